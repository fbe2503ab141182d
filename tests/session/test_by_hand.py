"""Weights by hand: what is tried leaves nothing behind, and what is trained on is a future."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.parameters import Parameters
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.trace import trace_epoch
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.presentation import Mode
from game.session.tape.by_hand import FARTHEST
from game.session.tape.pins import PinKind
from game.session.tape.recording import Recording
from tests.session.scenario import Scenario

H1_O1 = NETWORK.by_name["h1-o1"]
PARAMETERS = st.sampled_from(NETWORK.parameters)
VALUES = st.floats(-8, 8)


def at(epoch: int, last: int = 200, preset: str = "xor") -> Scenario:
    story = Scenario(preset).train_to(last).seek(epoch)
    return story.do(c.SelectConnection(H1_O1))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60), PARAMETERS, st.lists(VALUES, min_size=1, max_size=4))
def test_to_put_back_leaves_nothing(epoch, parameter, values):
    story = at(epoch, 60).do(c.SelectConnection(parameter))
    before = fingerprint(story.session)
    for value in values:
        story.do(c.TakeInHand(parameter, value))
    assert fingerprint(story.session) != before
    story.do(c.PutWeightBack())
    assert fingerprint(story.session) == before


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60), PARAMETERS, VALUES, VALUES)
def test_what_is_seen_follows_from_epoch_parameter_and_value(epoch, parameter, first, value):
    story = at(epoch, 60).do(c.TakeInHand(parameter, first), c.TakeInHand(parameter, value))
    vector = np.array(story.session.recording.vector_at(epoch))
    was = vector[NETWORK.parameters.index(parameter)]
    vector[NETWORK.parameters.index(parameter)] = value
    seen = story.now
    expected = trace_epoch(
        Parameters.of_vector(vector, NETWORK), seen.dataset, story.session.recording.rule_at(epoch)
    )
    assert seen.hand == (parameter, value, was)
    assert float(seen.trace.loss) == float(expected.loss)
    gradients = [trace.backward.gradients.vector for trace in (seen.trace, expected)]
    assert gradients[0].tobytes() == gradients[1].tobytes()
    assert (seen.epoch, seen.last_epoch, seen.futures) == (epoch, 60, ())


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 90), PARAMETERS, VALUES, st.integers(1, 90))
def test_to_train_on_is_to_train_a_run_that_starts_with_these_parameters(
    epoch, parameter, value, more
):
    story = at(epoch, 90).do(c.TakeInHand(parameter, value))
    start = story.now.trace.parameters.vector
    story.train_to(epoch + more)
    recording = story.session.recording
    alone = Recording(start, recording.dataset, recording.rule_at(epoch), NETWORK)
    alone.train(more)
    for each in range(more + 1):
        assert recording.vector_at(epoch + each).tobytes() == alone.vector_at(each).tobytes()


def test_however_much_is_thinned_out_every_epoch_comes_back():
    story = at(40, 60)
    whole = story.session.recording
    small = Recording(whole.vector_at(0), whole.dataset, whole.rule_at(0), NETWORK, capacity=8)
    small.train(60)
    for recording in (whole, small):
        recording.branch(37, recording.rule_at(0), ((H1_O1, 1.5),))
        recording.train(5)
        recording.branch(42, recording.rule_at(0), ((NETWORK.by_name["b.h2"], -2.0),))
        recording.branch(42, recording.rule_at(0), ((H1_O1, 0.5),))
        recording.train(58)
    assert small.stride > 4
    for epoch in (0, 36, 37, 38, 41, 42, 43, 63, 64, 65, 99, 100, 37, 42):
        assert small.vector_at(epoch).tobytes() == whole.vector_at(epoch).tobytes()
        assert small.by_hand_at(epoch) == whole.by_hand_at(epoch)
    assert dict(whole.by_hand_at(42)) == {H1_O1: 0.5, NETWORK.by_name["b.h2"]: -2.0}


@pytest.mark.parametrize("command", [c.TogglePlay(), c.StepEpoch(), c.TrainTo(130)])
def test_play_step_and_training_make_it_a_future(command):
    story = at(120)
    left = story.session.recording
    was = left.vector_at(120).tobytes()
    story.do(c.TakeInHand(H1_O1, -1.8))
    assert story.now.futures == ()
    story.do(command).wait(3)
    first, second = story.now.futures
    assert (second.active, second.parted, second.by_hand) == (True, 120, (H1_O1,))
    assert (first.last_epoch, first.by_hand) == (200, ())
    assert left.vector_at(120).tobytes() == was
    assert story.now.hand is None
    assert (120, PinKind.BY_HAND) in [(pin.epoch, pin.kind) for pin in story.now.pins]
    assert not story.now.as_preset


def test_leaving_and_returning_changes_nothing():
    story = at(120).do(c.TakeInHand(H1_O1, -1.8)).train_to(150)
    by_hand = fingerprint(story.session)
    story.do(c.BringBack(0), c.BringBack(1))
    assert fingerprint(story.session) == by_hand
    story.do(c.BringBack(0), c.Seek(120), c.TakeInHand(H1_O1, -1.8), c.TrainTo(150))
    assert fingerprint(story.session) == by_hand, "the same change is the same future"


def test_at_the_end_too_what_was_trained_there_is_kept():
    story = at(200).do(c.TakeInHand(H1_O1, -1.8)).train_to(210)
    assert [future.last_epoch for future in story.now.futures] == [200, 210]


def test_before_anything_is_recorded_it_is_another_start():
    story = Scenario("xor").do(c.TakeInHand(H1_O1, 2.0)).train_to(5)
    assert story.now.futures == ()
    assert story.session.recording.vector_at(0)[NETWORK.parameters.index(H1_O1)] == 2.0
    assert not story.now.as_preset


def test_what_was_not_changed_is_no_future():
    story = at(120)
    was = story.now.trace.parameters.value(H1_O1)
    story.do(c.TakeInHand(H1_O1, 3.0), c.TakeInHand(H1_O1, was), c.TogglePlay()).wait(5)
    assert story.now.futures == ()


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_no_number_changes_nothing(value):
    story = at(120)
    before = fingerprint(story.session)
    assert fingerprint(story.do(c.TakeInHand(H1_O1, value)).session) == before


def test_a_hand_reaches_so_far():
    story = at(120).do(c.TakeInHand(H1_O1, 1e9))
    assert story.now.hand.value == FARTHEST


def test_what_goes_elsewhere_puts_it_back():
    for command in (
        c.Seek(40),
        c.StepBack(),
        c.SelectConnection(None),
        c.SelectNeuron(NETWORK.neurons[0]),
        c.SelectConnection(NETWORK.by_name["b.o1"]),
        c.Restart(),
        c.AskQuestions(True),
    ):
        story = at(120).do(c.TakeInHand(H1_O1, -1.8), command)
        assert story.now.hand is None, command
        assert story.now.futures == ()


def test_what_trains_may_be_changed_while_a_weight_is_in_hand():
    story = at(120).do(c.TakeInHand(H1_O1, -1.8)).change(loss="cross-entropy")
    assert story.now.hand.value == -1.8
    assert story.now.trace.rule.loss.name == "cross-entropy"


def test_whatever_is_told_stands_still_for_it():
    story = at(120).do(c.StepEpoch()).wait(20).do(c.TakeInHand(H1_O1, 1.0))
    assert story.now.moment.mode is Mode.REST
    assert not story.now.moves
