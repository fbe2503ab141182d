"""Glass shapes: rounded rectangles with a gradient, an edge, a highlight, a shadow and a glow.

Panels, cards, pills, buttons, knobs and discs are all one shape in different styles (`styles.py`).
A shape is the same on its left and right and between its corners, so only the columns of one
corner and a short strip of the middle are ever evaluated; the rest is copied.  Gradients are
dithered, so that large dark panels show no bands.
"""

from __future__ import annotations

import dataclasses
import math
from typing import Final, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.engine.value_type import value_type
from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes import field, sprite
from game.view.drawing.theme import Color

Float32 = NDArray[np.float32]
Pixels = NDArray[np.uint32]

# Width of the dithered strip that is repeated along the middle, in device pixels.
STRIP: Final = 128
DITHER_SEED: Final = 7

# Kept sprites: megabytes at scale 1; four times as many pixels are four times as heavy.
MEGABYTES_KEPT: Final = 8.0

# Shares of a shadow's or a glow's reach.
SHADOW_DROP: Final = 0.25
SHADOW_SPREAD: Final = 0.5
GLOW_SPREAD: Final = 0.30
GLOW_FADE: Final = 0.4
# The line of light under the upper edge: depth below it, thickness, and how far down it is seen.
HIGHLIGHT_DEPTH: Final = 1.9
HIGHLIGHT_WIDTH: Final = 1.2
HIGHLIGHT_FADE: Final = 26.0
# The darker band inside the upper edge of a well.
INSET_FADE: Final = 9.0
INSET_REACH: Final = 36.0


@value_type
class Style:
    """How a shape looks.  Lengths are logical; strengths and opacities go from 0 to 1.

    `top` and `bottom` are the ends of the vertical gradient; `border_fade` is how much of the
    border is lost towards the bottom; `highlight` is the light under the upper edge; `inset` the
    shade inside it (for wells); `shadow` and `glow_reach` are how far these extend outwards.
    `radius` is cut to half of the shorter side, so `math.inf` makes a pill or a disc.
    """

    top: Color
    bottom: Color
    opacity: float = 1.0
    radius: float = 0.0
    border: Color | None = None
    border_width: float = 0.0
    border_opacity: float = 1.0
    border_fade: float = 0.0
    highlight: float = 0.0
    highlight_color: Color = (255, 255, 255)
    inset: float = 0.0
    shadow: float = 0.0
    shadow_strength: float = 0.5
    shadow_color: Color = (0, 0, 0)
    glow: Color | None = None
    glow_reach: float = 0.0
    glow_strength: float = 0.55
    # Styles are looked up for every shape drawn, so their hash is worked out once.
    _hash: int = dataclasses.field(init=False, repr=False, compare=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash(tuple(getattr(self, name) for name in _LOOK)))

    def __hash__(self) -> int:
        return self._hash


_LOOK: Final = tuple(entry.name for entry in dataclasses.fields(Style) if entry.compare)


class Shape(NamedTuple):
    """A finished shape: its sprite, and how many pixels the sprite extends beyond each side."""

    surface: pygame.Surface
    padding: int


