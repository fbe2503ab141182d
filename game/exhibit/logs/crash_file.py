"""What the exhibit says while it dies (faulthandler's tracebacks) in a file of bounded size."""

import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from game.exhibit.files.folder import make_folder
from game.exhibit.files.growing_file import open_to_append
from game.exhibit.logs.time_of_day import local_time

NAME = "crash.log"
BEFORE = "crash.1.log"
# Two files of this size at most.
MOST_BYTES = 250_000
READ_BYTES = 8192


class CrashFile:
    """Takes bytes and keeps the last of them, in the first folder that takes them. Where none does
    they are lost silently: the exhibit matters more.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    def write(self, said: bytes) -> None:
        """Append; what is old gives way."""
        for folder in self._folders:
            with suppress(OSError):
                _append(folder, said)
                return

    def listen(self, descriptor: int, name: str) -> threading.Thread:
        """Copy from a pipe until its other end is closed, in a thread; then close it.

        Before the first words comes a line with the time and the ``name`` of who speaks.
        """
        copying = threading.Thread(
            target=self._copy, args=(descriptor, name), name="crash file", daemon=True
        )
        copying.start()
        return copying

    def _copy(self, descriptor: int, name: str) -> None:
        introduced = False
        while said := os.read(descriptor, READ_BYTES):
            if not introduced:
                introduced = True
                now = local_time().isoformat(timespec="seconds")
                self.write(f"\n== {now} {name} ==\n".encode())
            self.write(said)
        os.close(descriptor)


def _append(folder: Path, said: bytes) -> None:
    make_folder(folder)
    path = folder / NAME
    if path.exists() and path.stat().st_size + len(said) > MOST_BYTES:
        path.replace(folder / BEFORE)
    with open(path, "ab", opener=open_to_append) as file:
        file.write(said)
