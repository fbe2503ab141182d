"""Small cards with a sentence: how wide they are, and where there is room for them."""

from collections.abc import Callable, Sequence
from typing import Final

from game.view.box import Box
from game.view.fitting import wrap
from game.view.typeface import Face

# Width of a string at a size in a face, in logical units.
Measure = Callable[[str, float, Face], float]

# Lines may be this much longer than they would be if all were equally long.
BALANCE: Final = 1.12


def balanced_lines(
    text: str, size: float, most: float, measure: Measure, face: Face = "medium"
) -> tuple[str, ...]:
    """The text in as few lines of at most this width as can be, of about equal length."""

    def width(string: str, at: float) -> float:
        return measure(string, at, face)

    lines = wrap(text, size, most, width)
    if len(lines) < 2:
        return lines
    narrow = width(text, size) / len(lines) * BALANCE
    balanced = wrap(text, size, min(narrow, most), width)
    return balanced if len(balanced) == len(lines) else lines


def longest(lines: Sequence[str], size: float, measure: Measure, face: Face = "medium") -> float:
    """Width of the longest line."""
    return max(measure(line, size, face) for line in lines)


def beside(target: Box, size: tuple[float, float], room: Box, gap: float) -> Box:
    """A place for a card next to a target: above it if there is room, else below, else aside.

    The card never covers the target, unless the room is too small for both.
    """
    width, height = size
    x = _within(target.centerx - width / 2, width, room.x, room.right)
    y = _within(target.centery - height / 2, height, room.y, room.bottom)
    places = (
        Box(x, target.y - gap - height, width, height),
        Box(x, target.bottom + gap, width, height),
        Box(target.x - gap - width, y, width, height),
        Box(target.right + gap, y, width, height),
    )
    fallback = Box(x, y, width, height)
    return next((place for place in places if room.covers(place)), fallback)


def _within(start: float, length: float, low: float, high: float) -> float:
    """The start moved so that the length lies between the limits; its beginning wins."""
    return max(min(start, high - length), low)
