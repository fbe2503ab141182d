"""The network's numbers as they are printed, honest and short enough for their place."""

from __future__ import annotations

import math
from typing import Final

from game.view.numbers import digits
from game.view.numbers.figures import figure

ACTIVATION_DIGITS: Final = 2
MOST_DIGITS: Final = 4
DELTA_DIGITS: Final = 3
WEIGHT_DIGITS: Final = 2
# From these sizes on a number is printed with one decimal, or with none.
LARGE: Final = 100.0
HUGE: Final = 1000.0
# From here on a number is written as a power of ten, with so many digits fewer than elsewhere.
IMMENSE: Final = 1e6
FEWER: Final = -2


def activation_text(value: float, bounded: bool) -> str:
    """An activation; a ``bounded`` one, between 0 and 1, never looks as if it had reached
    either."""
    if bounded:
        return digits.inside_unit(value, ACTIVATION_DIGITS, MOST_DIGITS)
    return _short(value, ACTIVATION_DIGITS)


def answer_text(value: float, bounded: bool) -> str:
    """An output's activation; it never looks like 0.50 when it leans to one side."""
    return digits.off_fence(value, ACTIVATION_DIGITS, MOST_DIGITS) or activation_text(
        value, bounded
    )


def delta_texts(value: float) -> tuple[str, str]:
    """A delta with its sign; and the same with fewer decimals, for where there is little room."""
    full = _short(value, DELTA_DIGITS, plus=True)
    brief = digits.fixed(value, DELTA_DIGITS, plus=True) if abs(value) < LARGE else full
    return full, brief


def weight_text(value: float) -> str:
    """A weight with its sign."""
    if abs(value) >= LARGE:
        return _short(value, WEIGHT_DIGITS, plus=True)
    return digits.fixed(value, WEIGHT_DIGITS, plus=True)


def landing_text(now: float, then: float) -> str:
    """Where a weight lands, with as many decimals as tell it apart from where it is now."""
    if max(abs(now), abs(then)) >= LARGE:
        return weight_text(then)
    for tried in range(WEIGHT_DIGITS, MOST_DIGITS):
        written = digits.fixed(then, tried, plus=True)
        told_apart = now == then or written != digits.fixed(now, tried, plus=True)
        if told_apart and written != digits.NEARLY_ZERO:
            return written
    return digits.fixed(then, MOST_DIGITS, plus=True)


def error_text(value: float, target: float, bounded: bool) -> str:
    """The raw error of the output's activation ``value``: the answer as it is written beside it,
    minus the target.
    """
    written = digits.difference(answer_text(value, bounded), value, target)
    return _short(value - target, DELTA_DIGITS, plus=True) if written is None else written


def _short(value: float, wanted: int, plus: bool = False) -> str:
    """More decimals for a number that would be rounded to zero, fewer for a large one."""
    if IMMENSE <= abs(value) < math.inf:
        written = figure(value, FEWER)
        return written.signed if plus else written.text
    if abs(value) >= HUGE:
        return digits.fixed(value, 0, plus)
    if abs(value) >= LARGE:
        return digits.fixed(value, 1, plus)
    for tried in range(wanted, MOST_DIGITS + 1):
        shown = digits.fixed(value, tried, plus)
        if shown != digits.NEARLY_ZERO:
            return shown
    return digits.NEARLY_ZERO
