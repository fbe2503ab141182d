"""Signed-distance fields: shapes as numbers.

The field of a shape gives, for every pixel centre, the distance to the shape's outline: negative
inside, positive outside.  From one field follow its antialiased filling (`coverage`), outlines,
glows and shadows of any width.  All fields are float32 arrays in device pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.engine.dataclass import dataclass

Field = NDArray[np.float32]


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
    return _segment(x, y, ax, ay, bx, by)[0]


def _segment(x: Field, y: Field, ax: float, ay: float, bx: float, by: float) -> tuple[Field, Field]:
    """Distance to a segment, and how far along it (0 to 1) its nearest point lies."""
    dx, dy = np.float32(bx - ax), np.float32(by - ay)
    from_x, from_y = x - np.float32(ax), y - np.float32(ay)
    square = max(float(dx * dx + dy * dy), 1e-12)
    along = (from_x * dx + from_y * dy) * np.float32(1.0 / square)
    # `np.clip` takes longer than these two: most windows are small.
    np.minimum(np.maximum(along, np.float32(0.0), out=along), np.float32(1.0), out=along)
    from_x, from_y = from_x - along * dx, from_y - along * dy
    # Several times quicker than `np.hypot`; nothing here is large enough to overflow.
    distance = np.sqrt(from_x * from_x + from_y * from_y)
    return np.asarray(distance, np.float32), np.asarray(along, np.float32)


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
        nearest = np.minimum(nearest, _segment(x, y, ax, ay, bx, by)[0])
        starts_above, ends_above = y >= ay, y >= by
        right_of_edge = (bx - ax) * (y - ay) > (by - ay) * (x - ax)
        inside ^= (starts_above != ends_above) & (starts_above == right_of_edge)
    return np.where(inside, -nearest, nearest)


@dataclass(frozen=True, slots=True, eq=False)
class PolylineField:
    """Distance to a chain of segments, on the window of pixels that lie within its reach.

    `distance`: float32 (height, width), `reach` + 1 where nothing is near.  `along`: float32, the
    nearest point's place on the chain by arc length, 0 at its start and 1 at its end.  `origin`:
    device pixel (x, y) of the window's top left corner.
    """

    distance: Field
    along: Field
    origin: tuple[int, int]


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
    distance = np.full((height, width), reach + 1.0, dtype=np.float32)
    along = np.zeros((height, width), dtype=np.float32)
    lengths = np.hypot(*np.diff(chain, axis=0).T)
    total = max(float(lengths.sum()), 1e-12)
    start = 0.0
    for a, b, length in zip(chain[:-1] - low, chain[1:] - low, lengths, strict=True):
        left, top = np.maximum(np.floor(np.minimum(a, b) - reach).astype(int), 0)
        right, bottom = np.ceil(np.maximum(a, b) + reach).astype(int) + 1
        window = (slice(top, bottom), slice(left, right))
        near, far = distance[window], along[window]
        x = np.arange(left, left + near.shape[1], dtype=np.float32)[None, :] + np.float32(0.5)
        y = np.arange(top, top + near.shape[0], dtype=np.float32)[:, None] + np.float32(0.5)
        here, part = _segment(x, y, a[0], a[1], b[0], b[1])
        closer = here < near
        np.copyto(near, here, where=closer)
        np.copyto(far, (start + part * length) / total, where=closer, casting="same_kind")
        start += length
    return PolylineField(distance, along, (int(low[0]), int(low[1])))
