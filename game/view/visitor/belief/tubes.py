"""The lines from the hidden squares into the answer's, as thick and as dashed as in the network."""

from collections.abc import Sequence
from typing import Final

import pygame

from game.engine.topology import ParameterId
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes import sprite
from game.view.drawing.shapes.curve import Path, bezier
from game.view.network.lines.boldness import LARGE
from game.view.network.lines.tube import TubeField, TubeTables, tube_field, tube_look
from game.view.network.reading.emphasis import Emphasis
from game.view.visitor.belief.places import BeliefPlaces

BEND: Final = 0.5
# They begin and end this far inside of the squares' frames.
INSIDE: Final = 2.0
# How far towards the answer's middle they enter, as a share of the way.
ENTRY: Final = 0.42
POINTS: Final = 32
FIELDS_KEPT: Final = 4


class RoomTubes:
    """Draws the lines; keeps what depends on their places alone."""

    def __init__(self) -> None:
        self._fields: BoundedCache[tuple[float, Sequence[Box], Box], list[TubeField]]
        self._fields = BoundedCache(FIELDS_KEPT)
        self._tables: tuple[DrawingKit, TubeTables] | None = None

    def draw(self, canvas: Canvas, snapshot: Snapshot, places: BeliefPlaces) -> None:
        """Draw the lines from each hidden neuron to the output."""
        key = (canvas.scale, places.hidden, places.answer)
        fields = self._fields.get(key, lambda: _make_fields(canvas.scale, places))
        left, top = canvas.origin
        depth = snapshot.topology.depth
        for unit, field in enumerate(fields):
            weight = snapshot.trace.parameters.value(ParameterId(depth - 1, unit, 0))
            look = tube_look(weight, Emphasis.NONE, LARGE.tubes)
            height, width = field.index.shape
            surface = sprite.transparent(width, height)
            self._tables_of(canvas).paint(surface, field, look)
            place = (field.origin[0] - left, field.origin[1] - top)
            canvas.surface.blit(surface, place, None, pygame.BLEND_PREMULTIPLIED)

    def _tables_of(self, canvas: Canvas) -> TubeTables:
        if self._tables is None or self._tables[0] is not canvas.kit:
            self._tables = (canvas.kit, TubeTables(canvas.scale, canvas.palette))
        return self._tables[1]


def _make_fields(scale: float, places: BeliefPlaces) -> list[TubeField]:
    return [tube_field(_path(box, places), scale) for box in places.hidden]


def _path(box: Box, places: BeliefPlaces) -> Path:
    """From a hidden square to the answer's, bent towards its middle."""
    answer = places.answer
    if places.upright:
        start = (box.centerx, box.bottom - INSIDE)
        end = (box.centerx + (answer.centerx - box.centerx) * ENTRY, answer.y + INSIDE)
        bend = (end[1] - start[1]) * BEND
        corners = (start, (start[0], start[1] + bend), (end[0], end[1] - bend), end)
    else:
        start = (box.right - INSIDE, box.centery)
        end = (answer.x + INSIDE, box.centery + (answer.centery - box.centery) * ENTRY)
        bend = (end[0] - start[0]) * BEND
        corners = (start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end)
    return Path(bezier(*corners, POINTS))
