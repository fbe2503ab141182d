"""Own pushes: arrows into the rims of neurons, with their sign where the number is not told."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
import pygame

from game.engine.topology import Topology
from game.view.drawing.cache import BoundedCache
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes import field, sprite
from game.view.drawing.shapes.field import Field
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import NO_SIGN_BELOW, sign_color
from game.view.drawing.theme import Color
from game.view.network.collage import Collage
from game.view.network.lines.boldness import LARGE
from game.view.network.lines.tube import tube_width
from game.view.network.places.large_pushes import PushPlace
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.own_pushes import OwnPush

# How bright an arrow without its number is.
QUIET: Final = 0.55
WIDTH_STEPS: Final = 2  # per logical unit
HEAD_BEYOND: Final = 17.0  # how much wider than the shaft the head is
HEAD_LENGTH: Final = 0.85  # in the head's widths
ROUND: Final = 1.6
SIGN_SIZE: Final = 0.9  # in the least type
# Along a shaft that holds down there are dashes, as along such a line.
DASH: Final = (9.0, 6.0)
DASH_WIDTH: Final = 0.30
DASH_LEAST: Final = 2.2
DASH_LIGHT: Final = 0.62
SPRITES_KEPT: Final = 60


class ArrowLook(NamedTuple):
    """An arrow in device pixels: how far its tip is from its tail, the shaft's width, its colour,
    and whether there are dashes along it.
    """

    across: int
    down: int
    width: float
    color: Color
    dashed: bool
    quiet: bool


class OwnPushArrows:
    """Adds the own pushes of a reading to a collage, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._scale = kit.typeface.scale
        self._palette = kit.styles.palette
        self._sprites: BoundedCache[ArrowLook, pygame.Surface] = BoundedCache(SPRITES_KEPT)

    def add(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        pushes: tuple[OwnPush | None, ...],
    ) -> None:
        """The arrows, and the signs of those whose number is not told."""
        for neuron, push in zip(topology.neurons, pushes, strict=True):
            place = geometry.pushes.get(neuron)
            if push is None or place is None:
                continue
            self._arrow(collage, place, push)
            if not push.told and abs(push.bias.drawn) >= NO_SIGN_BELOW:
                sign = "plus" if push.bias.drawn > 0 else "minus"
                size = SIGN_SIZE * geometry.least_type
                collage.icon(sign, *place.sign, size, self._palette.muted)

    def sprite(self, look: ArrowLook) -> pygame.Surface:
        """The arrow of this look, its middle in the middle.  It is shared: do not draw on it."""
        return self._sprites.get(look, lambda: self._make(look))

    def _arrow(self, collage: Collage, place: PushPlace, push: OwnPush) -> None:
        k, value = self._scale, push.bias.drawn
        if abs(value) < NO_SIGN_BELOW:
            return  # it neither lifts nor holds down
        steps = round(LARGE.tubes * tube_width(value) * WIDTH_STEPS)
        across, down = place.tip[0] - place.tail[0], place.tip[1] - place.tail[1]
        color = sign_color(value, self._palette)
        width = steps / WIDTH_STEPS * k
        look = ArrowLook(round(across * k), round(down * k), width, color, value < 0, not push.told)
        middle = (place.tip[0] + place.tail[0]) / 2, (place.tip[1] + place.tail[1]) / 2
        collage.centered(self.sprite(look), *middle)

    def _make(self, look: ArrowLook) -> pygame.Surface:
        k, length = self._scale, math.hypot(look.across, look.down)
        head = look.width + HEAD_BEYOND * k
        side = 2 * math.ceil((max(abs(look.across), abs(look.down)) + head) / 2 + 2) + 1
        x, y = field.pixel_grid(side, side)
        x, y = x - np.float32(side / 2), y - np.float32(side / 2)
        # In a frame whose first axis runs from the tail (0) to the tip (length).
        along = (x * look.across + y * look.down) / np.float32(length) + np.float32(length / 2)
        aside = (y * look.across - x * look.down) / np.float32(length)
        shape = _shape(along, aside, length, look.width, head, ROUND * k)
        cover = field.coverage(shape)
        rgb = np.zeros((side, side, 3), dtype=np.float32)
        alpha = np.zeros((side, side), dtype=np.float32)
        sprite.over(rgb, alpha, look.color, cover)
        if look.dashed:
            dashes = _dashes(along, aside, length - HEAD_LENGTH * head, look.width, k)
            light = styles.mix(look.color, self._palette.highlight, DASH_LIGHT)
            sprite.over(rgb, alpha, light, np.minimum(field.coverage(dashes), cover))
        strength = np.float32(QUIET if look.quiet else 1.0)
        return sprite.premultiplied(rgb * strength, alpha * strength)


def _shape(
    along: Field, aside: Field, length: float, width: float, head: float, rounding: float
) -> Field:
    """Shaft and head as one shape."""
    neck = length - HEAD_LENGTH * head
    shaft = field.rounded_box(along, aside, neck / 2, 0.0, neck / 2 + 1, width / 2, rounding)
    corners = ((neck, -head / 2), (neck, head / 2), (length, 0.0))
    inner = [(a + rounding * (0.6 if a < length else -1.8), b * 0.86) for a, b in corners]
    tip = field.polygon(along, aside, inner) - np.float32(rounding)
    return np.asarray(np.minimum(shaft, tip))


def _dashes(along: Field, aside: Field, end: float, width: float, k: float) -> Field:
    """Dashes along the middle of the shaft."""
    dash, gap = DASH[0] * k, DASH[1] * k
    half = max(DASH_WIDTH * width, DASH_LEAST * k) / 2
    place = (
        np.abs(np.mod(along - np.float32(gap / 2), np.float32(dash + gap)) - dash / 2) - dash / 2
    )
    beside = np.maximum(np.abs(aside) - np.float32(half), place)
    return np.asarray(np.maximum(beside, along - np.float32(end)))
