"""The still part of the network's picture: its glass, the backward arcs, and the tubes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

import pygame

from game.engine.topology import ParameterId
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes import sprite
from game.view.drawing.styles import styles
from game.view.network.lines.arc import ArcField, ArcShape, ArcTables, arc_field
from game.view.network.lines.boldness import BOLDNESS
from game.view.network.lines.tube import TubeField, TubeLook, TubeTables, tube_field, tube_look
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.emphasis import Emphasis, Focus, in_light
from game.view.network.reading.large_reading import discretion, read_large
from game.view.network.reading.reading import read
from game.view.network.reading.reduced_motion import seen
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.scene.panel import draw_all
from game.view.scene.scene import Scene

FIELD_SETS_KEPT: Final = 3
# There are thirteen; more at a time take longer than a frame has time for at 4K.
LINES_AT_A_TIME: Final = 7


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


class _Shown(NamedTuple):
    """What the panel shows: the look of every tube, and the brightness of every arc."""

    tubes: tuple[TubeLook, ...]
    arcs: tuple[int, ...]


class NetworkPanel:
    """The panel "network": arcs and tubes.  Fields are computed when the geometry is a new one."""

    name = "network"

    def __init__(self, geometries: GeometryCache | None = None) -> None:
        self._geometries = geometries or GeometryCache()
        self._parts: BoundedCache[tuple[Hashable, float], _Parts] = BoundedCache(FIELD_SETS_KEPT)
        self._tables: tuple[DrawingKit, ArcShape, TubeTables, ArcTables] | None = None

    def box_of(self, scene: Scene) -> Box | None:
        """The area the network is drawn in; None while something else is there."""
        return scene.layout.drawing if scene.layout.shows_network else None

    def frame(self, canvas: Canvas, layout: Layout) -> None:
        """The thin glass behind headline, network, legend and rows."""
        canvas.panel(layout.network, canvas.style(styles.panel, theme.GLASS_THIN))

    def key(self, scene: Scene) -> Hashable:
        """The geometry and the looks of all parts."""
        return place_of(scene.layout), scene.layout.scale, _shown(scene)

    def prepare(self, scene: Scene) -> None:
        """Compute the fields of a scene that will be drawn soon."""
        self._parts_of(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw arcs, then tubes; those that stand out come last."""
        draw_all(self, canvas, scene)

    def steps(self, canvas: Canvas, scene: Scene) -> Iterator[None]:
        """The same, some lines at a time; at 4K clearing their ground takes long, too."""
        yield
        lines = self._placed(canvas, scene)
        while some := list(islice(lines, LINES_AT_A_TIME)):
            canvas.surface.fblits(some, sprite.PREMULTIPLIED)
            yield

    def _placed(
        self, canvas: Canvas, scene: Scene
    ) -> Iterator[tuple[pygame.Surface, tuple[int, int]]]:
        topology, shown = scene.snapshot.topology, _shown(scene)
        parts = self._parts_of(scene)
        tube_tables, arc_tables = self._tables_of(canvas.kit, scene.page)
        left, top = canvas.origin
        for connection, level in zip(topology.connections, shown.arcs, strict=True):
            part = parts.arcs.get(connection)
            if part is None or level == 0:
                continue
            if part.look != level:
                sprite.gather_into(part.surface, arc_tables.table(level), part.field.index)
                part.look = level
            yield part.surface, (part.field.origin[0] - left, part.field.origin[1] - top)
        tubes = list(zip(topology.parameters, shown.tubes, strict=True))
        for parameter, look in sorted(tubes, key=lambda tube: _rank(tube[1])):
            part = parts.tubes.get(parameter)
            if part is None:
                continue  # biases are not drawn on every page
            if part.look != look:
                sprite.gather_into(part.surface, tube_tables.table(look), part.field.index)
                part.look = look
            yield part.surface, (part.field.origin[0] - left, part.field.origin[1] - top)

    def _parts_of(self, scene: Scene) -> _Parts:
        place, scale = place_of(scene.layout), scene.layout.scale
        geometry = self._geometries.of(*place)
        arcs = BOLDNESS[scene.page].arcs
        return self._parts.get((place, scale), lambda: _make_parts(geometry, scale, arcs))

    def _tables_of(self, kit: DrawingKit, page: Page) -> tuple[TubeTables, ArcTables]:
        arcs = BOLDNESS[page].arcs
        if self._tables is None or self._tables[0] is not kit or self._tables[1] != arcs:
            scale, palette = kit.typeface.scale, kit.styles.palette
            self._tables = (
                kit,
                arcs,
                TubeTables(scale, palette),
                ArcTables(scale, palette, arcs),
            )
            # The sprites wear the colours of another palette.
            self._parts.clear()
        return self._tables[2:]


def _rank(look: TubeLook) -> tuple[bool, Emphasis]:
    return not look.dimmed, look.emphasis


def _shown(scene: Scene) -> _Shown:
    return SHOWN[scene.page](scene)


def _shown_in_lab(scene: Scene) -> _Shown:
    reading, focus = read(seen(scene)), Focus.of(scene)
    topology, light = scene.snapshot.topology, focus.light
    weights = zip(topology.parameters, reading.weights, strict=True)
    tubes = tuple(tube_look(w.drawn, focus.emphasis(p)) for p, w in weights)
    if light is None:
        return _Shown(tubes, reading.arcs)
    lit = zip(topology.parameters, tubes, strict=True)
    arcs = zip(topology.connections, reading.arcs, strict=True)
    return _Shown(
        tubes=tuple(look._replace(strength=light.of_line(p)) for p, look in lit),
        arcs=tuple(a if c in light.arcs else max(round(a * light.rest), 1) for c, a in arcs),
    )


def _shown_in_large(scene: Scene) -> _Shown:
    """Thicker tubes; while one is pinned, those that are not in its product are dimmed."""
    reading, focus = read_large(seen(scene), discretion(scene)), Focus.of(scene)
    topology, growth = scene.snapshot.topology, BOLDNESS[scene.page].tubes
    weights = zip(topology.parameters, reading.base.weights, strict=True)
    return _Shown(
        tubes=tuple(
            tube_look(w.drawn, focus.emphasis(p), growth, not in_light(topology, focus, p))
            for p, w in weights
        ),
        arcs=reading.arcs,
    )


SHOWN: Final[Mapping[Page, Callable[[Scene], _Shown]]] = {
    Page.LAB: _shown_in_lab,
    Page.VISITOR: _shown_in_large,
    Page.PROJECTOR: _shown_in_large,
    Page.ATTRACT: _shown_in_large,
}


def _make_parts(geometry: NetworkGeometry, scale: float, shape: ArcShape) -> _Parts:
    tubes = {name: tube_field(path, scale) for name, path in geometry.paths.items()}
    arcs = {name: arc_field(path, scale, shape) for name, path in geometry.arcs.items()}
    return _Parts(
        {name: _Part(field, _sprite_for(field)) for name, field in tubes.items()},
        {name: _Part(field, _sprite_for(field)) for name, field in arcs.items()},
    )


def _sprite_for(field: TubeField | ArcField) -> pygame.Surface:
    height, width = field.index.shape
    return sprite.transparent(width, height)
