"""Files that somebody names, read with care: nothing is waited for, nothing fills the memory, and
what goes wrong is a reason that a person understands.
"""

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from game.session.problem import ProblemError

# What the system says of a file, and the text that tells it in every language.
REASONS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOENT: "reason-missing",
        errno.EACCES: "reason-forbidden",
        errno.EPERM: "reason-forbidden",
        errno.ENOSPC: "reason-disk-full",
        errno.EDQUOT: "reason-disk-full",
        errno.EFBIG: "reason-too-large-to-write",
        errno.EROFS: "reason-read-only-disk",
        errno.EISDIR: "reason-folder",
        errno.ENOTDIR: "reason-no-folder",
        errno.ENAMETOOLONG: "reason-long-name",
        errno.ELOOP: "reason-circle",
        errno.EPIPE: "reason-nobody-reads",
        errno.ENXIO: "reason-nobody-reads",
        errno.EIO: "reason-disk-fails",
    }
)
# On Windows there is nothing that these keep away.
NEVER_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def read_bytes(path: Path, most: int) -> bytes:
    """All bytes of a file, ``most`` at the most; a ProblemError says why there are none.

    A pipe or a device is refused before it is opened: reading it may never end.
    """
    try:
        check_kind(os.stat(path).st_mode)
        descriptor = os.open(path, os.O_RDONLY | NEVER_WAIT | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb", closefd=True) as file:
            # Another may stand there by now.
            check_kind(os.fstat(descriptor).st_mode)
            # Some files of the system have nothing to give at the moment, and say so with None.
            content = file.read(most + 1) or b""
    except (OSError, ValueError) as error:
        raise reason_of(error) from error
    if len(content) > most:
        raise ProblemError("reason-too-large", most=most)
    return content


def reason_of(error: OSError | ValueError) -> ProblemError:
    """Why the system did not read or write a file, to be told inside another problem."""
    key = REASONS.get(getattr(error, "errno", None) or 0)
    if key is not None:
        return ProblemError(key)
    told = getattr(error, "strerror", None) or str(error)
    return ProblemError("reason-other", reason=told)


def printable(name: object) -> str:
    """A name or a word from outside as it can be shown anywhere: what is no character of any
    writing (bytes that are not UTF-8, the controls of a terminal) is a question mark.
    """
    return "".join(sign if sign.isprintable() else "?" for sign in str(name))


def check_kind(mode: int) -> None:
    """ProblemError unless the mode is that of a file."""
    if stat.S_ISDIR(mode):
        raise ProblemError("reason-folder")
    if not stat.S_ISREG(mode):
        raise ProblemError("reason-not-a-file")
