"""What resets and what does not."""

import numpy as np
import pytest

from game.engine.parameters import random_vector
from game.engine.topology import NETWORK_2_2_1
from game.session.commands import StartOver, UndoPreset
from game.session.presentation import Mode
from game.session.run import KEPT_TICKS
from game.session.settings import FULL_PACE
from tests.session.scenario import PRESETS, Scenario

IN_THE_MIDDLE = 120


def in_the_middle() -> Scenario:
    return Scenario("xor").train_to(IN_THE_MIDDLE).expect_epoch(IN_THE_MIDDLE)


# ---------------------------------------------------------------- weights and epoch stay


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("learning_rate", 0.37),
        ("loss", "cross-entropy"),
        ("activation", "relu"),
        ("output_activation", "relu"),
    ],
)
class TestTrainingSettings:
    def test_weights_and_epoch_stay(self, setting, value):
        story = in_the_middle()
        weights = story.weights
        story.change(**{setting: value}).expect_settings(**{setting: value})
        story.expect_epoch(IN_THE_MIDDLE, of=IN_THE_MIDDLE).expect_weights(weights)

    def test_the_new_setting_is_in_force_at_once(self, setting, value):
        story = in_the_middle().change(**{setting: value})
        rule = story.now.trace.rule
        in_force = getattr(rule, setting)
        assert (in_force if setting == "learning_rate" else in_force.name) == value

    def test_training_goes_on_from_there_by_the_new_rule(self, setting, value):
        story = in_the_middle()
        before = story.train_to(IN_THE_MIDDLE + 1).weights
        story.seek(IN_THE_MIDDLE).change(**{setting: value}).train_to(IN_THE_MIDDLE + 1)
        assert story.weights.tobytes() != before.tobytes()

    def test_the_past_stays(self, setting, value):
        story = in_the_middle()
        past = [story.weights_at(epoch).tobytes() for epoch in range(IN_THE_MIDDLE + 1)]
        story.change(**{setting: value}).train_to(200)
        assert [story.weights_at(e).tobytes() for e in range(IN_THE_MIDDLE + 1)] == past

    def test_a_playing_run_plays_on(self, setting, value):
        story = Scenario("xor").start_playing().wait(60)
        epoch = story.now.epoch
        story.change(**{setting: value}).expect_playing().expect_epoch(epoch).wait(60)
        assert story.now.epoch > epoch

    def test_choosing_what_is_chosen_does_nothing(self, setting, value):
        story = in_the_middle().change(**{setting: value}).train_to(150).seek(130)
        before = story.fingerprint
        story.change(**{setting: value})
        assert story.fingerprint == before


# ---------------------------------------------------------------- nothing but what is shown


@pytest.mark.parametrize(
    ("setting", "value"),
    [("lock_threshold", 0.2), ("animation_speed", 0.73), ("pace", 3.0), ("pace", FULL_PACE)],
)
def test_display_settings_change_nothing_but_what_is_shown(setting, value):
    story = in_the_middle().seek(70)
    course = [story.weights_at(epoch).tobytes() for epoch in range(IN_THE_MIDDLE + 1)]

    story.change(**{setting: value}).expect_settings(**{setting: value})

    story.expect_epoch(70, of=IN_THE_MIDDLE)
    assert [story.weights_at(epoch).tobytes() for epoch in range(IN_THE_MIDDLE + 1)] == course
    assert story.now.history.rules[1:] == ()
    story.train_to(200).expect_weights(Scenario("xor").train_to(200).weights)


def test_the_lock_threshold_moves_the_locks_only():
    story = in_the_middle().expect_locked()
    assert story.now.marks == ()
    story.change(lock_threshold=1.0).expect_locked("h1", "h2", "o1")
    assert [mark.epoch for mark in story.now.marks] == [0, 0, 0]
    story.change(lock_threshold=0.0).expect_locked()
    assert story.now.marks == ()


def test_rows_and_pins_change_nothing_but_what_is_shown():
    story = in_the_middle().seek(70)
    before = story.weights
    story.show_row("11").expect_row("11").pin("h1-o1").expect_pinned("h1-o1")
    story.expect_epoch(70, of=IN_THE_MIDDLE).expect_weights(before)


def test_next_row_goes_round():
    story = Scenario("and").show_row("00")
    for name in ("01", "10", "11", None, "00"):
        story.show_next_row().expect_row(name)


def test_the_card_keeps_the_last_named_row_under_all_rows():
    story = Scenario("and").show_row("10").pin("x1-h1").show_row(None).expect_row(None)
    assert story.now.dataset.sample_names[story.now.pinned_sample] == "10"
    story.show_row("01")
    assert story.now.dataset.sample_names[story.now.pinned_sample] == "01"


