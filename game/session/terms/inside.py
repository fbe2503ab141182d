"""Where somebody stands who walks through an epoch term by term, and how he gets on."""

from typing import Final, NamedTuple

from game.engine.topology import NeuronId, ParameterId, Topology
from game.session import commands as c
from game.session.settings import START_SETTINGS, TRAINING_SETTINGS
from game.session.tape.playhead import Playhead
from game.session.terms.stations import Station, progress_of, stations_of, term_after

# What leaves the walk where it is: it moves neither the playhead nor the run.
BESIDE: Final = (
    c.StepTerm,
    c.GoToTerm,
    c.Pause,
    c.ProbeInput,
    c.SelectSample,
    c.SelectNextSample,
    c.SelectConnection,
    c.SelectNeuron,
    c.FinishStory,
)


class Inside(NamedTuple):
    """At the station number ``term`` (from 1) of the epoch that is shown, for one ``row``;
    ``parameter``: whose gradient and update its last stations make.
    """

    term: int
    row: int
    parameter: ParameterId

    def station(self, topology: Topology) -> Station:
        """What is made here."""
        return stations_of(topology)[self.term - 1]


class TermByTerm:
    """The number of the station, or nothing while nobody walks.

    The playhead stands where the station is in the telling of its epoch, half told: so Play tells
    on from there.
    """

    def __init__(self) -> None:
        self.term: int | None = None

    def obey(self, command: c.Command) -> None:
        """It ends with all that moves the run or the playhead by other means."""
        if isinstance(command, c.ChangeSetting):
            if command.name in TRAINING_SETTINGS | START_SETTINGS:
                self.term = None
        elif not isinstance(command, BESIDE):
            self.term = None

    def step(self, by: int, playhead: Playhead, topology: Topology) -> bool:
        """One station on, or back for a negative ``by``; past the last one to the first of the next
        epoch, and the other way round. From outside to the next one. False where the recording
        ends before.
        """
        stations, epoch = stations_of(topology), playhead.epoch
        if self.term is not None:
            wanted = self.term + (1 if by > 0 else -1)
        else:
            wanted = term_after(stations, playhead.progress) - (by < 0)
        if wanted < 1 and epoch == 0:
            return True
        if wanted < 1:
            return self._stand(stations, epoch - 1, len(stations), playhead)
        if wanted > len(stations):
            return self._stand(stations, epoch + 1, 1, playhead)
        return self._stand(stations, epoch, wanted, playhead)

    def go_to(self, term: int, playhead: Playhead, topology: Topology) -> bool:
        """To a station of the epoch that is shown; one that is not there changes nothing."""
        stations = stations_of(topology)
        if not 1 <= term <= len(stations):
            return True
        return self._stand(stations, playhead.epoch, term, playhead)

    def leave(self, playhead: Playhead) -> None:
        """Back to the beginning of the epoch, at rest."""
        if self.term is not None:
            playhead.rest()
        self.term = None

    def inside(
        self,
        topology: Topology,
        row: int,
        pinned: ParameterId | None,
        pinned_neuron: NeuronId | None,
    ) -> Inside | None:
        """Where that is, for a row and what is pinned; None while nobody walks."""
        if self.term is None:
            return None
        return Inside(self.term, row, followed(topology, pinned, pinned_neuron))

    def _stand(
        self, stations: tuple[Station, ...], epoch: int, term: int, playhead: Playhead
    ) -> bool:
        if not playhead.hold_at(epoch, progress_of(stations, term)):
            return False
        self.term = term
        return True


def followed(
    topology: Topology, pinned: ParameterId | None, pinned_neuron: NeuronId | None
) -> ParameterId:
    """Whose gradient and update are told: the pinned parameter's, or the first one's into the
    pinned neuron, or into the output.
    """
    if pinned is not None:
        return pinned
    neuron = topology.neurons[-1] if pinned_neuron is None else pinned_neuron
    return next(each for each in topology.connections if each.target_neuron == neuron)
