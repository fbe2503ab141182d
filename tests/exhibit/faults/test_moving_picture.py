"""What is on a real screen goes on moving while nobody touches anything.

A picture that stands still is well in everything else: the session goes on, frames are made, hearts
beat. So the screen itself is looked at.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exhibit.faults.diary import Diary
from tests.exhibit.faults.stage import ROOT, Exhibit
from tests.exhibit.faults.waiting import wait_for
from tests.exhibit.faults.xvfb import Xvfb, need_xvfb

# So many different pictures in a row, each so much after the one before: far more than what is
# still drawn after a key has been pressed.
CHANGES = 25
BETWEEN_SECONDS = 0.1
# Away from the pointer in the middle of the screen: what it points at makes a new picture anyway.
CORNER = {"SDL_VIDEO_WINDOW_POS": "0,0"}
WINDOW = ("--size", "800x450")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Xvfb]:
    need_xvfb()
    with Xvfb(folder=tmp_path) as server:
        yield server


def assert_it_moves(screen: Xvfb) -> None:
    shown = screen.pixels()

    def has_moved() -> bool:
        nonlocal shown
        before, shown = shown, screen.pixels()
        return shown != before

    for number in range(CHANGES):
        time.sleep(BETWEEN_SECONDS)
        wait_for(has_moved, f"change number {number + 1} of the picture")


def test_the_show_moves_while_nobody_is_there(tmp_path: Path, screen: Xvfb) -> None:
    with Exhibit(tmp_path, screen.display, stand_in=False) as exhibit:
        exhibit.picture(1)
        assert_it_moves(screen)
        wait_for(lambda: exhibit.status.picture, "the program's status")
        assert exhibit.status.stage == "attract"
        assert exhibit.end() == 0


@pytest.mark.parametrize("view", ["lab", "visitor"])
def test_a_training_moves_after_one_key_and_nothing_more(
    view: str, tmp_path: Path, screen: Xvfb
) -> None:
    command = [sys.executable, "-m", "tests.exhibit.faults.lives.one_key"]
    command += ["--record", str(tmp_path / "diary.jsonl"), *WINDOW, "--view", view]
    around = {name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"}
    around |= CORNER | {"DISPLAY": screen.display, "HOME": str(tmp_path)}
    diary = Diary(tmp_path / "diary.jsonl")
    with subprocess.Popen(command, cwd=ROOT, env=around, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(lambda: bool(diary.entries("pressed")), "the key")
            assert diary.entries("pressed")[0]["driver"] == "x11", "nobody can see it"
            assert_it_moves(screen)
        finally:
            process.kill()
