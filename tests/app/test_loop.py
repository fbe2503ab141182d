"""Time in the loop: ticks that neither get lost nor run away, resizes that are waited for."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app.loop import RESIZE_QUIET_FRAMES, Resizing
from game.app.pacing import NANOSECONDS, Stepper


@given(st.lists(st.integers(0, 80_000_000), max_size=200))
def test_ticks_add_up_however_time_is_split(parts: list[int]) -> None:
    stepper = Stepper(60)
    ticks = sum(stepper.ticks_due(part) for part in parts)
    assert ticks == sum(parts) * 60 // NANOSECONDS


def test_a_stall_is_not_caught_up_and_a_clock_set_back_is_ignored() -> None:
    stepper = Stepper(60, most=5)
    assert stepper.ticks_due(3 * NANOSECONDS) == 5
    assert stepper.ticks_due(-3 * NANOSECONDS) == 0
    assert stepper.ticks_due(NANOSECONDS // 60 + 1) == 1


def test_a_resize_is_waited_for() -> None:
    resizing = Resizing((800, 600))
    assert resizing.settled((800, 600))
    for width in range(801, 820):
        assert not resizing.settled((width, 600)), "still being dragged"
    answers = [resizing.settled((819, 600)) for _ in range(RESIZE_QUIET_FRAMES)]
    assert answers == [False] * (RESIZE_QUIET_FRAMES - 1) + [True]
    assert resizing.settled((819, 600))


@pytest.mark.parametrize(
    "sizes", [[(700, 500)] * 12, [(700, 500), (900, 600)] * 8 + [(640, 480)] * 8]
)
def test_frames_while_the_window_is_resized(sizes: list[tuple[int, int]]) -> None:
    import numpy as np

    from game.app import paths
    from game.app.application import Application
    from game.app.loop import Loop
    from game.session.session import Session
    from game.view.screen import Screen
    from game.view.texts import load_texts
    from tests.view.stories import PRESETS

    pygame.display.init()
    window = pygame.display.set_mode((800, 600))
    texts = load_texts(paths.TEXTS, "en")
    session = Session(PRESETS, PRESETS["and"], np.random.default_rng(1))
    application = Application(session, texts, Screen(paths.FONTS, texts, PRESETS))
    loop = Loop(application, window, fullscreen=False)
    for size in sizes:
        if pygame.display.get_window_size() != size:
            pygame.display.set_mode(size)
        loop.frame()
    shown = pygame.display.get_surface()
    assert shown is not None
    expected = pygame.Surface(sizes[-1])
    application.screen.draw(expected, session.snapshot(), application.interface)
    assert pygame.image.tobytes(shown, "RGB") == pygame.image.tobytes(expected, "RGB")
    pygame.display.quit()
