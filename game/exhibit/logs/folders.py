"""Where logs and the status file go: supervisor, program and ``status`` all ask here."""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from game.exhibit.files.folder import may_be_used

NAME = "glass-box"
MOST_NAMES = 9


def log_folders(
    configured: str, environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> tuple[Path, ...]:
    """The folders to try, best first: the configured one, the user's, a temporary one.

    A later one is used only while nothing can be written to those before it. None that nobody has
    configured is one that another user has made or can write into.
    """
    folders = [Path(configured)] if configured else []
    with suppress(RuntimeError, KeyError):
        folders += [each for each in (_user_folder(environment, platform),) if may_be_used(each)]
    with suppress(OSError):
        folders += list(islice(filter(may_be_used, _temporary_folders()), 1))
    return tuple(dict.fromkeys(folders))


def _temporary_folders() -> Iterator[Path]:
    """The names to try: whoever takes one of them from us has not taken the next."""
    first = f"{NAME}-{_user()}"
    for name in (first, *(f"{first}-{number}" for number in range(2, MOST_NAMES + 1))):
        yield Path(tempfile.gettempdir()) / name


def _user_folder(environment: Mapping[str, str], platform: str) -> Path:
    """The system's place for such files; RuntimeError or KeyError where there is none."""
    if platform == "win32":
        return Path(environment["LOCALAPPDATA"]) / NAME
    if platform == "darwin":
        return _home(environment) / "Library" / "Logs" / NAME
    state = Path(environment.get("XDG_STATE_HOME", ""))
    # A path that is not absolute is to be ignored, says the XDG specification.
    return (state if state.is_absolute() else _home(environment) / ".local" / "state") / NAME


def _home(environment: Mapping[str, str]) -> Path:
    home = Path(environment.get("HOME", ""))
    return home if home.is_absolute() else Path.home()


def _user() -> str:
    # No names of people in names of files.
    return str(os.getuid()) if sys.platform != "win32" else "logs"
