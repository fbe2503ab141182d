"""Lines are as wide at every slope."""

import numpy as np
import pygame
import pytest

from game.view.drawing.shapes import strokes
from game.view.drawing.shapes.strokes import Placed

COLOR = (255, 255, 255)


def alpha(placed: Placed, size: int = 240) -> np.ndarray:
    """Coverage of a drawn line on a large canvas, shape (h, w)."""
    ground = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    ground.blit(placed[0], placed[1], None, pygame.BLEND_PREMULTIPLIED)
    return pygame.surfarray.array_alpha(ground).T.astype(float) / 255


@pytest.mark.parametrize("slope", [0.0, 0.3, 0.97, 2.1, 5.0])
@pytest.mark.parametrize("width", [1.0, 2.6, 5.2])
def test_a_graph_is_equally_wide_at_every_slope(slope: float, width: float) -> None:
    x = np.linspace(100, 140, 90)
    drawn = alpha(strokes.curve(np.stack([x, 20 + slope * (x - 100)], axis=-1), COLOR, width))
    rows = drawn[:, 110:130].sum(axis=0)  # height of the line in the columns of its middle
    assert rows.mean() == pytest.approx(width * np.hypot(1, slope), rel=0.06)


def test_a_graph_equals_the_line_through_its_points() -> None:
    x = np.linspace(20, 200, 400)
    points = np.stack([x, 100 + 40 * np.sin(x / 25)], axis=-1)
    fast, slow = alpha(strokes.curve(points, COLOR, 3)), alpha(strokes.stroke(points, COLOR, 3))
    inside = slice(25, 195)  # the ends differ: flat and round
    assert np.abs(fast - slow)[:, inside].max() < 0.15


def test_noise_stays_connected_and_near_its_values() -> None:
    x = np.arange(20.0, 220.0)
    y = 120 + 60 * np.random.default_rng(4).uniform(-1, 1, len(x))
    drawn = alpha(strokes.curve(np.stack([x, y], axis=-1), COLOR, 2))
    for column in range(22, 217):
        both = np.maximum(drawn[:, column], drawn[:, column + 1]) > 0.2
        assert np.flatnonzero(np.diff(np.flatnonzero(both)) > 3).size == 0
    rows = np.flatnonzero(drawn.max(axis=1) > 0.01)
    assert rows.min() >= y.min() - 3
    assert rows.max() <= y.max() + 3


def test_a_stroke_has_round_ends() -> None:
    drawn = alpha(strokes.stroke([(50, 50), (150, 50)], COLOR, 10))
    assert drawn[50, 46] == 1
    assert drawn[50, 43] == 0
    assert drawn.sum() == pytest.approx(100 * 10 + np.pi * 25, rel=0.01)


@pytest.mark.parametrize("points", [[(1, 1)], [1, 2, 3]])
def test_a_graph_needs_two_points(points: list[object]) -> None:
    with pytest.raises(ValueError, match="two"):
        strokes.curve(points, COLOR, 2)
