"""Dataclasses made in a quarter of the time: there are hundreds, and a start waits for them all.

``dataclasses.dataclass`` writes and compiles six methods for every class. Here it does so with
``__init__`` alone; the others are functions that serve all classes. To whoever uses the class, and
to a type checker, it is the dataclass of the standard library, with one difference: that nobody
assigns to a frozen value is for the type checker to see (``mypy --strict`` is part of every build),
not for the running program, which so makes values three times as fast.
"""

import dataclasses
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen=False, slots=False, eq=True, kw_only=False):
        """A decorator; all options mean what they mean in the standard library."""

        def made_of(cls: type) -> type:
            own = set(vars(cls))
            made = dataclasses.dataclass(repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
            if "__repr__" not in own:
                made.__repr__ = _repr
            if eq and "__eq__" not in own:
                made.__eq__ = _equality(made)
                if "__hash__" not in own:
                    made.__hash__ = _hash(made) if frozen else None
            return made

        return made_of


def _equality(cls: Any) -> Callable[[Any, Any], Any]:
    """Equal are two values of one class with equal fields."""
    values = _values_of(field.name for field in dataclasses.fields(cls) if field.compare)

    def equals(self: Any, other: Any) -> Any:
        return (
            values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented
        )

    return equals


def _hash(cls: Any) -> Callable[[Any], int]:
    fields = dataclasses.fields(cls)
    values = _values_of(
        field.name for field in fields if (field.compare if field.hash is None else field.hash)
    )
    return lambda self: hash(values(self))


def _repr(self: Any) -> str:
    fields = (field.name for field in dataclasses.fields(self) if field.repr)
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields)
    return f"{type(self).__qualname__}({told})"


def _values_of(names: Iterable[str]) -> Callable[[Any], Any]:
    """What reads the tuple of these fields."""
    read = tuple(names)
    if len(read) > 1:
        return attrgetter(*read)
    return lambda self: tuple(getattr(self, name) for name in read)
