"""What the chain-rule card says in numbers: every figure once, with digits that make its equations true.

Each equation's sign follows from the written figures alone: "=" only if they give the written result.
While the numbers stand still, figures take more digits until that is so: from the results back to the
factors, each with as few digits as will do. While they run, the digits stay the same, lest they jump, and
the sign alone follows.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

from game.engine.activation import SIGMOID
from game.engine.chain_rule import BackpropTerm, ChainRule
from game.view.chain_rule.figures import (
    ALMOST_ZERO,
    Figure,
    figure,
    gives,
    is_plain,
    power_of_ten,
    setting,
    sign_of,
    usual_decimals,
    whole,
)
from game.view.chain_rule.shares import activation_figure, share
from game.view.digits import MINUS, ROUNDED

TIMES: Final = "×"
# How many more digits the two numbers of a calculation may take: the fewest together come first.
FINER: Final = sorted(product(range(3), range(3)), key=lambda pair: (sum(pair), pair))
# The five figures of section C stand side by side.
MOST_DIGITS_IN_ROW: Final = 7
SMALLEST_POWER_IN_ROW: Final = -99
# Significant digits of a weight's change that its decimals should let through, and its most decimals.
CHANGE_DIGITS: Final = 2
MOST_WEIGHT_DECIMALS: Final = 6


@dataclass(frozen=True, slots=True)
class Wording:
    """The figures of the card's four sections; a ``..._sign`` stands before what its factors give.

    A: ``row_gradient`` = ``delta`` x ``source``.
    B: ``delta`` = ``first_factor`` x ``slope``, with the calculations of both in ``first_factor_lines``
    and ``slope_line`` (empty for a ReLU, whose slope follows from the sign of ``pre_activation``).
    C: ``mean`` of the ``products``. D: ``new_weight`` = ``weight`` - ``learning_rate`` x ``mean``.
    """

    row_gradient: Figure
    gradient_sign: str
    delta: Figure
    source: Figure
    delta_sign: str
    first_factor: Figure
    first_factor_lines: tuple[str, ...]
    slope: Figure
    slope_line: str
    pre_activation: Figure
    products: tuple[Figure, ...]
    mean: Figure
    mean_sign: str
    weight: Figure
    learning_rate: Figure
    new_weight: Figure
    update_sign: str


@dataclass(frozen=True, slots=True)
class _MeanAndUpdate:
    finer: int
    products: tuple[Figure, ...]
    mean: Figure
    mean_holds: bool
    weight: Figure
    learning_rate: Figure
    new_weight: Figure
    update_holds: bool


@dataclass(frozen=True, slots=True)
class _Factors:
    first: Figure
    first_lines: tuple[str, ...]
    slope: Figure
    slope_line: str
    holds: bool


def word(rule: ChainRule, settled: bool = True) -> Wording:
    """The card's figures; ``settled``: the numbers stand still, so digits may grow for the sake of "="."""
    finer = FINER if settled else FINER[:1]
    end = _mean_and_update(rule, finer)
    row_gradient = end.products[rule.sample]
    delta, source, gradient_holds = _delta_and_source(rule, row_gradient, end.finer, finer)
    factors = _factors(rule, delta, finer)
    return Wording(
        row_gradient=row_gradient,
        gradient_sign=sign_of(gradient_holds),
        delta=delta,
        source=source,
        delta_sign=sign_of(factors.holds),
        first_factor=factors.first,
        first_factor_lines=factors.first_lines,
        slope=factors.slope,
        slope_line=factors.slope_line,
        pre_activation=figure(rule.pre_activation),
        products=end.products,
        mean=end.mean,
        mean_sign=sign_of(end.mean_holds),
        weight=end.weight,
        learning_rate=end.learning_rate,
        new_weight=end.new_weight,
        update_sign=sign_of(end.update_holds),
    )


# ---------------------------------------------------------------- C and D: the mean and the update


