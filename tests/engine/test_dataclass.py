"""What is made in a quarter of the time behaves as what the standard library makes."""

import dataclasses
import math
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from game.engine import dataclass as ours


def made_by(dataclass: Callable[..., Any]) -> dict[str, Any]:
    """The same classes, each with another option."""

    @dataclass(frozen=True, slots=True)
    class Value:
        """Fields of all kinds."""

        a: float
        b: str = "x"
        told: tuple[int, ...] = dataclasses.field(default_factory=tuple)
        secret: str = dataclasses.field(default="pin", repr=False)
        uncompared: int = dataclasses.field(default=0, compare=False)
        unhashed: float = dataclasses.field(default=0.0, hash=False)

    @dataclass(frozen=True, slots=True)
    class Same:
        """As ``One``, by another name."""

        a: float

    @dataclass(frozen=True, slots=True)
    class One:
        """A field."""

        a: float

    @dataclass(frozen=True, slots=True)
    class Empty:
        """Nothing but its kind."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        """Given by name."""

        a: int
        b: int = 2

    @dataclass(frozen=True, slots=True, eq=False)
    class Itself:
        """Equal to itself only."""

        a: int

    @dataclass(slots=True)
    class Changing:
        """Assigned to."""

        a: int

    @dataclass(frozen=True, slots=True)
    class OwnWay:
        """Says itself what is equal, and how it is told."""

        a: int

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "mine"

    return {kind.__name__: kind for name, kind in locals().items() if name != "dataclass"}


THEIRS, OURS = made_by(dataclasses.dataclass), made_by(ours.dataclass)

MAKING = (
    "Value(1.0)",
    "Value(a=1.0)",
    "Value(1.0, unhashed=3.0)",
    "Value(1.0, uncompared=3)",
    "Value(1.0, 'y', (1, 2), 'q', 4, 5.0)",
    "Value(1.0, told=[])",
    "Value(math.nan)",
    "One(NAN)",
    "One(1.0)",
    "One(True)",
    "Same(1.0)",
    "Empty()",
    "Named(a=1)",
    "Named(b=1, a=2)",
    "Itself(1)",
    "Changing(1)",
    "OwnWay(1)",
    "OwnWay(2)",
    "1.0",
    "(1.0,)",
)
WRONG = ("Value()", "Value(1, 2, 3, 4, 5, 6, 7)", "Value(1, c=2)", "Named(1)", "Empty(1)")


def values_of(kinds: dict[str, Any]) -> list[Any]:
    return [eval(each, {"math": math, "NAN": math.nan, **kinds}) for each in MAKING]


def hash_or_none(value: Any) -> int | None:
    try:
        return hash(value)
    except TypeError:
        return None


def test_equal_are_the_same_ones():
    theirs, ours_ = values_of(THEIRS), values_of(OURS)
    expected = [[a == b for b in theirs] for a in theirs]
    assert [[a == b for b in ours_] for a in ours_] == expected
    assert expected[MAKING.index("One(1.0)")][MAKING.index("Same(1.0)")] is False


def test_hashes_tell_the_same_apart():
    theirs = [hash_or_none(value) for value in values_of(THEIRS)]
    mine = [hash_or_none(value) for value in values_of(OURS)]
    for value, their, our in zip(MAKING, theirs, mine, strict=True):
        assert (their is None) == (our is None), value
        if not value.startswith("Itself"):
            assert their == our, value


def test_they_are_told_changed_and_kept_alike():
    for value, their, our in zip(MAKING, values_of(THEIRS), values_of(OURS), strict=True):
        assert repr(our) == repr(their), value
        if not dataclasses.is_dataclass(their):
            continue
        assert repr(dataclasses.asdict(our)) == repr(dataclasses.asdict(their))
        assert our.__match_args__ == their.__match_args__
        assert not hasattr(our, "__dict__")
        names = [field.name for field in dataclasses.fields(their)][:1]
        changes = dict.fromkeys(names, 9)
        assert repr(dataclasses.replace(our, **changes)) == repr(
            dataclasses.replace(their, **changes)
        )


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_made_is_refused_alike(wrong: str):
    for kinds in (THEIRS, OURS):
        with pytest.raises(TypeError):
            eval(wrong, dict(kinds))


@ours.dataclass(frozen=True, slots=True)
class Kept:
    """Known by name, as pickle wants it."""

    a: int


def test_they_can_be_written_and_read():
    assert pickle.loads(pickle.dumps(Kept(3))) == Kept(3)
