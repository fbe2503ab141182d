"""The cut of a hidden neuron across a square: a straight line, hatched on the side where it says 1.

h1's is solid, those of the others are dashed, so that they are told apart without their names.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.shapes import sprite
from game.view.drawing.shapes.curve import Point
from game.view.drawing.theme import Color

Float32 = NDArray[np.float32]

# Shares of a dash and of the gap before the next one; half of a pixel on either side is blurred.
DASH_SHARE: Final = 0.60
BLUR: Final = 0.5


class CutLook(NamedTuple):
    """How a cut is drawn, in device pixels: its width, dash and gap together (0: solid), how far
    its hatches reach and how far they are apart (0: none).
    """

    color: Color
    width: float
    dash: float = 0.0
    hatch: float = 0.0
    pitch: float = 0.0


def paint_cut(pixels: int, ends: tuple[Point, Point], look: CutLook) -> pygame.Surface:
    """A transparent picture as large as the square, with the cut between two points in it.

    ``ends`` in its pixels; the hatches are on the left on the way from the first to the second, as
    ``sheets.cut`` orders them.
    """
    surface = sprite.transparent(pixels, pixels)
    (left, top), (right, bottom) = ends
    length = math.hypot(right - left, bottom - top)
    if not length > 0.0:
        return surface
    along = ((right - left) / length, (bottom - top) / length)
    side = np.arange(pixels, dtype=np.float32) + np.float32(0.5)
    # Distance from the line, positive where the neuron says 1; only the pixels near it matter.
    off = ((side - np.float32(left)) * np.float32(along[1]))[None, :] - (
        (side - np.float32(top)) * np.float32(along[0])
    )[:, None]
    reach = look.width / 2 + 1.0
    rows, columns = np.nonzero((off > -reach) & (off < max(reach, look.hatch + 1.0)))
    if not len(rows):
        return surface
    near = off[rows, columns]
    place = (side[columns] - np.float32(left)) * np.float32(along[0])
    place += (side[rows] - np.float32(top)) * np.float32(along[1])
    cover = _ramp(np.float32(look.width / 2) - np.abs(near))
    if look.dash:
        cover *= _bars(place, look.dash, DASH_SHARE * look.dash)
    if look.hatch:
        hatches = _bars(place, look.pitch, look.width)
        hatches *= _ramp(np.float32(look.hatch) - near) * (near > 0)
        cover = np.maximum(cover, hatches)
    paint = np.append(sprite.unit(look.color), np.float32(1))
    pixels2d = pygame.surfarray.pixels2d(surface).T
    pixels2d[rows, columns] = sprite.pack(cover[:, None] * paint)
    del pixels2d
    return surface


def _ramp(inside: Float32) -> Float32:
    """How much of a pixel is covered that lies so far inside an edge."""
    return np.asarray(np.clip(inside + np.float32(BLUR), 0.0, 1.0))


def _bars(place: Float32, pitch: float, width: float) -> Float32:
    """Bars across the line, one in the middle of each pitch."""
    away = np.abs(np.mod(place, np.float32(pitch)) - np.float32(pitch / 2))
    return _ramp(np.float32(width / 2) - away)
