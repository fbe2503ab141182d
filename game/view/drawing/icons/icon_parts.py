"""What icons are drawn from: strokes, arcs and rounded shapes on a grid of 64 by 64 units."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from functools import reduce
from typing import Final

import numpy as np

from game.view.drawing.shapes.field import Field, polygon, segment

GRID: Final = 64
MIDDLE: Final = 32.0

# From the coordinates of the pixel centres to the distance from the icon's edge.
Icon = Callable[[Field, Field], Field]
Points = tuple[tuple[float, float], ...]


def union(*fields: Field) -> Field:
    """All of several shapes."""
    return reduce(np.minimum, fields)


def without(shape: Field, hole: Field) -> Field:
    """A shape with a hole in it."""
    return np.maximum(shape, -hole)


def chain(x: Field, y: Field, points: Points, width: float) -> Field:
    """A line through points with round ends, `width` wide."""
    parts = (segment(x, y, *a, *b) for a, b in itertools.pairwise(points))
    return np.asarray(union(*parts) - np.float32(width / 2))


def rounded(x: Field, y: Field, points: Points, radius: float) -> Field:
    """A filled polygon whose corners are rounded outwards."""
    return np.asarray(polygon(x, y, points) - np.float32(radius))


def arc(x: Field, y: Field, radius: float, start: float, stop: float, width: float) -> Field:
    """Part of a ring about the middle, from `start` clockwise to `stop` (degrees, 0 at the top)."""
    half = math.radians((stop - start) / 2)
    turn = math.radians((stop + start) / 2)
    away_x, away_y = x - MIDDLE, y - MIDDLE
    # In a frame whose upward axis passes through the middle of the arc.
    side = np.abs(away_x * math.cos(turn) + away_y * math.sin(turn))
    up = away_x * math.sin(turn) - away_y * math.cos(turn)
    end_x, end_y = radius * math.sin(half), radius * math.cos(half)
    within = math.cos(half) * side < math.sin(half) * up
    on_ring = np.abs(np.hypot(side, up) - radius)
    at_end = np.hypot(side - end_x, up - end_y)
    return np.asarray(np.where(within, on_ring, at_end) - width / 2, dtype=np.float32)
