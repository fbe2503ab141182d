"""How long frames take: percentiles of any number of them in a fixed bit of memory."""

from array import array
from dataclasses import dataclass
from itertools import accumulate

BINS_PER_MILLISECOND = 10
BINS = 500 * BINS_PER_MILLISECOND


@dataclass(frozen=True, slots=True)
class FrameFigures:
    """Milliseconds; percentiles are right to 0.1 ms up to half a second, ``longest`` is exact."""

    frames: int = 0
    p50: float = 0.0
    p95: float = 0.0
    p99: float = 0.0
    longest: float = 0.0


class FrameTimes:
    """Counts frames by their length; nothing is allocated after the beginning."""

    def __init__(self) -> None:
        # The last bin takes all longer ones.
        self._counts = array("Q", bytes(8 * (BINS + 1)))
        self._frames = 0
        self._longest = 0.0

    def add(self, milliseconds: float) -> None:
        """One more frame. A clock that went backwards counts as no time."""
        if milliseconds > self._longest:
            self._longest = milliseconds
        index = int(milliseconds * BINS_PER_MILLISECOND) if milliseconds > 0.0 else 0
        self._counts[index if index < BINS else BINS] += 1
        self._frames += 1

    def figures(self) -> FrameFigures:
        """Of all frames so far; zeros before the first."""
        if not self._frames:
            return FrameFigures()
        p50, p95, p99 = (self._percentile(share) for share in (50, 95, 99))
        return FrameFigures(self._frames, p50, p95, p99, self._longest)

    def _percentile(self, percent: int) -> float:
        """The upper edge of the bin that holds it, so that nothing is told too good."""
        rank = -(-self._frames * percent // 100)
        index = next(i for i, seen in enumerate(accumulate(self._counts)) if seen >= rank)
        if index == BINS:
            return self._longest
        return min((index + 1) / BINS_PER_MILLISECOND, self._longest)