def test_a_pin_survives_everything_but_letting_go():
    story = Scenario("xor").pin("b.h2")
    story.play(ticks=50).expect_pinned("b.h2")
    story.step().expect_pinned("b.h2")
    story.step_back().seek(3).expect_pinned("b.h2")
    story.change(loss="cross-entropy", weight_init=2.5).expect_pinned("b.h2")
    story.restart().new_weights().select("and").expect_pinned("b.h2")
    story.unpin().expect_pinned(None)


# ---------------------------------------------------------------- restart with the same seed


@pytest.mark.parametrize(("setting", "value"), [("weight_init", 3.0), ("bias_init", -0.5)])
def test_start_settings_restart_with_the_same_seed_at_once(setting, value):
    story = in_the_middle().expect_seed(PRESETS["xor"].seed)
    old_start = story.weights_at(0)

    story.change(**{setting: value}).expect_epoch(0, of=0).expect_paused()

    story.expect_seed(PRESETS["xor"].seed).expect_moment(Mode.READY)
    assert story.weights.tobytes() != old_start.tobytes()
    before = story.fingerprint
    story.restart()
    assert story.fingerprint == before


def test_start_settings_keep_the_seed_of_new_weights():
    story = Scenario("xor").new_weights()
    seed = story.now.seed
    story.change(weight_init=3.0).expect_seed(seed).change(bias_init=1.0).expect_seed(seed)


def test_weight_init_scales_the_same_draw():
    story = Scenario("xor")
    narrow = story.change(weight_init=1.0).weights[:6]
    wide = story.change(weight_init=4.0).weights[:6]
    assert wide == pytest.approx(4 * narrow)
    assert set(story.change(weight_init=0.0).weights) == {0.0}


def test_bias_init_moves_the_biases_only():
    story = Scenario("xor")
    weights = story.weights[:6]
    story.change(bias_init=1.5)
    assert story.weights[:6].tolist() == weights.tolist()
    assert set(story.weights[6:]) == {1.5}


def test_other_settings_survive_a_restart_by_weight_init():
    story = in_the_middle().change(learning_rate=0.3, loss="cross-entropy", weight_init=3.0)
    story.expect_settings(learning_rate=0.3, loss="cross-entropy")
    assert story.now.trace.rule.learning_rate == 0.3


# ---------------------------------------------------------------- presets


def test_a_preset_brings_its_seed_settings_and_row():
    story = in_the_middle().change(learning_rate=0.02, loss="cross-entropy").show_row("11")
    story.new_weights().select("and").expect_epoch(0, of=0).expect_paused()
    preset = PRESETS["and"]
    assert story.now.settings == preset.settings
    assert story.now.preset is preset
    assert story.now.dataset is preset.dataset
    assert story.now.sample == preset.sample
    story.expect_seed(preset.seed)


@pytest.mark.parametrize("name", PRESETS)
def test_choosing_a_preset_is_as_good_as_starting_the_program_with_it(name):
    story = Scenario("xor").train_to(50).change(activation="relu").new_weights().play(ticks=20)
    story.select(name)
    assert story.fingerprint == Scenario(name).fingerprint


def test_choosing_the_same_preset_again_begins_it_again():
    story = in_the_middle().select("xor").expect_epoch(0, of=0).wait(KEPT_TICKS)
    assert story.fingerprint == Scenario("xor").fingerprint


def test_an_unknown_preset_changes_nothing():
    story = in_the_middle()
    before = story.fingerprint
    story.select("no-such-preset")
    assert story.fingerprint == before


# ---------------------------------------------------------------- a preset taken back


def test_a_preset_on_a_long_run_can_be_taken_back_for_ten_seconds():
    story = in_the_middle().seek(70).change(learning_rate=0.3).train_to(200).seek(90)
    story.show_row("11").start_playing()
    before, run = story.fingerprint, story.now.run
    story.select("and")
    assert story.now.undoable
    story.start_playing().wait(599)
    assert story.now.undoable
    story.do(UndoPreset())
    assert story.fingerprint == before
    assert story.now.run == run
    story.expect_playing().wait(60)
    assert story.now.epoch > 90


def test_after_ten_seconds_it_is_gone():
    story = in_the_middle().select("and").wait(600)
    assert not story.now.undoable
    before = story.fingerprint
    assert story.do(UndoPreset()).fingerprint == before


@pytest.mark.parametrize(("epochs", "kept"), [(0, False), (100, False), (101, True)])
def test_only_a_long_run_is_kept(epochs, kept):
    assert Scenario("xor").train_to(epochs).select("and").now.undoable is kept


def test_pressing_on_through_the_presets_the_long_run_is_what_comes_back():
    story = in_the_middle()
    before = story.fingerprint
    story.select("and").wait(100).select("sandbox").wait(100).restart().new_weights()
    assert story.do(UndoPreset()).fingerprint == before


