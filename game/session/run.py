"""One run: a start, the recording of what it has become, and the playhead in it."""

import math
from dataclasses import dataclass
from typing import Final

from game.engine.topology import NeuronId, ParameterId, Topology
from game.engine.trace import EpochTrace
from game.session.outcome import ENDS, Outcome, State, judge
from game.session.presentation import TICKS_PER_SECOND
from game.session.presets import Preset
from game.session.questions.asking import Asking
from game.session.questions.flow.flow import Flow
from game.session.race.flow import RaceFlow
from game.session.settings import (
    SETTING_NAMES,
    START_SETTINGS,
    TRAINING_SETTINGS,
    Settings,
    is_allowed,
)
from game.session.snapshot import Course, Notice
from game.session.tape.by_hand import ByHand, Hand, reachable, set_by_hand
from game.session.tape.futures import Future, Futures
from game.session.tape.history import History
from game.session.tape.marks import LockMark
from game.session.tape.playhead import Playhead
from game.session.tape.recording import Ghost, Recording
from game.session.tape.start import start_vector

# So many ends of starts are remembered.
MOST_TRIES: Final = 999
# A run of more epochs than these is not lost to a key that was pressed by mistake.
LONG_RUN: Final = 100
KEPT_TICKS: Final = 10 * TICKS_PER_SECOND


