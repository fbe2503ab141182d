"""Small curves on the rims of neurons: the activation curve with a dot and its tangent."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

import numpy as np
import pygame

from game.engine.topology import NeuronId, Topology
from game.view.drawing.cache import BoundedCache
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes import field, sprite
from game.view.drawing.shapes.field import Field
from game.view.drawing.theme import Color
from game.view.network.collage import Collage
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.emphasis import NO_FOCUS, Focus
from game.view.network.reading.listening import PLACES, SmallCurve, height, steepness
from game.view.network.reading.reading import Reading

# All in radii of the disc: half the axis of z, half its height, strokes, the tangent and dots.
HALF_WIDTH: Final = 0.67
HALF_HEIGHT: Final = 0.36
CURVE_WIDTH: Final = 0.11
TANGENT_WIDTH: Final = 0.115
TANGENT_HALF: Final = 0.52
INSIDE: Final = 0.90  # nothing of the tangent is drawn beyond this
DOT: Final = 0.17
ROW_DOT: Final = 0.12
DOT_SHADOW: Final = 0.05
EDGE: Final = 0.065
LEAST_EDGE: Final = 1.5  # logical
SHADOW: Final = 0.10
SHADOW_DARK: Final = 0.55
BEND_POINTS: Final = 25
SPRITES_KEPT: Final = 160
GROUNDS_KEPT: Final = 16


class CurveLook(NamedTuple):
    """A small curve: radius in device pixels, the curve, its colour, and whether it is locked."""

    radius: int
    curve: SmallCurve
    color: Color
    locked: bool


class SmallCurves:
    """Adds the small curves of a reading to a collage, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._scale = kit.typeface.scale
        self._palette = kit.styles.palette
        self._grounds: BoundedCache[CurveLook, tuple[Field, Field]] = BoundedCache(GROUNDS_KEPT)
        self._sprites: BoundedCache[CurveLook, pygame.Surface] = BoundedCache(SPRITES_KEPT)

    def add(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        reading: Reading,
        locked: Collection[NeuronId] | None = None,
        focus: Focus = NO_FOCUS,
    ) -> Iterator[None]:
        """The curves of all neurons that wear one; a neuron in each step.

        ``locked``: the neurons that wear the mark of a lock, those of the reading unless told;
        ``focus`` says which neurons recede.
        """
        palette = self._palette
        for neuron, shown in zip(topology.neurons, reading.neurons, strict=True):
            place = geometry.curves.get(neuron)
            if shown.curve is None or place is None:
                continue
            color = palette.output if neuron.layer == topology.depth else palette.hidden
            marked = shown.locked if locked is None else neuron in locked
            radius = max(1, round(place.r * self._scale))
            look = CurveLook(radius, shown.curve, color, marked)
            with collage.at(focus.opacity(neuron)):
                collage.centered(self.sprite(look), place.x, place.y)
            yield

    def sprite(self, look: CurveLook) -> pygame.Surface:
        """The small curve of this look.  It is shared: do not draw on it."""
        return self._sprites.get(look, lambda: self._make(look))

    def _make(self, look: CurveLook) -> pygame.Surface:
        bare = look._replace(curve=look.curve._replace(places=()))
        rgb, alpha = self._grounds.get(bare, lambda: self._ground(bare))
        rgb, alpha = rgb.copy(), alpha.copy()
        x, y = _grid(look.radius)
        palette, kinked = self._palette, look.curve.kinked
        is_row = len(look.curve.places) == 1
        for place in look.curve.places:
            at_x, at_y = _point(kinked, place)
            if is_row:
                across, down = _direction(kinked, place)
                tangent = field.segment(
                    x, y, at_x - across, at_y - down, at_x + across, at_y + down
                )
                within = field.circle(x, y, 0.0, 0.0, INSIDE)
                tangent = np.maximum(tangent - np.float32(TANGENT_WIDTH / 2), within)
                self._lay(rgb, alpha, palette.lock, tangent, look.radius)
            dot = field.circle(x, y, at_x, at_y, DOT if is_row else ROW_DOT)
            self._lay(rgb, alpha, palette.badge, dot - DOT_SHADOW, look.radius)
            self._lay(rgb, alpha, palette.text, dot, look.radius)
        return sprite.premultiplied(rgb, alpha)

    def _ground(self, look: CurveLook) -> tuple[Field, Field]:
        """The disc with the bare curve, as colours and coverage."""
        palette, radius = self._palette, look.radius
        x, y = _grid(radius)
        rgb, alpha = sprite.blank(*x.shape)
        disc = field.circle(x, y, 0.0, 0.0, 1.0)
        dark = SHADOW_DARK * np.clip(1.0 - disc / SHADOW, 0.0, 1.0) * palette.depth
        sprite.over(rgb, alpha, palette.shadow, np.asarray(dark, dtype=np.float32))
        edge = max(EDGE * radius, max(LEAST_EDGE, palette.least_edge) * self._scale) / radius
        self._lay(rgb, alpha, palette.lock if look.locked else palette.muted, disc, radius)
        self._lay(rgb, alpha, palette.badge, disc + np.float32(edge), radius)
        self._lay(rgb, alpha, look.color, _curve(x, y, look.curve.kinked), radius)
        return rgb, alpha

    def _lay(self, rgb: Field, alpha: Field, color: Color, shape: Field, radius: int) -> None:
        sprite.over(rgb, alpha, color, field.coverage(np.asarray(shape * np.float32(radius))))


def _grid(radius: int) -> tuple[Field, Field]:
    """Coordinates of the pixels' centres in radii, from the middle."""
    side = 2 * (radius + math.ceil(SHADOW * radius) + 1) + 1
    x, y = field.pixel_grid(side, side)
    middle = np.float32(side / 2)
    return (x - middle) / np.float32(radius), (y - middle) / np.float32(radius)


def _curve(x: Field, y: Field, kinked: bool) -> Field:
    """The curve as a shape."""
    count = 3 if kinked else BEND_POINTS
    points = [_point(kinked, place) for place in np.linspace(-PLACES, PLACES, count)]
    shape = np.full_like(x, np.inf)
    for start, end in itertools.pairwise(points):
        shape = np.minimum(shape, field.segment(x, y, *start, *end))
    return shape - np.float32(CURVE_WIDTH / 2)


def _point(kinked: bool, place: float) -> tuple[float, float]:
    """Where on the disc a place of the curve is."""
    return HALF_WIDTH * place / PLACES, HALF_HEIGHT * (1.0 - 2.0 * height(kinked, place))


def _direction(kinked: bool, place: int) -> tuple[float, float]:
    """Half the tangent at a place."""
    down = -2.0 * HALF_HEIGHT * steepness(kinked, place)
    length = math.hypot(HALF_WIDTH, down)
    return TANGENT_HALF * HALF_WIDTH / length, TANGENT_HALF * down / length
