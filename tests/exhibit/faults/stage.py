"""A supervisor with its child as real processes, and what can be done to them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from types import TracebackType

from game.exhibit.status.file import Status, parsed
from tests.exhibit.faults.diary import Diary
from tests.exhibit.faults.waiting import LOOK_SECONDS, PATIENCE_SECONDS, wait_for

ROOT = Path(__file__).resolve().parents[3]


def alive(pid: int) -> bool:
    """Whether the process runs; one that only waits to be taken note of does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _own_configuration(folder: Path, more: str) -> Path:
    """The defaults and ``more``; what the exhibit writes stays in the test's folder."""
    path = folder / "kiosk.toml"
    path.write_text(f"[staff]\nlog-folder = '{folder}'\n{more}", encoding="utf-8")
    return path


class Exhibit:
    """A supervisor that looks after the driver; ended with all that is left when it is left."""

    def __init__(
        self,
        folder: Path,
        display: str | None,
        *,
        driver: Sequence[str] = (),
        limits: Sequence[str] = (),
        stand_in: bool = True,
        configuration: str = "",
        **environment: str,
    ) -> None:
        self.folder = folder
        self.diary = Diary(folder / "diary.jsonl")
        child = [sys.executable, "-m", "tests.exhibit.faults.lives.driver"]
        child += ["--record", str(folder / "diary.jsonl"), *driver]
        if stand_in:
            child.append("--stand-in")
        else:
            child += ["--config", str(_own_configuration(folder, configuration))]
        command = [sys.executable, "-m", "tests.exhibit.faults.lives.run_supervisor"]
        command += ["--diary", str(folder / "diary.jsonl"), *limits, "--", *child]
        around = dict(os.environ)
        for name in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY"):
            around.pop(name, None)
        around |= environment
        if display is not None:
            around["DISPLAY"] = display
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=around, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def __enter__(self) -> "Exhibit":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.communicate()
        for entry in self.diary.entries("start"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(int(str(entry["pid"])), signal.SIGKILL)

    def happened(self, what: str, times: int = 1) -> dict[str, object]:
        """Wait for something to have happened so many times; gives the last of these."""
        end = time.monotonic() + PATIENCE_SECONDS
        while len(self.diary.entries(what)) < times:
            assert time.monotonic() < end, f"no {what} number {times}\n{self.log}\n{self.crash_log}"
            time.sleep(LOOK_SECONDS)
        return self.diary.entries(what)[times - 1]

    def picture(self, number: int = 1) -> tuple[int, float]:
        """Wait for the first picture of a life; who showed it, and when (monotonic seconds)."""
        entry = self.happened("picture", number)
        assert entry["driver"] == "x11", "a picture that nobody can see"
        return int(str(entry["pid"])), float(str(entry["at"]))

    def end(self) -> int:
        """Ask the supervisor to end as the system does; gives its exit code."""
        self.process.terminate()
        return self.process.wait(PATIENCE_SECONDS)

    def reached(self, stage: str) -> None:
        """Wait for a stage to stand in the status."""
        path = self.folder / "status.json"
        wait_for(lambda: path.exists() and self.status.stage == stage, stage)

    def complained(self, words: str) -> None:
        """Wait for a life to have said this while it ended."""
        wait_for(lambda: words in self.crash_log, f"{words} in the crash log")

    @property
    def log(self) -> str:
        return (self.folder / "supervisor.log").read_text()

    @property
    def status(self) -> Status:
        return parsed((self.folder / "status.json").read_text())

    @property
    def stages(self) -> list[object]:
        """The stages that the program told of in its status, as they followed each other."""
        told = [entry["stage"] for entry in self.diary.entries("status")]
        return [stage for stage, _ in groupby(told)]

    @property
    def crash_log(self) -> str:
        path = self.folder / "crash.log"
        return path.read_text() if path.exists() else ""
