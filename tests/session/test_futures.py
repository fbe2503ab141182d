"""Futures in a session: what a change in the past keeps, and what comes back."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session import commands as c
from game.session.outcome import State
from game.session.tape.futures import DROPPED_TICKS
from tests.session.scenario import Scenario

BRANCHED = 120
CHANGES = st.sampled_from(
    [
        c.ChangeSetting("loss", "cross-entropy"),
        c.ChangeSetting("loss", "mse"),
        c.ChangeSetting("learning_rate", 0.9),
        c.ChangeSetting("learning_rate", 0.2),
        c.ChangeSetting("activation", "relu"),
    ]
)
WISHES = st.one_of(
    CHANGES,
    st.builds(c.Seek, st.integers(0, 90), st.sampled_from([0.0, 0.0, 0.4])),
    st.builds(c.TrainTo, st.integers(0, 90)),
    st.builds(c.BringBack, st.integers(0, 3)),
    st.builds(c.UndoDrop),
    st.builds(c.TogglePlay),
    st.builds(c.StepEpoch),
    st.builds(c.StepBack),
    st.integers(1, 20),
)


def demonstration() -> Scenario:
    """The headline: play, drag back, press L, play."""
    story = Scenario("vanishing-gradient").train_to(300).seek(BRANCHED)
    return story.change(loss="cross-entropy").train_to(250)


def do(story: Scenario, wishes: list[object]) -> Scenario:
    for wish in wishes:
        if isinstance(wish, int):
            story.wait(wish)
        else:
            story.do(wish)
    return story


def test_two_futures_from_identical_weights():
    story = demonstration()
    first, second = story.now.futures
    assert [f.letter for f in story.now.futures] == ["A", "B"]
    assert (first.active, second.active) == (False, True)
    assert (first.last_epoch, second.last_epoch) == (300, 250)
    assert (second.parted, first.shared, second.shared) == (BRANCHED, BRANCHED, None)
    assert (second.before.loss.name, second.after.loss.name) == ("mse", "cross-entropy")
    weights = [f.history.trace_at(BRANCHED).parameters.vector.tobytes() for f in (first, second)]
    assert weights[0] == weights[1]
    assert first.history.trace_at(200).right_count == 1
    assert second.history.trace_at(200).right_count == 4
    story.expect_state(State.SOLVED, since=180)
    assert second.history.solved_by(second.last_epoch) == 180


def test_what_is_brought_back_stands_at_the_same_epoch():
    story = demonstration().seek(200)
    story.do(c.BringBack(0)).expect_epoch(200, of=300).expect_right(1)
    story.expect_settings(loss="mse").do(c.BringBack(1)).expect_epoch(200, of=250).expect_right(4)
    story.expect_settings(loss="cross-entropy")
    story.do(c.BringBack(0)).seek(300).do(c.BringBack(1)).expect_epoch(250)


def test_a_moment_of_the_shared_past_stays_as_it_is():
    story = demonstration().seek(60, 0.4)
    before = story.now
    after = story.do(c.BringBack(0)).now
    assert (after.epoch, after.moment) == (before.epoch, before.moment)
    assert after.trace.parameters.vector.tobytes() == before.trace.parameters.vector.tobytes()


def test_leaving_and_returning_changes_nothing():
    story = demonstration().seek(200)
    before = story.fingerprint
    assert story.do(c.BringBack(0), c.BringBack(1)).fingerprint == before


def test_it_plays_on_when_another_one_is_brought_back():
    story = demonstration().seek(200).start_playing()
    story.do(c.BringBack(0)).expect_playing().wait(60)
    assert story.now.epoch > 200
    story.expect_right(1)


def test_where_only_one_loss_is_known_the_futures_are_measured_by_it():
    story = Scenario("xor").train_to(100).seek(50).change(learning_rate=0.3).train_to(90)
    assert not story.now.history.losses_differ
    assert not any(f.history.losses_differ for f in story.now.futures)
    assert all(f.history.losses_differ for f in demonstration().now.futures)
    assert demonstration().seek(10).now.history.losses_differ, "the same ruler in the shared past"


def test_a_change_at_the_end_makes_no_future():
    story = Scenario("xor").train_to(100).change(learning_rate=0.3).train_to(120)
    assert story.now.futures == ()


def test_a_slider_that_is_drawn_makes_one_future():
    story = Scenario("xor").train_to(100).seek(50)
    for rate in (0.9, 0.7, 0.5, 0.3):
        story.change(learning_rate=rate)
    assert [f.letter for f in story.now.futures] == ["A", "B"]
    assert story.change(learning_rate=1.0).now.futures == (), "drawn back to where it was"
    story.expect_epoch(50, of=100)


def test_new_weights_restart_and_presets_begin_with_one_future():
    for begin in (c.NewWeights(), c.Restart(), c.SelectPreset("and"), c.StartOver()):
        assert demonstration().do(begin).now.futures == (), begin
    story = demonstration()
    assert len(story.do(c.SelectPreset("and"), c.UndoPreset()).now.futures) == 2


def test_what_made_room_can_be_had_back_for_ten_seconds():
    story = demonstration()
    for rate in (0.1, 0.2):
        story.seek(90).change(learning_rate=rate).train_to(130)
    assert story.now.dropped == "A"
    gone = story.wait(DROPPED_TICKS - 1).now
    assert gone.dropped == "A"
    assert story.wait(1).now.dropped is None
    story.seek(80).change(learning_rate=0.3).train_to(110)
    assert story.now.dropped == "B"
    story.do(c.UndoDrop()).expect_epoch(110).expect_settings(learning_rate=0.5)
    assert [f.letter for f in story.now.futures] == ["A", "B", "C"]


@settings(max_examples=40, deadline=None)
@given(st.lists(WISHES, max_size=14), st.integers(0, 90))
def test_seeking_is_having_stopped_there_and_all_of_it_is_the_same_every_time(wishes, epoch):
    story, again = (do(Scenario("overshoot"), wishes) for _ in range(2))
    assert story.fingerprint == again.fingerprint
    epoch = min(epoch, story.now.last_epoch)
    stopped = Scenario("overshoot").seek(0)
    # The same rules at the same epochs, without any of the detours.
    for at, after in [(r.epoch, r.rule) for r in story.now.history.rules]:
        if at > epoch:
            break
        stopped.train_to(at).change(output_activation=after.output_activation.name)
        stopped.change(loss=after.loss.name, activation=after.activation.name)
        stopped.change(learning_rate=after.learning_rate)
    stopped.train_to(epoch)
    story.pause().seek(epoch)
    story.expect_weights(stopped.weights)
    assert story.now.settings.hyperparameters == stopped.now.settings.hyperparameters
    for name in ("loss", "forward"):
        ours, theirs = (getattr(s.now.trace, name) for s in (story, stopped))
        if name == "loss":
            assert ours == theirs
        else:
            assert all(map(np.array_equal, ours.activations, theirs.activations))


@settings(max_examples=25, deadline=None)
@given(st.lists(WISHES, max_size=8), st.integers(0, 2))
def test_branch_return_branch(wishes, slot):
    story = do(demonstration().seek(60), wishes).pause()
    letters = [f.slot for f in story.now.futures]
    active = next((f.slot for f in story.now.futures if f.active), None)
    if slot not in letters or slot == active or story.now.moment.progress:
        return
    ends = min(f.last_epoch for f in story.now.futures)
    story.seek(min(story.now.epoch, ends))
    kept = all(f.parted is None or f.last_epoch > f.parted for f in story.now.futures)
    before = [(f.letter, f.last_epoch, f.run) for f in story.now.futures]
    weights = story.weights.tobytes()
    story.do(c.BringBack(slot), c.BringBack(active))
    if kept:
        assert [(f.letter, f.last_epoch, f.run) for f in story.now.futures] == before
        assert story.weights.tobytes() == weights
