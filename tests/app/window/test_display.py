"""A window is opened where somebody can see it, or not at all."""

import argparse
import logging
import os

import pygame
import pytest

from game.app.commands import kiosk
from game.app.window import display
from game.exhibit.supervisor.exit_codes import NO_DISPLAY
from game.session.presets import Preset
from game.session.problem import ProblemError
from tests.app.museum import ENGLISH


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


@pytest.mark.parametrize("named", ["", "x11", "nonsense", "wayland,x11", "kmsdrm", " ", "DUMMY"])
def test_a_driver_that_is_not_there_is_no_display(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SDL_VIDEODRIVER", named)
    assert not display.display_available()
    monkeypatch.setenv("SDL_VIDEODRIVER", named)
    monkeypatch.setattr(display, "DISPLAY_PAUSE_SECONDS", 0.0)
    with pytest.raises(ProblemError, match="no-window"):
        display.open_window((320, 240), False, "auto", "a window")


@pytest.mark.parametrize("named", ["dummy", "offscreen", "nonsense,dummy"])
def test_a_driver_that_draws_for_nobody_has_to_be_named(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SDL_VIDEODRIVER", named)
    assert display.display_available() == (named in display.UNSEEN_DRIVERS)
    pygame.display.quit()


@pytest.mark.parametrize("at_call", [1, 2, 3])
def test_a_display_that_goes_while_the_window_is_opened_is_waited_for(
    at_call: int, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    """No crash: the supervisor would count it."""
    calls, set_mode = [], pygame.display.set_mode

    def failing(*given: object, **named: object) -> object:
        calls.append(given)
        if len(calls) >= at_call:
            raise pygame.error("X11 has gone")
        return set_mode(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(pygame.display, "set_mode", failing)
    # No way is fast enough: all are tried, and the best of them is opened again.
    monkeypatch.setattr(display, "FAST_FLIP_SECONDS", -1.0)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    # Its log ends with it.
    log = logging.getLogger("game")
    handlers: list[logging.Handler] = []
    monkeypatch.setattr(log, "handlers", handlers)
    monkeypatch.setattr(log, "propagate", False)
    monkeypatch.setattr(log, "level", log.level)
    told = argparse.Namespace(config=None, heartbeat=os.open(os.devnull, os.O_WRONLY), safe=False)
    presets: dict[str, Preset] = {}
    assert kiosk.run(told, presets, ENGLISH) == NO_DISPLAY
    for handler in handlers:
        handler.close()
