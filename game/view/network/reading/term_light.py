"""While somebody walks through an epoch term by term: what of the picture is lit, and what of it
has been made so far. All else recedes, but keeps its place.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from game.engine.topology import NeuronId, ParameterId, Topology
from game.session.snapshot import Snapshot
from game.session.terms.stations import Kind, Station, stations_of
from game.view.drawing.theme import Palette

# How much is left of what recedes; more where nothing glows, in high contrast.
RECEDED: Final = 0.26
RECEDED_FLAT: Final = 0.45


class Light(NamedTuple):
    """What stays lit: ``neurons`` with all that belongs to them; lines with their labels; the
    ``arcs`` along which something comes back; ``compares``: target and raw error. The rest is only
    so opaque as ``rest``.
    """

    neurons: frozenset[NeuronId]
    parameters: frozenset[ParameterId]
    arcs: frozenset[ParameterId]
    compares: bool
    rest: float

    def of_neuron(self, neuron: NeuronId) -> float:
        """How opaque a neuron is."""
        return 1.0 if neuron in self.neurons else self.rest

    def of_line(self, parameter: ParameterId) -> float:
        """How opaque a line's label is."""
        return 1.0 if parameter in self.parameters else self.rest

    @property
    def of_target(self) -> float:
        """How opaque target and raw error are."""
        return 1.0 if self.compares else self.rest


def light_of(snapshot: Snapshot, palette: Palette) -> Light | None:
    """What is lit; None where nobody walks, so that all is."""
    if snapshot.inside is None:
        return None
    topology, inside = snapshot.topology, snapshot.inside
    station = inside.station(topology)
    neurons, lines, arcs = _lit(topology, station, inside.parameter)
    is_output = station.neuron is not None and station.neuron.layer == topology.depth
    compares = station.kind is Kind.LOSS or (station.kind is Kind.DELTA and is_output)
    rest = RECEDED if palette.glow else RECEDED_FLAT
    return Light(frozenset(neurons), frozenset(lines), frozenset(arcs), compares, rest)


def made_so_far(snapshot: Snapshot) -> frozenset[Station]:
    """Whose numbers stand already where somebody walks."""
    assert snapshot.inside is not None
    return frozenset(stations_of(snapshot.topology)[: snapshot.inside.term])


def has_made(snapshot: Snapshot, kind: Kind, neuron: NeuronId | None = None) -> bool:
    """Whether this number is one of them."""
    return Station(kind, neuron) in made_so_far(snapshot)


def _lit(
    topology: Topology, station: Station, parameter: ParameterId
) -> tuple[set[NeuronId], set[ParameterId], set[ParameterId]]:
    """Neurons, lines and arcs of a term."""
    neuron = station.neuron
    if station.kind is Kind.INPUT:
        return set(topology.inputs), set(), set()
    if station.kind is Kind.LOSS:
        return {topology.neurons[-1]}, set(), set()
    if neuron is None:
        source = parameter.source_neuron
        ends = {parameter.target_neuron} | ({source} if source is not None else set())
        return ends, {parameter}, set()
    if station.kind is Kind.SUM:
        lines = {each for each in topology.parameters if each.target_neuron == neuron}
        sources = {each.source_neuron for each in lines if each.source_neuron is not None}
        return {neuron} | sources, lines, set()
    if station.kind is Kind.BACKPROP:
        onward = set(topology.outgoing(neuron))
        return {neuron} | {each.target_neuron for each in onward}, onward, onward
    return {neuron}, set(), set()