def _mean_and_update(rule: ChainRule, finer: Sequence[tuple[int, int]]) -> _MeanAndUpdate:
    """The products, their mean and the update: the first digits that make both equations true."""
    tried: list[_MeanAndUpdate] = []
    rate = setting(rule.learning_rate)
    for finer_mean, finer_products in finer:
        products = tuple(_narrow(float(value), finer_products) for value in rule.products)
        mean = _narrow(rule.gradient, finer_mean)
        mean_holds = gives(_mean(products), mean)
        weight, new_weight, update_holds = _update(rule, rate, mean, finer)
        tried.append(
            _MeanAndUpdate(
                finer_products, products, mean, mean_holds, weight, rate, new_weight, update_holds
            )
        )
        if mean_holds and update_holds:
            break
    return max(tried, key=lambda shown: shown.mean_holds + shown.update_holds)


def _narrow(value: float, finer: int) -> Figure:
    """A figure for a narrow place: it takes more digits only as far as they fit."""
    if is_plain(value):
        return figure(value, finer, most_digits=MOST_DIGITS_IN_ROW)
    nearly_nothing = math.isfinite(value) and power_of_ten(value) < SMALLEST_POWER_IN_ROW
    return ALMOST_ZERO if nearly_nothing else figure(value)


def _update(
    rule: ChainRule, rate: Figure, mean: Figure, finer: Sequence[tuple[int, int]]
) -> tuple[Figure, Figure, bool]:
    decimals = _weight_decimals(rule)
    tries = [(old, new) for new, old in finer if new <= old]
    for finer_old, finer_new in tries:
        weight = figure(rule.old_value, finer_old, decimals)
        new_weight = figure(rule.new_value, finer_new, decimals)
        step = _product((rate, mean))
        if weight.number is None or step is None:
            break
        if gives(weight.number - step, new_weight):
            return weight, new_weight, True
    return figure(rule.old_value, 0, decimals), figure(rule.new_value, 0, decimals), False


def _weight_decimals(rule: ChainRule) -> int:
    """So many that the update can be seen, unless the weight is large or the update tiny."""
    usual = min(usual_decimals(rule.old_value), usual_decimals(rule.new_value))
    change = rule.learning_rate * rule.gradient
    if change == 0 or abs(change) >= 1 or usual < usual_decimals(1.0):
        return usual
    first = -power_of_ten(change)
    if first > MOST_WEIGHT_DECIMALS:
        return usual
    return min(max(usual, first + CHANGE_DIGITS - 1), MOST_WEIGHT_DECIMALS)


# ---------------------------------------------------------------- A: gradient = delta x activation


def _delta_and_source(
    rule: ChainRule, row_gradient: Figure, least: int, finer: Sequence[tuple[int, int]]
) -> tuple[Figure, Figure, bool]:
    known = rule.parameter.layer == 0 or rule.parameter.is_bias
    value = rule.source_activation
    least = least if is_plain(rule.product) else 0
    for finer_delta, finer_source in finer:
        delta = figure(rule.delta, least + finer_delta)
        source = whole(value) if known else activation_figure(value, finer_source)
        if gives(_product((delta, source)), row_gradient):
            return delta, source, True
    source = whole(value) if known else activation_figure(value)
    return figure(rule.delta, least), source, False


# ---------------------------------------------------------------- B: delta = first factor x slope


def _factors(rule: ChainRule, delta: Figure, finer: Sequence[tuple[int, int]]) -> _Factors:
    """The factors of delta: the first digits that make it and the calculations under them true."""
    tried: list[_Factors] = []
    for finer_first, finer_slope in finer:
        first = delta if rule.slope_cancelled else figure(rule.first_factor, finer_first)
        slope = _slope(rule, finer_slope)
        holds = rule.slope_cancelled or gives(_product((first, slope)), delta)
        if rule.is_output:
            lines, slope_line = _output_lines(rule, first, slope)
        else:
            lines, slope_line = (
                _sum_lines(rule.terms, first, finer),
                _slope_line(rule, slope, finer),
            )
        tried.append(_Factors(first, lines, slope, slope_line, holds))
        if holds and not any(line.startswith(ROUNDED) for line in (*lines, slope_line)):
            break
    return max(tried, key=_truth)


