"""Draws one panel of a scene by itself, and tells what came of it."""

from functools import cache

import pygame

from game.app import paths
from game.session.snapshot import Snapshot
from game.view.box import Box
from game.view.canvas import Canvas
from game.view.interface import Interface
from game.view.kit import DrawingKit
from game.view.panel import Overlay, Panel
from game.view.scene import Scene
from game.view.screen import Screen
from game.view.text_log import TextBox
from game.view.texts import load_texts
from game.view.theme import DARK
from tests.view.stories import PRESETS

TEXTS = load_texts(paths.TEXTS, "en")
SIZES = [(1920, 1080), (1280, 720), (1024, 768), (2560, 1080), (1366, 768), (1600, 1200)]
# One for each fold.
FOLDS = SIZES[:3]
GROUND = (60, 0, 60)
# Ink may reach this far over the edge of its line box.
SLACK = 1


@cache
def screen() -> Screen:
    return Screen(paths.FONTS, TEXTS, PRESETS)


@cache
def kit(scale: float) -> DrawingKit:
    return DrawingKit.open(scale, paths.FONTS, DARK)


def scene(
    snapshot: Snapshot, size: tuple[int, int] = FOLDS[0], interface: Interface | None = None
) -> Scene:
    return screen().scene(snapshot, interface or Interface(), size)


def painted(
    part: Panel | Overlay, shown: Scene, log: list[TextBox] | None = None
) -> pygame.Surface:
    """The part alone on a plain ground of the window's size."""
    layout = shown.layout
    size = (round(layout.width * layout.scale), round(layout.height * layout.scale))
    surface = pygame.Surface(size)
    surface.fill(GROUND)
    part.draw(Canvas(surface, kit(layout.scale), log=log), shown)
    return surface


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def device(box: Box, scale: float) -> pygame.Rect:
    left, top = round(box.x * scale), round(box.y * scale)
    right, bottom = round(box.right * scale), round(box.bottom * scale)
    return pygame.Rect(left, top, right - left, bottom - top)


def untouched_outside(surface: pygame.Surface, rect: pygame.Rect) -> bool:
    """Whether nothing but the ground is left once the rectangle is wiped."""
    wiped = surface.copy()
    wiped.fill(GROUND, rect)
    plain = surface.copy()
    plain.fill(GROUND)
    return pixels(wiped) == pixels(plain)


def complaints(log: list[TextBox], rect: pygame.Rect, smallest: float) -> list[str]:
    """What is wrong with the texts of a part that lies in ``rect``."""
    found = []
    for place, text in enumerate(log):
        if "…" in text.string:
            found.append(f"cut: {text.string}")
        if not rect.contains(text.rect):
            found.append(f"outside: {text.string}")
        if text.size < smallest:
            found.append(f"small: {text.string}")
        found += [
            f"overlap: {text.string} and {other.string}"
            for other in log[place + 1 :]
            if text.rect.inflate(2, -2 * SLACK).colliderect(other.rect)
        ]
    return found
