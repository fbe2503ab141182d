"""Drafts: files that are being written, and take another's place once they are whole."""

import errno
import os
import stat
from contextlib import suppress
from typing import BinaryIO, Final

from game.exhibit.files.place import DESCRIPTORS, Place

SECRET_MODE: Final = 0o600
# Where the system or the disk has no files without a name.
NO_NAMELESS: Final = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT})
# A draft that is whole has a name for a moment only, with the number of its process: where there is
# no such process, a kill has left it.
WHOLE: Final = ".whole"
# Somebody elsewhere may take it for one of those.
MOST_TRIES: Final = 10
# A draft that is not whole may be that of another machine, but not for so long.
PART: Final = ".part"
LEFT_OVER_SECONDS: Final = 86_400.0


def draft_for(place: Place, mode: int, new: bool = False) -> "Nameless | Named":
    """A draft that will take the file's place, with the mode and owner of the one before."""
    before = place.before
    if before is not None:
        if stat.S_ISDIR(before.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if place.is_file:
            if not os.access(place.path, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            mode = SECRET_MODE
    descriptor = nameless(place.folder, mode)
    draft = Named(place, mode, new) if descriptor is None else Nameless(place, descriptor, new)
    if before is not None and place.is_file:
        try:
            _take_after(draft.file.fileno(), before)
        except OSError:
            draft.abandon()
            raise
    return draft


def nameless(folder: str, mode: int) -> int | None:
    """The descriptor of a file without a name in a folder; None where there are none such."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not os.path.isdir(DESCRIPTORS):
        return None
    try:
        return os.open(folder, os.O_WRONLY | flag, mode)
    except OSError as error:
        if error.errno in NO_NAMELESS:
            return None
        raise


def _take_after(descriptor: int, before: os.stat_result) -> None:
    # Who may not give a file away (most may not) is its owner from now on.
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(descriptor, before.st_uid, before.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


class Nameless:
    """A file that is nowhere until it is finished."""

    def __init__(self, place: Place, descriptor: int, new: bool) -> None:
        self.file: BinaryIO = os.fdopen(descriptor, "wb")
        self._place = place
        self._new = new

    def finish(self, durable: bool) -> None:
        """It is whole: it gets its place, with ``durable`` also on the disk."""
        if durable:
            _to_disk(self.file.fileno())
        place = self._place
        if place.before is None:
            try:
                self._name(place.path)
            except FileExistsError:
                # Somebody was faster.
                if self._new:
                    raise
                self._replace()
        else:
            self._replace()
        if durable:
            _folder_to_disk(place.folder)

    def _replace(self) -> None:
        draft = f"{self._place.draft_name}-{os.getpid()}{WHOLE}"
        for _ in range(MOST_TRIES):
            with suppress(FileNotFoundError):
                # Of a process with our number that is gone.
                os.unlink(draft)
            with suppress(FileExistsError, FileNotFoundError):
                self._name(draft)
                os.replace(draft, self._place.path)
                _sweep(self._place.draft_name, self.file.fileno())
                return
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    def _name(self, path: str) -> None:
        descriptors = os.open(DESCRIPTORS, os.O_RDONLY)
        try:
            # Only with a folder's descriptor does Python ask the system to follow the link.
            os.link(str(self.file.fileno()), path, src_dir_fd=descriptors, follow_symlinks=True)
        finally:
            os.close(descriptors)

    def abandon(self) -> None:
        """Away with it, where it has no place yet."""
        with suppress(OSError):
            self.file.close()


class Named:
    """A draft beside the file."""

    def __init__(self, place: Place, mode: int, new: bool) -> None:
        self._place = place
        self._new = new
        self._draft: str | None = f"{place.draft_name}-{os.getpid()}{PART}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with suppress(FileNotFoundError):
            # Of a process with our number that is gone.
            os.unlink(self._draft)
        self.file: BinaryIO = os.fdopen(os.open(self._draft, flags, mode), "wb")
        _sweep(place.draft_name, self.file.fileno())

    def finish(self, durable: bool) -> None:
        """It is whole: it gets its place, with ``durable`` also on the disk."""
        draft, place = self._draft, self._place
        assert draft is not None
        if durable:
            _to_disk(self.file.fileno())
        self.file.close()
        if self._new:
            # The name is taken, empty, for a moment: there is no other way to be the first.
            os.close(os.open(place.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        try:
            os.replace(draft, place.path)
        except OSError:
            if self._new:
                os.unlink(place.path)
            raise
        self._draft = None
        if durable:
            _folder_to_disk(place.folder)

    def abandon(self) -> None:
        """Away with it, where it has no place yet."""
        with suppress(OSError):
            self.file.close()
        if self._draft is not None:
            with suppress(OSError):
                os.unlink(self._draft)


def _sweep(draft_name: str, descriptor: int) -> None:
    """Take away drafts of the same file that a kill has left, by the disk's own clock."""
    folder, beginning = os.path.split(f"{draft_name}-")
    now = os.fstat(descriptor).st_mtime
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(beginning):
                with suppress(OSError):
                    if _is_left_over(entry, len(beginning), now):
                        os.unlink(entry.path)


def _is_left_over(entry: os.DirEntry[str], begin: int, now: float) -> bool:
    number, ending = os.path.splitext(entry.name[begin:])
    if ending == WHOLE and number.isdecimal() and hasattr(os, "O_TMPFILE"):
        return not _is_there(int(number))
    return ending == PART and now - entry.stat(follow_symlinks=False).st_mtime > LEFT_OVER_SECONDS


def _is_there(process: int) -> bool:
    """Whether there is such a process here. Not for Windows: there the question would end it."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        # There is one, but it is somebody else's; or the number is none.
        return True
    return True


def _to_disk(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some disks know no such thing.
        if error.errno not in (errno.EINVAL, errno.EOPNOTSUPP):
            raise


def _folder_to_disk(folder: str) -> None:
    """So that the name stays with the file when the power goes. What was written is there."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
