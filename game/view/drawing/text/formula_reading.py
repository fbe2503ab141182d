"""Reading a formula: its characters and scripts, what each is, and the room between neighbours.

After D. Knuth, The TeXbook, chapter 18: relations have most room, operators between two numbers
less, ordinary characters none; a minus with no number before it is a sign and keeps close.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from enum import Enum
from typing import Final, NamedTuple

# Room around signs: 5/18 em for relations, 4/18 for operators, 3/18 after commas and names.
RELATION_ROOM: Final = 5 / 18
OPERATOR_ROOM: Final = 4 / 18
SMALL_ROOM: Final = 3 / 18
RELATIONS: Final = frozenset("=≈←→<>≤≥≠")
OPERATORS: Final = frozenset("+−-×·⋅÷±")
OPENING: Final = frozenset("([{")
BIG_OPERATORS: Final = frozenset("Σ∑")
NAMES: Final = ("ReLU", "ln", "log", "exp", "max", "min")
SPACES: Final = {"\u2003": 1.0, "\u2002": 0.5, "\u2009": SMALL_ROOM}
SUPERSCRIPTS: Final = {"²": "2", "³": "3"}


class Role(Enum):
    """What a character is, which decides the room around it."""

    START = 0
    ORDINARY = 1
    OPERATOR = 2
    RELATION = 3
    OPENING = 4
    COMMA = 5
    NAME = 6


# Roles after which + and − are signs of a number and not operators between two.
_BEFORE_SIGN: Final = frozenset(
    {Role.START, Role.OPERATOR, Role.RELATION, Role.OPENING, Role.COMMA, Role.NAME}
)


class Atom(NamedTuple):
    """One character or name of a string; level -1 is a subscript, 1 a superscript."""

    string: str
    level: int


def atoms(string: str) -> Iterator[Atom]:
    """Split a string into its characters, names and scripts."""
    at = 0
    while at < len(string):
        character = string[at]
        if character in "_^":
            at = yield from _script(string, at)
            continue
        if character == "′":
            yield Atom("′", 1)
        elif character in SUPERSCRIPTS:
            yield Atom(SUPERSCRIPTS[character], 1)
        else:
            name = next((name for name in NAMES if string.startswith(name, at)), character)
            if name != " ":
                yield Atom(name, 0)
            at += len(name) - 1
        at += 1


def _script(string: str, at: int) -> Generator[Atom, None, int]:
    """The atoms of the script that starts at `at`; gives the place after it back."""
    level = -1 if string[at] == "_" else 1
    braced = string[at + 1 : at + 2] == "{"
    end = string.find("}", at) if braced else at + 1
    if end < 0 or end >= len(string):
        raise ValueError(f"a script is not finished: {string!r}")
    inner = string[at + 2 : end] if braced else string[at + 1]
    for character in inner:
        yield Atom(character, level)
    return end + 1


def role_of(string: str, before: Role) -> Role:
    """What a character or name is, after a neighbour of the role `before`."""
    if string in NAMES or string in BIG_OPERATORS:
        return Role.NAME
    if string in RELATIONS:
        return Role.RELATION
    if string in OPERATORS:
        is_sign = string in "+−-" and before in _BEFORE_SIGN
        return Role.ORDINARY if is_sign else Role.OPERATOR
    if string in OPENING:
        return Role.OPENING
    return Role.COMMA if string in ",;" else Role.ORDINARY


def room_between(before: Role, after: Role) -> float:
    """Room between two neighbours, as a share of the type size."""
    if before is Role.START:
        return 0.0
    if Role.RELATION in (before, after):
        return RELATION_ROOM
    if Role.OPERATOR in (before, after):
        return OPERATOR_ROOM
    if before is Role.COMMA or (after is Role.NAME and before is Role.ORDINARY):
        return SMALL_ROOM
    return SMALL_ROOM if before is Role.NAME and after is not Role.OPENING else 0.0
