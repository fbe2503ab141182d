"""What a neuron makes of its sum, in numbers: the activation, its slope, and the raw error."""

from decimal import Decimal
from typing import Final, NamedTuple

import numpy as np

from game.engine.activation import LARGEST_EXPONENT, SIGMOID, Activation
from game.view.numbers.calculations import product_of
from game.view.numbers.digits import MINUS
from game.view.numbers.figures import Figure, figure, gives, whole
from game.view.numbers.shares import share

# How many more digits the activation may take so that it gives its slope.
SETTLED: Final = (0, 1, 2)
RUNNING: Final = SETTLED[:1]


class AnswerWording(NamedTuple):
    """``activation``, and ``rest``, what it leaves of 1 (None for a ReLU).

    ``activation_holds``: the curve at the written sum is the written activation. ``slope_holds``:
    the two multiplied give the written slope.
    """

    activation: Figure
    rest: Figure | None
    activation_holds: bool
    slope: Figure
    slope_holds: bool


def word_answer(
    curve: Activation, total: Figure, z: float, slope: Figure, settled: bool
) -> AnswerWording:
    """The activation at z with the first digits that give the slope, or with the usual ones.

    ``total`` is z as it is written in the sum.
    """
    activation = _at(curve, z)
    if curve is not SIGMOID:
        # What is passed on as it is, is written as it is.
        written = total if z > 0 else figure(activation)
        number = total.number
        holds = number is not None and gives(max(number, Decimal(0)), written)
        return AnswerWording(written, None, holds, slope, True)
    rest = _at(curve, -z)
    tried: list[AnswerWording] = []
    for finer in SETTLED if settled else RUNNING:
        shown = share(activation, finer=finer, finer_power=finer, rest=rest)
        holds = gives(product_of((shown.part, shown.rest)), slope)
        true = _is_on_sigmoid(total, shown.part, shown.rest)
        tried.append(AnswerWording(shown.part, shown.rest, true, slope, holds))
        if holds:
            return tried[-1]
    return tried[0]


def slope_figure(curve: Activation, slope: float) -> Figure:
    """A slope; that of a ReLU is known exactly."""
    return figure(slope) if curve is SIGMOID else whole(slope)


def error_figure(answer: AnswerWording, target: float) -> Figure:
    """The activation minus the target, exactly as the two are written."""
    part, rest = answer.activation, answer.rest
    if target == 0.0:
        return part
    if rest is not None and target == 1.0:
        bare = rest.text.strip("()")
        return Figure(MINUS + bare, None if rest.number is None else -rest.number, rest.slack)
    if part.number is None:
        return part
    number = part.number - Decimal(f"{target:g}")
    text = f"{abs(number):f}"
    return Figure(MINUS + text if number < 0 else text, number, part.slack)


def _is_on_sigmoid(total: Figure, part: Figure, rest: Figure) -> bool:
    """Whether the sigmoid of the written sum is the written activation.

    Judged by the smaller of the two parts, which has all its digits, as far as the engine follows
    the sigmoid.
    """
    if total.number is None or abs(total.number) > LARGEST_EXPONENT:
        return False
    z = float(total.number)
    lower = part if z <= 0 else rest
    return gives(Decimal(_at(SIGMOID, -abs(z))), lower)


def _at(curve: Activation, z: float) -> float:
    return float(curve.value(np.array([z]))[0])
