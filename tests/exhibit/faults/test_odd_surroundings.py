"""The exhibit as it is typed, in surroundings that nobody planned for."""

import os
import signal
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from game.exhibit.configuration.rules import RULES, Number
from tests.exhibit.faults.kiosk import PATIENT, Kiosk
from tests.exhibit.faults.stage import alive
from tests.exhibit.faults.waiting import wait_for
from tests.exhibit.faults.xvfb import Xvfb, need_xvfb


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    need_xvfb()
    with Xvfb() as server:
        yield server.display


ENVIRONMENTS: dict[str, dict[str, str | None]] = {
    "a zone that is none": {"TZ": "UTC+24"},
    "another one": {"TZ": "XYZ-99:99:99"},
    "no letters but ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a language that is none": {"LC_ALL": "xx_XX.KOI-7", "LANG": "\udcff", "LANGUAGE": "%s"},
    "ASCII and strict": {"PYTHONIOENCODING": "ascii:strict", "LC_ALL": "POSIX"},
    "no home": {"HOME": None, "USER": None, "LOGNAME": None, "XDG_RUNTIME_DIR": None},
    "a home that is not there": {"HOME": "/no/where", "TMPDIR": "/no/where", "XDG_STATE_HOME": "/"},
    "a home that is no folder": {"HOME": "/dev/null", "TMPDIR": "/dev/null", "PATH": ""},
    "warnings are errors": {"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "1"},
    "all is said and traced": {"PYTHONVERBOSE": "1", "PYTHONTRACEMALLOC": "1"},
    "no docstrings, no assertions": {"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"},
    "a watchdog for ever": {"WATCHDOG_USEC": "9" * 400, "WATCHDOG_PID": "nobody"},
    "restarts that never were": {"GLASS_BOX_RESTARTS": "[1e999, NaN, [], [], []]"},
}
# Several at a time: nothing that one of them is about looks at another, nor at what is closed.
TOGETHER = {
    "<&- >&- 2>&-": (
        *("a zone that is none", "no letters but ASCII", "no home"),
        *("warnings are errors", "a watchdog for ever"),
    ),
    # Python itself does not start where it is to say all and cannot.
    "<&-": ("a language that is none", "a home that is not there", "all is said and traced"),
    "<&- >&-": (
        *("another one", "ASCII and strict", "a home that is no folder"),
        "restarts that never were",
    ),
    "2>&-": ("no docstrings, no assertions",),
}


def test_each_environment_has_its_turn() -> None:
    assert sorted(name for names in TOGETHER.values() for name in names) == sorted(ENVIRONMENTS)


@pytest.mark.parametrize("closed", TOGETHER)
def test_it_runs_in_any_environment_and_its_beat_is_heard_whatever_is_closed(
    tmp_path: Path, display: str, closed: str
) -> None:
    variables = [item for name in TOGETHER[closed] for item in ENVIRONMENTS[name].items()]
    environment = dict(variables)
    assert len(environment) == len(variables), "one hides another"
    with Kiosk(tmp_path, display, closed=closed, environment=environment) as kiosk:
        kiosk.ready()
        said = kiosk.end()
        assert not said or "PYTHONVERBOSE" in environment
        assert "Traceback" not in kiosk.told
        assert "P." not in kiosk.told.replace(said, ""), "beats among the complaints"
        assert len(kiosk.children) == 1


def test_no_number_of_the_configuration_ends_it(tmp_path: Path, display: str) -> None:
    names = [name for name, rule in RULES.items() if isinstance(rule, Number)]
    numbers = cycle(("9" * 400, "0x" + "f" * 5_000, "inf", "-nan"))
    settings = "\n".join(f"{name} = {next(numbers)}" for name in names)
    with Kiosk(tmp_path, display, settings=settings) as kiosk:
        kiosk.ready()
        assert kiosk.end() == ""
        assert len(kiosk.children) == 1
        assert all(f"name={name}," in kiosk.log for name in names)


def test_a_configuration_that_ends_every_child_is_left_for_safe_mode(
    tmp_path: Path, display: str
) -> None:
    with Kiosk(tmp_path, display, settings=PATIENT + "safe-mode-after = 2\n") as kiosk:
        kiosk.ready()
        for life in (1, 2):
            # Nothing that the program could do about it.
            os.kill(kiosk.children[-1], signal.SIGKILL)
            wait_for(lambda before=life: len(kiosk.children) > before, "the next child")
        wait_for(lambda: " in safe mode" in kiosk.log, "safe mode")
        assert kiosk.end() == ""


def test_a_second_exhibit_is_refused_and_the_next_ends_what_was_left_behind(
    tmp_path: Path, display: str
) -> None:
    with Kiosk(tmp_path, display) as first:
        first.ready()
        with Kiosk(tmp_path / "second", display, logs=tmp_path) as second:
            said = second.refused()
        assert len(said.splitlines()) == 1
        assert str(tmp_path) in said
        assert str(first.process.pid) in said
        assert "problem." not in said
        (child,) = first.children
        # Frozen, it does not notice that its supervisor is gone.
        os.kill(child, signal.SIGSTOP)
        first.process.kill()
        first.process.wait()
        with Kiosk(tmp_path / "third", display, logs=tmp_path) as third:
            third.ready()
            assert not alive(child)
            assert third.end() == ""
