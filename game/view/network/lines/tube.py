"""Connections as glass tubes: a field computed once per path, recoloured by a lookup table.

The field gives every pixel near a path one number, which stands for its distance from the path,
which way the path lies from it, and (close to the path) whether a dash or a gap of the dashed core
is here.  A look, such as "5 px wide, negative, pinned", is a table from those numbers to colours.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.engine.value_type import fixed_type
from game.view.drawing import theme
from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes import field, sprite
from game.view.drawing.shapes.curve import Path
from game.view.drawing.styles.styles import NO_SIGN_BELOW
from game.view.drawing.theme import Palette
from game.view.network.reading.emphasis import Emphasis

Float32 = NDArray[np.float32]
Numbers = NDArray[np.floating]
Index = NDArray[np.uint16]
Table = NDArray[np.uint32]

# Widths, logical: of a weight near 0, how much a large one adds, and the |w| of about two thirds.
THINNEST: Final = 1.9
THICKENING: Final = 18.6
WEIGHT_SCALE: Final = 5.0
WIDTH_STEPS: Final = 4  # per logical unit

REACH: Final = 32.0
CORE: Final = 3.0  # the core in which dashes are told apart, else which side the light comes from
STEPS: Final = 8  # distances per device pixel
DASHES: Final = 12
SHADES: Final = 9
DASH_PERIOD: Final = 17.0
DASH_SHARE: Final = 0.56
TABLES_KEPT: Final = 400

# The glass.
RIM_DEPTH: Final = 0.8
RIM_WIDTH: Final = 1.35
RIM_LIGHT: Final = 0.18
HOLLOW_FROM: Final = 2.0
HOLLOW_OVER: Final = 2.6
HOLLOW_SHADE: Final = 0.60
STREAK_PLACE: Final = 0.50
STREAK_WIDTH: Final = 0.16
STREAK_BLUR: Final = 0.5
STREAK_EDGE: Final = 1.5
STREAK_LIGHT: Final = 0.50
BOUNCE_LIGHT: Final = 0.16
OPACITY: Final = 0.97
GLOW: Final = 0.50
FAINT_GLOW: Final = 0.22
GLOW_REACH: Final = 3.0
GLOW_POWER: Final = 1.15
GLOW_FADE: Final = 10.0
DIMMED: Final = 0.45
CORE_WIDTH: Final = 1.15
CORE_SHARE: Final = 0.11
FLAT_CORE_SHARE: Final = 0.09  # more where tubes are flat, so without glass
WIDEST_CORE: Final = CORE - 0.5
GAP_SHADE: Final = 0.56
DASH_LIGHT: Final = 0.45
# The outline of a pinned or hovered connection.
OUTLINE_GAP: Final = 5.6
OUTLINE_HALO: Final = 7.0
OUTLINE_STRENGTH: Final = (0.0, 0.42, 1.0)
HALO_STRENGTH: Final = (0.0, 0.10, 0.22)


class TubeLook(NamedTuple):
    """What decides a tube's colours: width in quarter units, sign (-1, 0, 1), emphasis; and whether
    it is dimmed because others matter now; ``strength`` is what is left of one that recedes."""

    width: int
    sign: int
    emphasis: Emphasis
    dimmed: bool = False
    strength: float = 1.0


def tube_width(weight: float) -> float:
    """Logical width: grows with |w|, ever more slowly."""
    return THINNEST + THICKENING * (1.0 - math.exp(-abs(weight) / WEIGHT_SCALE))


def tube_look(
    weight: float, emphasis: Emphasis, growth: float = 1.0, dimmed: bool = False
) -> TubeLook:
    """The look of a weight; ``growth`` makes all tubes of a page thicker."""
    sign = 0 if abs(weight) < NO_SIGN_BELOW else 1 if weight > 0 else -1
    return TubeLook(round(growth * tube_width(weight) * WIDTH_STEPS), sign, emphasis, dimmed)


@fixed_type
class TubeField:
    """``index`` (height, width) into a table; ``origin``: window pixel of its upper left corner."""

    index: Index
    origin: tuple[int, int]


def tube_field(path: Path, scale: float) -> TubeField:
    """The field of one path (logical) at ``scale`` device pixels per logical unit."""
    traced = field.polyline(path.points * scale, REACH * scale)
    distance = traced.distance
    counts = _Counts(scale)
    toward = np.zeros_like(distance)
    toward[1:-1] = (distance[2:] - distance[:-2]) * np.float32(0.5)
    shade = ((toward + np.float32(1.0)) * np.float32((SHADES - 1) / 2) + np.float32(0.5)).astype(
        np.uint16
    )
    level = np.minimum(distance * np.float32(STEPS), np.float32(counts.core + counts.far)).astype(
        np.uint16
    )
    index = (level - np.uint16(counts.core)) * np.uint16(SHADES)
    index += np.clip(shade, 0, SHADES - 1) + np.uint16(counts.core * DASHES)
    rows, columns = np.nonzero(level < counts.core)
    dash = _dashes(traced.along(rows, columns) * np.float32(path.length), scale)
    index[rows, columns] = level[rows, columns] * np.uint16(DASHES) + dash
    return TubeField(index, traced.origin)


def _dashes(along: Float32, scale: float) -> Index:
    """How much of a dash is at each place along the path, in levels; antialiased at its ends."""
    phase = np.mod(along, np.float32(DASH_PERIOD))
    inside = np.float32(DASH_PERIOD * DASH_SHARE / 2) - np.abs(phase - np.float32(DASH_PERIOD / 2))
    part = np.clip(inside * np.float32(scale) + np.float32(0.5), 0.0, 1.0)
    return np.asarray(part * np.float32(DASHES - 1) + np.float32(0.5)).astype(np.uint16)


class _Counts:
    """How many distances a field tells apart within the core and beyond it."""

    def __init__(self, scale: float) -> None:
        self.core = int(CORE * scale * STEPS)
        self.far = int((REACH - CORE) * scale * STEPS)


class TubeTables:
    """Tables of all looks at one scale in one palette, made when first needed."""

    def __init__(self, scale: float, palette: Palette) -> None:
        self._scale = scale
        self._palette = palette
        self._tables: BoundedCache[TubeLook, Table] = BoundedCache(TABLES_KEPT)
        counts = _Counts(scale)
        near = (np.arange(counts.core, dtype=np.float32) + 0.5) / STEPS
        far = (np.arange(counts.core, counts.core + counts.far + 1, dtype=np.float32) + 0.5) / STEPS
        dashes = np.linspace(0.0, 1.0, DASHES, dtype=np.float32)
        shades = np.linspace(-1.0, 1.0, SHADES, dtype=np.float32)
        self._distance = np.concatenate([np.repeat(near, DASHES), np.repeat(far, SHADES)])
        self._toward = np.concatenate(
            [np.zeros(len(near) * DASHES, np.float32), np.tile(shades, len(far))]
        )
        self._dash = np.concatenate(
            [np.tile(dashes, len(near)), np.zeros(len(far) * SHADES, np.float32)]
        )

    def table(self, look: TubeLook) -> Table:
        """The table of a look."""
        return self._tables.get(look, lambda: self._make(look))

    def paint(self, surface: pygame.Surface, tube: TubeField, look: TubeLook) -> None:
        """Recolour a tube's sprite."""
        sprite.gather_into(surface, self.table(look), tube.index)

    def _make(self, look: TubeLook) -> Table:
        k, palette = self._scale, self._palette
        width = look.width / WIDTH_STEPS * k
        color = sprite.unit((palette.negative, palette.muted, palette.positive)[look.sign + 1])
        hollow = float(np.clip((width / 2 - HOLLOW_FROM * k) / (HOLLOW_OVER * k), 0.0, 1.0))
        glass = self._glass(color, width, hollow)
        if look.sign < 0:
            glass = self._with_core(glass, color, width, hollow)
        cover = np.clip(width / 2 + 0.5 - self._distance, 0.0, 1.0)
        light = _glow(self._distance, width, hollow, k) * palette.glow * (1.0 - cover)
        alpha: Numbers = cover * OPACITY
        rgb: Numbers = color * light[:, None] + np.clip(glass, 0.0, 1.0) * alpha[:, None]
        if look.emphasis:
            rgb, alpha = self._with_outline(rgb, alpha, width / 2, look.emphasis)
        strength = look.strength * (DIMMED if look.dimmed else 1.0)
        if strength < 1.0:
            rgb, alpha = rgb * strength, alpha * strength
        return sprite.pack(np.concatenate([rgb, alpha[:, None]], axis=1))

    def _glass(self, color: Numbers, width: float, hollow: float) -> Numbers:
        """The tube's own colours: bright at its walls, lit from above where it is ``hollow``."""
        k, half, distance = self._scale, width / 2, self._distance
        hollow *= self._palette.depth
        rim = np.exp(-(((half - distance - RIM_DEPTH * k) / (RIM_WIDTH * k)) ** 2))
        spread = STREAK_WIDTH * half + STREAK_BLUR * k
        streak = np.exp(-(((distance - STREAK_PLACE * half) / spread) ** 2))
        streak *= np.clip(distance / k - CORE, 0.0, 1.0)
        above, below = np.clip(-self._toward, 0.0, 1.0), np.clip(self._toward, 0.0, 1.0)
        shine = 1.0 - HOLLOW_SHADE * hollow * (1.0 - rim) + BOUNCE_LIGHT * hollow * rim * below
        white = (
            RIM_LIGHT * self._palette.depth * rim
            + STREAK_LIGHT * hollow * streak * above**STREAK_EDGE
        )
        return np.asarray(color * shine[:, None] + white[:, None])

    def _with_core(self, body: Numbers, color: Numbers, width: float, hollow: float) -> Numbers:
        """A dashed line along the middle: a negative weight can be told without its colour.

        In a wide tube the dashes float in the glass; a narrow or flat one is itself dashed.
        """
        hollow *= self._palette.depth
        wide = CORE_SHARE + FLAT_CORE_SHARE * (1.0 - self._palette.depth)
        core = min(max(CORE_WIDTH * self._scale, wide * width), WIDEST_CORE * self._scale)
        part = np.clip(core + 0.5 - self._distance, 0.0, 1.0)[:, None]
        # Beyond the core no dash is known; nothing of the line may be left there.
        part *= (self._distance < CORE * self._scale)[:, None]
        dash = self._dash[:, None]
        gap = body * hollow + color * ((1.0 - GAP_SHADE) * (1.0 - hollow))
        bright = color * (1.0 - DASH_LIGHT) + DASH_LIGHT
        line = gap * (1.0 - dash) + bright * dash
        return np.asarray(body * (1.0 - part) + line * part)

    def _with_outline(
        self,
        rgb: Numbers,
        alpha: Numbers,
        half: float,
        emphasis: Emphasis,
    ) -> tuple[Numbers, Numbers]:
        k = self._scale
        beyond = self._distance - half - OUTLINE_GAP * k
        line = np.clip(0.5 - (np.abs(beyond) - theme.STROKE_SELECTED / 2 * k), 0.0, 1.0)
        line *= OUTLINE_STRENGTH[emphasis]
        halo = np.exp(-np.maximum(beyond, 0.0) / (OUTLINE_HALO * k)) * (beyond > 0)
        halo *= HALO_STRENGTH[emphasis] * self._palette.glow
        halo *= np.clip((REACH * k - self._distance) / (GLOW_FADE * k), 0.0, 1.0)
        white = sprite.unit(self._palette.text)
        rgb = rgb * (1.0 - line)[:, None] + white * (line + halo * (1.0 - line))[:, None]
        return rgb, alpha * (1.0 - line) + line


def _glow(distance: Numbers, width: float, hollow: float, scale: float) -> Numbers:
    """Light around the tube; thick tubes, which are large weights, glow more."""
    strength = FAINT_GLOW + (GLOW - FAINT_GLOW) * hollow
    fall = np.exp(
        -((np.maximum(distance - width / 2, 0.0) / (GLOW_REACH * scale + width / 2)) ** GLOW_POWER)
    )
    window = np.clip((REACH * scale - distance) / (GLOW_FADE * scale), 0.0, 1.0)
    return np.asarray(strength * fall * window)
