"""The chain rule of one parameter with its numbers: what the heads-up card spells out."""

from typing import NamedTuple

from game.engine.activation import Activation
from game.engine.arrays import Array
from game.engine.topology import NeuronId, ParameterId, Topology
from game.engine.trace import EpochTrace
from game.engine.value_type import fixed_type


class BackpropTerm(NamedTuple):
    """One complaint from the layer ahead: ``weight`` times ``delta`` of the neuron ``target``."""

    target: str
    weight: float
    delta: float


@fixed_type
class ChainRule:
    """dL/dw = delta a for one sample, taken apart, and the update that the mean brings.

    ``first_factor`` is the raw error a - y at an output, or the backprop sum at a hidden neuron,
    whose ``terms`` are then spelled out. ``slope_cancelled``: cross-entropy leaves the slope out of
    delta. ``products`` (sample,) are delta times a of every row; ``gradient`` is their mean.
    """

    parameter: ParameterId
    sample: int
    delta: float
    source_activation: float
    first_factor: float
    slope: float
    slope_cancelled: bool
    is_output: bool
    activation: Activation
    pre_activation: float
    target_activation: float
    target_value: float | None
    terms: tuple[BackpropTerm, ...]
    products: Array
    gradient: float
    learning_rate: float
    old_value: float
    new_value: float

    @property
    def product(self) -> float:
        """dL/dw of the named sample."""
        return float(self.products[self.sample])


def explain(
    trace: EpochTrace, parameter: ParameterId, sample: int, topology: Topology
) -> ChainRule:
    """The chain rule of ``parameter`` for row ``sample`` of a traced epoch of one network."""
    neuron = parameter.target_neuron
    is_output = neuron.layer == topology.depth
    forward, backward, rule = trace.forward, trace.backward, trace.rule
    deltas = backward.deltas[parameter.layer][parameter.target]
    if parameter.source is None:
        products = deltas.copy()
        source_activation = 1.0
    else:
        source = forward.activations[parameter.layer][parameter.source]
        products = deltas * source
        source_activation = float(source[sample])
    if is_output:
        first_factor = float(backward.raw_error[neuron.unit, sample])
    else:
        first_factor = float(backward.backprop_sums[parameter.layer][parameter.target, sample])
    return ChainRule(
        parameter=parameter,
        sample=sample,
        delta=float(deltas[sample]),
        source_activation=source_activation,
        first_factor=first_factor,
        slope=trace.slope(neuron, sample),
        slope_cancelled=is_output and rule.loss.cancels_slope,
        is_output=is_output,
        activation=rule.output_activation if is_output else rule.activation,
        pre_activation=trace.pre_activation(neuron, sample),
        target_activation=trace.activation(neuron, sample),
        target_value=float(trace.dataset.targets[neuron.unit, sample]) if is_output else None,
        terms=_backprop_terms(trace, neuron, sample, topology),
        products=products,
        gradient=trace.gradient(parameter),
        learning_rate=rule.learning_rate,
        old_value=trace.parameters.value(parameter),
        new_value=trace.updated(parameter),
    )


def _backprop_terms(
    trace: EpochTrace, neuron: NeuronId, sample: int, topology: Topology
) -> tuple[BackpropTerm, ...]:
    return tuple(
        BackpropTerm(
            topology.neuron_name(onward.target_neuron),
            trace.parameters.value(onward),
            trace.delta(onward.target_neuron, sample),
        )
        for onward in topology.outgoing(neuron)
    )
