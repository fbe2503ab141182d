"""Is a neuron listening? Mean slopes, locked neurons, dead ReLU neurons."""

import numpy as np

from game.engine.arrays import Array
from game.engine.topology import NeuronId
from game.engine.trace import EpochTrace


def mean_slopes(trace: EpochTrace) -> Array:
    """Mean |slope| over the samples of every computing neuron: (neuron, ...)."""
    return np.concatenate([np.abs(slopes).mean(axis=1) for slopes in trace.forward.slopes])


def mean_slope(trace: EpochTrace, neuron: NeuronId) -> float:
    """Mean |slope| over the samples of one neuron of one network."""
    slopes = np.abs(trace.forward.slopes[neuron.layer - 1][neuron.unit])
    # As mean() has it, without all that it asks before: this is asked of each neuron all the time.
    return float(np.add.reduce(slopes) / slopes.size)


def is_dead(trace: EpochTrace, neuron: NeuronId) -> bool:
    """A ReLU whose slope is 0 on every sample: nothing can reach it any more."""
    output_layer = len(trace.forward.slopes)
    rule = trace.rule
    activation = rule.output_activation if neuron.layer == output_layer else rule.activation
    return activation.can_die and not trace.forward.slopes[neuron.layer - 1][neuron.unit].any()


def is_locked(trace: EpochTrace, neuron: NeuronId, threshold: float) -> bool:
    """Mean |slope| under the threshold: a display rule, training does not know it."""
    return mean_slope(trace, neuron) < threshold
