"""A logged run from its file: every fault of it is one sentence that names the line or the tick."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from game.session.named_file import read_bytes
from game.session.presets import MOST_CHARACTERS, Preset, preset_of
from game.session.problem import ProblemError, shown
from game.session.replay.actions import read
from game.session.replay.forms import whole
from game.session.replay.logged_run import Check, Done, LoggedRun
from game.session.replay.run_log import MOST_ACTIONS, MOST_CHECKS, MOST_TICKS
from game.session.replay.writing import RUN, SEAL, SEAL_DIGITS, VERSION

KEYS: Final = (RUN, "preset", "luck", "ticks", "actions", "checks", "end", SEAL)
# What of a preset stands in a file; the rest is that of the preset with the same name.
OWN: Final = ("dataset", "settings", "seed", "start", "sample")
MOST_BYTES: Final = 32_000_000
# What draws new seeds, and how large the numbers of its state may be.
LUCK: Final = "PCG64"
LARGEST_LUCK: Final = 2**128 - 1
LARGEST_HALF: Final = 2**32 - 1


class RunFile(NamedTuple):
    """``changed``: the line where it is seen that something was changed after it was written."""

    run: LoggedRun
    changed: int | None


def read_run(path: Path, presets: Mapping[str, Preset]) -> RunFile:
    """The run of a file; ``presets`` are those that it can begin with. A ProblemError names the
    file, the line or the tick, and what is wrong there.
    """
    try:
        content = read_bytes(path, MOST_BYTES)
    except ProblemError as problem:
        raise ProblemError("replay-unreadable", path=path, reason=problem) from problem
    with told_of(path):
        document = _json(content)
    version = document[RUN]
    if version is True or version != VERSION:
        line = _line_of(RUN, content)
        raise ProblemError(
            "replay-version", path=path, line=line, version=shown(version), own=VERSION
        )
    with told_of(path):
        run = _run(document, content, presets)
    above, mark, _ = content.rpartition(f'"{SEAL}"'.encode())
    seal = hashlib.sha256(above.replace(b"\r", b"")).hexdigest()[:SEAL_DIGITS]
    return RunFile(run, None if seal == document[SEAL] else above.count(b"\n") + bool(mark))


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """A problem inside of this is one of that file."""
    try:
        yield
    except ProblemError as problem:
        raise ProblemError("replay-broken", path=path, reason=problem) from problem


def unsealed(line: int) -> ProblemError:
    """What is wrong with a file that was changed, where all that can be seen of it is its seal."""
    return _in_line(line, ProblemError("run-changed"))


def _json(content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(content)
    except json.JSONDecodeError as error:
        raise _in_line(error.lineno, ProblemError("run-not-json")) from error
    except (ValueError, RecursionError) as error:
        # Bytes that are no text, a number of thousands of digits, brackets within brackets.
        end = getattr(error, "start", None)
        if end is None:
            found = re.search(rb"\d{4300}|[\[{]{100}", content)
            end = found.start() if found else 0
        line = content.count(b"\n", 0, end) + 1
        raise _in_line(line, ProblemError("run-not-json")) from error
    if not isinstance(document, dict) or RUN not in document:
        raise _in_line(1, ProblemError("not-a-run"))
    return document


def _run(document: dict[str, Any], content: bytes, presets: Mapping[str, Preset]) -> LoggedRun:
    def refused(key: str, problem: ProblemError | None = None) -> ProblemError:
        value = shown(document.get(key))
        return _in_line(
            _line_of(key, content), problem or ProblemError("odd-value", name=key, value=value)
        )

    for key in KEYS:
        if key not in document:
            last = content.rstrip().count(b"\n") + 1
            raise _in_line(last, ProblemError("missing-name", name=key))
    for key in document:
        if key not in KEYS:
            raise refused(key, ProblemError("unknown-name", name=shown(key)))
    try:
        preset = _preset(document["preset"], presets)
    except ProblemError as problem:
        at: tuple[str, ...] = problem.values.get("at", ("preset",))  # type: ignore[assignment]
        raise _in_line(_line_of(at[-1], content), problem) from problem
    except ValueError as error:
        raise refused("preset") from error
    try:
        luck = _luck(document["luck"])
    except (ValueError, TypeError) as error:
        raise refused("luck") from error
    ticks, end = document["ticks"], document["end"]
    if not _is_tick(ticks, MOST_TICKS):
        raise refused("ticks")
    for key in ("end", SEAL):
        if not isinstance(document[key], str):
            raise refused(key)
    for key, most in (("actions", MOST_ACTIONS), ("checks", MOST_CHECKS)):
        if not isinstance(document[key], list) or len(document[key]) > most:
            raise refused(key)
    done = tuple(_actions(document["actions"], ticks))
    return LoggedRun(preset, luck, ticks, done, tuple(_checks(document["checks"], ticks)), end)


def _preset(document: object, presets: Mapping[str, Preset]) -> Preset:
    """What the run began with; words and questions are those of the preset of that name."""
    if not isinstance(document, dict):
        raise ValueError(document)
    own = dict(document)
    name, asks = own.pop("name", None), own.pop("asks", None)
    if not isinstance(name, str) or not name.isprintable() or len(name) > MOST_CHARACTERS:
        raise ValueError(name)
    if not isinstance(asks, bool):
        raise ValueError(asks)
    preset = preset_of(name, own)
    if name not in presets:
        return preset
    base = presets[name]
    if not asks:
        base = replace(base, questions=(), race=None)
    own_numbers = {each: getattr(preset, each) for each in OWN}
    return replace(base, **own_numbers)


def _luck(document: object) -> dict[str, Any]:
    if not isinstance(document, list) or not all(isinstance(each, str) for each in document):
        raise ValueError(document)
    state, inc, has_half, half = (int(each) for each in document)
    if not (0 <= state <= LARGEST_LUCK and 0 <= inc <= LARGEST_LUCK and 0 <= half <= LARGEST_HALF):
        raise ValueError(document)
    luck = {
        "bit_generator": LUCK,
        "state": {"state": state, "inc": inc},
        "has_uint32": int(bool(has_half)),
        "uinteger": half,
    }
    np.random.default_rng(0).bit_generator.state = luck  # a ValueError where it is none
    return luck


def _actions(listed: list[object], ticks: int) -> Iterator[Done]:
    tick = 0
    for each in listed:
        if not isinstance(each, dict) or not _is_tick(each.get("tick"), ticks, tick):
            raise _at_tick(tick, ProblemError("odd-value", name="actions", value=shown(each)))
        tick = each["tick"]
        try:
            command = read({key: value for key, value in each.items() if key != "tick"})
        except ProblemError as problem:
            raise _at_tick(tick, problem) from problem
        yield Done(tick, command)


def _checks(listed: list[object], ticks: int) -> Iterator[Check]:
    tick = 0
    for each in listed:
        match each:
            case [int(at), str(state)] if _is_tick(at, ticks, tick + 1):
                tick = at
                yield Check(tick, state)
            case _:
                raise _at_tick(tick, ProblemError("odd-value", name="checks", value=shown(each)))


def _is_tick(value: object, most: int, least: int = 0) -> bool:
    try:
        return least <= whole(value) <= most
    except ValueError:
        return False


def _line_of(key: str, content: bytes) -> int:
    """The line in which a name stands first; the last one where it does not."""
    place = content.find(json.dumps(key).encode())
    return content.count(b"\n", 0, place if place >= 0 else len(content.rstrip())) + 1


def _in_line(line: int, problem: ProblemError) -> ProblemError:
    return ProblemError("in-line", line=line, reason=problem)


def _at_tick(tick: int, problem: ProblemError) -> ProblemError:
    return ProblemError("at-tick", tick=tick, reason=problem)
