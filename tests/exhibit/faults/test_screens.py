"""Screens that come, go and change under a real X server, and windows that are taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.app.program.reporter import HIDDEN
from tests.exhibit.faults.stage import Exhibit
from tests.exhibit.faults.waiting import wait_for
from tests.exhibit.faults.xorg import FIRST, SECOND, Program, Xorg, need_xorg

LEFT, RIGHT = (0, 0, 1024, 768), (1024, 0, 1280, 1024)
BOTH = ("--output", FIRST, "--mode", "1024x768", "--output", SECOND, "--mode", "1280x1024")
SMALLER = ("--output", FIRST, "--mode", "800x600")
# A look that began before something happened does not see it.
LOOKS = 2


@pytest.fixture
def xorg(tmp_path: Path) -> Iterator[Xorg]:
    need_xorg()
    with Xorg(tmp_path) as server:
        server.plug_in()
        server.set_screens(*BOTH, "--pos", "1024x0")
        yield server


def test_full_screen_fills_the_screen_that_the_window_is_on(tmp_path: Path, xorg: Xorg) -> None:
    screens = xorg.screens()
    with Program(xorg, tmp_path, "--size", "800x600") as program:
        for place, screen in (((1200, 100), RIGHT), ((90, 80), LEFT), ((1000, 200), RIGHT)):
            xorg.do("windowmove", "--sync", xorg.window(), *map(str, place))
            xorg.wait_for_window((*place, 800, 600))
            xorg.do("key", "F11")
            xorg.wait_for_window(screen)
            xorg.do("key", "F11")
            xorg.wait_for_window((*place, 800, 600))
        assert program.runs
    assert xorg.screens() == screens, "no screen changes its mode for a window"


@pytest.mark.parametrize("first", [LEFT, RIGHT])
def test_an_exhibit_follows_its_screen(
    tmp_path: Path, xorg: Xorg, first: tuple[int, int, int, int]
) -> None:
    """It begins on the screen where the pointer is."""
    xorg.do("mousemove", str(first[0] + 300), "300")
    with Exhibit(tmp_path, xorg.display, stand_in=False) as exhibit:
        child, _ = exhibit.picture(1)
        xorg.wait_for_window(first)
        name, other = (FIRST, SECOND) if first is LEFT else (SECOND, FIRST)
        for mode, box in (("800x600", (800, 600)), (f"{first[2]}x{first[3]}", first[2:])):
            xorg.set_screens("--output", name, "--mode", mode)
            xorg.wait_for_window((*first[:2], *box))
        xorg.set_screens(
            "--output", FIRST, "--mode", "800x600", "--output", SECOND, "--pos", "800x0"
        )
        xorg.wait_for_window((0, 0, 800, 600) if first is LEFT else (800, 0, 1280, 1024))
        xorg.set_screens("--output", name, "--off", "--output", other, "--pos", "0x0")
        xorg.wait_for_window((0, 0, 1280, 1024) if first is LEFT else (0, 0, 800, 600))
        xorg.set_screens("--output", other, "--off")
        exhibit.diary.looked(LOOKS)
        xorg.set_screens(*SMALLER)
        xorg.wait_for_window((0, 0, 800, 600))
        assert exhibit.end() == 0
        assert [entry["pid"] for entry in exhibit.diary.entries("start")] == [child]


def test_a_screen_beside_it_is_nothing_to_it(tmp_path: Path, xorg: Xorg) -> None:
    xorg.set_screens("--output", SECOND, "--off")
    with Program(xorg, tmp_path, "--fullscreen") as program:
        xorg.wait_for_window(LEFT)
        window = xorg.window()
        for words in ((*BOTH, "--pos", "1024x0"), ("--output", SECOND, "--mode", "800x600")):
            xorg.set_screens(*words)
            program.diary.looked(LOOKS)
            assert xorg.window_box() == LEFT
            assert xorg.window() == window, "it was opened anew"
        assert program.runs


def test_a_screen_that_changed_while_there_was_a_window_is_filled(
    tmp_path: Path, xorg: Xorg
) -> None:
    with Program(xorg, tmp_path, "--size", "640x480") as program:
        xorg.set_screens("--output", SECOND, "--mode", "800x600")
        xorg.do("windowmove", "--sync", xorg.window(), "1100", "50")
        xorg.wait_for_window((1100, 50, 640, 480))
        xorg.do("key", "F11")
        xorg.wait_for_window((1024, 0, 800, 600))
        # The keys of the new window are heard, once it has them.
        program.diary.looked(LOOKS)
        xorg.do("key", "F11")
        xorg.wait_for_window((1100, 50, 640, 480))


@pytest.mark.parametrize("full_screen", [True, False])
def test_a_hidden_exhibit_comes_back_and_says_so_meanwhile(
    tmp_path: Path, xorg: Xorg, full_screen: bool
) -> None:
    more = "" if full_screen else "[view]\nfullscreen = false\n"
    with Exhibit(tmp_path, xorg.display, stand_in=False, configuration=more) as exhibit:
        exhibit.picture(1)
        for times in (1, 2):
            while exhibit.stages.count(HIDDEN) < times:
                # It may come back so soon that there is nothing to tell of.
                xorg.do("windowunmap", xorg.window())
                exhibit.diary.looked(LOOKS)
            wait_for(lambda: exhibit.stages[-1] == "attract", "the picture to come back")
            wait_for(lambda: bool(xorg.window()), "the window")
        told = exhibit.diary.entries("status")
        assert {(entry["stage"], entry["picture"]) for entry in told} == {
            (HIDDEN, False),
            ("attract", True),
        }
        assert exhibit.stages == ["attract", HIDDEN, "attract", HIDDEN, "attract"]
        assert exhibit.status.picture
        assert len(exhibit.diary.entries("start")) == 1


def test_a_window_of_any_size_lives(tmp_path: Path, xorg: Xorg) -> None:
    with Program(xorg, tmp_path, "--size", "800x600") as program:
        for width, height in ((1, 1), (30, 20), (1, 900), (4000, 1), (640, 480)):
            xorg.do("windowsize", "--sync", xorg.window(), str(width), str(height))
            program.diary.looked(LOOKS)
            assert program.runs
            box = xorg.window_box()
            assert box is not None
            assert box[2:] == (width, height)
