"""From a hand to the weight of a line: how far a drag goes, and one notch of an arrow."""

import math
from typing import Final

from game.engine.topology import ParameterId
from game.engine.value_type import value_type
from game.session.commands import PullLine

# A drag over so many units goes as far as one move may.
WHOLE_DRAG: Final = 170.0
# A drag comes to multiples of this; near to where the line was it is there again.
GRID: Final = 0.05
NOTCH: Final = 0.2
# The first notch is no smaller than this.
LEAST: Final = 0.1


@value_type
class PullBy:
    """The command of a drag from ``value`` on; ``before`` is what the weight was before the move,
    ``reach`` how far one move goes, ``larger`` how much larger the page is written.
    """

    line: ParameterId
    value: float
    before: float
    reach: float
    larger: float

    def __call__(self, up: float) -> PullLine:
        """So many units up, or down."""
        wanted = self.value + up * self.reach / (WHOLE_DRAG * self.larger)
        near = abs(wanted - self.before) < GRID / 2
        value = self.before if near else round(wanted / GRID) * GRID
        return PullLine(self.line, value)


@value_type
class PullNotch:
    """The command of so many arrow keys: notch by notch."""

    line: ParameterId
    value: float

    def __call__(self, _across: int, up: int) -> PullLine:
        """To the next multiple of a notch in that way, or one further where that is too near."""
        return PullLine(self.line, notched(self.value, up))


def notched(value: float, up: int) -> float:
    """The weight after a notch."""
    way = 1 if up > 0 else -1
    ahead = math.floor(way * value / NOTCH + LEAST / NOTCH + 1e-9) + 1
    return round(way * ahead * NOTCH, 6)
