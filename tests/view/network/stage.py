"""A stage for the network's picture: sessions at telling moments, and surfaces to draw them on."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pygame

from game.engine.topology import NETWORK_2_2_1
from game.session import commands as c
from game.session.presentation import Mode, Moment, Phase
from game.session.presets import Preset, load_presets
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view import theme
from game.view.box import Box
from game.view.canvas import Canvas
from game.view.interface import Interface, connection_control
from game.view.kit import DrawingKit
from game.view.layout import arrange
from game.view.panel import Panel
from game.view.scene import Scene
from game.view.text_log import TextBox
from game.view.texts import Texts, load_texts

ASSETS = Path(__file__).parents[3] / "assets"
NETWORK = NETWORK_2_2_1
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
FOLDS = ((1920, 1080), (1280, 720), (1024, 768))
GROUND = (17, 25, 48)


@cache
def presets() -> dict[str, Preset]:
    return load_presets(ASSETS / "presets")


@cache
def english() -> Texts:
    return load_texts(ASSETS / "texts", "en")


@cache
def kit(scale: float) -> DrawingKit:
    return DrawingKit.open(scale, ASSETS / "fonts", theme.DARK)


def snapshot(preset: str, *commands: c.Command, ticks: int = 0) -> Snapshot:
    session = Session(presets(), presets()[preset], np.random.default_rng(0))
    for command in commands:
        session.apply(command)
    for _ in range(ticks):
        session.tick()
    return session.snapshot()


@cache
def moments() -> dict[str, Snapshot]:
    """Snapshots of every kind of moment."""
    pin = c.SelectConnection(NETWORK.by_name["h1-o1"])
    every = c.SelectSample(None)
    return {
        "ready": snapshot("xor"),
        "stream": snapshot("xor", c.TrainTo(600), pin),
        "rest": snapshot("and", c.StepEpoch(), ticks=10_000),
        "all rows": snapshot("xor", c.TrainTo(600), every),
        "forward": snapshot("and", c.TrainTo(20), c.Seek(20, 0.1)),
        "between": snapshot("and", c.TrainTo(20), c.Seek(20, 0.25)),
        "loss": snapshot("and", c.TrainTo(20), c.Seek(20, 0.45)),
        "backward": snapshot("and", c.TrainTo(20), c.Seek(20, 0.75)),
        "update": snapshot("and", c.TrainTo(20), c.Seek(20, 0.96)),
        "told by rows": snapshot("and", c.TrainTo(20), every, c.Seek(20, 0.3)),
        "mean loss": snapshot("and", c.TrainTo(20), every, c.Seek(20, 0.49)),
        "locked": snapshot("vanishing-gradient", c.TrainTo(200)),
        "all locked": snapshot("xor", c.TrainTo(600), c.ChangeSetting("lock_threshold", 1.0)),
        "dead": snapshot("dying-relu", c.TrainTo(240)),
        "dead by rows": snapshot("dying-relu", c.TrainTo(240), every),
    }


def at(seen: Snapshot, mode: Mode, phase: Phase = Phase.FORWARD, progress: float = 0.0) -> Snapshot:
    """The snapshot at another moment of its epoch."""
    moment = Moment(mode, phase, progress, seen.moment.sample, 0.0)
    return replace(seen, moment=moment)


def scene(
    seen: Snapshot, size: tuple[int, int], hovered: str | None = None, settings: bool = False
) -> Scene:
    control = connection_control(hovered) if hovered else None
    interface = Interface(settings_open=settings, hovered=control)
    layout = arrange(
        *size,
        pinned=seen.pinned is not None,
        settings_open=settings,
        started=seen.started,
    )
    return Scene(seen, interface, layout, english(), theme.DARK, ())


def drawings() -> dict[str, Box]:
    """Every drawing area there is at the sizes we serve."""
    seen = snapshot("and")
    return {
        f"{width}x{height} {'drawer' if settings else 'plain'}": scene(
            seen, (width, height), settings=settings
        ).layout.drawing
        for width, height in SIZES
        for settings in (False, True)
    }


def picture(panel: Panel, given: Scene, log: list[TextBox] | None = None) -> pygame.Surface:
    """The panel alone on a plain ground, over the whole window."""
    scale = given.layout.scale
    size = (round(given.layout.width * scale), round(given.layout.height * scale))
    surface = pygame.Surface(size, 0, 32)
    surface.fill(GROUND)
    panel.draw(Canvas(surface, kit(scale), (0.0, 0.0), log), given)
    return surface


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def device(box: Box, scale: float) -> pygame.Rect:
    """The box in device pixels."""
    left, top = round(box.x * scale), round(box.y * scale)
    return pygame.Rect(left, top, round(box.right * scale) - left, round(box.bottom * scale) - top)
