"""Every preset plays out on cue: what its story promises, measured on the real files.

The epoch numbers are facts of the files as they are. They are far from any edge: perturbing all
nine starting numbers by 1e-9 changes none of them.
"""

from dataclasses import replace

import numpy as np
import pytest

from game.engine.arrays import Array
from game.session.outcome import State
from game.session.settings import RANGES, Settings
from tests.session.scenario import PRESETS, Scenario

ALL_RIGHT = 4


class Course:
    """A preset trained for some epochs: its numbers epoch by epoch."""

    def __init__(self, name: str, epochs: int) -> None:
        self.story = Scenario(name).train_to(epochs)
        recording = self.story.recording
        assert recording.stride == 1
        traces = recording.traces_at(np.arange(epochs + 1))
        self.outputs: Array = np.concatenate([t.forward.activations[-1][0] for t in traces], axis=1)
        self.losses: Array = recording.losses
        self.slopes: Array = recording.mean_slopes
        targets = self.story.now.dataset.targets[0][:, None]
        self.rows_right = (self.outputs > 0.5) == (targets == 1.0)
        assert not (self.outputs == 0.5).any()

    @property
    def right_counts(self) -> Array:
        return self.rows_right.sum(axis=0)

    @property
    def solved(self) -> int | None:
        """The first epoch with all four rows right."""
        found = np.flatnonzero(self.right_counts == ALL_RIGHT)
        return int(found[0]) if len(found) else None

    @property
    def stays_solved(self) -> bool:
        return self.solved is not None and (self.right_counts[self.solved :] == ALL_RIGHT).all()

    def right_for_good_from(self, row: str) -> int:
        rows = self.rows_right[self.story.now.dataset.sample_names.index(row)]
        return int(np.flatnonzero(~rows)[-1]) + 1 if not rows.all() else 0

    def fall(self, first: int, last: int) -> float:
        """The share of its height that the loss falls by from one epoch to another."""
        return float(1 - self.losses[last] / self.losses[first])


@pytest.fixture(scope="module")
def course():
    """Each preset's course, trained once."""
    epochs = {
        "and": 3000,
        "xor": 3000,
        "vanishing-gradient": 2200,
        "dying-relu": 3000,
        "sandbox": 1000,
        "vanishing-layers": 6000,
        "overshoot": 1000,
        "twins": 3000,
        "twins-apart": 1000,
        "sinking-row": 1000,
        "and-no-hidden": 1000,
        "xor-no-hidden": 400,
    }
    return {name: Course(name, epochs[name]) for name in PRESETS}


def test_the_presets_come_in_the_order_of_their_keys_then_those_without():
    with_keys = ["and", "xor", "vanishing-gradient", "dying-relu", "sandbox"]
    assert list(PRESETS) == [
        *with_keys,
        "vanishing-layers",
        "overshoot",
        "twins",
        "twins-apart",
        "sinking-row",
        "and-no-hidden",
        "xor-no-hidden",
    ]
    assert [preset.order for preset in PRESETS.values()] == list(range(1, 13))


@pytest.mark.parametrize("preset", PRESETS.values(), ids=list(PRESETS))
def test_every_preset_has_its_words(preset):
    text = preset.texts["en"]
    assert text.title
    assert 0 < len(text.short) <= 9
    assert text.story.strip() == text.story
    assert text.story.endswith(".")
    assert "\n" not in text.story


@pytest.mark.parametrize("preset", PRESETS.values(), ids=list(PRESETS))
def test_every_setting_of_a_preset_can_be_set_with_its_control(preset):
    for name, limits in RANGES.items():
        value = getattr(preset.settings, name)
        assert limits.value_at(limits.fraction(value)) == value


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_the_same_every_time(name):
    first, second = (Scenario(name).train_to(200) for _ in range(2))
    assert first.fingerprint == second.fingerprint


# ---------------------------------------------------------------- and


class TestAnd:
    def test_solved_after_about_fifty_epochs_and_for_good(self, course):
        course = course["and"]
        assert 35 <= course.solved <= 70
        assert course.stays_solved
        course.story.expect_state(State.SOLVED, since=course.solved)

    def test_one_by_one_the_rows_come_right(self, course):
        course = course["and"]
        assert course.right_counts[0] == 1
        cues = [course.right_for_good_from(row) for row in ("11", "00", "10", "01")]
        assert cues == [0, 15, 30, 52]
        assert (np.diff(course.right_counts[: course.solved + 1]) >= 0).all()

    def test_the_loss_falls_in_every_epoch(self, course):
        assert (np.diff(course["and"].losses) < 0).all()

    def test_nothing_locks_before_the_lesson_is_over(self, course):
        locked = course["and"].slopes < PRESETS["and"].settings.lock_threshold
        assert not locked[:1000].any()


