"""Shapes: put together from a corner and a strip, they equal the shape drawn whole."""

import numpy as np
import pygame
import pytest

from game.view.drawing.shapes.glass import Shape, ShapeCache, Style, shade
from game.view.drawing.styles import styles
from game.view.drawing.styles.buttons import Look, button
from game.view.drawing.styles.style_sheet import StyleSheet
from game.view.drawing.theme import DARK

FULL = Style(
    top=(80, 120, 200),
    bottom=(20, 40, 90),
    opacity=0.9,
    radius=12,
    border=(200, 220, 255),
    border_width=2,
    border_fade=0.3,
    highlight=0.2,
    inset=0.2,
    shadow=10,
    glow=(80, 160, 255),
    glow_reach=14,
)


def levels(made: Shape) -> np.ndarray:
    """Colour and coverage, shape (h, w, 4)."""
    rgb = pygame.surfarray.array3d(made.surface).swapaxes(0, 1)
    alpha = pygame.surfarray.array_alpha(made.surface).T
    return np.concatenate([rgb, alpha[..., None]], axis=-1).astype(float)


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
@pytest.mark.parametrize(("width", "height"), [(400, 90), (31, 31), (9, 40), (60, 8), (1, 1)])
def test_a_shape_equals_its_formula(width: int, height: int, scale: float) -> None:
    made = ShapeCache(scale).shape(width, height, FULL)
    pad = made.padding
    assert made.surface.get_size() == (width + 2 * pad, height + 2 * pad)
    x = np.arange(width + 2 * pad, dtype=np.float32)[None, :] + np.float32(0.5 - pad)
    y = np.arange(height + 2 * pad, dtype=np.float32)[:, None] + np.float32(0.5 - pad)
    rgb, alpha = shade(x, y, width, height, FULL, scale)
    wanted = np.clip(np.concatenate([rgb, alpha[..., None]], axis=-1), 0, 1) * 255
    assert np.abs(levels(made) - wanted).max() <= 1.6  # dither and rounding


def test_the_middle_and_the_outside() -> None:
    made = ShapeCache(1.0).shape(60, 40, styles.flat(DARK, (10, 20, 30), radius=8))
    assert tuple(made.surface.get_at((30, 20))) == (10, 20, 30, 255)
    assert made.surface.get_at((0, 0)).a == 0


def test_shapes_are_kept_and_bounded() -> None:
    cache = ShapeCache(1.0)
    assert cache.shape(50, 20, FULL) is cache.shape(50, 20, FULL)
    for width in range(500, 540):
        cache.shape(width, 500, FULL)
    assert cache.megabytes <= 8


def test_two_caches_give_equal_pixels() -> None:
    first, second = (ShapeCache(1.5).shape(300, 200, styles.panel(DARK)) for _ in range(2))
    assert first.surface.get_buffer().raw == second.surface.get_buffer().raw


@pytest.mark.parametrize("look", Look)
def test_every_look_of_a_button_is_different(look: Look) -> None:
    others = [button(DARK, other) for other in Look if other is not look]
    assert button(DARK, look) not in others
    assert ShapeCache(1.0).shape(64, 64, button(DARK, look)).surface.get_width() >= 64


def test_without_glow_and_depth_nothing_glows() -> None:
    plain = ShapeCache(1.0).shape(80, 40, styles.lit(FULL, (9, 9, 9), DARK, 10, 0.0))
    assert plain.padding > 0
    assert StyleSheet(DARK)(styles.card, chosen=True) == styles.card(DARK, chosen=True)


def test_a_style_sheet_makes_each_style_once() -> None:
    sheet = StyleSheet(DARK)
    assert sheet(styles.pill, DARK.lock) is sheet(styles.pill, DARK.lock)
    assert sheet(styles.pill, DARK.lock) != sheet(styles.pill, DARK.negative)


def test_equal_styles_hash_equally() -> None:
    assert hash(styles.panel(DARK)) == hash(styles.panel(DARK))
