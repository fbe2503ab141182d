"""Full-batch gradient descent: w <- w - eta dL/dw, once an epoch."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
from numpy import add, multiply

from game.engine.arrays import Array, constant, with_network_axis
from game.engine.dataset import Dataset
from game.engine.hyperparameters import Hyperparameters
from game.engine.parameters import Parameters
from game.engine.propagation import Propagation
from game.engine.topology import Topology

# Side by side, in blocks: few enough for the arrays of a pass (6 MB) to stay in the processor's
# cache.
NETWORKS_PER_BLOCK = 8192
# Numbers. numpy copies rows through a buffer wherever they are broadcast, unless they are over a
# third of it: with the smallest buffer there is they are read where they lie.
SMALLEST_BUFFER = 16


def descend(
    start: Array, epochs: int, dataset: Dataset, rule: Hyperparameters, topology: Topology
) -> Array:
    """Train one network for ``epochs`` updates.

    ``start`` is a parameter vector (parameter,); the result (epochs + 1, parameter) begins with it.
    Numbers that grow without bound are left as they come (inf, nan); see :func:`first_diverged`.
    """
    course = np.empty((epochs + 1, len(start)))
    way = _way_down(start, dataset.inputs, dataset.targets, rule, topology)
    with np.errstate(over="ignore", invalid="ignore"):
        for row, vector in zip(course, way, strict=False):
            row[...] = vector
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
    # On leaving, the size of the buffer is as before, too.
    with np.errstate(over="ignore", invalid="ignore"):
        np.setbufsize(SMALLEST_BUFFER)
        for first in range(0, starts.shape[1], NETWORKS_PER_BLOCK):
            block = slice(first, first + NETWORKS_PER_BLOCK)
            way = _way_down(starts[:, block], inputs, targets, rule, topology)
            result[:, block] = next(islice(way, epochs, None))
    return result


def _way_down(
    start: Array, inputs: Array, targets: Array, rule: Hyperparameters, topology: Topology
) -> Iterator[Array]:
    """``start`` (parameter, ...), then the parameters after each update, without end: one array
    that changes.
    """
    vector = np.array(start, dtype=np.float64, order="C")
    propagation = Propagation(Parameters.of_vector(vector, topology), inputs, targets, rule)
    gradient, step = propagation.gradient, np.empty_like(vector)
    factor = constant(-rule.learning_rate)
    while True:
        yield vector
        propagation.pass_forward()
        propagation.pass_backward()
        multiply(gradient, factor, step)
        add(step, vector, vector)


def first_diverged(course: Array, limit: float) -> int | None:
    """The first row of ``course`` (epoch, parameter) that is not finite or exceeds ``limit``; else
    None.
    """
    with np.errstate(invalid="ignore"):
        sound = (np.abs(course) <= limit).all(axis=1)
    return None if sound.all() else int(np.argmin(sound))
