"""From the tables ``[[question]]`` of a story's file to questions; each fault costs one question.

    [[question]]
    id = "pull"                 # letters, digits and hyphens; no two the same
    kind = "pill"               # line, row, pill, loss or word
    on = "h1-o1"                # pill: the connection; row, and word about one: the neuron
    asked = 20                  # not before the question above has been answered
    target = 30
    surprise = ["one-against-three"]
    because = "guess: the majority wins"
    [question.text.en]          # each language of the story, the same names in each
    question = "Will this number go up, down, or stay?"
    right = "Yes! {before} to {after}."
    ...

A row question may name the ``rows`` that can be chosen; a word has its ``condition``: awake or
sounds (``on`` a neuron), nearer (of one of the ``rows``), apart (the hidden neurons), or solved.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from game.engine.dataset import Dataset
from game.engine.topology import NETWORK_2_2_1, NeuronId, ParameterId
from game.session.problem import ProblemError, choice_of, shown, whole_of
from game.session.questions import wording
from game.session.questions.question import Condition, Kind, Question
from game.session.questions.surprise import SURPRISES
from game.session.toml_file import at, is_sayable

TABLE = "question"
KEYS = frozenset(
    {"id", "kind", "on", "condition", "rows", "asked", "target", "surprise", "because", "text"}
)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Farther ahead nobody waits, and faster than a thousand epochs a second nothing is seen.
MOST_EPOCHS = 5000
LATEST = 1_000_000
MOST_CHARACTERS = 200
NEURONS = {NETWORK_2_2_1.neuron_name(neuron): neuron for neuron in NETWORK_2_2_1.neurons}
CONNECTIONS = {NETWORK_2_2_1.parameter_name(c): c for c in NETWORK_2_2_1.connections}


def read_questions(
    tables: object, dataset: Dataset, languages: Sequence[str]
) -> tuple[tuple[Question, ...], list[ProblemError]]:
    """The questions that can be asked, in their order; and a problem for each that cannot.

    ``languages``: those the story is told in. A problem's ``at`` is the key it is at.
    """
    if tables is None:
        return (), []
    if not isinstance(tables, list):
        return (), [_problem_at((TABLE,), ProblemError("not-tables", name=TABLE))]
    questions: list[Question] = []
    problems: list[ProblemError] = []
    for number, table in enumerate(tables):
        place = (TABLE, str(number))
        try:
            with at(*place):
                if not isinstance(table, Mapping):
                    raise ProblemError("not-tables", name=TABLE)
                questions.append(_question(place, table, dataset, languages, questions))
        except ProblemError as problem:
            problems.append(problem)
    return tuple(questions), problems


def _problem_at(key: tuple[str, ...], problem: ProblemError) -> ProblemError:
    problem.values["at"] = key
    return problem


def _question(
    place: tuple[str, ...],
    table: Mapping[str, Any],
    dataset: Dataset,
    languages: Sequence[str],
    before: Sequence[Question],
) -> Question:
    for key in table:
        with at(*place, key):
            if key not in KEYS:
                raise ProblemError("unknown-name", name=shown(key))
    with at(*place, "kind"):
        kind = Kind(_choice(table, "kind", [kind.value for kind in Kind]))
    with at(*place, "id"):
        name = _id(table, before)
    condition = None
    if kind is Kind.WORD:
        with at(*place, "condition"):
            condition = Condition(_choice(table, "condition", [c.value for c in Condition]))
    with at(*place, "asked"):
        asked = _whole(table, "asked", 1, LATEST)
        if before and asked < before[-1].target:
            raise ProblemError("asked-too-early", asked=asked, target=before[-1].target)
    with at(*place, "target"):
        target = _whole(table, "target", asked + 1, asked + MOST_EPOCHS)
    with at(*place, "on"):
        connection, neuron = _subject(table, kind, condition)
    with at(*place, "rows"):
        rows = _rows(table, dataset)
        if condition is Condition.NEARER and len(rows) != 1:
            raise ProblemError("not-one-row", name="rows")
    with at(*place, "surprise"):
        surprises = _surprises(table, kind)
    with at(*place, "because"):
        because = _sayable(table, "because")
    return Question(
        id=name,
        kind=kind,
        asked=asked,
        target=target,
        because=because,
        surprises=surprises,
        rows=rows,
        connection=connection,
        neuron=neuron,
        condition=condition,
        texts=_texts(place, table, kind, dataset, languages),
    )


def _given(table: Mapping[str, Any], key: str) -> Any:
    if key not in table:
        raise ProblemError("missing-name", name=key)
    return table[key]


def _choice(table: Mapping[str, Any], key: str, allowed: Iterable[str]) -> str:
    return choice_of(key, _given(table, key), allowed)


def _id(table: Mapping[str, Any], before: Sequence[Question]) -> str:
    value = _given(table, "id")
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise ProblemError("not-an-id", name="id", value=shown(value))
    if value in {question.id for question in before}:
        raise ProblemError("named-twice", name=shown(value))
    return value


def _whole(table: Mapping[str, Any], key: str, low: int, high: int) -> int:
    return whole_of(key, _given(table, key), low, high)


def _subject(
    table: Mapping[str, Any], kind: Kind, condition: Condition | None
) -> tuple[ParameterId | None, NeuronId | None]:
    if kind is Kind.PILL:
        return CONNECTIONS[_choice(table, "on", CONNECTIONS)], None
    if kind is Kind.ROW or condition in (Condition.AWAKE, Condition.SOUNDS):
        return None, NEURONS[_choice(table, "on", NEURONS)]
    if "on" in table:
        raise ProblemError("unknown-name", name="on")
    return None, None


def _rows(table: Mapping[str, Any], dataset: Dataset) -> tuple[int, ...]:
    names = table.get("rows", list(dataset.sample_names))
    if not isinstance(names, list) or not names:
        raise ProblemError("not-a-list", name="rows", value=shown(names))
    for name in names:
        choice_of("rows", name, dataset.sample_names)
    if len(set(names)) < len(names):
        raise ProblemError("named-twice", name="rows")
    return tuple(sorted(dataset.sample_names.index(name) for name in names))


def _surprises(table: Mapping[str, Any], kind: Kind) -> tuple[str, ...]:
    names = _given(table, "surprise")
    if not isinstance(names, list) or not names:
        raise ProblemError("not-a-list", name="surprise", value=shown(names))
    for name in names:
        choice_of("surprise", name, SURPRISES[kind])
    return tuple(names)


def _sayable(table: Mapping[str, Any], key: str) -> str:
    value = _given(table, key)
    if not isinstance(value, str) or not is_sayable(value, MOST_CHARACTERS):
        raise ProblemError("not-sayable", name=key, most=MOST_CHARACTERS)
    return value


def _texts(
    place: tuple[str, ...],
    table: Mapping[str, Any],
    kind: Kind,
    dataset: Dataset,
    languages: Sequence[str],
) -> dict[str, dict[str, str]]:
    """The sentences of each language; whatever one language has, all must have."""
    with at(*place, "text"):
        told = _given(table, "text")
        if not isinstance(told, Mapping):
            raise ProblemError("not-a-table", name="text")
    tables = {}
    for language in dict.fromkeys((*languages, *told)):
        with at(*place, "text", language):
            if language not in told:
                raise _problem_at(
                    (*place, "text"), ProblemError("missing-language", language=shown(language))
                )
            if not isinstance(told[language], Mapping):
                raise ProblemError("not-a-table", name=shown(language))
        tables[language] = told[language]
    wanted = dict.fromkeys([*wording.required(kind), *(n for t in tables.values() for n in t)])
    known = wording.known(kind, dataset)
    texts: dict[str, dict[str, str]] = {}
    for language, sentences in tables.items():
        texts[language] = {}
        for name in wanted:
            if name not in sentences:
                with at(*place, "text", language):
                    raise ProblemError(
                        "missing-sentence", name=shown(name), language=shown(language)
                    )
            with at(*place, "text", language, name):
                if name not in known:
                    raise ProblemError("unknown-name", name=shown(name))
                texts[language][name] = _sentence(sentences, name, kind)
    return texts


def _sentence(sentences: Mapping[str, Any], name: str, kind: Kind) -> str:
    text = _sayable(sentences, name)
    try:
        found = wording.placeholders(text)
    except ValueError as error:
        raise ProblemError("not-filled", name=name, reason=shown(error)) from error
    fixed = name in (wording.QUESTION, wording.HINT, *wording.WORDS)
    allowed = wording.ASKING if fixed else wording.PLACEHOLDERS[kind]
    if found - allowed:
        raise ProblemError(
            "unknown-placeholder",
            name=name,
            found=", ".join(sorted(found - allowed)),
            allowed=", ".join(sorted(allowed)) or "-",
        )
    return text
