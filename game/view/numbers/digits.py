"""Honest numbers: every string tells the truth about the value behind it.

* A minus sign is a minus sign, and there is no "-0.00".
* An exact zero is "0"; a tiny number that would be rounded to zero is "≈ 0".
"""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation
from typing import Final

MINUS: Final = "−"
EQUAL: Final = "="
ROUNDED: Final = "≈"
NEARLY_ZERO: Final = f"{ROUNDED} 0"
INFINITE: Final = "∞"
UNDEFINED: Final = "–"
THIN_SPACE: Final = "\u202f"
GROUPED_FROM: Final = 1000
POWER: Final = "×10"
_RAISED: Final = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
# An answer above it means 1, one below it means 0.
FENCE: Final = 0.5
FENCE_DECIMAL: Final = Decimal("0.5")


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


def off_fence(value: float, digits: int, most: int = 4) -> str | None:
    """A number that would be written as 0.5 and is none, with the decimals that tell on which side
    of it it lies, at most ``most``; "≈ 0.5" beyond them; None for any other number.
    """
    if value == FENCE or fixed(value, digits) != fixed(FENCE, digits):
        return None
    for tried in range(digits, most + 1):
        shown = fixed(value, tried)
        if parse(shown) != FENCE_DECIMAL:
            return shown
    return f"{ROUNDED} {fixed(FENCE, 1)}"


def difference(shown: str, value: float, target: float) -> str | None:
    """``value`` as it is ``shown`` minus a target, with its sign and as many decimals, so that the
    three agree side by side; None where what is shown stands for no number to subtract from.

    What is only near a number has a difference that is only near one: ``≈ 1`` - 0 is ``≈ +1``.
    """
    if POWER in shown:  # the target is too small to be seen beside it
        return shown if shown.startswith(MINUS) else f"+{shown}"
    near = shown.startswith(ROUNDED)
    try:
        left = parse(shown.removeprefix(ROUNDED))
    except ValueError:
        return None
    exact = left - Decimal(target)
    if exact == 0:
        return "0" if value == target else NEARLY_ZERO
    sign = MINUS if exact < 0 else "+"
    whole = "." not in shown and abs(exact) >= GROUPED_FROM
    written = grouped(int(abs(exact))) if whole and THIN_SPACE in shown else f"{abs(exact):f}"
    return f"{ROUNDED} {sign}{written}" if near else sign + written


def grouped(value: int) -> str:
    """A whole number with its thousands set apart by thin spaces."""
    return f"{value:,}".replace(",", THIN_SPACE).replace("-", MINUS)


def trimmed(value: float, digits: int) -> str:
    """As `fixed`, without zeros at the end of the decimals: for axis ticks and slider values."""
    shown = fixed(value, digits)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def parse(shown: str) -> Decimal:
    """The number that a shown string stands for; ValueError when it stands for none exactly."""
    plain = shown.strip().strip("()").replace(MINUS, "-").replace(THIN_SPACE, "")
    mantissa, power, exponent = plain.partition(POWER)
    if power:
        plain = f"{mantissa}e{exponent.translate(_RAISED)}"
    try:
        return Decimal(plain)
    except InvalidOperation:
        raise ValueError(f"not an exact number: {shown!r}") from None
