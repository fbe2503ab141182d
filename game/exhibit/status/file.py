"""The status file: how the exhibit is, in one line of JSON, written anew every minute.

Whoever runs writes the whole line: the program while it runs, with what the supervisor has handed
down to it (restarts.py), else the supervisor. So there is one file with one meaning, never two to
be joined.
"""

import json
import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

from game.exhibit.files.whole_file import kept_in
from game.session.named_file import printable, read_bytes
from game.session.problem import ProblemError

FILE_NAME = "status.json"
EVERY_SECONDS = 60.0
MOST_BYTES = 100_000
# Two of its minutes and a half: one may be late, and was not seen at once.
ALIVE_SECONDS = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the exhibit is. Times of day are ISO 8601 with the offset from UTC.

    ``picture`` is false while the supervisor has nothing to show, and at its end, and while the
    program's window is hidden; ``stage`` then says why. ``uptime`` counts seconds since the
    supervisor started; ``pid``, on ``machine``, is whoever wrote this, ``frame_*`` are milliseconds
    of it, ``memory`` megabytes; ``frames_changed`` of its frames changed something on the screen,
    the last of them ``still_seconds`` ago. ``safe``: defaults are in force instead of the
    configuration; ``shut``: no PIN opens, since the one of the configuration is not known.
    """

    written_at: str
    started_at: str
    uptime: float
    pid: int
    version: str
    picture: bool
    stage: str
    machine: str = ""
    view: str = ""
    profile: str = ""
    safe: bool = False
    shut: bool = False
    visits: int = 0
    restarts: int = 0
    restarts_last_hour: int = 0
    last_fault: str = ""
    frames: int = 0
    frames_changed: int = 0
    still_seconds: float = 0.0
    frame_p50: float = 0.0
    frame_p95: float = 0.0
    frame_p99: float = 0.0
    frame_longest: float = 0.0
    memory: float = 0.0

    def age(self, now: datetime) -> float:
        """Seconds since it was written; negative where the clock was set back since."""
        return (now - datetime.fromisoformat(self.written_at)).total_seconds()

    def is_fresh(self, now: datetime) -> bool:
        """Whether its writer is still there."""
        return abs(self.age(now)) <= ALIVE_SECONDS


# JSON writes a whole float like an int where another program wrote it.
KINDS: Mapping[type, tuple[type, ...]] = MappingProxyType(
    {str: (str,), int: (int,), float: (float, int), bool: (bool,)}
)


class StatusFile:
    """Writes the line to the first folder that takes it, whole or not at all."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    def write(self, status: Status) -> bool:
        """Whether it could be written; a disk that is full or read-only disturbs nobody."""
        line = json.dumps(asdict(status)) + "\n"
        return any(kept_in(folder, FILE_NAME, line.encode()) for folder in self._folders)


def read_line(folders: Sequence[Path]) -> tuple[Path, str] | None:
    """The status file written last, and its line; None where there is none that can be read."""
    found: list[tuple[datetime, Path, str]] = []
    for folder in folders:
        path = folder / FILE_NAME
        with suppress(ProblemError, ValueError):
            line = read_bytes(path, MOST_BYTES).decode("utf-8").strip()
            found.append((datetime.fromisoformat(parsed(line).written_at), path, line))
    if not found:
        return None
    _, path, line = max(found)
    return path, line


def parsed(line: str) -> Status:
    """The status of a line; ValueError where it is none."""
    try:
        document = json.loads(line)
        # An older program did not know the last of them.
        known = {"shut": False} | document
        values = {name: known[name] for name in get_type_hints(Status)}
        for name, kind in get_type_hints(Status).items():
            if type(values[name]) not in KINDS[kind]:
                raise ValueError(name)
            if kind is float and not math.isfinite(values[name]):
                raise ValueError(name)
            if kind is str:
                # Whoever wrote it: nothing in it speaks to a terminal.
                values[name] = printable(values[name])
        for name in ("written_at", "started_at"):
            if datetime.fromisoformat(values[name]).tzinfo is None:
                raise ValueError(name)
    except (KeyError, TypeError, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from error
    return Status(**values)


def times(now: datetime, uptime: float) -> dict[str, Any]:
    """``written_at``, ``started_at`` and ``uptime`` of a status that is written now.

    The start is told by the clock of now: one that was wrong at boot has been set right since.
    """
    started = now - timedelta(seconds=uptime)
    return {
        "written_at": now.isoformat(timespec="seconds"),
        "started_at": started.isoformat(timespec="seconds"),
        "uptime": round(uptime, 1),
    }
