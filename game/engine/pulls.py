"""Who wants what of one parameter: each row's part of the step that an update takes, and what the
step does to a row.
"""

from game.engine.arrays import Array
from game.engine.parameters import Parameters
from game.engine.topology import ParameterId, Topology
from game.engine.trace import EpochTrace, trace_epoch


def pulls(trace: EpochTrace, parameter: ParameterId) -> Array:
    """-eta delta a / rows of every row (sample,), of one network: they add up to the update."""
    products = trace.backward.deltas[parameter.layer][parameter.target]
    if parameter.source is not None:
        products = products * trace.forward.activations[parameter.layer][parameter.source]
    share = -trace.rule.learning_rate / trace.dataset.sample_count
    scaled: Array = products * share
    return scaled


def after_update(trace: EpochTrace, topology: Topology) -> EpochTrace:
    """The next epoch by the same rule, of one network."""
    step = trace.rule.learning_rate * trace.backward.gradients.vector
    parameters = Parameters.of_vector(trace.parameters.vector - step, topology)
    return trace_epoch(parameters, trace.dataset, trace.rule)


def worsened(trace: EpochTrace, topology: Topology, sample: int) -> tuple[float, float] | None:
    """The output's answer to a row now and after the update, where that is further from the row's
    target; None where it is not. Of one network.
    """
    output = topology.neurons[-1]
    target = float(trace.dataset.targets[output.unit, sample])
    now = trace.activation(output, sample)
    then = after_update(trace, topology).activation(output, sample)
    return (now, then) if abs(then - target) > abs(now - target) else None
