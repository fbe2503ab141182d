"""The loss of each row with its numbers plugged in, and their mean.

MSE of one sample is ½(a − y)². Cross-entropy −[y ln a + (1 − y) ln(1 − a)] leaves one logarithm
where the target is 0 or 1: −ln a or −ln(1 − a). Digits grow until what is written gives the written
result; where that needs too many, it stands with "≈".
"""

import math
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

import numpy as np

from game.engine.activation import SIGMOID
from game.engine.loss import MSE
from game.engine.topology import NeuronId
from game.engine.trace import EpochTrace
from game.view.numbers.calculations import EXACTLY, difference_of, mean_of
from game.view.numbers.digits import EQUAL, MINUS
from game.view.numbers.figures import (
    Figure,
    figure,
    gives,
    is_plain,
    sign_of,
    usual_decimals,
    whole,
)
from game.view.numbers.shares import activation_figure, share

# Digits more (or fewer) of the result and of the expression, in the order they are tried.
FINER: Final = (
    (0, 0),
    (0, 1),
    (-1, 0),
    (-1, 1),
    (0, 2),
    (-1, 2),
    (-2, 0),
    (-2, 1),
    (-2, 2),
    (0, 3),
)
FINER_TERMS: Final = (0, 1, 2)
# A result may lose decimals only while digits before the point remain.
SMALLEST_COARSE_RESULT: Final = 1.0
# Beyond this z nobody is helped by the digits of σ(z).
LARGEST_SHOWN_EXPONENT: Final = 200.0
_LOG: Final = f"{MINUS}ln"


class LossTerm(NamedTuple):
    """A calculation as shown: ``½(0.6804 − 1)²``, ``=``, ``0.0511``."""

    expression: str
    equals: str
    result: str


class _Written(NamedTuple):
    """An expression, and the value of exactly what is written."""

    text: str
    number: Decimal | None


def loss_term(trace: EpochTrace, row: int) -> LossTerm:
    """The loss of one row of a network with one output."""
    with localcontext(EXACTLY):
        return _loss_term(trace, row)


def _loss_term(trace: EpochTrace, row: int) -> LossTerm:
    loss = float(trace.sample_losses[row])
    shown: LossTerm | None = None
    for finer_result, finer in FINER:
        if finer_result < 0 and not SMALLEST_COARSE_RESULT <= loss < math.inf:
            continue
        result = figure(loss, finer_result)
        written = _expression(trace, row, finer)
        tried = _term(written.text, written.number, result)
        if tried.equals == EQUAL:
            return tried
        shown = shown or tried
    assert shown is not None
    return shown


def mean_term(trace: EpochTrace) -> LossTerm:
    """The mean of the rows' losses, spelled out: ``(0.0876 + ... ) ÷ 4``."""
    losses = [float(loss) for loss in trace.sample_losses]
    result = mean_loss(trace)
    with localcontext(EXACTLY):
        tries = [_mean_of(losses, finer, result) for finer in FINER_TERMS]
    return next((term for term in tries if term.equals == EQUAL), tries[0])


def mean_loss(trace: EpochTrace) -> Figure:
    """The mean loss as written."""
    return figure(float(trace.loss))


def _mean_of(losses: list[float], finer: int, result: Figure) -> LossTerm:
    terms = [figure(loss, finer) for loss in losses]
    expression = f"({' + '.join(term.text for term in terms)}) ÷ {len(terms)}"
    return _term(expression, mean_of(terms), result)


def _term(expression: str, exact: Decimal | None, result: Figure) -> LossTerm:
    return LossTerm(expression, sign_of(gives(exact, result)), result.text)


def _expression(trace: EpochTrace, row: int, finer: int) -> _Written:
    output = NeuronId(len(trace.forward.slopes), 0)
    activation = trace.activation(output, row)
    target = float(trace.dataset.targets[0, row])
    if trace.rule.loss is MSE:
        return _half_square(activation, target, finer)
    return _logarithm(trace.pre_activation(output, row), activation, target, finer)


def _half_square(activation: float, target: float, finer: int) -> _Written:
    """½(a − y)²; where a is too close to y to be told from it, the raw error itself."""
    error = activation - target
    if not is_plain(error):
        written = figure(error, finer)
        return _Written(f"½({written.text})²", _half_of_square(written.number))
    part = activation_figure(activation, finer, usual_decimals(error))
    aim = whole(target)
    error_squared = _half_of_square(difference_of(part, aim))
    return _Written(f"½({part.text} {MINUS} {aim.text})²", error_squared)


def _half_of_square(number: Decimal | None) -> Decimal | None:
    return None if number is None else number * number / 2


def _logarithm(pre_activation: float, activation: float, target: float, finer: int) -> _Written:
    """−ln a or −ln(1 − a). Where what stands under the logarithm is tiny, it is written itself.

    Close to 0 and 1 the activation loses the digits that tell it from them; z gives them back,
    since 1 − σ(z) = σ(−z). Beyond all digits σ(z) itself is left standing.
    """
    toward_target = pre_activation if target > 0.5 else -pre_activation
    chance, rest = (float(value) for value in SIGMOID.value(np.array([1.0, -1.0]) * toward_target))
    if abs(toward_target) > LARGEST_SHOWN_EXPONENT:
        far = figure(toward_target, finer)
        return _Written(f"{_LOG} σ({far.text})", _minus_log_sigmoid(far.number))
    if not is_plain(chance):
        small = figure(chance, finer)
        return _Written(f"{_LOG} {small.text}", _minus_log(small.number, None))
    if not is_plain(rest):
        small = figure(rest, finer)
        return _Written(f"{_LOG}(1 {MINUS} {small.text})", _minus_log(None, small.number))
    written = share(activation, finer=finer)
    if target > 0.5:
        text = f"{_LOG} {written.part.text}"
        return _Written(text, _minus_log(written.part.number, written.rest.number))
    text = f"{_LOG}(1 {MINUS} {written.part.text})"
    return _Written(text, _minus_log(written.rest.number, written.part.number))


def _minus_log(chance: Decimal | None, rest: Decimal | None) -> Decimal | None:
    """−ln of ``chance`` = 1 − ``rest``, from the smaller of the two, which has the digits."""
    if rest is not None and (chance is None or chance > rest):
        return Decimal(-math.log1p(-float(rest)))
    return None if not chance else Decimal(-math.log(float(chance)))


def _minus_log_sigmoid(pre_activation: Decimal | None) -> Decimal | None:
    """−ln σ(z) = ln(1 + exp(−z)), which is −z as far as any digits go where z is very negative."""
    if pre_activation is None:
        return None
    z = float(pre_activation)
    return -pre_activation if z < 0 else Decimal(math.log1p(math.exp(-z)))
