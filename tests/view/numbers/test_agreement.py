"""Two numbers side by side: what is written is counted, and what differs is seen."""

import numpy as np
import pytest

from game.view.numbers.agreement import MOST_SAME, side_by_side
from game.view.numbers.digits import parse


@pytest.mark.parametrize(
    ("first", "second", "digits", "written"),
    [
        (0.0045353899421, 0.0045353899463, 8, "0.00453538994"),
        (0.19999999, 0.20000001, 7, "0.2000000"),
        (0.99999999, 1.00000001, 8, "1.0000000"),
        (0.5, 0.5, 9, "0.500000000"),
        (-1.23456789e-7, -1.2345678e-7, 8, "−1.23456789×10⁻⁷"),
        (5.0, 50.0, 0, "5.0000"),
        (0.0, 0.0, 0, "0"),
        (0.0, -1e-12, 0, "0"),
        (1e-30, 1e-12, 0, "1.0×10⁻³⁰"),
        (0.01, -0.01, 0, "0.0100"),
        (float("nan"), 1.0, 0, "–"),
    ],
)
def test_the_same_digits_are_counted(
    first: float, second: float, digits: int, written: str
) -> None:
    pair = side_by_side(first, second)
    assert (pair.digits, pair.first) == (digits, written)


def test_numbers_that_differ_are_seen_to_differ() -> None:
    pair = side_by_side(-0.20705, -0.207050018, apart=True)
    assert (pair.first, pair.second) == ("−0.207050000", "−0.207050018")


def test_whoever_counts_comes_to_the_same_number() -> None:
    rng = np.random.default_rng(4)
    for _ in range(2000):
        value = float(rng.choice((-1, 1)) * 10.0 ** rng.uniform(-14, 8))
        other = value * (1 + float(rng.choice((-1, 0, 1)) * 10.0 ** rng.uniform(-12, 0)))
        pair = side_by_side(value, other)
        assert pair.first[: pair.same] == pair.second[: pair.same]
        same = pair.first[: pair.same].lstrip("−0.").replace(".", "")
        assert pair.digits == len(same) <= MOST_SAME
        near = 6e-4 if pair.digits else 0.06
        for number, written in ((value, pair.first), (other, pair.second)):
            assert float(parse(written)) == pytest.approx(number, rel=near)
        if abs(value - other) < 1e-7 * abs(value):
            assert pair.digits >= 6
