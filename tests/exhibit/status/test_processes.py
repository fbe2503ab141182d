"""Whether a process is gone is said only where it is known."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from game.exhibit.status.processes import is_gone, this_machine

pytestmark = pytest.mark.skipif(os.name != "posix", reason="no process is asked after elsewhere")


def raises(error: type[Exception]) -> Callable[[int, int], None]:
    def kill(pid: int, number: int) -> None:
        assert number == 0, "a question, not a blow"
        raise error

    return kill


def test_a_process_that_runs_is_not_gone_and_one_that_has_ended_is() -> None:
    assert not is_gone(os.getpid(), this_machine())
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert is_gone(child.pid, this_machine())


def test_somebody_elses_process_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.kill", raises(PermissionError))
    assert not is_gone(1, this_machine())


@pytest.mark.parametrize("pid", [0, -1, 10**30])
def test_a_number_that_is_no_process_says_nothing(pid: int) -> None:
    assert not is_gone(pid, this_machine())


@pytest.mark.parametrize(("machine", "platform"), [("another", "linux"), ("", "win32")])
def test_where_it_cannot_be_known_nobody_is_asked(
    machine: str, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.kill", raises(ProcessLookupError))
    monkeypatch.setattr("sys.platform", platform)
    assert not is_gone(os.getpid(), machine)
