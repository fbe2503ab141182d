"""Signed-distance fields: shapes as numbers.

The field of a shape gives, for every pixel centre, the distance to the shape's outline: negative
inside, positive outside.  From one field follow its antialiased filling (`coverage`), outlines,
glows and shadows of any width.  All fields are float32 arrays in device pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Field = NDArray[np.float32]
Places = NDArray[np.intp]


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
    dx, dy = np.float32(bx - ax), np.float32(by - ay)
    from_x, from_y = x - np.float32(ax), y - np.float32(ay)
    share = _share(from_x, from_y, dx, dy)
    # In place from here on: a line is many small windows, and new arrays would take half the time.
    across, down = share * dx, share
    down *= dy
    np.subtract(from_x, across, out=across)
    np.subtract(from_y, down, out=down)
    across *= across
    down *= down
    across += down
    # Several times quicker than `np.hypot`; nothing here is large enough to overflow.
    return np.asarray(np.sqrt(across, out=across))


def _share(from_x: Field, from_y: Field, dx: Field | np.float32, dy: Field | np.float32) -> Field:
    """How far along a segment (0 to 1) its nearest point lies, for places seen from its start."""
    square = np.maximum((dx * dx + dy * dy).astype(np.float64), 1e-12)
    share = from_x * dx + from_y * dy
    share *= (1.0 / square).astype(np.float32)
    # `np.clip` takes longer than these two: most windows are small.
    np.maximum(share, np.float32(0.0), out=share)
    return np.asarray(np.minimum(share, np.float32(1.0), out=share))


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
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, 1, axis=0), strict=True):
        nearest = np.minimum(nearest, segment(x, y, ax, ay, bx, by))
        starts_above, ends_above = y >= ay, y >= by
        right_of_edge = (bx - ax) * (y - ay) > (by - ay) * (x - ax)
        inside ^= (starts_above != ends_above) & (starts_above == right_of_edge)
    return np.where(inside, -nearest, nearest)


@dataclass(frozen=True, slots=True, eq=False)
class PolylineField:
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
        place = (starts[number] + part * lengths[number]) / max(float(lengths.sum()), 1e-12)
        return np.asarray(place, dtype=np.float32)


def polyline(points: ArrayLike, reach: float) -> PolylineField:
    """Field of a chain of segments through `points`, shape (n, 2), in device pixels.

    Each segment is evaluated only on its own window, so that the cost follows the chain's length
    and not the area around it.
    """
    chain = np.asarray(points, dtype=np.float64)
    if chain.ndim != 2 or chain.shape[1] != 2 or len(chain) < 2:
        raise ValueError("a polyline needs at least two (x, y) points")
    low = np.floor(chain.min(axis=0) - reach).astype(int)
    high = np.ceil(chain.max(axis=0) + reach).astype(int) + 1
    width, height = (int(size) for size in high - low)
    chain = chain - low
    x, y = np.arange(width, dtype=np.float32)[None, :], np.arange(height, dtype=np.float32)[:, None]
    x, y = x + np.float32(0.5), y + np.float32(0.5)
    distance = np.full((height, width), reach + 1.0, dtype=np.float32)
    nearest = np.zeros((height, width), dtype=np.min_scalar_type(len(chain)))
    starts, ends = chain[:-1], chain[1:]
    corners = np.maximum(np.floor(np.minimum(starts, ends) - reach).astype(int), 0)
    opposite = np.ceil(np.maximum(starts, ends) + reach).astype(int) + 1
    windows = zip(corners.tolist(), opposite.tolist(), strict=True)
    for number, ((left, top), (right, bottom)) in enumerate(windows):
        near, which = distance[top:bottom, left:right], nearest[top:bottom, left:right]
        here = segment(x[:, left:right], y[top:bottom], *starts[number], *ends[number])
        # The later number is the larger one: quicker than to write only where it is nearer.
        closer = (here < near).astype(nearest.dtype)
        closer *= nearest.dtype.type(number + 1)
        np.maximum(which, closer, out=which)
        np.minimum(near, here, out=near)
    return PolylineField(distance, nearest, chain, (int(low[0]), int(low[1])))
