"""What each key of the configuration may be set to."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from game.exhibit.configuration.keys import PROFILES
from game.session.problem import ProblemError, choice_of, shown

FILE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
PIN = re.compile(r"[0-9]{4,8}")
BUTTON = re.compile(
    r"button-([0-9]|[1-5][0-9]|6[0-3])|hat-(up|down|left|right)|axis-([0-9]|1[0-5])[+-]"
)
BUTTON_ACTIONS = (
    *("play", "step", "back", "start-over", "next-row", "lab", "mute", "language"),
    *("enter", "escape", "tab", "shift-tab", "up", "down", "left", "right"),
)


class Rule(Protocol):
    """What a value must be."""

    def read(self, name: str, value: object) -> object:
        """The value as the configuration holds it; ProblemError names the key and a remedy."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    allowed: tuple[str, ...]

    def read(self, name: str, value: object) -> object:
        """The word."""
        return choice_of(name, value, self.allowed)


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, name: str, value: object) -> object:
        """The flag."""
        if not isinstance(value, bool):
            raise ProblemError("not-a-flag", name=name, value=shown(value))
        return value


@dataclass(frozen=True, slots=True)
class Number:
    """A number inside its limits, or 0 where that means never."""

    low: float
    high: float
    or_zero: bool = False
    whole: bool = False

    def read(self, name: str, value: object) -> object:
        """The number, a float unless whole ones are asked for."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ProblemError("not-a-number", name=name, value=shown(value))
        # A whole number is finite, and may be too large for a float.
        if isinstance(value, float) and not math.isfinite(value):
            raise ProblemError("not-finite", name=name, value=shown(value))
        if self.whole and not isinstance(value, int):
            raise ProblemError("not-a-whole-number", name=name, value=shown(value))
        if not self.low <= value <= self.high and not (self.or_zero and value == 0):
            key = "out-of-range-or-never" if self.or_zero else "out-of-range"
            low, high = f"{self.low:g}", f"{self.high:g}"
            raise ProblemError(key, name=name, value=shown(value), low=low, high=high)
        return value if self.whole else float(value)


@dataclass(frozen=True, slots=True)
class FileName:
    """The name of a file of ours, without folder and ending."""

    def read(self, name: str, value: object) -> object:
        """The name."""
        if not isinstance(value, str) or not FILE_NAME.fullmatch(value):
            raise ProblemError("not-a-name", name=name, value=shown(value))
        return value


@dataclass(frozen=True, slots=True)
class FileNames:
    """A list of such names, none twice."""

    fewest: int
    most: int

    def read(self, name: str, value: object) -> object:
        """The names as a tuple."""
        if not isinstance(value, list):
            raise ProblemError("not-a-list", name=name, value=shown(value))
        names = tuple(FileName().read(name, item) for item in value)
        if len(set(names)) < len(names):
            raise ProblemError("named-twice", name=name)
        if not self.fewest <= len(names) <= self.most:
            limits = {"low": self.fewest, "high": self.most}
            raise ProblemError("wrong-length", name=name, length=len(names), **limits)
        return names


@dataclass(frozen=True, slots=True)
class Pin:
    """Four to eight digits. A wrong one is not repeated: what is said here goes into logs."""

    def read(self, name: str, value: object) -> object:
        """The digits."""
        if not isinstance(value, str) or not PIN.fullmatch(value):
            raise ProblemError("not-a-pin", name=name)
        return value


@dataclass(frozen=True, slots=True)
class Folder:
    """A full path (``~`` is the user's folder), or an empty text."""

    def read(self, name: str, value: object) -> object:
        """The path as text, ``~`` replaced."""
        if not isinstance(value, str):
            raise ProblemError("not-a-text", name=name, value=shown(value))
        if not value:
            return value
        try:
            path = Path(value).expanduser()
        except RuntimeError:
            path = Path(value)
        if not path.is_absolute() or "\0" in value:
            raise ProblemError("not-a-full-path", name=name, value=shown(value))
        return str(path)


FLAG = Flag()
RULES: Mapping[str, Rule] = {
    "profile": Choice(tuple(PROFILES)),
    "view.start": Choice(("visitor", "lab")),
    "view.lab": FLAG,
    "view.text": Choice(("normal", "large")),
    "view.theme": Choice(("dark", "high-contrast")),
    "view.reduced-motion": FLAG,
    "view.language": FileName(),
    "view.languages": FileNames(0, 12),
    "view.video": Choice(("auto", "software", "gpu")),
    "view.fullscreen": FLAG,
    "times.attract": FLAG,
    "times.idle": Number(15, 86_400, or_zero=True),
    # WCAG 2.2.1: twenty seconds at least to say that one is still there.
    "times.countdown": Number(20, 120),
    "times.watching": Number(0, 3600),
    "times.attract-scene": Number(5, 30),
    # Four are seen at first, the others by scrolling: more than these nobody looks for.
    "stories.offered": FileNames(1, 24),
    "stories.boot": FileName(),
    "sound.on": FLAG,
    "sound.volume": Number(0, 1),
    "inputs.mouse": FLAG,
    "inputs.touch": FLAG,
    "inputs.keyboard": FLAG,
    "inputs.gamepad": FLAG,
    "staff.locked-exit": FLAG,
    "staff.pin": Pin(),
    "staff.log-folder": Folder(),
    "staff.predictions": FLAG,
    "supervisor.hang-seconds": Number(1, 60),
    "supervisor.back-off-first": Number(0.05, 60),
    "supervisor.back-off-most": Number(0.1, 3600),
    "supervisor.safe-mode-after": Number(1, 1000, whole=True),
}
ACTION = Choice(BUTTON_ACTIONS)
BUTTONS_TABLE = "inputs.buttons"
