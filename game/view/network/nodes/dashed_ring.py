"""Dashed rings: around a locked neuron, and the goal that the answer should reach."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
import pygame

from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes import field, sprite
from game.view.drawing.theme import Color, Palette

RINGS_KEPT: Final = 12
DASH_SHARE: Final = 0.58
GLOW: Final = 0.30
GLOW_REACH: Final = 5.0
GLOW_FADE: Final = 12.0
TURN: Final = 2.0 * math.pi


class RingLook(NamedTuple):
    """A ring: radius of its middle line and width in device pixels, dashes, colour."""

    radius: int
    width: float
    dashes: int
    color: Color


class DashedRings:
    """Rings of one scale and palette.  They are shared: do not draw on them."""

    def __init__(self, scale: float, palette: Palette) -> None:
        self._scale = scale
        self._palette = palette
        self._sprites: BoundedCache[RingLook, pygame.Surface] = BoundedCache(RINGS_KEPT)

    def sprite(self, radius: float, width: float, dashes: int, color: Color) -> pygame.Surface:
        """The ring with this radius and width (logical); its middle is the sprite's."""
        k = self._scale
        look = RingLook(max(round(radius * k), 1), width * k, dashes, color)
        return self._sprites.get(look, lambda: self._make(look))

    def _make(self, look: RingLook) -> pygame.Surface:
        k = self._scale
        beyond = GLOW_FADE * k
        side = 2 * (look.radius + math.ceil(beyond + look.width)) + 1
        x, y = field.pixel_grid(side, side)
        across, down = x - np.float32(side / 2), y - np.float32(side / 2)
        away = np.abs(np.hypot(across, down) - np.float32(look.radius))
        turn = np.mod(np.arctan2(across, -down), np.float32(TURN)) / np.float32(TURN)
        place = np.abs(np.mod(turn * look.dashes, 1.0) - 0.5)
        length = np.float32(TURN * look.radius / look.dashes)
        beside = (place - np.float32(DASH_SHARE / 2)) * length
        # A dash is a box along the circle: its distance is that of its nearer edge.
        distance = np.maximum(away - np.float32(look.width / 2), beside)
        cover = field.coverage(np.asarray(distance, dtype=np.float32))
        glow = np.exp(-np.maximum(distance, 0.0) / np.float32(GLOW_REACH * k))
        glow = glow * np.clip((beyond - away) / beyond, 0.0, 1.0)
        light = GLOW * self._palette.glow * glow * (1.0 - cover)
        color = sprite.unit(look.color)
        rgb = color * np.asarray(cover + light, dtype=np.float32)[..., None]
        return sprite.premultiplied(rgb, cover)
