"""Pipes and devices: written into as they are, for there is nothing to be replaced."""

import errno
import os
import stat
import time
from contextlib import suppress
from typing import BinaryIO, Final

from game.exhibit.files.place import Place
from game.session.named_file import NEVER_WAIT

# A pipe may be opened before anybody reads from it, but not for ever.
READER_SECONDS: Final = 10.0
READER_PAUSE: Final = 0.05


def check_special(place: Place) -> None:
    """OSError where nothing should or could be written into what stands there."""
    if place.descriptor is not None:
        return
    kind = place.before.st_mode if place.before is not None else 0
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not (stat.S_ISFIFO(kind) or stat.S_ISCHR(kind)):
        # A socket cannot be opened, and a disk is not what anybody means.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if not os.access(place.path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


class Direct:
    """Written into as it comes: what is gone is gone."""

    def __init__(self, place: Place) -> None:
        check_special(place)
        if place.descriptor is None:
            descriptor = _with_a_reader(place.path)
            os.set_blocking(descriptor, True)
        else:
            # It goes on where the last one stopped.
            descriptor = os.dup(place.descriptor)
        self.file: BinaryIO = os.fdopen(descriptor, "wb")

    def finish(self, durable: bool) -> None:
        """All is said."""
        self.file.close()

    def abandon(self) -> None:
        """Say no more."""
        with suppress(OSError):
            self.file.close()


def _with_a_reader(path: str) -> int:
    """A pipe or device open for writing; OSError (ENXIO) where nobody comes to read the pipe."""
    until = time.monotonic() + READER_SECONDS
    while True:
        try:
            return os.open(path, os.O_WRONLY | NEVER_WAIT)
        except OSError as error:
            if error.errno != errno.ENXIO or time.monotonic() >= until:
                raise
        time.sleep(READER_PAUSE)
