"""Sprites: premultiplied pictures made from numpy arrays.

A premultiplied sprite stores colour times coverage, so that one blit flag serves every picture and
a sprite can carry both an opaque body and a glow that only adds light (colour without coverage).

Pixels with colour have a coverage of at least 1 of 255 here: the blitter treats a coverage of 0
differently in its fast and its slow path, so that glows would show seams where a blit is clipped.
Everything here works on plain surfaces, whether or not a display is open.
"""

from __future__ import annotations

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.theme import Color

PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED

Float32 = NDArray[np.float32]
# A sprite, and where its top left corner is.
Placed = tuple[pygame.Surface, tuple[int, int]]


def transparent(width: int, height: int) -> pygame.Surface:
    """An empty 32-bit surface with an alpha channel."""
    return pygame.Surface((width, height), pygame.SRCALPHA, 32)


# Bit positions of red, green, blue and alpha in a pixel of this platform.
_SHIFTS = transparent(1, 1).get_shifts()


def megabytes(surface: pygame.Surface) -> float:
    """Memory that a picture takes."""
    return surface.get_width() * surface.get_height() * 4 / 1e6


def unit(color: Color) -> Float32:
    """A colour as three numbers from 0 to 1."""
    return np.asarray(color, dtype=np.float32) / np.float32(255)


def blank(height: int, width: int) -> tuple[Float32, Float32]:
    """A premultiplied picture without anything: colours (h, w, 3) and coverage (h, w).

    In memory each channel lies by itself: numpy goes along rows of pixels, not from channel to
    channel, and so works several times as fast.
    """
    channels = np.zeros((4, height, width), dtype=np.float32)
    return np.moveaxis(channels[:3], 0, -1), channels[3]


def over(rgb: Float32, alpha: Float32, color: Color | Float32, coverage: Float32) -> None:
    """Lay a colour over a premultiplied picture, in place (Porter and Duff's "over").

    `rgb` (h, w, 3) and `alpha` (h, w) are the picture, `coverage` (h, w) how much is laid on.
    """
    paint = color if isinstance(color, np.ndarray) else unit(color)
    keep = np.float32(1) - coverage
    for channel in range(3):
        level = rgb[..., channel]
        level *= keep
        level += paint[..., channel] * coverage
    alpha *= keep
    alpha += coverage


def shine(rgb: Float32, color: Color, light: Float32) -> None:
    """Add light of a colour to a premultiplied picture, in place: it covers nothing."""
    for channel, part in enumerate(unit(color)):
        rgb[..., channel] += part * light


def pack(lookup: Float32) -> NDArray[np.uint32]:
    """Turn premultiplied colours (n, 4), red green blue alpha from 0 to 1, into pixel values (n).

    Also takes whole pictures (h, w, 4); the last axis is the colour.
    """
    levels = levels_of(lookup)
    return pack_levels(levels[..., :3], levels[..., 3])


def pack_levels(rgb: NDArray[np.uint32], alpha: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The same from whole levels of 0 to 255: colours (..., 3), coverage (...)."""
    packed = np.zeros(rgb.shape[:-1], dtype=np.uint32)
    for channel, shift in enumerate(_SHIFTS[:3]):
        packed |= rgb[..., channel] << np.uint32(shift)
    packed |= np.maximum(alpha, packed != 0, dtype=np.uint32) << np.uint32(_SHIFTS[3])
    return packed


def premultiplied(rgb: Float32, alpha: Float32) -> pygame.Surface:
    """A sprite from colours (h, w, 3) already multiplied by coverage, and the coverage (h, w)."""
    height, width = alpha.shape
    surface = transparent(width, height)
    pixels = pygame.surfarray.pixels2d(surface).T
    pixels[...] = 0
    for channel, shift in enumerate(_SHIFTS[:3]):
        pixels |= levels_of(rgb[..., channel]) << np.uint32(shift)
    cover = np.maximum(levels_of(alpha), pixels != 0, dtype=np.uint32)
    pixels |= cover << np.uint32(_SHIFTS[3])
    return surface


def gather(lookup: NDArray[np.uint32], field: NDArray[np.uint16]) -> pygame.Surface:
    """A sprite with `lookup[field[y, x]]` at (x, y); values beyond the table take its end."""
    height, width = field.shape
    surface = transparent(width, height)
    gather_into(surface, lookup, field)
    return surface


def gather_into(
    surface: pygame.Surface, lookup: NDArray[np.uint32], field: NDArray[np.uint16]
) -> None:
    """Recolour a sprite in place; its size must be that of the field (ValueError otherwise)."""
    pixels = pygame.surfarray.pixels2d(surface).T
    if pixels.shape != field.shape:
        raise ValueError(f"the sprite is {pixels.shape}, the field is {field.shape}")
    np.take(lookup, field, out=pixels, mode="clip")


def levels_of(values: Float32) -> NDArray[np.uint32]:
    """Numbers from 0 to 1 as whole levels of 0 to 255, rounded; what lies outside takes the end."""
    level = scaled(values)
    level += np.float32(0.5)
    return np.asarray(level.astype(np.uint32))


def scaled(values: Float32) -> Float32:
    """The same numbers of 0 to 255 before they are rounded."""
    level = np.minimum(np.maximum(values, np.float32(0)), np.float32(1))
    level *= np.float32(255)
    return level
