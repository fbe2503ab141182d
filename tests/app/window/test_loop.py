"""Time in the loop: ticks that neither get lost nor run away, resizes that are waited for."""

import gc
import signal

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app.window import display
from game.app.window.loop import FRAMES_BETWEEN_LOOKS, RESIZE_QUIET_FRAMES, Loop, Resizing
from game.app.window.pacing import NANOSECONDS, Stepper
from game.session.commands import TogglePlay
from tests.app.museum import Museum

# Far more than anything takes.
MOST_FRAMES = 2000


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
    pygame.display.init()
    window = pygame.display.set_mode((800, 600))
    program = Museum("classroom", (800, 600)).program
    loop = Loop(program, window, fullscreen=False)
    for size in sizes:
        if pygame.display.get_window_size() != size:
            pygame.display.set_mode(size)
        loop.frame()
    shown = pygame.display.get_surface()
    assert shown is not None
    expected = pygame.Surface(sizes[-1])
    application = program.application
    application.screen.draw(expected, application.session.snapshot(), application.interface)
    assert pygame.image.tobytes(shown, "RGB") == pygame.image.tobytes(expected, "RGB")
    pygame.display.quit()


def test_a_monitor_of_another_size_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    """No event tells of a monitor that was swapped: the loop looks by itself."""
    pygame.display.init()
    window = pygame.display.set_mode((800, 600))
    screen = [(800, 600)]
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: screen)
    monkeypatch.setattr(display, "fill_screen", lambda: pygame.display.set_mode(screen[0]))
    museum = Museum(size=(800, 600))
    loop = Loop(museum.program, window, fullscreen=True)
    for _ in range(3):
        loop.frame()
    screen[0] = (1024, 576)
    for _ in range(FRAMES_BETWEEN_LOOKS + RESIZE_QUIET_FRAMES + 3):
        loop.frame()
    shown = pygame.display.get_surface()
    assert shown is not None
    assert shown.get_size() == (1024, 576)
    expected = pygame.Surface((1024, 576))
    museum.size = (1024, 576)
    scene = museum.scene
    museum.program.screen.draw(expected, scene.snapshot, scene.interface)
    assert pygame.image.tobytes(shown, "RGB") == pygame.image.tobytes(expected, "RGB")
    pygame.display.quit()


def test_every_frame_is_reported() -> None:
    pygame.display.init()
    window = pygame.display.set_mode((640, 480))
    shown: list[tuple[float, bool]] = []
    program = Museum("classroom", (640, 480)).program
    loop = Loop(program, window, fullscreen=False, shown=lambda *frame: shown.append(frame))
    loop.frame()
    assert shown[0][1]
    # Panels wait for each other; then nothing is left to be drawn, and nobody touches anything.
    while shown[-1][1]:
        loop.frame()
        assert len(shown) < MOST_FRAMES, "the picture does not come to rest"
    program.application.carry_out(TogglePlay())
    while not shown[-1][1]:
        loop.frame()
        assert len(shown) < MOST_FRAMES, "the picture stands still"
    assert all(milliseconds > 0 for milliseconds, _ in shown)
    pygame.display.quit()


def test_garbage_is_looked_for_from_the_second_frame_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    pygame.display.init()
    window = pygame.display.set_mode((640, 480))
    program = Museum("classroom", (640, 480)).program
    program.running = False
    gc.disable()
    try:
        Loop(program, window, fullscreen=False).run()
        assert gc.isenabled()
    finally:
        gc.enable()
        pygame.display.quit()
