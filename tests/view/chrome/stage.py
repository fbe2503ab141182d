"""A stage to draw the chrome on without a window."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pygame

from game.session.commands import Command
from game.session.presets import Preset, load_presets
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view import theme
from game.view.box import Box
from game.view.canvas import Canvas
from game.view.chrome.help import HelpCard
from game.view.chrome.panels import ControlsPanel
from game.view.chrome.settings import SettingsPanel
from game.view.chrome.stats import StatsPanel
from game.view.chrome.toast import ToastCard
from game.view.chrome.tooltip import Tooltip
from game.view.chrome.top import CornerPanel, TopPanel
from game.view.chrome.transport import RateAndPacePanel, SettingsButtonPanel, TransportPanel
from game.view.controls import ControlTable
from game.view.interface import Interface
from game.view.kit import DrawingKit
from game.view.layout import Layout, arrange
from game.view.panel import Overlay
from game.view.scene import Scene
from game.view.text_log import TextBox
from game.view.texts import Texts, load_texts

ASSETS = Path(__file__).parents[3] / "assets"
SIZES = (
    (1920, 1080),
    (1280, 720),
    (1024, 768),
    (2560, 1080),
    (3840, 2160),
    (1366, 768),
    (1440, 900),
    (1600, 1200),
    (1280, 1024),
    (1920, 1200),
    (3440, 1440),
)
# One for each fold.
FOLDS = ((1920, 1080), (1280, 720), (1024, 768))
# The background's middle tone: what is drawn lies on this.
GROUND = (17, 25, 48)

Shown = ControlsPanel | StatsPanel


@cache
def presets() -> dict[str, Preset]:
    return load_presets(ASSETS / "presets")


@cache
def english() -> Texts:
    return load_texts(ASSETS / "texts", "en")


@cache
def kit(scale: float) -> DrawingKit:
    return DrawingKit.open(scale, ASSETS / "fonts", theme.DARK)


@cache
def table(layout: Layout) -> ControlTable:
    """The table that keeps the wires of this layout."""
    return ControlTable(english(), presets())


def snapshot(preset: str, *commands: Command) -> Snapshot:
    session = Session(presets(), presets()[preset], np.random.default_rng(0))
    for command in commands:
        session.apply(command)
    return session.snapshot()


def arranged(size: tuple[int, int], seen: Snapshot, interface: Interface) -> Layout:
    return arrange(
        *size,
        pinned=seen.pinned is not None,
        settings_open=interface.settings_open,
        started=seen.started,
    )


def scene(size: tuple[int, int], seen: Snapshot, interface: Interface | None = None) -> Scene:
    interface = interface or Interface()
    layout = arranged(size, seen, interface)
    measure = kit(layout.scale).typeface.width
    controls = table(layout).controls(seen, interface, layout, measure)
    return Scene(seen, interface, layout, english(), theme.DARK, controls)


def changed(given: Scene, **fields: object) -> Scene:
    """The scene with another interface, the same controls."""
    return replace(given, interface=replace(given.interface, **fields))


def panels() -> Sequence[Shown]:
    return (
        TopPanel(),
        CornerPanel(),
        StatsPanel(),
        TransportPanel(),
        RateAndPacePanel(),
        SettingsButtonPanel(),
        SettingsPanel(),
    )


def overlays(given: Scene) -> Sequence[Overlay]:
    measure = kit(given.layout.scale).typeface.width
    return (HelpCard(), ToastCard(measure), Tooltip(measure))


def picture(part: Shown | Overlay, given: Scene) -> tuple[pygame.Surface, list[TextBox]]:
    """The part alone on a plain ground, over the whole window; and what was written."""
    scale = given.layout.scale
    size = (round(given.layout.width * scale), round(given.layout.height * scale))
    surface = pygame.Surface(size, 0, 32)
    surface.fill(GROUND)
    log: list[TextBox] = []
    part.draw(Canvas(surface, kit(scale), (0.0, 0.0), log), given)
    return surface, log


def pixels(box: Box, scale: float) -> pygame.Rect:
    """The box in device pixels, as the compositor cuts it."""
    left, top = round(box.x * scale), round(box.y * scale)
    return pygame.Rect(left, top, round(box.right * scale) - left, round(box.bottom * scale) - top)


def touched(surface: pygame.Surface) -> pygame.Rect:
    """The smallest rectangle that holds every pixel unlike the ground, by more than a breath."""
    seen = pygame.surfarray.array3d(surface).astype(int)
    different = np.abs(seen - np.array(GROUND)).max(axis=2) > 2
    columns, rows = np.flatnonzero(different.any(axis=1)), np.flatnonzero(different.any(axis=0))
    if not len(columns):
        return pygame.Rect(0, 0, 0, 0)
    left, top = int(columns[0]), int(rows[0])
    return pygame.Rect(left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top)


def only_inside(surface: pygame.Surface, rect: pygame.Rect) -> bool:
    """Whether everything drawn, but for a breath of light, lies in the rectangle. Clears it."""
    surface.fill(GROUND, rect)
    plain = pygame.mask.from_threshold(surface, GROUND, (3, 3, 3, 255))
    return plain.count() == surface.get_width() * surface.get_height()


def equal(a: pygame.Surface, b: pygame.Surface) -> bool:
    return a.get_buffer().raw == b.get_buffer().raw
