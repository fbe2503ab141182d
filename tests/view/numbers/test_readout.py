"""Numbers of the legends are honest and keep to their columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.tape.history import Quantity
from game.view.numbers.readout import (
    DECIMALS,
    decimals_of,
    number,
    power_of_ten,
    readout,
    subscripted,
    template,
)

FINITE = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)


def shown(quantity: Quantity, value: float) -> str:
    return readout(quantity, value, DECIMALS[quantity])


@pytest.mark.parametrize("quantity", Quantity)
@given(FINITE)
def test_only_zero_looks_like_zero(quantity: Quantity, value: float) -> None:
    text = shown(quantity, value)
    looks_zero = not any(digit in "123456789" for digit in text)
    assert looks_zero == (value == 0 or text == "≈ 0")


@given(st.floats(min_value=0, max_value=1, exclude_min=True, exclude_max=True))
def test_an_answer_that_is_not_1_does_not_look_like_1(value: float) -> None:
    assert shown(Quantity.ACTIVATIONS, value) not in ("0", "1", "0.000", "1.000")


@pytest.mark.parametrize(
    ("quantity", "value", "text"),
    [
        (Quantity.LOSS, 0.0817, "0.0817"),
        (Quantity.LOSS, 0.000025, "0.000025"),
        (Quantity.LOSS, 0.0, "0"),
        (Quantity.ACTIVATIONS, 0.9998, "≈ 1"),
        (Quantity.ACTIVATIONS, 4.1891, "4.189"),
        (Quantity.DELTAS, -0.0522, "−0.0522"),
        (Quantity.DELTAS, 0.00001, "≈ 0"),
        (Quantity.WEIGHTS, 2.714, "+2.71"),
        (Quantity.WEIGHTS, -0.064, "−0.06"),
        (Quantity.WEIGHTS, -10.94, "−10.9"),
        (Quantity.WEIGHTS, 0.0, "0"),
        (Quantity.WEIGHTS, 4000.0, "+4000.0"),
    ],
)
def test_examples(quantity: Quantity, value: float, text: str) -> None:
    assert shown(quantity, value) == text


@pytest.mark.parametrize("quantity", [Quantity.DELTAS, Quantity.WEIGHTS])
@given(st.floats(min_value=-99, max_value=99))
def test_signed_values_keep_to_their_column(quantity: Quantity, value: float) -> None:
    decimals = DECIMALS[quantity]
    assert len(shown(quantity, value)) <= len(template(quantity, decimals))


def test_deltas_of_a_whisper_show_more() -> None:
    decimals = decimals_of(Quantity.DELTAS, 0.0014)
    assert readout(Quantity.DELTAS, 0.000318, decimals) == "+0.000318"
    assert decimals_of(Quantity.DELTAS, 0.2) == DECIMALS[Quantity.DELTAS]


def test_large_numbers_stay_short() -> None:
    assert number(45842.71, 1) == "45843"
    assert len(number(3.2e11, 1)) <= 10


def test_names_and_powers_are_set_low_and_high() -> None:
    assert subscripted("x1") == "x₁"
    assert power_of_ten(-5) == "×10⁻⁵"
