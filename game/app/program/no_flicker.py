"""Calm: what changes much of the picture at once happens at most so often, however it is pressed.

Opening, closing and switching brighten and darken large parts of the picture. Pressed again and
again, they would flash more than twice a second, which can harm.
"""

from collections import deque
from collections.abc import Mapping
from typing import Final

from game.session.commands import Restart, RunRow, TellAgain
from game.session.presentation import TICKS_PER_SECOND
from game.view.scene.actions import (
    Action,
    SwitchView,
    ToggleAnswerCurve,
    ToggleCheck,
    ToggleContrast,
    ToggleHelp,
    ToggleMenu,
    ToggleSettings,
)

# How often a second: two changes make a flash.
SWITCHES: Final = 4
# Running again from the start is one half of a flash; the other is whatever is done then.
RESTARTS: Final = 2
SWEEPING: Final[Mapping[type[Action], int]] = {
    ToggleHelp: SWITCHES,
    ToggleMenu: SWITCHES,
    ToggleSettings: SWITCHES,
    ToggleCheck: SWITCHES,
    ToggleContrast: SWITCHES,
    SwitchView: SWITCHES,
    ToggleAnswerCurve: SWITCHES,
    Restart: RESTARTS,
    RunRow: SWITCHES,
    TellAgain: SWITCHES,
}


class Calm:
    """Lets actions pass that leave the picture as calm as it must be."""

    def __init__(self) -> None:
        self._ticks = 0
        self._passed: dict[int, deque[int]] = {}

    def tick(self) -> None:
        """1/60 s passes."""
        self._ticks += 1

    def allows(self, action: Action) -> bool:
        """Whether the action may happen now; if so, it is taken to happen."""
        most = SWEEPING.get(type(action))
        if most is None:
            return True
        passed = self._passed.setdefault(most, deque(maxlen=most))
        if len(passed) == most and self._ticks - passed[0] <= TICKS_PER_SECOND:
            return False
        passed.append(self._ticks)
        return True
