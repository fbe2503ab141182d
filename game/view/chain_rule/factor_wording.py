"""Section B in numbers: delta's two factors, and the calculation under each of them."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.engine.activation import SIGMOID
from game.engine.chain_rule import BackpropTerm, ChainRule
from game.view.numbers.calculations import (
    MORE,
    Finer,
    calculation,
    difference_of,
    is_true,
    product_of,
    sum_of,
)
from game.view.numbers.digits import MINUS
from game.view.numbers.figures import Figure, figure, gives, whole
from game.view.numbers.shares import Share, activation_figure, share

TIMES: Final = "×"


class FactorWording(NamedTuple):
    """The first factor and the slope, the calculations under them, and whether delta holds."""

    first: Figure
    first_lines: tuple[str, ...]
    slope: Figure
    slope_line: str
    holds: bool

    @property
    def truth(self) -> tuple[bool, int]:
        """How true it is: the product first, then the calculations under it."""
        return self.holds, sum(map(is_true, (*self.first_lines, self.slope_line)))


def word_factors(rule: ChainRule, delta: Figure, finer: Finer) -> FactorWording:
    """The first digits that make delta and the calculations true, or as many as can be."""
    tried: list[FactorWording] = []
    for finer_first, finer_slope in finer:
        first = delta if rule.slope_cancelled else figure(rule.first_factor, finer_first)
        slope = _slope(rule, finer_slope)
        exact = first.number if rule.slope_cancelled else product_of((first, slope))
        holds = gives(exact, delta)
        if rule.is_output:
            more = max(finer_first, finer_slope)
            lines, slope_line = _output_lines(rule, first, slope, more)
        else:
            lines = _sum_lines(rule.terms, first, finer)
            slope_line = _slope_line(rule, slope, finer)
        tried.append(FactorWording(first, lines, slope, slope_line, holds))
        if holds and all(map(is_true, (*lines, slope_line))):
            break
    return max(tried, key=lambda shown: shown.truth)


def _slope(rule: ChainRule, finer: int) -> Figure:
    return figure(rule.slope, finer) if rule.activation is SIGMOID else whole(rule.slope)


def _output_lines(
    rule: ChainRule, error: Figure, slope: Figure, finer: int
) -> tuple[tuple[str, ...], str]:
    """a − y and a(1 − a), with the same a in both, as fine as the error."""
    target = whole(rule.target_value or 0.0)
    decimals = _decimals_of(error)
    if rule.activation is SIGMOID:
        written = share(rule.target_activation, decimals, finer_power=finer, rest=_rest(rule))
        part, slope_line = written.part, _slope_of(written, slope)
    else:
        part = activation_figure(rule.target_activation, least_decimals=decimals)
        slope_line = ""
    text = f"{part.text} {MINUS} {target.text}"
    return (calculation(text, difference_of(part, target), error),), slope_line


def _slope_line(rule: ChainRule, slope: Figure, finer: Finer) -> str:
    """a(1 − a) where a stands nowhere else on the card, so that its digits are free."""
    if rule.activation is not SIGMOID:
        return ""
    tries = [
        _slope_of(
            share(rule.target_activation, finer=more, finer_power=more, rest=_rest(rule)), slope
        )
        for more in MORE[: len(finer)]
    ]
    return next(filter(is_true, tries), tries[0])


def _rest(rule: ChainRule) -> float:
    """1 - a of a sigmoid, from its slope a(1 - a): far out the difference has lost its digits."""
    return rule.slope / rule.target_activation


def _slope_of(written: Share, slope: Figure) -> str:
    text = f"{written.part.text} {TIMES} {written.rest.text}"
    return calculation(text, product_of((written.part, written.rest)), slope)


def _sum_lines(terms: Sequence[BackpropTerm], total: Figure, finer: Finer) -> tuple[str, ...]:
    """w × delta of every neuron ahead, one line each; together they give the sum."""
    tries: list[tuple[str, ...]] = []
    for finer_delta, finer_weight in finer:
        factors = [(figure(t.weight, finer_weight), figure(t.delta, finer_delta)) for t in terms]
        added = sum_of([product_of(pair) for pair in factors])
        first, *others = (f"{weight.text} {TIMES} {delta.factor}" for weight, delta in factors)
        tries.append((calculation(first, added, total), *(f"+ {line}" for line in others)))
        if is_true(tries[-1][0]):
            return tries[-1]
    return tries[0]


def _decimals_of(shown: Figure) -> int:
    exponent = 0 if shown.number is None else shown.number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
