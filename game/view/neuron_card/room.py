"""Finding free places for labels in a plot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point

# A line counts as taken in steps of this length.
STEP: Final = 6.0
# How bad it is that a label lies over another one, or outside, in points of a line.
OVER_LABEL: Final = 100
OUTSIDE: Final = 1000


class Room:
    """A rectangle in which lines and labels take their places one after another."""

    def __init__(self, inside: Box) -> None:
        self.inside = inside
        self.taken: list[Box] = []
        self._lines: list[Point] = []
        self._guides: list[Point] = []

    def take(self, box: Box) -> Box:
        """Keep a rectangle free of labels."""
        self.taken.append(box)
        return box

    def take_line(self, points: Iterable[Point]) -> None:
        """Keep a line free of labels."""
        self._lines += _along(points)

    def take_guide(self, points: Iterable[Point]) -> None:
        """Keep a line free of labels that are see-through."""
        self._guides += _along(points)

    def place(self, candidates: Sequence[Box], solid: bool = False) -> Box:
        """The first candidate that is free, else the one that hides least; it is taken.

        ``solid``: the label has a ground of its own, and may lie over guides.
        """
        return self.take(min(candidates, key=lambda box: self._badness(box, solid)))

    def place_if_free(self, candidates: Sequence[Box]) -> Box | None:
        """The first candidate that is free; it is taken. None where there is none."""
        free = next((box for box in candidates if not self._badness(box)), None)
        return None if free is None else self.take(free)

    def _badness(self, box: Box, solid: bool = False) -> int:
        outside = 0 if self.inside.covers(box, 0.5) else OUTSIDE
        over = sum(OVER_LABEL for other in self.taken if other.overlaps(box))
        lines = self._lines if solid else [*self._lines, *self._guides]
        return outside + over + sum(box.contains(*point) for point in lines)


def _along(points: Iterable[Point]) -> Iterator[Point]:
    """The corners of a line, and points between them."""
    for (x0, y0), (x1, y1) in pairwise(points):
        count = max(round(max(abs(x1 - x0), abs(y1 - y0)) / STEP), 1)
        for part in range(count + 1):
            share = part / count
            yield x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
