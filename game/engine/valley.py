"""The loss for many values of one parameter, all others as they are."""

import numpy as np

from game.engine.arrays import Array, read_only, with_network_axis
from game.engine.parameters import Parameters
from game.engine.propagation import Propagation
from game.engine.topology import ParameterId, Topology
from game.engine.trace import EpochTrace


def valley(trace: EpochTrace, topology: Topology, parameter: ParameterId, values: Array) -> Array:
    """The mean loss of all rows (value,) where ``parameter`` has one of the ``values`` (value,):
    as many networks side by side, passed forward at once.
    """
    vectors = np.repeat(trace.parameters.vector[:, None], len(values), axis=1)
    vectors[topology.parameters.index(parameter)] = values
    inputs = with_network_axis(trace.dataset.inputs, vectors, own_axes=1)
    targets = with_network_axis(trace.dataset.targets, vectors, own_axes=1)
    propagation = Propagation(Parameters.of_vector(vectors, topology), inputs, targets, trace.rule)
    propagation.pass_forward()
    rows = trace.rule.loss.value(*propagation.output, targets).sum(axis=0)
    return read_only(np.asarray(rows.sum(axis=0) * (1.0 / trace.dataset.sample_count)))
