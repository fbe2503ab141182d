"""Loss functions of one sample, and the output delta each of them implies."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy import multiply

from game.engine.activation import SIGMOID, Activation
from game.engine.arrays import Array, constant

HALF = constant(0.5)


class Loss(NamedTuple):
    """How wrong one sample is.

    ``value(z, a, y)`` is the loss of each sample; ``output_delta(raw_error, slope, out)`` writes
    its derivative by the output's pre-activation to ``out``. A loss owns that delta, since
    assembling it from parts can overflow. ``cancels_slope`` says that the slope drops out of the
    delta.
    """

    name: str
    value: Callable[[Array, Array, Array], Array]
    output_delta: Callable[[Array, Array, Array], None]
    cancels_slope: bool

    def accepts(self, output_activation: Activation) -> bool:
        """Whether the loss is defined for what that output activation can give."""
        return not self.cancels_slope or output_activation is SIGMOID


def _squared_error(pre_activation: Array, activation: Array, target: Array) -> Array:
    # The half makes the derivative the raw error a - y itself.
    error = activation - target
    half = HALF * error
    return multiply(half, error, half)


def _error_times_slope(raw_error: Array, slope: Array, out: Array) -> None:
    multiply(raw_error, slope, out)


def _cross_entropy(pre_activation: Array, activation: Array, target: Array) -> Array:
    # -[y ln a + (1-y) ln(1-a)] with a = sigmoid(z), in softplus form: -ln a = ln(1 + e^-z) and
    # -ln(1-a) = ln(1 + e^z). No ln(0), and a tiny loss keeps its digits for either target.
    for_one = np.logaddexp(0.0, -pre_activation)
    for_zero = np.logaddexp(0.0, pre_activation)
    return target * for_one + (1.0 - target) * for_zero


def _error_alone(raw_error: Array, slope: Array, out: Array) -> None:
    # dL/da = (a-y) / (a(1-a)); times the slope a(1-a) leaves a - y.
    out[...] = raw_error


MSE = Loss("mse", _squared_error, _error_times_slope, cancels_slope=False)
CROSS_ENTROPY = Loss("cross-entropy", _cross_entropy, _error_alone, cancels_slope=True)
LOSSES = {loss.name: loss for loss in (MSE, CROSS_ENTROPY)}
