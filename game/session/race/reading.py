"""From the table ``[race]`` of a story's file to the rules of its race.

[race]
lines = ["x2-h1", "x2-h2", "h2-o1"]    # that may be pulled
moves = 6
reach = 2.0                            # a line is pulled by so much at most, in one move
epochs = 10                            # the machine trains after each move
"""

from collections.abc import Mapping
from typing import Any, Final

from game.engine.topology import NETWORK_2_2_1, ParameterId
from game.session.problem import ProblemError, shown
from game.session.race.race import Rules
from game.session.toml_file import at

TABLE: Final = "race"
KEYS: Final = ("lines", "moves", "reach", "epochs")
FEWEST, MOST_MOVES = 2, 6
REACHES: Final = (0.2, 10.0)
MOST_EPOCHS: Final = 100
CONNECTIONS: Final = {NETWORK_2_2_1.parameter_name(c): c for c in NETWORK_2_2_1.connections}


def read_race(table: object) -> Rules | None:
    """The rules; None where there is no such table, ProblemError where there are no such rules."""
    if table is None:
        return None
    with at(TABLE):
        if not isinstance(table, Mapping):
            raise ProblemError("not-a-table", name=TABLE)
        for key in KEYS:
            if key not in table:
                raise ProblemError("missing-name", name=key)
    for key in table:
        with at(TABLE, key):
            if key not in KEYS:
                raise ProblemError("unknown-name", name=shown(key))
    return Rules(
        lines=_lines(table),
        moves=_whole(table, "moves", MOST_MOVES),
        reach=_reach(table),
        epochs=_whole(table, "epochs", MOST_EPOCHS),
    )


def _lines(table: Mapping[str, Any]) -> tuple[ParameterId, ...]:
    names = table["lines"]
    with at(TABLE, "lines"):
        listed = names if isinstance(names, list) and names else [shown(names)]
        for name in listed:
            if not isinstance(name, str) or name not in CONNECTIONS:
                allowed = ", ".join(CONNECTIONS)
                raise ProblemError(
                    "unknown-choice", name="lines", value=shown(name), allowed=allowed
                )
            if listed.count(name) > 1:
                raise ProblemError("named-twice", name=name)
        return tuple(CONNECTIONS[name] for name in listed)


def _whole(table: Mapping[str, Any], key: str, most: int) -> int:
    value = table[key]
    with at(TABLE, key):
        if isinstance(value, bool) or not isinstance(value, int):
            raise ProblemError("not-a-whole-number", name=key, value=shown(value))
        if not FEWEST <= value <= most:
            raise ProblemError("out-of-range", name=key, value=shown(value), low=FEWEST, high=most)
    return value


def _reach(table: Mapping[str, Any]) -> float:
    value, (low, high) = table["reach"], REACHES
    with at(TABLE, "reach"):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ProblemError("not-a-number", name="reach", value=shown(value))
        if not low <= value <= high:  # nan, too, is refused
            raise ProblemError("out-of-range", name="reach", value=shown(value), low=low, high=high)
    return float(value)
