"""The engine's mathematics as plain numpy expressions, each with a new array for its result.

The engine does the same in arrays that it keeps: it must come to the same numbers, bit by bit.
The order of the operations is part of that: (w1 a1 + w2 a2) + b, and gradients before their share.
"""

from dataclasses import dataclass

import numpy as np

from game.engine.activation import FAR
from game.engine.arrays import Array, with_network_axis
from game.engine.dataset import Dataset
from game.engine.hyperparameters import Hyperparameters
from game.engine.parameters import Parameters
from game.engine.topology import Topology


@dataclass(frozen=True)
class PlainEpoch:
    """Layer by layer what an epoch computes; the arrays are as in the engine's trace."""

    pre_activations: list[Array]
    activations: list[Array]
    slopes: list[Array]
    raw_error: Array
    backprop_sums: list[Array]
    deltas: list[Array]
    weight_gradients: list[Array]
    bias_gradients: list[Array]


def product(left: Array, right: Array) -> Array:
    return left @ right if left.ndim == 2 else np.einsum("ij...,jk...->ik...", left, right)


def value(name: str, z: Array) -> Array:
    return np.maximum(z, 0.0) if name == "relu" else 1.0 / (1.0 + np.exp(np.minimum(-z, 709.0)))


def slope(name: str, z: Array, a: Array, exact: bool = False) -> Array:
    """As training takes it; ``exact``: with all its digits, as a trace shows it."""
    if name == "relu":
        return np.where(z > 0.0, 1.0, 0.0)
    usual = (1.0 - a) * a
    return np.where(z > FAR, value(name, -z) * a, usual) if exact else usual


def plain_epoch(
    parameters: Parameters, dataset: Dataset, rule: Hyperparameters, exact: bool = False
) -> PlainEpoch:
    """Forward and backward for one network, or for many side by side."""
    weights, biases = parameters.weights, parameters.biases
    inputs = with_network_axis(dataset.inputs, biases[0], own_axes=1)
    targets = with_network_axis(dataset.targets, biases[0], own_axes=1)
    names = [rule.activation.name] * (len(weights) - 1) + [rule.output_activation.name]
    zs, activations, slopes = [], [inputs], []
    for w, b, name in zip(weights, biases, names, strict=True):
        zs.append(product(w, activations[-1]) + b[:, None])
        activations.append(value(name, zs[-1]))
        slopes.append(slope(name, zs[-1], activations[-1], exact))

    raw_error = activations[-1] - targets
    deltas = [raw_error if rule.loss.name == "cross-entropy" else raw_error * slopes[-1]]
    sums: list[Array] = []
    for layer in range(len(weights) - 1, 0, -1):
        sums.insert(0, product(weights[layer].swapaxes(0, 1), deltas[0]))
        deltas.insert(0, sums[0] * slopes[layer - 1])

    share = 1.0 / dataset.sample_count
    weight_gradients = [
        product(delta, a.swapaxes(0, 1)) * share
        for delta, a in zip(deltas, activations[:-1], strict=True)
    ]
    bias_gradients = [np.add.reduce(delta, axis=1) * share for delta in deltas]
    return PlainEpoch(
        zs, activations[1:], slopes, raw_error, sums, deltas, weight_gradients, bias_gradients
    )


def plain_course(
    start: Array, epochs: int, dataset: Dataset, rule: Hyperparameters, topology: Topology
) -> Array:
    """The parameters before each update and after the last: (epochs + 1, parameter, ...)."""
    course = [start]
    for _ in range(epochs):
        epoch = plain_epoch(Parameters.of_vector(course[-1], topology), dataset, rule)
        gradients = Parameters(tuple(epoch.weight_gradients), tuple(epoch.bias_gradients))
        course.append(gradients.vector * -rule.learning_rate + course[-1])
    return np.array(course)
