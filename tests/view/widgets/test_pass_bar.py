"""The pass mark: what is filled, and on which side of the notch it ends."""

import numpy as np
import pygame
import pytest

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.theme import DARK
from game.view.visitor.rows import told_rows
from game.view.widgets.pass_bar import NOTCH_STEP, STEPS, draw_pass_bar, filled
from tests.view.stage import kit
from tests.view.visitor.states import random_states


def test_it_is_filled_as_far_as_the_answer() -> None:
    for answer in np.linspace(0.0, 1.0, 101).tolist():
        assert filled(answer) / STEPS == pytest.approx(answer, abs=0.011)
    assert filled(-2.0) == filled(float("nan")) == 0
    assert filled(3.0) == STEPS


def test_what_is_beyond_one_half_by_however_little_is_beyond_the_notch() -> None:
    assert filled(0.5) == NOTCH_STEP
    assert filled(0.5 + 1e-9) > NOTCH_STEP
    assert filled(0.5 - 1e-9) < NOTCH_STEP


def test_the_notch_agrees_with_the_verdict_in_any_state() -> None:
    for now in random_states(200, seed=5):
        targets = now.dataset.targets[0]
        for row, target in zip(told_rows(now), targets, strict=True):
            beyond = row.passing > NOTCH_STEP if target == 1 else row.passing < NOTCH_STEP
            assert beyond == row.right


def drawn(steps: int) -> np.ndarray:
    """Which columns of the bar are lit."""
    surface = pygame.Surface((220, 24), 0, 32)
    draw_pass_bar(Canvas(surface, kit(1.0)), Box(10.0, 8.0, 200.0, 8.0), steps)
    pixels = pygame.surfarray.array3d(surface).astype(int)[:, 12]
    return np.abs(pixels - np.array(DARK.output)).max(axis=1) < 12


def test_a_hair_s_breadth_beyond_the_notch_is_seen() -> None:
    assert not drawn(0).any()
    assert not drawn(NOTCH_STEP - 1)[110:].any()
    assert drawn(NOTCH_STEP + 1)[110:].any()
    assert drawn(STEPS)[[11, 60, 208]].all()
