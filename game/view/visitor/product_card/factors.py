"""The numbers whose product is one row's gradient, from the answer's error back to the input."""

from enum import Enum
from typing import NamedTuple

from game.engine.topology import NeuronId, ParameterId, Topology
from game.engine.trace import EpochTrace


class Kind(Enum):
    """What a factor is."""

    ERROR = "error"
    SLOPE = "slope"
    WEIGHT = "weight"
    SIGNAL = "signal"  # the sum of what several neurons send back
    INPUT = "input"
    ACTIVATION = "activation"


class Factor(NamedTuple):
    """``value`` and what it is; ``neuron`` whose error, slope or activation, or to which a signal
    comes; ``parameter`` which weight.
    """

    kind: Kind
    value: float
    neuron: NeuronId | None = None
    parameter: ParameterId | None = None


def factors(
    trace: EpochTrace, parameter: ParameterId, sample: int, topology: Topology
) -> tuple[Factor, ...]:
    """Their product is dL/dw of row ``sample``: error, slopes and weights on the way, activation.

    A slope that cross-entropy cancels is none of them, nor is a bias's constant 1.
    """
    neuron, source = parameter.target_neuron, parameter.source_neuron
    found = [*_way_back(trace, neuron, sample, topology)]
    if source is not None:
        kind = Kind.ACTIVATION if source.layer else Kind.INPUT
        found.append(Factor(kind, trace.activation(source, sample), source))
    return tuple(found)


def _way_back(
    trace: EpochTrace, neuron: NeuronId, sample: int, topology: Topology
) -> tuple[Factor, ...]:
    """The factors of a neuron's delta."""
    slope = Factor(Kind.SLOPE, trace.slope(neuron, sample), neuron)
    if neuron.layer == topology.depth:
        error = Factor(Kind.ERROR, float(trace.backward.raw_error[neuron.unit, sample]), neuron)
        return (error,) if trace.rule.loss.cancels_slope else (error, slope)
    onward = list(topology.outgoing(neuron))
    if len(onward) > 1:
        signal = float(trace.backward.backprop_sums[neuron.layer - 1][neuron.unit, sample])
        return Factor(Kind.SIGNAL, signal, neuron), slope
    ahead = _way_back(trace, onward[0].target_neuron, sample, topology)
    weight = Factor(Kind.WEIGHT, trace.parameters.value(onward[0]), parameter=onward[0])
    return *ahead, weight, slope
