"""How each kind of value that a command carries is written as JSON, and read again."""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from game.engine.topology import NETWORK_2_2_1, NeuronId, ParameterId
from game.session.presentation import Phase
from game.session.questions.answer import Answer, Curve, Line, Row, Slot, Word
from game.session.questions.question import Kind

LARGEST_WHOLE: Final = 2**63 - 1
# JSON has no number that is not finite: such a one is a text under this name.
NOT_FINITE: Final = "number"


class Form(NamedTuple):
    """``write`` gives what ``json`` can write; ``read`` gives the value back, and a ValueError
    where it is none.
    """

    write: Callable[[Any], object]
    read: Callable[[Any], Any]


def whole(value: object) -> int:
    """A whole number, as it is; ValueError for all else."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST_WHOLE:
        raise ValueError(value)
    return value


def _number(value: object) -> float:
    if isinstance(value, dict) and list(value) == [NOT_FINITE]:
        number = float(_text(value[NOT_FINITE]))
        if math.isfinite(number):
            raise ValueError(value)
        return number
    # A whole number stays one: a setting of 1 and one of 1.0 are told apart.
    if isinstance(value, float) and math.isfinite(value):
        return value
    return whole(value)


def _written_number(value: float) -> object:
    if math.isfinite(value):
        return int(value) if isinstance(value, int) else float(value)
    return {NOT_FINITE: str(float(value))}


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _several(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(value)
    return value


def _number_or_text(value: object) -> float | str:
    return value if isinstance(value, str) else _number(value)


def _pair(value: object) -> tuple[float, float]:
    first, second = map(_number, _several(value))
    return first, second


# Names of places in 2-2-1. Without a hidden layer x1-h1 stands for what is there in its place,
# x1-o1: which network it was is told by the settings.
_PARAMETERS: Final = NETWORK_2_2_1.by_name
_NEURONS: Final = {
    NETWORK_2_2_1.neuron_name(neuron): neuron
    for neuron in (*NETWORK_2_2_1.inputs, *NETWORK_2_2_1.neurons)
}
_PHASES: Final = {phase.name.lower(): phase for phase in Phase}
_KINDS: Final = {kind.value: kind for kind in Kind}


def _named(table: Mapping[str, Any]) -> Form:
    """One of a few, by its name."""

    def read(value: object) -> Any:
        if not isinstance(value, str) or value not in table:
            raise ValueError(value)
        return table[value]

    names = {value: name for name, value in table.items()}
    return Form(lambda value: names[value], read)


def _or_none(form: Form) -> Form:
    return Form(
        lambda value: None if value is None else form.write(value),
        lambda value: None if value is None else form.read(value),
    )


_WHOLE: Final = Form(int, whole)
_PARAMETER: Final = _named(_PARAMETERS)
_NEURON: Final = _named(_NEURONS)
_KIND: Final = _named(_KINDS)
_SLOT: Final = _named({slot.value: slot for slot in Slot})


def _written_answer(answer: Answer) -> object:
    match answer:
        case Line(connection):
            return {"line": _PARAMETER.write(connection)}
        case Row(sample):
            return {"row": sample}
        case Slot():
            return {"slot": answer.value}
        case Curve(heights):
            return {"curve": [_written_number(height) for height in heights]}
        case Word(first):
            return {"word": first}


_ANSWERS: Final[Mapping[str, Callable[[Any], Answer]]] = {
    "line": lambda value: Line(_PARAMETER.read(value)),
    "row": lambda value: Row(whole(value)),
    "slot": _SLOT.read,
    "curve": lambda value: Curve(tuple(map(_number, _several(value)))),
    "word": lambda value: Word(_flag(value)),
}


def _answer(value: object) -> Answer:
    if not isinstance(value, dict) or len(value) != 1 or not _ANSWERS.keys() >= value.keys():
        raise ValueError(value)
    ((kind, given),) = value.items()
    return _ANSWERS[kind](given)


# By the type that a command's field is declared to have.
FORMS: Final[Mapping[Any, Form]] = MappingProxyType(
    {
        bool: Form(bool, _flag),
        int: _WHOLE,
        int | None: _or_none(_WHOLE),
        float: Form(_written_number, _number),
        str: Form(str, _text),
        float | str: Form(
            lambda value: str(value) if isinstance(value, str) else _written_number(value),
            _number_or_text,
        ),
        tuple[float, float] | None: _or_none(
            Form(lambda pair: [_written_number(each) for each in pair], _pair)
        ),
        Phase: _named(_PHASES),
        ParameterId: _PARAMETER,
        ParameterId | None: _or_none(_PARAMETER),
        NeuronId: _NEURON,
        NeuronId | None: _or_none(_NEURON),
        frozenset[Kind]: Form(
            lambda kinds: sorted(_KIND.write(kind) for kind in kinds),  # type: ignore[type-var]
            lambda value: frozenset(map(_KIND.read, _several(value))),
        ),
        Answer: Form(_written_answer, _answer),
    }
)
