"""A bounded cache: what was used least recently makes room for what is new."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class BoundedCache(Generic[Key, Value]):
    """Keeps made values until their weights together pass `limit`.

    `weigh` gives the weight of a value; without it every value weighs 1.  The newest value is
    always kept, even when it alone is heavier than the limit.
    """

    def __init__(self, limit: float, weigh: Callable[[Value], float] | None = None) -> None:
        self._limit = limit
        self._weigh = weigh
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._weight = 0.0

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def weight(self) -> float:
        """Weight of everything kept now."""
        return self._weight

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value kept under `key`; made, and kept, when there is none."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        value = make()
        self._kept[key] = value
        self._weight += self._weight_of(value)
        while self._weight > self._limit and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._weight -= self._weight_of(dropped)
        return value

    def kept(self, key: Key) -> Value | None:
        """The value kept under `key`; None when there is none."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key]

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._weight = 0.0

    def _weight_of(self, value: Value) -> float:
        return 1.0 if self._weigh is None else self._weigh(value)
