"""Two numbers that should be the same, written so that one sees how far they are.

Both are written with the same digits, as many as are worth showing. How many of them are the same
is counted in what is written, so that whoever counts comes to the same number.
"""

import math
from typing import Final, NamedTuple

from game.view.numbers.digits import MINUS
from game.view.numbers.figures import figure, is_plain, power_of_ten, raised

# A nudge cannot tell more of them.
MOST_SAME: Final = 9
# With fewer digits any two numbers look alike.
LEAST_WRITTEN: Final = 4


class Pair(NamedTuple):
    """Two numbers as written.

    The first ``same`` characters of both are the same, and ``digits`` of them count: all from the
    first that is not 0. Both are 0 where no digit is the same.
    """

    first: str
    second: str
    same: int
    digits: int


def side_by_side(first: float, second: float, apart: bool = False) -> Pair:
    """Two numbers with the digits with which most of them are the same: so 0.19999999 and
    0.20000001, which round to the same 0.2000000, are not told apart by their first one. ``apart``:
    they are not the same, so that must be seen: they are written with all digits.
    """
    best = Pair(figure(first).text, figure(second).text, 0, 0)
    larger = max(abs(first), abs(second))
    if not 0.0 < larger < math.inf or math.copysign(1.0, first) != math.copysign(1.0, second):
        return best
    for digits in range(MOST_SAME, MOST_SAME - 1 if apart else LEAST_WRITTEN - 1, -1):
        pair = _written(first, second, larger, digits)
        if pair.digits > best.digits:
            best = pair
    return best


def _written(first: float, second: float, larger: float, digits: int) -> Pair:
    """Both with so many digits of the larger one."""
    power = power_of_ten(larger)
    if is_plain(larger):
        places, scale, end = max(digits - 1 - power, 0), 1.0, ""
    else:
        places, scale, end = digits - 1, 10.0**power, raised(power)
    sign = MINUS if first < 0 else ""
    one, other = (f"{sign}{abs(value) / scale:.{places}f}" for value in (first, second))
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) != len(other):
        same = 0
    counted = sum(character.isdigit() for character in one[:same].lstrip(f"{MINUS}0."))
    return Pair(one + end, other + end, same, counted)