class Run:
    """Everything that a preset brings with it, and that comes back with its run.

    ``settings`` are those of the controls; ``seed`` is None where the preset names its start;
    ``sample`` is the row that is shown, None for all, and ``pinned_sample`` the last single one.
    ``crowned``: the win has been celebrated. ``tries``: how the starts before this one ended, True
    for solved. ``number``, ``flow`` and ``race`` belong to the start that ``begin`` is given them
    for.
    """

    number: int
    futures: Futures
    playhead: Playhead
    flow: Flow
    race: RaceFlow

    def __init__(self, preset: Preset, asking: Asking, number: int) -> None:
        self.preset = preset
        self.settings: Settings = preset.settings
        self.seed = None if preset.start is not None else preset.seed
        self.sample: int | None = None
        self.pinned_sample = 0
        self.tries: tuple[bool, ...] = ()
        self._asking = asking
        self._trace: tuple[tuple[int, int, ByHand], EpochTrace] | None = None
        self._held: ByHand = ()
        self.select_sample(preset.sample)
        self.begin(number)

    def begin(self, number: int, ghost: Ghost | None = None) -> None:
        """Epoch 0 of the start that preset, settings and seed describe."""
        self.number = number
        self.crowned = False
        recording = Recording(
            start_vector(self.preset, self.settings, self.seed),
            self.preset.dataset,
            self.settings.hyperparameters,
            self.settings.topology,
            ghost=ghost,
        )
        self.futures = Futures(recording)
        self._trace, self._held = None, ()
        self.playhead = Playhead(recording)
        self.race = RaceFlow(self.preset.race, recording, self.playhead)
        self.ask_anew()

    @property
    def recording(self) -> Recording:
        """That of the future which is shown."""
        return self.futures.active.recording

    @property
    def topology(self) -> Topology:
        """That of its network."""
        return self.recording.topology

    @property
    def lock_marks(self) -> tuple[LockMark, ...]:
        """When neurons locked, freed themselves, died in it."""
        active = self.futures.active
        return active.lock_marks.of(active.recording, self.settings.lock_threshold)

    def ask_anew(self) -> None:
        """The flow of the questions that are asked now, from its beginning."""
        self.flow = self._asking.flow(self.preset, self.recording, self.playhead)

    def select_sample(self, sample: int | None) -> None:
        """Show a row, or all; one that is not there changes nothing."""
        if sample is not None and not 0 <= sample < self.preset.dataset.sample_count:
            return
        self.sample = sample
        if sample is not None:
            self.pinned_sample = sample

    def select_next_sample(self) -> None:
        """The next row, then all rows, then the first again."""
        rows = [*range(self.preset.dataset.sample_count), None]
        self.select_sample(rows[(rows.index(self.sample) + 1) % len(rows)])

    def change(self, name: str, value: float | str) -> tuple[bool, Notice | None]:
        """One control to one value. Gives whether the run has to begin again for it, and what
        there is to say.
        """
        notice = None
        if name not in SETTING_NAMES or not is_allowed(name, value):
            return False, None
        settings = self.settings
        if name == "loss" and value == "cross-entropy" and settings.output_activation == "relu":
            self.settings = settings.changed("output_activation", "sigmoid")
            notice = Notice("output-switched")
        if name == "output_activation" and not self.settings.output_allowed(str(value)):
            return False, Notice("output-unavailable")
        if value == getattr(self.settings, name):
            return False, notice
        if name == "activation" and not self.topology.has_hidden:
            return False, Notice("no-hidden-neurons")
        self.settings = self.settings.changed(name, value)
        if name in TRAINING_SETTINGS:
            epoch = self.playhead.epoch
            self.futures.part(epoch, self.settings.hyperparameters)
            self.follow_the_future()
            self.playhead.stop_at(epoch)
        return name in START_SETTINGS, notice

    def follow_the_future(self) -> None:
        """Playhead and questions go by the future that is active now."""
        self.playhead.follow(self.recording)
        self.flow.follow(self.recording)
        self.race.follow(self.recording)

    def follow_the_rule(self) -> None:
        """Where the playhead is, the controls show the rule that was in force there."""
        self.settings = self.settings.under(self.recording.rule_at(self.playhead.epoch))

    @property
    def hand(self) -> Hand | None:
        """The parameter that is in hand; None where none is."""
        for parameter, value in self._held:
            return Hand(parameter, value, self._recorded(parameter))
        return None

    def take_in_hand(self, parameter: ParameterId, value: float) -> bool:
        """Try another value for a parameter at the beginning of the epoch that is shown; False
        where that is none.
        """
        if not math.isfinite(value) or parameter not in self.topology.parameters:
            return False
        self.playhead.rest()
        self._held = ((parameter, reachable(value, self._recorded(parameter))),)
        return True

    def put_back(self) -> None:
        """Nothing is in hand: everything is as it is recorded."""
        self._held = ()

    def keep_what_is_in_hand(self) -> None:
        """From here on it is what training goes on from."""
        hand, held, epoch = self.hand, self._held, self.playhead.epoch
        self._held = ()
        if hand is not None and hand.value != hand.was:
            self.futures.part(epoch, self.recording.rule_at(epoch), held)
            self.follow_the_future()

    def _recorded(self, parameter: ParameterId) -> float:
        place = self.topology.parameters.index(parameter)
        return float(self.recording.vector_at(self.playhead.epoch)[place])

    def count_try(self) -> None:
        """Remember how the start that is given up ended, if it came to an end."""
        last = self.recording.last_epoch
        trace = self.recording.trace_at(last)
        state = judge(self.recording, last, trace, self.settings.lock_threshold).state
        if last and state in ENDS:
            self.tries = (*self.tries, state is State.SOLVED)[-MOST_TRIES:]

    @property
    def trace(self) -> EpochTrace:
        """Everything of the epoch that is shown, with what is in hand."""
        recording, epoch = self.recording, self.playhead.epoch
        key = (recording.version, epoch, self._held)
        if self._trace is None or self._trace[0] != key:
            vector = set_by_hand(recording.vector_at(epoch), self._held, self.topology)
            self._trace = (key, recording.trace_of(vector, epoch))
        return self._trace[1]

    @property
    def losses_known(self) -> frozenset[str]:
        """The names of the losses that several futures have been trained by; none where there is
        only one future.
        """
        kept = self.futures.kept
        if len(kept) == 1:
            return frozenset()
        return frozenset(c.rule.loss.name for f in kept for c in f.recording.rules)

    @property
    def history(self) -> History:
        """The courses of what is shown, and of what it is compared with."""
        futures = self.futures
        beside, active = futures.beside, futures.active
        if beside is None:
            return History(active.recording)
        return History(active.recording, self.losses_known, beside.seen_from(active))

    @property
    def courses(self) -> tuple[Course, ...]:
        """The futures as the view may see them; none where there is only one."""
        kept, active = self.futures.kept, self.futures.active
        if len(kept) == 1:
            return ()
        names = self.losses_known
        return tuple(
            Course(
                slot=future.slot,
                letter=future.letter,
                run=(self.number, future.recording.version),
                last_epoch=future.recording.last_epoch,
                history=History(future.recording, names),
                parted=None if future.parting is None else future.parting.epoch,
                before=None if future.parting is None else future.parting.before,
                after=future.recording.rule_at(future.parting.epoch if future.parting else 0),
                by_hand=_set_there(future),
                shared=future.parts_from(active),
                active=future is active,
                beside=future is self.futures.beside,
            )
            for future in kept
        )

    @property
    def outcome(self) -> Outcome:
        """How the run stands there."""
        threshold = self.settings.lock_threshold
        return judge(self.recording, self.playhead.epoch, self.trace, threshold)

    @property
    def is_settled(self) -> bool:
        """Whether it has come to an end there."""
        return self.outcome.state in ENDS

    @property
    def is_as_preset(self) -> bool:
        """Whether start and rule are those of the preset now, and nothing was set by hand."""
        preset = self.preset
        own_start = self.seed == (preset.seed if preset.start is None else None)
        untouched = not any(change.by_hand for change in self.recording.rules)
        if self.settings is preset.settings:
            return own_start and untouched
        return (own_start and untouched) and all(
            getattr(self.settings, name) == getattr(preset.settings, name)
            for name in TRAINING_SETTINGS | START_SETTINGS
        )

    @property
    def may_ask(self) -> bool:
        """Whether its questions may be asked now."""
        asking = self._asking
        return asking.asks and asking.suits(self.preset, self.is_as_preset, self.recording)


def _set_there(future: Future) -> tuple[ParameterId, ...]:
    """What was set by hand where the future left the course before it."""
    if future.parting is None:
        return ()
    return tuple(parameter for parameter, _ in future.recording.by_hand_at(future.parting.epoch))


@dataclass(slots=True)
class KeptRun:
    """A run that a preset took the place of, or the same one from before it began again (with its
    futures); ``pins``: whose card was open, a connection's or a neuron's; ``ticks``: for so long
    it can be had back.
    """

    run: Run
    pins: tuple[ParameterId | None, NeuronId | None]
    ticks: int = KEPT_TICKS