def _truth(factors: _Factors) -> tuple[bool, int]:
    """How true the factors are: the product first, then the calculations under it."""
    lines = (*factors.first_lines, factors.slope_line)
    return factors.holds, -sum(line.startswith(ROUNDED) for line in lines)


def _slope(rule: ChainRule, finer: int) -> Figure:
    return figure(rule.slope, finer) if rule.activation is SIGMOID else whole(rule.slope)


def _output_lines(rule: ChainRule, first: Figure, slope: Figure) -> tuple[tuple[str, ...], str]:
    """ "a − y" and "a(1 − a)" with the same a in both."""
    target = whole(rule.target_value or 0.0)
    decimals = _decimals_of(first)
    if rule.activation is not SIGMOID:
        part = figure(rule.target_activation, decimals=decimals)
        return (_line(f"{part.text} {MINUS} {target.text}", _difference(part, target), first),), ""
    written = share(rule.target_activation, decimals)
    error = _difference(written.part, target)
    line = _line(f"{written.part.text} {MINUS} {target.text}", error, first)
    return (line,), _slope_of(written.part, written.rest, slope)


def _slope_line(rule: ChainRule, slope: Figure, finer: Sequence[tuple[int, int]]) -> str:
    """ "a(1 − a)" where a stands nowhere else on the card, so that its digits are free."""
    if rule.activation is not SIGMOID:
        return ""
    tries = []
    for more in sorted({more for more, _ in finer}):
        written = share(rule.target_activation, finer=more)
        tries.append(_slope_of(written.part, written.rest, slope))
    return _first_true(tries)


def _slope_of(part: Figure, rest: Figure, slope: Figure) -> str:
    return _line(f"{part.text} {TIMES} {rest.text}", _product((part, rest)), slope)


def _sum_lines(
    terms: Sequence[BackpropTerm], total: Figure, finer: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    """ "w × delta" of every neuron ahead, one line each; together they give the sum."""
    tries: list[tuple[str, ...]] = []
    for finer_delta, finer_weight in finer:
        factors = [(figure(t.weight, finer_weight), figure(t.delta, finer_delta)) for t in terms]
        products = [each for pair in factors if (each := _product(pair)) is not None]
        added = sum(products, Decimal()) if len(products) == len(factors) else None
        first, *others = (f"{weight.text} {TIMES} {delta.factor}" for weight, delta in factors)
        tries.append((_line(first, added, total), *(f"+ {line}" for line in others)))
        if not tries[-1][0].startswith(ROUNDED):
            return tries[-1]
    return tries[0]


# ---------------------------------------------------------------- calculations with written figures


def _product(figures: Iterable[Figure]) -> Decimal | None:
    result = Decimal(1)
    for each in figures:
        if each.number is None:
            return None
        result *= each.number
    return result


def _difference(left: Figure, right: Figure) -> Decimal | None:
    if left.number is None or right.number is None:
        return None
    return left.number - right.number


def _mean(figures: Sequence[Figure]) -> Decimal | None:
    numbers = [each.number for each in figures if each.number is not None]
    return sum(numbers, Decimal()) / len(figures) if len(numbers) == len(figures) else None


def _line(calculation: str, exact: Decimal | None, result: Figure) -> str:
    """A calculation under its result; the rounded sign before it where it only comes near."""
    holds = gives(exact, result) or calculation.startswith(ROUNDED)
    return calculation if holds else f"{ROUNDED} {calculation}"


def _first_true(lines: Sequence[str]) -> str:
    return next((line for line in lines if not line.startswith(ROUNDED)), lines[0])


def _decimals_of(shown: Figure) -> int:
    exponent = 0 if shown.number is None else shown.number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
