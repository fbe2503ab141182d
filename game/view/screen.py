"""The screen: everything at one window size, from a snapshot and the interface to pixels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pygame

from game.session.presets import Preset
from game.session.snapshot import Snapshot
from game.view.background import background
from game.view.canvas import Canvas
from game.view.chain_rule.card import CardPanel
from game.view.chain_rule.peek import PeekCard
from game.view.charts.graphs import graph_panels
from game.view.charts.timeline import TimelinePanel
from game.view.chrome.help import HelpCard
from game.view.chrome.settings import SettingsPanel
from game.view.chrome.stats import StatsPanel
from game.view.chrome.toast import ToastCard
from game.view.chrome.tooltip import Tooltip
from game.view.chrome.top import CornerPanel, TopPanel
from game.view.chrome.transport import RateAndPacePanel, SettingsButtonPanel, TransportPanel
from game.view.chrome.veil import Veil
from game.view.compositor import Compositor, Moving
from game.view.controls.table import ControlTable
from game.view.interface import Interface
from game.view.kit import DrawingKit
from game.view.layout import Layout, arrange
from game.view.network.geometry import GeometryCache
from game.view.network.headline import HeadlinePanel
from game.view.network.legend import LegendPanel
from game.view.network.panel import NetworkPanel
from game.view.network.sprites import NetworkSprites
from game.view.panel import Frame, Overlay, Panel
from game.view.rows.panel import RowsPanel
from game.view.scene import Scene
from game.view.text_log import TextBox
from game.view.texts import Texts
from game.view.theme import DARK, Palette

Size = tuple[int, int]


@dataclass(slots=True)
class _Stage:
    """What belongs to one window size: kit, panels and the picture so far."""

    size: Size
    kit: DrawingKit
    sprites: NetworkSprites
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
    ) -> None:
        self._fonts = fonts
        self._texts = texts
        self._presets = presets
        self._palette = palette
        self._packet_count = packet_count
        self._log = log
        self._table = ControlTable(texts, presets)
        self._stage: _Stage | None = None

    def scene(self, snapshot: Snapshot, interface: Interface, size: Size) -> Scene:
        """What a window of this size shows of the snapshot."""
        layout = _layout(snapshot, interface, size)
        typeface = self._stage_for(size, layout).kit.typeface
        controls = self._table.controls(snapshot, interface, layout, typeface.width)
        return Scene(snapshot, interface, layout, self._texts, self._palette, controls)

    def render(
        self, surface: pygame.Surface, scene: Scene, more_time: Callable[[], bool]
    ) -> list[pygame.Rect]:
        """Bring the surface up to date; gives what changed. Panels without time left wait."""
        stage = self._stage_for(surface.get_size(), scene.layout)
        return stage.compositor.render(surface, scene, more_time)

    def draw(self, surface: pygame.Surface, snapshot: Snapshot, interface: Interface) -> Scene:
        """Draw everything on the surface; gives the scene drawn."""
        scene = self.scene(snapshot, interface, surface.get_size())
        self._stage_for(surface.get_size(), scene.layout).compositor.forget()
        self.render(surface, scene, lambda: True)
        if self._log is not None and self._stage is not None:
            self._log.extend(self._stage.sprites.text_log(scene))
        return scene

    @property
    def published(self) -> Snapshot | None:
        """The snapshot whose numbers are on the screen."""
        return None if self._stage is None else self._stage.compositor.published

    def repaint(self) -> None:
        """The window's pixels are lost: the next frame shows all of the picture again."""
        if self._stage is not None:
            self._stage.compositor.repaint()

    def stretch_over(self, surface: pygame.Surface) -> None:
        """A makeshift while the window is being resized: the last picture, stretched."""
        if self._stage is not None:
            self._stage.compositor.stretch_over(surface)

    def _stage_for(self, size: Size, layout: Layout) -> _Stage:
        if self._stage is None or self._stage.size != size:
            self._stage = None
            self._stage = self._built(size, layout.scale)
        return self._stage

    def _built(self, size: Size, scale: float) -> _Stage:
        kit = DrawingKit.open(scale, self._fonts, self._palette)
        geometries = GeometryCache()
        sprites = NetworkSprites(kit, geometries, self._packet_count)
        network = NetworkPanel(geometries)
        panels, frames = _panels(network)
        measure = kit.typeface.width
        overlays: Sequence[Overlay] = (
            PeekCard(),
            Veil(),
            HelpCard(),
            Tooltip(measure),
            ToastCard(measure),
        )
        compositor = Compositor(
            background(*size, scale, self._palette),
            frames,
            panels,
            Moving(sprites.box, sprites.key, sprites.sprites, sprites.prepare),
            overlays,
            lambda surface, offset: Canvas(surface, kit, offset, self._log),
        )
        return _Stage(size, kit, sprites, compositor)


def _panels(network: NetworkPanel) -> tuple[Sequence[Panel], Sequence[Frame]]:
    card, transport, settings = CardPanel(), TransportPanel(), SettingsPanel()
    graphs = graph_panels()
    panels: Sequence[Panel] = (
        network,
        HeadlinePanel(),
        RowsPanel(),
        card,
        StatsPanel(),
        TimelinePanel(),
        transport,
        RateAndPacePanel(),
        SettingsButtonPanel(),
        settings,
        TopPanel(),
        CornerPanel(),
        LegendPanel(),
        *graphs,
    )
    frames: Sequence[Frame] = (network, card, graphs[0], settings, transport)
    return panels, frames


def _layout(snapshot: Snapshot, interface: Interface, size: Size) -> Layout:
    return arrange(
        *size,
        pinned=snapshot.pinned is not None,
        settings_open=interface.settings_open,
        started=snapshot.started,
    )
