"""How long the picture has stood still, as told by what each frame changed on the screen.

A beat says that frames are made; it does not say that anything moves in them.
"""

from collections.abc import Callable
from typing import Final

# The show never stands still for more than a few seconds, not even with less motion: so long is a
# fault. Everywhere else somebody may have paused it.
LONGEST_SHOW_SECONDS: Final = 30.0


class Stillness:
    """Counts the frames that ``changed`` something, and the seconds since the last of them."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self.changed = 0
        self._monotonic = monotonic
        self._since = monotonic()
        self._told = False

    def begin(self) -> None:
        """The first picture is there."""
        self._since, self._told = self._monotonic(), False

    def frame(self, changed: bool) -> None:
        """One more frame; whether it changed anything."""
        if changed:
            self.changed += 1
            self.begin()

    @property
    def seconds(self) -> float:
        """For how long the picture has been the same."""
        return self._monotonic() - self._since

    def is_news(self) -> bool:
        """Whether a show has stood still for too long; True once for each time that it does."""
        if self._told or self.seconds < LONGEST_SHOW_SECONDS:
            return False
        self._told = True
        return True
