"""Axes: how far they reach and where their round numbers lie. Pure functions."""

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.engine.arrays import Array
from game.session.tape.history import Quantity
from game.view.numbers import digits
from game.view.numbers.readout import power_of_ten

Indices = NDArray[np.intp]

# Steps between round numbers, times a power of ten.
NICE_STEPS: Final = (1.0, 2.0, 5.0, 10.0)
# The ratio of a nice step to the next smaller one is at most this.
STEP_BELOW: Final = 2.5
# An axis ends at a whole number of such shares of a step: it does not follow every tremor.
END_SHARE: Final = 0.2
# Room beyond the extreme values, as a share of the extent.
HEADROOM: Final = 0.04
# Values count as a spike when they exceed this multiple of what else there is ...
SPIKE: Final = 5.0
# ... and the axis then ends at this multiple of it.
SPIKE_SHOWN: Final = 2.0
# A shorter course has no spikes.
SPIKE_POINTS: Final = 12
# "What else there is": all but the largest tenth, the first value, the values after a rule change.
SPIKE_QUANTILE: Final = 0.9
# Extent of an axis on which everything is zero.
EMPTY_EXTENT: Final = {
    Quantity.LOSS: 0.1,
    Quantity.ACTIVATIONS: 1.0,
    Quantity.DELTAS: 0.1,
    Quantity.WEIGHTS: 1.0,
}
SIGNED: Final = frozenset({Quantity.DELTAS, Quantity.WEIGHTS})
ROUNDING: Final = 1e-9
LABEL_DECIMALS: Final = 2
LABEL_LIMIT: Final = 10_000.0


class ValueAxis(NamedTuple):
    """``low`` to ``high``; ``above`` and ``below`` give the extremes that lie beyond, if any."""

    low: float
    high: float
    step: float
    above: float | None = None
    below: float | None = None

    def share(self, values: Array) -> Array:
        """How far up the axis values lie (0 to 1); values beyond it lie at its ends."""
        return np.clip((values - self.low) / (self.high - self.low), 0.0, 1.0)

    def holds(self, values: Array) -> NDArray[np.bool_]:
        """Which values lie on the axis."""
        return np.asarray((values >= self.low) & (values <= self.high))


class Ticks(NamedTuple):
    """Round numbers of an axis as (value, label); the labels are to be taken times ``factor``."""

    marks: tuple[tuple[float, str], ...]
    factor: str


def value_axis(quantity: Quantity, values: Array, starts: Indices, ticks: int) -> ValueAxis:
    """The axis for ``values`` (series, point), with about so many round numbers.

    ``starts`` holds the indices of the points at which a rule of training begins: a jump there is
    no spike. Zero is always on the axis.
    """
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
    limit = _spike_limit(np.abs(values).max(axis=0), starts)
    above = high if high > limit else None
    below = low if low < -limit else None
    low, high = max(low, -limit), min(high, limit)
    if quantity is Quantity.ACTIVATIONS and high <= 1.0:
        high = 1.0
        return ValueAxis(0.0, high, nice_step(high, ticks))
    if high == low:
        extent = EMPTY_EXTENT[quantity]
        low, high = (-extent if quantity in SIGNED else 0.0), extent
    step = nice_step(high - low, ticks)
    room = HEADROOM * (high - low)
    end = step * END_SHARE
    low = math.floor((low - room) / end) * end if low < 0 else 0.0
    high = math.ceil((high + room) / end) * end if high > 0 else 0.0
    if max(-low, high) < step:
        # Zero alone says nothing about the size of the values.
        step = nice_step(max(-low, high) / STEP_BELOW, 1)
    return ValueAxis(low, high, step, above, below)


def _spike_limit(sizes: Array, starts: Indices) -> float:
    """The largest size that is shown; infinite when there is no spike. ``sizes``: (point,)."""
    if len(sizes) < SPIKE_POINTS:
        return math.inf
    rank = int(SPIKE_QUANTILE * (len(sizes) - 1))
    usual = float(np.partition(sizes, rank)[rank])
    expected = sizes[starts]
    usual = max(usual, float(sizes[0]), float(expected.max(initial=0.0)))
    return SPIKE_SHOWN * usual if sizes.max() > SPIKE * usual > 0.0 else math.inf


def nice_step(extent: float, count: int) -> float:
    """The round step that divides an extent into at most about ``count`` parts."""
    least = extent / max(count, 1)
    power = 10.0 ** math.floor(math.log10(least))
    return next(nice * power for nice in NICE_STEPS if nice * power >= least * (1 - ROUNDING))


def value_ticks(axis: ValueAxis) -> Ticks:
    """The round numbers on a value axis, with labels of one length."""
    first = math.ceil(axis.low / axis.step - ROUNDING)
    last = math.floor(axis.high / axis.step + ROUNDING)
    values = [number * axis.step for number in range(first, last + 1)]
    largest = max(abs(axis.low), abs(axis.high))
    exponent = 0
    if largest >= LABEL_LIMIT or _decimals(axis.step) > LABEL_DECIMALS:
        exponent = math.floor(math.log10(largest) + ROUNDING)
    unit = 10.0**exponent
    places = _decimals(axis.step / unit)
    marks = tuple((value, digits.fixed(value / unit, places)) for value in values)
    return Ticks(marks, power_of_ten(exponent) if exponent else "")


def _decimals(step: float) -> int:
    return max(0, -math.floor(math.log10(step) + ROUNDING))


def epoch_ticks(last: int, count: int) -> tuple[int, ...]:
    """Round epochs from 0 to ``last``, with at most about ``count`` steps."""
    step = max(1, round(nice_step(max(last, 1), count)))
    return tuple(range(0, last + 1, step))
