"""What the PIN pad remembers when the program is started again: wrong PINs, and its lock.

The time of day is not asked: whoever sets it could open the lock, or close it for ever. Until the
computer is started again its monotonic clock says how much of a lock is over. After that what was
left when it was noted last is waited for.
"""

import json
import logging
import math
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from game.exhibit.files.folder import is_shared, make_folder
from game.exhibit.files.whole_file import whole_file
from game.exhibit.staff_exit import FIRST_LOCK_TICKS, LONGEST_LOCK_TICKS, WRONG_PINS, Lock
from game.session.named_file import read_bytes
from game.session.presentation import TICKS_PER_SECOND
from game.session.problem import ProblemError

FILE_NAME: Final = "pin-lock.json"
MOST_BYTES: Final = 10_000
MOST_WRONG: Final = 1_000_000
BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
# A file that cannot be understood counts as the first row of wrong PINs.
DOUBTED: Final = Lock(WRONG_PINS, FIRST_LOCK_TICKS)

log = logging.getLogger("game")


def this_boot() -> str:
    """Another word each time the computer is started; empty where the system says none."""
    try:
        return BOOT.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


class LockMemory:
    """Notes the lock in the first folder that takes it; ``monotonic``: seconds since ``boot``."""

    def __init__(
        self,
        folders: Sequence[Path],
        monotonic: Callable[[], float] = time.monotonic,
        boot: str | None = None,
    ) -> None:
        self._folders = folders
        self._monotonic = monotonic
        self._boot = this_boot() if boot is None else boot
        self._failed = False

    def recall(self) -> Lock:
        """The lock as it is now; of several notes what locks most."""
        notes = [self._read(folder / FILE_NAME) for folder in self._folders]
        wrong = max((note.wrong for note in notes), default=0)
        return Lock(wrong, max((note.ticks for note in notes), default=0))

    def note(self, lock: Lock, *, durable: bool) -> None:
        """Keep it, with ``durable`` also if the power goes now. A disk that is full disturbs nobody
        but staff, in the log.
        """
        until = self._monotonic() + lock.ticks / TICKS_PER_SECOND
        said = {"wrong": lock.wrong, "ticks": lock.ticks, "until": until, "boot": self._boot}
        content = f"{json.dumps(said)}\n".encode()
        taken = next((each for each in self._folders if _written(each, content, durable)), None)
        if taken is None and not self._failed:
            log.warning("the lock of the PIN pad cannot be noted: a restart will forget it")
        self._failed = taken is None
        for folder in self._folders if taken is not None else ():
            if folder != taken:
                # What was noted there while it was full must not come back.
                with suppress(OSError):
                    (folder / FILE_NAME).unlink()

    def _read(self, path: Path) -> Lock:
        try:
            content = read_bytes(path, MOST_BYTES)
        except ProblemError as problem:
            # Not there, or it never could be.
            gone = problem.key in ("reason-missing", "reason-no-folder", "reason-forbidden")
            return Lock() if gone else DOUBTED
        try:
            said = json.loads(content)
            wrong, ticks, until = said["wrong"], said["ticks"], float(said["until"])
            if not (_is_count(wrong, MOST_WRONG) and _is_count(ticks, LONGEST_LOCK_TICKS)):
                return DOUBTED
            left = math.ceil((until - self._monotonic()) * TICKS_PER_SECOND)
            same_boot = said["boot"] == self._boot != ""
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return DOUBTED
        return Lock(wrong, min(ticks, max(left, 0)) if same_boot else ticks)


def _is_count(value: object, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


def _written(folder: Path, content: bytes, durable: bool) -> bool:
    try:
        make_folder(folder)
        path = folder / FILE_NAME
        links = not is_shared(folder)
        with whole_file(path, durable=durable, links=links, special=False) as file:
            file.write(content)
    except (OSError, ValueError, ProblemError):
        return False
    return True
