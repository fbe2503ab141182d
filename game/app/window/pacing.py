"""Time in the loop: how many fixed ticks are due, and when the next frame begins."""

import time

NANOSECONDS = 1_000_000_000
MOST_TICKS_AT_ONCE = 5


class Stepper:
    """Turns elapsed nanoseconds into ticks of 1/rate s, in integers, so that no time is lost or
    made.

    After a stall at most ``most`` ticks are due: the program goes on instead of catching up.
    """

    def __init__(self, rate: int, most: int = MOST_TICKS_AT_ONCE) -> None:
        self._rate = rate
        self._most = most
        self._credit = 0

    def ticks_due(self, elapsed_nanoseconds: int) -> int:
        """Ticks for the time since the last call; negative time (a clock set back)
        counts as none.
        """
        self._credit += max(elapsed_nanoseconds, 0) * self._rate
        ticks, self._credit = divmod(self._credit, NANOSECONDS)
        return min(ticks, self._most)


class FramePacer:
    """Sleeps to an absolute deadline each frame, which keeps the rate exact without spinning."""

    def __init__(self, rate: int) -> None:
        self._interval = 1.0 / rate
        self._deadline = time.perf_counter()

    def wait(self) -> None:
        """Sleep until the next frame is due; a late frame moves the deadline
        instead of hurrying.
        """
        self._deadline += self._interval
        ahead = self._deadline - time.perf_counter()
        if ahead > 0.0:
            time.sleep(ahead)
        else:
            self._deadline = time.perf_counter()
