"""The two losses of a race as they are written: side by side they look equal only if they are."""

from typing import Final, NamedTuple

from game.session.race.race import Race, Stage
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import fixed

DECIMALS: Final = 3
MOST_DECIMALS: Final = 8


class Losses(NamedTuple):
    """Yours and the machine's."""

    yours: str
    machine: str


def shown_losses(race: Race) -> Losses:
    """The losses of now; at the end those that decide."""
    yours = race.yours[-1] if race.stage is Stage.END else race.loss
    return apart(yours, race.machine[-1])


def apart(first: float, second: float) -> Losses:
    """Two losses with as many decimals as it takes to tell them apart."""
    for decimals in range(DECIMALS, MOST_DECIMALS + 1):
        shown = Losses(_written(first, decimals), _written(second, decimals))
        if first == second or shown.yours != shown.machine:
            return shown
    return shown


def _written(loss: float, decimals: int) -> str:
    return visitor_numbers.loss(loss) if decimals == DECIMALS else fixed(loss, decimals)
