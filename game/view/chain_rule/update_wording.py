"""Sections C and D in numbers: the products of all rows, their mean, and the update it brings."""

import math
from typing import Final, NamedTuple

from game.engine.chain_rule import ChainRule
from game.view.numbers.calculations import Finer, mean_of, product_of
from game.view.numbers.figures import (
    Figure,
    figure,
    gives,
    is_plain,
    power_of_ten,
    setting,
    usual_decimals,
)

# The five figures of section C stand side by side.
MOST_DIGITS_IN_ROW: Final = 7
# From this power down, with an exponent of three digits, the number before it has one.
LONG_POWER: Final = -100
# Significant digits of a weight's change that its decimals should let through, and their limit.
CHANGE_DIGITS: Final = 2
MOST_WEIGHT_DECIMALS: Final = 6


class UpdateWording(NamedTuple):
    """``finer`` is how many more digits the ``products`` took; the rest is as in ``Wording``."""

    finer: int
    products: tuple[Figure, ...]
    mean: Figure
    mean_holds: bool
    weight: Figure
    learning_rate: Figure
    new_weight: Figure
    update_holds: bool


def word_update(rule: ChainRule, finer: Finer) -> UpdateWording:
    """The first digits that make both equations true, or as many of them as can be."""
    tried: list[UpdateWording] = []
    rate = setting(rule.learning_rate)
    for finer_mean, finer_products in finer:
        products = tuple(_narrow(float(value), finer_products) for value in rule.products)
        mean = _narrow(rule.gradient, finer_mean)
        mean_holds = gives(mean_of(products), mean)
        weight, new_weight, update_holds = _weights(rule, rate, mean, finer)
        tried.append(
            UpdateWording(
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
    long = math.isfinite(value) and power_of_ten(value) <= LONG_POWER
    return figure(value, -1 if long else 0)


def _weights(
    rule: ChainRule, rate: Figure, mean: Figure, finer: Finer
) -> tuple[Figure, Figure, bool]:
    """The old and the new weight; the old one never with fewer digits than the new one."""
    decimals, step = _weight_decimals(rule), product_of((rate, mean))
    tries = [
        (figure(rule.old_value, finer_old, decimals), figure(rule.new_value, finer_new, decimals))
        for finer_new, finer_old in finer
        if finer_new <= finer_old
    ]
    for old, new in tries:
        if step is not None and old.number is not None and gives(old.number - step, new):
            return old, new, True
    return *tries[0], False


def _weight_decimals(rule: ChainRule) -> int | None:
    """So many that the update can be seen, unless the weight is large or the update tiny.

    None leaves it to each weight: one of them is written as a power of ten.
    """
    if not (is_plain(rule.old_value) and is_plain(rule.new_value)):
        return None
    usual = min(usual_decimals(rule.old_value), usual_decimals(rule.new_value))
    change = rule.learning_rate * rule.gradient
    if change == 0 or not abs(change) < 1 or usual < usual_decimals(1.0):
        return usual
    first = -power_of_ten(change)
    if first > MOST_WEIGHT_DECIMALS:
        return usual
    return min(max(usual, first + CHANGE_DIGITS - 1), MOST_WEIGHT_DECIMALS)
