"""What the picture of the network says on the pages in large type.

A reading of the lab's picture, and what is printed beside it only there: how steep the hidden
neurons are, and what comes back along the arcs.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from game.engine.topology import NeuronId, ParameterId
from game.session.presentation import Mode, Phase
from game.session.questions.question import Kind
from game.session.sleepers import sleepers
from game.session.snapshot import Snapshot
from game.view.large.pulls import told_pulls
from game.view.network.places.large_proportions import PROPORTIONS
from game.view.network.reading.listeners import spoken_of
from game.view.network.reading.own_pushes import OwnPush, own_pushes
from game.view.network.reading.reading import (
    LEVELS,
    Reading,
    backward_value,
    hurries,
    magnitude_level,
    read,
)
from game.view.network.reading.staging import Staging, staging, steadied
from game.view.scene.page import Page
from game.view.scene.scene import Scene

# The first scene of the attract show tells of learning alone.
FIRST_SCENE: Final = 0

# An arc is not there until something comes back; then it is as bright as that is large: from the
# quietest level that is told apart to the loudest.
ARC_QUIET: Final = 14
ARC_LOUD: Final = 32
QUIET_LEVEL: Final = 3
ARC_AT_REST: Final = 0.85


class Discretion(NamedTuple):
    """What a page leaves out.

    Without ``all_slopes`` only the smallest slope of a locked neuron is printed; without ``locks``
    no marks of locks are shown, without ``hints`` neither slopes, small or printed, nor signals.
    ``pulls``: the rows' pulls take the goal's place in Adjust.
    """

    all_slopes: bool = True
    locks: bool = True
    hints: bool = True
    pulls: bool = False


class LargeReading(NamedTuple):
    """What stands in the picture; in the topology's order.

    ``target`` stands from the beginning, unless the numbers are means; ``error`` once it has been
    compared.  ``slopes``: those that are
    printed; ``locked``: which computing neurons wear the mark of a lock, and ``told`` which of
    these in words; ``signals``: what comes back along the arc of a connection, where it is printed;
    ``arcs``: how bright the arcs are (0: not there); ``pushes``: the own pushes of the neurons.
    ``pulled``: the goal gives its place away. ``notes``: words about neurons have room.
    """

    base: Reading
    target: float | None
    error: float | None
    slopes: tuple[float | None, ...]
    locked: tuple[bool, ...]
    told: tuple[bool, ...]
    signals: tuple[float | None, ...]
    arcs: tuple[int, ...]
    pushes: tuple[OwnPush | None, ...]
    pulled: bool = False
    notes: bool = True


def discretion(scene: Scene) -> Discretion:
    """What the scene's page leaves out."""
    attract = scene.interface.attract
    if attract is not None and attract.scene == FIRST_SCENE:
        return Discretion(locks=False, hints=False)
    if scene.snapshot.races:
        return Discretion(locks=False, hints=False)  # lines are pulled there, and nothing else told
    return Discretion(
        all_slopes=PROPORTIONS[scene.page].all_slopes, pulls=scene.page is not Page.ATTRACT
    )


def read_large(snapshot: Snapshot, discretion: Discretion) -> LargeReading:
    """The reading of a snapshot on a page in large type."""
    topology, sample = snapshot.topology, snapshot.moment.sample
    stage = staging(snapshot.moment, topology.depth)
    lit = None if hurries(snapshot) else sample
    if hurries(snapshot):
        stage = steadied(stage, snapshot.moment.phase)
    locks = sleepers(snapshot) if discretion.locks else frozenset[NeuronId]()
    told = _told(snapshot, locks, discretion)
    shown = _steepness_shown(snapshot) if discretion.hints else frozenset[NeuronId]()
    if not discretion.all_slopes:
        shown &= told
    if not _tells_row(snapshot):
        shown -= told
    base = read(snapshot) if discretion.hints else _without_curves(read(snapshot))
    return LargeReading(
        base=base,
        target=None if sample is None else float(snapshot.dataset.targets[0, sample]),
        error=None if snapshot.moment.mode is Mode.READY else base.raw_error,
        slopes=tuple(
            abs(snapshot.trace.slope(n, sample)) if n in shown else None for n in topology.neurons
        ),
        locked=tuple(n in locks for n in topology.neurons),
        told=tuple(n in told for n in topology.neurons),
        signals=tuple(
            _signal(snapshot, c, stage) if discretion.hints else None for c in topology.connections
        ),
        arcs=tuple(_arc(snapshot, c, stage, lit) for c in topology.connections),
        pulled=discretion.pulls and told_pulls(snapshot) is not None,
        notes=not _words_stand_there(snapshot),
        pushes=own_pushes(snapshot, base) if discretion.hints else (None,) * len(base.neurons),
    )


def _without_curves(reading: Reading) -> Reading:
    return reading._replace(neurons=tuple(n._replace(curve=None) for n in reading.neurons))


def _tells_row(snapshot: Snapshot) -> bool:
    """Whether it is this row's slopes that the page speaks of.

    Else it speaks of what a lock is about, the mean over the rows, and a locked neuron's slope on
    one of them would stand beside a different number.
    """
    return snapshot.moment.mode is Mode.STAGED or snapshot.pinned is not None


def _told(
    snapshot: Snapshot, locks: frozenset[NeuronId], discretion: Discretion
) -> frozenset[NeuronId]:
    """The hidden neurons whose lock is told in words; there is no room for them at an output."""
    hidden = {n for n in locks if n.layer < snapshot.topology.depth}
    if _words_stand_there(snapshot):
        return frozenset()
    if discretion.all_slopes or not hidden:
        return frozenset(hidden)
    trace, sample = snapshot.trace, snapshot.moment.sample
    return frozenset({min(sorted(hidden), key=lambda n: abs(trace.slope(n, sample)))})


def _words_stand_there(snapshot: Snapshot) -> bool:
    """Whether the two words of a question have the room between the hidden neurons."""
    turn = snapshot.turn
    return turn is not None and turn.question is not None and turn.question.kind is Kind.WORD


def _steepness_shown(snapshot: Snapshot) -> frozenset[NeuronId]:
    """The hidden neuron whose slope matters now, if one does.

    While a connection is pinned that of its product, else the one that is spoken of while the error
    travels back.
    """
    topology, moment = snapshot.topology, snapshot.moment
    hidden = frozenset(n for n in topology.neurons if n.layer < topology.depth)
    if snapshot.pinned is not None:
        return hidden & {snapshot.pinned.target_neuron}
    if moment.mode is not Mode.STAGED or moment.phase is not Phase.BACKWARD:
        return frozenset()
    return hidden & {spoken_of(snapshot)}


def _signal(snapshot: Snapshot, connection: ParameterId, stage: Staging) -> float | None:
    """What comes back along a connection of one row; a stream is too fast to be read."""
    moment = snapshot.moment
    silent = stage.lit[connection.layer] == 0.0 or moment.mode is Mode.STREAM
    if silent or moment.sample is None:
        return None
    return backward_value(snapshot.trace, connection, moment.sample)


def _arc(snapshot: Snapshot, connection: ParameterId, stage: Staging, sample: int | None) -> int:
    lit = stage.lit[connection.layer]
    level = magnitude_level(backward_value(snapshot.trace, connection, sample))
    if lit == 0.0 or level == 0:
        return 0
    share = max(level - QUIET_LEVEL, 0) / (LEVELS - QUIET_LEVEL)
    bright = ARC_QUIET + (ARC_LOUD - ARC_QUIET) * share
    if snapshot.moment.mode is Mode.REST:
        bright *= ARC_AT_REST
    return round(bright * lit)
