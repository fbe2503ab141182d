"""What the opening shows at a tick: pure functions of it, and stills where no motion is wanted."""

import math
from collections.abc import Callable
from enum import Enum
from typing import Final, NamedTuple

import numpy as np

from game.engine.activation import SIGMOID
from game.engine.arrays import Array
from game.view.scene.interface import OPENING_TICKS
from game.view.square.domain import LARGE
from game.view.square.sheets import FIRM_SUM, GRID, Sheet

# From both coordinates to how far above the line a point is.
Height = Callable[[Array, Array], Array]

# In ticks: a card flies so long, each begins so much later; then one line turns, then two.
FLIGHT: Final = 42
DELAY: Final = 14
TURN_FROM: Final = 108
TWO_FROM: Final = 288
# Pictures change every so many ticks.
STEP: Final = 2
# The line turns so far around the middle, in degrees, from here.
FROM, BY = -20.0, 360.0
# How steep the painted sides are, and where the two lines are: so far from the middle's diagonal.
STEEP: Final = 9.0
APART: Final = 0.5
MIDDLE: Final = 0.5


class Stage(Enum):
    """What is told."""

    ROWS = "rows"
    ONE = "one"
    TWO = "two"


class Shown(NamedTuple):
    """``flown``: how far each row has come to its corner, 0 to 1; the line's ``angle``, degrees."""

    stage: Stage
    flown: tuple[float, ...]
    angle: float


def shown_at(tick: int, rows: int, still: bool) -> Shown:
    """The picture of a tick; ``still``: nothing moves, each stage is one picture."""
    tick = min(max(tick - tick % STEP, 0), OPENING_TICKS)
    stage = Stage.TWO if tick >= TWO_FROM else Stage.ONE if tick >= TURN_FROM else Stage.ROWS
    if still:
        return Shown(stage, (1.0,) * rows, FROM)
    flown = tuple(_smooth((tick - DELAY * row) / FLIGHT) for row in range(rows))
    turned = min(max((tick - TURN_FROM) / (TWO_FROM - TURN_FROM), 0.0), 1.0)
    return Shown(stage, flown, FROM + BY * turned if stage is Stage.ONE else FROM)


def one_line(angle: float) -> Sheet:
    """A straight line through the middle: one side says 1, the other 0."""
    turn = math.radians(angle)
    return _sheet(lambda x, y: math.cos(turn) * (x - MIDDLE) + math.sin(turn) * (y - MIDDLE), 2)


def two_lines() -> Sheet:
    """Two of them: beyond both it says 1, between them 0."""
    return _sheet(lambda x, y: np.asarray(np.abs(x - y) - APART), GRID)


def _sheet(height: Height, points: int) -> Sheet:
    side = np.linspace(LARGE.low, LARGE.high, points)
    across, up = np.meshgrid(side, side[::-1])
    return Sheet(STEEP * height(across, up), SIGMOID, 0.0, FIRM_SUM)


def _smooth(share: float) -> float:
    """Slow at both ends: 3 t^2 - 2 t^3."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)
