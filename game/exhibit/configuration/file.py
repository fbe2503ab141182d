"""The configuration file: what it sets, and what is wrong with it, by line.

A faulty key keeps its default and the rest counts: a kiosk must not stay dark for a typo. Not so
the PIN: where the file may have set one that was not understood, the default, which everybody
knows, opens nothing, and neither does any other.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from game.exhibit.configuration.agreement import missing, quarrels
from game.exhibit.configuration.installed import Installed
from game.exhibit.configuration.keys import (
    SHIPPED_PIN,
    Configuration,
    of_profile,
    values_of,
    with_values,
)
from game.exhibit.configuration.rules import ACTION, BUTTON, BUTTONS_TABLE, RULES
from game.exhibit.configuration.toml_statements import (
    Entry,
    Header,
    Nonsense,
    Statement,
    statements,
)
from game.session.named_file import check_kind, read_bytes, reason_of
from game.session.problem import ProblemError, shown
from game.session.toml_file import reason_and_line

MOST_CHARACTERS = 50_000
MOST_NONSENSE = 20
WHOLE_FILE = 0
# For logs.
NO_PIN = "no PIN opens the exhibit: the one of the configuration is not known; see config --check"
PIN_NAME, LOCK_NAME = "staff.pin", "staff.locked-exit"
TABLES = (*dict.fromkeys(name.partition(".")[0] for name in RULES if "." in name), BUTTONS_TABLE)
KEY = re.compile(r"""([\w."'-]+)\s*=\s*(.*?)\s*(#.*)?$""")
PLUS = re.compile(r"[\w-]+\+\s*=")
BEGINNING = re.compile(r"[\[\w.-]*")
WORD = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line (from 1; WHOLE_FILE: not in one line); a sentence with a remedy."""

    line: int
    problem: ProblemError

    def __str__(self) -> str:
        # For logs; persons read the sentence from the texts.
        return f"line {self.line}: {_brief(self.problem)}"


def _brief(problem: ProblemError) -> str:
    told = ", ".join(
        f"{name}={_brief(value) if isinstance(value, ProblemError) else value}"
        for name, value in problem.values.items()
    )
    return f"{problem.key} ({told})" if told else problem.key


@dataclass(frozen=True, slots=True)
class Loaded:
    """The configuration, the faults in the order of their lines, and the line of each key that
    holds because the file sets it.
    """

    configuration: Configuration
    faults: tuple[Fault, ...]
    lines: Mapping[str, int]

    @property
    def is_shut(self) -> bool:
        """Whether no PIN opens the exhibit: the file may have set one that is not known."""
        return self.configuration.staff.locked_exit and self.configuration.staff.pin is None


def check_there(path: Path) -> None:
    """ProblemError unless there is a file of this name, in whatever condition."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        if reason.key == "reason-missing":
            raise ProblemError("no-configuration", path=path) from error
        raise ProblemError("configuration-refused", path=path, reason=reason) from error
    try:
        check_kind(mode)
    except ProblemError as problem:
        raise ProblemError("configuration-refused", path=path, reason=problem) from problem


def load(path: Path, there: Installed | None = None) -> Loaded:
    """The configuration of a file, in any case; ``there``: what it may name, None for anything."""
    try:
        return _load(path, there)
    except Exception as error:
        # Nothing that stands in a file may keep the exhibit dark, expected or not.
        reason = f"{type(error).__name__}: {shown(error)}"
        return _nothing(ProblemError("configuration-unreadable", path=path, reason=reason))


def _load(path: Path, there: Installed | None) -> Loaded:
    try:
        # Some editors put a byte order mark before the text.
        return read(read_bytes(path, MOST_CHARACTERS).decode("utf-8-sig"), there)
    except UnicodeDecodeError as error:
        return _nothing(ProblemError("configuration-not-text", path=path, reason=error.reason))
    except ProblemError as problem:
        if problem.key == "reason-too-large":
            return _nothing(ProblemError("configuration-too-long", path=path, most=MOST_CHARACTERS))
        return _nothing(ProblemError("configuration-unreadable", path=path, reason=problem))


def read(text: str, there: Installed | None = None) -> Loaded:
    """The same from a text."""
    reading = _Reading()
    for statement in statements(text):
        reading.take(statement)
        if reading.nonsense > MOST_NONSENSE:
            return _nothing(ProblemError("configuration-broken", most=MOST_NONSENSE))
    reading.check_whole(text)
    return reading.result(there)


def _nothing(problem: ProblemError) -> Loaded:
    configuration = Configuration()
    shut = replace(configuration, staff=replace(configuration.staff, pin=None))
    return Loaded(shut, (Fault(WHOLE_FILE, problem),), {})


class _Reading:
    """What was read so far."""

    def __init__(self) -> None:
        self.nonsense = 0
        self._faults: list[Fault] = []
        self._values: dict[str, object] = {}
        self._buttons: dict[str, str] = {}
        self._lines: dict[str, int] = {}
        self._unknown_tables: set[str] = set()
        # Whether what was not understood may have been the PIN; whether there are two of them.
        self._pin_missed = self._pin_twice = False
        self._table = ""

    def take(self, statement: Statement) -> None:
        """One more statement."""
        match statement:
            case Header(line, path):
                self._take_header(line, ".".join(path))
            case Entry(line, path, value):
                self._take_entry(line, ".".join(path), value)
            case Nonsense(line, text, reason):
                self.nonsense += 1
                self._pin_missed = True
                self._fault(line, _nonsense_problem(self._table, text, reason))

    def check_whole(self, text: str) -> None:
        """What only the whole shows, such as a table that is there twice."""
        if self._faults:
            return
        try:
            tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            reason, line = reason_and_line(error)
            self._pin_missed = True
            self._fault(line or WHOLE_FILE, ProblemError("not-toml", name="TOML", reason=reason))

    def result(self, there: Installed | None) -> Loaded:
        """All together, with what does not go together put right."""
        if self._buttons:
            self._values[BUTTONS_TABLE] = MappingProxyType(self._buttons)
        profile = of_profile(str(self._values.get("profile", "kiosk")))
        defaults = values_of(profile)
        if there is not None:
            for quarrel in missing(defaults, there):
                defaults |= quarrel.instead
            for names, problem, instead in list(missing(self._values, there)):
                self._fault(self._lines[names[0]], problem)
                self._values.pop(names[0], None)
                self._values |= instead
            for name in self._lines.keys() & RULES.keys() - self._values.keys():
                del self._lines[name]
        for names, problem, instead in list(quarrels(defaults | self._values, defaults)):
            lines = [self._lines[name] for name in names if name in self._lines]
            self._fault(min(lines, default=WHOLE_FILE), problem)
            self._values |= instead
            for name in instead:
                self._lines.pop(name, None)
        values = defaults | self._values
        if LOCK_NAME not in self._lines and any(
            fault.problem.values.get("name") == LOCK_NAME for fault in self._faults
        ):
            # Somebody wanted something other than the default.
            values[LOCK_NAME] = True
        if self._pin_twice or (self._pin_missed and values[PIN_NAME] == SHIPPED_PIN):
            values[PIN_NAME] = None
            self._lines.pop(PIN_NAME, None)
        configuration = with_values(profile, values)
        faults = tuple(sorted(self._faults, key=lambda fault: fault.line))
        return Loaded(configuration, faults, self._lines)

    def _take_header(self, line: int, name: str) -> None:
        self._table = f"{name}."
        if name in TABLES:
            return
        self._unknown_tables.add(name)
        self._pin_missed = True
        self._fault(line, _unknown("table", name, TABLES))

    def _take_entry(self, line: int, name: str, value: object) -> None:
        table, _, key = name.rpartition(".")
        if table in self._unknown_tables:
            return  # told once, at the header
        if name in self._lines:
            self._pin_twice = self._pin_twice or name == PIN_NAME
            self._fault(line, ProblemError("set-twice", name=name, line=self._lines[name]))
            return
        try:
            if name in TABLES:
                raise ProblemError("not-a-table", name=name)
            if table == BUTTONS_TABLE:
                self._buttons[key] = _button(name, key, value)
            elif name in RULES:
                self._values[name] = RULES[name].read(name, value)
            else:
                raise _unknown("key", name, RULES)
        except ProblemError as problem:
            # What a key that is known was set to is no PIN, unless it is the PIN's.
            known = name in RULES or table == BUTTONS_TABLE
            self._pin_missed = self._pin_missed or name == PIN_NAME or not known
            self._fault(line, problem)
        else:
            self._lines[name] = line

    def _fault(self, line: int, problem: ProblemError) -> None:
        self._faults.append(Fault(line, problem))


def _button(name: str, key: str, value: object) -> str:
    if not BUTTON.fullmatch(key):
        raise ProblemError("not-a-button", name=name)
    return str(ACTION.read(name, value))


def _unknown(kind: str, name: str, names: Mapping[str, object] | tuple[str, ...]) -> ProblemError:
    """An unknown key or table, with the one that was probably meant."""
    from difflib import get_close_matches

    # The right key under the wrong table is found, too.
    last = name.rpartition(".")[2]
    near = [known for known in names if known.rpartition(".")[2] == last]
    near = near or get_close_matches(name, names, 1, 0.75)
    if near:
        return ProblemError(f"unknown-{kind}-near", name=shown(name), near=near[0])
    return ProblemError(f"unknown-{kind}", name=shown(name))


def _nonsense_problem(table: str, text: str, reason: str) -> ProblemError:
    """Broken TOML, with the remedy for the slips that people make."""
    if PLUS.match(text):
        return ProblemError("name-without-quotes", name=text.partition("=")[0].strip())
    key = KEY.match(text)
    if key is None:
        return ProblemError("not-toml", name=_beginning(text), reason=reason)
    name, value = table + key[1], key[2]
    if value in ("True", "False", "TRUE", "FALSE"):
        return ProblemError("flag-in-capitals", name=name, value=value, right=value.lower())
    if WORD.fullmatch(value):
        return ProblemError("text-without-quotes", name=name)
    return ProblemError("not-toml", name=name, reason=reason)


def _beginning(text: str) -> str:
    """Enough to find the line, and no more: what is said here goes into logs."""
    match = BEGINNING.match(text)
    return shown(match[0] if match and match[0] else text[:1])
