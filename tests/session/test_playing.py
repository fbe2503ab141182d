"""Stories of play and pause: how fast, what moves, what stands still."""

import numpy as np
import pytest

from game.engine.parameters import named_vector, random_vector
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.training import descend
from game.session.outcome import State
from game.session.presentation import Mode
from game.session.settings import FULL_PACE
from game.session.tape.history import Quantity
from game.session.tape.playhead import FULL_PACE_EPOCHS_PER_TICK
from tests.session.scenario import PRESETS, Scenario, described


def test_a_visitor_finds_the_network_ready():
    for name in PRESETS:
        story = Scenario(name).expect_epoch(0, of=0).expect_paused().expect_moment(Mode.READY)
        assert not story.now.started
        assert story.now.marks == tuple(m for m in story.now.marks if m.epoch == 0)
        assert story.now.history.ghost is None
        story.expect_notice(None).expect_pinned(None)


def test_nothing_moves_before_anybody_plays():
    story = Scenario("xor")
    before = story.fingerprint
    story.wait(600)
    assert story.fingerprint == before


def test_play_and_pause():
    story = Scenario("and").change(pace=30.0)
    story.toggle_play().expect_playing().wait(60).expect_epoch(30, of=30)
    story.toggle_play().expect_paused().wait(60).expect_epoch(30, of=30)
    story.toggle_play().expect_playing().wait(2).expect_epoch(31, of=31)


@pytest.mark.parametrize("pace", [1.0, 4.5, 7.0, 20.0, 60.0, 137.0, 1000.0])
def test_pace_counts_epochs_a_second(pace):
    ten_seconds = 600
    story = Scenario("xor").change(pace=pace).play(ticks=ten_seconds)
    assert story.now.epoch == pytest.approx(10 * pace, abs=1)


def test_pace_holds_when_every_epoch_is_told_in_full():
    story = Scenario("and").change(animation_speed=1.0, pace=0.5)
    story.play(ticks=60 * 20)
    assert story.now.epoch == pytest.approx(10, abs=1)


def test_full_pace_is_the_same_on_every_machine():
    story = Scenario("xor").change(pace=FULL_PACE)
    story.start_playing().wait(10).expect_epoch(10 * FULL_PACE_EPOCHS_PER_TICK)
    assert FULL_PACE_EPOCHS_PER_TICK * 60 >= 10_000, "the budget"


def test_the_picture_at_a_playing_pace_is_a_stream():
    story = Scenario("xor").start_playing().wait(10).expect_moment(Mode.STREAM)
    flow = story.now.moment.flow
    story.wait(10)
    assert story.now.moment.flow > flow


def test_pause_freezes_the_stream():
    story = Scenario("xor").start_playing().wait(30).pause()
    before = story.fingerprint
    story.wait(200)
    assert story.fingerprint == before


def test_pause_freezes_an_epoch_that_is_being_told():
    story = Scenario("and").change(animation_speed=1.0, pace=0.5).start_playing().wait(25).pause()
    story.expect_moment(Mode.STAGED)
    before = story.fingerprint
    story.wait(200)
    assert story.fingerprint == before
    story.start_playing().wait(1)
    assert story.now.moment.progress > 0.0


def test_pause_freezes_a_step_that_is_being_told():
    story = Scenario("and").begin_step().wait(25).pause().expect_moment(Mode.STAGED)
    before = story.fingerprint
    story.wait(200)
    assert story.fingerprint == before
    story.step_back().expect_epoch(0, of=1).expect_moment(Mode.REST)


def test_play_pause_play_is_playing():
    broken_up = Scenario("xor")
    for _ in range(20):
        broken_up.start_playing().wait(3).pause().wait(2)
    at_once = Scenario("xor").play(ticks=60)
    assert broken_up.weights_at(19).tobytes() == at_once.weights_at(19).tobytes()


@pytest.mark.parametrize("name", PRESETS)
def test_playing_is_plain_gradient_descent_and_nothing_else(name):
    preset = PRESETS[name]
    story = Scenario(name).change(pace=FULL_PACE).start_playing().wait(3)
    course = descend(
        story.weights_at(0),
        story.now.last_epoch,
        preset.dataset,
        preset.settings.hyperparameters,
        story.now.topology,
    )
    for epoch, vector in enumerate(course):
        assert story.weights_at(epoch).tobytes() == vector.tobytes()


def test_a_start_is_drawn_from_the_seed_or_spelled_out():
    preset = PRESETS["xor"]
    settings = preset.settings
    rng = np.random.default_rng(preset.seed)
    drawn = random_vector(NETWORK, rng, settings.weight_init, settings.bias_init)
    Scenario("xor").expect_weights(drawn).expect_seed(preset.seed)

    spelled_out = PRESETS["vanishing-gradient"].start
    assert spelled_out is not None
    story = Scenario("vanishing-gradient").expect_seed(None)
    story.expect_weights(named_vector(NETWORK, spelled_out))


def test_the_snapshot_taken_earlier_stays_what_it_was():
    story = Scenario("and")
    early = story.now
    loss, epoch = float(early.trace.loss), early.epoch
    story.play(ticks=300)
    assert (float(early.trace.loss), early.epoch) == (loss, epoch)
    assert story.now.epoch > 0
    with pytest.raises(ValueError, match="read-only"):
        story.weights_at(0)[0] = 1.0


def test_looking_changes_nothing():
    looked_at, left_alone = Scenario("xor"), Scenario("xor")
    for _ in range(50):
        looked_at.do().wait(1)
        assert looked_at.now.epoch == looked_at.now.epoch
        left_alone.wait(1)
    looked_at.start_playing()
    left_alone.start_playing()
    for _ in range(50):
        looked_at.wait(1)
        assert looked_at.now.outcome.state is not State.DIVERGED
        assert looked_at.now.history.curves(Quantity.DELTAS, None, 20).values.size
        left_alone.wait(1)
    assert looked_at.fingerprint == left_alone.fingerprint


def test_a_described_run_need_not_be_among_the_presets():
    story = Scenario(described("and", start=0.5, learning_rate=0.25))
    story.play(ticks=60).expect_settings(learning_rate=0.25).restart().expect_epoch(0, of=0)
    assert set(story.weights) == {0.5}
