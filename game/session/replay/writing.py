"""A logged run as a file: JSON with a line for each action, and a seal of all that is above it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from game.session.presets import ALL_ROWS_WORD, FULL_WORD, Preset
from game.session.replay.actions import written
from game.session.replay.logged_run import LoggedRun
from game.session.settings import FULL_PACE, SETTING_NAMES

VERSION: Final = 1
# Under this name a file says that it is one of these, and of which version.
RUN: Final = "glass-box-run"
SEAL: Final = "seal"
SEAL_DIGITS: Final = 32


def lines(run: LoggedRun) -> Iterator[str]:
    """The file, line by line."""
    seal = hashlib.sha256()
    for line in _body(run):
        seal.update(line.encode())
        yield line
    yield f'"{SEAL}": "{seal.hexdigest()[:SEAL_DIGITS]}"\n}}\n'


def _body(run: LoggedRun) -> Iterator[str]:
    preset = json.dumps({"name": run.preset.name, **_document_of(run.preset)})
    yield f'{{\n"{RUN}": {VERSION},\n"preset": {preset},\n'
    yield f'"luck": {json.dumps(_written_luck(run.luck))},\n'
    yield f'"ticks": {run.ticks},\n"actions": ['
    yield from _listed({"tick": tick, **written(command)} for tick, command in run.done)
    yield '],\n"checks": ['
    yield from _listed(run.checks)
    yield f'],\n"end": "{run.end}",\n'


def _listed(values: Iterable[object]) -> Iterator[str]:
    before = "\n"
    for value in values:
        yield before + json.dumps(value)
        before = ",\n"


def _document_of(preset: Preset) -> dict[str, object]:
    """A preset as its own file would say it, and whether it asks anything."""
    settings = {name: getattr(preset.settings, name) for name in SETTING_NAMES}
    if settings["pace"] == FULL_PACE:
        settings["pace"] = FULL_WORD
    document: dict[str, object] = {"scenario": preset.dataset.name, "seed": preset.seed}
    if preset.start is not None:
        document["start"] = dict(preset.start)
    names, sample = preset.dataset.sample_names, preset.sample
    document["sample"] = ALL_ROWS_WORD if sample is None else names[sample]
    asks = bool(preset.questions) or preset.race is not None
    return document | {"settings": settings, "asks": asks}


def _written_luck(luck: Mapping[str, Any]) -> list[str]:
    """All of it as texts: other programs would round numbers of that length."""
    state = luck["state"]
    parts = (state["state"], state["inc"], luck["has_uint32"], luck["uinteger"])
    return [str(each) for each in parts]
