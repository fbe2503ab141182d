"""Packets as comets: a bright head and a tail in one sprite, in 64 headings.

Data are round and white-blue; gradients are diamonds and green.  A packet's size tells the
magnitude of the number it carries; the smallest is also faint.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import IntEnum
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.shapes import field, sprite
from game.view.drawing.shapes.field import Field
from game.view.drawing.shapes.sprite import Placed
from game.view.drawing.theme import Palette
from game.view.network.reading.reading import LEVELS

HEADINGS: Final = 64

SMALLEST: Final = 0.32
LARGEST: Final = 1.10
FAINTEST: Final = 0.34
FAINT_LEVELS: Final = 4
# Gradients on the connections themselves are smaller than those on the arcs.
BESIDE: Final = 0.74

TAIL: Final = 64.0
HEAD_DATA: Final = 14.0
HEAD_GRADIENT: Final = 16.0
TAIL_START: Final = 0.55
TAIL_LIGHT: Final = 0.95
HALO_REACH: Final = 2.4
HALO_SPREAD: Final = 1.15
HALO_LIGHT: Final = 0.62
VEIL: Final = 0.42  # how much of the glow also covers what is behind it
ROUND_HEAD: Final = 0.46
DIAMOND_HEAD: Final = 0.74
DIAMOND_SHAPE: Final = (0.85, 1.10)
WHITE_DATA: Final = 0.68
WHITE_GRADIENT: Final = 0.24
CROP_BELOW: Final = 3

Integers = NDArray[np.intp]
Comet = tuple[pygame.Surface, int, int]
Master = tuple[pygame.Surface, float, float]


class PacketKind(IntEnum):
    """Data forward; gradients backward, on an arc or beside the data on a connection."""

    DATA = 0
    GRADIENT = 1
    GRADIENT_BESIDE = 2


MakeMaster = Callable[[PacketKind, int, float, Palette], Master]


def size_share(level: int) -> float:
    """How large the packets of a level of magnitude are: 0 the smallest, 1 the largest."""
    return (level - 1) / (LEVELS - 1)


def comet_master(kind: PacketKind, level: int, scale: float, palette: Palette) -> Master:
    """A comet that flies to the right, and where in it the head's middle is."""
    is_data = kind is PacketKind.DATA
    size = (SMALLEST + (LARGEST - SMALLEST) * size_share(level)) * scale
    size *= BESIDE if kind is PacketKind.GRADIENT_BESIDE else 1.0
    light = min(FAINTEST + (1.0 - FAINTEST) * (level - 1) / FAINT_LEVELS, 1.0)
    radius = (HEAD_DATA if is_data else HEAD_GRADIENT) * size
    rim = HALO_REACH * radius
    head_x, head_y = math.ceil(max(TAIL * size, rim)) + 1.0, math.ceil(rim) + 1.0
    x, y = field.pixel_grid(round(head_x + head_y), round(2 * head_y))
    x, y = x - np.float32(head_x), y - np.float32(head_y)
    glow = _glow(x, y, radius, TAIL * size, palette.glow)
    head = _round_head(x, y, radius) if is_data else _diamond_head(x, y, radius)
    around = sprite.unit(palette.data_glow if is_data else palette.gradient)
    core = sprite.unit(palette.data if is_data else palette.gradient)
    core = core + (1.0 - core) * np.float32(WHITE_DATA if is_data else WHITE_GRADIENT)
    rgb = around * (glow * (1.0 - head))[..., None] + core * head[..., None]
    alpha = np.maximum(head, np.float32(VEIL) * glow)
    faint = np.float32(light)
    return sprite.premultiplied(rgb * faint, alpha * faint), head_x, head_y


