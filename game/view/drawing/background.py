"""The background: a deep dark gradient with a faint grid of dots, dithered so that it has no bands.

The two glows of light are products of a curve along x and a curve along y, so the picture is the
product of two small matrices, a few rows at a time.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.shapes.field import circle, coverage
from game.view.drawing.theme import Palette

Float32 = NDArray[np.float32]

# Centre and spread of the light, as shares of the width and height.
CENTER_X: Final = (0.33, 0.46)
CENTER_Y: Final = (0.42, 0.55)
CORNER_X: Final = (0.95, 0.40)
CORNER_Y: Final = (1.00, 0.50)
CORNER_STRENGTH: Final = 0.25

DOT_SPACING: Final = 40.0
DOT_RADIUS: Final = 1.25

DITHER_SEED: Final = 3
# Side of the square of noise that is repeated: prime to the dot grid's usual spacings.
NOISE_SIDE: Final = 509
ROWS_AT_A_TIME: Final = 64


def background(width: int, height: int, scale: float, palette: Palette) -> pygame.Surface:
    """An opaque picture of this size in device pixels; equal arguments give equal pixels."""
    surface = pygame.Surface((width, height), 0, 32)
    pixels = pygame.surfarray.pixels3d(surface).transpose(1, 0, 2)
    edge = np.asarray(palette.background_edge, dtype=np.float32)
    light = np.asarray(palette.background_center, dtype=np.float32) - edge
    corner = np.asarray(palette.background_corner, dtype=np.float32) * np.float32(CORNER_STRENGTH)
    dot = np.asarray(palette.background_dot, dtype=np.float32)
    center_x, center_y = _bell(width, *CENTER_X), _bell(height, *CENTER_Y)
    corner_x, corner_y = _bell(width, *CORNER_X), _bell(height, *CORNER_Y)
    # Every level is center_y * center_x * light + corner_y * corner_x * corner + edge.
    down = np.stack([center_y, corner_y, np.ones_like(center_y)], axis=1)
    flat = np.ones_like(center_x)
    across = np.stack([np.outer(light, center_x), np.outer(corner, corner_x), np.outer(edge, flat)])
    dots = _dots(width, scale)
    has_dots = dots.max(axis=1) > 0.0
    noise = np.tile(_noise(), (1, width // NOISE_SIDE + 1))[:, :width]
    for top in range(0, height, ROWS_AT_A_TIME):
        rows = np.arange(top, min(top + ROWS_AT_A_TIME, height))
        dotted = np.flatnonzero(has_dots[rows % len(dots)])
        points = dots[rows[dotted] % len(dots)] * np.outer(center_y[rows[dotted]], center_x)
        grain = noise[rows % NOISE_SIDE]
        for channel in range(3):
            level = down[rows] @ across[:, channel]
            level[dotted] += points * dot[channel]
            level += grain
            # Nothing to cut: no palette's light comes near the highest level.
            pixels[rows[0] : rows[-1] + 1, :, channel] = level
    return surface


def _bell(size: int, center: float, spread: float) -> Float32:
    """exp(-((p - center) / spread)^2) for p from 0 to 1 over `size` pixels."""
    place = np.linspace(0.0, 1.0, size, dtype=np.float32)
    return np.asarray(np.exp(-(((place - center) / spread) ** 2)), dtype=np.float32)


def _dots(width: int, scale: float) -> Float32:
    """Coverage of one row of dots: shape (spacing, width)."""
    spacing = max(2, round(DOT_SPACING * scale))
    side = np.arange(spacing, dtype=np.float32) + np.float32(0.5)
    middle = spacing / 2
    one = coverage(circle(side[None, :], side[:, None], middle, middle, DOT_RADIUS * scale))
    return np.tile(one, (1, width // spacing + 1))[:, :width]


def _noise() -> Float32:
    """Even noise from 0 to 1, to be added before cutting to whole levels: no bands, no bias."""
    generator = np.random.default_rng(DITHER_SEED)
    return generator.random((NOISE_SIDE, NOISE_SIDE), dtype=np.float32)
