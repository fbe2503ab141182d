"""Small cards with a sentence: how wide they are, and where there is room for them."""

from collections.abc import Callable, Sequence
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.shapes.glass import SHADOW_DROP
from game.view.drawing.text.fitting import words_of, wrap
from game.view.drawing.text.typeface import Face

# Width of a string at a size in a face, in logical units.
Measure = Callable[[str, float, Face], float]

FACE: Final[Face] = "medium"
# Room for the shadow and the light around a card.
CARD_MARGIN: Final = max(theme.SHADOW_CARD * (1.0 + SHADOW_DROP), float(theme.GLOW_WIDE))

# Lines may be this much longer than they would be if all were equally long.
BALANCE: Final = 1.12


def balanced_lines(text: str, size: float, most: float, measure: Measure) -> tuple[str, ...]:
    """The text in as few lines of at most this width as can be, of about equal length."""

    def width(string: str, at: float) -> float:
        return measure(string, at, FACE)

    text = with_breaks(text, lambda word: width(word, size) <= most)
    lines = wrap(text, size, most, width)
    if len(lines) < 2:
        return lines
    even = width(text, size) / len(lines) * BALANCE
    longest_word = max(width(word, size) for word in words_of(text))
    balanced = wrap(text, size, min(max(even, longest_word), most), width)
    return balanced if len(balanced) == len(lines) else lines


def with_breaks(text: str, fits: Callable[[str], bool]) -> str:
    """The text with line breaks inside words that are too long, such as paths: after a slash if
    there is one, else anywhere.
    """
    return " ".join("\n".join(_pieces(word, fits)) for word in text.split(" "))


def _pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    pieces = []
    while len(word) > 1 and not fits(word):
        end = next((n for n in range(len(word) - 1, 1, -1) if fits(word[:n])), 1)
        slash = word.rfind("/", 0, end) + 1
        end = slash or end
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def longest(lines: Sequence[str], size: float, measure: Measure) -> float:
    """Width of the longest line."""
    return max(measure(line, size, FACE) for line in lines)


def beside(
    target: Box, size: tuple[float, float], room: Box, gap: float, taken: Sequence[Box] = ()
) -> Box:
    """A place for a card next to a target: above it if there is room, else below, else aside.

    The card never covers the target, unless the room is too small for both, and as few as can be
    of the places that are ``taken``.
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
    fitting = [place for place in places if room.covers(place)]
    return min(
        fitting,
        key=lambda place: sum(place.overlaps(other) for other in taken),
        default=fallback,
    )


def _within(start: float, length: float, low: float, high: float) -> float:
    """The start moved so that the length lies between the limits; its beginning wins."""
    return max(min(start, high - length), low)
