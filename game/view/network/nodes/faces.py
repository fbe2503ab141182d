"""Faces of the beads: a hidden neuron wears its half of the square, the output the whole square.

Small dots are the four rows: full where the goal is 1, hollow where it is 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import pygame

from game.engine.topology import NeuronId
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes import field, sprite
from game.view.network.collage import Collage
from game.view.network.nodes.node_disc import ring_width
from game.view.network.places.discs import Circle
from game.view.network.places.places import NetworkGeometry
from game.view.square.brush import belief_key
from game.view.square.domain import LARGE
from game.view.square.painting import Painter, Pen, answer_tints, neuron_tints
from game.view.square.rows import RowMark, row_marks
from game.view.square.sheets import answer_sheet, neuron_sheet

FACES_KEPT: Final = 8
MASKS_KEPT: Final = 4
LINE: Final = 2.6
# Radii of the dots of hidden neurons and of the output, and how wide a hollow one's edge is, as
# shares of the face's radius, and the dark rim around each.
DOT: Final = 0.075
OUTPUT_DOT: Final = 0.125
EDGE: Final = 0.36
RIM: Final = 0.20
# The face lies a little under the ring.
TUCKED: Final = 1.0

Key = tuple[object, ...]


class Faces:
    """Adds the faces of a snapshot to a collage, with one kit; keeps those of one epoch."""

    def __init__(self, kit: DrawingKit) -> None:
        self._scale = kit.typeface.scale
        self._palette = kit.styles.palette
        self._painter = Painter()
        self._faces: BoundedCache[Key, pygame.Surface] = BoundedCache(FACES_KEPT)
        self._masks: BoundedCache[int, pygame.Surface] = BoundedCache(MASKS_KEPT)

    def add(
        self, collage: Collage, snapshot: Snapshot, geometry: NetworkGeometry, share: float
    ) -> Iterator[None]:
        """A face in each step, as opaque as they have come."""
        for neuron in snapshot.topology.neurons:
            circle = geometry.neurons[neuron]
            with collage.at(share):
                collage.centered(self._face(snapshot, neuron, circle), circle.x, circle.y)
            yield

    def _face(self, snapshot: Snapshot, neuron: NeuronId, circle: Circle) -> pygame.Surface:
        inner = (circle.r - ring_width(circle.r) + TUCKED) * self._scale
        pixels = max(2 * round(inner), 2)
        key = (neuron, pixels, belief_key(snapshot.trace), snapshot.dataset.name)
        return self._faces.get(key, lambda: self._make(snapshot, neuron, pixels))

    def _make(self, snapshot: Snapshot, neuron: NeuronId, pixels: int) -> pygame.Surface:
        trace, palette = snapshot.trace, self._palette
        is_output = neuron.layer == snapshot.topology.depth
        if is_output:
            sheet, tints = answer_sheet(trace, LARGE), answer_tints(palette)
        else:
            sheet, tints = neuron_sheet(trace, neuron, LARGE), neuron_tints(palette)
        face = self._painter.paint(sheet, Pen(pixels, LINE * self._scale), tints)
        radius = pixels / 2 * (OUTPUT_DOT if is_output else DOT)
        whole = Box(0.0, 0.0, float(pixels), float(pixels))
        for mark in row_marks(snapshot):
            self._dot(face, mark, LARGE.place(whole, mark.inputs), radius, hollow=is_output)
        mask = self._masks.get(pixels, lambda: _disc(pixels))
        face.blit(mask, (0, 0), None, pygame.BLEND_RGBA_MULT)
        return face

    def _dot(
        self,
        face: pygame.Surface,
        mark: RowMark,
        place: tuple[float, float],
        radius: float,
        hollow: bool,
    ) -> None:
        palette, reach = self._palette, radius * (1.0 + RIM) + 1.0
        side = 2 * int(np.ceil(reach)) + 1
        x, y = field.pixel_grid(side, side)
        left, top = (round(value - side / 2) for value in place)
        away = np.hypot(x - np.float32(place[0] - left), y - np.float32(place[1] - top))
        rim = field.coverage(np.asarray(away - np.float32(radius * (1.0 + RIM))))
        rgb, alpha = sprite.blank(*away.shape)
        sprite.over(rgb, alpha, palette.ink, rim)
        line = np.asarray(away - np.float32(radius))
        if hollow and not mark.full:
            width = EDGE * radius
            line = np.asarray(np.abs(away - np.float32(radius - width / 2)) - np.float32(width / 2))
        sprite.over(rgb, alpha, palette.text, field.coverage(line))
        face.blit(sprite.premultiplied(rgb, alpha), (left, top), None, sprite.PREMULTIPLIED)


def _disc(pixels: int) -> pygame.Surface:
    """White where the bead is, nothing beyond."""
    x, y = field.pixel_grid(pixels, pixels)
    cover = field.coverage(field.circle(x, y, pixels / 2, pixels / 2, pixels / 2))
    return sprite.premultiplied(np.repeat(cover[..., None], 3, axis=2), cover)
