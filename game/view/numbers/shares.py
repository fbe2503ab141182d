"""An activation between 0 and 1 and what it leaves of 1, written so that the two add up to 1."""

from decimal import Decimal
from typing import NamedTuple

from game.view.numbers.digits import MINUS
from game.view.numbers.figures import ZERO, Figure, figure, is_plain, usual_decimals, whole

_ONE = Decimal(1)


class Share(NamedTuple):
    """``part`` is a, ``rest`` is 1 - a, as written. The larger one may be a calculation itself."""

    part: Figure
    rest: Figure


def share(
    activation: float,
    least_decimals: int = 0,
    finer: int = 0,
    finer_power: int = 0,
    rest: float | None = None,
) -> Share:
    """An activation of a sigmoid, so that neither part looks like 0 or 1 when it is not.

    ``least_decimals`` makes it as fine as another number, ``finer`` adds decimals. Beyond what
    decimals can show, the smaller part is a power of ten (with ``finer_power`` more digits), the
    larger one what it leaves: ``(1 − 1.2×10⁻⁷)``. ``rest``, 1 - a where it is known better than by
    the difference, is told by an activation that is 1 to all its digits.
    """
    if activation == 0.0:
        return Share(ZERO, whole(1.0))
    # Above a half the difference is exact: nothing is lost to rounding but in a itself.
    smaller = activation if activation < 0.5 else 1.0 - activation
    if rest is not None and activation > 0.5 and not is_plain(rest):
        smaller = rest
    if smaller == 0.0:
        return Share(whole(1.0), ZERO)
    if not is_plain(smaller):
        small = figure(smaller, finer_power)
        large = _rest_of_one(small)
        return Share(small, large) if activation < 0.5 else Share(large, small)
    decimals = max(usual_decimals(smaller), least_decimals) + finer
    part = figure(activation, decimals=decimals)
    number = _ONE - (part.number or 0)
    return Share(part, Figure(f"{number:f}", number, part.slack))


def activation_figure(activation: float, finer: int = 0, least_decimals: int = 0) -> Figure:
    """An activation alone; it does not look like 1 as long as decimals can help it."""
    decimals = max(usual_decimals(activation), least_decimals)
    if 0.5 < activation < 1.0 and is_plain(1.0 - activation):
        decimals = max(decimals, usual_decimals(1.0 - activation))
    return figure(activation, finer, decimals)


def _rest_of_one(small: Figure) -> Figure:
    if small.number is None:
        return whole(1.0)
    return Figure(f"(1 {MINUS} {small.text})", _ONE - small.number, small.slack)
