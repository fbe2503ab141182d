"""Full-batch gradient descent: w <- w - eta dL/dw, once an epoch."""

import numpy as np

from game.engine.arrays import Array, with_network_axis
from game.engine.dataset import Dataset
from game.engine.hyperparameters import Hyperparameters
from game.engine.parameters import Parameters
from game.engine.propagation import backward_pass, forward_pass
from game.engine.topology import Topology

# Side by side, blocks of this many networks keep every array of a pass in the processor's cache.
NETWORKS_PER_BLOCK = 2048


def descend(
    start: Array, epochs: int, dataset: Dataset, rule: Hyperparameters, topology: Topology
) -> Array:
    """Train one network for ``epochs`` updates.

    ``start`` is a parameter vector (parameter,); the result (epochs + 1, parameter) begins with it.
    Numbers that grow without bound are left as they come (inf, nan); see :func:`first_diverged`.
    """
    course = np.empty((epochs + 1, len(start)))
    course[0] = vector = np.array(start)
    with np.errstate(over="ignore", invalid="ignore"):
        for epoch in range(1, epochs + 1):
            vector = _updated(vector, dataset.inputs, dataset.targets, rule, topology)
            course[epoch] = vector
    return course


def descend_side_by_side(
    starts: Array, epochs: int, dataset: Dataset, rule: Hyperparameters, topology: Topology
) -> Array:
    """Train many networks for ``epochs`` updates: ``starts`` (parameter, networks) -> the same
    shape.
    """
    inputs = with_network_axis(dataset.inputs, starts, own_axes=1)
    targets = with_network_axis(dataset.targets, starts, own_axes=1)
    result = np.empty_like(starts)
    with np.errstate(over="ignore", invalid="ignore"):
        for first in range(0, starts.shape[1], NETWORKS_PER_BLOCK):
            block = np.ascontiguousarray(starts[:, first : first + NETWORKS_PER_BLOCK])
            for _ in range(epochs):
                block = _updated(block, inputs, targets, rule, topology)
            result[:, first : first + NETWORKS_PER_BLOCK] = block
    return result


def _updated(
    vector: Array, inputs: Array, targets: Array, rule: Hyperparameters, topology: Topology
) -> Array:
    parameters = Parameters.of_vector(vector, topology)
    forward = forward_pass(parameters, inputs, rule)
    step = backward_pass(parameters, forward, targets, rule).gradients.vector
    step *= -rule.learning_rate
    step += vector
    return step


def first_diverged(course: Array, limit: float) -> int | None:
    """The first row of ``course`` (epoch, parameter) that is not finite or exceeds ``limit``; else
    None.
    """
    with np.errstate(invalid="ignore"):
        sound = (np.abs(course) <= limit).all(axis=1)
    return None if sound.all() else int(np.argmin(sound))
