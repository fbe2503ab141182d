"""How far the loss swings: for every stride of the tape the lowest and the highest loss of all its
epochs, and the largest rise that a single update brought. Exact however much is thinned out.
"""

import numpy as np

from game.engine.arrays import Array

# Divides where there was no loss at all.
TINIEST = np.finfo(np.float64).tiny
# So many strides are looked through first.
NEAREST = 64


class Swings:
    """Lowest and highest loss, and the largest rise, of each stride of a recording.

    A rise is a share of the loss before it; an update that lowered the loss counts as 0.
    """

    def __init__(self, capacity: int) -> None:
        self._lowest = np.empty(capacity)
        self._highest = np.empty(capacity)
        self._rises = np.empty(capacity)
        self._stores = (
            (self._lowest, np.minimum),
            (self._highest, np.maximum),
            (self._rises, np.maximum),
        )

    @property
    def stores(self) -> tuple[Array, ...]:
        """What it keeps its numbers in."""
        return tuple(store for store, _ in self._stores)

    def copied(self, count: int) -> "Swings":
        """A copy of the first ``count`` strides, with room for as many as here."""
        other = Swings(len(self._lowest))
        for (own, _), (store, _) in zip(other._stores, self._stores, strict=True):
            own[:count] = store[:count]
        return other

    def extend(self, first: int, losses: Array, stride: int, before: float | None) -> None:
        """Go on with the losses (epoch,) of the epochs from ``first`` on.

        ``before``: the loss that the first one is compared with; None where there is none. The
        first of a stride takes the place of all that the stride has held.
        """
        previous = np.concatenate((losses[:1] if before is None else [before], losses[:-1]))
        rises = np.maximum(losses - previous, 0.0) / np.maximum(previous, TINIEST)
        begin, within = divmod(first, stride)
        cuts = np.arange(-within, len(losses), stride)
        cuts[0] = 0
        for (store, gather), values in zip(self._stores, (losses, losses, rises), strict=True):
            found = gather.reduceat(values, cuts)
            if within:
                found[0] = gather(found[0], store[begin])
            store[begin : begin + len(found)] = found

    def thin(self, count: int) -> None:
        """Strides become twice as long; ``count`` of them are filled."""
        for store, gather in self._stores:
            merged = gather.reduceat(store[:count], np.arange(0, count, 2))
            store[: len(merged)] = merged

    def last_outside(self, loss: float, share: float, first: int, end: int) -> int | None:
        """The last of the strides ``first`` to (not including) ``end`` in which some loss is
        further than that share from this one; None where there is none.
        """
        length = NEAREST
        while end > first:  # what is looked for is mostly near, and else very far
            begin = max(first, end - length)
            lowest, highest = self._lowest[begin:end], self._highest[begin:end]
            outside = np.flatnonzero(is_outside(lowest, highest, loss, share))
            if len(outside):
                return begin + int(outside[-1])
            end, length = begin, 4 * length
        return None

    def largest_rise(self, first: int, end: int) -> float:
        """The largest rise in the strides ``first`` to (not including) ``end``; 0 without any."""
        return float(self._rises[first:end].max(initial=0.0))


def is_outside(
    lowest: Array, highest: Array, loss: float, share: float
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Where losses between ``lowest`` and ``highest`` (stride,) are further from ``loss`` than by
    that share of the larger of the two.
    """
    return np.asarray((lowest <= loss * (1.0 - share)) | (highest >= loss / (1.0 - share)))
