"""Numbers on screen never lie."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view.numbers import digits

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
