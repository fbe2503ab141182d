"""Keys hammered faster than SDL can take them on X11: the window never waits for their end."""

import ctypes.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.app.window.x11_keys import MOST_WAITING, X11Keys
from tests.app.window.hammered_keys import KEY_CODES
from tests.exhibit.faults.xvfb import Xvfb, need_xvfb

ROOT = Path(__file__).resolve().parents[3]

Told = dict[str, Any]


@pytest.fixture(scope="module")
def told() -> Told:
    """What a window on an X server was told while keys were hammered."""
    need_xvfb()
    if ctypes.util.find_library("Xtst") is None:
        pytest.skip("the X extension for tests is not installed")
    with Xvfb() as server:
        around = {**os.environ, "DISPLAY": server.display, "SDL_AUDIODRIVER": "dummy"}
        around.pop("SDL_VIDEODRIVER", None)
        result = subprocess.run(
            [sys.executable, "-m", "tests.app.window.hammered_keys"],
            cwd=ROOT,
            env=around,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    found: Told = json.loads(result.stdout.splitlines()[-1])
    assert found["driver"] == "x11"
    return found


def test_what_hands_can_press_arrives_whole_among_any_number_of_clicks(told: Told) -> None:
    few = told["few among many clicks"]
    assert (few["down"], few["up"]) == (len(KEY_CODES), len(KEY_CODES))
    assert few["clicks"] == 2_000 > MOST_WAITING


@pytest.mark.parametrize("wave", ["flood", "flood goes on"])
def test_of_a_flood_nothing_waits_and_nothing_more_comes_while_sdl_looks(
    told: Told, wave: str
) -> None:
    # SDL does not come back while keys arrive: 5,000 were pressed while it looked.
    assert told[wave]["down"] == 0
    assert told[wave]["up"] <= 1


def test_after_a_flood_every_key_counts_as_let_go(told: Told) -> None:
    assert told["held"] == [False, False]


def test_in_a_pause_of_the_flood_sdl_is_guarded_still(told: Told) -> None:
    assert told["pause"] == {"down": 0, "up": 0, "clicks": 0}


def test_after_the_flood_all_is_as_before(told: Told) -> None:
    assert told["afterwards"]["down"] == 10


def test_a_press_costs_no_wait_for_the_server(told: Told) -> None:
    # SDL's own capture of the mouse waits for the server at every click.
    assert told["capture"] == "0"


def test_without_an_x_server_nothing_is_done() -> None:
    with X11Keys().without_flood():
        pass


def test_pygame_is_never_asked_for_the_window() -> None:
    # Its answer crashes now and then, by what was on the stack before: no test could count on that.
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "game").rglob("*.py")]
    assert any("SDL_GetWindowWMInfo(" in text for text in texts)
    assert not [text for text in texts if "get_wm_info(" in text]
