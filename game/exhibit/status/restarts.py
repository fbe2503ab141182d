"""What the supervisor knows of earlier crashes, handed to each new program in its environment.

All times are of the monotonic clock, which both processes share: nobody who sets the time of day
can make an uptime negative.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

VARIABLE = "GLASS_BOX_RESTARTS"
HOUR = 3600.0
# More are not told apart: the variable must stay small.
MOST_RECENT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class RestartHistory:
    """``started`` is when the supervisor was; ``recent`` when the latest restarts were, in
    seconds.
    """

    started: float
    restarts: int = 0
    recent: tuple[float, ...] = ()
    last_fault: str = ""
    safe: bool = False

    def after_restart(self, now: float, fault: str) -> "RestartHistory":
        """With one more."""
        recent = (*(each for each in self.recent if now - each < HOUR), now)
        return replace(
            self, restarts=self.restarts + 1, recent=recent[-MOST_RECENT:], last_fault=fault
        )

    def in_last_hour(self, now: float) -> int:
        """How many restarts there were."""
        return sum(now - each < HOUR for each in self.recent)

    def uptime(self, now: float) -> float:
        """Seconds since the supervisor started, never negative."""
        return max(now - self.started, 0.0)

    def variables(self) -> dict[str, str]:
        """What a new program finds in its environment."""
        words = [self.started, self.restarts, self.recent, self.last_fault, self.safe]
        return {VARIABLE: json.dumps(words)}


def inherited(environment: Mapping[str, str], now: float) -> RestartHistory:
    """What the supervisor left there; a fresh history without a supervisor."""
    try:
        started, restarts, recent, last_fault, safe = json.loads(environment[VARIABLE])
        if not math.isfinite(started):
            raise ValueError(started)
        return RestartHistory(
            started=float(started),
            restarts=int(restarts),
            recent=tuple(float(each) for each in recent),
            last_fault=str(last_fault),
            safe=bool(safe),
        )
    except (KeyError, ValueError, TypeError, OverflowError, RecursionError):
        return RestartHistory(started=now)
