"""One visitor's run: a recording, a playhead, and the rules by which commands and
ticks move them.
"""

from collections.abc import Iterator, Mapping
from copy import copy, deepcopy
from itertools import count
from typing import Any, Protocol

import numpy as np

from game.engine.saturation import is_dead, is_locked
from game.engine.topology import NeuronId, ParameterId, Topology
from game.session import commands as c
from game.session.aside.encore import Encore, Told, ends_encore
from game.session.aside.in_hand import puts_back, trains_on
from game.session.aside.own_input import OwnInput
from game.session.outcome import State
from game.session.presentation import FACE_TICKS, Mode, Moment, Phase
from game.session.presets import Preset
from game.session.questions.asking import Asking
from game.session.questions.flow.commands import pass_on
from game.session.questions.turn import Turn
from game.session.run import LONG_RUN, KeptRun, Run
from game.session.settings import Settings
from game.session.snapshot import Notice, Snapshot
from game.session.tape.recording import Recording
from game.session.terms.inside import Inside, TermByTerm

LARGEST_NEW_SEED = 10_000
# A win that was passed by no more than so many epochs ago is gone back to.
MOST_BACK = 60


class Witness(Protocol):
    """Who is told of all that moves a session, after it has."""

    def applied(self, command: c.Command) -> None:
        """It has carried out a command."""

    def ticked(self) -> None:
        """1/60 s has passed in it."""


