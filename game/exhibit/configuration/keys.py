"""The exhibit's configuration: what staff can set, what each profile starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

# For a pad (stick, cross, ten buttons) and for a box of big buttons wired up in this order.
BUTTONS: Mapping[str, str] = MappingProxyType(
    {
        "button-0": "play",
        "button-1": "step",
        "button-2": "start-over",
        "button-3": "next-row",
        "button-4": "shift-tab",
        "button-5": "tab",
        "button-6": "escape",
        "button-7": "enter",
        "button-8": "lab",
        "button-9": "mute",
        "button-10": "language",
        "hat-up": "up",
        "hat-down": "down",
        "hat-left": "left",
        "hat-right": "right",
        "axis-0-": "left",
        "axis-0+": "right",
        "axis-1-": "up",
        "axis-1+": "down",
    }
)
# Everybody can read it here: it opens only where nobody has tried to set another.
SHIPPED_PIN = "2580"


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewConfiguration:
    """What the screen shows: ``start`` visitor or lab; ``lab`` whether visitors may go there."""

    start: str = "visitor"
    lab: bool = True
    text: str = "normal"
    theme: str = "dark"
    reduced_motion: bool = False
    language: str = "en"
    languages: tuple[str, ...] = ("en", "de", "fr")
    video: str = "auto"
    fullscreen: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Seconds. ``idle`` 0: nobody is ever taken for gone; ``watching`` 0: watching a running
    training does not count as presence.
    """

    attract: bool = True
    idle: float = 75.0
    countdown: float = 20.0
    watching: float = 180.0
    attract_scene: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """File names in assets/stories: those with a card, in this order (the first four are seen at
    once), and the one the program starts with.
    """

    offered: tuple[str, ...] = (
        *("and", "xor", "race", "stuck", "locked"),
        *("sure", "unheard", "heard", "silent", "too-far", "twins", "apart"),
    )
    boot: str = "xor"


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundConfiguration:
    """``volume`` 0 to 1."""

    on: bool = True
    volume: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What visitors touch. ``buttons`` maps what a pad or box reports to what happens."""

    mouse: bool = True
    touch: bool = True
    keyboard: bool = True
    gamepad: bool = True
    buttons: Mapping[str, str] = field(default_factory=lambda: BUTTONS, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """``locked_exit``: only corners and ``pin`` end the program; with None no PIN does.
    ``log_folder`` empty: the user's own. ``predictions``: whether answers to questions are counted.
    """

    locked_exit: bool = True
    # Kept out of the text of an object, and so out of every log.
    pin: str | None = field(default=SHIPPED_PIN, repr=False)
    log_folder: str = ""
    predictions: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisorConfiguration:
    """``hang_seconds`` without a frame is a hang; ``back_off_*`` seconds before a restart;
    ``safe_mode_after`` crashes in a row the program starts with these defaults.
    """

    hang_seconds: float = 5.0
    back_off_first: float = 0.1
    back_off_most: float = 30.0
    safe_mode_after: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """Everything of the file. Without arguments: the defaults of the kiosk, also the safe mode."""

    profile: str = "kiosk"
    view: ViewConfiguration = ViewConfiguration()
    times: Times = Times()
    stories: Stories = Stories()
    sound: SoundConfiguration = SoundConfiguration()
    inputs: Inputs = Inputs()
    staff: Staff = Staff()
    supervisor: SupervisorConfiguration = SupervisorConfiguration()


# Where a profile differs from the kiosk. Somebody leads a class or a talk: nothing is taken away
# from under their hands, nothing sounds, and they can close the program.
_LED: Mapping[str, object] = {
    "times.attract": False,
    "times.idle": 0.0,
    "sound.on": False,
    "staff.locked-exit": False,
}
PROFILES: Mapping[str, Mapping[str, object]] = {
    "kiosk": {},
    "classroom": _LED,
    "projector": {**_LED, "view.text": "large"},
}


def of_profile(profile: str) -> Configuration:
    """The defaults of a profile; KeyError where there is none of this name."""
    return with_values(Configuration(profile=profile), PROFILES[profile])


def with_values(configuration: Configuration, values: Mapping[str, object]) -> Configuration:
    """A copy with some keys of the file (``times.idle``) set to checked values."""
    changes: dict[str, Any] = {}
    for part in fields(Configuration):
        before = f"{part.name}."
        inside: dict[str, Any] = {
            name.removeprefix(before).replace("-", "_"): value
            for name, value in values.items()
            if name.startswith(before)
        }
        if part.name in values:
            changes[part.name] = values[part.name]
        elif inside:
            changes[part.name] = replace(getattr(configuration, part.name), **inside)
    return replace(configuration, **changes)


def values_of(configuration: Configuration) -> dict[str, object]:
    """Every key of the file (``times.idle``) with its value, in the order of the file."""
    values: dict[str, object] = {}
    for part in fields(Configuration):
        inside = getattr(configuration, part.name)
        if isinstance(inside, str):
            values[part.name] = inside
            continue
        for key in fields(inside):
            values[f"{part.name}.{key.name.replace('_', '-')}"] = getattr(inside, key.name)
    return values
