"""What the loss would be with other parameters: many values of one of them, all others as they are;
or all of them moved by an update, with one learning rate or with many.
"""

import numpy as np

from game.engine.arrays import Array, read_only, with_network_axis
from game.engine.parameters import Parameters
from game.engine.propagation import Propagation
from game.engine.topology import ParameterId, Topology
from game.engine.trace import EpochTrace, trace_epoch


def valley(trace: EpochTrace, topology: Topology, parameter: ParameterId, values: Array) -> Array:
    """The mean loss of all rows (value,) where ``parameter`` has one of the ``values`` (value,):
    as many networks side by side, passed forward at once.
    """
    vectors = np.repeat(trace.parameters.vector[:, None], len(values), axis=1)
    vectors[topology.parameters.index(parameter)] = values
    return _losses(trace, topology, vectors)


def along_update(trace: EpochTrace, topology: Topology, rates: Array) -> Array:
    """The mean loss of all rows (rate,) after the epoch's update with each of the ``rates``
    (rate,): all parameters move together, against the gradient.
    """
    start, gradient = trace.parameters.vector, trace.backward.gradients.vector
    return _losses(trace, topology, gradient[:, None] * -rates + start[:, None])


def after_update(trace: EpochTrace, topology: Topology) -> EpochTrace:
    """The next epoch: what training comes to under the rule of this one, to the bit."""
    step = trace.backward.gradients.vector * -trace.rule.learning_rate
    vector = read_only(step + trace.parameters.vector)
    return trace_epoch(Parameters.of_vector(vector, topology), trace.dataset, trace.rule)


def _losses(trace: EpochTrace, topology: Topology, vectors: Array) -> Array:
    """The mean loss (network,) of each of the ``vectors`` (parameter, network)."""
    inputs = with_network_axis(trace.dataset.inputs, vectors, own_axes=1)
    targets = with_network_axis(trace.dataset.targets, vectors, own_axes=1)
    propagation = Propagation(Parameters.of_vector(vectors, topology), inputs, targets, trace.rule)
    propagation.pass_forward()
    rows = trace.rule.loss.value(*propagation.output, targets).sum(axis=0)
    return read_only(np.asarray(rows.sum(axis=0) * (1.0 / trace.dataset.sample_count)))
