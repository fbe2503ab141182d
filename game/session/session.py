"""One visitor's run: a recording, a playhead, and the rules by which commands and
ticks move them.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from itertools import count
from typing import assert_never

import numpy as np

from game.engine.any_input import Probe, inside, probed
from game.engine.saturation import is_dead, is_locked
from game.engine.topology import NETWORK_2_2_1, NeuronId, ParameterId
from game.engine.trace import EpochTrace
from game.session import commands as c
from game.session.kept_run import LONG_RUN, KeptRun
from game.session.outcome import ENDS, State, judge
from game.session.presentation import FACE_TICKS, Mode, Moment, Phase
from game.session.presets import Preset
from game.session.questions.asking import Asking
from game.session.questions.flow import Flow
from game.session.settings import (
    SETTING_NAMES,
    START_SETTINGS,
    TRAINING_SETTINGS,
    Settings,
    is_allowed,
)
from game.session.snapshot import Notice, Snapshot
from game.session.tape.encore import Encore, Told, ends_encore
from game.session.tape.history import History
from game.session.tape.marks import LockMarks
from game.session.tape.playhead import Playhead
from game.session.tape.recording import Ghost, Recording
from game.session.tape.start import start_vector

LARGEST_NEW_SEED = 10_000
# After these a row is shown again, or another network: an input of one's own is let go.
ENDS_PROBE = (
    c.TogglePlay,
    c.StepEpoch,
    c.StartOver,
    c.SelectPreset,
    c.UndoPreset,
    c.SelectSample,
    c.SelectNextSample,
    c.TellAgain,
    c.RunRow,
    c.CelebrateWin,
    c.NewStart,
)
# A win that was passed by no more than so many epochs ago is gone back to.
MOST_BACK = 60
# So many ends of starts are remembered.
MOST_TRIES = 999


class Session:
    """Applies commands, advances by ticks of 1/60 s, gives snapshots. Knows neither screen nor
    clock.

    ``rng`` draws the seeds of new weights. ``preset`` may be one that is not in ``presets`` (a run
    described on the command line). ``run_numbers`` numbers the runs; sessions of one program share
    it, so that no two of them ever show the same ``run``.
    """

    _flow: Flow

    def __init__(
        self,
        presets: Mapping[str, Preset],
        preset: Preset,
        rng: np.random.Generator,
        run_numbers: Iterator[int] | None = None,
    ) -> None:
        self._presets = presets
        self._boot_preset = preset
        self._rng = rng
        self._boot_luck = deepcopy(rng.bit_generator.state)
        self._topology = NETWORK_2_2_1
        self._run_numbers = count(1) if run_numbers is None else run_numbers
        self._pinned: ParameterId | None = None
        self._pinned_neuron: NeuronId | None = None
        self._trace: tuple[tuple[int, int, int], EpochTrace] | None = None
        self._probe: tuple[float, float] | None = None
        self._probed: Probe | None = None
        self._notice: Notice | None = None
        self._seen: Snapshot | None = None
        self._kept: KeptRun | None = None
        self._encore: Encore | None = None
        self._crowned = False
        self._finished: frozenset[str] = frozenset()
        self._tries: tuple[bool, ...] = ()
        self._sample: int | None = None
        self._asking = Asking()
        self._load(preset)

    # ------------------------------------------------------------------ commands

    def apply(self, command: c.Command) -> None:
        """Carry out one command. An impossible one changes nothing but, where it
        helps, says why.
        """
        self._notice, self._seen = None, None
        if isinstance(command, ENDS_PROBE):
            self._probe = None
        encore = self._encore
        if ends_encore(command):
            self._encore = None
        if isinstance(command, c.TogglePlay) and encore is not None and self._holds(encore):
            return
        self._carry_out(command)
        self._follow_the_rule()
        self._flow.obey()
        if not self._may_ask:
            self._flow.leave()

    def _carry_out(self, command: c.Command) -> None:
        match command:
            case c.TogglePlay():
                self._unless_held(self._playhead.toggle())
            case c.Pause():
                self._playhead.pause()
            case c.StepEpoch() if self._flow.runs:
                pass  # it is on its way to what is to be seen
            case c.StepEpoch():
                self._unless_held(self._playhead.step())
            case c.StepBack():
                self._playhead.step_back()
            case c.Seek(epoch, progress):
                self._playhead.seek(epoch, progress)
            case c.TrainTo(epoch):
                self._unless_held(self._playhead.train_to(epoch))
                self._flow.trained_to(self._playhead.epoch)
            case c.Restart():
                self._begin(ghost=self._recording.ghost_from(0))
            case c.NewWeights():
                self._count_try()
                self._begin_with_seed(int(self._rng.integers(1, LARGEST_NEW_SEED)))
            case c.StartOver():
                self._start_over()
            case c.SelectPreset(name):
                if name in self._presets:
                    self._replace_by(self._presets[name])
            case c.UndoPreset():
                self._undo_preset()
            case c.ChangeSetting(name, value):
                self._change(name, value)
            case c.SelectSample(sample):
                self._select_sample(sample)
            case c.SelectNextSample():
                rows = [*range(self._preset.dataset.sample_count), None]
                self._select_sample(rows[(rows.index(self._sample) + 1) % len(rows)])
            case c.SelectConnection(parameter):
                self._pin(parameter, None)
            case c.TellAgain(phase):
                self._playhead.pause()
                self._encore = Encore(Told.PHASE, phase)
            case c.RunRow(sample):
                self._run_row(sample)
            case c.CelebrateWin():
                self._celebrate()
            case c.FinishStory():
                self._finished |= {self._preset.name}
            case c.NewStart():
                self._count_try()
                self._begin_with_seed(int(self._rng.integers(1, LARGEST_NEW_SEED)))
                self._playhead.toggle()
            case c.SelectNeuron(neuron):
                if neuron is None or neuron in self._topology.neurons:
                    self._pin(None, neuron)
            case c.ProbeInput(inputs):
                self._probe = None if inputs is None else inside(inputs)
                if inputs is not None:
                    self._playhead.pause()
            case c.AskQuestions(asked, clocks, kinds):
                self._asking.kinds = kinds
                self._ask_questions(asked, clocks)
            case c.PlaceAnswer(answer):
                self._flow.place(answer)
            case c.JustWatch():
                self._flow.just_watch()
            case c.ShowMe():
                self._flow.show()
            case c.GoOn():
                self._flow.go_on()
            case c.OnceMore():
                self._flow.once_more()
            case _:
                assert_never(command)

    def _ask_questions(self, asked: bool, clocks: bool) -> None:
        self._asking.asks = asked
        self._asking.clocks = self._flow.clocks = clocks
        if asked and not self._flow.has_questions:
            self._flow = self._asking.flow(self._preset, self._recording, self._playhead)

    def _pin(self, parameter: ParameterId | None, neuron: NeuronId | None) -> None:
        """One card is open at a time: a connection's, a neuron's, or none."""
        self._pinned, self._pinned_neuron = parameter, neuron

    def _holds(self, encore: Encore) -> bool:
        """Whether that which is told again was still moving: then pausing it is all that is asked,
        and what it has come to stands.
        """
        if encore.is_over or encore.told is Told.ROWS:
            return False
        self._encore = replace(encore, progress=1.0) if encore.stands else None
        return True

    def _run_row(self, sample: int) -> None:
        self._select_sample(sample)
        if not self._playhead.moves and self._sample == sample:
            self._encore = Encore(Told.ROW)

    def _celebrate(self) -> None:
        outcome = self.snapshot().outcome
        if outcome.state is not State.SOLVED or self._crowned:
            return
        since = self._playhead.epoch if outcome.since is None else outcome.since
        if self._playhead.epoch - since <= MOST_BACK and not self._flow.has_ended:
            self._playhead.seek(since, 0.0)
        self._playhead.pause()
        self._crowned, self._encore, self._seen = True, Encore(Told.ROWS), None

    def _count_try(self) -> None:
        """Remember how the start that is given up ended, if it came to an end."""
        recording, last = self._recording, self._recording.last_epoch
        threshold = self._settings.lock_threshold
        state = judge(recording, last, recording.trace_at(last), threshold).state
        if last and state in ENDS:
            self._tries = (*self._tries, state is State.SOLVED)[-MOST_TRIES:]

    def _start_over(self) -> None:
        self._finished = frozenset()
        self._rng.bit_generator.state = deepcopy(self._boot_luck)
        self._pin(None, None)
        self._kept = None
        self._load(self._boot_preset)

    def _replace_by(self, preset: Preset) -> None:
        """Another preset; the run that it takes the place of is kept for a while if it is long."""
        if self._recording.last_epoch > LONG_RUN:
            self._kept = KeptRun(
                self._preset,
                self._settings,
                self._seed,
                self._sample,
                self._pinned_sample,
                self._run,
                self._lock_marks,
                self._recording,
                self._playhead,
                self._flow,
                self._crowned,
                self._tries,
            )
        self._load(preset)

    def _undo_preset(self) -> None:
        kept, self._kept = self._kept, None
        if kept is None:
            return
        self._encore, self._crowned, self._tries = None, kept.crowned, kept.tries
        self._preset, self._settings, self._seed = kept.preset, kept.settings, kept.seed
        self._sample, self._pinned_sample = kept.sample, kept.pinned_sample
        self._run, self._lock_marks = kept.number, kept.lock_marks
        self._recording, self._playhead = kept.recording, kept.playhead
        self._flow = kept.flow
        self._flow.clocks = self._asking.clocks

    def _load(self, preset: Preset) -> None:
        self._preset = preset
        self._settings = preset.settings
        self._notice = None
        self._tries = ()
        self._sample, self._pinned_sample = None, 0
        self._select_sample(preset.sample)
        self._seed = None if preset.start is not None else preset.seed
        self._begin()

    def _begin_with_seed(self, seed: int) -> None:
        self._seed = seed
        self._begin()

    def _begin(self, ghost: Ghost | None = None) -> None:
        self._run = next(self._run_numbers)
        self._faced = 0
        self._encore, self._crowned = None, False
        self._lock_marks = LockMarks()
        self._recording = Recording(
            start_vector(self._preset, self._settings, self._seed, self._topology),
            self._preset.dataset,
            self._settings.hyperparameters,
            self._topology,
            ghost=ghost,
        )
        self._playhead = Playhead(self._recording)
        self._flow = self._asking.flow(self._preset, self._recording, self._playhead)

    @property
    def _may_ask(self) -> bool:
        asking = self._asking
        return asking.asks and asking.suits(self._preset, self._is_as_preset(), self._recording)

    def _change(self, name: str, value: float | str) -> None:
        if name not in SETTING_NAMES or not is_allowed(name, value):
            return
        if (
            name == "loss"
            and value == "cross-entropy"
            and self._settings.output_activation == "relu"
        ):
            self._settings = self._settings.changed("output_activation", "sigmoid")
            self._notice = Notice("output-switched")
        if name == "output_activation" and not self._settings.output_allowed(str(value)):
            self._notice = Notice("output-unavailable")
            return
        if value == getattr(self._settings, name):
            return
        self._settings = self._settings.changed(name, value)
        if name in TRAINING_SETTINGS:
            epoch = self._playhead.epoch
            self._recording.branch(epoch, self._settings.hyperparameters)
            self._playhead.stop_at(epoch)
        elif name in START_SETTINGS:
            self._begin_with_seed(self._preset.seed if self._seed is None else self._seed)

    def _select_sample(self, sample: int | None) -> None:
        if sample is not None and not 0 <= sample < self._preset.dataset.sample_count:
            return
        self._sample = sample
        if sample is not None:
            self._pinned_sample = sample

    def _follow_the_rule(self) -> None:
        """Where the playhead is, the controls show the rule that was in force there."""
        self._settings = self._settings.under(self._recording.rule_at(self._playhead.epoch))

    def _unless_held(self, held: bool) -> None:
        if not held:
            diverged = self._recording.diverged
            self._notice = Notice("diverged") if diverged else Notice("longest-run")

    # ------------------------------------------------------------------ time

    def tick(self) -> None:
        """1/60 s passes."""
        if self._encore is not None and not self._encore.is_over:
            self._tell_again(self._encore)
        may_ask = self._may_ask
        if self._playhead.moves:
            self._seen = None
            settings, halt = self._settings, None
            if may_ask:
                settings, halt = self._flow.tempo(settings), self._flow.halt
            self._unless_held(self._playhead.tick(settings, halt))
            self._follow_the_rule()
        if may_ask and self._flow.tick(self._is_settled):
            self._seen = None
        if may_ask and self._playhead.moves:
            self._probe = None
        self._turn_faces()
        if self._kept is not None:
            self._kept.ticks -= 1
            if self._kept.ticks <= 0:
                self._kept, self._seen = None, None

    def _turn_faces(self) -> None:
        """In a stream faces come, else they go."""
        step = 1 if self._playhead.streams else -1
        faced = min(max(self._faced + step, 0), FACE_TICKS)
        if faced != self._faced:
            self._faced, self._seen = faced, None

    def _tell_again(self, encore: Encore) -> None:
        rows = self._preset.dataset.sample_count
        later = encore.later(self._settings.animation_speed, rows)
        self._encore = None if later.is_over and not later.stands else later
        self._seen = None

    # ------------------------------------------------------------------ looking

    def snapshot(self) -> Snapshot:
        """The session as the view may see it; looking changes nothing.

        The same one as long as nothing has changed.
        """
        if self._seen is None:
            self._seen = self._look()
        return self._seen

    def _look(self) -> Snapshot:
        trace = self._current_trace()
        probe = self._current_probe(trace)
        threshold = self._settings.lock_threshold
        neurons = self._topology.neurons
        recording = self._recording
        return Snapshot(
            topology=self._topology,
            dataset=self._preset.dataset,
            preset=self._preset,
            settings=self._settings,
            seed=self._seed,
            epoch=self._playhead.epoch,
            last_epoch=recording.last_epoch,
            playing=self._playhead.playing,
            moves=self.moves,
            moment=self.moment,
            trace=trace,
            sample=self._shown_sample if probe is None else None,
            pinned=self._pinned,
            pinned_neuron=self._pinned_neuron,
            pinned_sample=self._pinned_sample,
            locked=frozenset(n for n in neurons if is_locked(trace, n, threshold)),
            dead=frozenset(n for n in neurons if is_dead(trace, n)),
            outcome=judge(recording, self._playhead.epoch, trace, threshold),
            marks=self._lock_marks.of(recording, threshold),
            history=History(recording),
            run=(self._run, recording.version),
            notice=self._notice,
            as_preset=self._is_as_preset(),
            undoable=self._kept is not None,
            probe=probe,
            faces=self._faced,
            turn=self._flow.turn() if self._may_ask else None,
            encore=self._encore,
            crowned=self._crowned,
            finished=self._finished,
            tries=self._tries,
        )

    def _is_settled(self) -> bool:
        trace, threshold = self._current_trace(), self._settings.lock_threshold
        return judge(self._recording, self._playhead.epoch, trace, threshold).state in ENDS

    def _is_as_preset(self) -> bool:
        preset = self._preset
        own_start = self._seed == (preset.seed if preset.start is None else None)
        return own_start and all(
            getattr(self._settings, name) == getattr(preset.settings, name)
            for name in TRAINING_SETTINGS | START_SETTINGS
        )

    @property
    def recording(self) -> Recording:
        """The recording, for saving it."""
        return self._recording

    @property
    def playing(self) -> bool:
        """Whether the playhead moves by itself."""
        return self._playhead.playing

    @property
    def moves(self) -> bool:
        """Whether a tick changes anything of the run."""
        encore = self._encore
        told = encore is not None and encore.told is not Told.ROWS and not encore.is_over
        return self._playhead.moves or told

    @property
    def _shown_sample(self) -> int | None:
        if self._encore is None:
            return self._sample
        return self._encore.row(self._sample, self._preset.dataset.sample_count)

    @property
    def moment(self) -> Moment:
        """What the presentation shows now."""
        if self._encore is not None:
            return self._encore.moment(self._sample, self._preset.dataset.sample_count)
        moment = self._playhead.moment(self._sample)
        if self._probe is None:
            return moment
        return Moment(Mode.REST, Phase.FORWARD, 0.0, None, moment.flow)

    @property
    def epoch(self) -> int:
        """The epoch that is shown."""
        return self._playhead.epoch

    @property
    def settings(self) -> Settings:
        """The values of all controls."""
        return self._settings

    @property
    def notice(self) -> Notice | None:
        """What the last command or tick has to say."""
        return self._notice

    def _current_trace(self) -> EpochTrace:
        epoch = self._playhead.epoch
        key = (self._run, self._recording.version, epoch)
        if self._trace is None or self._trace[0] != key:
            self._trace = (key, self._recording.trace_at(epoch))
        return self._trace[1]

    def _current_probe(self, trace: EpochTrace) -> Probe | None:
        if self._probe is None:
            self._probed = None
        elif (
            self._probed is None
            or self._probed.inputs != self._probe
            or self._probed.trace.parameters is not trace.parameters
        ):
            self._probed = probed(self._probe, trace)
        return self._probed
