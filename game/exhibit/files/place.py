"""Where a path leads: symbolic links are followed one by one, to what is written or replaced."""

import errno
import os
import stat
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOST_LINKS: Final = 40  # as the system itself
# Each name in it is an open descriptor, whatever it is of.
DESCRIPTORS: Final = "/proc/self/fd"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path leads: a name in a folder, and what stands there; or an open descriptor."""

    path: str
    before: os.stat_result | None = None
    descriptor: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether there is nothing yet."""
        return self.before is None

    @property
    def is_file(self) -> bool:
        """Whether a file stands there, which can be replaced."""
        return self.before is not None and stat.S_ISREG(self.before.st_mode)

    @property
    def folder(self) -> str:
        """The folder of the name."""
        return os.path.dirname(self.path)

    @property
    def draft_name(self) -> str:
        """The beginning of a draft's name: the same for the same file, and short."""
        name = os.fsencode(os.path.basename(self.path))
        return os.path.join(self.folder, f".glass-box-{zlib.crc32(name):08x}")


def place_of(path: Path, links: bool) -> Place:
    """Where it leads, and without ``links`` the name itself; OSError where that is nowhere."""
    written = os.fspath(path)
    if "\0" in written:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    descriptors = os.path.realpath(DESCRIPTORS)
    for _ in range(MOST_LINKS):
        folder, name = os.path.split(written)
        if name in ("", os.curdir, os.pardir):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        folder = os.path.realpath(folder or os.curdir)
        written = os.path.join(folder, name)
        try:
            before = os.lstat(written)
        except FileNotFoundError:
            os.stat(folder)
            return Place(written)
        if folder == descriptors and name.isdecimal():
            return Place(written, os.fstat(int(name)), int(name))
        if not links or not stat.S_ISLNK(before.st_mode):
            return Place(written, before)
        written = os.path.join(folder, os.readlink(written))
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
