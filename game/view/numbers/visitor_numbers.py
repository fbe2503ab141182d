"""Numbers as visitors read them: two decimals, yet never a lie.

A small number keeps one true digit (0.003, 0.0004) and is "≈ 0" below that; an activation never
looks as if it had reached 0 or 1, nor an answer as if it stood on the fence.
"""

import math
from typing import Final

from game.view.numbers.digits import (
    NEARLY_ZERO,
    ROUNDED,
    difference,
    fixed,
    grouped,
    inside_unit,
    off_fence,
)
from game.view.numbers.figures import figure

DECIMALS: Final = 2
MOST_DECIMALS: Final = 4
# What is smaller than this has no true digit left in so many decimals.
SMALLEST: Final = 1e-4
# From here on a share shows one decimal more, so that 0.994 and 0.989 look different.
NEAR_ONE: Final = 0.99
LARGE: Final = 100.0
HUGE: Final = 1000.0
# From here on a number is written as a power of ten, with so many digits fewer than elsewhere.
IMMENSE: Final = 1e6
FEWER: Final = -2
LOSS_DECIMALS: Final = 3


def number(value: float, plus: bool = False) -> str:
    """A slope, an error, a signal or a gradient; ``plus`` marks positive values with a sign."""
    return _true_digit(value, DECIMALS, plus)


def weight(value: float) -> str:
    """A weight or a bias, with its sign."""
    return number(value, plus=True)


def loss(value: float) -> str:
    """A loss."""
    return _true_digit(value, LOSS_DECIMALS, plus=False)


def activation(value: float, bounded: bool = True) -> str:
    """What a neuron says; ``bounded``: between 0 and 1, and never quite there."""
    if not bounded:
        return number(value)
    if 0 < value < SMALLEST:
        return NEARLY_ZERO
    decimals = max(DECIMALS + (NEAR_ONE < value < 1), _first_true(value))
    return inside_unit(value, decimals, MOST_DECIMALS)


def answer(value: float, bounded: bool = True) -> str:
    """What the output says; it never looks like 0.50 when it leans to one side."""
    return off_fence(value, DECIMALS, MOST_DECIMALS) or activation(value, bounded)


def error(value: float, target: float, bounded: bool = True) -> str:
    """The raw error of the output's activation ``value``: the answer as it is written beside it,
    minus the goal.
    """
    written = difference(answer(value, bounded), value, target)
    return number(value - target, plus=True) if written is None else written


def moves(old: float, new: float) -> bool:
    """Whether a weight moves by so much that its numbers tell."""
    return abs(new - old) >= SMALLEST


def moved(old: float, new: float) -> tuple[str, str]:
    """A weight before and after an update: more decimals, where there are, until it has moved;
    beyond them it is nearly what it was.
    """
    shown = weight(old), weight(new)
    for decimals in range(DECIMALS + 1, MOST_DECIMALS + 1):
        if shown[0] != shown[1] or old == new:
            break
        shown = _signed(old, decimals), _signed(new, decimals)
    if shown[0] == shown[1] and old != new and not shown[1].startswith(ROUNDED):
        return shown[0], f"{ROUNDED} {shown[1]}"
    return shown


def _signed(value: float, decimals: int) -> str:
    return fixed(value, decimals, plus=True)


def _true_digit(value: float, decimals: int, plus: bool) -> str:
    """Fewer decimals for a large number, more for one that would look like 0."""
    size = abs(value)
    if IMMENSE <= size < math.inf:
        written = figure(value, FEWER)
        return written.signed if plus else written.text
    if HUGE <= size < math.inf:
        sign = fixed(value, 0, plus)[0]
        return ("" if sign.isdigit() else sign) + grouped(round(size))
    if size >= LARGE:
        return fixed(value, 1, plus)
    if 0 < size < SMALLEST:
        return NEARLY_ZERO
    return fixed(value, max(decimals, _first_true(size)), plus)


def _first_true(size: float) -> int:
    """How many decimals it takes to show the first digit that is not 0."""
    return 0 if not 0 < size < 1 else min(-math.floor(math.log10(size)), MOST_DECIMALS)
