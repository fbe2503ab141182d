"""What is compared by what it holds behaves as a frozen dataclass does."""

from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

import pytest
from mypy import api

from game.engine.value_type import fixed_type, value_type


@value_type
class Ours:
    name: str
    size: float = 1.0
    note: str = field(default="", compare=False)


@value_type
class Other:
    name: str
    size: float = 1.0
    note: str = field(default="", compare=False)


@value_type
class Nothing:
    pass


@value_type
class Own:
    size: float

    def __hash__(self) -> int:
        return 7


@dataclass(frozen=True, slots=True)
class Theirs:
    name: str
    size: float = 1.0
    note: str = field(default="", compare=False)


@fixed_type
class Fixed:
    size: float


CASES = [("a",), ("a", 2.0), ("b",), ("a", 1.0, "other"), ("a", float("nan")), ("", -0.0)]


@pytest.mark.parametrize("first", CASES)
@pytest.mark.parametrize("second", CASES)
def test_it_is_equal_and_hashed_as_a_frozen_dataclass(first, second):
    assert (Ours(*first) == Ours(*second)) == (Theirs(*first) == Theirs(*second))
    assert (Ours(*first) != Ours(*second)) == (Theirs(*first) != Theirs(*second))
    assert hash(Ours(*first)) == hash(Theirs(*first))


def test_it_is_equal_to_nothing_of_another_kind():
    assert Ours("a") != Other("a")
    assert Ours("a") != ("a", 1.0)
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert hash(Own(1.0)) == 7
    assert Own(1.0) == Own(1.0)


def test_it_tells_of_itself_is_taken_apart_and_replaced_as_a_dataclass():
    ours, theirs = Ours("a", 2.0, "n"), Theirs("a", 2.0, "n")
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert asdict(ours) == asdict(theirs)
    assert [entry.name for entry in fields(ours)] == ["name", "size", "note"]
    assert replace(ours, size=3.0) == Ours("a", 3.0)
    match ours:
        case Ours(name, size):
            assert (name, size) == ("a", 2.0)
    assert not hasattr(ours, "__dict__")


def test_what_is_fixed_is_equal_to_itself_alone():
    one = Fixed(1.0)
    assert one == one
    assert one != Fixed(1.0)
    assert len({one, Fixed(1.0)}) == 2


def test_the_type_checker_sees_who_changes_one(tmp_path: Path):
    source = tmp_path / "changes.py"
    source.write_text(
        "from game.engine.value_type import fixed_type, value_type\n"
        "@value_type\nclass A:\n    size: float\nA(1.0).size = 2.0\nA('a')\n"
        "@fixed_type\nclass B:\n    size: float\nB(1.0).size = 2.0\nB('b')\n",
        encoding="utf-8",
    )
    told, _, code = api.run(["--strict", "--cache-dir", str(tmp_path), str(source)])
    assert code == 1
    assert told.count("read-only") == told.count("incompatible type") == 2
