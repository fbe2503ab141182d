"""Sentences with coloured parts: split at the placeholders of a template, fitted, wrapped, drawn.

A sentence never loses a word: it shrinks to the floor, and takes a further line where it may.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from string import Formatter
from typing import Final, NamedTuple

from game.view.drawing.canvas import Canvas
from game.view.drawing.text.fitting import sizes_down
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color

# Lines may be this much longer than they would be if all were equally long.
BALANCE: Final = 1.12
# A sentence that is far too long goes down to this share of the floor.
LAST_RESORT: Final = 0.4


class Run(NamedTuple):
    """Characters of one colour."""

    string: str
    color: Color


Sentence = tuple[Run, ...]
# Width of a string at a size.
Width = Callable[[str, float], float]


class FittedSentence(NamedTuple):
    """Lines to draw below each other, in type of this size."""

    lines: tuple[Sentence, ...]
    size: float


def sentence(template: str, color: Color, values: Mapping[str, Run]) -> Sentence:
    """A template's words in one colour, its placeholders filled with runs in their own.

    A placeholder without a value shows itself.
    """
    runs: list[Run] = []
    for words, name, _, _ in Formatter().parse(template):
        if words:
            runs.append(Run(words, color))
        if name is not None:
            runs.append(values.get(name, Run(f"{{{name}}}", color)))
    return _joined(runs)


def fit_sentence(
    given: Sentence,
    size: float,
    floor: float,
    room: float,
    lines: int,
    width: Width,
    tallest: float = math.inf,
) -> FittedSentence:
    """As large as fits into so many lines; at the floor in as many lines as it takes.

    Fewer lines are better than larger type, down to the floor. ``tallest``: the most that the sizes
    of all lines may add up to where there are several.
    """
    for count in range(1, lines + 1):
        for tried in sizes_down(size, floor):
            broken = wrap_sentence(given, tried, room, width)
            whole = all(line_width(line, tried, width) <= room for line in broken)
            low = len(broken) == 1 or len(broken) * tried <= tallest
            if len(broken) <= count and whole and low:
                return FittedSentence(_balanced(given, broken, tried, room, width), tried)
    least = min(size, floor)
    return FittedSentence(wrap_sentence(given, least, room, width), least)


def squeezed(
    given: Sentence, floor: float, room: float, lines: int, width: Width
) -> FittedSentence:
    """In so many lines whatever it takes: what does not fit at the floor goes below it. Better
    small than cut off.
    """
    least = floor * LAST_RESORT
    return next(
        (
            FittedSentence(broken, tried)
            for tried in sizes_down(floor, least)
            for broken in (wrap_sentence(given, tried, room, width),)
            if len(broken) <= lines and all(line_width(b, tried, width) <= room for b in broken)
        ),
        FittedSentence(wrap_sentence(given, least, room, width), least),
    )


def _balanced(
    given: Sentence, lines: tuple[Sentence, ...], size: float, room: float, width: Width
) -> tuple[Sentence, ...]:
    """As many lines, of about equal length: no word is left alone on the last one."""
    if len(lines) < 2:
        return lines
    even = line_width(given, size, width) / len(lines) * BALANCE
    balanced = wrap_sentence(given, size, min(even, room), width)
    fits = all(line_width(line, size, width) <= room for line in balanced)
    return balanced if fits and len(balanced) == len(lines) else lines


def wrap_sentence(given: Sentence, size: float, room: float, width: Width) -> tuple[Sentence, ...]:
    """Lines no wider than the room, broken between words; a word is never broken."""
    lines: list[Sentence] = []
    line: Sentence = ()
    for word in _words(given):
        longer = _joined((*line, Run(" ", word[0].color), *word)) if line else word
        if line and line_width(longer, size, width) > room:
            lines.append(line)
            longer = word
        line = longer
    return (*lines, line) if line else tuple(lines)


def line_width(line: Sentence, size: float, width: Width) -> float:
    """The width of a line in one row."""
    return sum(width(run.string, size) for run in line)


def draw_sentence(
    canvas: Canvas,
    fitted: FittedSentence,
    x: float,
    middle: float,
    pitch: float,
    face: Face = "medium",
) -> None:
    """Draw the lines from the left, as a block about this height; ``pitch`` in sizes of type."""
    step = fitted.size * pitch
    top = middle - step * (len(fitted.lines) - 1) / 2
    for number, line in enumerate(fitted.lines):
        left = x
        for run in line:
            canvas.text(run.string, left, top + number * step, fitted.size, run.color, face)
            left += canvas.text_width(run.string, fitted.size, face)


def plain(given: Sentence) -> str:
    """The sentence without its colours."""
    return "".join(run.string for run in given)


def _joined(runs: Sequence[Run]) -> Sentence:
    """Neighbours of one colour become one run, so that their letters keep their usual distance."""
    return tuple(
        Run("".join(run.string for run in group), color)
        for color, group in groupby(runs, key=lambda run: run.color)
    )


def _words(given: Sentence) -> Iterator[Sentence]:
    """The words, each of one or more runs; a number and the full stop after it are one word."""
    word: list[Run] = []
    for run in given:
        for place, piece in enumerate(run.string.split(" ")):
            if place and word:
                yield tuple(word)
                word = []
            if piece:
                word.append(Run(piece, run.color))
    if word:
        yield tuple(word)
