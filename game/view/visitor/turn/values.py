"""The numbers of a reply as they are written: numbers side by side never look equal when they are
not, and what stands in a sentence and in the picture is written in one way.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from game.session.questions.answer import Answer, Curve, Line, Row, Slot, Word
from game.session.questions.question import Kind, Question
from game.session.questions.reply import Value
from game.session.snapshot import Snapshot
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import NEARLY_ZERO, fixed, grouped
from game.view.numbers.readout import row_name, subscripted
from game.view.scene.texts import FALLBACK_LANGUAGE, Texts

FEWEST, MOST = 2, 4
# What is compared has so many digits that tell, at least in the largest of it.
TELLING: Final = 10.0
ARROW: Final = "→"
ROWS: Final = frozenset({"row", "wrong", "up", "down", "first", "second"})


def decimals(values: Iterable[float]) -> int:
    """With how many decimals numbers that are compared are written."""
    sizes = {abs(value) for value in values}
    largest = max(sizes, default=0.0)
    for tried in range(FEWEST, MOST):
        told = largest * 10**tried >= TELLING or largest == 0.0
        if told and len({fixed(size, tried) for size in sizes}) == len(sizes):
            return tried
    return MOST


def compared(value: float, places: int, plus: bool = False) -> str:
    """One of the numbers that are compared; a small one keeps a digit that is true."""
    shown = fixed(value, places, plus)
    return visitor_numbers.number(value, plus) if shown == NEARLY_ZERO else shown


def written(
    question: Question, values: Mapping[str, Value], texts: Texts, others: Iterable[float] = ()
) -> dict[str, str]:
    """What fills the braces of a reply, by name; ``others`` are shown beside it."""
    shown: dict[str, str] = {}
    numbers = [v for k, v in values.items() if isinstance(v, float) and k in ("yours", "largest")]
    places = decimals([*numbers, *others])
    for name, value in values.items():
        if isinstance(value, Slot):
            shown[name] = texts(f"visitor.turn.slot.{value.value}")
        elif isinstance(value, str):
            shown[name] = row_name(value) if name in ROWS else subscripted(value)
        elif isinstance(value, int):
            shown[name] = grouped(value)
        elif name in ("yours", "largest"):
            shown[name] = compared(value, places)
        else:
            shown[name] = visitor_numbers.number(value)
    if question.kind is Kind.PILL:
        before, after = values["before"], values["after"]
        assert isinstance(before, float)
        assert isinstance(after, float)
        shown["before"], shown["after"] = visitor_numbers.moved(before, after)
    return shown


def answer_name(answer: Answer, question: Question, snapshot: Snapshot, texts: Texts) -> str:
    """How an answer is called in a sentence."""
    match answer:
        case Slot():
            return texts(f"visitor.turn.slot.{answer.value}")
        case Row(sample):
            row = row_name(snapshot.dataset.sample_names[sample])
            return texts("visitor.turn.row", row=row)
        case Line(connection):
            source, name = connection.source_neuron, snapshot.topology.neuron_name
            first = "" if source is None else subscripted(name(source))
            return f"{first} {ARROW} {subscripted(name(connection.target_neuron))}"
        case Word(first_word):
            return template(question, "first" if first_word else "second", texts)
        case Curve():
            return texts("visitor.turn.curve")


def unbroken(words: str) -> str:
    """The same on one line: the name of a row is not torn apart where a sentence is."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def template(question: Question, name: str, texts: Texts) -> str:
    """A sentence of a question in the language of the texts; empty where it has none."""
    told = question.texts.get(texts.language) or question.texts.get(FALLBACK_LANGUAGE, {})
    return told.get(name, "")
