"""What may happen to an exhibit in a night, done to real processes under a real X server."""

import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.app.cli import main
from game.exhibit.logs import crash_file
from game.exhibit.status.restarts import VARIABLE, inherited
from game.exhibit.supervisor import exit_codes
from game.exhibit.supervisor.hang_watch import LONGEST_ROUND_SECONDS
from tests.exhibit.faults.stage import Exhibit, alive
from tests.exhibit.faults.waiting import PATIENCE_SECONDS, wait_for
from tests.exhibit.faults.xvfb import Xvfb, free_display, need_xvfb

HANG_SECONDS = 0.3
HANGS = ("--hang-once-broken", str(HANG_SECONDS))
SILENCE = re.compile(r"hung: (\S+) s without a picture")
WAITING = "waiting for a display"


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    need_xvfb()
    with Xvfb() as server:
        yield server.display


def assert_cut_in_time(exhibit: Exhibit) -> None:
    """As the supervisor counts: what longer rounds are on a busy machine is nobody's silence."""
    (silence,) = SILENCE.findall(exhibit.log)
    assert HANG_SECONDS <= float(silence) <= HANG_SECONDS + LONGEST_ROUND_SECONDS


def test_killed(tmp_path: Path, display: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The status knows the program that runs now, and in the end one that is gone."""
    asked = ["status", "--folder", str(tmp_path)]
    with Exhibit(tmp_path, display, stand_in=False) as exhibit:
        first, _ = exhibit.picture(1)
        wait_for(lambda: exhibit.status.pid == first, "the first program's status")
        assert main(asked) == 0
        os.kill(first, signal.SIGKILL)
        second, _ = exhibit.picture(2)
        assert second != first
        assert not alive(first)
        assert "killed by signal 9" in exhibit.log
        wait_for(lambda: exhibit.status.pid == second, "the second program's status")
        assert main(asked) == 0
        # Nobody is left who could write that it is over.
        exhibit.process.kill()
        wait_for(lambda: not alive(second), "the end of the orphan")
        exhibit.process.wait(PATIENCE_SECONDS)
        wait_for(lambda: main(asked) == 1, "the process to be taken note of")
    assert f"not running: its process {second} is gone" in capsys.readouterr().out


def test_stopped(tmp_path: Path, display: str) -> None:
    with Exhibit(tmp_path, display, limits=HANGS) as exhibit:
        first, _ = exhibit.picture(1)
        os.kill(first, signal.SIGSTOP)
        exhibit.diary.write("fault")
        exhibit.picture(2)
        assert not alive(first)
        assert_cut_in_time(exhibit)
        # Stopped, it still has to say where it was.
        exhibit.complained("stand_in.py")


def test_busy_loop_in_a_frame(tmp_path: Path, display: str) -> None:
    broken = ("--fault", "hang")
    with Exhibit(tmp_path, display, driver=broken, limits=HANGS, stand_in=False) as exhibit:
        first, _ = exhibit.picture(1)
        exhibit.picture(2)
        assert not alive(first)
        assert_cut_in_time(exhibit)
        # Where it hung is kept for whoever has to mend it.
        exhibit.complained("in hang")
        exhibit.complained(f"process {first}")


def test_exception_while_drawing(tmp_path: Path, display: str) -> None:
    with Exhibit(tmp_path, display, driver=("--fault", "fail"), stand_in=False) as exhibit:
        exhibit.picture(2)
        exhibit.complained("a broken brush")
        assert exhibit.end() == 0
        assert exhibit.process.communicate() == (b"", b""), "somebody could have read this"


def test_a_torrent_of_words_is_kept_in_bounds(tmp_path: Path, display: str) -> None:
    with Exhibit(tmp_path, display, driver=("--fault", "chatter")) as exhibit:
        exhibit.picture(2)
        wait_for(lambda: len(list(tmp_path.glob("crash*.log"))) == 2, "the second crash log")
        sizes = [path.stat().st_size for path in tmp_path.glob("crash*.log")]
        assert max(sizes) <= crash_file.MOST_BYTES


def test_the_display_vanishes_and_comes_back(tmp_path: Path) -> None:
    need_xvfb()
    with Xvfb() as server, Exhibit(tmp_path, server.display, stand_in=False) as exhibit:
        exhibit.picture(1)
        server.kill()
        exhibit.reached(WAITING)
        assert not exhibit.status.picture
        assert exhibit.status.restarts == 1
        with Xvfb(server.display):
            exhibit.picture(2)
            assert exhibit.log.count("killed") + exhibit.log.count("exit code") == 1
            assert exhibit.end() == 0


@pytest.mark.parametrize("named", [None, "", "x11", "wayland", "nonsense", "kmsdrm,x11"])
def test_a_display_that_comes_after_the_exhibit(tmp_path: Path, named: str | None) -> None:
    """Whatever way to it somebody has named: a driver that is not there is no crash.

    The small window asks for it as the exhibit does, which shows it without a name and with the
    oddest.
    """
    need_xvfb()
    display = free_display()
    around = {} if named is None else {"SDL_VIDEODRIVER": named}
    limits, stand_in = ("--deaths", "1"), named not in (None, "nonsense")
    with Exhibit(tmp_path, display, limits=limits, stand_in=stand_in, **around) as exhibit:
        exhibit.reached(WAITING)
        with Xvfb(display):
            exhibit.picture(1)
            assert not exhibit.diary.entries("start")[-1]["safe"]
            assert "next start" not in exhibit.log, "waiting was taken for a crash"


def test_a_crash_loop_ends_in_safe_mode(tmp_path: Path, display: str) -> None:
    limits = ("--first", "0.02", "--deaths", "3")
    with Exhibit(
        tmp_path, display, driver=("--fault", "die-unless-safe"), limits=limits
    ) as exhibit:
        exhibit.picture(1)
        starts = exhibit.diary.entries("start")
        assert [entry["safe"] for entry in starts] == [False, False, False, True]
        assert "safe mode on" in exhibit.log
        history = inherited({VARIABLE: str(starts[-1]["history"])}, time.monotonic())
        assert (history.restarts, history.safe) == (3, True)
        assert history.last_fault == "ended with exit code 1"


def test_staff_leaves(tmp_path: Path, display: str) -> None:
    with Exhibit(tmp_path, display, driver=("--fault", "staff-exit")) as exhibit:
        assert exhibit.process.wait(PATIENCE_SECONDS) == exit_codes.STAFF_EXIT
        assert len(exhibit.diary.entries("start")) == 1
        assert (exhibit.status.stage, exhibit.status.picture) == ("ended by staff", False)


@pytest.mark.parametrize("hangs", [False, True])
def test_the_supervisor_is_killed(tmp_path: Path, display: str, hangs: bool) -> None:
    with Exhibit(tmp_path, display, driver=("--fault", "hang") if hangs else ()) as exhibit:
        child, _ = exhibit.picture(1)
        if hangs:
            exhibit.happened("fault")
        exhibit.process.kill()
        wait_for(lambda: not alive(child), "the end of the orphan")


def test_the_supervisor_of_a_frozen_child_is_killed(tmp_path: Path, display: str) -> None:
    with Exhibit(tmp_path, display) as exhibit:
        child, _ = exhibit.picture(1)
        os.kill(child, signal.SIGSTOP)
        exhibit.process.kill()
        # It can do nothing itself; the system ends it.
        wait_for(lambda: not alive(child), "the end of the frozen orphan")


@pytest.mark.parametrize(("sent", "stand_in"), [(signal.SIGTERM, False), (signal.SIGINT, True)])
def test_the_system_asks_for_the_end(
    tmp_path: Path, display: str, sent: int, stand_in: bool
) -> None:
    with Exhibit(tmp_path, display, stand_in=stand_in) as exhibit:
        child, _ = exhibit.picture(1)
        exhibit.process.send_signal(sent)
        assert exhibit.process.wait(PATIENCE_SECONDS) == 0
        assert exhibit.diary.entries("end"), "the child did not end by itself"
        assert not alive(child)
        assert len(exhibit.diary.entries("start")) == 1
        assert (exhibit.status.stage, exhibit.status.picture) == ("ended as asked", False)


def test_systemd_hears_of_it_and_the_child_knows_nothing_of_systemd(
    tmp_path: Path, display: str
) -> None:
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(path))
        systemd.settimeout(PATIENCE_SECONDS)
        with Exhibit(tmp_path, display, NOTIFY_SOCKET=str(path), WATCHDOG_USEC="400000") as exhibit:
            heard = [systemd.recv(100).decode()]
            while heard.count("WATCHDOG=1") < 10:
                heard.append(systemd.recv(100).decode())
            assert heard.count("READY=1") == 1
            assert not exhibit.diary.entries("start")[0]["systemd"]
            assert exhibit.end() == 0
        while heard[-1] != "STOPPING=1":
            heard.append(systemd.recv(100).decode())
