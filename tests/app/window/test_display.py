"""A window is opened where somebody can see it, or not at all."""

import pygame
import pytest

from game.app.window import display
from game.session.problem import ProblemError


@pytest.fixture
def drivers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What SDL answers, one after the other, as on a machine with displays."""
    answers: list[str] = []
    monkeypatch.delenv("SDL_VIDEODRIVER")
    monkeypatch.setattr(pygame.display, "init", lambda: None)
    monkeypatch.setattr(pygame.display, "get_driver", lambda: answers.pop(0))
    monkeypatch.setattr(display, "DISPLAY_PAUSE_SECONDS", 0.0)
    return answers


def test_a_display_that_was_away_for_a_moment_is_waited_for(drivers: list[str]) -> None:
    drivers += ["offscreen", "offscreen", "x11", "never asked"]
    display._start_video()
    assert drivers == ["never asked"]


def test_nothing_is_drawn_where_nobody_can_see_it(drivers: list[str]) -> None:
    drivers += ["offscreen"] * 1000
    with pytest.raises(pygame.error, match="gone"):
        display._start_video()
    with pytest.raises(ProblemError):
        display.open_window(None, True, "auto", "a window")
