"""Fitting text into room: smaller type first, an ellipsis last, and lines broken between words.

A number is never cut: with digits missing it is another number. What holds one goes as far below
the floor of readable type as it must; other words go a part of that way.

Pure functions over a measuring function `width(string, size)` in logical units.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from game.view.drawing.theme import TYPE_FLOOR

Measure = Callable[[str, float], float]

ELLIPSIS: Final = "…"
SIZE_STEP: Final = 1.0
# Words that are too long even at the floor go down to this share of it before they are cut.
LAST_RESORT: Final = 0.4
# Numbers go on to this.
LEAST_SIZE: Final = 1.0
INFINITE: Final = "∞"


class FittedLine(NamedTuple):
    """What to draw so that it fits."""

    string: str
    size: float


class FittedLines(NamedTuple):
    """Lines to draw below each other so that they fit."""

    lines: tuple[str, ...]
    size: float


def fit_line(
    string: str, size: float, room: float, width: Measure, floor: float = TYPE_FLOOR
) -> FittedLine:
    """The largest type from `size` down to `floor` in which one line fits into `room`.

    When even the floor is too wide, better small than cut off: it goes below it.  Words that have
    no room there end with an ellipsis, at the floor.
    """
    for tried in sizes_down(size, least_size(string, min(size, floor))):
        if width(string, tried) <= room:
            return FittedLine(string, tried)
    least = LEAST_SIZE if holds_number(string) else min(size, floor)
    return FittedLine(shorten(string, least, room, width), least)


def holds_number(string: str) -> bool:
    """Whether there is a number in it, be it infinite."""
    return any(letter.isdigit() or letter == INFINITE for letter in string)


def least_size(string: str, floor: float) -> float:
    """How small the type may be made that it is whole: numbers as small as they must."""
    return LEAST_SIZE if holds_number(string) else floor * LAST_RESORT


def shorten(string: str, size: float, room: float, width: Measure) -> str:
    """The string, or its longest beginning with an ellipsis that fits; empty if nothing does.

    What holds a number is never shortened.
    """
    if width(string, size) <= room or holds_number(string):
        return string
    for end in range(len(string) - 1, -1, -1):
        shorter = string[:end].rstrip() + ELLIPSIS
        if width(shorter, size) <= room:
            return shorter
    return ""


def wrap(string: str, size: float, room: float, width: Measure) -> tuple[str, ...]:
    """Break a text into lines no wider than `room`, between words; "\\n" always breaks.

    A single word wider than the room is shortened, unless it holds a number.
    """
    lines: list[str] = []
    for paragraph in string.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return tuple(shorten(line, size, room, width) for line in lines)


def words_of(string: str) -> list[str]:
    """What lies between the places where a line may break; no-break spaces are none of them."""
    return [word for word in string.replace("\n", " ").split(" ") if word]


def fit_lines(
    string: str,
    size: float,
    room: tuple[float, float],
    spacing: float,
    width: Measure,
    floor: float = TYPE_FLOOR,
) -> FittedLines:
    """Wrap into a room (width, height), in the largest type from `size` to `floor` that fits.

    `spacing` is the line pitch as a multiple of the type size.  What is too much even at the floor
    goes below it; where that does not help, the last line that has room ends with an ellipsis,
    unless there are numbers.
    """
    lines: tuple[str, ...] = ()
    least = min(size, floor)
    for tried in sizes_down(size, least_size(string, least)):
        lines = wrap(string, tried, room[0], width)
        whole = all(width(word, tried) <= room[0] for word in words_of(string))
        if whole and len(lines) * tried * spacing <= room[1]:
            return FittedLines(lines, tried)
        least = tried
    count = max(1, int(room[1] // (least * spacing)))
    if len(lines) > count and not holds_number(string):
        last = _cut(lines[count - 1], least, room[0], width)
        lines = (*lines[: count - 1], last)
    return FittedLines(lines, least)


def sizes_down(size: float, floor: float) -> tuple[float, ...]:
    """Type sizes to try: from `size` down to `floor` in steps, both included."""
    tried = [size]
    while tried[-1] > floor:
        tried.append(max(floor, tried[-1] - SIZE_STEP))
    return tuple(tried)


def _cut(line: str, size: float, room: float, width: Measure) -> str:
    """The line with an ellipsis, its end cut off as far as needed."""
    if width(line + ELLIPSIS, size) <= room:
        return line + ELLIPSIS
    return shorten(line + ELLIPSIS, size, room, width)
