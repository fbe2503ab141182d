"""The controls' values: what is allowed, where it sits on its slider, what the defaults are."""

import math
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.problem import ProblemError
from game.session.settings import (
    CHOICES,
    FULL_PACE,
    RANGES,
    SETTING_NAMES,
    START_SETTINGS,
    TELLING_PACE,
    TRAINING_SETTINGS,
    Settings,
    check_setting,
)
from tests.session.scenario import Scenario

ranges = st.sampled_from(list(RANGES.values()))
fractions = st.floats(0, 1)
NAMED_RANGES = pytest.mark.parametrize("limits", RANGES.values(), ids=list(RANGES))


# ---------------------------------------------------------------- the table of the controls


def test_ranges_and_defaults_of_the_controls():
    default = Settings()
    table = {name: (r.low, r.high, getattr(default, name)) for name, r in RANGES.items()}
    assert table == {
        "learning_rate": (0.01, 1.0, 0.10),
        "animation_speed": (0.01, 1.0, 0.40),
        "pace": (0.5, 1000.0, 20.0),
        "weight_init": (0.0, 8.0, 1.0),
        "bias_init": (-4.0, 4.0, 0.0),
        "lock_threshold": (0.0, 1.0, 0.05),
    }
    assert (default.activation, default.output_activation, default.loss) == (
        "sigmoid",
        "sigmoid",
        "mse",
    )
    assert CHOICES["loss"] == ("mse", "cross-entropy")
    assert CHOICES["activation"] == CHOICES["output_activation"] == ("sigmoid", "relu")


def test_only_pace_has_a_last_stop_called_full_and_two_sliders_are_logarithmic():
    assert [name for name, limits in RANGES.items() if limits.full] == ["pace"]
    assert {name for name, r in RANGES.items() if r.logarithmic} == {"learning_rate", "pace"}


def test_every_setting_is_a_choice_or_a_range():
    assert set(SETTING_NAMES) == set(RANGES) | set(CHOICES)
    assert set(SETTING_NAMES) >= TRAINING_SETTINGS | START_SETTINGS
    assert not TRAINING_SETTINGS & START_SETTINGS


def test_settings_cannot_be_written_to():
    with pytest.raises(FrozenInstanceError):
        Settings().learning_rate = 0.5


# ---------------------------------------------------------------- what is allowed


@pytest.mark.parametrize(("name", "limits"), RANGES.items(), ids=list(RANGES))
def test_a_number_outside_its_range_is_refused_by_name(name, limits):
    for value in (limits.low, limits.high, (limits.low + limits.high) / 2):
        assert limits.holds(value)
        assert getattr(Settings(**{name: value}), name) == value
    beyond = [
        math.nextafter(limits.low, -math.inf),
        math.nextafter(limits.high, math.inf),
        -1e300,
        1e300,
        -math.inf,
        math.nan,
    ] + ([] if limits.full else [math.inf])
    for value in beyond:
        assert not limits.holds(value)
        with pytest.raises(ProblemError) as caught:
            Settings(**{name: value})
        assert caught.value.key == "out-of-range"
        assert caught.value.values["name"] == name.replace("_", "-")
        assert (caught.value.values["low"], caught.value.values["high"]) == (
            f"{limits.low:g}",
            f"{limits.high:g}",
        )


@pytest.mark.parametrize("name", RANGES)
@pytest.mark.parametrize("value", ["0.5", None, True, [0.5], {}], ids=repr)
def test_what_is_no_number_is_refused(name, value):
    with pytest.raises(ProblemError) as caught:
        check_setting(name, value)
    assert caught.value.key == "not-a-number"


@pytest.mark.parametrize("name", CHOICES)
@pytest.mark.parametrize("value", ["tanh", "Sigmoid", "", 1, None, ["mse"], True], ids=repr)
def test_what_is_no_choice_is_refused_with_what_there_is(name, value):
    with pytest.raises(ProblemError) as caught:
        check_setting(name, value)
    assert caught.value.key == "unknown-choice"
    assert caught.value.values["allowed"] == ", ".join(CHOICES[name])


def test_relu_output_under_cross_entropy_is_refused():
    with pytest.raises(ProblemError) as caught:
        Settings(output_activation="relu", loss="cross-entropy")
    assert caught.value.key == "relu-with-cross-entropy"
    assert not Settings(loss="cross-entropy").output_allowed("relu")
    assert Settings(loss="mse").output_allowed("relu")
    Settings(activation="relu", loss="cross-entropy")  # hidden neurons may be what they like


def test_a_change_gives_another_copy():
    before = Settings()
    after = before.changed("learning_rate", 0.5)
    assert (before.learning_rate, after.learning_rate) == (0.1, 0.5)
    with pytest.raises(ProblemError):
        before.changed("learning_rate", 5.0)


# ---------------------------------------------------------------- sliders


@given(ranges, fractions)
def test_every_place_of_a_slider_is_an_allowed_value(limits, fraction):
    assert limits.holds(limits.value_at(fraction))


