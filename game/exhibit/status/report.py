"""Who writes the status file, and when: the program every minute; the supervisor while there is
no program that could, and once more at the end.
"""

import os
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from game.exhibit.logs.time_of_day import local_time
from game.exhibit.status.file import EVERY_SECONDS, Status, StatusFile, times
from game.exhibit.status.frame_times import FrameTimes
from game.exhibit.status.memory import resident_megabytes
from game.exhibit.status.processes import this_machine
from game.exhibit.status.restarts import RestartHistory
from game.exhibit.status.stillness import Stillness

PROJECT = Path(__file__).resolve().parents[3] / "pyproject.toml"


def version() -> str:
    """The program's version; ``unknown`` where its project file is not there."""
    try:
        return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return "unknown"


@dataclass(frozen=True, slots=True)
class Clocks:
    """``monotonic`` for durations, in seconds; ``local`` for what a person reads."""

    monotonic: Callable[[], float] = field(default=time.monotonic)
    local: Callable[[], datetime] = field(default=local_time)


class Minute:
    """Says when a minute is over; the first time at once."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._next: float | None = None

    def over(self) -> bool:
        """Whether it is time again; True starts the next minute."""
        now = self._monotonic()
        if self._next is not None and now < self._next:
            return False
        self._next = now + EVERY_SECONDS
        return True


class ProgramReport:
    """The status of the running program; ``shut``: no PIN opens it."""

    def __init__(
        self,
        file: StatusFile,
        history: RestartHistory,
        clocks: Clocks | None = None,
        *,
        shut: bool = False,
    ) -> None:
        self.frame_times = FrameTimes()
        self._file = file
        self._shut = shut
        self._history = history
        self._clocks = clocks or Clocks()
        self.stillness = Stillness(self._clocks.monotonic)
        self._minute = Minute(self._clocks.monotonic)
        self._version = version()
        self._picture = True

    def write_when_due(
        self,
        *,
        stage: str,
        view: str,
        profile: str,
        visits: int,
        safe: bool = False,
        picture: bool = True,
    ) -> bool:
        """To be called once a frame; writes once a minute, and at once where ``picture`` changes:
        whether the picture can be seen. Whether it wrote.
        """
        if not self._minute.over() and picture == self._picture:
            return False
        self._picture = picture
        return self.write(
            stage=stage, view=view, profile=profile, visits=visits, safe=safe, picture=picture
        )

    def write(
        self,
        *,
        stage: str,
        view: str,
        profile: str,
        visits: int,
        safe: bool = False,
        picture: bool = True,
    ) -> bool:
        """Write now; ``picture`` false: nobody can see it. Whether it could be written."""
        now, history = self._clocks.monotonic(), self._history
        figures = self.frame_times.figures()
        status = Status(
            **times(self._clocks.local(), history.uptime(now)),
            pid=os.getpid(),
            version=self._version,
            picture=picture,
            stage=stage,
            machine=this_machine(),
            view=view,
            profile=profile,
            safe=safe or history.safe,
            shut=self._shut,
            visits=visits,
            restarts=history.restarts,
            restarts_last_hour=history.in_last_hour(now),
            last_fault=history.last_fault,
            frames=figures.frames,
            frames_changed=self.stillness.changed,
            still_seconds=round(self.stillness.seconds, 1),
            frame_p50=round(figures.p50, 2),
            frame_p95=round(figures.p95, 2),
            frame_p99=round(figures.p99, 2),
            frame_longest=round(figures.longest, 2),
            memory=round(resident_megabytes(), 1),
        )
        return self._file.write(status)


class SupervisorReport:
    """What the supervisor knows, for the next program, and in the status file until that runs."""

    def __init__(
        self,
        file: StatusFile,
        profile: str,
        clocks: Clocks | None = None,
        *,
        shut: bool = False,
    ) -> None:
        self._file = file
        self._shut = shut
        self._profile = profile
        self._clocks = clocks or Clocks()
        self._history = RestartHistory(started=self._clocks.monotonic())
        self._minute = Minute(self._clocks.monotonic)
        self._version = version()
        self._stage = ""

    def variables(self, safe: bool) -> dict[str, str]:
        """What a program that is started now finds in its environment."""
        self._history = replace(self._history, safe=safe)
        if self._stage and self._minute.over():
            # It is started again and again without a picture, such as without a display.
            self._write()
        return self._history.variables()

    def no_picture(self, stage: str, restarts: int, last_fault: str) -> None:
        """There is nothing to see now, and why."""
        if restarts > self._history.restarts:
            now = self._clocks.monotonic()
            self._history = self._history.after_restart(now, last_fault)
        self._stage = stage
        self._write()

    def picture(self) -> None:
        """The program shows a picture, and writes the status itself from now on."""
        self._stage = ""

    def _write(self) -> None:
        now, history = self._clocks.monotonic(), self._history
        self._file.write(
            Status(
                **times(self._clocks.local(), history.uptime(now)),
                pid=os.getpid(),
                version=self._version,
                picture=False,
                stage=self._stage,
                machine=this_machine(),
                profile=self._profile,
                safe=history.safe,
                shut=self._shut,
                restarts=history.restarts,
                restarts_last_hour=history.in_last_hour(now),
                last_fault=history.last_fault,
                memory=round(resident_megabytes(), 1),
            )
        )
