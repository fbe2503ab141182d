"""Figures: every written number tells the truth about the value behind it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view.numbers.figures import figure, gives, setting, usual_decimals, whole
from game.view.numbers.shares import activation_figure, share
from tests.view.chain_rule.arithmetic import half_unit, worked_out

VALUES = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1.6077, "1.6077"),
        (-0.31964, "−0.3196"),
        (0.00061, "0.00061"),
        (0.000012, "0.000012"),
        (1.23e-7, "1.2×10⁻⁷"),
        (-4.2e-18, "−4.2×10⁻¹⁸"),
        (40.2, "40.2000"),
        (123.45678, "123.4568"),
        (1234.5678, "1234.568"),
        (104857.64, "104857.6"),
        (-1048576.0, "−1.049×10⁶"),
        (1e-305, "1.0×10⁻³⁰⁵"),
        (-5e-324, "−4.9×10⁻³²⁴"),
        (float("inf"), "∞"),
        (float("nan"), "–"),
    ],
)
def test_a_number_takes_the_digits_that_suit_its_size(value: float, written: str) -> None:
    assert figure(value).text == written


@given(VALUES, st.integers(0, 3))
def test_what_is_written_is_the_value_rounded(value: float, finer: int) -> None:
    shown = figure(value, finer)
    assert shown.number is not None
    assert abs(Fraction(shown.number) - Fraction(value)) <= half_unit(shown.text)
    assert Fraction(shown.number) == worked_out(shown.text)
    assert (shown.number == 0) == (value == 0), "no number looks like 0 but 0"


@given(VALUES.filter(lambda value: value != 0))
def test_no_number_has_fewer_than_two_significant_digits(value: float) -> None:
    number = figure(value).number
    assert number is not None
    assert len(number.as_tuple().digits) >= 2


def test_more_digits_stop_where_they_no_longer_fit() -> None:
    assert figure(-0.10152345, 2, most_digits=7).text == "−0.101523"
    assert figure(1234.5678, 2, most_digits=7).text == "1234.568"


def test_decimals_can_be_given() -> None:
    assert figure(1.6, decimals=6).text == "1.600000"
    assert figure(1e-5, decimals=3).text == "0.000010", "but never so few that it looks like 0"


def test_settings_are_written_as_their_sliders_show_them() -> None:
    assert [setting(v).text for v in (0.1, 1.0, 0.015, 0.123456789)] == [
        "0.10",
        "1.00",
        "0.015",
        "0.123457",
    ]


def test_the_sign_follows_from_the_written_numbers() -> None:
    assert gives(Decimal("0.02130"), figure(0.0213))
    assert gives(Decimal("0.02134"), figure(0.0213))
    assert not gives(Decimal("0.02135"), figure(0.0213)), "a tie rounds to neither for sure"
    assert not gives(Decimal("0.02136"), figure(0.0213))
    assert not gives(Decimal("0.001"), whole(0.0)), "0 is only 0"
    assert not gives(None, figure(0.0213))
    assert not gives(Decimal(0), figure(float("inf")))


def test_brackets_and_plus_signs() -> None:
    assert figure(-0.5).factor == "(−0.5000)"
    assert figure(0.5).factor == "0.5000"
    assert [figure(v).signed for v in (0.5, -0.5, 0.0)] == ["+0.5000", "−0.5000", "0"]


@given(st.floats(0.0, 1.0, allow_subnormal=False), st.integers(0, 8), st.integers(0, 2))
def test_the_two_parts_of_a_share_add_up_to_one(value: float, least: int, finer: int) -> None:
    written = share(value, least, finer, finer)
    assert worked_out(written.part.text) + worked_out(written.rest.text) == 1
    assert (worked_out(written.part.text) in (0, 1)) == (value in (0.0, 1.0))


@given(st.floats(0.0, 1.0 - 1.1e-5))
def test_an_activation_does_not_look_like_one(value: float) -> None:
    number = activation_figure(value).number
    assert number is None or number < 1


def test_small_differences_are_finer_than_large_ones() -> None:
    assert [usual_decimals(v) for v in (0.5, 0.0005, 0.00005)] == [4, 5, 6]