class ShapeCache:
    """Shapes of one scale, made when first asked for and kept within a bound.

    The sprites are shared; do not draw on them.
    """

    def __init__(self, scale: float) -> None:
        if not scale > 0:
            raise ValueError("the scale must be positive")
        self._scale = scale
        limit = MEGABYTES_KEPT * max(1.0, scale * scale)
        self._shapes: BoundedCache[tuple[int, int, Style], Shape]
        self._shapes = BoundedCache(limit, _megabytes)
        noise = np.random.default_rng(DITHER_SEED).random((STRIP, STRIP), dtype=np.float32)
        # Slightly inside 0..1, so that rounding errors never change a colour that is exact.
        self._dither = np.float32(0.02) + np.float32(0.96) * noise

    @property
    def scale(self) -> float:
        """Device pixels per logical unit."""
        return self._scale

    @property
    def megabytes(self) -> float:
        """Memory that the kept sprites take."""
        return self._shapes.weight

    def shape(self, width: int, height: int, style: Style) -> Shape:
        """The shape of this size in device pixels."""
        key = (width, height, style)
        return self._shapes.get(key, lambda: self._make(width, height, style))

    def draw(
        self, surface: pygame.Surface, left: int, top: int, width: int, height: int, style: Style
    ) -> None:
        """Draw a shape whose upper left corner is at device pixel (left, top)."""
        if width < 1 or height < 1:
            return
        made = self.shape(width, height, style)
        corner = (left - made.padding, top - made.padding)
        surface.blit(made.surface, corner, None, sprite.PREMULTIPLIED)

    def _make(self, width: int, height: int, style: Style) -> Shape:
        padding = _padding(style, self._scale)
        full_width, full_height = width + 2 * padding, height + 2 * padding
        half = (full_width + 1) // 2
        corner = padding + math.ceil(_corner(width, height, style, self._scale))
        left = self._pixels(width, height, padding, style, min(half, corner))
        surface = sprite.transparent(full_width, full_height)
        pixels = pygame.surfarray.pixels2d(surface).T
        cap = left.shape[1]
        pixels[:, :cap] = left
        pixels[:, full_width - cap :] = left[:, ::-1]
        middle = full_width - 2 * cap
        if middle > 0:
            strip = self._middle(width, height, padding, style, min(middle, STRIP))
            for start in range(cap, cap + middle, STRIP):
                stop = min(start + STRIP, cap + middle)
                pixels[:, start:stop] = strip[:, : stop - start]
        return Shape(surface, padding)

    def _pixels(self, width: int, height: int, padding: int, style: Style, columns: int) -> Pixels:
        """The first `columns` columns of the sprite."""
        x = np.arange(columns, dtype=np.float32)[None, :] + np.float32(0.5 - padding)
        return self._shade(x, width, height, padding, style, columns)

    def _middle(self, width: int, height: int, padding: int, style: Style, columns: int) -> Pixels:
        """Columns between the corners: one column's colours, dithered differently in each."""
        x = np.full((1, 1), width / 2, dtype=np.float32)
        return self._shade(x, width, height, padding, style, columns)

    def _shade(
        self, x: Float32, width: int, height: int, padding: int, style: Style, columns: int
    ) -> Pixels:
        rows = height + 2 * padding
        y = np.arange(rows, dtype=np.float32)[:, None] + np.float32(0.5 - padding)
        rgb, alpha = shade(x, y, width, height, style, self._scale)
        across = np.tile(self._dither, -(-columns // STRIP))[:, :columns]
        noise = across[np.arange(rows) % STRIP]
        # Cut to whole levels, so that the noise decides between the two next to a colour.
        dithered = (np.moveaxis(sprite.scaled(rgb), -1, 0) + noise).astype(np.uint32)
        cover = np.broadcast_to(sprite.levels_of(alpha), (rows, columns))
        return sprite.pack_levels(np.moveaxis(dithered, 0, -1), cover)


def shade(
    x: Float32, y: Float32, width: int, height: int, style: Style, scale: float
) -> tuple[Float32, Float32]:
    """Premultiplied colours and coverage of a shape at pixel centres (x, y).

    The shape's corner is at (0, 0), its size `width` by `height` device pixels; x has shape
    (1, columns) and y (rows, 1).
    """
    radius = _radius(width, height, style, scale)
    middle = (width / 2, height / 2)
    distance = field.rounded_box(x, y, *middle, *middle, radius)
    inside = field.coverage(distance)
    rgb, alpha = sprite.blank(*distance.shape)
    if style.shadow > 0:
        reach = style.shadow * scale
        dropped = field.rounded_box(x, y - reach * SHADOW_DROP, *middle, *middle, radius)
        fall = np.exp(-((np.maximum(dropped, 0.0) / (reach * SHADOW_SPREAD)) ** 2))
        dark = np.float32(style.shadow_strength) * fall * (1 - inside)
        sprite.over(rgb, alpha, style.shadow_color, dark)
    if style.glow is not None and style.glow_reach > 0:
        sprite.shine(rgb, style.glow, _glow(distance, inside, style, scale))
    down = np.clip(y / np.float32(height), 0.0, 1.0)
    _fill(rgb, alpha, distance, inside, y, down, style, scale)
    if style.border is not None and style.border_width > 0:
        wide = np.float32(max(style.border_width * scale, 1.0))
        edge = field.coverage(field.stroke(distance + wide / 2, float(wide)))
        fading = np.float32(style.border_opacity) - np.float32(style.border_fade) * down
        sprite.over(rgb, alpha, style.border, np.asarray(edge * fading))
    if style.highlight > 0:
        line = field.stroke(distance + HIGHLIGHT_DEPTH * scale, HIGHLIGHT_WIDTH * scale)
        near_top = np.clip(1 - y / np.float32(HIGHLIGHT_FADE * scale), 0.0, 1.0)
        light = field.coverage(line) * near_top * np.float32(style.highlight)
        sprite.shine(rgb, style.highlight_color, light)
    return rgb, alpha


def _fill(
    rgb: Float32,
    alpha: Float32,
    distance: Float32,
    inside: Float32,
    y: Float32,
    down: Float32,
    style: Style,
    scale: float,
) -> None:
    """Lay the gradient on, darker just inside the upper edge when the style is inset."""
    paint = sprite.unit(style.top) * (1 - down)[..., None]
    paint = paint + sprite.unit(style.bottom) * down[..., None]
    if style.inset > 0:
        deep = np.exp(np.minimum(distance, 0.0) / np.float32(INSET_FADE * scale))
        upper = np.clip(1 - y / np.float32(INSET_REACH * scale), 0.0, 1.0)
        paint = paint * (1 - np.float32(style.inset) * deep * upper)[..., None]
    paint = np.broadcast_to(paint, rgb.shape)
    sprite.over(rgb, alpha, np.asarray(paint), inside * np.float32(style.opacity))


def _glow(distance: Float32, inside: Float32, style: Style, scale: float) -> Float32:
    """Light outside the edge, strongest at it, gone at the glow's reach."""
    reach = style.glow_reach * scale
    fall = np.exp(-np.maximum(distance, 0.0) / np.float32(reach * GLOW_SPREAD))
    window = np.clip((reach - distance) / np.float32(reach * GLOW_FADE), 0.0, 1.0)
    return np.asarray(fall * window * (1 - inside) * np.float32(style.glow_strength))


def _radius(width: int, height: int, style: Style, scale: float) -> float:
    return min(style.radius * scale, width / 2, height / 2)


def _corner(width: int, height: int, style: Style, scale: float) -> float:
    """How far from a side the shape differs from its middle."""
    shade = INSET_REACH * scale if style.inset > 0 else 0.0
    return max(_radius(width, height, style, scale), shade) + 2


def _padding(style: Style, scale: float) -> int:
    """Pixels needed around the shape for its shadow and glow."""
    shadow = style.shadow * (1 + SHADOW_DROP)
    glow = style.glow_reach if style.glow is not None else 0.0
    return math.ceil(max(shadow, glow) * scale)


def _megabytes(shape: Shape) -> float:
    return shape.surface.get_width() * shape.surface.get_height() * 4 / 1e6
