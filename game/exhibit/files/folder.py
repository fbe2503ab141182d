"""Folders that the program writes into, some of them where everybody may: only its own will do."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

OWN_MODE: Final = 0o700
ROOT_USER: Final = 0
WRITABLE_BY_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH


def make_folder(folder: Path) -> None:
    """The folder and those it is in, where they are not there; OSError where that cannot be, or
    where another user could have put it there.
    """
    if any(_is_open(parent) for parent in folder.parents):
        _make_step_by_step(folder)
    else:
        folder.mkdir(parents=True, exist_ok=True)


def is_shared(folder: Path) -> bool:
    """Whether it stands where every user may make one, such as in /tmp."""
    return _is_open(folder.parent)


def may_be_used(folder: Path) -> bool:
    """Whether it is the program's own, or not there yet. Nothing is changed."""
    try:
        return all(_is_own(step) for step in _steps_to_check(folder))
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _make_step_by_step(folder: Path) -> None:
    for step in reversed((folder, *folder.parents)):
        if not _is_open(step.parent):
            step.mkdir(exist_ok=True)
            continue
        with suppress(FileExistsError):
            step.mkdir(OWN_MODE)
        if step == folder and _is_own(step) and stat.S_IMODE(step.lstat().st_mode) != OWN_MODE:
            # One of an earlier version, which let others read.
            step.chmod(OWN_MODE)
    if not may_be_used(folder):
        raise PermissionError(f"{folder} belongs to another user")


def _steps_to_check(folder: Path) -> list[Path]:
    """The folders on the way that lie where every user may make one."""
    return [step for step in reversed((folder, *folder.parents)) if _is_open(step.parent)]


def _is_open(folder: Path) -> bool:
    if os.name != "posix":
        return False
    try:
        return bool(folder.stat().st_mode & stat.S_IWOTH)
    except OSError:
        return False


def _is_own(folder: Path) -> bool:
    """Whether nobody but this user and root can have put it there, or can put something into it."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    if found.st_uid == ROOT_USER and os.geteuid() != ROOT_USER:
        # What root has made for all, such as one /tmp inside another.
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & WRITABLE_BY_OTHERS