# ---------------------------------------------------------------- xor


class TestXor:
    def test_solved_after_hundreds_of_epochs_and_for_good(self, course):
        course = course["xor"]
        assert 150 <= course.solved <= 600
        assert course.stays_solved
        course.story.expect_state(State.SOLVED, since=course.solved)

    def test_through_a_visible_plateau(self, course):
        course = course["xor"]
        # More than 200 epochs in which the loss loses less than a twentieth of its height...
        assert course.fall(20, 260) < 0.05
        # ...at the height of a network that answers 0.5 to everything...
        assert course.losses[20:200] == pytest.approx(0.125, abs=0.004)
        # ...and then as many in which it loses half.
        assert course.fall(350, 600) > 0.45

    def test_the_plateau_lies_before_the_solution_and_the_drop_is_much_steeper(self, course):
        course = course["xor"]
        speed = -np.diff(course.losses)
        steepest = int(np.argmax(speed[20:])) + 20
        assert steepest > 260
        assert speed[20:260].mean() < speed[steepest] / 8

    def test_the_loss_falls_in_every_epoch(self, course):
        assert (np.diff(course["xor"].losses) < 0).all()

    def test_its_row_is_the_last_to_come_right(self, course):
        course = course["xor"]
        preset = PRESETS["xor"]
        shown = preset.dataset.sample_names[preset.sample]
        assert course.right_for_good_from(shown) == course.solved

    def test_nothing_locks_before_the_lesson_is_over(self, course):
        locked = course["xor"].slopes < PRESETS["xor"].settings.lock_threshold
        assert not locked[:1000].any()


# ---------------------------------------------------------------- vanishing gradient


MOMENTS = [0, 1, 10, 50, 100, 150, 199, 200]


class TestVanishingGradient:
    NAME = "vanishing-gradient"

    def test_it_is_and_under_mse(self):
        preset = PRESETS[self.NAME]
        assert preset.dataset.name == "and"
        assert preset.settings.loss == "mse"
        assert preset.settings.activation == preset.settings.output_activation == "sigmoid"

    def test_three_of_four_targets_are_zero_and_the_output_is_above_099_on_every_row(self, course):
        course = course[self.NAME]
        assert course.story.now.dataset.targets[0].tolist() == [0, 0, 0, 1]
        assert (course.outputs[:, :201] > 0.99).all()

    def test_the_raw_error_of_099_against_0_is_plus_099(self, course):
        story = course[self.NAME].story.seek(0)
        raw_error = story.now.trace.backward.raw_error[0]
        assert (raw_error[:3] > 0.99).all()

    def test_the_loss_falls_by_less_than_a_hundredth_in_200_epochs(self, course):
        course = course[self.NAME]
        assert 0.0 < course.fall(0, 200) < 0.01
        assert (np.diff(course.losses[:201]) < 0).all(), "it does fall"

    def test_locks_show_all_the_while(self, course):
        course = course[self.NAME]
        locked = course.slopes[:201] < PRESETS[self.NAME].settings.lock_threshold
        assert locked[:, 2].all(), "the output neuron"
        assert not locked[:, :2].any(), "the hidden neurons would listen"
        for epoch in MOMENTS:
            course.story.seek(epoch).expect_locked("o1").expect_right(1)

    def test_the_slope_lets_a_thousandth_through(self, course):
        trace = course[self.NAME].story.seek(0).now.trace
        delta, raw_error = trace.backward.deltas[-1][0], trace.backward.raw_error[0]
        assert (np.abs(delta[:3]) < 0.002 * np.abs(raw_error[:3])).all()

    @pytest.mark.parametrize("moment", MOMENTS)
    def test_cross_entropy_cures_it_at_any_such_moment(self, moment):
        story = Scenario(self.NAME).train_to(200).seek(moment)
        weights = story.weights
        story.change(loss="cross-entropy").expect_weights(weights).expect_epoch(moment)

        story.train_to(moment + 200).expect_right(4)

        since = story.now.outcome.since
        story.expect_state(State.SOLVED, since=since)
        assert moment < since <= moment + 100
        story.train_to(moment + 1000).expect_state(State.SOLVED, since=since)
        story.seek(since - 1).expect_state(State.LEARNING)

    def test_after_the_switch_the_lock_opens(self):
        story = Scenario(self.NAME).train_to(100).change(loss="cross-entropy").train_to(200)
        story.expect_locked()
        assert [(mark.epoch, mark.locked) for mark in story.now.marks] == [(0, True), (108, False)]

    def test_waiting_under_mse_takes_more_than_a_thousand_epochs(self, course):
        # So that its story may not say that only another loss helps.
        assert course[self.NAME].solved == 1954
        assert course[self.NAME].stays_solved


