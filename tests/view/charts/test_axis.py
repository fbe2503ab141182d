"""Axes end well, have round numbers, and are not ruined by a spike."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.tape.history import Quantity
from game.view.charts.axes.axis import ValueAxis, epoch_ticks, nice_step, value_axis, value_ticks
from game.view.numbers import digits

NO_STARTS = np.array([], dtype=np.intp)
SIZE = st.floats(min_value=1e-9, max_value=1e9)


def axis(quantity: Quantity, *lines: list[float], ticks: int = 4) -> ValueAxis:
    return value_axis(quantity, np.array(lines), NO_STARTS, ticks)


@given(SIZE, st.integers(min_value=1, max_value=8))
def test_steps_are_one_two_or_five_times_a_power_of_ten(extent: float, count: int) -> None:
    step = nice_step(extent, count)
    mantissa = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(mantissa - nice) for nice in (1, 2, 5)) < 1e-6
    assert extent / step <= count * (1 + 1e-6)


@given(SIZE, SIZE, st.sampled_from([Quantity.DELTAS, Quantity.WEIGHTS]))
def test_all_values_lie_on_the_axis(low: float, high: float, quantity: Quantity) -> None:
    values = [-low, high, 0.5 * high]
    shown = axis(quantity, values)
    assert shown.low <= -low
    assert shown.high >= high
    assert shown.above is None
    assert shown.below is None
    assert shown.holds(np.array(values)).all()


@given(SIZE)
def test_the_loss_stands_on_zero(largest: float) -> None:
    shown = axis(Quantity.LOSS, [largest, largest / 2, largest / 3])
    assert shown.low == 0.0
    assert largest <= shown.high <= 1.6 * largest


def test_answers_between_0_and_1_always_have_the_same_axis() -> None:
    for values in ([0.4, 0.5], [0.0, 0.0], [0.99, 1.0]):
        shown = axis(Quantity.ACTIVATIONS, values)
        assert (shown.low, shown.high) == (0.0, 1.0)
    assert axis(Quantity.ACTIVATIONS, [0.4, 3.1]).high >= 3.1


@pytest.mark.parametrize("quantity", Quantity)
def test_nothing_but_zeros_still_has_an_axis(quantity: Quantity) -> None:
    shown = axis(quantity, [0.0, 0.0, 0.0])
    assert shown.low <= 0.0 < shown.high
    assert value_ticks(shown).marks


def test_a_spike_does_not_flatten_everything_else_and_is_told() -> None:
    shown = axis(Quantity.LOSS, [0.2] * 60 + [3e7])
    assert shown.high < 1.0
    assert shown.above == 3e7
    both = axis(Quantity.WEIGHTS, [0.2] * 60 + [500.0], [-0.3] * 60 + [-800.0])
    assert both.above == 500.0
    assert both.below == -800.0
    assert not both.holds(np.array([500.0, -800.0])).any()


def test_the_start_of_a_course_is_no_spike() -> None:
    falling = [0.3, 0.2, *[0.001] * 500]
    shown = axis(Quantity.LOSS, falling)
    assert shown.above is None
    assert shown.high >= 0.3


def test_a_jump_to_another_loss_is_no_spike() -> None:
    values = np.array([[0.37] * 400 + [3.4, 2.0, 1.0, 0.5]])
    shown = value_axis(Quantity.LOSS, values, np.array([400]), 4)
    assert shown.above is None
    assert shown.high >= 3.4


@given(SIZE, st.integers(min_value=2, max_value=5))
def test_numbers_of_an_axis_are_short_and_true(largest: float, count: int) -> None:
    shown = axis(Quantity.WEIGHTS, [-largest / 3, largest], ticks=count)
    ticks = value_ticks(shown)
    assert len(ticks.marks) >= 2
    power = 0 if not ticks.factor else math.floor(math.log10(shown.high) + 1e-9)
    for value, label in ticks.marks:
        assert len(label) <= 6
        assert label != digits.NEARLY_ZERO
        written = float(digits.parse(label)) * 10.0**power
        assert written == pytest.approx(value, rel=1e-6, abs=1e-12 * largest)


@given(st.integers(min_value=0, max_value=10**7), st.integers(min_value=1, max_value=8))
def test_epochs_are_round_and_few(last: int, count: int) -> None:
    ticks = epoch_ticks(last, count)
    assert ticks[0] == 0
    assert ticks[-1] <= max(last, 0)
    assert len(ticks) <= count + 1 or last < count
