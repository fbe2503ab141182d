"""Honest numbers: every string tells the truth about the value behind it.

* A minus sign is a minus sign, and there is no "-0.00".
* An exact zero is "0"; a tiny number that would be rounded to zero is "≈ 0".
* "=" stands only where the *shown* numbers give the *shown* result; else "≈" does.

The checks work on the shown strings with decimal arithmetic, so they are exact.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation, localcontext
from typing import Final

MINUS: Final = "−"
EQUAL: Final = "="
ROUNDED: Final = "≈"
NEARLY_ZERO: Final = f"{ROUNDED} 0"
INFINITE: Final = "∞"
UNDEFINED: Final = "–"
THIN_SPACE: Final = "\u202f"

# Digits kept while checking: more than any two shown numbers can need.
_PRECISION: Final = 120

Operation = Callable[[Sequence[Decimal]], Decimal]


@dataclass(frozen=True, slots=True)
class Equation:
    """A calculation as shown: its values, the sign, the result.  The sign is honest."""

    values: tuple[str, ...]
    sign: str
    result: str


def fixed(value: float, digits: int, plus: bool = False) -> str:
    """The value with this many decimals; `plus` also marks positive values with a sign."""
    if math.isnan(value):
        return UNDEFINED
    if value == 0:
        return "0"
    sign = MINUS if value < 0 else "+" if plus else ""
    if math.isinf(value):
        return sign + INFINITE
    shown = f"{abs(value):.{digits}f}"
    if not any(digit in "123456789" for digit in shown):
        return NEARLY_ZERO
    return sign + shown


def inside_unit(value: float, digits: int, most: int = 4) -> str:
    """A share between 0 and 1 that never looks like 0 or 1 when it is not.

    Takes more decimals, up to `most`, until the rounding stays inside; beyond them "≈ 0", "≈ 1".
    """
    for tried in range(digits, most + 1):
        shown = fixed(value, tried)
        if value in (0, 1) or (shown != NEARLY_ZERO and parse(shown) != 1):
            return shown
    return NEARLY_ZERO if value < 0.5 else f"{ROUNDED} 1"


def grouped(value: int) -> str:
    """A whole number with its thousands set apart by thin spaces."""
    return f"{value:,}".replace(",", THIN_SPACE).replace("-", MINUS)


def trimmed(value: float, digits: int, plus: bool = False) -> str:
    """As `fixed`, without zeros at the end of the decimals: for axis ticks and slider values."""
    shown = fixed(value, digits, plus)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def parse(shown: str) -> Decimal:
    """The number that a shown string stands for; ValueError when it stands for none exactly."""
    plain = shown.strip().strip("()").replace(MINUS, "-").replace(THIN_SPACE, "")
    try:
        return Decimal(plain)
    except InvalidOperation:
        raise ValueError(f"not an exact number: {shown!r}") from None


def equality(values: Sequence[str], operation: Operation, result: str) -> str:
    """ "=" if the operation on the shown values gives the shown result, else "≈".

    "Gives" means: rounds to it, at the decimals the result is shown with.  A result without
    decimals must be met exactly.
    """
    try:
        numbers = [parse(value) for value in values]
        shown = parse(result)
        with localcontext() as context:
            context.prec = _PRECISION
            gap = abs(operation(numbers) - shown)
            return EQUAL if gap <= _tolerance(shown) else ROUNDED
    except (ValueError, ArithmeticError):
        return ROUNDED


def equation(
    values: Sequence[float | str],
    operation: Operation,
    true: float,
    digits: Sequence[int] = (4, 5),
    result_digits: Sequence[int] = (4, 3),
) -> Equation:
    """Show a calculation so that its shown values give its shown result, if that can be.

    Tries, for every number of decimals of the result in turn, every number of decimals of the
    values; the first that is equal wins.  If none is, the first choice of both stands with "≈".
    Values given as strings are shown as they are (a target, or a number shown elsewhere).
    """
    choices = [(after, within) for after in result_digits for within in digits]
    tries = [_equation(values, operation, true, within, after) for after, within in choices]
    return next((shown for shown in tries if shown.sign == EQUAL), tries[0])


def product_text(
    a: float | str,
    b: float | str,
    true: float,
    digits: Sequence[int] = (4, 5),
    result_digits: Sequence[int] = (4, 3),
) -> Equation:
    """The product a · b as shown; see `equation`."""
    return equation((a, b), product, true, digits, result_digits)


def product(values: Sequence[Decimal]) -> Decimal:
    """All values multiplied."""
    return math.prod(values, start=Decimal(1))


def total(values: Sequence[Decimal]) -> Decimal:
    """All values added."""
    return sum(values, start=Decimal(0))


def mean(values: Sequence[Decimal]) -> Decimal:
    """The arithmetic mean."""
    return total(values) / len(values)


def difference(values: Sequence[Decimal]) -> Decimal:
    """The first value minus the second."""
    first, second = values
    return first - second


def half_square(values: Sequence[Decimal]) -> Decimal:
    """Squared-error loss of one sample: 1/2 (a - y)^2 of the values (a, y)."""
    return difference(values) ** 2 / 2


def negative_log(values: Sequence[Decimal]) -> Decimal:
    """Cross-entropy of one sample with target 1: -ln a."""
    (activation,) = values
    return -activation.ln()


def negative_log_rest(values: Sequence[Decimal]) -> Decimal:
    """Cross-entropy of one sample with target 0: -ln(1 - a)."""
    (activation,) = values
    return -(1 - activation).ln()


def update(values: Sequence[Decimal]) -> Decimal:
    """Gradient descent: w - eta g of the values (w, eta, g)."""
    weight, learning_rate, gradient = values
    return weight - learning_rate * gradient


def _equation(
    values: Sequence[float | str],
    operation: Operation,
    true: float,
    within: int,
    after: int,
) -> Equation:
    shown = tuple(value if isinstance(value, str) else fixed(value, within) for value in values)
    result = fixed(true, after)
    if result == NEARLY_ZERO:
        return Equation(shown, ROUNDED, "0")
    return Equation(shown, equality(shown, operation, result), result)


def _tolerance(shown: Decimal) -> Decimal:
    """Half a unit of the last shown decimal; nothing for whole numbers."""
    exponent = shown.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0:
        return Decimal(0)
    return Decimal((0, (5,), exponent - 1))
