"""The stations of one epoch, in the order in which a network comes to its numbers.

They follow from the topology alone: forward neuron by neuron, the loss, back neuron by neuron, and
the update. Each has its place in the telling of an epoch.
"""

from enum import Enum
from typing import Final, NamedTuple

from game.engine.topology import NeuronId, Topology
from game.session.presentation import PHASE_ENDS, Phase


class Kind(Enum):
    """What is made at a station."""

    INPUT = "input"  # nothing is made: the row arrives
    SUM = "sum"  # z
    ACTIVATION = "activation"  # a
    LOSS = "loss"  # of the row
    BACKPROP = "backprop"  # the sum of what comes back to a hidden neuron
    SLOPE = "slope"
    DELTA = "delta"
    GRADIENT = "gradient"  # of one row and one parameter
    MEAN = "mean"  # of that over all rows
    UPDATE = "update"  # the parameter's new value


PHASES: Final = {
    Kind.INPUT: Phase.FORWARD,
    Kind.SUM: Phase.FORWARD,
    Kind.ACTIVATION: Phase.FORWARD,
    Kind.LOSS: Phase.LOSS,
    Kind.BACKPROP: Phase.BACKWARD,
    Kind.SLOPE: Phase.BACKWARD,
    Kind.DELTA: Phase.BACKWARD,
    Kind.GRADIENT: Phase.BACKWARD,
    Kind.MEAN: Phase.UPDATE,
    Kind.UPDATE: Phase.UPDATE,
}


class Station(NamedTuple):
    """A kind of number, and the neuron it is of; None where it is of none, or of a parameter."""

    kind: Kind
    neuron: NeuronId | None = None

    @property
    def phase(self) -> Phase:
        """To which part of the epoch it belongs."""
        return PHASES[self.kind]


def stations_of(topology: Topology) -> tuple[Station, ...]:
    """All stations of an epoch of a network, in their order."""
    forward = [
        Station(kind, neuron) for neuron in topology.neurons for kind in (Kind.SUM, Kind.ACTIVATION)
    ]
    back: list[Station] = []
    for layer in range(topology.depth, 0, -1):
        made: tuple[Kind, ...] = (Kind.SLOPE, Kind.DELTA)
        if layer < topology.depth:
            made = (Kind.BACKPROP, *made)
        neurons = [neuron for neuron in topology.neurons if neuron.layer == layer]
        back += [Station(kind, neuron) for neuron in neurons for kind in made]
    ends = [Station(kind) for kind in (Kind.GRADIENT, Kind.MEAN, Kind.UPDATE)]
    return (Station(Kind.INPUT), *forward, Station(Kind.LOSS), *back, *ends)


def first_of(topology: Topology, phase: Phase) -> int:
    """The number (from 1) of a phase's first station."""
    return next(n for n, each in enumerate(stations_of(topology), 1) if each.phase is phase)


def progress_of(stations: tuple[Station, ...], term: int) -> float:
    """Where the telling of the epoch is at the station number ``term`` (from 1): inside of its
    phase, whose stations stand at even distances.
    """
    phase = stations[term - 1].phase
    numbers = [number for number, each in enumerate(stations, 1) if each.phase is phase]
    begin = PHASE_ENDS[Phase(phase - 1)] if phase else 0.0
    share = (numbers.index(term) + 0.5) / len(numbers)
    return begin + share * (PHASE_ENDS[phase] - begin)


def term_after(stations: tuple[Station, ...], progress: float) -> int:
    """The number of the first station after a moment of the telling; one more than there are
    after the last.
    """
    numbers = range(1, len(stations) + 1)
    return next((n for n in numbers if progress_of(stations, n) > progress), len(stations) + 1)
