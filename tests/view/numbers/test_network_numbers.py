"""The network's numbers are honest and short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view.numbers import digits
from game.view.numbers.network_numbers import (
    activation_text,
    answer_text,
    delta_texts,
    error_text,
    weight_text,
)


@pytest.mark.parametrize(
    ("value", "bounded", "shown"),
    [
        (0.5, True, "0.50"),
        (0.998, True, "0.998"),
        (0.00004, True, "≈ 0"),
        (0.99999, True, "≈ 1"),
        (0.0, False, "0"),
        (0.003, False, "0.003"),
        (0.999, False, "1.00"),
        (12.345, False, "12.35"),
        (123.456, False, "123.5"),
        (654321.0, False, "654321"),
    ],
)
def test_activations(value: float, bounded: bool, shown: str) -> None:
    assert activation_text(value, bounded) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.5, "0.50"),
        (0.5004, "0.5004"),
        (0.4961, "0.496"),
        (0.50001, "≈ 0.5"),
        (0.51, "0.51"),
        (0.998, "0.998"),
    ],
)
def test_an_answer_tells_on_which_side_it_lies(value: float, shown: str) -> None:
    assert answer_text(value, True) == answer_text(value, False).replace("1.00", "0.998") == shown


def test_deltas_have_a_sign_and_are_never_a_zero_that_they_are_not() -> None:
    assert delta_texts(-0.0123) == ("−0.012", "−0.012")
    assert delta_texts(0.00042) == ("+0.0004", "≈ 0")
    assert delta_texts(0.0) == ("0", "0")
    assert delta_texts(-1e-9) == ("≈ 0", "≈ 0")


def test_weights() -> None:
    assert weight_text(1.5) == "+1.50"
    assert weight_text(-0.004) == "≈ 0"
    assert weight_text(0.0) == "0"
    assert weight_text(-123.45) == "−123.5"


@given(value=st.floats(-1e6, 1e6, allow_nan=False))
def test_no_number_is_long_or_a_false_zero(value: float) -> None:
    for shown in (
        activation_text(value, bounded=False),
        *delta_texts(value),
        weight_text(value),
        error_text(value, 0.0, bounded=False),
    ):
        assert len(shown) <= 8
        assert (shown == "0") == (value == 0)
        if shown not in ("0", digits.NEARLY_ZERO):
            assert (shown[0] == digits.MINUS) == (value < 0)
            assert float(digits.parse(shown)) == pytest.approx(value, rel=0.1, abs=0.006)
