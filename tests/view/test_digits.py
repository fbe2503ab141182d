"""Numbers on screen never lie."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view import digits

finite = st.floats(-1e6, 1e6)
decimals = st.integers(0, 6)


@pytest.mark.parametrize(
    ("value", "places", "plus", "shown"),
    [
        (0.0, 2, False, "0"),
        (-0.0, 2, True, "0"),
        (1.5, 2, False, "1.50"),
        (1.5, 2, True, "+1.50"),
        (-1.5, 2, False, "−1.50"),
        (0.001, 2, False, "≈ 0"),
        (-0.001, 2, True, "≈ 0"),
        (math.inf, 2, False, "∞"),
        (-math.inf, 2, False, "−∞"),
        (math.nan, 2, False, "–"),
    ],
)
def test_fixed(value: float, places: int, plus: bool, shown: str) -> None:
    assert digits.fixed(value, places, plus) == shown


@given(finite, decimals, st.booleans())
def test_fixed_tells_the_truth(value: float, places: int, plus: bool) -> None:
    shown = digits.fixed(value, places, plus)
    assert "-" not in shown
    if shown == "0":
        assert value == 0
    elif shown == "≈ 0":
        assert value != 0
        assert abs(value) <= 0.5 * 10.0**-places
    else:
        number = digits.parse(shown)
        assert number != 0
        assert (number < 0) == (value < 0)
        assert abs(number - Decimal(value)) <= Decimal(5).scaleb(-places - 1)


@given(st.floats(0, 1))
def test_a_share_never_looks_like_a_limit_that_it_is_not(value: float) -> None:
    shown = digits.inside_unit(value, 2)
    assert (shown == "0") == (value == 0)
    assert (shown in ("1.00", "≈ 1", "1")) <= (value > 0.9999)
    if shown == "1.00":
        assert value == 1


def test_grouped_and_trimmed() -> None:
    assert digits.grouped(12345678) == "12\u202f345\u202f678"
    assert digits.grouped(-1234) == "−1\u202f234"
    assert digits.grouped(999) == "999"
    assert digits.trimmed(0.5, 2) == "0.5"
    assert digits.trimmed(-2.0, 1) == "−2"
    assert digits.trimmed(100.0, 0) == "100"
    assert digits.trimmed(0.0, 2) == "0"


@given(finite, decimals)
def test_parse_reads_what_fixed_wrote(value: float, places: int) -> None:
    shown = digits.fixed(value, places, plus=True)
    if shown != digits.NEARLY_ZERO:
        assert digits.parse(f"({shown})") == Decimal(f"{value:.{places}f}")


@pytest.mark.parametrize(
    ("values", "operation", "result", "sign"),
    [
        (("−0.0695", "0.1210"), digits.product, "−0.0084", "="),
        (("−0.0695", "0.1210"), digits.product, "−0.0085", "≈"),
        (("0.5", "0.05"), digits.product, "0.02", "="),  # a tie may be rounded either way
        (("0.5", "0.05"), digits.product, "0.03", "="),
        (("0.3", "0"), digits.product, "0", "="),
        (("0.3", "≈ 0"), digits.product, "0.0001", "≈"),
        (("0.4", "1"), digits.product, "0", "≈"),
        (("0.6804", "1"), digits.half_square, "0.0511", "="),
        (("0.25",), digits.negative_log, "1.386", "="),
        (("0.25",), digits.negative_log_rest, "0.288", "="),
        (("0",), digits.negative_log, "5.000", "≈"),
        (("1.6077", "1.00", "−0.0086"), digits.update, "1.6163", "="),
        (("1", "2", "3.5"), digits.mean, "2.17", "="),
        (("0.6804", "1"), digits.difference, "−0.3196", "="),
    ],
)
def test_equality(
    values: tuple[str, ...], operation: digits.Operation, result: str, sign: str
) -> None:
    assert digits.equality(values, operation, result) == sign


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_an_equals_sign_holds_for_the_shown_numbers(a: float, b: float) -> None:
    shown = digits.product_text(a, b, a * b)
    if shown.sign == "=":
        left, right = (digits.parse(value) for value in shown.values)
        result = digits.parse(shown.result)
        places = len(shown.result.partition(".")[2])
        slack = Decimal(5).scaleb(-places - 1) if places else Decimal(0)
        assert abs(left * right - result) <= slack
        assert abs(Decimal(a * b) - result) <= slack + Decimal("1e-12")
    else:
        assert shown.sign == "≈"


def test_digits_grow_until_the_shown_expression_gives_the_result() -> None:
    shown = digits.equation((0.34846, "0"), digits.half_square, 0.34846**2 / 2, (3, 4, 5), (4, 3))
    assert shown == digits.Equation(("0.3485", "0"), "=", "0.0607")


def test_a_tiny_result_is_rounded_zero() -> None:
    shown = digits.product_text(1e-4, 1e-4, 1e-8)
    assert (shown.sign, shown.result) == ("≈", "0")
