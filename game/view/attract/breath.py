"""The breathing of the invitation: slow rings that swell and fade, two in five seconds."""

import math
from typing import Final

from game.session.presentation import TICKS_PER_SECOND

# Well below the two flashes a second that are allowed: it draws the eye, and does not flash.
SECONDS: Final = 2.5
LEVELS: Final = 12


def breath(tick: int) -> int:
    """How far the rings have swollen, 0 to LEVELS, at a tick of the show."""
    turn = 2.0 * math.pi * tick / (SECONDS * TICKS_PER_SECOND)
    return round(LEVELS * (0.5 - 0.5 * math.cos(turn)))
