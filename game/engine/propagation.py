"""The forward pass and the backward pass: two functions for one network and for thousands.

Forward, layer by layer: z = sum(w a) + b and a = sigma(z).
Backward, from the output: delta = dL/dz; in a hidden layer delta = (sum of w delta) sigma'(z).
See Rumelhart, Hinton and Williams (1986), "Learning representations by back-propagating errors".
"""

from dataclasses import dataclass

import numpy as np

from game.engine.arrays import Array
from game.engine.hyperparameters import Hyperparameters
from game.engine.parameters import Parameters


@dataclass(frozen=True, slots=True, eq=False)
class ForwardPass:
    """``activations[0]`` are the inputs; ``pre_activations[l]`` and ``slopes[l]`` belong to layer l
    + 1.

    Every array is (unit, sample, ...).
    """

    pre_activations: tuple[Array, ...]
    activations: tuple[Array, ...]
    slopes: tuple[Array, ...]


@dataclass(frozen=True, slots=True, eq=False)
class BackwardPass:
    """What travels back.

    ``raw_error`` = a - y of the outputs; ``backprop_sums[l]`` = sum of w delta arriving at hidden
    layer l + 1; ``deltas[l]`` = dL/dz of layer l + 1, each (unit, sample, ...); ``gradients`` holds
    the means over the samples, in the shapes of the parameters.
    """

    raw_error: Array
    backprop_sums: tuple[Array, ...]
    deltas: tuple[Array, ...]
    gradients: Parameters


def forward_pass(parameters: Parameters, inputs: Array, rule: Hyperparameters) -> ForwardPass:
    """Every z, a and slope for ``inputs`` (input, sample, ...)."""
    pre_activations, activations, slopes = [], [inputs], []
    last = len(parameters.weights) - 1
    for layer, (weights, biases) in enumerate(
        zip(parameters.weights, parameters.biases, strict=True)
    ):
        activation = rule.output_activation if layer == last else rule.activation
        z = _product(weights, activations[-1])
        z += biases[:, None]
        a = activation.value(z)
        pre_activations.append(z)
        activations.append(a)
        slopes.append(activation.slope(z, a))
    return ForwardPass(tuple(pre_activations), tuple(activations), tuple(slopes))


def backward_pass(
    parameters: Parameters, forward: ForwardPass, targets: Array, rule: Hyperparameters
) -> BackwardPass:
    """Every delta and the mean gradients, for ``targets`` (output, sample, ...)."""
    raw_error = forward.activations[-1] - targets
    delta = rule.loss.output_delta(raw_error, forward.slopes[-1])
    share = 1.0 / targets.shape[1]
    sums: list[Array] = []
    deltas, weight_gradients, bias_gradients = [delta], [], []
    for layer in range(len(parameters.weights) - 1, -1, -1):
        gradient = _product(delta, forward.activations[layer].swapaxes(0, 1))
        gradient *= share
        weight_gradients.append(gradient)
        bias_gradients.append(np.add.reduce(delta, axis=1) * share)
        if layer:
            arriving = _product(parameters.weights[layer].swapaxes(0, 1), delta)
            delta = arriving * forward.slopes[layer - 1]
            sums.append(arriving)
            deltas.append(delta)
    gradients = Parameters(tuple(weight_gradients[::-1]), tuple(bias_gradients[::-1]))
    return BackwardPass(raw_error, tuple(sums[::-1]), tuple(deltas[::-1]), gradients)


def _product(left: Array, right: Array) -> Array:
    """The matrix product, network by network; for one network the plain one: it starts faster."""
    if left.ndim == 2:
        return left @ right
    product: Array = np.einsum("ij...,jk...->ik...", left, right)
    return product
