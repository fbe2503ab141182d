"""Whatever a visitor does, in whatever order: a state machine that tries to break the session."""

import math
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import get_args
from unittest import mock

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.outcome import State
from game.session.presentation import Mode, Phase
from game.session.questions.answer import Slot
from game.session.run import KEPT_TICKS, LONG_RUN
from game.session.session import Session
from game.session.settings import CHOICES, FULL_PACE, RANGES
from game.session.tape.recording import DIVERGENCE_LIMIT, Recording
from tests.session.scenario import PRESETS, described

# A start from which bold steps diverge at once joins the presets, so that this, too, is visited.
EXPLOSIVE = described(
    "and", start=200.0, activation="relu", output_activation="relu", learning_rate=1.0, pace=60.0
)
# What is asked has visitors of its own: tests/session/questions/test_any_visitor.py.
SILENT = {name: replace(preset, questions=()) for name, preset in PRESETS.items()}
WORLD = SILENT | {"explosive": EXPLOSIVE}

epochs = st.integers(-3, 500)
moments = st.one_of(st.just(0.0), st.floats(0, 1))
names = st.sampled_from(list(WORLD))


class AnyVisitor(RuleBasedStateMachine):
    """All commands, with time passing between them."""

    @initialize(name=names, seed=st.integers(0, 99))
    def begin(self, name, seed):
        self.rng = np.random.default_rng(seed)
        self.luck = self.rng.bit_generator.state
        self.session = Session(WORLD, WORLD[name], self.rng)
        self.boot = fingerprint(self.session)

    # ------------------------------------------------------------ what a visitor may do

    @rule(ticks=st.integers(1, 40))
    def wait(self, ticks):
        for _ in range(ticks):
            self.session.tick()

    @rule()
    def toggle_play(self):
        self.session.apply(c.TogglePlay())

    @rule()
    def pause(self):
        self.session.apply(c.Pause())
        before = fingerprint(self.session)
        dropped = self.session.snapshot().dropped
        self.session.tick()
        if dropped == self.session.snapshot().dropped:
            assert fingerprint(self.session) == before
        assert not self.session.snapshot().playing

    @rule(first=st.floats(), second=st.floats())
    def run_an_input_of_ones_own(self, first, second):
        self.session.apply(c.Pause())
        before, sample = fingerprint(self.session), self.session.snapshot().sample
        self.session.apply(c.ProbeInput((first, second)))
        self.session.tick()
        seen = self.session.snapshot()
        assert (seen.probe is not None) is (math.isfinite(first) and math.isfinite(second))
        assert seen.probe is None or seen.sample is None
        self.session.apply(c.ProbeInput(None))
        assert self.session.snapshot().sample == sample
        assert fingerprint(self.session) == before

    @rule(
        parameter=st.sampled_from(NETWORK.parameters),
        value=st.one_of(st.floats(-9, 9), st.sampled_from([math.nan, math.inf, -1e300, -0.0])),
        back=st.booleans(),
    )
    def take_in_hand(self, parameter, value, back):
        before = self.session.recording.version, self.session.recording.last_epoch
        self.session.apply(c.TakeInHand(parameter, value))
        seen = self.session.snapshot()
        is_there = parameter in seen.topology.parameters
        if (
            is_there and math.isfinite(value) and seen.hand is not None
        ):  # nobody's while questions are asked
            assert (seen.hand.parameter, seen.pinned) == (parameter, parameter)
            assert seen.trace.parameters.value(parameter) == seen.hand.value
        assert (self.session.recording.version, self.session.recording.last_epoch) == before
        if back:
            self.session.apply(c.PutWeightBack())

    @rule()
    def step(self):
        before = self.session.snapshot()
        self.session.apply(c.StepEpoch())
        after = self.session.snapshot()
        assert not after.playing
        told = before.moment.mode is Mode.STAGED
        assert after.epoch in ({before.epoch, before.epoch + 1} if told else {before.epoch})

    @rule()
    def step_back(self):
        before = self.session.snapshot()
        self.session.apply(c.StepBack())
        after = self.session.snapshot()
        assert after.epoch in {before.epoch, max(before.epoch - 1, 0)}
        assert after.last_epoch == before.last_epoch

    @rule(epoch=epochs, progress=moments)
    def seek(self, epoch, progress):
        last = self.session.snapshot().last_epoch
        self.session.apply(c.Seek(epoch, progress))
        assert self.session.snapshot().epoch == min(max(epoch, 0), last)
        assert self.session.snapshot().last_epoch <= last + 1

    @rule(by=st.integers(-2, 2), times=st.integers(1, 25))
    def walk_term_by_term(self, by, times):
        before = self.session.snapshot()
        for _ in range(times):
            self.session.apply(c.StepTerm(by))
        seen = self.session.snapshot()
        assert abs(seen.epoch - before.epoch) <= 1 + times // 19 + 1
        assert seen.inside is None or not (seen.moves or seen.playing)

    @rule(term=st.integers(-1, 21), leaves=st.booleans())
    def go_to_a_term(self, term, leaves):
        epoch = self.session.snapshot().epoch
        self.session.apply(c.GoToTerm(term))
        seen = self.session.snapshot()
        assert seen.epoch == epoch
        if seen.inside is not None:
            assert seen.moment.mode is Mode.STAGED
            assert seen.moment.phase is seen.inside.station(seen.topology).phase
        if leaves:
            self.session.apply(c.LeaveTerms())
            assert self.session.snapshot().inside is None

    @rule(epoch=epochs)
    def train_to(self, epoch):
        self.session.apply(c.TrainTo(epoch))
        snapshot = self.session.snapshot()
        assert snapshot.epoch == max(epoch, 0) or snapshot.outcome.state is State.DIVERGED

    @rule()
    def restart(self):
        seed = self.session.snapshot().seed
        self.session.apply(c.Restart())
        snapshot = self.session.snapshot()
        assert (snapshot.epoch, snapshot.last_epoch, snapshot.seed) == (0, 0, seed)

    @rule()
    def new_weights(self):
        self.session.apply(c.NewWeights())
        snapshot = self.session.snapshot()
        assert (snapshot.epoch, snapshot.last_epoch) == (0, 0)
        assert snapshot.seed is not None

    @rule()
    def start_over(self):
        self.session.apply(c.StartOver())
        assert fingerprint(self.session) == self.boot
        assert not self.session.snapshot().finished
        assert self.rng.bit_generator.state == self.luck

    @rule(name=names)
    def select_preset(self, name):
        self.session.apply(c.SelectConnection(None))
        self.session.apply(c.SelectPreset(name))
        for _ in range(KEPT_TICKS):  # the run before is let go of
            self.session.tick()
        boot = Session(WORLD, WORLD[name], np.random.default_rng(0))
        assert fingerprint(self.session) == fingerprint(boot)

    @rule(name=names, ticks=st.integers(0, KEPT_TICKS - 1))
    def select_preset_and_undo_it(self, name, ticks):
        self.session.apply(c.UndoPreset())  # so that no older run is kept
        self.session.apply(c.SelectSample(self.session.snapshot().sample))  # nor a notice
        before, long = fingerprint(self.session), self.session.recording.last_epoch > LONG_RUN
        self.session.apply(c.SelectPreset(name))
        for _ in range(ticks):
            self.session.tick()
        assert self.session.snapshot().undoable is long
        self.session.apply(c.UndoPreset())
        assert not self.session.snapshot().undoable
        if long:
            assert fingerprint(self.session) == before

    @rule(slot=st.integers(-1, 3))
    def bring_a_future_back(self, slot):
        before = self.session.snapshot()
        self.session.apply(c.BringBack(slot))
        after = self.session.snapshot()
        there = {future.slot: future for future in before.futures}
        if slot not in there:
            assert after.run == before.run
            return
        assert (after.run, after.last_epoch) == (there[slot].run, there[slot].last_epoch)
        assert after.epoch == min(before.epoch, after.last_epoch)

    @rule()
    def bring_back_what_made_room(self):
        dropped = self.session.snapshot().dropped
        self.session.apply(c.UndoDrop())
        if dropped is not None:
            assert len(self.session.snapshot().futures) > 1

    @rule(name=st.sampled_from(list(RANGES)), fraction=st.floats(0, 1))
    def move_a_slider(self, name, fraction):
        value = RANGES[name].value_at(fraction)
        self.session.apply(c.ChangeSetting(name, value))
        assert getattr(self.session.settings, name) == value

    @rule(name=st.sampled_from(list(CHOICES)), choice=st.integers(0, 1))
    def choose(self, name, choice):
        value = CHOICES[name][choice]
        if name == "hidden":
            self.put_the_hidden_layer_in_or_out(value)
            return
        weights = self.session.snapshot().trace.parameters.vector
        self.session.apply(c.ChangeSetting(name, value))
        snapshot = self.session.snapshot()
        notice = None if snapshot.notice is None else snapshot.notice.key
        unavailable = notice in ("output-unavailable", "no-hidden-neurons")
        assert (notice == "no-hidden-neurons") <= (snapshot.settings.hidden == "off")
        assert getattr(snapshot.settings, name) == value or unavailable
        assert snapshot.trace.parameters.vector.tobytes() == weights.tobytes()

    def put_the_hidden_layer_in_or_out(self, value):
        before = self.session.snapshot()
        self.session.apply(c.ChangeSetting("hidden", value))
        after = self.session.snapshot()
        assert after.settings.hidden == value
        if value == before.settings.hidden:
            assert (after.run, after.epoch) == (before.run, before.epoch)
            return
        assert (after.epoch, after.last_epoch, after.futures, after.hand) == (0, 0, (), None)
        assert after.seed == (before.preset.seed if before.seed is None else before.seed)
        if before.pinned is not None:
            kept = before.topology.parameter_name(before.pinned) == "b.o1"
            assert (after.pinned is not None) is kept

    @rule()
    def full_pace(self):
        self.session.apply(c.ChangeSetting("pace", FULL_PACE))

    @rule(sample=st.one_of(st.none(), st.integers(0, 3)))
    def select_row(self, sample):
        self.session.apply(c.SelectSample(sample))
        assert self.session.snapshot().sample == sample

    @rule()
    def select_next_row(self):
        self.session.apply(c.SelectNextSample())

    @rule(phase=st.sampled_from(Phase))
    def tell_again(self, phase):
        epoch = self.session.snapshot().epoch
        self.session.apply(c.TellAgain(phase))
        snapshot = self.session.snapshot()
        assert (snapshot.epoch, snapshot.playing) == (epoch, False)
        assert (snapshot.moment.mode, snapshot.moment.phase) == (Mode.STAGED, phase)

    @rule(sample=st.integers(0, 3))
    def run_row(self, sample):
        epoch = self.session.snapshot().epoch
        self.session.apply(c.RunRow(sample))
        assert self.session.snapshot().sample == sample
        assert self.session.snapshot().epoch == epoch

    @rule()
    def celebrate(self):
        before = self.session.snapshot()
        self.session.apply(c.CelebrateWin())
        after = self.session.snapshot()
        won = before.outcome.state is State.SOLVED and not before.crowned
        assert after.crowned == (before.crowned or won)
        assert not won or (after.outcome.state is State.SOLVED and not after.playing)

    @rule()
    def finish(self):
        self.session.apply(c.FinishStory())
        assert self.session.snapshot().preset.name in self.session.snapshot().finished

    @rule()
    def new_start(self):
        self.session.apply(c.NewStart())
        snapshot = self.session.snapshot()
        assert (snapshot.epoch, snapshot.last_epoch, snapshot.playing) == (0, 0, True)

    @rule(parameter=st.one_of(st.none(), st.sampled_from(NETWORK.parameters)))
    def pin(self, parameter):
        before = self.session.snapshot()
        self.session.apply(c.SelectConnection(parameter))
        if parameter is not None and parameter not in before.topology.parameters:
            assert self.session.snapshot().pinned == before.pinned
            return
        assert self.session.snapshot().pinned == parameter
        assert self.session.snapshot().pinned_neuron is None

    @rule(neuron=st.one_of(st.none(), st.sampled_from(NETWORK.neurons)))
    def pin_neuron(self, neuron):
        before = self.session.snapshot()
        self.session.apply(c.SelectNeuron(neuron))
        if neuron is not None and neuron not in before.topology.neurons:
            assert self.session.snapshot().pinned_neuron == before.pinned_neuron
            return
        assert self.session.snapshot().pinned_neuron == neuron
        assert self.session.snapshot().pinned is None

    @rule(
        command=st.sampled_from(
            [
                *(c.AskQuestions(True), c.AskQuestions(False, clocks=False)),
                *(c.PlaceAnswer(Slot.UP), c.JustWatch(), c.ShowMe(), c.GoOn(), c.OnceMore()),
                *(c.PoseQuestion(), c.ChooseVotes(1), c.TypeHands(7), c.EraseHands()),
                *(c.AddHands(0, 1), c.AskQuestions(True, clocks=False, counts=True)),
                *(c.BeginRace(), c.PullLine(NETWORK.parameters[0], 1.0)),
                *(c.PutBack(), c.MakeMove(), c.LeaveRace()),
            ]
        )
    )
    def answer_where_nothing_is_asked(self, command):
        self.session.apply(c.SelectSample(self.session.snapshot().sample))  # no notice stays
        self.session.apply(c.PutWeightBack())  # nor what is for the lab alone
        before = fingerprint(self.session)
        self.session.apply(command)
        assert fingerprint(self.session) == before

    # ------------------------------------------------------------ what always holds

    @invariant()
    def the_playhead_is_on_the_recording(self):
        snapshot = self.session.snapshot()
        assert 0 <= snapshot.epoch <= snapshot.last_epoch
        assert snapshot.last_epoch == self.session.recording.last_epoch

    @invariant()
    def every_number_is_finite(self):
        trace = self.session.snapshot().trace
        assert np.abs(trace.parameters.vector).max() <= DIVERGENCE_LIMIT
        for arrays in (
            trace.forward.pre_activations,
            trace.forward.activations,
            trace.forward.slopes,
            trace.backward.deltas,
            trace.backward.backprop_sums,
        ):
            assert all(np.isfinite(array).all() for array in arrays)
        assert np.isfinite(trace.backward.gradients.vector).all()
        assert math.isfinite(trace.loss)
        assert np.isfinite(self.session.recording.losses).all()

    @invariant()
    def the_trace_follows_the_rule_at_the_playhead(self):
        snapshot = self.session.snapshot()
        rule_there = self.session.recording.rule_at(snapshot.epoch)
        assert snapshot.trace.rule == rule_there
        assert snapshot.settings.hyperparameters == rule_there

    @invariant()
    def the_snapshot_agrees_with_itself(self):
        snapshot = self.session.snapshot()
        assert (snapshot.outcome.state is State.SOLVED) <= (snapshot.trace.right_count == 4)
        if snapshot.outcome.state is State.SOLVED:
            assert snapshot.outcome.since is not None
            assert 0 <= snapshot.outcome.since <= snapshot.epoch
        if snapshot.outcome.state is State.READY:
            assert snapshot.last_epoch == 0
        assert (snapshot.moment.mode is Mode.READY) <= (snapshot.last_epoch == 0)
        assert 0.0 <= snapshot.moment.progress <= 1.0
        assert all(0 <= mark.epoch <= snapshot.last_epoch for mark in snapshot.marks)
        assert [m.epoch for m in snapshot.marks] == sorted(m.epoch for m in snapshot.marks)

    @invariant()
    def the_network_is_the_one_that_is_set(self):
        snapshot = self.session.snapshot()
        assert snapshot.topology == snapshot.settings.topology == self.session.recording.topology
        assert snapshot.pinned is None or snapshot.pinned in snapshot.topology.parameters
        assert snapshot.pinned_neuron in (None, *snapshot.topology.neurons)
        assert len(snapshot.trace.parameters.vector) == len(snapshot.topology.parameters)

    @invariant()
    def looking_twice_shows_the_same(self):
        assert fingerprint(self.session) == fingerprint(self.session)
        first, second = self.session.snapshot(), self.session.snapshot()
        assert first.trace is second.trace
        assert first.run == second.run


class AnyVisitorOfALongRun(AnyVisitor):
    """The same with a recording that is thinned all the time."""

    def __init__(self):
        super().__init__()
        short = partial(Recording, capacity=16)
        self.patch = mock.patch("game.session.run.Recording", short)
        self.patch.start()

    def teardown(self):
        self.patch.stop()


AnyVisitor.TestCase.settings = settings(max_examples=60, stateful_step_count=40)
AnyVisitorOfALongRun.TestCase.settings = settings(max_examples=40, stateful_step_count=40)
TestAnyVisitor = AnyVisitor.TestCase
TestAnyVisitorOfALongRun = AnyVisitorOfALongRun.TestCase


def test_every_kind_of_command_is_tried():
    rules = Path(__file__).read_text(encoding="utf-8")
    kinds = {kind.__name__ for kind in get_args(c.Command)}
    assert {kind for kind in kinds if f"c.{kind}(" not in rules} == set()
