"""What the view may see: one read-only picture of a session."""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from game.engine.dataset import Dataset
from game.engine.hyperparameters import Hyperparameters
from game.engine.topology import NeuronId, ParameterId, Topology
from game.engine.trace import EpochTrace
from game.engine.value_type import fixed_type, value_type
from game.engine.what_if.any_input import Probe
from game.session.aside.encore import Encore
from game.session.outcome import Outcome
from game.session.presentation import Mode, Moment
from game.session.presets import Preset
from game.session.questions.turn import Turn
from game.session.race.race import Race, Stage
from game.session.settings import Settings
from game.session.tape.by_hand import Hand
from game.session.tape.history import History
from game.session.tape.marks import LockMark
from game.session.tape.pins import Pin, pins_of
from game.session.terms.inside import Inside


class Course(NamedTuple):
    """One future of several: its letter, and how it came about.

    ``slot`` is the place of its letter, ``run`` and ``last_epoch`` as a snapshot's. ``parted``: at
    which epoch it left the course before it, which was under ``before`` (None for the first), and
    went on under ``after``, with ``by_hand`` set there by hand. ``shared``: up to which epoch it is
    the one that is shown (None for that one, which is ``active``); what is set by hand there is
    already its own. ``beside``: it is what the active one is compared with.
    """

    slot: int
    letter: str
    run: tuple[int, int]
    last_epoch: int
    history: History
    parted: int | None
    before: Hyperparameters | None
    after: Hyperparameters
    shared: int | None
    active: bool
    beside: bool
    by_hand: tuple[ParameterId, ...] = ()


@value_type
class Notice:
    """Something the visitor should be told: ``key`` names the sentence, ``values`` fill it."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@fixed_type
class Snapshot:
    """A session at one tick.

    ``trace`` belongs to ``epoch``, the playhead's; ``last_epoch`` ends the recording. ``sample``,
    ``pinned`` and ``pinned_neuron`` are the visitor's choices (None = all rows, nothing pinned; at
    most one of the two is pinned); ``pinned_sample`` is the last named row, which the card of
    either shows. ``locked`` and ``dead`` hold at ``epoch``.
    ``run`` changes whenever the recording is another one or its past has changed: equal (run,
    last_epoch) means an equal recording. ``as_preset``: start and rules are those of the preset,
    so what its story tells holds. ``undoable``: the run before the preset can be had back.
    ``probe``: an input of one's own that is run instead of a row; then no row is chosen.
    ``faces``: how far faces have taken the place of numbers in the beads, in FACE_TICKS.
    ``turn``: the questions of this run; None where none are asked. ``race``: the race of this run;
    while it is on, ``trace`` is of the weights moved by hand, and ``epoch`` the machine's.
    ``encore``: what is told once more; ``moment`` and ``sample`` then follow it. ``crowned``: the
    win of this run has been celebrated. ``finished``: the presets that have come to their end.
    ``tries``: of the starts of this preset that came to an end before this one, whether all rows
    were right there.
    ``futures``: in the order of their letters, as soon as there are two; ``dropped``: the letter of
    one that had to make room, while it can be had back. ``hand``: what is in hand; ``trace`` is
    with it, and nothing of it is recorded. ``inside``: where somebody walks through the epoch term
    by term; ``moment`` follows it.
    """

    topology: Topology
    dataset: Dataset
    preset: Preset
    settings: Settings
    seed: int | None
    epoch: int
    last_epoch: int
    playing: bool
    moves: bool
    moment: Moment
    trace: EpochTrace
    sample: int | None
    pinned: ParameterId | None
    pinned_sample: int
    locked: frozenset[NeuronId]
    dead: frozenset[NeuronId]
    outcome: Outcome
    marks: tuple[LockMark, ...]
    history: History
    run: tuple[int, int]
    notice: Notice | None
    as_preset: bool = True
    undoable: bool = False
    pinned_neuron: NeuronId | None = None
    probe: Probe | None = None
    faces: int = 0
    turn: Turn | None = None
    race: Race | None = None
    encore: Encore | None = None
    crowned: bool = False
    finished: frozenset[str] = frozenset()
    tries: tuple[bool, ...] = ()
    futures: tuple[Course, ...] = ()
    dropped: str | None = None
    hand: Hand | None = None
    inside: Inside | None = None

    @property
    def pins(self) -> tuple[Pin, ...]:
        """What happened in what is recorded, in the order of the epochs."""
        if not self.started:
            return ()
        partings = {future.shared for future in self.futures if future.shared is not None}
        # The history goes on after this moment; what comes later is not of it.
        solved = self.history.solved_by(self.last_epoch)
        return pins_of(self.marks, self.history.rules, solved, partings)

    @property
    def compared(self) -> tuple[Course, ...]:
        """Two futures beside each other: the one that is shown, and the one before it."""
        return tuple(future for future in self.futures if future.active or future.beside)

    @property
    def card_open(self) -> bool:
        """Whether a connection or a neuron is pinned: its card is open."""
        return self.pinned is not None or self.pinned_neuron is not None

    @property
    def races(self) -> bool:
        """Whether a race is on, or its end is shown."""
        return self.race is not None and self.race.stage is not Stage.START

    @property
    def streams(self) -> bool:
        """Whether epochs go by faster than they are told: what is shown is soon another one."""
        return self.playing and self.moment.mode is Mode.STREAM

    @property
    def started(self) -> bool:
        """Whether anything has been trained yet."""
        return self.last_epoch > 0
