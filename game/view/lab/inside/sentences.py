"""Which sentence says what is made at a station: said only where the numbers bear it out."""

from typing import Final

from game.engine.activation import SIGMOID
from game.engine.topology import NeuronId
from game.session.snapshot import Snapshot
from game.session.terms.inside import Inside
from game.session.terms.stations import Kind, Station
from game.view.lab.inside.wording import curve_of
from game.view.numbers.figures import figure, setting
from game.view.scene.texts import Texts

WHAT: Final = "inside.what."
BRIEF: Final = "inside.brief."


def sentence(snapshot: Snapshot, inside: Inside, texts: Texts) -> str:
    """What is made where somebody stands."""
    topology, trace = snapshot.topology, snapshot.trace
    station, neuron = inside.station(topology), inside.station(topology).neuron
    values: dict[str, object] = {"rows": snapshot.dataset.sample_count}
    if neuron is None:
        key = _key_of_parameter(snapshot, inside, station.kind)
        values["parameter"] = _parameter_name(snapshot, inside)
        return texts(WHAT + key, **values)
    values["neuron"] = topology.neuron_name(neuron)
    values["count"] = len(tuple(topology.outgoing(neuron)))
    values["mean"] = figure(trace.slope(neuron, None)).text
    values["threshold"] = setting(snapshot.settings.lock_threshold).text
    return texts(WHAT + _key_of_neuron(snapshot, inside, station, neuron), **values)


def brief(snapshot: Snapshot, inside: Inside, texts: Texts) -> str:
    """The same in a word or two."""
    station = inside.station(snapshot.topology)
    key = station.kind.value
    if station.kind is Kind.SLOPE and calculates_in_vain(snapshot, station):
        key += "-cancelled"
    return texts(BRIEF + key)


def calculates_in_vain(snapshot: Snapshot, station: Station) -> bool:
    """Whether the loss leaves this slope out of delta."""
    is_output = station.neuron is not None and station.neuron.layer == snapshot.topology.depth
    return is_output and snapshot.trace.rule.loss.cancels_slope


def _key_of_neuron(snapshot: Snapshot, inside: Inside, station: Station, neuron: NeuronId) -> str:
    trace, topology = snapshot.trace, snapshot.topology
    sigmoid = curve_of(trace, topology, neuron) is SIGMOID
    positive = trace.pre_activation(neuron, inside.row) > 0
    match station.kind:
        case Kind.ACTIVATION if not sigmoid:
            return "relu-open" if positive else "relu-closed"
        case Kind.ACTIVATION:
            return "sigmoid"
        case Kind.BACKPROP:
            several = len(tuple(topology.outgoing(neuron))) > 1
            return "backprop-many" if several else "backprop"
        case Kind.SLOPE:
            return _key_of_slope(snapshot, station, neuron, sigmoid, positive)
        case Kind.DELTA if calculates_in_vain(snapshot, station):
            return "delta-cancelled"
        case Kind.DELTA if trace.slope(neuron, inside.row) == 0:
            return "delta-closed"
        case Kind.DELTA:
            return "delta-output" if neuron.layer == topology.depth else "delta"
    return str(station.kind.value)


def _key_of_slope(
    snapshot: Snapshot, station: Station, neuron: NeuronId, sigmoid: bool, positive: bool
) -> str:
    if calculates_in_vain(snapshot, station):
        return "slope-cancelled"
    if neuron in snapshot.dead:
        return "slope-dead"
    if not sigmoid:
        return "slope-open" if positive else "slope-closed"
    return "slope-locked" if neuron in snapshot.locked else "slope"


def _key_of_parameter(snapshot: Snapshot, inside: Inside, kind: Kind) -> str:
    trace, parameter = snapshot.trace, inside.parameter
    if kind is Kind.GRADIENT and parameter.is_bias:
        return "gradient-bias"
    if kind is Kind.UPDATE and trace.updated(parameter) == trace.parameters.value(parameter):
        return "update-none"
    return kind.value


def _parameter_name(snapshot: Snapshot, inside: Inside) -> str:
    topology, parameter = snapshot.topology, inside.parameter
    target, source = topology.neuron_name(parameter.target_neuron), parameter.source_neuron
    return f"b → {target}" if source is None else f"{topology.neuron_name(source)} → {target}"
