"""Numbers of the charts as text: enough digits that a small value is never shown as nothing."""

import math
from typing import Final

from game.session.tape.history import Quantity
from game.view.numbers import digits
from game.view.numbers.figures import figure

SUPERSCRIPTS: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
SUBSCRIPTS: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

DECIMALS: Final = {
    Quantity.LOSS: 4,
    Quantity.ACTIVATIONS: 3,
    Quantity.DELTAS: 4,
    Quantity.WEIGHTS: 2,
}
SIGNED: Final = frozenset({Quantity.DELTAS, Quantity.WEIGHTS})
# From the first size on a signed value shows a decimal less; from the second as many as it takes.
WIDE: Final = 9.995
WIDEST: Final = 99.95
# Deltas show this many decimals more while all of them are below this size.
FINER: Final = 2
FINER_BELOW: Final = 0.01
# A small value shows this many digits after its leading zeros; a large one this many in all.
SMALL_DIGITS: Final = 2
LARGE_DIGITS: Final = 5


def decimals_of(quantity: Quantity, largest: float) -> int:
    """Decimals of a quantity's values in a chart whose axis reaches ``largest``."""
    finer = FINER if quantity is Quantity.DELTAS and largest < FINER_BELOW else 0
    return DECIMALS[quantity] + finer


def template(quantity: Quantity, decimals: int) -> str:
    """What values of a quantity usually look like: a legend keeps this much room."""
    sign = digits.MINUS if quantity in SIGNED else ""
    return f"{sign}0.{'0' * decimals}"


def readout(quantity: Quantity, value: float, decimals: int) -> str:
    """A value of a quantity as the legend shows it; see ``decimals_of``."""
    if quantity is Quantity.ACTIVATIONS and 0.0 < value < 1.0:
        # A share that has not quite reached 1 must not look as if it had.
        return digits.inside_unit(value, decimals, most=decimals)
    if quantity in SIGNED and abs(value) < WIDEST:
        # Many of them stand side by side: each keeps to its column.
        decimals -= 1 if abs(value) >= WIDE else 0
        return digits.fixed(value, decimals, plus=True)
    return number(value, decimals, plus=quantity in SIGNED)


def number(value: float, decimals: int, plus: bool = False) -> str:
    """A number with this many decimals, more if it is small, fewer if it is large."""
    if value != 0.0 and math.isfinite(value):
        power = math.floor(math.log10(abs(value)))
        decimals = max(decimals, SMALL_DIGITS - 1 - power)
        if power > 0:
            decimals = max(min(decimals, LARGE_DIGITS - 1 - power), 0)
    shown = figure(value, decimals=decimals)
    return shown.signed if plus else shown.text


def power_of_ten(exponent: int) -> str:
    """×10 with its exponent."""
    return f"×10{str(exponent).translate(SUPERSCRIPTS)}"


def row_name(name: str) -> str:
    """A row by its inputs, set apart: 10 becomes 1 0, which nobody takes for ten."""
    return " ".join(name)


def subscripted(name: str) -> str:
    """A name with its digits set low: h1 becomes h₁."""
    return name.translate(SUBSCRIPTS)
