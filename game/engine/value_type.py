"""What is compared by what it holds, and never changed: a frozen dataclass, made in a quarter of
the time.
"""

from collections.abc import Hashable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value_type(kind: type[T]) -> type[T]:
    """As ``@dataclass(frozen=True, slots=True)``: the first picture waits for the making of all of
    them, and most of it is writing and compiling methods that are alike in all. That nobody changes
    one is for the type checker to see.
    """
    made: type[T] = dataclass(slots=True, eq=False, repr=False)(kind)
    compared = [field.name for field in fields(made) if field.compare]  # type: ignore[arg-type]
    get = attrgetter(*compared) if compared else _nothing

    def equal(self: object, other: object) -> bool:
        return type(self) is type(other) and bool(get(self) == get(other))

    def hashed(self: object) -> int:
        return hash(get(self))

    for name, method in (("__eq__", equal), ("__hash__", hashed), ("__repr__", _told)):
        if name not in vars(kind):
            setattr(made, name, method)
    return made


@dataclass_transform(frozen_default=True, eq_default=False)
def fixed_type(kind: type[T]) -> type[T]:
    """The same of what holds arrays or much else: as ``@dataclass(frozen=True, slots=True,
    eq=False)``, equal to itself alone.
    """
    made: type[T] = dataclass(slots=True, eq=False, repr=False)(kind)
    return made


def _nothing(_: object) -> Hashable:
    return ()


def _told(value: object) -> str:
    """As a dataclass tells of itself."""
    shown = (field.name for field in fields(value) if field.repr)  # type: ignore[arg-type]
    inside = ", ".join(f"{name}={getattr(value, name)!r}" for name in shown)
    return f"{type(value).__qualname__}({inside})"
