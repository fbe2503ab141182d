"""Whether somebody is there: told from what is done, not from what trembles.

Presses, keys and the wheel are a person. A mouse on a table that shakes is not: its motion counts
from some distance on, covered in a short time. Nor is a key that lies under a book: what repeats is
not pressed again.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from game.session.presentation import TICKS_PER_SECOND
from game.view.scene.inputs import (
    Input,
    KeyPressed,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    WheelTurned,
)

# In logical units, and in ticks.
DISTANCE: Final = 24.0
WITHIN_TICKS: Final = TICKS_PER_SECOND


class Stirrings:
    """Judges one input after the other; to be told of every tick, too."""

    def __init__(self) -> None:
        self._tick = 0
        self._from: tuple[float, float] | None = None
        self._last = (0.0, 0.0)
        self._since = 0
        self._judges: Mapping[type, Callable[[Any], bool]] = MappingProxyType(
            {
                PointerPressed: self._at,
                PointerReleased: self._at,
                PointerMoved: self._moved,
                WheelTurned: lambda _: True,
                KeyPressed: lambda key: not key.repeated,
            }
        )

    def tick(self) -> None:
        """1/60 s passes."""
        self._tick += 1

    def stirred(self, found: Input) -> bool:
        """Whether a person did this."""
        judge = self._judges.get(type(found))
        return judge is not None and judge(found)

    def _at(self, found: PointerPressed | PointerReleased) -> bool:
        self._begin(found.x, found.y)
        return True

    def _moved(self, found: PointerMoved) -> bool:
        if self._from is None:
            self._begin(found.x, found.y)
            return False
        if self._tick - self._since > WITHIN_TICKS:
            self._begin(*self._last)
        self._last = found.x, found.y
        across, down = found.x - self._from[0], found.y - self._from[1]
        far = across * across + down * down > DISTANCE * DISTANCE
        if far:
            self._begin(found.x, found.y)
        return far

    def _begin(self, x: float, y: float) -> None:
        self._from = self._last = x, y
        self._since = self._tick
