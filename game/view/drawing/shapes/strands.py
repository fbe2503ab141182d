"""Strands: the lines of a chart, drawn straight into the pixels.

A strand has one height for every column of pixels. The distance of a pixel to it is the vertical
distance times the cosine of the strand's direction, so that a line is equally wide at every slope.
The pixels near a strand lie in one flat array, so that nothing is computed for all the others and
a line costs the same wherever it goes.
"""

from typing import Final, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes import sprite
from game.view.drawing.theme import Color

Float32 = NDArray[np.float32]
Pixels = NDArray[np.uint32]
Ramp = tuple[Pixels, Pixels]

LEVELS: Final = 256
RAMPS_KEPT: Final = 64
# Two of the four channels of a pixel; shifted by 8 bits, the other two.
EVEN_CHANNELS: Final = np.uint32(0x00FF00FF)
ODD_CHANNELS: Final = np.uint32(0xFF00FF00)
CHANNEL_BITS: Final = np.uint32(8)


class Strands(NamedTuple):
    """Lines over the same columns of pixels.

    ``left``: the first column; ``heights`` (strand, column): y in pixels at the column's middle;
    ``widths`` (strand,) in pixels; ``opacity`` (column,) or (strand, column) from 0 to 1;
    ``dashes``: length of dash and gap in pixels for each strand, None for a whole line.
    """

    left: int
    heights: Float32
    colors: tuple[Color, ...]
    widths: Float32
    opacity: Float32
    dashes: tuple[tuple[float, float] | None, ...]


class _Near(NamedTuple):
    """The pixels near all strands: their columns (from the first) and rows, and how far they are
    covered, 0.5 to 255.5. Those of strand ``n`` lie between ``ends[n]`` and ``ends[n + 1]``.
    """

    column: NDArray[np.int64]
    row: NDArray[np.int64]
    level: Float32
    ends: list[int]


class StrandBrush:
    """Draws strands; keeps the tables of its colours."""

    def __init__(self) -> None:
        self._ramps: BoundedCache[Color, Ramp] = BoundedCache(RAMPS_KEPT)

    def draw(self, surface: pygame.Surface, strands: Strands, rows: tuple[int, int]) -> None:
        """Draw onto a 32-bit surface, only between the pixel rows ``rows`` (first, after last)."""
        if strands.heights.shape[1] == 0:
            return
        pixels = pygame.surfarray.pixels2d(surface).T
        # A curve at the window's edge reaches beyond it by half its width.
        rows = (max(rows[0], 0), min(rows[1], len(pixels)))
        is_flat = pixels.flags.c_contiguous
        flat = pixels.reshape(-1) if is_flat else pixels.copy().reshape(-1)
        near = _near(strands, rows)
        row = near.row * pixels.shape[1]
        row += near.column
        row += strands.left
        level = near.level.astype(np.uint8)
        # One strand after another, for a later one covers the earlier ones.
        for color, begin, end in zip(strands.colors, near.ends, near.ends[1:], strict=False):
            place = row[begin:end]
            flat[place] = _mixed(flat[place], level[begin:end], self._ramp(color))
        if not is_flat:
            pixels[...] = flat.reshape(pixels.shape)

    def _ramp(self, color: Color) -> Ramp:
        return self._ramps.get(color, lambda: _make_ramp(color))


def _steepness(y: Float32) -> Float32:
    """1 / cosine of the strands' directions."""
    slope = np.zeros_like(y)
    if y.shape[1] > 1:
        slope[:, 1:-1] = (y[:, 2:] - y[:, :-2]) / 2
        slope[:, 0] = y[:, 1] - y[:, 0]
        slope[:, -1] = y[:, -1] - y[:, -2]
    return np.asarray(np.sqrt(slope * slope + 1))


def _near(strands: Strands, rows: tuple[int, int]) -> _Near:
    """The pixels near the strands, column by column.

    A steep stretch reaches up and down, but never beyond the neighbouring columns' heights.
    """
    y = strands.heights
    columns = y.shape[1]
    steepness = _steepness(y)
    reach = np.asarray(strands.widths / 2 + np.float32(0.5), dtype=np.float32)[:, None]
    first, heights = _bands(y, steepness, reach, rows)
    heights = heights.ravel()
    # Every column of every strand has a number; each of its pixels carries it.
    each = np.repeat(np.arange(heights.size), heights)
    after = np.cumsum(heights)
    row = np.arange(len(each)) + (first.ravel() - (after - heights))[each]
    covered = row.astype(np.float32)
    covered -= (y - np.float32(0.5)).ravel()[each]
    np.abs(covered, out=covered)
    covered *= (-1 / steepness).ravel()[each]
    covered += np.broadcast_to(reach, y.shape).ravel()[each]
    np.minimum(np.maximum(covered, 0, out=covered), 1, out=covered)
    covered *= np.concatenate(_opacities(strands, steepness))[each]
    covered += np.float32(0.5)
    ends = [0, *after[columns - 1 :: columns].tolist()]
    return _Near(each % columns, row, covered, ends)


def _bands(
    y: Float32, steepness: Float32, reach: Float32, rows: tuple[int, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First row and number of rows near each strand in each column."""
    low, high = y.copy(), y.copy()
    np.minimum(low[:, 1:], y[:, :-1], out=low[:, 1:])
    np.minimum(low[:, :-1], y[:, 1:], out=low[:, :-1])
    np.maximum(high[:, 1:], y[:, :-1], out=high[:, 1:])
    np.maximum(high[:, :-1], y[:, 1:], out=high[:, :-1])
    away = reach * steepness
    top = np.floor(np.maximum(y - away, low - reach)).astype(np.int64)
    bottom = np.ceil(np.minimum(y + away, high + reach)).astype(np.int64)
    first, last = np.maximum(top, rows[0]), np.minimum(bottom, rows[1])
    return first, np.maximum(last - first, 0)


def _opacities(strands: Strands, steepness: Float32) -> list[Float32]:
    """Opacity (0 to 255) of every strand in every column: dashes are measured along the strand."""
    levels = np.float32(LEVELS - 1) * np.broadcast_to(strands.opacity, strands.heights.shape)
    opacities = []
    for strand, dash in enumerate(strands.dashes):
        shown = levels[strand]
        if dash is not None:
            on, off = dash
            phase = np.cumsum(steepness[strand]) % (on + off)
            ends = np.minimum(phase, on - phase) + np.float32(0.5)
            shown = shown * np.minimum(np.maximum(ends, 0), 1)
        opacities.append(np.asarray(shown, dtype=np.float32))
    return opacities


def _make_ramp(color: Color) -> Ramp:
    """Premultiplied pixels of a colour for every level of coverage, and what remains beneath."""
    share = np.linspace(0.0, 1.0, LEVELS, dtype=np.float32)
    paint = sprite.pack(share[:, None] * np.append(sprite.unit(color), np.float32(1)))
    remains = np.round((1 - share) * 256).astype(np.uint32)
    return paint, remains


def _mixed(beneath: Pixels, level: NDArray[np.uint8], ramp: Ramp) -> Pixels:
    """Pixels with a colour laid over them, two channels in one multiplication; in place."""
    paint, remains = ramp
    keep = remains[level]
    even = beneath & EVEN_CHANNELS
    even *= keep
    even >>= CHANNEL_BITS
    even &= EVEN_CHANNELS
    beneath >>= CHANNEL_BITS
    beneath &= EVEN_CHANNELS
    beneath *= keep
    beneath &= ODD_CHANNELS
    beneath += even
    beneath += paint[level]
    return beneath
