"""From a sheet of sums to pixels: two colours that part at the threshold, and the line between.

The grid is spread over the pixels smoothly; where sum and threshold meet, the line is as wide as a
pen is, whatever the slope: its distance is their difference divided by the gradient.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.engine.activation import SIGMOID
from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes import sprite
from game.view.drawing.styles.styles import mix
from game.view.drawing.theme import Color, Palette
from game.view.square.sheets import FIRM_SUM, Sheet

Float32 = NDArray[np.float32]

# Steps of the colours from one end to the other, and of how much of a pixel the line covers.
LEVELS: Final = 512
COVERS: Final = 16
# One for each colour and activation.
TABLES_KEPT: Final = 8
# No gradient at all, and differences that no square is wide enough for.
FLAT: Final = 1e-9
FAR: Final = 4.0
HUGE: Final = 1e18

# Colours of the two sides near one half and far from it: shares of the meaning's colour that lie
# over night (0) and over dusk (1). What says little glows little.
NIGHT: Final[Color] = (8, 10, 26)
NEAR_0: Final[Color] = (36, 44, 96)
NEAR_1: Final[Color] = (70, 48, 140)
NEAR_HIDDEN_0: Final[Color] = (10, 36, 56)
NEAR_HIDDEN_1: Final[Color] = (12, 92, 112)
FAR_SHARES: Final = (0.02, 0.92)
NEAR_SHARE: Final = 0.12
# Without light around anything, the sides differ by brightness alone.
FLAT_SAYS_1: Final = (0.62, 1.0)


class Tints(NamedTuple):
    """Colours of the side that says 0 and of the one that says 1, each near the line and far from
    it, and of the line.
    """

    near_0: Color
    far_0: Color
    near_1: Color
    far_1: Color
    line: Color


class Pen(NamedTuple):
    """How large a square is painted, in device pixels, and how wide its line is."""

    pixels: int
    width: float


def answer_tints(palette: Palette) -> Tints:
    """Night blue says 0, violet 1."""
    return _tints(palette, palette.output, NEAR_0, NEAR_1)


def neuron_tints(palette: Palette) -> Tints:
    """The same for a hidden neuron, in its colour."""
    return _tints(palette, palette.hidden, NEAR_HIDDEN_0, NEAR_HIDDEN_1)


class Painter:
    """Paints squares; keeps what depends on the colours alone."""

    def __init__(self) -> None:
        self._tables: BoundedCache[tuple[Tints, str], NDArray[np.uint32]]
        self._tables = BoundedCache(TABLES_KEPT)

    def paint(self, sheet: Sheet, pen: Pen, tints: Tints) -> pygame.Surface:
        """The square, opaque."""
        index = _levels(sheet, pen.pixels)
        index *= np.uint16(COVERS)
        index += _line(sheet, pen)
        key = (tints, sheet.activation.name)
        return sprite.gather(self._tables.get(key, lambda: _table(*key)), index)


def _levels(sheet: Sheet, pixels: int) -> NDArray[np.uint16]:
    """Which step of the colours each pixel has; the upper half says 1."""
    above = _calm(sheet.sums - sheet.threshold, FAR * sheet.reach)
    half = LEVELS // 2
    level = _spread(above * (half / sheet.reach), pixels)
    level += np.float32(half)
    np.clip(level, 0.0, LEVELS - 1, out=level)
    return level.astype(np.uint16)


def _line(sheet: Sheet, pen: Pen) -> NDArray[np.uint16]:
    """How much of each pixel the line covers, in steps."""
    sums = _calm(sheet.sums - sheet.threshold, HUGE)
    cell = pen.pixels / (len(sums) - 1)
    down, across = np.gradient(sums, cell)
    steep = np.hypot(down, across)
    # Where nothing rises there is no line, however near the sum is to the threshold.
    far = FAR * pen.pixels
    away = np.where(steep > FLAT, sums / np.maximum(steep, FLAT), np.where(sums < 0.0, -far, far))
    away = _calm(away, far)
    distance = _spread(away, pen.pixels)
    np.abs(distance, out=distance)
    distance *= np.float32(-(COVERS - 1))
    distance += np.float32((COVERS - 1) * (pen.width / 2 + 0.5) + 0.5)
    np.clip(distance, 0.0, COVERS - 1, out=distance)
    return distance.astype(np.uint16)


def _calm(values: NDArray[np.float64], most: float) -> NDArray[np.float64]:
    """Without infinities, which would spread all over."""
    return np.clip(np.nan_to_num(values, posinf=most, neginf=-most), -most, most)


def _spread(grid: NDArray[np.float64], pixels: int) -> Float32:
    """The grid's values at the centres of so many pixels along a side, linear between its points;
    the outermost points lie on the edges.

    Columns first: then whole rows are added up, which is fast. A product of matrices would be as
    short, but its threads wait for each other on a busy machine.
    """
    left, share = _between_points(len(grid), pixels)
    values = np.asarray(grid, dtype=np.float32)
    wide = values[:, left] * (1 - share) + values[:, left + 1] * share
    spread = wide[left + 1]
    upper = wide[left]
    spread -= upper
    spread *= share[:, None]
    spread += upper
    return np.asarray(spread)


def _between_points(points: int, pixels: int) -> tuple[NDArray[np.intp], Float32]:
    """For each pixel the grid point before it, and how far it is to the next one."""
    places = (np.arange(pixels) + 0.5) / pixels * (points - 1)
    left = np.minimum(places.astype(np.intp), points - 2)
    return left, (places - left).astype(np.float32)


def _table(tints: Tints, activation: str) -> NDArray[np.uint32]:
    """Packed pixels by level and cover."""
    place = (np.arange(LEVELS, dtype=np.float32) + np.float32(0.5)) / np.float32(LEVELS // 2) - 1
    firm = np.abs(place)
    if activation == SIGMOID.name:
        # The colour follows the answer: how far it is from one half.
        firm = np.float32(2.0) / (1 + np.exp(-firm * np.float32(FIRM_SUM))) - 1
    firm = firm[:, None]
    colors = np.where(
        place[:, None] < 0,
        _between(tints.near_0, tints.far_0, firm),
        _between(tints.near_1, tints.far_1, firm),
    )
    cover = (np.arange(COVERS, dtype=np.float32) / np.float32(COVERS - 1))[None, :, None]
    mixed = colors[:, None, :] * (1 - cover) + sprite.unit(tints.line) * cover
    opaque = np.ones((LEVELS, COVERS, 1), dtype=np.float32)
    return sprite.pack(np.concatenate([mixed, opaque], axis=2).reshape(-1, 4))


def _between(near: Color, far: Color, firm: Float32) -> Float32:
    return np.asarray(sprite.unit(near) * (1 - firm) + sprite.unit(far) * firm)


def _tints(palette: Palette, color: Color, near_0: Color, near_1: Color) -> Tints:
    if not palette.glow:
        ground = palette.background_edge
        near, far = (mix(ground, color, share) for share in FLAT_SAYS_1)
        return Tints(ground, ground, near, far, palette.text)
    far_0, far_1 = (mix(NIGHT, color, share) for share in FAR_SHARES)
    return Tints(near_0, far_0, mix(near_1, color, NEAR_SHARE), far_1, palette.text)
