"""What sliders do: values as strings, commands of a place, of an arrow key, of a typed number.

The callables are values, so that two tables of controls of the same state are equal.
"""

import math
from typing import Final, Protocol, runtime_checkable

from game.engine.value_type import value_type
from game.session.commands import ChangeSetting, Seek
from game.session.settings import FULL_PACE, RANGES, Range
from game.view.numbers.digits import MINUS, grouped
from game.view.scene.control import Sliding
from game.view.scene.texts import Texts
from game.view.widgets.sliders.timescale import epoch_at, fraction_of

# The stops of a decade for arrow keys on a logarithmic slider: each about a quarter more.
STOPS: Final = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
# Page keys double a logarithmic value, and move a linear one by ten steps.
LOGARITHMIC_PAGE: Final = 3
LINEAR_PAGE: Final = 10
# Page keys move the playhead by a tenth of the recording.
TIMELINE_PAGES: Final = 10

# Decimals that are always shown.
DECIMALS: Final = {
    "learning_rate": 2,
    "animation_speed": 2,
    "pace": 0,
    "weight_init": 1,
    "bias_init": 1,
    "lock_threshold": 2,
}
SIGNIFICANT_DIGITS: Final = 4
# What one may type for a minus sign and for a decimal point.
TYPED_SIGNS: Final = str.maketrans({MINUS: "-", ",": "."})


@runtime_checkable
class Refusing(Protocol):
    """What takes a typed number, and says why not where it does not."""

    def refusal(self, label: str, texts: Texts) -> str:
        """Why a typed number was not taken, and what would be."""


@value_type
class SettingAt:
    """The command of a place (0 to 1) on a setting's slider."""

    name: str

    def __call__(self, fraction: float) -> ChangeSetting:
        """The value at the fraction, rounded as the slider shows it."""
        return ChangeSetting(self.name, RANGES[self.name].value_at(fraction))


@value_type
class SettingStep:
    """The command of n arrow keys on a setting's slider that stands at ``value``."""

    name: str
    value: float

    def __call__(self, steps: int) -> ChangeSetting:
        """The value that many steps on, up or down."""
        limits = RANGES[self.name]
        stepped = _log_stepped if limits.logarithmic else _linear_stepped
        return ChangeSetting(self.name, stepped(limits, self.value, steps))


@value_type
class SettingTyped:
    """The command of a number typed for a setting; None where it is none or out of range."""

    name: str

    def __call__(self, text: str) -> ChangeSetting | None:
        """The number typed, exactly as typed."""
        value = parse_number(text)
        limits = RANGES[self.name]
        if value is None or not limits.low <= value <= limits.high:
            return None
        return ChangeSetting(self.name, value)

    def refusal(self, label: str, texts: Texts) -> str:
        """Why a typed number was not taken, and what would be."""
        limits = RANGES[self.name]
        return texts(
            "controls.typing.refused",
            label=label,
            low=number_shown(limits.low, 0),
            high=number_shown(limits.high, 0),
        )


@value_type
class TimelineAt:
    """The command of a place (0 to 1) on a timeline that ends at ``last_epoch``."""

    last_epoch: int

    def __call__(self, fraction: float) -> Seek:
        """The epoch nearest to the fraction."""
        return Seek(epoch_at(fraction, self.last_epoch))


@value_type
class TimelineStep:
    """The command of n arrow keys on the timeline."""

    epoch: int
    last_epoch: int

    def __call__(self, steps: int) -> Seek:
        """That many epochs on, or back."""
        return Seek(min(max(self.epoch + steps, 0), self.last_epoch))


@value_type
class TimelineTyped:
    """The command of a typed epoch; None where it is none or not recorded."""

    last_epoch: int

    def __call__(self, text: str) -> Seek | None:
        """The epoch typed."""
        value = parse_number(text)
        if value is None or value != int(value) or not 0 <= value <= self.last_epoch:
            return None
        return Seek(int(value))

    def refusal(self, label: str, texts: Texts) -> str:
        """Why a typed epoch was not taken, and what would be."""
        return texts("controls.typing.refused", label=label, low="0", high=grouped(self.last_epoch))


def setting_sliding(name: str, value: float, texts: Texts) -> Sliding:
    """What the slider of a numeric setting does."""
    limits = RANGES[name]
    return Sliding(
        fraction=limits.fraction(value),
        value=setting_shown(name, value, texts),
        at=SettingAt(name),
        step=SettingStep(name, value),
        page=LOGARITHMIC_PAGE if limits.logarithmic else LINEAR_PAGE,
        typed=SettingTyped(name),
    )


def timeline_sliding(epoch: int, last_epoch: int, texts: Texts, end: int | None = None) -> Sliding:
    """What the timeline does; ``end``: where it ends, if another future goes further."""
    end = last_epoch if end is None else end
    return Sliding(
        fraction=fraction_of(epoch, end),
        value=texts("controls.timeline.value", epoch=grouped(epoch), last=grouped(last_epoch)),
        at=TimelineAt(end),
        step=TimelineStep(epoch, last_epoch),
        page=max(last_epoch // TIMELINE_PAGES, 1),
        typed=TimelineTyped(last_epoch),
    )


def setting_shown(name: str, value: float, texts: Texts) -> str:
    """A setting's value as its slider shows it: ``0.10``, ``20 /s``, ``full``, ``±1.0``."""
    if value == FULL_PACE:
        return texts("controls.pace.full")
    return texts(f"controls.{name}.value", number=number_shown(value, DECIMALS[name]))


def number_shown(value: float, decimals: int) -> str:
    """At least ``decimals`` places, more where the value has them, to four leading digits."""
    if value == 0:
        return f"{0.0:.{decimals}f}"
    leading = math.floor(math.log10(abs(value)))
    places = max(SIGNIFICANT_DIGITS - 1 - leading, decimals)
    shown = f"{abs(value):.{places}f}"
    whole, _, rest = shown.partition(".")
    rest = rest.rstrip("0").ljust(decimals, "0")
    sign = MINUS if value < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else sign + whole


def refusal(sliding: Sliding, label: str, texts: Texts) -> str:
    """What is said of a typed number that was not taken."""
    typed = sliding.typed
    assert isinstance(typed, Refusing)
    return typed.refusal(label, texts)


def parse_number(text: str) -> float | None:
    """A typed number; None where the text is none or not finite."""
    try:
        value = float(text.translate(TYPED_SIGNS))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _linear_stepped(limits: Range, value: float, steps: int) -> float:
    return limits.rounded(value + steps * limits.step)


def _log_stepped(limits: Range, value: float, steps: int) -> float:
    for _ in range(abs(steps)):
        value = _next_stop(limits, value) if steps > 0 else _stop_before(limits, value)
    return value


def _next_stop(limits: Range, value: float) -> float:
    if value >= limits.high:
        return FULL_PACE if limits.full else limits.high
    return min(limits.high, *(stop for stop in _stops_around(value) if stop > value * (1 + 1e-9)))


def _stop_before(limits: Range, value: float) -> float:
    if value > limits.high:
        return limits.high
    return max(limits.low, *(stop for stop in _stops_around(value) if stop < value * (1 - 1e-9)))


def _stops_around(value: float) -> list[float]:
    """The stops of the value's decade and of its neighbours."""
    decade = math.floor(math.log10(value))
    return [
        round(stop * 10.0**power, 6) for power in range(decade - 1, decade + 2) for stop in STOPS
    ]
