"""Stories of the timeline: any recorded epoch, any moment in it, and other futures."""

import numpy as np
import pytest

from game.session.outcome import State
from game.session.presentation import Mode, Phase
from tests.session.scenario import PRESETS, Scenario


@pytest.fixture(scope="module")
def fresh_runs():
    """Each preset played straight to epoch 300: what every way of getting there must agree with."""
    return {name: Scenario(name).train_to(300) for name in PRESETS}


def everything(story: Scenario) -> list[bytes]:
    """All arrays of the trace at the playhead, to the last bit."""
    trace = story.now.trace
    forward, backward = trace.forward, trace.backward
    arrays = [
        *forward.pre_activations,
        *forward.activations,
        *forward.slopes,
        backward.raw_error,
        *backward.backprop_sums,
        *backward.deltas,
        backward.gradients.vector,
        trace.parameters.vector,
        trace.sample_losses,
        trace.loss,
    ]
    return [np.asarray(array).tobytes() for array in arrays]


@pytest.mark.parametrize("name", PRESETS)
def test_scrubbing_anywhere_shows_what_a_fresh_run_shows(name):
    scrubbed = Scenario(name).train_to(300)
    for epoch in (299, 0, 150, 1, 151, 77, 76, 300, 2):
        scrubbed.seek(epoch).expect_epoch(epoch, of=300).expect_paused()
        assert everything(scrubbed) == everything(Scenario(name).train_to(epoch))


def test_to_any_moment_inside_an_epoch():
    story = Scenario("and").train_to(20)
    story.seek(7, progress=0.2).expect_moment(Mode.STAGED, Phase.FORWARD).expect_epoch(7, of=20)
    story.seek(7, progress=0.45).expect_moment(Mode.STAGED, Phase.LOSS)
    story.seek(7, progress=0.6).expect_moment(Mode.STAGED, Phase.BACKWARD)
    story.seek(7, progress=1.0).expect_moment(Mode.STAGED, Phase.UPDATE, progress=1.0)
    before = story.fingerprint
    story.wait(100)
    assert story.fingerprint == before, "a seek stands still"


def test_a_moment_inside_the_last_epoch_needs_its_update():
    Scenario("and").train_to(20).seek(20, progress=0.9).expect_epoch(20, of=21)


@pytest.mark.parametrize(("wish", "epoch"), [(-5, 0), (31, 30), (10**12, 30)])
def test_beyond_the_ends_of_the_recording_there_is_nothing(wish, epoch):
    Scenario("and").train_to(30).seek(wish).expect_epoch(epoch, of=30)


def test_play_in_the_past_replays_then_trains_on(fresh_runs):
    story = Scenario("xor").train_to(200).seek(120).change(pace=60.0)
    story.start_playing().wait(80).expect_epoch(200, of=200)
    story.wait(100).expect_epoch(300, of=300)
    story.expect_weights(fresh_runs["xor"].weights)
    assert story.now.history.ghost is None, "a replay is no what-if"
    assert story.now.history.rules[1:] == ()


def test_a_change_in_the_past_branches():
    story = Scenario("vanishing-gradient").train_to(200)
    old_future = [float(story.recording.losses[epoch]) for epoch in range(201)]

    story.seek(100).change(loss="cross-entropy").expect_epoch(100, of=100)

    ghost = story.now.history.ghost
    assert ghost is not None
    assert ghost.epochs.tolist() == list(range(100, 201))
    assert ghost.losses.tolist() == old_future[100:]
    (change,) = story.now.history.rules[1:]
    assert (change.epoch, change.rule.loss.name) == (100, "cross-entropy")
    story.train_to(160).expect_state(State.SOLVED, since=160)


@pytest.mark.parametrize(
    "switch",
    [{"learning_rate": 0.3}, {"loss": "cross-entropy"}, {"activation": "relu"}],
    ids=lambda switch: next(iter(switch)),
)
def test_a_branch_goes_on_exactly_like_a_fresh_run_with_that_switch(switch):
    branched = Scenario("xor").train_to(200).seek(80).change(**switch).train_to(250)
    fresh = Scenario("xor").train_to(80).change(**switch).train_to(250)

    for epoch in range(251):
        assert branched.weights_at(epoch).tobytes() == fresh.weights_at(epoch).tobytes()
        branched.seek(epoch)
        fresh.seek(epoch)
        assert everything(branched) == everything(fresh)
    assert fresh.now.history.ghost is None, "nothing was lost there"


def test_the_past_before_a_branch_keeps_its_own_rule():
    story = Scenario("xor").train_to(100).seek(60).change(loss="cross-entropy").train_to(90)
    assert story.seek(59).now.trace.rule.loss.name == "mse"
    assert story.seek(60).now.trace.rule.loss.name == "cross-entropy"
    story.expect_settings(loss="cross-entropy").seek(59).expect_settings(loss="mse")