class CometSprites:
    """Comets of one scale and palette; each is made when it is first needed.

    There are KINDS x LEVELS x HEADINGS of them at most, which bounds what is kept.
    """

    def __init__(
        self, scale: float, palette: Palette, make_master: MakeMaster = comet_master
    ) -> None:
        self._make_master = make_master
        self._scale = scale
        self._palette = palette
        self._masters: dict[tuple[PacketKind, int], Master] = {}
        slots = len(PacketKind) * (LEVELS + 1) * HEADINGS
        self._made = np.zeros(slots, np.bool_)
        self._sprites: list[pygame.Surface] = [pygame.Surface((0, 0))] * slots
        # Where the heads are in the sprites: (slot, x and y).
        self._heads = np.zeros((slots, 2), np.intp)

    @staticmethod
    def slot(kind: PacketKind, level: int) -> int:
        """Where the comets of a kind and level begin; add the heading."""
        return (kind * (LEVELS + 1) + level) * HEADINGS

    def placed(self, x: Integers, y: Integers, slots: Integers) -> list[Placed]:
        """The sprites of comets whose heads are at ``x`` and ``y``, and their top left corners."""
        if not self._made[slots].all():
            for slot in np.unique(slots[~self._made[slots]]).tolist():
                self.comet(slot)
        heads = self._heads[slots]
        corners = zip((x - heads[:, 0]).tolist(), (y - heads[:, 1]).tolist(), strict=True)
        return list(zip(map(self._sprites.__getitem__, slots.tolist()), corners, strict=True))

    def comet(self, slot: int) -> Comet:
        """A comet: its sprite, and the place of its head in it."""
        if not self._made[slot]:
            rest, heading = divmod(slot, HEADINGS)
            kind, level = divmod(rest, LEVELS + 1)
            self._sprites[slot], *self._heads[slot] = self._turned(PacketKind(kind), level, heading)
            self._made[slot] = True
        x, y = self._heads[slot].tolist()
        return self._sprites[slot], x, y

    def _turned(self, kind: PacketKind, level: int, heading: int) -> Comet:
        master = self._masters.get((kind, level))
        if master is None:
            master = self._make_master(kind, level, self._scale, self._palette)
            self._masters[kind, level] = master
        surface, head_x, head_y = master
        angle = 2 * math.pi * heading / HEADINGS
        turned = pygame.transform.rotozoom(surface, -math.degrees(angle), 1.0)
        # The head turns about the middle of the sprite.
        across, down = head_x - surface.get_width() / 2, head_y - surface.get_height() / 2
        x = turned.get_width() / 2 + across * math.cos(angle) - down * math.sin(angle)
        y = turned.get_height() / 2 + across * math.sin(angle) + down * math.cos(angle)
        ink = turned.get_bounding_rect(CROP_BELOW)
        return turned.subsurface(ink).copy(), round(x - ink.x), round(y - ink.y)


def _glow(x: Field, y: Field, radius: float, tail: float, strength: float) -> Field:
    """The light of the tail behind the head, and of the halo around it, 0 to ``strength``."""
    behind = np.clip(-x / np.float32(tail), 0.0, 1.0)
    width = np.float32(radius * 0.5) * (np.float32(1.0) - np.float32(0.8) * behind)
    stream = np.exp(-((y / width) ** 2)) * (1.0 - behind) ** np.float32(1.4)
    stream *= np.clip(-x / np.float32(TAIL_START * radius), 0.0, 1.0)
    halo = np.exp(-((np.hypot(x, y) / np.float32(radius * HALO_SPREAD)) ** 2))
    light = np.float32(TAIL_LIGHT * strength) * stream + np.float32(HALO_LIGHT * strength) * halo
    return np.asarray(np.clip(light, 0.0, 1.0), dtype=np.float32)


def _round_head(x: Field, y: Field, radius: float) -> Field:
    return field.coverage(field.circle(x, y, 0.0, 0.0, radius * ROUND_HEAD))


def _diamond_head(x: Field, y: Field, radius: float) -> Field:
    along, aside = DIAMOND_SHAPE
    edge = np.abs(x) * np.float32(along) + np.abs(y) * np.float32(aside)
    return field.coverage(np.asarray(edge - np.float32(radius * DIAMOND_HEAD)))
