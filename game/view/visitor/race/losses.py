"""The two losses of a race as they are written: side by side they look equal only if they are."""

from typing import Final, NamedTuple

from game.session.race.race import Race, Stage
from game.view.drawing.palettes import Palette
from game.view.drawing.theme import Color
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


class Side(NamedTuple):
    """Who it is: an icon, the loss as it is written, the name of the word, the colour."""

    icon: str
    loss: str
    word: str
    ink: Color


def sides(race: Race, palette: Palette) -> tuple[Side, Side]:
    """You, then the machine, as they stand beside each other."""
    shown = shown_losses(race)
    return (
        Side("pin", shown.yours, "visitor.race.you", palette.pink),
        Side("machine", shown.machine, "visitor.race.machine", palette.text),
    )


def apart(first: float, second: float) -> Losses:
    """Two losses with as many decimals as it takes to tell them apart."""
    for decimals in range(DECIMALS, MOST_DECIMALS + 1):
        shown = Losses(_written(first, decimals), _written(second, decimals))
        if first == second or shown.yours != shown.machine:
            return shown
    return shown


def _written(loss: float, decimals: int) -> str:
    return visitor_numbers.loss(loss) if decimals == DECIMALS else fixed(loss, decimals)
