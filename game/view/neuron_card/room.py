"""Finding free places for labels in a plot."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from game.engine.arrays import Array
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point

# A line counts as taken in steps of this length.
STEP: Final = 6.0
# How bad it is that a label lies over another one, or outside, in points of a line.
OVER_LABEL: Final = 100
OUTSIDE: Final = 1000
NO_POINTS: Final = np.empty((0, 2))


class Room:
    """A rectangle in which lines and labels take their places one after another."""

    def __init__(self, inside: Box) -> None:
        self.inside = inside
        self.taken: list[Box] = []
        self._lines: Array = NO_POINTS
        self._guides: Array = NO_POINTS

    def copy(self) -> Room:
        """The same, to take further places in."""
        other = Room(self.inside)
        other.taken, other._lines, other._guides = [*self.taken], self._lines, self._guides
        return other

    def take(self, box: Box) -> Box:
        """Keep a rectangle free of labels."""
        self.taken.append(box)
        return box

    def take_line(self, points: Iterable[Point]) -> None:
        """Keep a line free of labels."""
        self._lines = np.concatenate([self._lines, *_along(points)])

    def take_guide(self, points: Iterable[Point]) -> None:
        """Keep a line free of labels that are see-through."""
        self._guides = np.concatenate([self._guides, *_along(points)])

    def place(self, candidates: Sequence[Box], solid: bool = False) -> Box:
        """The first candidate that is free, else the one that hides least; it is taken.

        ``solid``: the label has a ground of its own, and may lie over guides.
        """
        best, least = candidates[0], math.inf
        for box in candidates:
            badness = self._badness(box, solid)
            if badness < least:
                best, least = box, badness
            if not badness:
                break
        return self.take(best)

    def place_if_free(self, candidates: Sequence[Box]) -> Box | None:
        """The first candidate that is free; it is taken. None where there is none."""
        free = next((box for box in candidates if not self._badness(box)), None)
        return None if free is None else self.take(free)

    def _badness(self, box: Box, solid: bool = False) -> int:
        outside = 0 if self.inside.covers(box, 0.5) else OUTSIDE
        over = sum(OVER_LABEL for other in self.taken if other.overlaps(box))
        lines = _inside(self._lines, box) + (0 if solid else _inside(self._guides, box))
        return outside + over + lines


def _inside(points: Array, box: Box) -> int:
    """How many of the points (n, 2) lie in a box."""
    after, before = points >= (box.x, box.y), points < (box.right, box.bottom)
    return int(np.count_nonzero((after & before).all(axis=1)))


def _along(points: Iterable[Point]) -> list[Array]:
    """The corners of a line, and points between them, piece by piece."""
    pieces = []
    for start, end in pairwise(points):
        count = max(round(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / STEP), 1)
        pieces.append(np.linspace(start, end, count + 1))
    return pieces
