"""Figures: numbers as they are written down, together with what the written digits stand for.

A figure never shows a number as 0 that is none. How many digits it takes follows from its size:
four decimals for everyday numbers, more for small ones (two significant digits at least), fewer
for large ones, powers of ten beyond both. More digits can be asked for, so that a calculation
comes out.
"""

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from game.view.numbers.digits import EQUAL, INFINITE, MINUS, ROUNDED, UNDEFINED

USUAL_DECIMALS: Final = 4
MOST_DECIMALS: Final = 6
SETTING_DECIMALS: Final = 2
# Powers of ten (floor of log10 |value|) from which a number is written as a power of ten.
SMALLEST_PLAIN_POWER: Final = -5
LARGEST_PLAIN_POWER: Final = 5
SMALL_DIGITS: Final = 1  # decimals of a small mantissa: 1.2 x 10^-7
LARGE_DIGITS: Final = 3  # decimals of a large mantissa: 1.235 x 10^7
# Digits of a number under a million, before and after the point.
PLAIN_DIGITS: Final = 7
MOST_DIGITS: Final = 10

_HALF: Final = Decimal(5)
_SUPERSCRIPTS: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Figure:
    """A number as written.

    ``number`` is what the written digits stand for, None where they stand for none (``∞``);
    ``slack`` is half a unit of the last written place: 0 for numbers that are written in full.
    """

    text: str
    number: Decimal | None
    slack: Decimal

    @cached_property
    def factor(self) -> str:
        """The text as a later part of a calculation: a negative number stands in brackets."""
        return f"({self.text})" if self.text.startswith(MINUS) else self.text

    @cached_property
    def signed(self) -> str:
        """The text with a plus sign before a positive number."""
        return f"+{self.text}" if self.number is not None and self.number > 0 else self.text


ZERO: Final = Figure("0", Decimal(0), Decimal(0))


def power_of_ten(value: float) -> int:
    """floor(log10 |value|) of a finite number other than 0."""
    return math.floor(math.log10(abs(value)))


def usual_decimals(value: float) -> int:
    """Decimals that show a number well, were it not written as a power of ten."""
    if value == 0 or not math.isfinite(value):
        return USUAL_DECIMALS
    power = power_of_ten(value)
    if power >= 0:
        return min(USUAL_DECIMALS, max(PLAIN_DIGITS - 1 - power, 0))
    return min(max(USUAL_DECIMALS, 1 - power), MOST_DECIMALS)


def is_plain(value: float) -> bool:
    """Whether a number is written with decimals and not as a power of ten."""
    if value == 0 or not math.isfinite(value):
        return value == 0
    return SMALLEST_PLAIN_POWER <= power_of_ten(value) <= LARGEST_PLAIN_POWER


def figure(
    value: float,
    finer: int = 0,
    decimals: int | None = None,
    most_digits: int = MOST_DIGITS,
) -> Figure:
    """The number with the digits that suit its size and ``finer`` more (fewer if negative).

    ``decimals`` gives their number instead, for a number that is written plainly; ``finer`` does
    not take it beyond ``most_digits`` before and after the point.
    """
    special = _special(value)
    if special is not None:
        return special
    if not is_plain(value):
        return _scientific(value, finer)
    places = usual_decimals(value) if decimals is None else decimals
    before = max(power_of_ten(value), 0) + 1
    places = max(min(places + finer, max(most_digits - before, places)), 0)
    digits = f"{abs(value):.{places}f}"
    number = Decimal(digits)
    if not number:
        return figure(value)
    return _written(digits, number, value < 0, Decimal((0, (5,), -places - 1)))


def told_apart(first: float, second: float) -> tuple[str, str]:
    """Two numbers side by side: with more decimals, up to MOST_DECIMALS, where they are two and
    would look like one.
    """
    written = (figure(first).text, figure(second).text)
    if is_plain(first) and is_plain(second):
        for decimals in range(usual_decimals(second) + 1, MOST_DECIMALS + 1):
            if first == second or written[0] != written[1]:
                break
            finer = figure(first, decimals=decimals), figure(second, decimals=decimals)
            written = (finer[0].text, finer[1].text)
    return written


def whole(value: float) -> Figure:
    """A number that is known exactly, written out: an input, a target, a slope that is 0 or 1."""
    digits = f"{abs(value):g}"
    return _written(digits, Decimal(digits), value < 0, Decimal(0)) if value else ZERO


def setting(value: float) -> Figure:
    """A chosen number as its slider shows it: two decimals, more where it has more."""
    choices = range(SETTING_DECIMALS, MOST_DECIMALS)
    places = next((p for p in choices if round(value, p) == value), MOST_DECIMALS)
    return figure(value, decimals=places)


def gives(exact: Decimal | None, result: Figure) -> bool:
    """Whether a calculation with the written numbers, ``exact``, rounds to the written result.

    What lies exactly between two results rounds to neither for sure, so it does not.
    """
    if exact is None or result.number is None:
        return False
    difference = abs(exact - result.number)
    return difference == 0 or difference < result.slack


def raised(power: int) -> str:
    """``×10⁻⁷``, to be written behind a number."""
    return f"×10{str(power).translate(_SUPERSCRIPTS)}"


def sign_of(holds: bool) -> str:
    """The sign between a calculation and its result."""
    return EQUAL if holds else ROUNDED


def _special(value: float) -> Figure | None:
    if value == 0:
        return ZERO
    if math.isnan(value):
        return Figure(UNDEFINED, None, Decimal(0))
    if math.isinf(value):
        return Figure(MINUS + INFINITE if value < 0 else INFINITE, None, Decimal(0))
    return None


def _scientific(value: float, finer: int) -> Figure:
    places = (SMALL_DIGITS if abs(value) < 1 else LARGE_DIGITS) + finer
    digits = f"{abs(value):.{places}e}"
    mantissa, power = digits.split("e")
    text = mantissa + raised(int(power))
    return _written(text, Decimal(digits), value < 0, _HALF.scaleb(int(power) - places - 1))


def _written(text: str, number: Decimal, negative: bool, slack: Decimal) -> Figure:
    return Figure(MINUS + text, -number, slack) if negative else Figure(text, number, slack)
