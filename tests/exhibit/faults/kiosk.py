"""The exhibit as it is typed: ``main.py --kiosk``, in surroundings as odd as a test makes them."""

import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tests.exhibit.faults.stage import ROOT
from tests.exhibit.faults.waiting import PATIENCE_SECONDS

STARTED = re.compile(r"started process (\d+)")
LOOK_SECONDS = 0.2
# What stands on its standard output and error.
PRINTED = "printed"
# As long as may be: a frame that is slow on a busy machine is no hang.
PATIENT = "[supervisor]\nhang-seconds = 60\n"
# What would tell the program of another screen than the test's.
SCREENS = ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY")


class Kiosk:
    """Runs while it is entered; whatever it has started is ended with it.

    ``program`` is the folder that it is started from; ``settings`` go into its configuration file,
    its ``logs`` into its own folder unless that of another exhibit is named; ``closed`` is what a
    shell shall close for it, and of the ``environment`` what is None is taken away. ``ready`` waits
    for its first picture.
    """

    def __init__(
        self,
        folder: Path,
        display: str,
        *,
        program: Path = ROOT,
        settings: str = PATIENT,
        logs: Path | None = None,
        closed: str = "",
        environment: Mapping[str, str | None] | None = None,
    ) -> None:
        self.folder = folder
        self._logs = logs or folder
        folder.mkdir(exist_ok=True)
        self._heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._heard.bind(str(folder / "notify"))
        around: dict[str, str | None] = dict.fromkeys(SCREENS)
        around |= {"DISPLAY": display, "SDL_AUDIODRIVER": "dummy"}
        around |= {"NOTIFY_SOCKET": str(folder / "notify"), **(environment or {})}
        there = {key: value for key, value in (os.environ | around).items() if value is not None}
        configuration = folder / "kiosk.toml"
        configuration.write_text(f"{settings}\n[staff]\nlog-folder = '{self._logs}'\n")
        command = [
            sys.executable,
            str(program / "main.py"),
            "--kiosk",
            "--config",
            str(configuration),
        ]
        with (folder / PRINTED).open("w") as printed:
            self.process = subprocess.Popen(
                ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", *command],
                env=there,
                stdout=printed,
                stderr=subprocess.STDOUT,
            )

    def __enter__(self) -> "Kiosk":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        for child in self.children if self._logs == self.folder else []:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(child, signal.SIGKILL)
        self.process.wait(PATIENCE_SECONDS)
        self._heard.close()

    def ready(self) -> None:
        """Wait until the supervisor has seen a first picture."""
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            left = end - time.monotonic()
            assert left > 0.0, f"no picture\n{self.told}"
            assert self.process.poll() is None, self.told
            readable, _, _ = select.select([self._heard], [], [], min(left, LOOK_SECONDS))
            if readable and self._heard.recv(200) == b"READY=1":
                return

    def refused(self) -> str:
        """Wait until it ends by itself, which it shall do with code 2; gives what it says."""
        assert self.process.wait(PATIENCE_SECONDS) == 2, self.told
        return self._written(PRINTED)

    def end(self) -> str:
        """Ask it to end, which it shall do with code 0; gives all that it has printed."""
        self.process.terminate()
        assert self.process.wait(PATIENCE_SECONDS) == 0, self.told
        return self._written(PRINTED)

    @property
    def children(self) -> list[int]:
        """Every process that was started as the exhibit's child, in their order."""
        return [int(number) for number in STARTED.findall(self.log)]

    @property
    def log(self) -> str:
        """What the supervisor wrote down."""
        return self._written("supervisor.log")

    @property
    def told(self) -> str:
        """All that is known of it, for a test that fails."""
        names = (PRINTED, "supervisor.log", "exhibit.log", "crash.log")
        return "\n".join([f"ended: {self.process.poll()}", *map(self._written, names)])

    def _written(self, name: str) -> str:
        path = (self.folder if name == PRINTED else self._logs) / name
        return path.read_text(errors="replace") if path.exists() else ""
