"""What is done about a screen or a window that is not as it was, and what is not done."""

from collections.abc import Sequence

import pytest

from game.app.window import display, full_screen
from game.app.window.full_screen import TRIES_TO_BRING_BACK, FullScreen
from game.app.window.screens import Box, Screen, Screens

SMALL, LARGE = (0, 0, 800, 600), (800, 0, 1920, 1080)
LOOKS = 50


class Desktop:
    """Screens and a window, and what was done to it. A window that fills a screen obeys, unless it
    is ``stubborn``.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *boxes: Box, placed: bool = True) -> None:
        self.placed = placed
        self.window = boxes[0]
        self.set_screens(*boxes)
        self.in_sight, self.stubborn = True, False
        self.done: list[str] = []
        monkeypatch.setattr(full_screen, "screens_now", lambda: self.screens)
        monkeypatch.setattr(display, "window_box", lambda: self.window)
        monkeypatch.setattr(display, "in_sight", lambda: self.in_sight)
        monkeypatch.setattr(display, "fill_again", self._fill_again)
        monkeypatch.setattr(display, "fill_screen", lambda: self.done.append("filled"))
        monkeypatch.setattr(display, "bring_back", lambda: self.done.append("brought back"))

    def set_screens(self, *boxes: Box) -> None:
        all_of_them = tuple(Screen(name, box) for name, box in enumerate(boxes))
        self.screens = Screens(all_of_them, self.placed)

    def _fill_again(self, screen: Screen) -> None:
        self.done.append("opened anew")
        if not self.stubborn:
            self.window = screen.box

    def look(self, full: FullScreen, times: int = LOOKS) -> None:
        for _ in range(times):
            full.follow(True)


def test_a_screen_beside_it_is_nothing_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = Desktop(monkeypatch, LARGE)
    full = FullScreen(False, None)
    desktop.look(full)
    for others in ((SMALL,), (SMALL, (0, 600, 640, 480)), ()):
        desktop.set_screens(*others, LARGE)
        desktop.look(full)
    assert desktop.done == []


@pytest.mark.parametrize("placed", [True, False])
def test_what_cannot_be_filled_is_tried_once(placed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = Desktop(monkeypatch, SMALL, LARGE, placed=placed)
    desktop.stubborn = True
    full = FullScreen(False, None)
    for box in ((0, 0, 1024, 700), (5, 5, 1024, 700), (0, 0, 1, 1)):
        desktop.window, desktop.done = box, []
        desktop.look(full)
        assert len(desktop.done) == 1


@pytest.mark.parametrize(
    ("before", "after", "filled"),
    [
        ([SMALL, LARGE], [(0, 0, 640, 480), (640, 0, 1920, 1080)], (0, 0, 640, 480)),
        ([LARGE, SMALL], [(1000, 0, 1920, 1080), (0, 0, 1000, 600)], (1000, 0, 1920, 1080)),
        ([LARGE, SMALL], [(0, 0, 1920, 1080), (1920, 0, 800, 600)], (0, 0, 1920, 1080)),
        ([SMALL, LARGE], [(1920, 0, 800, 600), (0, 0, 1920, 1080)], (1920, 0, 800, 600)),
        ([SMALL], [(0, 0, 7680, 4320)], (0, 0, 7680, 4320)),
    ],
)
def test_it_follows_its_own_screen(
    before: Sequence[Box], after: Sequence[Box], filled: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = Desktop(monkeypatch, *before)
    full = FullScreen(False, None)
    desktop.look(full)
    desktop.set_screens(*after)
    desktop.look(full)
    assert desktop.window == filled
    assert desktop.done == ["opened anew"]
    desktop.set_screens(*before)
    desktop.look(full)
    assert desktop.window == before[0]


def test_without_any_screen_nothing_is_done_until_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desktop = Desktop(monkeypatch, SMALL, LARGE)
    full = FullScreen(True, None)
    desktop.look(full)
    desktop.set_screens()
    desktop.look(full)
    assert desktop.done == []
    desktop.set_screens(LARGE)
    desktop.look(full)
    assert (desktop.done, desktop.window) == (["opened anew"], LARGE)


@pytest.mark.parametrize("stays", [True, False])
def test_a_hidden_window_is_brought_back_by_one_way_or_the_other(
    stays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = Desktop(monkeypatch, SMALL, LARGE)
    full = FullScreen(stays, None)
    desktop.in_sight = False
    desktop.look(full, 2 * TRIES_TO_BRING_BACK)
    asked = ["brought back"] * (TRIES_TO_BRING_BACK - 1) + ["opened anew"]
    assert desktop.done == (2 * asked if stays else [])
    desktop.in_sight, desktop.done = True, []
    desktop.look(full)
    assert desktop.done == []


def test_full_screen_on_a_screen_that_changed_since(monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = Desktop(monkeypatch, SMALL, LARGE)
    full = FullScreen(False, None)
    desktop.window = (900, 50, 640, 480)
    assert not full.enter()
    assert desktop.done == ["filled"]
    desktop.set_screens(SMALL, (800, 0, 1024, 768))
    assert full.enter()
    assert desktop.window == (800, 0, 1024, 768)
    assert desktop.done == ["filled", "opened anew"]
