"""Everything that can be set, with ranges, defaults and what a change of it resets."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from game.engine.activation import ACTIVATIONS
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import LOSSES
from game.engine.topology import NETWORK_2_1, NETWORK_2_2_1, Topology
from game.session.problem import ProblemError, choice_of, shown

FULL_PACE = math.inf
# The pace of telling: slow enough that an epoch's four parts can be followed and read about. It
# lies below the slider's travel, since only a program would choose it.
TELLING_PACE = 0.12


class Range(NamedTuple):
    """A number's limits; ``logarithmic`` and ``step`` (of keys and of rounding) describe its
    slider.

    ``full`` allows infinity as the last stop, ``telling`` the pace of telling before the first.
    """

    low: float
    high: float
    step: float
    logarithmic: bool = False
    full: bool = False
    telling: bool = False

    def holds(self, value: float) -> bool:
        """Whether the value is allowed."""
        if self.low <= value <= self.high or (self.full and value == FULL_PACE):
            return True
        return self.telling and value == TELLING_PACE

    def fraction(self, value: float) -> float:
        """Where the value sits on its slider, 0 to 1."""
        if value == FULL_PACE:
            return 1.0
        value = max(value, self.low)
        if self.logarithmic:
            place = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            place = (value - self.low) / (self.high - self.low)
        return place * self._travel

    def value_at(self, fraction: float) -> float:
        """The value at a place of the slider, rounded as the slider shows it, always allowed."""
        fraction = min(max(fraction, 0.0), 1.0)
        if self.full and fraction > (1.0 + self._travel) / 2:
            return FULL_PACE
        place = min(fraction / self._travel, 1.0)
        if self.logarithmic:
            value = self.low * (self.high / self.low) ** place
        else:
            value = self.low + (self.high - self.low) * place
        return self.rounded(value)

    def rounded(self, value: float) -> float:
        """To the step; on a logarithmic slider to two leading digits; kept inside the limits."""
        if self.logarithmic:
            digits = 1 - math.floor(math.log10(value))
            value = round(value, max(digits, 0)) if digits > 0 else float(round(value))
        else:
            value = round(round(value / self.step) * self.step, 6)
        return min(max(value, self.low), self.high)

    @property
    def _travel(self) -> float:
        # The last stop of a slider with "full" takes a little of its travel.
        return 0.92 if self.full else 1.0


RANGES: Mapping[str, Range] = {
    "learning_rate": Range(0.01, 1.0, 0.01, logarithmic=True),
    "animation_speed": Range(0.01, 1.0, 0.01),
    "pace": Range(0.5, 1000.0, 0.5, logarithmic=True, full=True, telling=True),
    "weight_init": Range(0.0, 8.0, 0.1),
    "bias_init": Range(-4.0, 4.0, 0.1),
    "lock_threshold": Range(0.0, 1.0, 0.01),
}
# The layer between inputs and output is there, or it is not.
HIDDEN_ON, HIDDEN_OFF = "on", "off"
NETWORKS: Mapping[str, Topology] = {HIDDEN_ON: NETWORK_2_2_1, HIDDEN_OFF: NETWORK_2_1}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "activation": tuple(ACTIVATIONS),
    "output_activation": tuple(ACTIVATIONS),
    "loss": tuple(LOSSES),
    "hidden": (HIDDEN_ON, HIDDEN_OFF),
}
# A change of these parts the run at the epoch that is shown: training goes on with the new value.
TRAINING_SETTINGS = frozenset({"learning_rate", "loss", "activation", "output_activation"})
# A change of these begins the run anew, from the same seed.
START_SETTINGS = frozenset({"weight_init", "bias_init", "hidden"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The values of all controls. ``pace`` counts epochs a second; FULL_PACE means as fast as it
    goes.
    """

    learning_rate: float = 0.10
    animation_speed: float = 0.40
    pace: float = 20.0
    activation: str = "sigmoid"
    output_activation: str = "sigmoid"
    loss: str = "mse"
    weight_init: float = 1.0
    bias_init: float = 0.0
    lock_threshold: float = 0.05
    hidden: str = HIDDEN_ON

    def __post_init__(self) -> None:
        for name in SETTING_NAMES:
            check_setting(name, getattr(self, name))
        if not self.output_allowed(self.output_activation):
            raise ProblemError("relu-with-cross-entropy")

    @property
    def topology(self) -> Topology:
        """The network that they describe: with a hidden layer, or without."""
        return NETWORKS[self.hidden]

    def output_allowed(self, activation: str) -> bool:
        """Whether the loss is defined for that output activation."""
        return LOSSES[self.loss].accepts(ACTIVATIONS[activation])

    @property
    def hyperparameters(self) -> Hyperparameters:
        """What of the settings an update depends on."""
        return Hyperparameters(
            self.learning_rate,
            ACTIVATIONS[self.activation],
            ACTIVATIONS[self.output_activation],
            LOSSES[self.loss],
        )

    def under(self, rule: Hyperparameters) -> "Settings":
        """A copy in which the settings of training are those of a rule."""
        if self.hyperparameters == rule:
            return self
        return replace(
            self,
            learning_rate=rule.learning_rate,
            activation=rule.activation.name,
            output_activation=rule.output_activation.name,
            loss=rule.loss.name,
        )

    def changed(self, name: str, value: float | str) -> "Settings":
        """A copy with one value changed; ProblemError where it is not allowed."""
        change: dict[str, Any] = {name: value}
        return replace(self, **change)


SETTING_NAMES = tuple(field.name for field in fields(Settings))


def is_allowed(name: str, value: object) -> bool:
    """Whether the setting ``name`` may have this value."""
    try:
        check_setting(name, value)
    except ProblemError:
        return False
    return True


def check_setting(name: str, value: object) -> None:
    """ProblemError unless ``value`` is allowed for the setting ``name``."""
    label = name.replace("_", "-")
    if name in CHOICES:
        choice_of(label, value, CHOICES[name])
        return
    limits = RANGES[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ProblemError("not-a-number", name=label, value=shown(value))
    if not limits.holds(value):
        raise ProblemError(
            "out-of-range",
            name=label,
            value=shown(value),
            low=f"{limits.low:g}",
            high=f"{limits.high:g}",
        )
