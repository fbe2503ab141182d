"""One child after another leaves nothing behind in the supervisor."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from game.exhibit.logs.crash_file import CrashFile
from game.exhibit.supervisor import child as supervised
from game.exhibit.supervisor.child import ChildProcess, Signs
from tests.exhibit.faults.stage import alive
from tests.exhibit.faults.waiting import PATIENCE_SECONDS, wait_for

# A child that shows two pictures, says a word and does what the text after this says.
CHILD = "import os, sys; fd = int(sys.argv[-1]); os.write(fd, b'P.'); os.write(2, b'word\\n'); "


def child(folder: Path, then: str) -> ChildProcess:
    command = [sys.executable, "-S", "-E", "-c", CHILD + then]
    return ChildProcess(command, {"PATH": ""}, CrashFile([folder]), lambda: None)


def ended(process: ChildProcess) -> Signs:
    wait_for(lambda: process.look().exit_code is not None, "its end")
    return process.look()


def test_what_a_child_showed_before_its_end_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever reads may be slow on a busy machine.
    monkeypatch.setattr(supervised, "LAST_SECONDS", PATIENCE_SECONDS)
    assert ended(child(tmp_path, "os._exit(7)")) == Signs(2, True, 7)
    assert ended(child(tmp_path, "os.kill(os.getpid(), 9)")) == Signs(2, True, -9)


def test_nothing_is_left_open(tmp_path: Path) -> None:
    ended(child(tmp_path, "os._exit(0)"))
    files, threads = len(os.listdir("/proc/self/fd")), threading.active_count()
    for _ in range(5):
        ended(child(tmp_path, "os._exit(0)"))
    wait_for(lambda: threading.active_count() <= threads, "the end of all threads")
    assert len(os.listdir("/proc/self/fd")) <= files


def test_a_command_that_is_not_there_leaves_nothing_open(tmp_path: Path) -> None:
    files = len(os.listdir("/proc/self/fd"))
    with pytest.raises(OSError, match="no-such-program"):
        ChildProcess([str(tmp_path / "no-such-program")], {}, CrashFile([]), lambda: None)
    assert len(os.listdir("/proc/self/fd")) == files


@pytest.mark.parametrize("threads", [0, 1])
def test_without_threads_nothing_is_left_of_a_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int
) -> None:
    """As many as ``threads`` can be had; the next cannot, as under ``ulimit -u``."""
    start, started = threading.Thread.start, []

    def start_some(thread: threading.Thread) -> None:
        if len(started) >= threads:
            raise RuntimeError("can't start new thread")
        started.append(thread)
        start(thread)

    begun, begin = [], subprocess.Popen.__init__

    def noted(process: subprocess.Popen[bytes], *args: Any, **options: Any) -> None:
        begin(process, *args, **options)
        begun.append(process.pid)

    files = len(os.listdir("/proc/self/fd"))
    monkeypatch.setattr(threading.Thread, "start", start_some)
    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
    with pytest.raises(RuntimeError, match="new thread"):
        child(tmp_path, "import time; time.sleep(60)")
    for thread in started:
        thread.join(PATIENCE_SECONDS)
    assert len(os.listdir("/proc/self/fd")) == files
    # By its number: others may have children of their own.
    (number,) = begun
    with pytest.raises(ChildProcessError):
        os.waitpid(number, os.WNOHANG)


def test_a_child_that_cannot_be_made_at_all_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = len(os.listdir("/proc/self/fd"))
    for error in (BlockingIOError(11, "no process"), MemoryError(), ValueError("no name")):

        def refuse(*_: object, failure: Exception = error, **__: object) -> None:
            raise failure

        monkeypatch.setattr(subprocess, "Popen", refuse)
        with pytest.raises(type(error)):
            child(tmp_path, "os._exit(0)")
    assert len(os.listdir("/proc/self/fd")) == files


def test_who_does_not_listen_is_killed_with_all_it_has_started(tmp_path: Path) -> None:
    grandchild = tmp_path / "grandchild"
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); pid = os.fork(); "
        f"pid and open({str(grandchild)!r}, 'w').write(str(pid)); time.sleep(60)"
    )
    process = child(tmp_path, deaf)
    wait_for(lambda: grandchild.exists() and bool(grandchild.read_text()), "the grandchild")
    process.ask_to_end(0.1)
    assert process.look().exit_code == -signal.SIGKILL
    wait_for(lambda: not alive(int(grandchild.read_text())), "the end of the grandchild")
