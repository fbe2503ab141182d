"""A TOML text read statement by statement: where each key stands, whatever is wrong elsewhere.

Python's reader says the line of a mistake, but not of a value, and gives up at the first mistake.
So it is fed with one statement at a time: the fewest lines from here that it can read.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from game.session.toml_file import reason_and_line

MOST_LINES = 50  # of one statement
STATEMENT = re.compile(r"""\s*(\[|[\w."'+-]+\s*=)""")

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """``[view]``: what follows belongs to this table."""

    line: int
    path: Path


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its whole path, and its value (never a table)."""

    line: int
    path: Path
    value: object


@dataclass(frozen=True, slots=True)
class Nonsense:
    """Lines that are not TOML: the first of them without its margin, and what the reader says."""

    line: int
    text: str
    reason: str


Statement = Header | Entry | Nonsense


def statements(text: str) -> Iterator[Statement]:
    """All statements in their order. What follows a broken header is left out up to the next one,
    for nobody knows where it belongs.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    table: Path | None = ()
    start = 0
    while start < len(lines):
        words = lines[start].strip()
        if not words or words.startswith("#"):
            start += 1
            continue
        document, end = _shortest(lines, start)
        if words.startswith("["):
            table = None if document is None else _header(document)
            document = None if table is None else document
        if document is None:
            end = _next_statement(lines, start)
            yield _nonsense(lines, start, end)
        elif table is not None:
            header = words.startswith("[")
            yield from (
                [Header(start + 1, table)] if header else _entries(start + 1, table, document)
            )
        start = end


def _shortest(lines: list[str], start: int) -> tuple[dict[str, Any] | None, int]:
    """The first statement from a line on, and the line after it; None where there is none."""
    for end in range(start + 1, min(start + MOST_LINES, len(lines)) + 1):
        try:
            return tomllib.loads("\n".join(lines[start:end])), end
        except (ValueError, RecursionError):
            continue
    return None, start + 1


def _header(document: dict[str, Any]) -> Path | None:
    """The path of a header; None for ``[[view]]``, which no configuration has."""
    path: list[str] = []
    inside: Any = document
    while inside:
        if not isinstance(inside, dict):
            return None
        ((key, inside),) = inside.items()
        path.append(key)
    return tuple(path)


def _entries(line: int, before: Path, table: dict[str, Any]) -> Iterator[Entry]:
    for key, value in table.items():
        path = (*before, key)
        if isinstance(value, dict):
            yield from _entries(line, path, value)
        else:
            yield Entry(line, path, value)


def _next_statement(lines: list[str], start: int) -> int:
    """The next line that looks like the beginning of one."""
    later = range(start + 1, len(lines))
    return next((line for line in later if STATEMENT.match(lines[line])), len(lines))


def _nonsense(lines: list[str], start: int, end: int) -> Nonsense:
    words = lines[start].strip()
    try:
        tomllib.loads("\n".join(lines[start:end]))
    except (ValueError, RecursionError) as error:
        reason, line = reason_and_line(error)
        return Nonsense(start + (line or 1), words, reason)
    double = words.startswith("[[")
    reason = "a table stands in single brackets" if double else f"more than {MOST_LINES} lines"
    return Nonsense(start + 1, words, reason)