BEGINNINGS = {
    "restart": lambda story: story.restart(),
    "new weights": lambda story: story.new_weights(),
    "other init": lambda story: story.change(weight_init=3.0).change(weight_init=4.0),
    "no hidden layer": lambda story: story.change(hidden="off"),
}


@pytest.mark.parametrize("how", BEGINNINGS)
def test_futures_that_a_new_beginning_took_away_come_back(how):
    story = in_the_middle().seek(70).change(learning_rate=0.3).train_to(120).seek(90)
    before, run = story.fingerprint, story.now.run
    BEGINNINGS[how](story)
    assert story.now.last_epoch == 0
    assert not story.now.futures
    assert story.now.undoable
    story.start_playing().wait(100)
    story.do(UndoPreset())
    assert story.fingerprint == before
    assert story.now.run == run
    assert len(story.now.futures) == 2


@pytest.mark.parametrize("how", BEGINNINGS)
def test_one_course_alone_is_not_kept_for_it_can_be_trained_again(how):
    story = in_the_middle()
    BEGINNINGS[how](story)
    assert not story.now.undoable


def test_the_next_visitor_cannot_have_it_back():
    story = in_the_middle().select("and").do(StartOver())
    assert not story.now.undoable


# ---------------------------------------------------------------- restart, new weights


def test_restart_keeps_the_old_course_as_a_ghost():
    story = in_the_middle()
    losses = story.recording.losses.tolist()
    ghost = story.restart().now.history.ghost
    assert ghost.epochs.tolist() == list(range(IN_THE_MIDDLE + 1))
    assert ghost.losses.tolist() == losses
    assert story.restart().now.history.ghost is ghost, "nobody has seen another course since"
    assert story.train_to(50).restart().now.history.ghost.epochs[-1] == 50
    assert story.new_weights().now.history.ghost is None


def test_restart_from_the_past_follows_the_rules_that_are_shown_there():
    story = in_the_middle().change(loss="cross-entropy", learning_rate=0.3).train_to(200)
    story.seek(40).restart().expect_settings(loss="mse", learning_rate=1.0)
    assert story.now.history.rules[0].rule.loss.name == "mse"


def test_restart_keeps_seed_and_settings_and_clears_the_recording():
    story = in_the_middle().change(learning_rate=0.3).show_row("11").train_to(150)
    start = story.weights_at(0)
    story.restart().expect_epoch(0, of=0).expect_paused().expect_moment(Mode.READY)
    story.expect_weights(start).expect_settings(learning_rate=0.3).expect_row("11")
    assert story.now.trace.rule.learning_rate == 0.3, "what is chosen counts from epoch 0 on"


def test_new_weights_draw_a_new_seed_and_show_it():
    story = in_the_middle().change(learning_rate=0.3)
    seeds = {story.now.seed}
    for _ in range(5):
        weights = story.weights_at(0)
        story.new_weights().expect_epoch(0, of=0).expect_paused()
        assert story.weights.tobytes() != weights.tobytes()
        seeds.add(story.now.seed)
    assert len(seeds) == 6
    story.expect_settings(learning_rate=0.3)


def test_restart_after_new_weights_keeps_the_new_ones():
    story = Scenario("xor").new_weights()
    seed, weights = story.now.seed, story.weights
    story.train_to(30).restart().expect_seed(seed).expect_weights(weights)


def test_the_shown_seed_gives_the_same_weights_again():
    story = Scenario("xor").new_weights()
    weights, seed = story.weights, story.now.seed
    settings = story.now.settings
    again = random_vector(
        NETWORK_2_2_1, np.random.default_rng(seed), settings.weight_init, settings.bias_init
    )
    assert weights.tobytes() == again.tobytes()


# ---------------------------------------------------------------- a start that is spelled out


def test_restart_of_a_spelled_out_start_brings_it_back():
    story = Scenario("vanishing-gradient")
    start = story.weights
    story.train_to(50).restart().expect_weights(start).expect_seed(None)


def test_new_weights_leave_a_spelled_out_start():
    story = Scenario("vanishing-gradient")
    start = story.weights
    story.new_weights()
    assert story.now.seed is not None
    assert story.weights.tobytes() != start.tobytes()
    story.select("vanishing-gradient").expect_weights(start).expect_seed(None)


def test_weight_init_leaves_a_spelled_out_start_for_the_presets_seed():
    story = Scenario("vanishing-gradient").train_to(30)
    preset = PRESETS["vanishing-gradient"]
    story.change(weight_init=2.0).expect_epoch(0, of=0).expect_seed(preset.seed)
    assert abs(story.weights[:6]).max() <= 2.0
    weights = story.weights
    story.restart().expect_weights(weights)
    story.change(bias_init=0.5).expect_seed(preset.seed)
    assert story.weights[:6].tolist() == weights[:6].tolist()
