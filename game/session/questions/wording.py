"""Which sentences a question has in each language, by name, and what can be put into them.

``question`` asks, ``hint`` (where there is one) stands below it; the verdict is named after the
case of the answer, and ``why`` is the one sentence that follows. Each of the two may have another
one for a case (``why-right``) or for a single answer of it (``other-down``, ``why-other-01``): the
most particular one that is there is said.
"""

from collections.abc import Iterable, Mapping
from string import Formatter

from game.engine.dataset import Dataset
from game.engine.topology import NETWORK_2_2_1
from game.session.questions.answer import Slot
from game.session.questions.question import Kind

QUESTION, HINT, WHY = "question", "hint", "why"
RIGHT, OTHER, LOW, HIGH, WAY = "right", "other", "low", "high", "way"
FIRST, SECOND = "first", "second"
WORDS = (FIRST, SECOND)

CASES: Mapping[Kind, tuple[str, ...]] = {
    Kind.LINE: (RIGHT, OTHER),
    Kind.ROW: (RIGHT, OTHER),
    Kind.PILL: (RIGHT, OTHER),
    # Too low at the end, too high, or near there but elsewhere on the way.
    Kind.LOSS: (RIGHT, LOW, HIGH, WAY),
    Kind.WORD: (RIGHT, OTHER),
}
# What stands in braces while it is asked (``Question.values``), and in verdicts and reasons
# (``Reply.values``).
ASKING = frozenset({"span", "target"})
PLACEHOLDERS: Mapping[Kind, frozenset[str]] = {
    Kind.LINE: frozenset({"yours", "largest"}),
    Kind.ROW: frozenset({"yours", "largest", "row", "wrong"}),
    Kind.PILL: frozenset({"said", "before", "after", "row", "up", "down"}),
    Kind.LOSS: frozenset({"drawn", "end", "solved", "asleep", "first", "second"}),
    Kind.WORD: frozenset({"right", "rows"}),
}


def required(kind: Kind) -> tuple[str, ...]:
    """The names without which a question cannot be asked and answered."""
    words = WORDS if kind is Kind.WORD else ()
    return (QUESTION, *words, *CASES[kind], WHY)


def subjects(kind: Kind, dataset: Dataset) -> tuple[str, ...]:
    """How single answers are called in the names of sentences."""
    match kind:
        case Kind.LINE:
            return tuple(NETWORK_2_2_1.parameter_name(c) for c in NETWORK_2_2_1.connections)
        case Kind.ROW:
            return dataset.sample_names
        case Kind.PILL:
            return tuple(slot.value for slot in Slot)
        case Kind.LOSS | Kind.WORD:
            return ()


def known(kind: Kind, dataset: Dataset) -> frozenset[str]:
    """All names that a sentence of such a question can have."""
    cases = CASES[kind]
    single = {f"{case}-{subject}" for case in cases for subject in subjects(kind, dataset)}
    reasons = {f"{WHY}-{case}" for case in (*cases, *single)}
    return frozenset({*required(kind), HINT, *single, *reasons})


def chosen(names: Iterable[str], case: str, subject: str | None) -> tuple[str, str]:
    """The names of the verdict and of the reason that are said for an answer."""
    there = frozenset(names)
    single = case if subject is None else f"{case}-{subject}"
    verdict = single if single in there else case
    reasons = [f"{WHY}-{single}", f"{WHY}-{case}", WHY]
    return verdict, next(name for name in reasons if name in there)


def placeholders(template: str) -> frozenset[str]:
    """What stands in its braces; ValueError where they cannot be filled."""
    found = set()
    for _, name, form, conversion in Formatter().parse(template):
        if name is not None:
            if form or conversion or not name.isidentifier():
                raise ValueError(f"{{{name}}}")
            found.add(name)
    return frozenset(found)
