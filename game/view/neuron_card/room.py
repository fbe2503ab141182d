"""Finding free places for labels in a plot."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.engine.arrays import Array
from game.view.drawing.box import Box

# A line counts as taken in steps of this length.
STEP: Final = 6.0
# How bad it is that a label lies over another one, or outside, in points of a line.
OVER_LABEL: Final = 100
OUTSIDE: Final = 1000
# So far beyond the edge does not count as outside.
SLACK: Final = 0.5
NO_POINTS: Final = np.empty((0, 2))
# So many places are tried at once: hardly longer than one alone.
AT_ONCE: Final = 24


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
        best, least = self.inside, math.inf
        for boxes, badness in self._tried(candidates, solid):
            first = int(badness.argmin())
            if badness[first] < least:
                best, least = boxes[first], badness[first]
            if not least:
                break
        return self.take(best)

    def place_if_free(self, candidates: Iterable[Box], solid: bool = False) -> Box | None:
        """The first candidate that is free; it is taken. None where there is none."""
        for boxes, badness in self._tried(candidates, solid):
            first = int(badness.argmin())
            if not badness[first]:
                return self.take(boxes[first])
        return None

    def _tried(
        self, candidates: Iterable[Box], solid: bool
    ) -> Iterator[tuple[Sequence[Box], NDArray[np.int64]]]:
        """Some candidates after others, each with how bad its place is."""
        following = iter(candidates)
        while boxes := list(islice(following, AT_ONCE)):
            yield boxes, self._badness(_Edges.of(boxes), solid)

    def _badness(self, boxes: _Edges, solid: bool) -> NDArray[np.int64]:
        taken, around = _Edges.of(self.taken), _Edges.of([self.inside.inset(-SLACK)])
        badness = OUTSIDE * (~around.cover(boxes)).sum(axis=0)
        badness += OVER_LABEL * taken.overlap(boxes).sum(axis=0)
        badness += boxes.holding(self._lines)
        if not solid:
            badness += boxes.holding(self._guides)
        return np.asarray(badness)


class _Edges(NamedTuple):
    """The edges of some boxes, each (boxes,)."""

    left: Array
    top: Array
    right: Array
    bottom: Array

    @classmethod
    def of(cls, boxes: Sequence[Box]) -> _Edges:
        x, y, w, h = np.array(boxes, dtype=np.float64).reshape(-1, 4).T
        return cls(x, y, x + w, y + h)

    def cover(self, others: _Edges) -> NDArray[np.bool_]:
        """Whether each of these (rows) covers each of the others (columns)."""
        across = (self.left[:, None] <= others.left) & (others.right <= self.right[:, None])
        return across & (self.top[:, None] <= others.top) & (others.bottom <= self.bottom[:, None])

    def overlap(self, others: _Edges) -> NDArray[np.bool_]:
        """Whether each of these (rows) shares any area with each of the others (columns)."""
        across = (self.left[:, None] < others.right) & (others.left < self.right[:, None])
        return across & (self.top[:, None] < others.bottom) & (others.top < self.bottom[:, None])

    def holding(self, points: Array) -> NDArray[np.int64]:
        """How many of the points (n, 2) lie in each."""
        x, y = points.T
        across = (self.left[:, None] <= x) & (x < self.right[:, None])
        inside = across & (self.top[:, None] <= y) & (y < self.bottom[:, None])
        return np.asarray(np.count_nonzero(inside, axis=1))


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
