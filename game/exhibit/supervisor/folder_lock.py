"""One exhibit for a log folder: its supervisor holds a lock, and writes down who its child is.

The lock is the system's, and is gone with the supervisor, however that ends. What is written down
lets the next one end a child that was left behind: frozen, it does not notice that it is alone.
Windows has neither (flock, /proc): there nothing is locked.
"""

import json
import logging
import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from game.exhibit.status.processes import this_machine
from game.session.problem import ProblemError

NAME = "exhibit.lock"
MOST_BYTES = 4096
PROCESSES = Path("/proc")
BOOT = PROCESSES / "sys" / "kernel" / "random" / "boot_id"
# In the line of /proc/PID/stat, counted after the name: the state, and the start in clock ticks.
STATE, START = 0, 19
# Every child of a supervisor has it in its command.
MARK = b"--heartbeat"
KILL_SECONDS, LOOK_SECONDS = 5.0, 0.01

log = logging.getLogger("game.exhibit")


class FolderLock:
    """A lock that is held until the process ends; without a ``descriptor`` there is none."""

    def __init__(self, descriptor: int | None = None) -> None:
        self._descriptor = descriptor

    def note_child(self, pid: int) -> None:
        """Write down who the child is now; a disk that does not take it disturbs nobody."""
        self._write({"child": pid, "started": _started(pid)})

    def end_left_over(self) -> int | None:
        """End the child that the supervisor before has left behind; gives its number, if any."""
        noted = {} if self._descriptor is None else _noted(self._descriptor)
        # From now on it is this supervisor that the lock belongs to.
        self._write({})
        pid = noted.get("child")
        if not isinstance(pid, int) or not _is_left_over(pid, noted):
            return None
        with suppress(OSError):
            # It leads a group of its own: what it has started goes with it.
            os.killpg(pid, signal.SIGKILL)
        end = time.monotonic() + KILL_SECONDS
        while _started(pid) == noted["started"] and time.monotonic() < end:
            time.sleep(LOOK_SECONDS)
        return pid

    def _write(self, more: Mapping[str, object]) -> None:
        if self._descriptor is None:
            return
        noted = {"supervisor": os.getpid(), "machine": this_machine(), "boot": _boot(), **more}
        line = json.dumps(noted).encode() + b"\n"
        with suppress(OSError):
            os.pwrite(self._descriptor, line, 0)
            os.ftruncate(self._descriptor, len(line))

    def release(self) -> None:
        """Let go of it, for whoever comes next."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def lock_folder(folders: Sequence[Path]) -> FolderLock:
    """The lock of the first folder that can have one, none where none can.

    ProblemError where another exhibit has it.
    """
    if sys.platform == "win32":
        return FolderLock()
    import fcntl

    for folder in folders:
        try:
            descriptor = _opened(folder)
        except (OSError, ValueError):
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            noted = _noted(descriptor).get("supervisor")
            os.close(descriptor)
            pid = noted if isinstance(noted, int) else "?"
            raise ProblemError("already-running", folder=folder, pid=pid) from error
        except OSError:
            # A file system that knows no locks.
            os.close(descriptor)
            continue
        return FolderLock(descriptor)
    return FolderLock()


def _opened(folder: Path) -> int:
    """The file of the lock, made where it is not there yet; a disk may be read-only since."""
    folder.mkdir(parents=True, exist_ok=True)
    # Not through a link, and without waiting for the other end of a pipe.
    careful = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        return os.open(folder / NAME, os.O_RDWR | os.O_CREAT | careful, 0o600)
    except OSError:
        return os.open(folder / NAME, os.O_RDONLY | careful)


def _noted(descriptor: int) -> Mapping[str, object]:
    """What stands in the file; nothing where that is no record of ours."""
    with suppress(OSError, ValueError, RecursionError):
        if os.fstat(descriptor).st_uid != os.getuid():
            return {}
        noted = json.loads(os.pread(descriptor, MOST_BYTES, 0))
        if isinstance(noted, dict):
            return noted
    return {}


def _is_left_over(pid: int, noted: Mapping[str, object]) -> bool:
    """Whether the process is the very one that was noted: numbers are used again, and a folder may
    be one that another machine writes to.
    """
    here = noted.get("machine") == this_machine() and noted.get("boot") == _boot() != ""
    if not here or pid <= 1 or _started(pid) is None or _started(pid) != noted.get("started"):
        return False
    try:
        own = (PROCESSES / str(pid)).stat().st_uid == os.getuid()
        return own and MARK in (PROCESSES / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def _started(pid: int) -> int | None:
    """When a process started, in clock ticks since the system did; None where it has ended, or
    where the system does not say.
    """
    try:
        line = (PROCESSES / str(pid) / "stat").read_text(encoding="ascii", errors="replace")
        # The name, in parentheses, may hold anything.
        words = line.rpartition(")")[2].split()
        return None if words[STATE] in "ZX" else int(words[START])
    except (OSError, ValueError, IndexError):
        return None


def _boot() -> str:
    """Which start of the system this is; empty where it does not say."""
    try:
        return BOOT.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
