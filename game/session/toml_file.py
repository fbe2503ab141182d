"""TOML files of ours: which there are in a folder, what stands in them, and in which line."""

import codecs
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from game.session.named_file import read_bytes
from game.session.problem import ProblemError

# Many times the largest of ours.
MOST_BYTES = 1_000_000
MOST_LINES = 50  # of one statement
PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

# No font can write these; a line may end in a text.
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")

Key = Sequence[str]


@dataclass(frozen=True)
class TomlFile:
    """The text of a file, and what stands in it."""

    text: str
    document: Mapping[str, Any]

    @cached_property
    def lines(self) -> Mapping[tuple[str, ...], int]:
        """The line, from 1, of each key with its whole path. What is in a list of tables stands
        under its number, from 0, as well (``question``, ``1``, ``kind``).
        """
        return _lines_of(self.text)

    def at(self, key: Key, problem: ProblemError) -> ProblemError:
        """A problem with the value of a key, told with its line, if it has one."""
        line = self.lines.get(tuple(key))
        return problem if line is None else ProblemError("in-line", line=line, reason=problem)


def toml_files(folder: Path) -> list[Path]:
    """The TOML files of a folder by their names; OSError where it cannot be read.

    Hidden ones are none of ours: editors and other systems leave them there.
    """
    names = sorted(os.listdir(folder))
    return [folder / name for name in names if name.endswith(".toml") and not name.startswith(".")]


def read_toml(path: Path) -> TomlFile:
    """A file with all that stands in it; a ProblemError says why it cannot be read, and in which
    line that shows.
    """
    content = read_bytes(path, MOST_BYTES)
    try:
        # Some editors put a byte order mark before the text.
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ProblemError("in-line", line=line, reason=ProblemError("reason-not-text")) from error
    try:
        return TomlFile(text, tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        reason, at = reason_and_line(error)
        raise ProblemError("in-line", line=at or text.count("\n") + 1, reason=reason) from error


def is_sayable(text: str, most: int) -> bool:
    """Whether a text can be shown: not blank, not endless, and without what no font can write."""
    return len(text.strip()) > 0 and len(text) <= most and not CONTROLS.search(text)


@contextmanager
def at(*key: str) -> Iterator[None]:
    """What goes wrong in here goes wrong at this key of the file, where none is told yet."""
    try:
        yield
    except ProblemError as problem:
        problem.values.setdefault("at", key)
        raise


def reason_and_line(error: Exception) -> tuple[str, int | None]:
    """What Python's reader complains about, and the line, if it names one."""
    message = str(error)
    place = PLACE.search(message)
    line = place and place[1]
    return PLACE.sub("", message), int(line) if line else None


def _lines_of(text: str) -> dict[tuple[str, ...], int]:
    """The line, from 1, in which each table and key of a TOML text first stands.

    Python's reader does not tell; so it is fed with one statement at a time: the fewest lines from
    here that it can read.
    """
    lines = text.split("\n")
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    numbers: Counter[str] = Counter()  # how many tables of each list have begun
    start = 0
    while start < len(lines):
        document, end = _shortest(lines, start)
        paths = list(_paths(document, ()))
        if lines[start].lstrip().startswith("["):
            table = paths[-1] if paths else ()
            if lines[start].lstrip().startswith("[[") and len(table) == 1:
                numbers[table[0]] += 1
        else:
            paths = [table + path for path in paths]
        for path in paths:
            found.setdefault(path, start + 1)
            if numbers[path[0]]:
                found.setdefault((path[0], str(numbers[path[0]] - 1), *path[1:]), start + 1)
        start = end
    return found


def _shortest(lines: Sequence[str], start: int) -> tuple[Mapping[str, Any], int]:
    """The first statement from a line on, and the line after it."""
    for end in range(start + 1, min(start + MOST_LINES, len(lines)) + 1):
        try:
            return tomllib.loads("\n".join(lines[start:end])), end
        except (ValueError, RecursionError):
            continue
    return {}, start + 1


def _paths(inside: object, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All keys, each after the table it is in."""
    if isinstance(inside, list) and inside:
        yield from _paths(inside[0], before)
    elif isinstance(inside, Mapping):
        for name, value in inside.items():
            yield (*before, name)
            yield from _paths(value, (*before, name))
