"""Strokes: antialiased lines, as premultiplied sprites."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Final

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.view.drawing.shapes import field, sprite
from game.view.drawing.shapes.field import Field
from game.view.drawing.shapes.sprite import Placed
from game.view.drawing.theme import Color

LEVELS: Final = 256
# Columns of a chart are drawn in groups by the height of their stretch of line, up to these bounds:
# most need few rows, a few steep ones need many.
ROW_BOUNDS: Final = (8, 24, 96)


def stroke(points: ArrayLike, color: Color, width: float) -> Placed:
    """A line through any points (n, 2), in device pixels, with round ends and joins."""
    traced = field.polyline(points, width / 2 + 1)
    covered = field.coverage(traced.distance - np.float32(width / 2))
    return sprite.gather(_ramp(color), _levels(covered)), traced.origin


def curve(points: ArrayLike, color: Color, width: float) -> Placed:
    """The same for a graph, a line whose x grows from point to point; fast for wide charts.

    One value for every column of pixels.  The distance of a pixel is its vertical distance times
    the cosine of the graph's direction there, so the line is equally wide at every slope; where
    the graph turns sharply it is cut off at the height of its neighbours.
    """
    graph = np.asarray(points, dtype=np.float64)
    if graph.ndim != 2 or graph.shape[1] != 2 or len(graph) < 2:
        raise ValueError("a graph needs at least two (x, y) points")
    half = np.float32(width / 2)
    graph, (left, base) = _local(graph)
    columns = np.arange(max(int(np.ceil(graph[-1, 0])), 1))
    y = np.interp(columns + 0.5, graph[:, 0], graph[:, 1]).astype(np.float32)
    slope = np.gradient(y) if len(y) > 1 else np.zeros_like(y)
    cosine = (1 / np.sqrt(1 + slope * slope)).astype(np.float32)
    low, high = _spread(y, math.ceil(half))
    above, below = _turning(y, slope)
    reach = (half + 1) / cosine
    first = np.floor(np.maximum(y - above - reach, low - half - 1)).astype(np.int64)
    last = np.ceil(np.minimum(y + below + reach, high + half + 1)).astype(np.int64)
    top = int(first.min())
    surface = sprite.transparent(len(columns), int(last.max()) - top)
    pixels = pygame.surfarray.pixels2d(surface).T
    ramp = _ramp(color)
    for chosen in _by_height(last - first):
        rows = np.arange(int((last - first)[chosen].max()))[:, None] + first[chosen]
        rows = np.minimum(rows, last[chosen] - 1)
        at = rows.astype(np.float32) + np.float32(0.5)
        distance = np.maximum((y - above)[chosen] - at, at - (y + below)[chosen])
        distance = np.maximum(distance, 0.0) * cosine[chosen]
        np.maximum(distance, low[chosen] - at, out=distance)
        np.maximum(distance, at - high[chosen], out=distance)
        pixels[rows - top, chosen] = ramp[_levels(field.coverage(distance - half))]
    del pixels
    return surface, (left, base + top)


def _local(graph: NDArray[np.float64]) -> tuple[NDArray[np.float64], tuple[int, int]]:
    """A graph relative to the whole pixel at its corner, so that rounding is the same anywhere."""
    corner = np.floor(graph.min(axis=0))
    return graph - corner, (int(corner[0]), int(corner[1]))


def _spread(y: Field, reach: int) -> tuple[Field, Field]:
    """The least and the greatest value within `reach` columns of every column."""
    padded = np.pad(y, reach, mode="edge")
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
    return around.min(axis=1), around.max(axis=1)


def _turning(y: Field, slope: Field) -> tuple[Field, Field]:
    """How far the graph reaches above and below its value inside each column, beyond its slope.

    Nothing on a straight line; at a peak, the way to its neighbours, so that it stays connected.
    """
    between = (y[:-1] + y[1:]) / 2
    left, right = np.append(y[:1], between), np.append(between, y[-1:])
    rise = np.abs(slope) / 2
    above = np.maximum(y - rise - np.minimum(left, right), 0.0)
    return above, np.maximum(np.maximum(left, right) - y - rise, 0.0)


def _by_height(heights: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """The columns in groups of like height, so that a few steep ones do not cost all the rest."""
    bounds = (0, *ROW_BOUNDS, max(int(heights.max()), ROW_BOUNDS[-1]))
    for above, up_to in itertools.pairwise(bounds):
        chosen = np.flatnonzero((heights > above) & (heights <= up_to))
        if len(chosen):
            yield chosen


def _levels(covered: Field) -> NDArray[np.uint16]:
    return np.asarray(covered * (LEVELS - 1) + np.float32(0.5)).astype(np.uint16)


def _ramp(color: Color) -> NDArray[np.uint32]:
    """Pixels of a colour from no to full coverage."""
    part = np.linspace(0.0, 1.0, LEVELS, dtype=np.float32)[:, None]
    return sprite.pack(part * np.append(sprite.unit(color), np.float32(1)))
