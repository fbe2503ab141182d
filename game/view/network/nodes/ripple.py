"""The ripple around the output when its answer is compared with the target."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pygame

from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes import field, sprite
from game.view.drawing.theme import Palette
from game.view.network.reading.reading import PULSE_STEPS

REACH: Final = 58.0
THICKNESS: Final = 7.0
STEPS: Final = 4
LIGHT: Final = 0.75
MEGABYTES_KEPT: Final = 2.0


class RippleSprites:
    """Ripples of one scale and palette.  They are shared: do not draw on them."""

    def __init__(self, scale: float, palette: Palette) -> None:
        self._scale = scale
        self._palette = palette
        self._fields: BoundedCache[int, np.ndarray[tuple[int, ...], np.dtype[np.uint16]]]
        self._fields = BoundedCache(2)
        limit = MEGABYTES_KEPT * max(1.0, scale * scale)
        self._sprites: BoundedCache[tuple[int, int], pygame.Surface]
        self._sprites = BoundedCache(limit, sprite.megabytes)

    def sprite(self, radius: int, step: int) -> pygame.Surface:
        """The ripple at a step (of PULSE_STEPS) around a node of this radius in device pixels."""
        return self._sprites.get((radius, step), lambda: self._make(radius, step))

    def _make(self, radius: int, step: int) -> pygame.Surface:
        reach = REACH * self._scale
        index = self._fields.get(radius, lambda: _beyond(radius, reach))
        distance = np.arange(int(reach * STEPS) + 1) / STEPS
        share = step / PULSE_STEPS
        # Out fast at first, then slower, and fading.
        front = reach * 0.8 * (1.0 - (1.0 - share) ** 2)
        wave = np.exp(-(((distance - front) / (THICKNESS * self._scale)) ** 2))
        wave *= LIGHT * (1.0 - share) ** 1.2 * np.clip((reach - distance) / (reach * 0.2), 0.0, 1.0)
        color = sprite.unit(self._palette.output)
        table = np.concatenate([color * wave[:, None], 0.3 * wave[:, None]], axis=1)
        table[-1] = 0.0
        return sprite.gather(sprite.pack(table), index)


def _beyond(radius: int, reach: float) -> np.ndarray[tuple[int, ...], np.dtype[np.uint16]]:
    """Distance of each pixel beyond the node's rim, in steps."""
    side = 2 * (radius + math.ceil(reach)) + 1
    x, y = field.pixel_grid(side, side)
    distance = field.circle(x, y, side / 2, side / 2, radius)
    return np.clip(distance * STEPS, 0, int(reach * STEPS)).astype(np.uint16)
