"""Curves: Bezier curves, and paths measured by arc length."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

Float64 = NDArray[np.float64]
Point = tuple[float, float]

BEZIER_POINTS = 64


def bezier(p0: Point, p1: Point, p2: Point, p3: Point, count: int = BEZIER_POINTS) -> Float64:
    """`count` points, shape (count, 2), on the cubic Bezier curve from p0 to p3.

    B(t) = (1-t)^3 p0 + 3 (1-t)^2 t p1 + 3 (1-t) t^2 p2 + t^3 p3, with t in equal steps.
    """
    if count < 2:
        raise ValueError("a curve needs at least two points")
    t = np.linspace(0.0, 1.0, count)[:, None]
    s = 1.0 - t
    controls = (np.asarray(p, dtype=np.float64) for p in (p0, p1, p2, p3))
    a, b, c, d = controls
    return np.asarray(s**3 * a + 3 * s**2 * t * b + 3 * s * t**2 * c + t**3 * d)


class Path:
    """A chain of points that is asked by the share t of its length: 0 is its start, 1 its end.

    Values of t beyond 0..1 give the ends.  Raises ValueError for fewer than two different points.
    """

    def __init__(self, points: ArrayLike) -> None:
        chain = np.array(points, dtype=np.float64)
        if chain.ndim != 2 or chain.shape[1] != 2:
            raise ValueError("a path needs (x, y) points")
        steps = np.hypot(*np.diff(chain, axis=0).T)
        chain = chain[np.concatenate([[True], steps > 0.0])]
        if len(chain) < 2:
            raise ValueError("a path needs at least two different points")
        # A point that was dropped may have been the last one: it equals its neighbour, so the
        # end is still hit exactly.
        steps = np.diff(chain, axis=0)
        lengths = np.hypot(*steps.T)
        self._points: Float64 = chain
        self._reached: Float64 = np.concatenate([[0.0], np.cumsum(lengths)])
        for array in (self._points, self._reached):
            array.setflags(write=False)

    @property
    def points(self) -> Float64:
        """The points, shape (n, 2), read-only."""
        return self._points

    @property
    def length(self) -> float:
        """Arc length."""
        return float(self._reached[-1])

    def at(self, t: float) -> Point:
        """The point at the share t of the length."""
        x, y = self.points_at(np.array([t]))[0]
        return float(x), float(y)

    def angle(self, t: float) -> float:
        """Heading in radians: 0 points right, a quarter turn points down the screen."""
        return float(self.angles_at(np.array([t]))[0])

    def points_at(self, t: ArrayLike) -> Float64:
        """Points at many shares, shape (k, 2)."""
        reach = np.asarray(t, dtype=np.float64) * self.length
        x = np.interp(reach, self._reached, self._points[:, 0])
        y = np.interp(reach, self._reached, self._points[:, 1])
        return np.asarray(np.stack([x, y], axis=-1))

    def angles_at(self, t: ArrayLike) -> Float64:
        """Headings at many shares, shape (k); continuous along the path (no jumps by 2 pi)."""
        reach = np.asarray(t, dtype=np.float64) * self.length
        return np.asarray(np.interp(reach, self._reached, self._headings))

    @cached_property
    def _headings(self) -> Float64:
        # Of many paths nobody asks for it, and it takes as long as all the rest.
        steps = np.diff(self._points, axis=0)
        return _headings(steps / np.hypot(*steps.T)[:, None])

    def distance_to(self, x: float, y: float) -> float:
        """Distance from a point to the nearest place on the path."""
        start, step = self._points[:-1], np.diff(self._points, axis=0)
        away = np.array([x, y]) - start
        share = np.clip((away * step).sum(axis=1) / (step * step).sum(axis=1), 0.0, 1.0)
        gap = away - share[:, None] * step
        return float(np.hypot(gap[:, 0], gap[:, 1]).min())


def _headings(directions: Float64) -> Float64:
    """Heading at every point: the mean direction of the two segments that meet there."""
    before = np.concatenate([directions[:1], directions])
    after = np.concatenate([directions, directions[-1:]])
    mean = before + after
    turned_back = np.hypot(mean[:, 0], mean[:, 1]) < 1e-9
    mean[turned_back] = after[turned_back]
    return np.asarray(np.unwrap(np.arctan2(mean[:, 1], mean[:, 0])))