class TestVanishingLayers:
    NAME = "vanishing-layers"

    def test_every_layer_is_locked_where_the_other_preset_locks_its_output_alone(self, course):
        locked = course[self.NAME].slopes < PRESETS[self.NAME].settings.lock_threshold
        assert locked[:1001].all()
        output_only = course["vanishing-gradient"].slopes[:201] < 0.05
        assert (output_only == [False, False, True]).all()

    def test_nothing_is_seen_for_five_hundred_epochs_and_thousands_are_needed(self, course):
        course = course[self.NAME]
        assert 0 < course.fall(0, 500) < 0.001
        assert course.solved == 5774
        assert (course.outputs[:, :501] > 0.99).all()

    @pytest.mark.parametrize("moment", [0, 20, 100, 500])
    def test_another_loss_wakes_the_output_and_the_hidden_layer_sleeps_on(self, moment):
        story = Scenario(self.NAME).train_to(moment).change(loss="cross-entropy")
        story.train_to(moment + 900)
        since = story.now.outcome.since
        story.expect_state(State.SOLVED, since=since)
        assert 760 <= since - moment <= 770, "the other preset needs 60 epochs"
        for epoch in (20, 100, 300):
            answers = story.seek(moment + epoch).now.trace.forward.activations[-1][0]
            assert answers == pytest.approx(0.25, abs=0.02)
            slopes = story.recording.mean_slopes[moment + epoch]
            assert (slopes[:2] < 0.05).all()
            assert slopes[2] > 0.15

    def test_a_smaller_start_cures_it(self):
        preset = PRESETS[self.NAME]
        half = {name: value / 2 for name, value in preset.start.items()}
        story = Scenario(replace(preset, start=half)).change(loss="cross-entropy").train_to(200)
        story.expect_state(State.SOLVED, since=83)


# ---------------------------------------------------------------- overshoot


class TestOvershoot:
    NAME = "overshoot"

    def test_it_falls_and_then_it_bounces_for_good(self, course):
        losses = course[self.NAME].losses
        assert losses[0] == pytest.approx(0.252, abs=0.001)
        assert losses[:60].argmin() == 28
        assert losses[100:].min() > 0.09
        assert losses[100:].max() < 0.17
        rises = np.flatnonzero(np.diff(losses) > 0.004) + 1
        assert 30 <= rises[0] <= 32
        assert np.diff(rises).max() < 30, "again and again"

    def test_it_has_its_own_word(self, course):
        story = course[self.NAME].story
        words = [story.seek(epoch).now.outcome.state for epoch in range(31, 1001)]
        assert set(words) == {State.OVERSHOOTING, State.SOLVED}
        assert words.count(State.SOLVED) < 0.05 * len(words), "in passing"

    def test_nobody_dies(self, course):
        assert (course[self.NAME].slopes > 0.0).all()

    @pytest.mark.parametrize("moment", [50, 100, 150, 229])
    @pytest.mark.parametrize("rate", [0.3])
    def test_a_lower_rate_calms_it(self, moment, rate):
        story = Scenario(self.NAME).train_to(moment).change(learning_rate=rate)
        story.train_to(moment + 400)
        assert story.now.outcome.state is State.SOLVED
        assert story.now.outcome.since <= moment + 4
        assert np.diff(story.recording.losses[moment:]).max() < 0.0002, "against 0.004 before"
        for epoch in range(moment, moment + 400, 7):
            assert story.seek(epoch).now.outcome.state is not State.OVERSHOOTING

    def test_from_the_start_it_would_not_have_bounced(self):
        story = Scenario(self.NAME).change(learning_rate=0.3).train_to(500)
        story.expect_state(State.SOLVED, since=84)

    def test_its_row_jumps_across_the_middle(self, course):
        answers = course[self.NAME].outputs[PRESETS[self.NAME].sample, 100:200]
        assert np.count_nonzero(np.diff(answers > 0.5)) > 20


# ---------------------------------------------------------------- twins


