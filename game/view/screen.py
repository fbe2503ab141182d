"""The screen: everything at one window size, from a snapshot and the interface to pixels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pygame

from game.session.presets import Preset
from game.session.snapshot import Snapshot
from game.view.composition.compositor import Compositor, Moving
from game.view.composition.layers import Background
from game.view.control_table import ControlTable
from game.view.drawing.background import background
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.kit import DrawingKit
from game.view.drawing.text.text_log import TextBox
from game.view.drawing.theme import DARK, HIGH_CONTRAST, Palette
from game.view.network.panel import NetworkPanel
from game.view.network.places.geometry import GeometryCache
from game.view.network.sprites import NetworkSprites
from game.view.pages import PageParts, lab_parts, large_parts, layout_of, overlays
from game.view.scene.features import Features
from game.view.scene.interface import Interface
from game.view.scene.page import Page, View
from game.view.scene.panel import consume
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts

if TYPE_CHECKING:
    # Loaded when the first countdown begins.
    from game.view.cards.countdown import CountdownPicture

Size = tuple[int, int]

# What is kept for going back and forth: the kits of both views (often the same one), what draws
# them, and their backgrounds.
KITS_KEPT: Final = 2
PAINTERS_KEPT: Final = 2
BACKGROUNDS_KEPT: Final = 1


class _Look(NamedTuple):
    """What painters are made for: the lab or pages in large type, at a scale, in a palette, for
    readers of numbers with this decimal mark.
    """

    large: bool
    scale: float
    palette: Palette
    decimal: str


class _Painters(NamedTuple):
    """What draws the pages of a look; keeps what is costly to make."""

    kit: DrawingKit
    network: NetworkPanel
    sprites: NetworkSprites
    parts: PageParts


@dataclass(slots=True)
class _Stage:
    """The picture so far, at one size."""

    size: Size
    look: _Look
    painters: _Painters
    compositor: Compositor


class Screen:
    """Draws sessions at any size. ``log``, when given, collects every text drawn, for tests.

    ``packet_count`` fixes the number of packets in a stream, for measurements.
    """

    def __init__(
        self,
        fonts: Path,
        texts: Texts,
        presets: Mapping[str, Preset],
        palette: Palette = DARK,
        packet_count: int | None = None,
        log: list[TextBox] | None = None,
        features: Features | None = None,
    ) -> None:
        self._fonts = fonts
        self._texts = texts
        self._features = features or Features()
        self._palette = palette
        self._packet_count = packet_count
        self._log = log
        self._table = ControlTable(texts, presets, self._features)
        self._kits: BoundedCache[tuple[float, Palette, str], DrawingKit] = BoundedCache(KITS_KEPT)
        self._painters: BoundedCache[_Look, _Painters] = BoundedCache(PAINTERS_KEPT)
        self._grounds: BoundedCache[tuple[Size, float, Palette], pygame.Surface]
        self._grounds = BoundedCache(BACKGROUNDS_KEPT)
        self._worn = (palette, texts.decimal)
        self._stage: _Stage | None = None
        self._countdown: CountdownPicture | None = None

    def scene(self, snapshot: Snapshot, interface: Interface, size: Size) -> Scene:
        """What a window of this size shows of the snapshot."""
        if not snapshot.topology.has_hidden:
            # Pages in large type tell of hidden neurons throughout.
            interface = replace(interface, view=View.LAB)
        layout = layout_of(snapshot, interface, size)
        palette, texts = self._palette_of(interface), self._texts_of(interface)
        if layout.page is Page.PROJECTOR:
            texts = texts.to_class
        self._wear(palette, texts.decimal)
        measure = self._kit(layout.scale, palette, texts.decimal).typeface.width
        table = cache(lambda: self._table.controls(snapshot, interface, layout, measure, texts))
        return Scene(snapshot, interface, layout, texts, palette, table, self._features)

    def render(
        self, surface: pygame.Surface, scene: Scene, more_time: Callable[[], bool]
    ) -> list[pygame.Rect]:
        """Bring the surface up to date; gives what changed. Panels without time left wait."""
        stage = self._stage_for(surface.get_size(), scene)
        if scene.interface.countdown is not None:
            return self._count_down(surface, scene, stage)
        self._countdown = None
        return stage.compositor.render(surface, scene, more_time)

    def draw(self, surface: pygame.Surface, snapshot: Snapshot, interface: Interface) -> Scene:
        """Draw everything on the surface; gives the scene drawn."""
        scene = self.scene(snapshot, interface, surface.get_size())
        stage = self._stage_for(surface.get_size(), scene)
        stage.compositor.forget()
        self._countdown = None
        self.render(surface, scene, lambda: True)
        if self._log is not None and scene.interface.countdown is None:
            self._log.extend(stage.painters.sprites.text_log(scene))
        return scene

    def make_ready(self, scene: Scene) -> None:
        """Make what this scene will need and what takes longest, before it is waited for."""
        look = _look_of(scene)
        painters = self._painters.get(look, lambda: self._make_painters(look))
        painters.network.prepare(scene)
        consume(painters.sprites.prepare(scene))

    def let_go(self) -> None:
        """Keep nothing: all that draws is made afresh for the next picture."""
        self._stage, self._countdown = None, None
        for kept in (self._kits, self._painters, self._grounds):
            kept.clear()

    @property
    def published(self) -> Snapshot | None:
        """The snapshot whose numbers are on the screen."""
        return None if self._stage is None else self._stage.compositor.published

    def repaint(self) -> None:
        """The window's pixels are lost: the next frame shows all of the picture again."""
        if self._stage is not None:
            self._stage.compositor.repaint()
        if self._countdown is not None:
            self._countdown.repaint()

    def stretch_over(self, surface: pygame.Surface) -> None:
        """A makeshift while the window is being resized: the last picture, stretched."""
        if self._stage is not None:
            self._stage.compositor.stretch_over(surface)

    def _count_down(
        self, surface: pygame.Surface, scene: Scene, stage: _Stage
    ) -> list[pygame.Rect]:
        """The countdown lies over the picture, which stands still, blurred."""
        if self._countdown is None or self._countdown.size != surface.get_size():
            written = 0 if self._log is None else len(self._log)
            stage.compositor.render(surface, scene, lambda: True)
            if self._log is not None:
                del self._log[written:]  # nothing of it can be read any more
            from game.view.cards.countdown import CountdownPicture

            self._countdown = CountdownPicture(surface, scene.palette, scene.layout.scale)
            stage.compositor.repaint()
        canvas = Canvas(surface, stage.painters.kit, (0.0, 0.0), self._log)
        return self._countdown.render(canvas, scene)

    def _palette_of(self, interface: Interface) -> Palette:
        return HIGH_CONTRAST if interface.high_contrast else self._palette

    def _wear(self, palette: Palette, decimal: str) -> None:
        """What was made in other colours, or with other numbers, takes as much memory again."""
        if self._worn != (palette, decimal):
            self._worn = (palette, decimal)
            self.let_go()

    def _texts_of(self, interface: Interface) -> Texts:
        if interface.language is None:
            return self._texts
        return self._features.languages.get(interface.language, self._texts)

    def _kit(self, scale: float, palette: Palette, decimal: str) -> DrawingKit:
        return self._kits.get(
            (scale, palette, decimal),
            lambda: DrawingKit.open(scale, self._fonts, palette, decimal),
        )

    def _stage_for(self, size: Size, scene: Scene) -> _Stage:
        look = _look_of(scene)
        if self._stage is None or self._stage.size != size or self._stage.look != look:
            self._stage = None  # its layers make room before those of the next one are made
            painters = self._painters.get(look, lambda: self._make_painters(look))
            self._stage = _Stage(size, look, painters, self._composed(size, look, painters))
        return self._stage

    def _make_painters(self, look: _Look) -> _Painters:
        kit = self._kit(look.scale, look.palette, look.decimal)
        geometries = GeometryCache()
        sprites = NetworkSprites(kit, geometries, self._packet_count)
        network = NetworkPanel(geometries)
        parts = (large_parts if look.large else lab_parts)(network)
        return _Painters(kit, network, sprites, parts)

    def _composed(self, size: Size, look: _Look, painters: _Painters) -> Compositor:
        kit, sprites, parts = painters.kit, painters.sprites, painters.parts
        return Compositor(
            self._background(size, look.scale, look.palette),
            parts.frames,
            parts.panels,
            Moving(sprites.box, sprites.key, sprites.sprites, sprites.prepare),
            overlays(kit.typeface.width, look.large),
            lambda surface, offset: Canvas(surface, kit, offset, self._log),
        )

    def _background(self, size: Size, scale: float, palette: Palette) -> Background:
        key = (size, scale, palette)

        def make() -> pygame.Surface:
            return background(*size, scale, palette)

        def own() -> pygame.Surface:
            kept = self._grounds.kept(key)
            return make() if kept is None else kept.copy()

        return Background(own, lambda: self._grounds.get(key, make))


def _look_of(scene: Scene) -> _Look:
    return _Look(scene.page.is_large, scene.layout.scale, scene.palette, scene.texts.decimal)
