"""Strands: many lines of a chart drawn at once, each pixel's coverage computed in one operation.

A strand has one height for every column of pixels. The distance of a pixel to it is the vertical
distance times the cosine of the strand's direction, so that a line is equally wide at every slope.
All pixels near all strands lie in one flat array; only the mixing with what is already drawn goes
strand by strand, because strands cross.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view import sprite
from game.view.cache import BoundedCache
from game.view.theme import Color

Float32 = NDArray[np.float32]
Ramp = tuple[NDArray[np.uint32], NDArray[np.uint32]]

LEVELS: Final = 256
RAMPS_KEPT: Final = 64
# Two of the four channels of a pixel; shifted by 8 bits, the other two.
EVEN_CHANNELS: Final = np.uint32(0x00FF00FF)
ODD_CHANNELS: Final = np.uint32(0xFF00FF00)
CHANNEL_BITS: Final = np.uint32(8)


@dataclass(frozen=True, slots=True, eq=False)
class Strands:
    """Lines over the same columns of pixels.

    ``left``: the first column; ``heights`` (strand, column): y in pixels at the column's middle;
    ``widths`` (strand,) in pixels; ``opacity`` (column,) from 0 to 1; ``dashes``: length of dash
    and gap in pixels for each strand, None for a whole line.
    """

    left: int
    heights: Float32
    colors: tuple[Color, ...]
    widths: Float32
    opacity: Float32
    dashes: tuple[tuple[float, float] | None, ...]


class StrandBrush:
    """Draws strands; keeps the tables of its colours."""

    def __init__(self) -> None:
        self._ramps: BoundedCache[Color, Ramp] = BoundedCache(RAMPS_KEPT)

    def draw(self, surface: pygame.Surface, strands: Strands, rows: tuple[int, int]) -> None:
        """Draw onto a 32-bit surface, only between the pixel rows ``rows`` (first, after last)."""
        columns = strands.heights.shape[1]
        if columns == 0:
            return
        y = strands.heights
        slope = np.gradient(y, axis=1) if columns > 1 else np.zeros_like(y)
        steepness = np.sqrt(1 + slope * slope)
        reach = np.asarray(strands.widths[:, None] / 2 + np.float32(0.5), dtype=np.float32)
        first, last = _rows_covered(y, steepness, reach, rows)
        heights = np.maximum(last - first, 0)
        place, row = _enumerate(first.ravel(), heights.ravel())
        covered = row.astype(np.float32)
        covered -= (y - np.float32(0.5)).ravel()[place]
        np.abs(covered, out=covered)
        covered *= (-1 / steepness).ravel()[place]
        covered += np.repeat(reach[:, 0], heights.sum(axis=1))
        np.clip(covered, 0, 1, out=covered)
        covered *= (_opacities(strands, steepness) * (LEVELS - 1)).ravel()[place]
        level = (covered + np.float32(0.5)).astype(np.intp)
        across = np.arange(strands.left, strands.left + columns)
        column = np.repeat(np.tile(across, len(y)), heights.ravel())
        pixels = pygame.surfarray.pixels2d(surface).T
        start = 0
        for color, size in zip(strands.colors, heights.sum(axis=1), strict=True):
            part = slice(start, start + size)
            where = (row[part], column[part])
            pixels[where] = _mixed(pixels[where], level[part], self._ramp(color))
            start += size

    def _ramp(self, color: Color) -> Ramp:
        return self._ramps.get(color, lambda: _make_ramp(color))


def _rows_covered(
    y: Float32, steepness: Float32, reach: Float32, rows: tuple[int, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First row, and the row after the last, that a strand touches in each column.

    A steep stretch reaches up and down, but never beyond the neighbouring columns' heights.
    """
    padded = np.pad(y, ((0, 0), (1, 1)), mode="edge")
    low = np.minimum(np.minimum(padded[:, :-2], padded[:, 2:]), y)
    high = np.maximum(np.maximum(padded[:, :-2], padded[:, 2:]), y)
    away = reach * steepness
    first = np.floor(np.maximum(y - away, low - reach)).astype(np.int64)
    last = np.ceil(np.minimum(y + away, high + reach)).astype(np.int64)
    return np.maximum(first, rows[0]), np.minimum(last, rows[1])


def _enumerate(
    first: NDArray[np.int64], heights: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For columns of ``heights`` pixels from row ``first`` on: each pixel's column and row."""
    place = np.repeat(np.arange(len(heights)), heights)
    before = np.cumsum(heights) - heights
    row = np.arange(len(place)) + (first - before)[place]
    return place, row


def _opacities(strands: Strands, steepness: Float32) -> Float32:
    """Opacity of every strand in every column: dashes are measured along the strand."""
    opacity = np.broadcast_to(strands.opacity, strands.heights.shape)
    if not any(strands.dashes):
        return opacity
    opacity = opacity.copy()
    for strand, dash in enumerate(strands.dashes):
        if dash is not None:
            on, off = dash
            phase = np.cumsum(steepness[strand]) % (on + off)
            ends = np.minimum(phase, on - phase) + np.float32(0.5)
            opacity[strand] *= np.clip(ends, 0, 1)
    return opacity


def _make_ramp(color: Color) -> Ramp:
    """Premultiplied pixels of a colour for every level of coverage, and what remains beneath."""
    share = np.linspace(0.0, 1.0, LEVELS, dtype=np.float32)
    paint = sprite.pack(share[:, None] * np.append(sprite.unit(color), np.float32(1)))
    remains = np.round((1 - share) * 256).astype(np.uint32)
    return paint, remains


def _mixed(beneath: NDArray[np.uint32], level: NDArray[np.intp], ramp: Ramp) -> NDArray[np.uint32]:
    """Pixels with a colour laid over them, two channels in one multiplication."""
    paint, remains = ramp
    keep = remains[level]
    even = ((beneath & EVEN_CHANNELS) * keep >> CHANNEL_BITS) & EVEN_CHANNELS
    odd = ((beneath >> CHANNEL_BITS) & EVEN_CHANNELS) * keep & ODD_CHANNELS
    return np.asarray(paint[level] + even + odd)
