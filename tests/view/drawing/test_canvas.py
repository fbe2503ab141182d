"""The canvas: places, offsets and the record of what was written."""

from pathlib import Path

import numpy as np
import pygame
import pytest

from game.view.drawing.canvas import Canvas
from game.view.drawing.kit import DrawingKit
from game.view.drawing.styles import styles
from game.view.drawing.text.formula import Fraction
from game.view.drawing.text.text_log import Owner, TextBox
from game.view.drawing.theme import DARK

FONTS = Path(__file__).parents[3] / "assets" / "fonts"
P = DARK


@pytest.fixture(scope="module", params=[0.75, 1.0, 1.333])
def kit(request: pytest.FixtureRequest) -> DrawingKit:
    return DrawingKit.open(request.param, FONTS, DARK)


def window(kit: DrawingKit, width: float = 400, height: float = 300) -> pygame.Surface:
    scale = kit.typeface.scale
    surface = pygame.Surface((round(width * scale), round(height * scale)), 0, 32)
    surface.fill((10, 14, 30))
    return surface


def draw_everything(canvas: Canvas) -> None:
    x = np.linspace(110, 290, 200)
    graph = np.stack([x, 150 + 30 * np.sin(x / 20)], axis=-1)
    canvas.panel((100, 60, 201, 180), canvas.style(styles.panel))
    canvas.text("Loss", 113.3, 80.7, 22, P.text)
    canvas.text("0.25", 200, 90, 30, P.text, "semibold", ax=0.5)
    canvas.fitted_text("a long sentence in little room", 113, 105, 22, P.muted, 90)
    canvas.wrapped_text("several words in lines", (220, 80, 70, 60), 20, P.muted)
    canvas.formula([Fraction((("∂L", P.text),), (("∂w", P.positive),), P.text)], 240, 200, 20)
    canvas.polyline(graph, P.positive)
    canvas.pill("+1.52", 150, 210, P.positive, chosen=True)
    canvas.badge("lock", 200, 210, P.lock)
    canvas.mark(True, 240, 225)
    canvas.mark(False, 270, 225)
    canvas.icon_and_text("play", "Play", (120, 110, 90, 40), 20, P.text, 40)
    canvas.disc(280, 120, 4.5, P.positive, 9)
    canvas.ring(280, 150, 9, P.hidden, 2)
    canvas.line(110, 200, 290, 200, P.grid)
    canvas.line(110, 230, 160, 190, P.output)
    canvas.dashed_line(200, 70, 200, 230, P.lock)
    canvas.rect((250, 160, 20, 10), P.neutral, 0.5)


def test_a_panel_in_its_own_buffer_equals_the_window(kit: DrawingKit) -> None:
    whole = window(kit)
    draw_everything(Canvas(whole, kit))
    scale = kit.typeface.scale
    corner = (round(90 * scale), round(50 * scale))
    part = window(kit, 225, 205)
    draw_everything(Canvas(part, kit, offset=(90, 50)))
    cut = whole.subsurface((corner, part.get_size()))
    assert np.array_equal(pygame.surfarray.array3d(cut), pygame.surfarray.array3d(part))


def test_drawing_twice_gives_equal_pixels(kit: DrawingKit) -> None:
    first, second = window(kit), window(kit)
    draw_everything(Canvas(first, kit))
    draw_everything(Canvas(second, kit))
    assert first.get_buffer().raw == second.get_buffer().raw


def test_anchors(kit: DrawingKit) -> None:
    canvas = Canvas(window(kit), kit)
    left = canvas.text("12", 100, 50, 30, P.text)
    middle = canvas.text("12", 100, 50, 30, P.text, ax=0.5)
    right = canvas.text("12", 100, 50, 30, P.text, ax=1, ay=0)
    assert left.x == pytest.approx(100)
    assert middle.centerx == pytest.approx(100)
    assert right.right == pytest.approx(100)
    assert left.centery == pytest.approx(50)
    assert right.y == pytest.approx(50)


def test_the_log_tells_what_was_written_where(kit: DrawingKit) -> None:
    log: list[TextBox] = []
    canvas = Canvas(window(kit), kit, offset=(50, 20), log=log)
    owner = canvas.owner = Owner("rows", (50, 20, 200, 100))
    box = canvas.text("LOSS", 100, 50, 22, P.text)
    canvas.formula([("∂L/∂w", P.text)], 100, 100, 34)
    canvas.text(" ", 100, 50, 22, P.text)
    text, formula = log
    scale = kit.typeface.scale
    assert (text.string, text.size, text.owner) == ("LOSS", 22, owner)
    assert (formula.string, formula.size) == ("∂L/∂w", 34)
    line = pygame.Rect(
        round(box.x * scale), round(box.y * scale), round(box.w * scale), round(box.h * scale)
    )
    assert line.inflate(2, 2).contains(text.rect)
    assert text.rect.h < line.h


def test_a_fitted_text_keeps_its_width(kit: DrawingKit) -> None:
    canvas = Canvas(window(kit), kit)
    for room in (300, 150, 60, 10):
        box = canvas.fitted_text("Weight initialisation", 10, 50, 26, P.text, room)
        assert box.w <= room + 1e-6


def test_wrapped_text_stays_in_its_rectangle(kit: DrawingKit) -> None:
    log: list[TextBox] = []
    canvas = Canvas(window(kit), kit, log=log)
    rect = (20.0, 30.0, 150.0, 90.0)
    used = canvas.wrapped_text("one two three four five six seven eight nine ten", rect, 26, P.text)
    assert used <= 90
    area = pygame.Rect(*(round(side * canvas.scale) for side in rect)).inflate(2, 2)
    assert all(area.contains(entry.rect) for entry in log)


def test_level_and_upright_lines_are_sharp(kit: DrawingKit) -> None:
    surface = window(kit)
    canvas = Canvas(surface, kit)
    canvas.line(20, 100, 300, 100, (255, 255, 255), 2)
    canvas.line(200, 200, 200, 120, (255, 255, 255), 2)
    levels = np.unique(pygame.surfarray.array3d(surface)[..., 0])
    assert set(levels.tolist()) == {10, 255}


def test_a_canvas_may_be_transparent(kit: DrawingKit) -> None:
    """Drawing on an empty sprite and laying it on equals drawing directly."""
    direct, laid = window(kit), window(kit)
    layer = pygame.Surface(direct.get_size(), pygame.SRCALPHA, 32)
    for surface in (direct, layer):
        canvas = Canvas(surface, kit)
        canvas.panel((100, 60, 201, 180), canvas.style(styles.tooltip))
        canvas.text("Loss", 113, 80, 22, P.text)
    laid.blit(layer, (0, 0), None, pygame.BLEND_PREMULTIPLIED)
    gap = np.abs(
        pygame.surfarray.array3d(direct).astype(int) - pygame.surfarray.array3d(laid).astype(int)
    )
    assert gap.max() <= 3
