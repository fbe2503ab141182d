"""The background: opaque, always the same, without bands."""

import numpy as np
import pygame
import pytest

from game.view.drawing.background import background
from game.view.drawing.theme import DARK


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 720, 0.8), (333, 201, 1.0)])
def test_equal_arguments_give_equal_pixels(width: int, height: int, scale: float) -> None:
    first, second = (background(width, height, scale, DARK) for _ in range(2))
    assert first.get_size() == (width, height)
    assert not first.get_flags() & pygame.SRCALPHA
    assert first.get_buffer().raw == second.get_buffer().raw


def test_light_falls_from_the_middle_to_the_edge() -> None:
    pixels = pygame.surfarray.array3d(background(960, 540, 0.5, DARK)).astype(float)
    middle = pixels[290:340, 200:250].mean(axis=(0, 1))
    corner = pixels[:40, :40].mean(axis=(0, 1))
    assert np.allclose(middle, DARK.background_center, atol=4)
    assert (corner < middle).all()


def test_no_bands() -> None:
    """In a row the mean level follows the gradient, not steps: neighbours differ by dither."""
    pixels = pygame.surfarray.array3d(background(1920, 64, 1.0, DARK)).astype(float)
    smooth = pixels[:, 4:12, 2].reshape(60, 32, 8).mean(axis=(1, 2))
    assert np.abs(np.diff(smooth, 3)).max() < 0.6
    assert len(np.unique(pixels[100:132, 4:12, 2])) >= 2
