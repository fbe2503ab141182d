"""An X server with two screens that can be plugged in, pulled out and changed, seen by nobody.

Xorg with its driver for no hardware; Xvfb has one screen that stays as it is. The screens are set
with xrandr, keys and windows handled with xdotool.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType

import pytest

from tests.exhibit.faults.diary import Diary
from tests.exhibit.faults.stage import ROOT
from tests.exhibit.faults.waiting import PATIENCE_SECONDS, wait_for
from tests.exhibit.faults.xvfb import REQUIRED, free_display

NEEDED = ("Xorg", "xrandr", "xdotool")
DRIVER = Path("/usr/lib/xorg/modules/drivers/dummy_drv.so")
# A look is a process or two.
LOOK_SECONDS = 0.1
FIRST, SECOND = "DUMMY0", "DUMMY1"
CONFIGURATION = """
Section "ServerFlags"
    Option "AutoAddDevices" "false"
EndSection
Section "Device"
    Identifier "nothing"
    Driver "dummy"
    VideoRam 256000
EndSection
Section "Monitor"
    Identifier "any"
    HorizSync 5.0-1000.0
    VertRefresh 5.0-200.0
EndSection
Section "Screen"
    Identifier "nobody"
    Device "nothing"
    Monitor "any"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Virtual 4096 2160
    EndSubSection
EndSection
"""

Box = tuple[int, int, int, int]


class Xorg:
    """Runs while it is entered; ``display`` is what DISPLAY has to say."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.display = free_display()

    def __enter__(self) -> "Xorg":
        configuration = self._folder / "xorg.conf"
        configuration.write_text(CONFIGURATION, encoding="utf-8")
        command = ["Xorg", self.display, "-config", str(configuration), "-noreset", "-novtswitch"]
        command += ["-sharevts", "-nolisten", "tcp", "-logfile", str(self._folder / "xorg.log")]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._around = {**os.environ, "DISPLAY": self.display}
        wait_for(
            lambda: self._answers() or self._process.poll() is not None,
            "the X server",
            LOOK_SECONDS,
        )
        assert self._process.poll() is None, (self._folder / "xorg.log").read_text()
        return self

    def plug_in(self) -> None:
        """The second screen can be used from now on."""
        for mode in ("1280x1024", "1024x768", "800x600"):
            self.set_screens("--addmode", SECOND, mode)

    def _answers(self) -> bool:
        asked = subprocess.run(["xrandr"], env=self._around, capture_output=True, check=False)
        return asked.returncode == 0

    def set_screens(self, *words: str) -> None:
        """As ``xrandr`` with these words."""
        subprocess.run(["xrandr", *words], env=self._around, check=True, timeout=PATIENCE_SECONDS)
        # This driver notices by a look only that something is plugged in.
        self.screens()

    def screens(self) -> list[str]:
        """Places and sizes of all screens, such as ``1280x1024+1024+0``."""
        asked = subprocess.run(
            ["xrandr"],
            env=self._around,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_SECONDS,
        )
        words = (line.split() for line in asked.stdout.splitlines() if " connected" in line)
        return [word for line in words for word in line if "x" in word and word[0].isdigit()]

    def do(self, *words: str) -> str:
        """As ``xdotool`` with these words; what it says."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self._around,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )
        return done.stdout

    def window(self) -> str:
        """The window that is seen; empty where there is none."""
        return self.do("search", "--onlyvisible", "--class", ".").strip()

    def window_box(self) -> Box | None:
        """Where it is, as X knows it."""
        said = self.do("getwindowgeometry", "--shell", self.window() or "0")
        lines = dict(line.split("=") for line in said.splitlines())
        if "X" not in lines:
            return None
        return int(lines["X"]), int(lines["Y"]), int(lines["WIDTH"]), int(lines["HEIGHT"])

    def wait_for_window(self, box: Box) -> None:
        """Wait until the window is there."""
        wait_for(lambda: self.window_box() == box, f"a window at {box}", LOOK_SECONDS)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()


class Program:
    """The program as somebody types it, on that X server; ended when it is left."""

    def __init__(self, xorg: Xorg, folder: Path, *options: str) -> None:
        around = {name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"}
        around |= {"DISPLAY": xorg.display, "HOME": str(folder)}
        command = [sys.executable, "-m", "tests.exhibit.faults.lives.one_key"]
        command += ["--record", str(folder / "diary.jsonl"), *options]
        self.diary = Diary(folder / "diary.jsonl")
        self._process = subprocess.Popen(command, cwd=ROOT, env=around, stderr=subprocess.PIPE)

    def __enter__(self) -> "Program":
        wait_for(lambda: bool(self.diary.entries("pressed")), "the first pictures")
        return self

    @property
    def runs(self) -> bool:
        return self._process.poll() is None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()


def need_xorg() -> None:
    """Skip the test where something of it is not installed; fail where it has to be."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    missing += [] if DRIVER.exists() else [DRIVER.name]
    if missing:
        if os.environ.get(REQUIRED):
            pytest.fail(f"{missing} are not installed, and {REQUIRED} is set")
        pytest.skip(f"{missing} are not installed")
