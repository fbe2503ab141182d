"""Backward arcs: green arrows that grow towards their tip, dim until a gradient comes through."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.engine.value_type import fixed_type
from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes import field, sprite
from game.view.drawing.shapes.curve import Path
from game.view.drawing.theme import Palette

Table = NDArray[np.uint32]

HEAD_NOTCH: Final = 0.16
HEAD_ROUNDING: Final = 1.0

REACH: Final = 22.0
INSIDE: Final = 10.0  # the deepest place inside of the arrow that matters
STEPS: Final = 8

GLOW: Final = 0.5
GLOW_REACH: Final = 6.5
GLOW_FADE: Final = 8.0
CORE_LIGHT: Final = 0.12
OPACITY: Final = 0.96
LEVELS: Final = 32
TABLES_KEPT: Final = LEVELS + 1


class ArcShape(NamedTuple):
    """An arrow, logical: ``width`` at its tip, ``thin_end`` that at its start as a share of it,
    ``head_length``, ``head_half`` as a share of that, and ``swelling``: how much farther out its
    outline lies when it is fully lit.
    """

    width: float = 4.8
    thin_end: float = 0.25
    head_length: float = 18.0
    head_half: float = 0.58
    swelling: float = 0.0


SLENDER: Final = ArcShape()
# On pages in large type a louder gradient makes a thicker arrow, too.
BOLD: Final = ArcShape(width=3.4, thin_end=0.6, head_length=26.0, head_half=0.5, swelling=2.3)


@fixed_type
class ArcField:
    """``index`` (height, width) into a table; ``origin``: window pixel of its upper left corner."""

    index: NDArray[np.uint16]
    origin: tuple[int, int]


def arc_field(path: Path, scale: float, shape: ArcShape = SLENDER) -> ArcField:
    """The field of the arrow along a path (logical): distance to its outline, in steps."""
    head = min(shape.head_length, path.length / 2)
    shaft = path.points_at(np.linspace(0.0, 1.0 - 0.75 * head / path.length, len(path.points)))
    # The window must also hold the head, so the reach grows by half the head's width.
    traced = field.polyline(shaft * scale, (REACH + head * shape.head_half + 1.0) * scale)
    half = np.float32(shape.width / 2 * scale)
    distance = traced.distance
    # Farther out it makes no difference how wide the arrow is.
    near = np.nonzero(distance < np.float32(REACH * scale) + half)
    distance[near] -= half * (
        np.float32(shape.thin_end) + np.float32(1.0 - shape.thin_end) * traced.along(*near)
    )
    tip = np.array(path.at(1.0))
    base = np.array(path.at(1.0 - head / path.length))
    onward = (tip - base) / max(float(np.hypot(*(tip - base))), 1e-9)
    aside = np.array([-onward[1], onward[0]]) * head * shape.head_half
    corners = np.array([tip, base + aside, base + onward * head * HEAD_NOTCH, base - aside])
    corners = corners * scale - np.array(traced.origin)
    _lay_polygon(distance, corners, (REACH + HEAD_ROUNDING) * scale, HEAD_ROUNDING * scale)
    steps = (distance + np.float32(INSIDE * scale)) * np.float32(STEPS)
    index = np.clip(steps, 0.0, (REACH + INSIDE) * scale * STEPS)
    return ArcField(index.astype(np.uint16), traced.origin)


def _lay_polygon(
    distance: NDArray[np.float32], corners: NDArray[np.float64], reach: float, rounding: float
) -> None:
    """Join a rounded polygon to a field, in place, evaluating only the pixels around it."""
    left, top = np.maximum(np.floor(corners.min(axis=0) - reach).astype(int), 0)
    right, bottom = np.ceil(corners.max(axis=0) + reach).astype(int)
    window = distance[top:bottom, left:right]
    x, y = field.pixel_grid(window.shape[1], window.shape[0])
    head = field.polygon(x, y, corners - np.array([left, top])) - np.float32(rounding)
    np.minimum(window, head, out=window)


class ArcTables:
    """Tables of arrows from dark (level 0) to fully lit (LEVELS) at one scale in one palette."""

    def __init__(self, scale: float, palette: Palette, shape: ArcShape = SLENDER) -> None:
        self._scale = scale
        self._palette = palette
        self._swelling = shape.swelling
        self._tables: BoundedCache[int, Table] = BoundedCache(TABLES_KEPT)
        count = int((REACH + INSIDE) * scale * STEPS) + 1
        self._distance = (np.arange(count) + 0.5) / STEPS - INSIDE * scale

    def table(self, level: int) -> Table:
        """The table of a brightness."""
        return self._tables.get(level, lambda: self._make(level / LEVELS))

    def _make(self, strength: float) -> Table:
        k = self._scale
        distance = self._distance - self._swelling * strength * k
        cover = np.clip(0.5 - distance, 0.0, 1.0)
        glow = np.exp(-((np.maximum(distance, 0.0) / (GLOW_REACH * k)) ** 1.15))
        glow *= np.clip((REACH * k - distance) / (GLOW_FADE * k), 0.0, 1.0)
        glow *= GLOW * self._palette.glow * (1.0 - cover)
        color = sprite.unit(self._palette.gradient)
        core = color * (1.0 - CORE_LIGHT) + CORE_LIGHT
        rgb = color * glow[:, None] + core * (cover * OPACITY)[:, None]
        # A dim arrow glows even less than it shines.
        rgb *= strength
        alpha = cover * OPACITY * strength
        return sprite.pack(np.concatenate([rgb, alpha[:, None]], axis=1))
