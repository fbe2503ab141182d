"""Scenes and pictures of the charts, without a window."""

from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import pygame

from game.session.commands import Command, TrainTo
from game.session.presets import Preset, load_presets
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view import theme
from game.view.box import Box
from game.view.canvas import Canvas
from game.view.charts.graphs import graph_panels
from game.view.charts.timeline import TimelinePanel
from game.view.controls import ControlTable
from game.view.interface import Interface, Tab
from game.view.kit import DrawingKit
from game.view.layout import Layout, arrange
from game.view.scene import Scene
from game.view.text_log import TextBox
from game.view.texts import Texts, load_texts
from game.view.theme import Palette

ASSETS = Path(__file__).parents[3] / "assets"
WIDE, COMPACT, STACK = (1920, 1080), (1280, 720), (1024, 768)
FOLDS = (WIDE, COMPACT, STACK)
SIZES = (
    *FOLDS,
    (2560, 1080),
    (3840, 2160),
    (1366, 768),
    (1440, 900),
    (1600, 1200),
    (1280, 1024),
    (1920, 1200),
    (3440, 1440),
    (1080, 1920),
)
GROUND = (17, 25, 48)


class Drawn(Protocol):
    """A panel, as far as these tests use it."""

    def box_of(self, scene: Scene) -> Box | None: ...

    def draw(self, canvas: Canvas, scene: Scene) -> None: ...


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
    return ControlTable(english(), presets())


def session(preset: str = "xor", *commands: Command) -> Session:
    made = Session(presets(), presets()[preset], np.random.default_rng(0))
    for command in commands:
        made.apply(command)
    return made


def trained(epochs: int = 300, preset: str = "xor", *commands: Command) -> Snapshot:
    return session(preset, TrainTo(epochs), *commands).snapshot()


def scene(
    snapshot: Snapshot,
    interface: Interface | None = None,
    size: tuple[int, int] = WIDE,
    palette: Palette = theme.DARK,
) -> Scene:
    interface = interface or Interface()
    layout = arrange(
        *size,
        pinned=snapshot.pinned is not None,
        settings_open=interface.settings_open,
        started=snapshot.started,
    )
    measure = kit(layout.scale).typeface.width
    controls = table(layout).controls(snapshot, interface, layout, measure)
    return Scene(snapshot, interface, layout, english(), palette, controls)


def graphs(given: Scene) -> Box:
    box = given.layout.graphs
    assert box is not None
    return box


def all_panels() -> list[Drawn]:
    return [*graph_panels(), TimelinePanel()]


def picture(panel: Drawn, given: Scene) -> tuple[pygame.Surface, list[TextBox]]:
    """The panel alone on a plain ground, over the whole window; and what was written."""
    scale = given.layout.scale
    size = (round(given.layout.width * scale), round(given.layout.height * scale))
    surface = pygame.Surface(size, 0, 32)
    surface.fill(GROUND)
    log: list[TextBox] = []
    panel.draw(Canvas(surface, kit(scale), (0.0, 0.0), log), given)
    return surface, log


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def written(panel: Drawn, given: Scene) -> list[str]:
    return [text.string for text in picture(panel, given)[1]]


def device(box: Box, scale: float) -> pygame.Rect:
    """The box in device pixels, as the compositor cuts it."""
    left, top = round(box.x * scale), round(box.y * scale)
    return pygame.Rect(left, top, round(box.right * scale) - left, round(box.bottom * scale) - top)


def stays_inside(surface: pygame.Surface, rect: pygame.Rect) -> bool:
    """Whether nothing but the ground is left outside of a rectangle."""
    covered = surface.copy()
    covered.fill(GROUND, rect)
    return bool((pygame.surfarray.array3d(covered) == GROUND).all())


ALL = Interface(tab=Tab.ALL)