class TestTwins:
    def test_equal_they_stay_to_the_last_bit(self):
        story = Scenario("twins").train_to(20_000)
        topology, vectors = story.now.topology, story.recording.vectors
        names = [topology.column_name(parameter) for parameter in topology.parameters]
        for one, other in (
            ("w.x1-h1", "w.x1-h2"),
            ("w.x2-h1", "w.x2-h2"),
            ("b.h1", "b.h2"),
            ("w.h1-o1", "w.h2-o1"),
        ):
            assert (vectors[:, names.index(one)] == vectors[:, names.index(other)]).all()
        assert story.recording.first_solved is None
        story.expect_state(State.STUCK).expect_right(3)

    def test_its_row_is_never_right(self, course):
        assert not course["twins"].rows_right[PRESETS["twins"].sample].any()

    def test_one_weight_moved_by_a_tenth_parts_them(self, course):
        course = course["twins-apart"]
        assert course.solved == 61
        assert course.stays_solved
        assert course.right_for_good_from("01") == 61

    def test_that_is_all_that_differs(self):
        twins, apart = PRESETS["twins"], PRESETS["twins-apart"]
        differ = [name for name in twins.start if twins.start[name] != apart.start[name]]
        assert differ == ["w.h1-o1"]
        assert apart.start["w.h1-o1"] == twins.start["w.h1-o1"] - 0.1
        assert apart.settings == twins.settings

    @pytest.mark.parametrize(
        "name", ["w.x1-h1", "w.x2-h1", "w.x1-h2", "w.x2-h2", "w.h1-o1", "w.h2-o1"]
    )
    @pytest.mark.parametrize("moved", [0.1, -0.1])
    def test_any_weight_would_do(self, name, moved):
        preset = PRESETS["twins"]
        start = dict(preset.start) | {name: preset.start[name] + moved}
        story = Scenario(replace(preset, start=start)).train_to(300)
        assert story.now.outcome.state is State.SOLVED
        assert 61 <= story.now.outcome.since <= 105


# ---------------------------------------------------------------- sinking row


class TestSinkingRow:
    NAME = "sinking-row"

    def test_the_only_wrong_row_first_gets_worse(self, course):
        course = course[self.NAME]
        row = PRESETS[self.NAME].sample
        answers = course.outputs[row]
        assert course.rows_right[:, 0].tolist() == [True, True, True, False]
        assert answers[:7] == pytest.approx([0.43, 0.38, 0.36, 0.34, 0.33, 0.32, 0.31], abs=6e-3)
        assert answers.argmin() == 9
        assert answers[9] == pytest.approx(0.310, abs=5e-4)
        assert (np.diff(answers[:10]) < 0).all()
        assert np.flatnonzero(answers > answers[0])[0] == 45
        assert course.solved == course.right_for_good_from("11") == 59

    def test_the_loss_falls_all_the_same(self, course):
        losses = course[self.NAME].losses
        assert (np.diff(losses) < 0).all()
        assert losses[[0, 20, 50, 100, 1000]] == pytest.approx(
            [0.565, 0.459, 0.338, 0.162, 0.005], abs=5e-4
        )

    def test_all_rows_begin_above_their_mean(self, course):
        assert course[self.NAME].outputs[:, 0].mean() == pytest.approx(0.388, abs=5e-4)
        assert PRESETS[self.NAME].dataset.targets.mean() == 0.25


# ---------------------------------------------------------------- dying relu


class TestDyingRelu:
    NAME = "dying-relu"

    def test_it_is_xor_with_relu_in_the_hidden_layer(self):
        preset = PRESETS[self.NAME]
        assert preset.dataset.name == "xor"
        assert preset.settings.activation == "relu"
        assert preset.settings.output_activation == "sigmoid"

    def test_a_hidden_neuron_dies_early(self, course):
        dead = course[self.NAME].slopes[:, 0] == 0.0
        assert not dead[0], "it begins alive"
        assert int(np.argmax(dead)) == 33
        story = course[self.NAME].story
        story.seek(32).expect_dead()
        story.seek(33).expect_dead("h1").expect_locked("h1").expect_state(State.LEARNING)
        story.seek(600).expect_state(State.DEAD)

    def test_it_never_recovers(self, course):
        course = course[self.NAME]
        assert (course.slopes[33:, 0] == 0.0).all()
        parameters = course.story.now.topology.by_name
        for name in ("x1-h1", "x2-h1", "b.h1"):
            death = course.story.seek(33).now.trace.parameters.value(parameters[name])
            for epoch in (34, 500, 3000):
                trace = course.story.seek(epoch).now.trace
                assert trace.parameters.value(parameters[name]) == death

    def test_the_other_hidden_neuron_lives(self, course):
        assert (course[self.NAME].slopes[:, 1] > 0.0).all()

    def test_the_network_cannot_solve_xor(self, course):
        course = course[self.NAME]
        assert course.solved is None
        assert course.right_counts.max() == 3
        assert course.losses[-1] == pytest.approx(1 / 12, rel=0.01)

    def test_its_row_stays_wrong(self, course):
        course = course[self.NAME]
        its_row = course.rows_right[PRESETS[self.NAME].sample]
        others = np.delete(course.rows_right, PRESETS[self.NAME].sample, axis=0)
        assert not its_row[53:].any()
        assert others[:, 77:].all(), "the only one that stays wrong"

    def test_sigmoid_neurons_on_the_same_weights_would_do_it(self):
        story = Scenario(self.NAME).train_to(100).expect_dead("h1")
        story.change(activation="sigmoid").train_to(1100).expect_right(4)

    def test_smaller_steps_would_have_kept_it_alive(self):
        story = Scenario(self.NAME).change(learning_rate=0.05).train_to(1000)
        story.expect_dead().expect_right(4)


