"""What is written on a worksheet: sentences of the story with the engine's numbers in them, written
as they are on the screen.
"""

from collections.abc import Iterable
from typing import Final

from game.engine.topology import NETWORK_2_2_1, NeuronId, ParameterId
from game.session.questions import wording
from game.session.questions.answer import Slot
from game.session.questions.lesson import Asked
from game.session.questions.question import Question
from game.session.questions.truth import Moved, Reached
from game.view.numbers.digits import grouped
from game.view.numbers.readout import subscripted
from game.view.scene.texts import Texts
from game.view.visitor.turn.values import ARROW, template, written

SECTION: Final = "worksheet."


def asking(question: Question, name: str, texts: Texts) -> str:
    """What is said before the answer: the question, its hint, one of its two words."""
    values = {key: grouped(value) for key, value in question.values.items()}
    return template(question, name, texts).format(**values)


def values_of(asked: Asked, texts: Texts) -> dict[str, str]:
    """What fills the braces of the reply to the best answer."""
    return written(asked.question, asked.reply.values, texts, compared_with(asked))


def compared_with(asked: Asked) -> Iterable[float]:
    """The numbers that an answer is compared with."""
    match asked.truth:
        case Moved(moved):
            return moved.values()
        case Reached(reach):
            return reach
        case _:
            return ()


def reason(asked: Asked, texts: Texts) -> str:
    """The one sentence of why."""
    return template(asked.question, asked.reply.why, texts).format(**values_of(asked, texts))


def slot_word(slot: Slot, texts: Texts) -> str:
    """Up, stay or down."""
    return texts(f"visitor.turn.slot.{slot.value}")


def two_words(question: Question, texts: Texts) -> tuple[str, str]:
    """The words that are to be chosen from."""
    first, second = (asking(question, name, texts) for name in wording.WORDS)
    return first, second


def neuron_name(neuron: NeuronId) -> str:
    """h₁."""
    return subscripted(NETWORK_2_2_1.neuron_name(neuron))


def line_name(line: ParameterId) -> str:
    """x₁ → h₁."""
    source = line.source_neuron
    assert source is not None
    return f"{neuron_name(source)} {ARROW} {neuron_name(line.target_neuron)}"


def capital(words: str) -> str:
    """As it stands at the beginning of a sentence."""
    return words[:1].upper() + words[1:]
