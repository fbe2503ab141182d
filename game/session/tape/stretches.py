"""Since when has something been true? Remembered to the epoch, however long the run."""

from bisect import bisect_left, bisect_right

import numpy as np

# What flickers for ever is remembered this far back; an even number.
MOST_TURNS = 20_000


class Stretches:
    """The epochs at which something began to hold, ceased to hold, began again, ..."""

    def __init__(self) -> None:
        self._turns: list[int] = []
        self._forgot = False

    def copied(self) -> "Stretches":
        """A copy that goes on by itself."""
        other = Stretches()
        other._turns, other._forgot = list(self._turns), self._forgot
        return other

    def extend(self, first: int, holds: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> None:
        """Go on with what holds (epoch,) from epoch ``first`` on."""
        before = len(self._turns) % 2 == 1
        turns = np.flatnonzero(np.diff(holds, prepend=before))
        self._turns += (first + turns).tolist()
        if len(self._turns) > MOST_TURNS:
            del self._turns[: MOST_TURNS // 2]
            self._forgot = True

    @property
    def first(self) -> int | None:
        """When it held for the first time; None where it never did, or where that is forgotten."""
        return self._turns[0] if self._turns and not self._forgot else None

    def cut(self, epoch: int) -> None:
        """Forget ``epoch`` and all after it."""
        del self._turns[bisect_left(self._turns, epoch) :]

    def since(self, epoch: int) -> int | None:
        """The beginning of the stretch that ``epoch`` lies in; None where it lies in none."""
        turns = bisect_right(self._turns, epoch)
        return self._turns[turns - 1] if turns % 2 else None
