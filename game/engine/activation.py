"""Activation functions: a value and its slope travel together."""

from typing import NamedTuple, Protocol

import numpy as np

# By their own names: looking them up in numpy at every call takes 7 % of an epoch.
from numpy import add, divide, exp, maximum, minimum, multiply, negative, subtract

from game.engine.arrays import Array, constant

ZERO, ONE = constant(0.0), constant(1.0)
# exp(x) is finite up to here; beyond it the sigmoid is 0 to more than 300 digits.
LARGEST_EXPONENT = 709.0
LIMIT = constant(LARGEST_EXPONENT)
# From this z on 1 - a, the difference of two numbers near 1, loses digits that are shown (five are
# left here, none at 36).
FAR = 25.0


class Value(Protocol):
    """The activation a at the pre-activation z."""

    def __call__(self, pre_activation: Array, out: Array | None = None) -> Array:
        """a, in ``out`` where it is given."""


class Slope(Protocol):
    """The slope da/dz where the pre-activation is z and the activation a."""

    def __call__(self, pre_activation: Array, activation: Array, out: Array | None = None) -> Array:
        """da/dz, in ``out`` where it is given."""


class Activation(NamedTuple):
    """A neuron's non-linearity.

    ``value(z)`` gives the activation a; ``slope(z, a)`` gives da/dz at the same place, as training
    takes it, and ``exact_slope`` with all its digits far out, too, where it is looked at;
    ``steepest`` is the largest slope there is (for gauges).
    """

    name: str
    value: Value
    slope: Slope
    exact_slope: Slope
    steepest: float
    can_die: bool


def _sigmoid(pre_activation: Array, out: Array | None = None) -> Array:
    # One form for both signs: exp never overflows, and tiny activations keep their digits.
    value = negative(pre_activation, out)
    # Of many networks hardly one ever goes so far, and a look costs a third of bounding them all.
    if value.ndim < 3 or not value.max() <= LARGEST_EXPONENT:
        minimum(value, LIMIT, out=value)
    exp(value, value)
    add(value, ONE, value)
    return divide(ONE, value, value)


def _sigmoid_slope(pre_activation: Array, activation: Array, out: Array | None = None) -> Array:
    slope = subtract(ONE, activation, out)
    return multiply(slope, activation, slope)


def _exact_sigmoid_slope(
    pre_activation: Array, activation: Array, out: Array | None = None
) -> Array:
    slope = _sigmoid_slope(pre_activation, activation, out)
    # The place of the largest is found in a third of the time of the largest; a nan counts as that.
    if not pre_activation.item(pre_activation.argmax()) <= FAR:
        far = pre_activation > FAR
        # 1 - sigmoid(z) = sigmoid(-z), which has all its digits: as steep at z as at -z.
        slope[far] = _sigmoid(-pre_activation[far]) * activation[far]
    return slope


def _relu(pre_activation: Array, out: Array | None = None) -> Array:
    return maximum(pre_activation, ZERO, out=out)


def _relu_slope(pre_activation: Array, activation: Array, out: Array | None = None) -> Array:
    slope = np.empty_like(pre_activation) if out is None else out
    slope[...] = pre_activation > ZERO
    return slope


SIGMOID = Activation(
    "sigmoid", _sigmoid, _sigmoid_slope, _exact_sigmoid_slope, steepest=0.25, can_die=False
)
RELU = Activation("relu", _relu, _relu_slope, _relu_slope, steepest=1.0, can_die=True)
ACTIVATIONS = {activation.name: activation for activation in (SIGMOID, RELU)}
