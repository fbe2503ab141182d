"""The still part of the network's picture: its glass, the backward arcs, and the tubes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Final

import pygame

from game.engine.topology import ParameterId
from game.view import sprite, styles, theme
from game.view.box import Box
from game.view.cache import BoundedCache
from game.view.canvas import Canvas
from game.view.kit import DrawingKit
from game.view.layout import Layout
from game.view.network.arc import ArcField, ArcTables, arc_field
from game.view.network.emphasis import Focus
from game.view.network.geometry import GeometryCache, NetworkGeometry
from game.view.network.reading import read
from game.view.network.tube import TubeField, TubeLook, TubeTables, tube_field, tube_look
from game.view.pages import Page
from game.view.scene import Scene

FIELD_SETS_KEPT: Final = 3


@dataclass(slots=True, eq=False)
class _Part:
    """A tube or an arc: its field, its sprite, and the look that the sprite has now."""

    field: TubeField | ArcField
    surface: pygame.Surface
    look: TubeLook | int | None = None


@dataclass(slots=True, eq=False)
class _Parts:
    tubes: dict[ParameterId, _Part]
    arcs: dict[ParameterId, _Part]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the panel shows: the look of every tube, and the brightness of every arc."""

    tubes: tuple[TubeLook, ...]
    arcs: tuple[int, ...]


class NetworkPanel:
    """The panel "network": arcs and tubes.  Fields are computed when the geometry is a new one."""

    name = "network"

    def __init__(self, geometries: GeometryCache | None = None) -> None:
        self._geometries = geometries or GeometryCache()
        self._parts: BoundedCache[tuple[Box, Page, float], _Parts] = BoundedCache(FIELD_SETS_KEPT)
        self._tables: tuple[DrawingKit, TubeTables, ArcTables] | None = None

    def box_of(self, scene: Scene) -> Box | None:
        """The area the network is drawn in."""
        return scene.layout.drawing

    def frame(self, canvas: Canvas, layout: Layout) -> None:
        """The thin glass behind headline, network, legend and rows."""
        canvas.panel(layout.network, canvas.style(styles.panel, theme.GLASS_THIN))

    def key(self, scene: Scene) -> Hashable:
        """The geometry and the looks of all parts."""
        return scene.layout.drawing, scene.layout.scale, _shown(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw arcs, then tubes; one that stands out comes last."""
        canvas.surface.fblits(list(self._placed(canvas, scene)), sprite.PREMULTIPLIED)

    def _placed(
        self, canvas: Canvas, scene: Scene
    ) -> Iterator[tuple[pygame.Surface, tuple[int, int]]]:
        topology, shown = scene.snapshot.topology, _shown(scene)
        parts = self._parts_of(scene)
        tube_tables, arc_tables = self._tables_of(canvas.kit)
        left, top = canvas.origin
        for connection, level in zip(topology.connections, shown.arcs, strict=True):
            part = parts.arcs.get(connection)
            if part is None:
                continue
            if part.look != level:
                sprite.gather_into(part.surface, arc_tables.table(level), part.field.index)
                part.look = level
            yield part.surface, (part.field.origin[0] - left, part.field.origin[1] - top)
        tubes = list(zip(topology.parameters, shown.tubes, strict=True))
        for parameter, look in sorted(tubes, key=lambda tube: tube[1].emphasis):
            part = parts.tubes[parameter]
            if part.look != look:
                sprite.gather_into(part.surface, tube_tables.table(look), part.field.index)
                part.look = look
            yield part.surface, (part.field.origin[0] - left, part.field.origin[1] - top)

    def _parts_of(self, scene: Scene) -> _Parts:
        drawing, scale = scene.layout.drawing, scene.layout.scale
        geometry = self._geometries.of(drawing, scene.layout.page)
        return self._parts.get(
            (drawing, scene.layout.page, scale), lambda: _make_parts(geometry, scale)
        )

    def _tables_of(self, kit: DrawingKit) -> tuple[TubeTables, ArcTables]:
        if self._tables is None or self._tables[0] is not kit:
            scale, palette = kit.typeface.scale, kit.styles.palette
            self._tables = (kit, TubeTables(scale, palette), ArcTables(scale, palette))
            # The sprites wear the colours of another palette.
            self._parts.clear()
        return self._tables[1:]


def _shown(scene: Scene) -> _Shown:
    snapshot = scene.snapshot
    reading = read(snapshot)
    focus = Focus.of(scene)
    weights = zip(snapshot.topology.parameters, reading.weights, strict=True)
    return _Shown(
        tubes=tuple(tube_look(w.drawn, focus.emphasis(p)) for p, w in weights),
        arcs=reading.arcs,
    )


def _make_parts(geometry: NetworkGeometry, scale: float) -> _Parts:
    tubes = {name: tube_field(path, scale) for name, path in geometry.paths.items()}
    arcs = {name: arc_field(path, scale) for name, path in geometry.arcs.items()}
    return _Parts(
        {name: _Part(field, _sprite_for(field)) for name, field in tubes.items()},
        {name: _Part(field, _sprite_for(field)) for name, field in arcs.items()},
    )


def _sprite_for(field: TubeField | ArcField) -> pygame.Surface:
    height, width = field.index.shape
    return sprite.transparent(width, height)
