"""Sliders: what they show, where they step, what they take."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.commands import ChangeSetting, Seek
from game.session.settings import FULL_PACE, RANGES, check_setting
from game.view.widgets.sliders.sliding import (
    number_shown,
    refusal,
    setting_sliding,
    timeline_sliding,
)
from tests.view.stage import ENGLISH


def sliding(name: str, value: float):
    return setting_sliding(name, value, ENGLISH)


def stepped(name: str, value: float, steps: int) -> float:
    command = sliding(name, value).step(steps)
    assert isinstance(command, ChangeSetting)
    assert command.name == name
    assert isinstance(command.value, float)
    return command.value


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("learning_rate", 0.1, "0.10"),
        ("learning_rate", 1.0, "1.00"),
        ("learning_rate", 0.012, "0.012"),
        ("learning_rate", 0.123456, "0.1235"),
        ("pace", 20.0, "20 /s"),
        ("pace", 0.5, "0.5 /s"),
        ("pace", FULL_PACE, "full"),
        ("weight_init", 1.0, "±1.0"),
        ("weight_init", 0.0, "±0.0"),
        ("bias_init", -0.5, "−0.5"),
        ("bias_init", 0.0, "0.0"),
        ("lock_threshold", 0.05, "0.05"),
        ("animation_speed", 0.4, "0.40"),
    ],
)
def test_values_as_shown(name: str, value: float, shown: str) -> None:
    assert sliding(name, value).value == shown


def test_a_small_value_is_never_shown_as_zero() -> None:
    assert number_shown(0.00012, 1) == "0.00012"
    assert float(number_shown(1e-9, 2)) == 1e-9


@given(st.sampled_from(sorted(RANGES)), st.floats(0.0, 1.0))
def test_a_place_gives_an_allowed_value_near_that_place(name: str, fraction: float) -> None:
    command = sliding(name, RANGES[name].low).at(fraction)
    assert isinstance(command, ChangeSetting)
    check_setting(name, command.value)
    assert isinstance(command.value, float)
    back = sliding(name, command.value).fraction
    if command.value != FULL_PACE:
        assert abs(back - fraction) < 0.06


@given(st.sampled_from(sorted(RANGES)), st.floats(0.0, 1.0), st.integers(-12, 12))
def test_steps_stay_allowed_and_go_the_right_way(name: str, fraction: float, steps: int) -> None:
    value = RANGES[name].value_at(fraction)
    after = stepped(name, value, steps)
    check_setting(name, after)
    if steps > 0:
        assert after > value or value in (RANGES[name].high, FULL_PACE)
    elif steps < 0:
        assert after < value or value == RANGES[name].low


@pytest.mark.parametrize("name", sorted(RANGES))
def test_arrows_alone_reach_both_ends(name: str) -> None:
    limits = RANGES[name]
    value = limits.low
    for _ in range(200):
        value = stepped(name, value, 1)
    assert value == (FULL_PACE if limits.full else limits.high)
    for _ in range(200):
        value = stepped(name, value, -1)
    assert value == limits.low


def test_logarithmic_arrows_take_round_numbers() -> None:
    values = [0.1]
    for _ in range(10):
        values.append(stepped("learning_rate", values[-1], 1))
    assert values == [0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0]
    assert stepped("learning_rate", 0.37, 1) == 0.4
    assert stepped("learning_rate", 0.37, -1) == 0.3
    assert stepped("pace", 800.0, 1) == 1000.0
    assert stepped("pace", 1000.0, 1) == FULL_PACE
    assert stepped("pace", FULL_PACE, -1) == 1000.0
    assert stepped("pace", 0.5, -1) == 0.5


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("learning_rate", "0.33", 0.33),
        ("learning_rate", ".5", 0.5),
        ("learning_rate", "0,25", 0.25),
        ("bias_init", "-1.5", -1.5),
        ("bias_init", "−1.5", -1.5),
        ("pace", "1000", 1000.0),
        ("learning_rate", "2", None),
        ("pace", "1001", None),
        ("pace", "inf", None),
        ("pace", "nan", None),
        ("learning_rate", "", None),
        ("learning_rate", "-", None),
        ("learning_rate", "1.2.3", None),
        ("weight_init", "-1", None),
    ],
)
def test_typed_numbers(name: str, text: str, value: float | None) -> None:
    command = sliding(name, RANGES[name].low).typed(text)
    assert command == (None if value is None else ChangeSetting(name, value))


def test_a_refusal_tells_the_range() -> None:
    said = refusal(sliding("bias_init", 0.0), "Bias init", ENGLISH)
    assert said == "Bias init goes from −4 to 4, so that number was not used."
    said = refusal(timeline_sliding(3, 1200, ENGLISH), "Timeline", ENGLISH)
    assert "from 0 to 1\u202f200" in said


@given(st.integers(0, 100_000), st.data())
def test_the_timeline_seeks_what_is_recorded(last: int, data: st.DataObject) -> None:
    epoch = data.draw(st.integers(0, last))
    timeline = timeline_sliding(epoch, last, ENGLISH)
    assert 0.0 <= timeline.fraction <= 1.0
    here = timeline.at(timeline.fraction)
    assert here == Seek(epoch)
    assert timeline.at(0.0) == Seek(0)
    assert timeline.at(1.0) == Seek(last)
    assert timeline.step(-(10**6)) == Seek(0)
    assert timeline.step(10**6) == Seek(last)
    assert timeline.page >= 1
    assert timeline.typed(str(epoch)) == Seek(epoch)
    assert timeline.typed(str(last + 1)) is None
    assert timeline.typed("0.5") is None


def test_equal_sliders_are_equal() -> None:
    assert sliding("pace", 20.0) == sliding("pace", 20.0)
    assert sliding("pace", 20.0) != sliding("pace", 25.0)
    assert math.isclose(sliding("learning_rate", 0.1).fraction, 0.5)