@given(ranges, st.floats(allow_nan=False))
def test_a_drag_past_the_ends_stays_at_the_ends(limits, fraction):
    value = limits.value_at(fraction)
    assert limits.holds(value)
    if fraction <= 0:
        assert value == limits.low
    if fraction >= 1:
        assert value == (FULL_PACE if limits.full else limits.high)


@given(ranges, fractions)
def test_a_value_taken_from_a_slider_stays_where_it_is(limits, fraction):
    value = limits.value_at(fraction)
    place = limits.fraction(value)
    assert 0.0 <= place <= 1.0
    assert limits.value_at(place) == value
    assert limits.fraction(limits.value_at(place)) == place


@given(ranges, fractions, fractions)
def test_further_right_is_never_less(limits, one, other):
    left, right = sorted([one, other])
    assert limits.value_at(left) <= limits.value_at(right)


@given(ranges, fractions)
def test_rounding_moves_the_knob_by_a_hair_only(limits, fraction):
    value = limits.value_at(fraction)
    if value != FULL_PACE and fraction <= limits.fraction(limits.high):
        near = 0.05 if limits.logarithmic else limits.step / (limits.high - limits.low)
        assert abs(limits.fraction(value) - fraction) <= near


@NAMED_RANGES
def test_the_ends_of_a_slider(limits):
    assert limits.fraction(limits.low) == 0.0
    assert limits.value_at(0.0) == limits.low
    assert limits.value_at(limits.fraction(limits.high)) == limits.high
    assert limits.value_at(1.0) == (FULL_PACE if limits.full else limits.high)


@given(ranges, fractions)
def test_values_are_as_round_as_the_slider_shows_them(limits, fraction):
    value = limits.value_at(fraction)
    assert limits.rounded(value) == value if value != FULL_PACE else True
    if not limits.logarithmic:
        steps = (value - limits.low) / limits.step
        assert steps == pytest.approx(round(steps), abs=1e-6)
    elif value < 10:
        assert float(f"{value:.2g}") == value, "two leading digits"
    elif value != FULL_PACE:
        assert value == int(value)


def test_full_is_the_last_stop_of_the_pace():
    pace = RANGES["pace"]
    assert pace.holds(FULL_PACE)
    assert pace.fraction(FULL_PACE) == 1.0
    assert pace.fraction(pace.high) < 0.95, "full has room of its own"
    assert pace.value_at(0.99) == FULL_PACE
    assert pace.value_at(pace.fraction(pace.high)) == pace.high


def test_defaults_are_reachable_with_the_slider():
    for name, limits in RANGES.items():
        default = getattr(Settings(), name)
        assert limits.value_at(limits.fraction(default)) == default


# ---------------------------------------------------------------- what the session makes of it


def test_an_impossible_value_is_refused_and_changes_nothing():
    story = Scenario("xor").train_to(30)
    before = story.fingerprint
    for name, value in (
        ("learning_rate", 0.0),
        ("learning_rate", 1.5),
        ("pace", -1.0),
        ("weight_init", math.nan),
        ("loss", "absolute"),
        ("activation", "tanh"),
        ("output_activation", "tanh"),
        ("colour", "red"),
    ):
        story.change(**{name: value})
        assert story.fingerprint == before


def test_cross_entropy_needs_a_sigmoid_output_and_says_so():
    story = Scenario("xor").change(output_activation="relu").train_to(30)
    weights = story.weights
    story.change(loss="cross-entropy").expect_notice("output-switched")
    story.expect_settings(loss="cross-entropy", output_activation="sigmoid")
    story.expect_epoch(30, of=30).expect_weights(weights)
    rule = story.now.trace.rule
    assert (rule.loss.name, rule.output_activation.name) == ("cross-entropy", "sigmoid")
    assert len(story.now.history.rules[1:]) == 1
    story.train_to(60).expect_epoch(60)


def test_a_relu_output_is_refused_under_cross_entropy_and_says_so():
    story = Scenario("xor").change(loss="cross-entropy").train_to(30)
    story.change(output_activation="relu").expect_notice("output-unavailable")
    story.expect_settings(output_activation="sigmoid", loss="cross-entropy")
    story.expect_epoch(30, of=30)
    story.change(loss="mse", output_activation="relu").expect_notice(None)
    story.expect_settings(output_activation="relu", loss="mse")


def test_a_notice_stays_until_the_next_command():
    story = Scenario("xor").change(output_activation="relu", loss="cross-entropy")
    story.wait(500).expect_notice("output-switched")
    story.show_next_row().expect_notice(None)


def test_a_sigmoid_output_needs_no_notice():
    Scenario("xor").change(loss="cross-entropy").expect_notice(None)


def test_the_pace_of_telling_lies_below_the_slider():
    pace = RANGES["pace"]
    assert pace.holds(TELLING_PACE)
    assert not pace.holds(0.2)
    assert pace.fraction(TELLING_PACE) == 0.0
    assert Settings(pace=TELLING_PACE).changed("pace", 0.5).pace == 0.5
