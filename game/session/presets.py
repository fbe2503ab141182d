"""Presets: curated starts, one TOML file each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from game.engine.dataset import DATASETS, Dataset
from game.engine.topology import NETWORK_2_2_1, Topology
from game.session.problem import ProblemError, choice_of, number_of, shown, unknown_choice
from game.session.questions.question import Question
from game.session.questions.reading import TABLE, read_questions
from game.session.race.race import Rules
from game.session.race.reading import TABLE as RACE
from game.session.race.reading import read_race
from game.session.settings import FULL_PACE, SETTING_NAMES, Settings, check_setting
from game.session.toml_file import TomlFile, at, is_sayable, read_toml, toml_files

FULL_WORD = "full"
ALL_ROWS_WORD = "all"
KNOWN_KEYS = frozenset(
    {"order", "scenario", "seed", "settings", "start", "sample", "text", TABLE, RACE}
)
STORY_PREFIX = "story-"
TEXT_KEYS = ("title", "short", "story")
# What a story with questions says at its end; in a preset that asks none it is not needed.
LEARNED = "learned"
# A text longer than this is no sentence any more.
MOST_CHARACTERS = 300
# A seed or a place in the order beyond it would only be long.
LARGEST_WHOLE = 2**63 - 1


class PresetText(NamedTuple):
    """A preset's words in one language: full name, a name of at most 9 letters, one sentence; and
    what is learned from its questions, where it asks some.
    """

    title: str
    short: str
    story: str
    learned: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """Scenario, settings and start of a run. ``start`` wins over ``seed``; ``sample`` None = all
    rows. ``questions`` are those that can be asked; ``race``: the rules of one that it invites to.
    """

    name: str
    order: int
    dataset: Dataset
    settings: Settings
    seed: int
    start: Mapping[str, float] | None
    sample: int | None
    texts: Mapping[str, PresetText] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    race: Rules | None = None


class PresetFolder(NamedTuple):
    """The presets of a folder by name, in their order; and what is wrong with each file, and each
    question, that is left out.
    """

    presets: dict[str, Preset]
    faults: tuple[ProblemError, ...]


def read_presets(folder: Path) -> PresetFolder:
    """All presets of a folder that can be used."""
    presets: list[Preset] = []
    faults: list[ProblemError] = []
    try:
        files = toml_files(folder)
    except OSError as error:
        files = []
        faults.append(ProblemError("preset-folder", path=folder, reason=error.strerror))
    for file in files:
        try:
            preset, left_out = _load(file)
            presets.append(preset)
            faults += left_out
        except ProblemError as problem:
            faults.append(problem)
    if not files and not faults:
        faults.append(ProblemError("preset-folder", path=folder, reason="no preset in it"))
    presets.sort(key=lambda p: (p.order, p.name))
    return PresetFolder({preset.name: preset for preset in presets}, tuple(faults))


def load_presets(folder: Path) -> dict[str, Preset]:
    """The same without the faults."""
    return read_presets(folder).presets


def load_stories(folder: Path, offered: Sequence[str] | None = None) -> dict[str, Preset]:
    """The presets of the visitor view by file name, those ``offered`` in their order, else all; the
    one that is built in where its file cannot be used, and where nothing else is left.

    Their own names begin with STORY_PREFIX, so that they never pass for the lab's presets.
    """
    found = {BUILT_IN.name: BUILT_IN} | load_presets(folder)
    # Visitors are told of hidden neurons throughout: their stories have some.
    found = {name: preset for name, preset in found.items() if preset.settings.topology.has_hidden}
    by_order = sorted(found, key=lambda name: (found[name].order, name))
    names = [name for name in (by_order if offered is None else offered) if name in found]
    names = names or [BUILT_IN.name]
    return {name: replace(found[name], name=STORY_PREFIX + name) for name in names}


def load_preset(path: Path) -> Preset:
    """One preset file; ProblemError names the place and what is wrong with it. A question that
    cannot be asked is left out.
    """
    return _load(path)[0]


def _load(path: Path) -> tuple[Preset, list[ProblemError]]:
    """A preset, and what is wrong with each of its questions that is left out."""
    try:
        if not path.stem.isprintable():
            raise ProblemError("odd-file-name")
        file = read_toml(path)
        try:
            preset = preset_of(path.stem, file.document)
        except ProblemError as problem:
            raise file.at(problem.values["at"], problem) from problem  # type: ignore[arg-type]
    except ProblemError as problem:
        raise ProblemError("preset-broken", path=path, reason=problem) from problem
    questions, problems = read_questions(
        file.document.get(TABLE), preset.dataset, list(preset.texts)
    )
    if questions:
        problems += _untold_lessons(preset)
    faults = [left_out(path, file, problem) for problem in problems]
    return replace(preset, questions=questions), faults


def left_out(path: Path, file: TomlFile, problem: ProblemError) -> ProblemError:
    """What is wrong with a question of a file, with the line where it is or should be."""
    key: tuple[str, ...] = problem.values.get("at", ())  # type: ignore[assignment]
    while key and key not in file.lines:
        key = key[:-1]
    return ProblemError("question-left-out", path=path, reason=file.at(key, problem))


def _untold_lessons(preset: Preset) -> list[ProblemError]:
    return [
        ProblemError("missing-sentence", name=LEARNED, language=language, at=("text", language))
        for language, text in preset.texts.items()
        if not text.learned
    ]


def preset_of(name: str, document: Mapping[str, Any]) -> Preset:
    """The preset that a document describes; ProblemError, with the key ``at`` which it is."""
    for key in document:
        with at(key):
            if key not in KNOWN_KEYS:
                raise ProblemError("unknown-name", name=shown(key))
    with at("scenario"):
        dataset = DATASETS[choice_of("scenario", document.get("scenario"), DATASETS)]
    with at("sample"):
        sample = parse_sample(shown(document.get("sample", ALL_ROWS_WORD)), dataset)
    start = document.get("start")
    settings = _settings(_table(document, "settings"))
    if not settings.topology.has_hidden:
        for key in (TABLE, RACE):
            with at(key):
                if key in document:
                    raise ProblemError("asks-without-hidden", name=key)
    return Preset(
        name=name,
        order=_whole(document, "order", 0),
        dataset=dataset,
        settings=settings,
        seed=_whole(document, "seed", 0),
        start=None if start is None else _start(_table(document, "start"), settings.topology),
        sample=sample,
        texts={lang: _text(lang, table) for lang, table in _table(document, "text").items()},
        race=read_race(document.get(RACE)),
    )


def _table(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = document.get(key, {})
    with at(key):
        if not isinstance(table, Mapping):
            raise ProblemError("not-a-table", name=key)
    return table


def _whole(document: Mapping[str, Any], key: str, default: int) -> int:
    value = document.get(key, default)
    with at(key):
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ProblemError("not-a-whole-number", name=key, value=shown(value))
        if value > LARGEST_WHOLE:
            raise ProblemError(
                "out-of-range", name=key, value=shown(value), low=0, high=LARGEST_WHOLE
            )
    return value


def _settings(table: Mapping[str, Any]) -> Settings:
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        with at("settings", key):
            if name not in SETTING_NAMES:
                raise ProblemError("unknown-name", name=shown(key))
            if name in values:
                raise ProblemError("named-twice", name=shown(key))
            values[name] = FULL_PACE if (name, value) == ("pace", FULL_WORD) else value
            check_setting(name, values[name])
    with at("settings"):
        return Settings(**values)


def _text(language: str, table: object) -> PresetText:
    with at("text", language):
        if not isinstance(table, Mapping):
            raise ProblemError("not-a-table", name=shown(language))
        for key in TEXT_KEYS:
            if key not in table:
                raise ProblemError("missing-name", name=key)
    for key, value in table.items():
        with at("text", language, key):
            if key not in (*TEXT_KEYS, LEARNED):
                raise ProblemError("unknown-name", name=shown(key))
            if not isinstance(value, str) or not is_sayable(value, MOST_CHARACTERS):
                raise ProblemError("not-sayable", name=key, most=MOST_CHARACTERS)
    return PresetText(**table)


def _start(table: Mapping[str, Any], topology: Topology) -> dict[str, float]:
    with at("start"):
        try:
            return check_start(table, topology)
        except ProblemError as problem:
            name = str(problem.values["name"])
            if name in table:
                problem.values["at"] = ("start", name)
            raise


def parse_sample(word: str, dataset: Dataset) -> int | None:
    """A row's name (``01``) to its number; ``all`` to None."""
    if word == ALL_ROWS_WORD:
        return None
    if word not in dataset.sample_names:
        raise unknown_choice("sample", word, (*dataset.sample_names, ALL_ROWS_WORD))
    return dataset.sample_names.index(word)


def check_start(table: Mapping[str, Any], topology: Topology = NETWORK_2_2_1) -> dict[str, float]:
    """An explicit start: exactly the network's parameter names, each with a finite number."""
    names = [topology.column_name(parameter) for parameter in topology.parameters]
    for name in table:
        if name not in names:
            raise ProblemError("unknown-name", name=name)
    start = {}
    for name in names:
        if name not in table:
            raise ProblemError("missing-name", name=name)
        start[name] = number_of(name, table[name], -LARGEST_START, LARGEST_START)
    return start


LARGEST_START = 1000

# The story that the visitor view begins with, as in its file: whatever becomes of the files, there
# is something to show.
BUILT_IN = Preset(
    name="xor",
    order=2,
    dataset=DATASETS["xor"],
    settings=Settings(
        learning_rate=0.9,
        loss="cross-entropy",
        weight_init=2.8,
        lock_threshold=0.1,
        pace=0.12,
        animation_speed=0.15,
    ),
    seed=6276,
    start=None,
    sample=1,
    texts={"en": PresetText(title="XOR", short="XOR", story="")},
)
