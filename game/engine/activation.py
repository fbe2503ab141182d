"""Activation functions: a value and its slope travel together."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.engine.arrays import Array

# exp(x) is finite up to here; beyond it the sigmoid is 0 to more than 300 digits.
LARGEST_EXPONENT = 709.0
# From this z on 1 - a, the difference of two numbers near 1, loses digits that are shown (five are
# left here, none at 36).
FAR = 25.0


@dataclass(frozen=True, slots=True)
class Activation:
    """A neuron's non-linearity.

    ``value(z)`` gives the activation a; ``slope(z, a)`` gives da/dz at the same place;
    ``steepest`` is the largest slope there is (for gauges).
    """

    name: str
    value: Callable[[Array], Array]
    slope: Callable[[Array, Array], Array]
    steepest: float
    can_die: bool


def _sigmoid(pre_activation: Array) -> Array:
    # One form for both signs: exp never overflows, and tiny activations keep their digits.
    value = np.negative(pre_activation)
    np.minimum(value, LARGEST_EXPONENT, out=value)
    np.exp(value, out=value)
    value += 1.0
    return np.reciprocal(value, out=value)


def _sigmoid_slope(pre_activation: Array, activation: Array) -> Array:
    slope = 1.0 - activation
    slope *= activation
    if pre_activation.max() > FAR:
        # 1 - sigmoid(z) = sigmoid(-z), which has all its digits: as steep at z as at -z.
        far = pre_activation > FAR
        slope[far] = _sigmoid(-pre_activation[far]) * activation[far]
    return slope


def _relu(pre_activation: Array) -> Array:
    return np.maximum(pre_activation, 0.0)


def _relu_slope(pre_activation: Array, activation: Array) -> Array:
    return (pre_activation > 0.0).astype(np.float64)


SIGMOID = Activation("sigmoid", _sigmoid, _sigmoid_slope, steepest=0.25, can_die=False)
RELU = Activation("relu", _relu, _relu_slope, steepest=1.0, can_die=True)
ACTIVATIONS = {activation.name: activation for activation in (SIGMOID, RELU)}
