"""Files that only grow, such as logs: opened without waiting, and only if they are files."""

import errno
import os
import stat
from pathlib import Path

from game.exhibit.files.folder import is_shared
from game.session.named_file import NEVER_WAIT

NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


def open_to_append(path: str, flags: int) -> int:
    """An ``opener`` for Python's open(): OSError for a pipe or a device, which could hold up who
    writes into it; and, in a place where every user may make files, for a link.
    """
    if is_shared(Path(path).parent):
        flags |= NO_LINKS
    descriptor = os.open(path, flags | NEVER_WAIT, 0o666)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "not a file", path)
