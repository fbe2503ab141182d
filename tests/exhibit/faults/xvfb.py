"""An X server of its own on a free display, whose screen only a test can see."""

import itertools
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType

import pytest

REQUIRED = "GLASS_BOX_NEEDS_XVFB"
SIZE = "1920x1080x24"
# What Xvfb calls the file that its first screen lies in.
SCREEN_FILE = "Xvfb_screen0"
# A display that went must still be free when it comes back: none that others would take by chance.
FIRST_NUMBER, NUMBERS, NUMBERS_OF_ONE = 100, 50_000, 64
_SERVERS = itertools.count()


def free_display() -> str:
    """A display that nobody else uses."""
    number = os.getpid() * NUMBERS_OF_ONE + next(_SERVERS) % NUMBERS_OF_ONE
    return f":{FIRST_NUMBER + number % NUMBERS}"


class Xvfb:
    """Runs while it is entered; ``display`` is what DISPLAY has to say.

    Where there is a ``folder`` for its screen, the screen can be looked at.
    """

    def __init__(self, display: str | None = None, folder: Path | None = None) -> None:
        self._wanted = [display or free_display()]
        self._folder = folder
        if folder is not None:
            self._wanted += ["-fbdir", str(folder)]
        self.display = ""

    def __enter__(self) -> "Xvfb":
        reading, writing = os.pipe()
        command = ["Xvfb", *self._wanted, "-displayfd", str(writing), "-screen", "0", SIZE]
        self._process = subprocess.Popen(
            [*command, "-nolisten", "tcp"],
            pass_fds=(writing,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            self._process.kill()
            self._process.wait()
            raise OSError("Xvfb does not start")
        self.display = f":{number}"
        return self

    def pixels(self) -> bytes:
        """All that stands on the screen now."""
        assert self._folder is not None
        return (self._folder / SCREEN_FILE).read_bytes()

    def kill(self) -> None:
        """As a crash of the X server."""
        self._process.kill()
        self._process.wait()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()


def need_xvfb() -> None:
    """Skip the test where Xvfb is not installed; fail where it has to be."""
    if shutil.which("Xvfb") is None:
        if os.environ.get(REQUIRED):
            pytest.fail(f"Xvfb is not installed, and {REQUIRED} is set")
        pytest.skip("Xvfb is not installed")
