"""The number that is made at a station, and what it is made of: read off the trace of the epoch."""

from typing import NamedTuple

from game.engine.activation import SIGMOID
from game.engine.topology import NeuronId, ParameterId, Topology
from game.engine.trace import EpochTrace
from game.session.terms.inside import Inside
from game.session.terms.stations import Kind, Station, stations_of


class Term(NamedTuple):
    """``values``: what is made at ``station`` for one row: one number, but all inputs of a row
    where it arrives. ``made_of``: the factors of the products that it is the sum of (of the mean:
    that it is the mean of), and what its function is taken of at an activation or a loss.
    ``cancelled``: the loss leaves this slope out of delta.
    """

    station: Station
    values: tuple[float, ...]
    made_of: tuple[tuple[float, ...], ...] = ()
    cancelled: bool = False

    @property
    def value(self) -> float:
        """The number that is made."""
        return self.values[-1]


def terms_of(
    trace: EpochTrace, topology: Topology, row: int, parameter: ParameterId
) -> tuple[Term, ...]:
    """All numbers of an epoch of one row, in the order of the stations; the last ones are of
    ``parameter``.
    """
    return tuple(
        _term(trace, topology, row, parameter, station) for station in stations_of(topology)
    )


def term_at(trace: EpochTrace, topology: Topology, inside: Inside) -> Term:
    """The number that is made where somebody stands."""
    station = inside.station(topology)
    return _term(trace, topology, inside.row, inside.parameter, station)


def _term(
    trace: EpochTrace, topology: Topology, row: int, parameter: ParameterId, station: Station
) -> Term:
    neuron = station.neuron
    if neuron is None:
        return _of_row_or_parameter(trace, row, parameter, station)
    is_output = neuron.layer == topology.depth
    match station.kind:
        case Kind.SUM:
            value, made_of = (
                trace.pre_activation(neuron, row),
                _arriving(trace, topology, row, neuron),
            )
        case Kind.ACTIVATION:
            value, made_of = trace.activation(neuron, row), ((trace.pre_activation(neuron, row),),)
        case Kind.BACKPROP:
            value, made_of = (
                _complaint(trace, row, neuron),
                _returning(trace, topology, row, neuron),
            )
        case Kind.SLOPE:
            value, made_of = trace.slope(neuron, row), _slope_parts(trace, row, neuron, is_output)
        case _:
            error = float(trace.backward.raw_error[neuron.unit, row]) if is_output else 0.0
            first = error if is_output else _complaint(trace, row, neuron)
            cancelled = is_output and trace.rule.loss.cancels_slope
            factors = (first,) if cancelled else (first, trace.slope(neuron, row))
            value, made_of = trace.delta(neuron, row), (factors,)
    cancelled = station.kind is Kind.SLOPE and is_output and trace.rule.loss.cancels_slope
    return Term(station, (value,), made_of, cancelled)


def _of_row_or_parameter(
    trace: EpochTrace, row: int, parameter: ParameterId, station: Station
) -> Term:
    match station.kind:
        case Kind.INPUT:
            return Term(station, tuple(float(values[row]) for values in trace.dataset.inputs))
        case Kind.LOSS:
            output = NeuronId(len(trace.forward.slopes), 0)
            parts = (trace.activation(output, row), float(trace.dataset.targets[0, row]))
            return Term(station, (float(trace.sample_losses[row]),), (parts,))
        case Kind.GRADIENT:
            factors = _gradient_factors(trace, row, parameter)
            return Term(station, (factors[0] * factors[1],), (factors,))
        case Kind.MEAN:
            rows = range(trace.dataset.sample_count)
            factors_of_rows = tuple(_gradient_factors(trace, each, parameter) for each in rows)
            return Term(station, (trace.gradient(parameter),), factors_of_rows)
        case _:
            step = (-trace.rule.learning_rate, trace.gradient(parameter))
            old = (trace.parameters.value(parameter),)
            return Term(station, (trace.updated(parameter),), (old, step))


def _arriving(
    trace: EpochTrace, topology: Topology, row: int, neuron: NeuronId
) -> tuple[tuple[float, ...], ...]:
    """Weight and activation along each connection into a neuron, then its bias."""
    products: list[tuple[float, ...]] = []
    for each in topology.parameters:
        source = each.source_neuron
        if each.target_neuron == neuron:
            weight = trace.parameters.value(each)
            products.append(
                (weight,) if source is None else (weight, trace.activation(source, row))
            )
    return tuple(products)


def _returning(
    trace: EpochTrace, topology: Topology, row: int, neuron: NeuronId
) -> tuple[tuple[float, ...], ...]:
    """Weight and delta along each connection out of a hidden neuron."""
    return tuple(
        (trace.parameters.value(each), trace.delta(each.target_neuron, row))
        for each in topology.outgoing(neuron)
    )


def _complaint(trace: EpochTrace, row: int, neuron: NeuronId) -> float:
    return float(trace.backward.backprop_sums[neuron.layer - 1][neuron.unit, row])


def _slope_parts(
    trace: EpochTrace, row: int, neuron: NeuronId, is_output: bool
) -> tuple[tuple[float, ...], ...]:
    """Of a sigmoid a and 1 − a, whose product the slope is; of a ReLU the slope itself."""
    rule = trace.rule
    if (rule.output_activation if is_output else rule.activation) is not SIGMOID:
        return ((trace.slope(neuron, row),),)
    activation = trace.activation(neuron, row)
    return ((activation, 1.0 - activation),)


def _gradient_factors(trace: EpochTrace, row: int, parameter: ParameterId) -> tuple[float, float]:
    source = parameter.source_neuron
    carried = 1.0 if source is None else trace.activation(source, row)
    return trace.delta(parameter.target_neuron, row), carried
