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
from game.session.problem import ProblemError, choice_of, number_of, shown, whole_of
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
            choice_of("lines", name, CONNECTIONS)
            if listed.count(name) > 1:
                raise ProblemError("named-twice", name=name)
        return tuple(CONNECTIONS[name] for name in listed)


def _whole(table: Mapping[str, Any], key: str, most: int) -> int:
    with at(TABLE, key):
        return whole_of(key, table[key], FEWEST, most)


def _reach(table: Mapping[str, Any]) -> float:
    with at(TABLE, "reach"):
        return number_of("reach", table["reach"], *REACHES)