def test_scrubbing_shows_the_rules_in_force_there_and_replaying_goes_through_them():
    story = Scenario("xor").train_to(60).change(loss="cross-entropy").train_to(90)
    story.change(learning_rate=0.5, activation="relu").train_to(120)
    rules = {20: ("mse", 1.0, "sigmoid"), 60: ("cross-entropy", 1.0, "sigmoid")}
    rules |= {75: ("cross-entropy", 1.0, "sigmoid"), 90: ("cross-entropy", 0.5, "relu")}
    for epoch, (loss, rate, activation) in rules.items():
        story.seek(epoch).expect_settings(loss=loss, learning_rate=rate, activation=activation)
    story.seek(55).change(pace=60.0).start_playing()
    shown = {}
    for _ in range(60):
        shown[story.now.epoch] = story.now.settings.loss
        story.wait(1)
    assert [epoch for epoch, loss in shown.items() if loss == "mse"] == list(range(55, 60))
    story.expect_settings(learning_rate=0.5, activation="relu").expect_epoch(115, of=120)
    assert len(story.now.history.rules) == 3, "replaying changes nothing"


def test_a_change_in_the_past_changes_nothing_but_itself():
    story = Scenario("xor").train_to(60).change(loss="cross-entropy").train_to(120)
    story.seek(30).change(learning_rate=0.5)
    assert story.now.trace.rule.loss.name == "mse"
    story.train_to(200)
    assert [c.rule.loss.name for c in story.now.history.rules] == ["mse", "mse"]
    fresh = Scenario("xor").train_to(30).change(learning_rate=0.5).train_to(200)
    story.expect_weights(fresh.weights)


@pytest.mark.parametrize("seed", range(5))
def test_whatever_was_changed_where_each_epoch_is_trained_by_the_rule_it_shows(seed):
    rng = np.random.default_rng(seed)
    story = Scenario("xor").train_to(100)
    for _ in range(12):
        story.seek(int(rng.integers(0, story.now.last_epoch + 1)))
        shown = story.now.settings
        name, value = (
            ("learning_rate", float(rng.choice([0.3, 0.7]))),
            ("loss", str(rng.choice(["mse", "cross-entropy"]))),
            ("activation", str(rng.choice(["sigmoid", "relu"]))),
        )[rng.integers(3)]
        story.change(**{name: value})
        assert story.now.settings == shown.changed(name, value)
        story.train_to(story.now.epoch + int(rng.integers(1, 60)))
        for epoch in range(story.now.last_epoch + 1):
            now = story.seek(epoch).now
            assert now.trace.rule == now.settings.hyperparameters


def test_several_branches_one_after_another():
    story = Scenario("xor").train_to(100)
    story.seek(60).change(learning_rate=0.5).train_to(120)
    story.seek(90).change(loss="cross-entropy").train_to(130)
    assert [c.epoch for c in story.now.history.rules[1:]] == [60, 90]
    story.seek(75).change(activation="relu").train_to(140)
    assert [c.epoch for c in story.now.history.rules[1:]] == [60, 75]

    fresh = Scenario("xor").train_to(60).change(learning_rate=0.5).train_to(75)
    fresh.change(activation="relu").train_to(140)
    story.expect_weights(fresh.weights)


def test_a_change_taken_back_on_the_spot_is_no_change():
    story = Scenario("xor").train_to(50)
    story.change(learning_rate=0.3).change(learning_rate=1.0)
    assert story.now.history.rules[1:] == ()
    story.train_to(300).expect_weights(Scenario("xor").train_to(300).weights)


def test_a_change_at_the_beginning_of_time():
    story = Scenario("xor").train_to(100).seek(0).change(learning_rate=0.25).train_to(100)
    assert story.now.history.rules[1:] == ()
    story.expect_weights(Scenario("xor").change(learning_rate=0.25).train_to(100).weights)


def test_the_ghost_is_the_future_that_was_left_last():
    story = Scenario("xor").train_to(100).seek(50).change(learning_rate=0.5)
    first = story.now.history.ghost
    story.train_to(80).seek(70).change(learning_rate=0.25)
    second = story.now.history.ghost
    assert first is not None
    assert second is not None
    assert first.epochs.tolist() == list(range(50, 101))
    assert second.epochs.tolist() == list(range(70, 81))


def test_a_future_of_a_single_epoch_leaves_no_ghost():
    story = Scenario("xor").train_to(50).begin_step().wait(10).change(learning_rate=0.5)
    story.expect_epoch(50, of=50)
    assert story.now.history.ghost is None


def test_restart_forgets_recording_and_branches():
    story = Scenario("xor").train_to(100).seek(50).change(learning_rate=0.5).train_to(80)
    story.restart().expect_epoch(0, of=0)
    assert story.now.history.ghost.epochs[-1] == 80, "the last course is the ghost"
    assert story.now.history.rules[1:] == ()


def test_equal_run_and_last_epoch_mean_an_equal_recording():
    story = Scenario("xor").train_to(50)
    runs = [story.now.run]
    story.train_to(60)
    assert story.now.run == runs[0], "growing is not becoming another"
    story.seek(30).change(learning_rate=0.5)
    runs.append(story.now.run)
    story.restart()
    runs.append(story.now.run)
    story.select("and")
    runs.append(story.now.run)
    assert len(set(runs)) == 4


def test_training_to_an_epoch_at_once_is_playing_there():
    at_once = Scenario("xor").train_to(120)
    played = Scenario("xor").change(pace=60.0).play(ticks=120)
    at_once.expect_epoch(120, of=120).expect_weights(played.weights)
    at_once.train_to(60).expect_epoch(60, of=120)
    at_once.train_to(-3).expect_epoch(0, of=120)
