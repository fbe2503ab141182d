"""Numbers for visitors: two decimals, one true digit at least, and no lie."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view.numbers import network_numbers, visitor_numbers
from game.view.numbers.digits import parse

anything = st.floats(-1e6, 1e6)


def read(shown):
    return float(parse(shown.removeprefix("≈ ")))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.2, "0.20"),
        (0.003, "0.003"),
        (0.0034, "0.003"),
        (0.0061, "0.006"),
        (-0.0096, "−0.010"),
        (0.0004, "0.0004"),
        (0.00009, "≈ 0"),
        (-0.00009, "≈ 0"),
        (0.0, "0"),
        (-0.0, "0"),
        (-1.894, "−1.89"),
        (123.45, "123.5"),
        (-1234.5, "−1\u202f234"),
        (45678.9, "45\u202f679"),
        (-267012.3, "−267\u202f012"),
        (1234567.0, "1.2×10⁶"),
        (-2.67e11, "−2.7×10¹¹"),
        (1e300, "1.0×10³⁰⁰"),
        (math.nan, "–"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
    ],
)
def test_a_number(value, shown):
    assert visitor_numbers.number(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(3.2, "+3.20"), (-3.68, "−3.68"), (0.0, "0"), (0.001, "+0.001"), (1234.0, "+1\u202f234")],
)
def test_a_weight_has_its_sign(value, shown):
    assert visitor_numbers.weight(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.41, "0.41"),
        (0.994, "0.994"),
        (0.989, "0.99"),
        (0.9996, "0.9996"),
        (0.99999, "≈ 1"),
        (1.0, "1.00"),
        (0.0, "0"),
        (0.003, "0.003"),
        (0.00001, "≈ 0"),
    ],
)
def test_an_activation_never_looks_as_if_it_had_reached_0_or_1(value, shown):
    assert visitor_numbers.activation(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.25, "0.25"),
        (0.502, "0.502"),
        (0.4996, "0.4996"),
        (0.49996, "≈ 0.5"),
        (0.5, "0.50"),
        (0.494, "0.49"),
    ],
)
def test_an_answer_leans_to_its_side(value, shown):
    assert visitor_numbers.answer(value) == shown


def test_a_relu_may_say_anything():
    assert visitor_numbers.activation(1.7, bounded=False) == "1.70"
    assert visitor_numbers.answer(0.501, bounded=False) == "0.501"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (2.17, 2.39, ("+2.17", "+2.39")),
        (2.171, 2.172, ("+2.171", "+2.172")),
        (-0.001, 0.001, ("−0.001", "+0.001")),
        (1.0, 1.0, ("+1.00", "+1.00")),
        (1.0, 1.0000001, ("+1.0000", "≈ +1.0000")),
        (0.95251, 0.952512, ("+0.9525", "≈ +0.9525")),
        (1e-6, 2e-6, ("≈ 0", "≈ 0")),
    ],
)
def test_what_moved_looks_as_if_it_had(old, new, shown):
    assert visitor_numbers.moved(old, new) == shown


def test_a_loss_has_three_decimals():
    assert [visitor_numbers.loss(v) for v in (0.5411, 0.00012, 0.00004)] == [
        "0.541",
        "0.0001",
        "≈ 0",
    ]


@given(anything)
def test_no_number_is_shown_as_zero_that_is_none_nor_with_another_sign(value):
    for shown in (
        visitor_numbers.number(value),
        visitor_numbers.weight(value),
        visitor_numbers.loss(value),
    ):
        if value == 0:
            assert shown == "0"
        elif abs(value) < visitor_numbers.SMALLEST:
            assert shown == "≈ 0"
        else:
            assert (read(shown) > 0) == (value > 0)
            assert read(shown) == pytest.approx(value, rel=0.5)
            decimals = -6 if "×" in shown else len(shown.partition(".")[2])
            assert abs(read(shown) - value) <= 0.500001 * 10**-decimals


def agrees(answer, goal, error):
    """Whether three numbers side by side agree to the last digit; what is near only may be near."""
    if "×10" in answer:
        return error.lstrip("+−") == answer.lstrip("−")
    if answer.startswith("≈") or error == "≈ 0":
        return error.startswith("≈") and abs(read(answer) - goal - read(error)) < 1e-9
    decimals = max(len(part.partition(".")[2]) for part in (answer, error))
    return round(read(answer) - goal, decimals) == read(error)


@pytest.mark.parametrize(
    ("said", "goal", "answer", "error"),
    [
        (0.999, 0, "0.999", "+0.999"),
        (0.41, 1, "0.41", "−0.59"),
        (0.00003, 1, "≈ 0", "≈ −1"),
        (0.99999, 1, "≈ 1", "≈ 0"),
        (0.99999, 0, "≈ 1", "≈ +1"),
        (0.50001, 1, "≈ 0.5", "≈ −0.5"),
        (1.0, 1, "1.00", "0"),
    ],
)
def test_answer_goal_and_error_agree(said, goal, answer, error):
    assert visitor_numbers.answer(said) == answer
    assert visitor_numbers.error(said, goal) == error


@given(st.floats(0, 1), st.sampled_from([0.0, 1.0]))
def test_every_error_agrees_with_its_answer(said, goal):
    answer, error = visitor_numbers.answer(said), visitor_numbers.error(said, goal)
    assert agrees(answer, goal, error)
    assert (error == "0") == (said == goal)
    written = network_numbers.answer_text(said, True)
    assert agrees(written, goal, network_numbers.error_text(said, goal, True))


@given(st.one_of(st.floats(0, 3), st.floats(0, 1e12)), st.sampled_from([0.0, 1.0]))
def test_every_error_of_a_relu_agrees_with_its_answer(said, goal):
    answer = visitor_numbers.answer(said, bounded=False)
    assert agrees(answer, goal, visitor_numbers.error(said, goal, bounded=False))
    written = network_numbers.answer_text(said, False)
    assert agrees(written, goal, network_numbers.error_text(said, goal, False))


@given(st.floats(0, 1))
def test_an_answer_is_on_its_own_side_of_everything(value):
    shown = visitor_numbers.answer(value)
    number = read(shown)
    if not shown.startswith("≈"):
        assert (number == 0) == (value == 0)
        assert (number == 1) == (value == 1)
        assert (number < 0.5, number > 0.5) == (value < 0.5, value > 0.5)
    assert number == pytest.approx(value, abs=0.005001)
