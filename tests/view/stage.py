"""A stage without a window: sessions, scenes, one part of the screen drawn alone, its texts."""

from functools import cache, lru_cache
from typing import Protocol

import numpy as np
import pygame

from game.app import paths
from game.session.commands import Command
from game.session.presets import load_presets
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.control_table import ControlTable
from game.view.drawing.canvas import Canvas
from game.view.drawing.kit import DrawingKit
from game.view.drawing.text.text_log import TextBox
from game.view.drawing.theme import DARK
from game.view.lab.layout import arrange_lab
from game.view.scene.interface import Interface
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene
from game.view.scene.texts import load_texts

PRESETS = load_presets(paths.PRESETS)
ENGLISH = load_texts(paths.TEXTS, "en")
WIDE, COMPACT, STACK = (1920, 1080), (1280, 720), (1024, 768)
# One for each fold.
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
# The background's middle tone: what is drawn lies on this.
GROUND = (17, 25, 48)
WHITE = (255, 255, 255)
# Of a pixel: red, green, blue, and what is not seen.
COLOR_BYTES = 4
# Ink may reach this far over the edge of its line box.
INK_REACH = 1


class Part(Protocol):
    """A panel or an overlay, as far as it is drawn here."""

    def draw(self, canvas: Canvas, scene: Scene) -> None: ...


@cache
def kit(scale: float) -> DrawingKit:
    return DrawingKit.open(scale, paths.FONTS, DARK)


@cache
def table(layout: Layout) -> ControlTable:
    """The table that keeps the wires of this layout."""
    return ControlTable(ENGLISH, PRESETS)


def session(preset: str, *commands: Command, ticks: int = 0) -> Session:
    made = Session(PRESETS, PRESETS[preset], np.random.default_rng(0))
    for command in commands:
        made.apply(command)
    for _ in range(ticks):
        made.tick()
    return made


@cache
def snapshot(preset: str, *commands: Command, ticks: int = 0) -> Snapshot:
    return session(preset, *commands, ticks=ticks).snapshot()


def arranged(seen: Snapshot, size: tuple[int, int], interface: Interface) -> Layout:
    lab = arrange_lab(
        *size,
        pinned=seen.card_open,
        settings_open=interface.settings_open,
        started=seen.started,
        large_text=interface.large_text,
        check_open=interface.check_open,
        inside=seen.inside is not None,
    )
    return lab._replace(hidden=seen.topology.has_hidden)


def scene(
    seen: Snapshot, size: tuple[int, int] = WIDE, interface: Interface | None = None
) -> Scene:
    interface = interface or Interface()
    layout = arranged(seen, size, interface)
    measure = kit(layout.scale).typeface.width
    controls = table(layout).controls(seen, interface, layout, measure)
    return Scene(seen, interface, layout, ENGLISH, DARK, lambda: controls)


def ground(layout: Layout) -> pygame.Surface:
    """A plain surface of the window's size."""
    size = (round(layout.width * layout.scale), round(layout.height * layout.scale))
    surface = pygame.Surface(size, 0, 32)
    surface.fill(GROUND)
    return surface


def picture(part: Part, given: Scene, log: list[TextBox] | None = None) -> pygame.Surface:
    """The part alone on a plain ground, over the whole window; ``log`` takes what it writes."""
    surface = ground(given.layout)
    part.draw(Canvas(surface, kit(given.layout.scale), log=log), given)
    return surface


def written(part: Part, given: Scene) -> list[TextBox]:
    """The texts of the part."""
    log: list[TextBox] = []
    layout = given.layout
    surface = _scrap(round(layout.width * layout.scale), round(layout.height * layout.scale))
    part.draw(Canvas(surface, kit(layout.scale), log=log), given)
    return log


@lru_cache(maxsize=1)
def _scrap(width: int, height: int) -> pygame.Surface:
    """A surface whose pixels nobody looks at: nothing is laid on it."""
    surface = pygame.Surface((width, height), 0, 32)
    surface.set_clip((0, 0, 0, 0))
    return surface


def words(part: Part, given: Scene) -> list[str]:
    """What the texts of the part say."""
    return [text.string for text in written(part, given)]


def pixels(surface: pygame.Surface) -> bytes:
    """Its colours; two surfaces of one kind and size are compared by them."""
    if surface.get_bytesize() != COLOR_BYTES or surface.get_flags() & pygame.SRCALPHA:
        return pygame.image.tobytes(surface, "RGB")
    # Several times faster than to take it apart.
    return (pygame.surfarray.pixels2d(surface).T & surface.map_rgb(WHITE)).tobytes()


def device(box: tuple[float, float, float, float], scale: float) -> pygame.Rect:
    """The box in device pixels, as the compositor cuts it."""
    x, y, w, h = box
    left, top = round(x * scale), round(y * scale)
    return pygame.Rect(left, top, round((x + w) * scale) - left, round((y + h) * scale) - top)


def change_outside(surface: pygame.Surface, rect: pygame.Rect) -> int:
    """The strongest change of a channel outside of the rectangle: 0 if all lies inside."""
    visible = surface.map_rgb(WHITE)
    changed = (pygame.surfarray.pixels2d(surface) ^ surface.map_rgb(GROUND)) & visible != 0
    inside = rect.clip(surface.get_rect())
    changed[inside.left : inside.right, inside.top : inside.bottom] = False
    if not changed.any():
        return 0
    there = np.unique(pygame.surfarray.pixels2d(surface)[changed])
    seen = np.array([surface.unmap_rgb(int(color))[:3] for color in there])
    return int(np.abs(seen - np.array(GROUND)).max())


def complaints(log: list[TextBox], room: pygame.Rect, smallest: float) -> list[str]:
    """What is wrong with the texts of a part that lies in ``room``."""
    found = []
    for place, text in enumerate(log):
        if "…" in text.string:
            found.append(f"cut: {text.string}")
        if not room.contains(text.rect):
            found.append(f"outside: {text.string}")
        if text.size < smallest:
            found.append(f"small: {text.string}")
        found += [
            f"overlap: {text.string} and {other.string}"
            for other in log[place + 1 :]
            if text.rect.inflate(2, -2 * INK_REACH).colliderect(other.rect)
        ]
    return found
