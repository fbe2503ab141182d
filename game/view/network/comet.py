"""Packets as comets: a bright head and a tail in one sprite, in 64 headings.

Data are round and white-blue; gradients are diamonds and green.  A packet's size tells the magnitude of
the number it carries; the smallest is also faint.
"""

from __future__ import annotations

import math
from enum import IntEnum
from typing import Final

import numpy as np
import pygame

from game.view import field, sprite
from game.view.network.reading import LEVELS
from game.view.theme import Palette

HEADINGS: Final = 64

SMALLEST: Final = 0.32
LARGEST: Final = 1.10
FAINTEST: Final = 0.34
FAINT_LEVELS: Final = 4
# Gradients on the connections themselves are smaller than those on the arcs.
BESIDE: Final = 0.74

TAIL: Final = 80.0
HEAD_DATA: Final = 14.0
HEAD_GRADIENT: Final = 16.0
TAIL_LIGHT: Final = 0.95
HALO_LIGHT: Final = 0.62
VEIL: Final = 0.42  # how much of the glow also covers what is behind it
ROUND_HEAD: Final = 0.46
DIAMOND_HEAD: Final = 0.74
DIAMOND_SHAPE: Final = (0.85, 1.10)
WHITENESS: Final = {0: 0.68, 1: 0.24}
CROP_BELOW: Final = 3

Comet = tuple[pygame.Surface, int, int]


class PacketKind(IntEnum):
    """Data forward; gradients backward, on an arc or beside the data on a connection."""

    DATA = 0
    GRADIENT = 1
    GRADIENT_BESIDE = 2


class CometSprites:
    """Comets of one scale and palette; each is made when it is first needed.

    There are KINDS x LEVELS x HEADINGS of them at most, which bounds what is kept.
    """

    def __init__(self, scale: float, palette: Palette) -> None:
        self._scale = scale
        self._palette = palette
        self._masters: dict[tuple[PacketKind, int], pygame.Surface] = {}
        self._comets: list[Comet | None] = [None] * (len(PacketKind) * (LEVELS + 1) * HEADINGS)

    @staticmethod
    def slot(kind: PacketKind, level: int) -> int:
        """Where the comets of a kind and level begin; add the heading."""
        return (kind * (LEVELS + 1) + level) * HEADINGS

    def comet(self, slot: int) -> Comet:
        """A comet: its sprite, and the place of its head in it."""
        comet = self._comets[slot]
        if comet is None:
            rest, heading = divmod(slot, HEADINGS)
            kind, level = divmod(rest, LEVELS + 1)
            comet = self._comets[slot] = self._turned(PacketKind(kind), level, heading)
        return comet

    def _turned(self, kind: PacketKind, level: int, heading: int) -> Comet:
        master = self._masters.get((kind, level))
        if master is None:
            master = self._masters[kind, level] = self._master(kind, level)
        turned = pygame.transform.rotozoom(master, -360.0 * heading / HEADINGS, 1.0)
        ink = turned.get_bounding_rect(CROP_BELOW)
        head = (turned.get_width() / 2 - ink.x, turned.get_height() / 2 - ink.y)
        return turned.subsurface(ink).copy(), round(head[0]), round(head[1])

    def _master(self, kind: PacketKind, level: int) -> pygame.Surface:
        """A comet that flies to the right, its head in the middle of a square."""
        is_data = kind is PacketKind.DATA
        share = (level - 1) / (LEVELS - 1)
        size = (SMALLEST + (LARGEST - SMALLEST) * share) * self._scale
        size *= BESIDE if kind is PacketKind.GRADIENT_BESIDE else 1.0
        light = min(FAINTEST + (1.0 - FAINTEST) * (level - 1) / FAINT_LEVELS, 1.0)
        radius = (HEAD_DATA if is_data else HEAD_GRADIENT) * size
        tail = TAIL * size
        side = 2 * math.ceil(tail + 1.6 * radius) + 1
        x, y = field.pixel_grid(side, side)
        x, y = x - np.float32(side / 2), y - np.float32(side / 2)
        behind = np.clip(-x / np.float32(tail), 0.0, 1.0)
        narrow = np.float32(radius * 0.5) * (np.float32(1.0) - np.float32(0.8) * behind)
        stream = np.where(x < 0, np.exp(-((y / narrow) ** 2)) * (1.0 - behind) ** 1.3, 0.0)
        halo = np.exp(-((np.hypot(x, y) / np.float32(radius * 1.15)) ** 2))
        glow = np.clip(TAIL_LIGHT * stream + HALO_LIGHT * halo * self._palette.glow, 0.0, 1.0)
        if is_data:
            inside = np.float32(radius * ROUND_HEAD) - np.hypot(x, y)
        else:
            along, aside = DIAMOND_SHAPE
            inside = np.float32(radius * DIAMOND_HEAD) - (np.abs(x) * along + np.abs(y) * aside)
        head = np.clip(inside + np.float32(0.5), 0.0, 1.0)
        color = self._palette.data if is_data else self._palette.gradient
        around = self._palette.data_glow if is_data else self._palette.gradient
        white = WHITENESS[0 if is_data else 1]
        core = sprite.unit(color) * (1.0 - white) + white
        rgb = sprite.unit(around) * (glow * (1.0 - head))[..., None] + core * head[..., None]
        alpha = np.maximum(head, VEIL * glow)
        return sprite.premultiplied(
            np.asarray(rgb * light, dtype=np.float32), np.asarray(alpha * light, dtype=np.float32)
        )