# ---------------------------------------------------------------- sandbox


class TestSandbox:
    NAME = "sandbox"

    def test_it_is_xor_with_the_default_of_every_control(self):
        preset = PRESETS[self.NAME]
        assert preset.settings == Settings()
        assert preset.dataset.name == "xor"
        assert preset.start is None

    def test_patience_is_needed(self, course):
        assert course[self.NAME].solved is None
        assert (np.diff(course[self.NAME].losses) < 0).all()

    @pytest.mark.parametrize(
        ("changes", "solved_by"),
        [
            ({"learning_rate": 1.0}, 1300),
            ({"learning_rate": 1.0, "loss": "cross-entropy"}, 350),
            ({"learning_rate": 1.0, "activation": "relu"}, 150),
            ({"activation": "relu"}, 1150),
        ],
        ids=str,
    )
    def test_what_a_visitor_is_likely_to_try_works_out(self, changes, solved_by):
        story = Scenario(self.NAME).change(**changes).train_to(solved_by)
        story.expect_right(4)
        assert story.now.outcome.state is State.SOLVED


# ---------------------------------------------------------------- how sure we are


@pytest.mark.parametrize(
    ("name", "solved"), [("and", 52), ("xor", 349), ("vanishing-gradient", None)]
)
def test_the_last_digits_of_the_start_do_not_matter(name, solved):
    preset = PRESETS[name]
    start = Scenario(name).now.trace.parameters.vector
    names = [
        Scenario(name).now.topology.column_name(p) for p in Scenario(name).now.topology.parameters
    ]
    rng = np.random.default_rng(1)
    for _ in range(3):
        nudged = start + rng.uniform(-1e-9, 1e-9, 9)
        story = Scenario(replace(preset, start=dict(zip(names, nudged.tolist(), strict=True))))
        if solved is None:
            story.train_to(100).change(loss="cross-entropy").train_to(300)
            story.expect_state(State.SOLVED, since=160)
        else:
            story.train_to(solved + 100).expect_state(State.SOLVED, since=solved)


class TestNoHiddenLayer:
    def test_both_begin_with_the_same_three_numbers(self):
        starts = [Scenario(name).weights_at(0) for name in ("and-no-hidden", "xor-no-hidden")]
        assert starts[0].tobytes() == starts[1].tobytes()
        assert len(starts[0]) == 3

    def test_one_line_is_enough_for_and(self, course):
        played = course["and-no-hidden"]
        assert played.solved == 21
        assert played.stays_solved
        assert (np.diff(played.losses) < 0).all()

    def test_its_row_is_the_wrong_one_and_both_weights_turn_round(self, course):
        played = course["and-no-hidden"]
        assert played.right_for_good_from("11") == 21
        assert all(played.right_for_good_from(row) == 0 for row in ("00", "01", "10"))
        weights = np.array([played.story.weights_at(epoch)[:2] for epoch in (6, 7, 8, 9)])
        assert ((weights > 0) == [[False, False], [True, False], [True, False], [True, True]]).all()

    def test_xor_ends_at_one_half_everywhere(self, course):
        played = course["xor-no-hidden"]
        away = np.abs(played.outputs - 0.5).max(axis=0)
        assert (away[22:] < 0.05).all()
        assert away[21] >= 0.05
        assert (away[79:] < 0.005).all()
        assert played.right_counts.max() == 3
        assert abs(played.losses[400] - np.log(2)) < 1e-9
        assert played.story.train_to(400).now.outcome.state is State.STUCK

    def test_with_the_hidden_layer_the_same_settings_can_do_it(self):
        for name, solved in (("and-no-hidden", 54), ("xor-no-hidden", 193)):
            story = Scenario(name).train_to(60).change(hidden="on").train_to(300)
            assert story.now.topology.has_hidden
            assert story.now.seed == PRESETS[name].seed
            assert story.now.outcome.since == solved
