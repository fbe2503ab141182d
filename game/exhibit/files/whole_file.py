"""Files that the program writes: whole or not at all.

What stands under a name stays until the new file is written to its last byte, and for good where
that fails. The new one has no name until then where the system can do that (Linux), so that not
even a kill leaves a part of it behind; elsewhere a draft beside it, which is taken away again.

A symbolic link keeps leading where it leads: what it names is replaced. A pipe or a device is
written into: there is nothing to be replaced. A file keeps its mode and its owner.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from game.exhibit.files.drafts import draft_for
from game.exhibit.files.folder import is_shared, make_folder
from game.exhibit.files.place import place_of
from game.exhibit.files.special import Direct, check_special
from game.session.named_file import reason_of
from game.session.problem import ProblemError

USUAL_MODE: Final = 0o666  # less what the user's umask takes away


@contextmanager
def whole_file(
    path: Path,
    *,
    mode: int = USUAL_MODE,
    new: bool = False,
    durable: bool = True,
    links: bool = True,
    special: bool = True,
) -> Iterator[BinaryIO]:
    """A file to write into; it takes ``path``'s place when all has gone well, and not otherwise.

    ``mode`` is that of a file that was not there before; ``new``: it must not have been. With
    ``durable`` it is on the disk at the end, whatever happens to the power. Without ``links`` a
    symbolic link is itself replaced, without ``special`` a pipe or a device.
    ProblemError (``not-writable``, ``already-there``) where it cannot be written, and for an
    OSError of whoever writes.
    """
    try:
        draft = _begun(path, mode, new, links, special)
        try:
            yield draft.file
            draft.file.flush()
            draft.finish(durable)
        finally:
            draft.abandon()
    except FileExistsError as error:
        raise ProblemError("already-there", path=path) from error
    except OSError as error:
        raise ProblemError("not-writable", path=path, reason=reason_of(error)) from error


def write_whole(path: Path, content: bytes, *, links: bool = True, special: bool = True) -> None:
    """The same for what is there already; the disk may keep it in memory for a while."""
    with whole_file(path, durable=False, links=links, special=special) as file:
        file.write(content)


def kept_in(folder: Path, name: str, content: bytes) -> bool:
    """Whether a folder of the program's own, made if need be, has taken a file: where others may
    make files, too, no link and no device is followed.
    """
    try:
        make_folder(folder)
        write_whole(folder / name, content, links=not is_shared(folder), special=False)
    except (OSError, ValueError, ProblemError):
        return False
    return True


def check_writable(path: Path) -> None:
    """ProblemError (``not-writable``) unless it could be written now. Nothing is changed."""
    try:
        place = place_of(path, links=True)
        if place.descriptor is None and (place.is_new or place.is_file):
            draft_for(place, USUAL_MODE).abandon()
        else:
            check_special(place)
    except OSError as error:
        raise ProblemError("not-writable", path=path, reason=reason_of(error)) from error


class _Draft(Protocol):
    """What is being written. ``abandon`` may come at any time, also after ``finish``."""

    file: BinaryIO

    def finish(self, durable: bool) -> None: ...

    def abandon(self) -> None: ...


def _begun(path: Path, mode: int, new: bool, links: bool, special: bool) -> _Draft:
    place = place_of(path, links)
    if new and not place.is_new:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if place.descriptor is None and (place.is_new or place.is_file):
        return draft_for(place, mode, new)
    if links and special:
        return Direct(place)
    # The name itself is replaced, not what it leads to: that may be a device.
    return draft_for(place_of(path, links=False), mode)
