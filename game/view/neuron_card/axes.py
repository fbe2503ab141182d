"""How far the axes of a neuron's curve reach, and where their ticks are."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, NamedTuple

from game.view.neuron_card.spoken_of import Curve

# Around 0 so far: the steepest sigmoid then stands at about 45 degrees in a card's plot.
SIGMOID_REACH: Final = 6.5
# A dot keeps this share of the axis to its end.
AIR: Final = 0.04
RELU_REACH: Final = 1.0
# Steps between ticks, in powers of ten; about so many ticks on either side of 0.
STEPS: Final = (1.0, 2.0, 5.0, 10.0)
SIGMOID_STEP: Final = 3.0
SIGMOID_STEP_UP_TO: Final = 12.0
TICKS_A_SIDE: Final = 3.0


class Axes(NamedTuple):
    """z goes from -``reach`` to ``reach``, a from 0 to ``top``; ``ticks`` are on the z axis."""

    reach: float
    top: float
    ticks: tuple[float, ...]


def axes_of(sums: Iterable[float], curve: Curve, target: float | None) -> Axes:
    """The axes on which the sums of all rows, and the output's target, have room."""
    farthest = max(map(abs, sums))
    if curve is Curve.SIGMOID:
        within = farthest <= SIGMOID_REACH * (1.0 - AIR)
        reach = SIGMOID_REACH if within else _rounded_up(farthest / (1.0 - AIR))
        step = SIGMOID_STEP if reach <= SIGMOID_STEP_UP_TO else _step(reach)
        return Axes(reach, 1.0, _ticks(reach, step))
    reach = max(_rounded_up(max(farthest, target or 0.0)), RELU_REACH)
    return Axes(reach, reach, (-reach, 0.0, reach))


def _rounded_up(value: float) -> float:
    """Up to a whole number, or to the second digit of a larger one."""
    power = max(math.floor(math.log10(value)) - 1, 0) if value > 0 else 0
    unit = 10.0**power
    return math.ceil(value / unit) * unit


def _step(reach: float) -> float:
    rough = reach / TICKS_A_SIDE
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in STEPS if step * power >= rough * (1.0 - 1e-9))


def _ticks(reach: float, step: float) -> tuple[float, ...]:
    count = math.floor(reach / step)
    return tuple(number * step for number in range(-count, count + 1))