class Session:
    """Applies commands, advances by ticks of 1/60 s, gives snapshots. Knows neither screen nor
    clock.

    ``rng`` draws the seeds of new weights. ``preset`` may be one that is not in ``presets`` (a run
    described on the command line). ``run_numbers`` numbers the runs; sessions of one program share
    it, so that no two of them ever show the same ``run``.
    """

    def __init__(
        self,
        presets: Mapping[str, Preset],
        preset: Preset,
        rng: np.random.Generator,
        run_numbers: Iterator[int] | None = None,
    ) -> None:
        self.witness: Witness | None = None
        self.boot_preset = preset
        self.boot_luck: Mapping[str, Any] = deepcopy(rng.bit_generator.state)
        self._presets = presets
        self._rng = rng
        self._run_numbers = count(1) if run_numbers is None else run_numbers
        self._pinned: ParameterId | None = None
        self._pinned_neuron: NeuronId | None = None
        self._own_input = OwnInput()
        self._terms = TermByTerm()
        self._notice: Notice | None = None
        self._seen: Snapshot | None = None
        self._kept: KeptRun | None = None
        self._encore: Encore | None = None
        self._finished: frozenset[str] = frozenset()
        self._faced = 0
        self._asking = Asking()
        self._run = self._run_of(preset)

    # ------------------------------------------------------------------ commands

    def apply(self, command: c.Command) -> None:
        """Carry out one command. An impossible one changes nothing but, where it
        helps, says why.
        """
        self._obey(command)
        if self.witness is not None:
            self.witness.applied(command)

    def _obey(self, command: c.Command) -> None:
        self._notice, self._seen = None, None
        self._own_input.obey(command)
        encore, number = self._encore, self._run.number
        if ends_encore(command):
            self._encore = None
        if isinstance(command, c.TogglePlay) and encore is not None and self._holds(encore):
            return
        if trains_on(command):
            self._run.keep_what_is_in_hand()
        elif puts_back(command, self._run.hand):
            self._run.put_back()
        self._carry_out(command)
        self._terms.obey(command)
        run = self._run
        if run.number != number:
            self._encore, self._faced = None, 0
        run.follow_the_rule()
        run.flow.obey()
        run.race.obey()
        if not run.may_ask:
            run.flow.leave()
            run.race.leave()

    def _carry_out(self, command: c.Command) -> None:
        run, flow = self._run, self._run.flow
        match command:
            case c.TogglePlay():
                self._unless_held(run.playhead.toggle())
            case c.Pause():
                run.playhead.pause()
            case c.StepEpoch() if flow.runs:
                pass  # it is on its way to what is to be seen
            case c.StepEpoch():
                self._unless_held(run.playhead.step(flow.halt))
            case c.StepBack():
                run.playhead.step_back()
            case c.Seek(epoch, progress):
                run.playhead.seek(epoch, progress)
            case c.StepTerm(by):
                if by and not run.may_ask:
                    self._unless_held(self._terms.step(by, run.playhead, run.topology))
            case c.GoToTerm(term):
                if not run.may_ask:
                    self._unless_held(self._terms.go_to(term, run.playhead, run.topology))
            case c.LeaveTerms():
                self._terms.leave(run.playhead)
            case c.TrainTo(epoch):
                self._unless_held(run.playhead.train_to(epoch))
                flow.trained_to(run.playhead.epoch)
            case c.Restart():
                self._keep_futures(copy(run))
                run.begin(next(self._run_numbers), run.recording.ghost_from(0))
            case c.NewWeights():
                self._begin_with_new_seed()
            case c.StartOver():
                self._start_over()
            case c.SelectPreset(name):
                if name in self._presets:
                    self._replace_by(self._presets[name])
            case c.UndoPreset():
                if self._kept is not None:
                    self._undo_preset(self._kept)
            case c.BringBack(slot):
                if run.futures.bring_back(slot):
                    run.follow_the_future()
            case c.UndoDrop():
                if run.futures.bring_back_dropped():
                    run.follow_the_future()
            case c.ChangeSetting(name, value):
                self._change(name, value)
            case c.SelectSample(sample):
                run.select_sample(sample)
            case c.SelectNextSample():
                run.select_next_sample()
            case c.SelectConnection(parameter):
                if parameter is None or parameter in run.topology.parameters:
                    self._pin(parameter, None)
            case c.TellAgain(phase):
                run.playhead.pause()
                self._encore = Encore(Told.PHASE, phase)
            case c.RunRow(sample):
                self._run_row(sample)
            case c.CelebrateWin():
                self._celebrate()
            case c.FinishStory():
                self._finished |= {run.preset.name}
            case c.NewStart():
                self._begin_with_new_seed()
                run.playhead.toggle()
            case c.SelectNeuron(neuron):
                if neuron is None or neuron in run.topology.neurons:
                    self._pin(None, neuron)
            case c.TakeInHand(parameter, value):
                if not run.may_ask and run.take_in_hand(parameter, value):
                    self._pin(parameter, None)
            case c.PutWeightBack():
                pass  # it has been
            case c.ProbeInput(inputs):
                self._own_input.choose(inputs)
                if inputs is not None:
                    run.playhead.pause()
            case c.AskQuestions(asked, clocks, kinds, counts):
                self._asking.kinds = kinds
                self._ask_questions(asked, clocks, counts)
            case c.PoseQuestion():
                self._pose()
            case c.BeginRace():
                self._begin_race()
            case c.PullLine(line, value):
                run.race.pull(line, value)
            case c.PutBack():
                run.race.put_back()
            case c.MakeMove():
                run.race.move()
            case c.LeaveRace():
                if run.race.leave():
                    self._unless_held(run.playhead.toggle())
            case _:
                pass_on(command, flow)

    def _pose(self) -> None:
        run, asked = self._run, self._run.flow.posable
        if asked is not None and run.may_ask:
            self._encore = None
            self._unless_held(run.playhead.train_to(asked))
            run.flow.pose()

    def _ask_questions(self, asked: bool, clocks: bool, counts: bool) -> None:
        self._asking.asks = asked
        self._asking.clocks, self._asking.counts = clocks, counts
        self._run.flow.lead(clocks, counts)
        if asked and not self._run.flow.has_questions:
            self._run.ask_anew()

    def _begin_race(self) -> None:
        if not self._run.may_ask:
            return
        if self._run.race.has_ended:
            self._run.begin(next(self._run_numbers))
        self._run.race.begin()

    def _pin(self, parameter: ParameterId | None, neuron: NeuronId | None) -> None:
        """One card is open at a time: a connection's, a neuron's, or none."""
        self._pinned, self._pinned_neuron = parameter, neuron

    def _pin_what_is_left(self, before: Topology) -> None:
        """In another network that keeps its card which has the same name there."""
        now, pinned, neuron = self._run.topology, self._pinned, self._pinned_neuron
        if now == before:
            return
        self._pin(
            None if pinned is None else now.by_name.get(before.parameter_name(pinned)),
            None if neuron is None else now.named_neuron(before.neuron_name(neuron)),
        )

    def _holds(self, encore: Encore) -> bool:
        """Whether that which is told again was still moving: then pausing it is all that is asked,
        and what it has come to stands.
        """
        if encore.is_over or encore.told is Told.ROWS:
            return False
        self._encore = encore._replace(progress=1.0) if encore.stands else None
        return True

    def _run_row(self, sample: int) -> None:
        run = self._run
        run.select_sample(sample)
        if not run.playhead.moves and run.sample == sample:
            self._encore = Encore(Told.ROW)

    def _celebrate(self) -> None:
        run, outcome = self._run, self._run.outcome
        if outcome.state is not State.SOLVED or run.crowned:
            return
        since = run.playhead.epoch if outcome.since is None else outcome.since
        if run.playhead.epoch - since <= MOST_BACK and not run.flow.has_ended:
            run.playhead.seek(since, 0.0)
        run.playhead.pause()
        run.crowned, self._encore = True, Encore(Told.ROWS)

    def _start_over(self) -> None:
        self._finished = frozenset()
        self._rng.bit_generator.state = deepcopy(self.boot_luck)
        self._pin(None, None)
        self._kept = None
        self._run = self._run_of(self.boot_preset)

    def _replace_by(self, preset: Preset) -> None:
        """Another preset; the run that it takes the place of is kept for a while if it is long."""
        if self._run.recording.last_epoch > LONG_RUN:
            self._kept = KeptRun(self._run, (self._pinned, self._pinned_neuron))
        before = self._run.topology
        self._run = self._run_of(preset)
        self._pin_what_is_left(before)

    def _undo_preset(self, kept: KeptRun) -> None:
        if kept.run.topology != self._run.topology:
            self._pin(*kept.pins)
        self._run, self._kept = kept.run, None
        self._run.flow.lead(self._asking.clocks, self._asking.counts)

    def _run_of(self, preset: Preset) -> Run:
        return Run(preset, self._asking, next(self._run_numbers))

    def _keep_futures(self, before: Run) -> None:
        """What begins again takes all futures with it: where there are several, that is kept."""
        if len(before.futures.kept) > 1:
            self._kept = KeptRun(before, (self._pinned, self._pinned_neuron))

    def _begin_with_new_seed(self) -> None:
        run = self._run
        self._keep_futures(copy(run))
        run.count_try()
        run.seed = int(self._rng.integers(1, LARGEST_NEW_SEED))
        run.begin(next(self._run_numbers))

    def _change(self, name: str, value: float | str) -> None:
        run = self._run
        as_it_was = copy(run)
        again, self._notice = run.change(name, value)
        if again:
            self._keep_futures(as_it_was)
            run.seed = run.preset.seed if run.seed is None else run.seed
            before = run.topology
            run.begin(next(self._run_numbers))
            self._pin_what_is_left(before)

    def _unless_held(self, held: bool) -> None:
        if not held:
            diverged = self._run.recording.diverged
            self._notice = Notice("diverged") if diverged else Notice("longest-run")

    # ------------------------------------------------------------------ time

    def tick(self) -> None:
        """1/60 s passes."""
        run = self._run
        if self._encore is not None and not self._encore.is_over:
            self._tell_again(self._encore)
        may_ask = run.may_ask
        if run.race.tick():
            self._seen = None
        if run.playhead.moves:
            self._seen = None
            settings, halt = run.settings, None
            if may_ask:
                settings, halt = run.flow.tempo(settings), run.flow.halt
            self._unless_held(run.playhead.tick(settings, halt))
            run.follow_the_rule()
        if may_ask and run.flow.tick(lambda: run.is_settled):
            self._seen = None
        if may_ask and run.playhead.moves:
            self._own_input.choose(None)
        self._turn_faces()
        if run.futures.tick():
            self._seen = None
        if self._kept is not None:
            self._kept.ticks -= 1
            if self._kept.ticks <= 0:
                self._kept, self._seen = None, None
        if self.witness is not None:
            self.witness.ticked()

    def _turn_faces(self) -> None:
        """In a stream faces come, else they go."""
        step = 1 if self._run.playhead.streams else -1
        faced = min(max(self._faced + step, 0), FACE_TICKS)
        if faced != self._faced:
            self._faced, self._seen = faced, None

    def _tell_again(self, encore: Encore) -> None:
        rows = self._run.preset.dataset.sample_count
        later = encore.later(self._run.settings.animation_speed, rows)
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

    @property
    def turn(self) -> Turn | None:
        """Where a visitor's questions stand, as the snapshot has it; None while none are asked."""
        return self._run.flow.turn() if self._run.may_ask else None

    def _look(self) -> Snapshot:
        run = self._run
        race = run.race.race() if run.may_ask else None
        raced = run.race.trace if race is not None else None
        trace = run.trace if raced is None else raced
        version = run.recording.version if raced is None else -1 - run.race.revision
        probe = self._own_input.probe(trace)
        threshold = run.settings.lock_threshold
        neurons = run.topology.neurons
        return Snapshot(
            topology=run.topology,
            dataset=run.preset.dataset,
            preset=run.preset,
            settings=run.settings,
            seed=run.seed,
            epoch=run.playhead.epoch,
            last_epoch=run.recording.last_epoch,
            playing=run.playhead.playing,
            moves=self.moves,
            moment=self.moment,
            trace=trace,
            sample=self._shown_sample if probe is None else None,
            pinned=self._pinned,
            pinned_neuron=self._pinned_neuron,
            pinned_sample=run.pinned_sample,
            locked=frozenset(n for n in neurons if is_locked(trace, n, threshold)),
            dead=frozenset(n for n in neurons if is_dead(trace, n)),
            outcome=run.outcome,
            marks=run.lock_marks,
            history=run.history,
            run=(run.number, version),
            notice=self._notice,
            as_preset=run.is_as_preset,
            undoable=self._kept is not None,
            probe=probe,
            faces=self._faced,
            turn=self.turn,
            race=race,
            encore=self._encore,
            crowned=run.crowned,
            finished=self._finished,
            tries=run.tries,
            futures=run.courses,
            dropped=None if run.futures.dropped is None else run.futures.dropped.letter,
            hand=run.hand,
            inside=self._inside,
        )

    @property
    def recording(self) -> Recording:
        """The recording, for saving it."""
        return self._run.recording

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """Those of all futures, for weighing them."""
        return tuple(future.recording for future in self._run.futures.kept)

    @property
    def playing(self) -> bool:
        """Whether the playhead moves by itself."""
        return self._run.playhead.playing

    @property
    def moves(self) -> bool:
        """Whether a tick changes anything of the run."""
        encore = self._encore
        told = encore is not None and encore.told is not Told.ROWS and not encore.is_over
        return self._run.playhead.moves or told

    @property
    def _shown_sample(self) -> int | None:
        run = self._run
        if self._encore is None:
            return run.sample
        return self._encore.row(run.sample, run.preset.dataset.sample_count)

    @property
    def _inside(self) -> Inside | None:
        run, pinned, neuron = self._run, self._pinned, self._pinned_neuron
        if self._own_input.is_there:
            return None  # it has nothing to be compared with; the walk goes on after it
        return self._terms.inside(run.topology, run.pinned_sample, pinned, neuron)

    @property
    def moment(self) -> Moment:
        """What the presentation shows now."""
        run = self._run
        if self._encore is not None:
            return self._encore.moment(run.sample, run.preset.dataset.sample_count)
        sample = run.sample if self._terms.term is None else run.pinned_sample
        moment = run.playhead.moment(sample)
        if run.hand is not None and not self._own_input.is_there:
            return moment._replace(mode=Mode.REST)
        if run.may_ask and run.race.trace is not None:
            return moment._replace(mode=Mode.READY)  # what comes back is the machine's to feel
        if not self._own_input.is_there:
            return moment
        return Moment(Mode.REST, Phase.FORWARD, 0.0, None, moment.flow)

    @property
    def epoch(self) -> int:
        """The epoch that is shown."""
        return self._run.playhead.epoch

    @property
    def settings(self) -> Settings:
        """The values of all controls."""
        return self._run.settings

    @property
    def notice(self) -> Notice | None:
        """What the last command or tick has to say."""
        return self._notice
