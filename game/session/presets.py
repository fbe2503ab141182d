"""Presets: curated starts, one TOML file each."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from game.engine.dataset import DATASETS, Dataset
from game.engine.topology import NETWORK_2_2_1
from game.session.problem import ProblemError
from game.session.settings import FULL_PACE, SETTING_NAMES, Settings

FULL_WORD = "full"
ALL_ROWS_WORD = "all"
KNOWN_KEYS = frozenset({"order", "scenario", "seed", "settings", "start", "sample", "text"})
STORY_PREFIX = "story-"
TEXT_KEYS = ("title", "short", "story")


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetText:
    """A preset's words in one language: full name, a name of at most 9 letters, one sentence."""

    title: str
    short: str
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """Scenario, settings and start of a run. ``start`` wins over ``seed``; ``sample`` None = all
    rows.
    """

    name: str
    order: int
    dataset: Dataset
    settings: Settings
    seed: int
    start: Mapping[str, float] | None
    sample: int | None
    texts: Mapping[str, PresetText] = field(default_factory=dict)


def load_presets(folder: Path) -> dict[str, Preset]:
    """All presets of a folder by name, in their order; ProblemError names the
    broken file and why.
    """
    try:
        files = sorted(folder.glob("*.toml"))
    except OSError as error:
        raise ProblemError("preset-folder", path=folder, reason=error.strerror) from error
    if not files:
        raise ProblemError("preset-folder", path=folder, reason="no preset in it")
    presets = sorted((load_preset(file) for file in files), key=lambda p: (p.order, p.name))
    return {preset.name: preset for preset in presets}


def load_stories(folder: Path, offered: Sequence[str] | None = None) -> dict[str, Preset]:
    """The presets of the visitor view by file name, those ``offered`` in their order, else all.

    Their own names begin with STORY_PREFIX, so that they never pass for the lab's presets.
    ProblemError as for :func:`load_presets`; unknown names are left out.
    """
    found = load_presets(folder)
    names = [name for name in (found if offered is None else offered) if name in found]
    return {name: replace(found[name], name=STORY_PREFIX + name) for name in names}


def load_preset(path: Path) -> Preset:
    """One preset file; ProblemError names the place and what is wrong with it."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ProblemError("preset-broken", path=path, reason=str(error)) from error
    try:
        return _preset(path.stem, document)
    except ProblemError as problem:
        raise ProblemError("preset-broken", path=path, reason=problem) from problem


def _preset(name: str, document: Mapping[str, Any]) -> Preset:
    unknown = sorted(set(document) - KNOWN_KEYS)
    if unknown:
        raise ProblemError("unknown-name", name=unknown[0])
    scenario = document.get("scenario")
    if not isinstance(scenario, str) or scenario not in DATASETS:
        allowed = ", ".join(DATASETS)
        raise ProblemError("unknown-choice", name="scenario", value=scenario, allowed=allowed)
    dataset = DATASETS[scenario]
    start = document.get("start")
    return Preset(
        name=name,
        order=_whole(document, "order", 0),
        dataset=dataset,
        settings=_settings(_table(document, "settings")),
        seed=_whole(document, "seed", 0),
        start=None if start is None else check_start(_table(document, "start")),
        sample=parse_sample(str(document.get("sample", ALL_ROWS_WORD)), dataset),
        texts={lang: _text(table) for lang, table in _table(document, "text").items()},
    )


def _table(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = document.get(key, {})
    if not isinstance(table, Mapping):
        raise ProblemError("not-a-table", name=key)
    return table


def _whole(document: Mapping[str, Any], key: str, default: int) -> int:
    value = document.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ProblemError("not-a-whole-number", name=key, value=value)
    return value


def _settings(table: Mapping[str, Any]) -> Settings:
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in SETTING_NAMES:
            raise ProblemError("unknown-name", name=key)
        values[name] = FULL_PACE if (name, value) == ("pace", FULL_WORD) else value
    return Settings(**values)


def _text(table: object) -> PresetText:
    if not isinstance(table, Mapping):
        raise ProblemError("not-a-table", name="text")
    for key in TEXT_KEYS:
        if not isinstance(table.get(key), str):
            raise ProblemError("missing-name", name=key)
    return PresetText(**{key: table[key] for key in TEXT_KEYS})


def parse_sample(word: str, dataset: Dataset) -> int | None:
    """A row's name (``01``) to its number; ``all`` to None."""
    if word == ALL_ROWS_WORD:
        return None
    if word not in dataset.sample_names:
        allowed = ", ".join((*dataset.sample_names, ALL_ROWS_WORD))
        raise ProblemError("unknown-choice", name="sample", value=word, allowed=allowed)
    return dataset.sample_names.index(word)


def check_start(table: Mapping[str, Any]) -> dict[str, float]:
    """An explicit start: exactly the network's parameter names, each with a finite number."""
    names = [NETWORK_2_2_1.column_name(parameter) for parameter in NETWORK_2_2_1.parameters]
    for name in table:
        if name not in names:
            raise ProblemError("unknown-name", name=name)
    start = {}
    for name in names:
        if name not in table:
            raise ProblemError("missing-name", name=name)
        value = table[name]
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ProblemError("not-a-number", name=name, value=value)
        if not abs(value) <= LARGEST_START:  # nan, too, is refused
            raise ProblemError(
                "out-of-range", name=name, value=value, low=-LARGEST_START, high=LARGEST_START
            )
        start[name] = float(value)
    return start


LARGEST_START = 1000
