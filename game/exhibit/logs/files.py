"""Logs that fill no disk, disturb nobody and name nobody.

Supervisor and program write a file each; together with the supervisor's crash files they take
20 MB at most. A disk that is full or read-only sends the words to the next folder, then nowhere.
"""

import logging
import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import MappingProxyType

from game.exhibit.files.folder import make_folder
from game.exhibit.files.growing_file import open_to_append

PROGRAM, SUPERVISOR = "exhibit", "supervisor"
# Bytes of a file, and how many files there are: 17.6 MB in the first folder. The crash files
# (0.5 MB) and the two other folders (1.6 MB) come to that.
SIZES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {PROGRAM: (2_800_000, 5), SUPERVISOR: (900_000, 4)}
)
SPARE_SIZE = (200_000, 2)
MOST_CHARACTERS = 20_000  # of one entry
# A folder that failed is tried again after so many seconds: disks are emptied.
RETRY_SECONDS = 60.0
LINE = "%(asctime)s %(levelname)s %(message)s"
TIME = "%Y-%m-%dT%H:%M:%S%z"


def start_log(
    name: str, folders: Sequence[Path], logger: logging.Logger | None = None
) -> Path | None:
    """Send a logger's words (the game's, if none is named) to the log PROGRAM or SUPERVISOR; gives
    its file, None where no folder takes it. Never raises.
    """
    handler = FoldersHandler(name, folders, time.monotonic)
    logger = logger or logging.getLogger("game")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    # Nothing on a screen that visitors see.
    logger.propagate = False
    return handler.file


class BriefFormatter(logging.Formatter):
    """Cuts what is too long in the middle, and writes ``~`` for the user's folder, which would
    name a person.
    """

    def __init__(self) -> None:
        super().__init__(LINE, TIME)
        self._home = ""
        with suppress(RuntimeError):
            self._home = str(Path.home())

    def format(self, record: logging.LogRecord) -> str:
        """The lines of an entry."""
        text = super().format(record)
        if len(self._home) > 1:
            text = text.replace(self._home, "~")
        # One byte a character, so that the size of a file is known beforehand.
        text = text.encode("ascii", "backslashreplace").decode("ascii")
        if len(text) > MOST_CHARACTERS:
            half = MOST_CHARACTERS // 2
            text = f"{text[:half]}\n[...]\n{text[-half:]}"
        return text


class FoldersHandler(logging.Handler):
    """Writes to the first folder that takes it."""

    def __init__(self, name: str, folders: Sequence[Path], monotonic: Callable[[], float]) -> None:
        super().__init__()
        self._file_name = f"{name}.log"
        self._size = SIZES[name]
        self._folders = folders
        self._monotonic = monotonic
        self._handler: _StrictHandler | None = None
        self._place = -1  # in the folders, of the handler
        self._retry_at = 0.0
        self.setFormatter(BriefFormatter())
        self._open(0)

    @property
    def file(self) -> Path | None:
        """Where it writes now."""
        return None if self._handler is None else Path(self._handler.baseFilename)

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry, or lose it."""
        with suppress(Exception):
            # Once, for a record that cannot be formatted is no fault of the folder.
            text = self.format(record)
            line = logging.makeLogRecord({"msg": text})
            if self._place != 0 and self._monotonic() >= self._retry_at:
                self._open(0)
            while self._handler is not None:
                try:
                    self._handler.emit(line)
                    return
                except (OSError, ValueError):
                    self._open(self._place + 1)

    def close(self) -> None:
        """Close the file."""
        self._release()
        super().close()

    def _open(self, first: int) -> None:
        """Take the first folder, from ``first`` on, in which the file opens."""
        self._release()
        self._retry_at = self._monotonic() + RETRY_SECONDS
        for place in range(first, len(self._folders)):
            path = self._folders[place] / self._file_name
            size, files = self._size if place == 0 else SPARE_SIZE
            # Whatever it is, such as no memory or no file to be had: no log is worth an exhibit.
            with suppress(Exception):
                make_folder(path.parent)
                self._handler = _StrictHandler(
                    path, maxBytes=size, backupCount=files - 1, encoding="ascii"
                )
                self._place = place
                return

    def _release(self) -> None:
        handler, self._handler, self._place = self._handler, None, len(self._folders)
        if handler is not None:
            with suppress(OSError, ValueError):
                handler.close()


class CarefulHandler(RotatingFileHandler):
    """Opens nothing but a file: a pipe or a device could hold up the program."""

    def _open(self) -> TextIOWrapper:
        opened = open_to_append(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        return TextIOWrapper(os.fdopen(opened, "ab"), self.encoding)


class _StrictHandler(CarefulHandler):
    """Passes on what goes wrong, instead of printing it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's own name)
        """Called where it went wrong."""
        raise
