"""Finding free places for labels in a plot."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from game.engine.arrays import Array
from game.view.drawing.box import Box

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

    def take_line(self, points: ArrayLike) -> None:
        """Keep a line free of labels."""
        self._lines = np.concatenate([self._lines, _along(points)])

    def take_guide(self, points: ArrayLike) -> None:
        """Keep a line free of labels that are see-through."""
        self._guides = np.concatenate([self._guides, _along(points)])

    def place(self, candidates: Iterable[Box], solid: bool = False) -> Box:
        """The first candidate that is free, else the one that hides least; it is taken.

        ``solid``: the label has a ground of its own, and may lie over guides.
        """
        tried: list[tuple[int, Box]] = []
        for box in candidates:
            tried.append((self._badness(box, solid), box))
            if not tried[-1][0]:
                break
        return self.take(min(tried, key=lambda one: one[0])[1])

    def place_if_free(self, candidates: Iterable[Box], solid: bool = False) -> Box | None:
        """The first candidate that is free; it is taken. None where there is none."""
        free = next((box for box in candidates if not self._badness(box, solid)), None)
        return None if free is None else self.take(free)

    def _badness(self, box: Box, solid: bool = False) -> int:
        outside = 0 if self.inside.covers(box, 0.5) else OUTSIDE
        over = sum(OVER_LABEL for other in self.taken if other.overlaps(box))
        lines = _inside(self._lines, box) + (0 if solid else _inside(self._guides, box))
        return outside + over + lines


def nearest_first(area: Box, x: float, y: float, width: float, height: float) -> Iterator[Box]:
    """Where in an area a label of this size could be, the nearest places to a point first."""
    across, down = (
        max(round(2 * room / max(own, 1.0)), 1) for room, own in ((area.w, width), (area.h, height))
    )
    places = [
        Box(
            area.x + (area.w - width) * i / across,
            area.y + (area.h - height) * j / down,
            width,
            height,
        )
        for i in range(across + 1)
        for j in range(down + 1)
    ]
    yield from sorted(places, key=lambda spot: math.hypot(spot.centerx - x, spot.centery - y))


def _inside(points: Array, box: Box) -> int:
    """How many of the points (n, 2) lie in a box."""
    after, before = points >= (box.x, box.y), points < (box.right, box.bottom)
    return int(np.count_nonzero((after & before).all(axis=1)))


def _along(points: ArrayLike) -> Array:
    """The corners of a line, and points between them where they are far apart: (n, 2)."""
    corners = np.asarray(points, dtype=np.float64)
    longest = np.abs(np.diff(corners, axis=0)).max(axis=1)
    if (longest <= STEP).all():
        return corners
    # All pieces at once: one by one takes as long as painting the curve.
    counts = np.maximum(np.ceil(longest / STEP), 1.0).astype(np.int64)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    share = within / np.repeat(counts, counts)
    starts, ways = (np.repeat(a, counts, axis=0) for a in (corners[:-1], np.diff(corners, axis=0)))
    return np.concatenate([starts + share[:, None] * ways, corners[-1:]])
