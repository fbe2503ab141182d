"""Signed-distance fields: shapes as numbers.

The field of a shape gives, for every pixel centre, the distance to the shape's outline: negative
inside, positive outside.  From one field follow its antialiased filling (`coverage`), outlines,
glows and shadows of any width.  All fields are float32 arrays in device pixels.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Field = NDArray[np.float32]
Places = NDArray[np.intp]

# What is shorter has no length.
TINY: Final = 1e-12


def pixel_grid(width: int, height: int) -> tuple[Field, Field]:
    """Coordinates of the pixel centres, each of shape (height, width)."""
    xs = np.arange(width, dtype=np.float32) + np.float32(0.5)
    ys = np.arange(height, dtype=np.float32) + np.float32(0.5)
    x, y = np.meshgrid(xs, ys)
    return x, y


def coverage(distance: Field) -> Field:
    """How much of each pixel the shape covers, 0 to 1: a ramp one pixel wide about the outline."""
    return np.asarray(np.clip(np.float32(0.5) - distance, 0.0, 1.0))


def stroke(distance: Field, width: float) -> Field:
    """Field of the outline of a shape, drawn `width` wide and centred on it."""
    return np.asarray(np.abs(distance) - np.float32(width / 2))


def rounded_box(
    x: Field,
    y: Field,
    center_x: float,
    center_y: float,
    half_width: float,
    half_height: float,
    radius: float,
) -> Field:
    """Field of a rectangle with round corners; `x` and `y` may be any broadcastable shapes."""
    across = np.abs(x - np.float32(center_x)) - np.float32(half_width - radius)
    down = np.abs(y - np.float32(center_y)) - np.float32(half_height - radius)
    outside = np.hypot(np.maximum(across, 0.0), np.maximum(down, 0.0))
    inside = np.minimum(np.maximum(across, down), 0.0)
    return np.asarray(outside + inside - np.float32(radius), dtype=np.float32)


def circle(x: Field, y: Field, center_x: float, center_y: float, radius: float) -> Field:
    """Field of a disc."""
    reach = np.hypot(x - np.float32(center_x), y - np.float32(center_y))
    return np.asarray(reach - np.float32(radius), dtype=np.float32)


def segment(x: Field, y: Field, ax: float, ay: float, bx: float, by: float) -> Field:
    """Distance (never negative) to the straight segment from a to b."""
    # Several times quicker than `np.hypot`; nothing here is large enough to overflow.
    return np.asarray(np.sqrt(_square_distance(x, y, ax, ay, bx, by)))


def _square_distance(x: Field, y: Field, ax: float, ay: float, bx: float, by: float) -> Field:
    """Square of the distance to a segment: of how far beyond one of its ends and how far beside it
    a place lies. In place: a line is many small windows.
    """
    length = math.hypot(bx - ax, by - ay)
    # One without a length goes to the right.
    along_x, along_y = ((bx - ax) / length, (by - ay) / length) if length > TINY else (1.0, 0.0)
    from_x, from_y = x - ax, y - ay
    square: Field = from_x * along_x + from_y * along_y
    other = np.maximum(square, 0.0)
    np.minimum(other, length, out=other)
    square -= other
    square *= square
    np.subtract(from_x * along_y, from_y * along_x, out=other)
    other *= other
    square += other
    return square


def polygon(x: Field, y: Field, points: Sequence[tuple[float, float]] | ArrayLike) -> Field:
    """Field of a filled polygon, convex or not; `points` in order, either way round.

    Sign by crossing parity (I. Quilez, "sdPolygon").
    """
    corners = np.asarray(points, dtype=np.float32)
    if corners.ndim != 2 or corners.shape[1] != 2 or len(corners) < 3:
        raise ValueError("a polygon needs at least three (x, y) points")
    shape = np.broadcast_shapes(x.shape, y.shape)
    nearest = np.full(shape, np.inf, dtype=np.float32)
    inside = np.zeros(shape, dtype=bool)
    edges = zip(corners.tolist(), np.roll(corners, 1, axis=0).tolist(), strict=True)
    for (ax, ay), (bx, by) in edges:
        nearest = np.minimum(nearest, segment(x, y, ax, ay, bx, by))
        starts_above, ends_above = y >= ay, y >= by
        right_of_edge = (bx - ax) * (y - ay) > (by - ay) * (x - ax)
        inside ^= (starts_above != ends_above) & (starts_above == right_of_edge)
    return np.where(inside, -nearest, nearest)


class PolylineField(NamedTuple):
    """Distance to a chain of segments, on the window of pixels that lie within its reach.

    `distance`: float32 (height, width), `reach` + 1 where nothing is near.  `nearest`: the number
    of the nearest segment from 1, of the first of them if several are as near; 0 where none is.
    `chain`: float64 (n, 2), the points seen from the window's top left corner, which is device
    pixel `origin` (x, y).
    """

    distance: Field
    nearest: NDArray[np.unsignedinteger]
    chain: NDArray[np.float64]
    origin: tuple[int, int]

    def along(self, rows: Places, columns: Places) -> Field:
        """Where on the chain, by arc length from 0 at its start to 1 at its end, the point nearest
        to each of these pixels lies; they must have a nearest segment.
        """
        steps = np.diff(self.chain, axis=0)
        lengths = np.hypot(*steps.T)
        starts = np.concatenate([[0.0], np.cumsum(lengths[:-1])])
        number = self.nearest[rows, columns].astype(np.intp) - 1
        ax, ay = self.chain.T.astype(np.float32)
        dx, dy = steps.T.astype(np.float32)
        from_x = columns.astype(np.float32) + np.float32(0.5) - ax[number]
        from_y = rows.astype(np.float32) + np.float32(0.5) - ay[number]
        part = _share(from_x, from_y, dx[number], dy[number])
        place = (starts[number] + part * lengths[number]) / max(float(lengths.sum()), TINY)
        return np.asarray(place, dtype=np.float32)


def _share(from_x: Field, from_y: Field, dx: Field, dy: Field) -> Field:
    """How far along a segment (0 to 1) its nearest point lies, for places seen from its start."""
    square = np.maximum((dx * dx + dy * dy).astype(np.float64), TINY)
    share = from_x * dx + from_y * dy
    share *= (1.0 / square).astype(np.float32)
    return np.asarray(np.clip(share, np.float32(0.0), np.float32(1.0)))


def polyline(points: ArrayLike, reach: float) -> PolylineField:
    """Field of a chain of segments through `points`, shape (n, 2), in device pixels.

    Each segment is evaluated only where it may be the nearest one, so that the cost follows the
    chain's length and not the area around it.
    """
    chain = np.asarray(points, dtype=np.float64)
    if chain.ndim != 2 or chain.shape[1] != 2 or len(chain) < 2:
        raise ValueError("a polyline needs at least two (x, y) points")
    low = np.floor(chain.min(axis=0) - reach).astype(int)
    high = np.ceil(chain.max(axis=0) + reach).astype(int) + 1
    width, height = (int(size) for size in high - low)
    chain = chain - low
    x = np.arange(width, dtype=np.float32) + np.float32(0.5)
    y = np.arange(height, dtype=np.float32)[:, None] + np.float32(0.5)
    square = np.full((height, width), (reach + 1.0) ** 2, dtype=np.float32)
    nearest = np.zeros((height, width), dtype=np.min_scalar_type(len(chain)))
    segments = itertools.pairwise(chain.tolist())
    windows = zip(_windows(chain, reach + 1.0), segments, strict=True)
    for number, ((left, top, right, bottom), (start, end)) in enumerate(windows, 1):
        near, which = square[top:bottom, left:right], nearest[top:bottom, left:right]
        here = _square_distance(x[left:right], y[top:bottom], *start, *end)
        # The later number is the larger one: quicker than to write only where it is nearer.
        closer = (here < near).astype(nearest.dtype)
        closer *= nearest.dtype.type(number)
        np.maximum(which, closer, out=which)
        np.minimum(near, here, out=near)
    distance = np.sqrt(square, out=square)
    return PolylineField(distance, nearest, chain, (int(low[0]), int(low[1])))


def _windows(chain: NDArray[np.float64], reach: float) -> list[list[int]]:
    """Left, top, right and bottom of where each segment may be the nearest one within reach.

    Whatever is nearest to a segment lies straight beside it, and what is nearest to a corner of the
    chain between straight beside the one and beside the other segment.
    """
    steps = np.diff(chain, axis=0)
    lengths = np.maximum(np.hypot(*steps.T), TINY)
    beside = steps[:, ::-1] * (reach / lengths)[:, None]
    # How far it goes from each corner across and down: all around from the ends, and where the way
    # from beside the one to beside the other segment leads past an axis.
    room = np.full_like(chain, reach)
    room[1:-1] = np.maximum(np.abs(beside[:-1]), np.abs(beside[1:]))
    room[1:-1][(beside[:-1] * beside[1:])[:, ::-1] <= 0.0] = reach
    low, high = np.floor(chain - room), np.ceil(chain + room) + 1.0
    first, last = np.minimum(low[:-1], low[1:]), np.maximum(high[:-1], high[1:])
    windows: list[list[int]] = np.hstack([np.maximum(first, 0.0), last]).astype(int).tolist()
    return windows
