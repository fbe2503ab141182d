"""What is written on a worksheet: sentences of the story with the engine's numbers in them."""

from collections.abc import Mapping
from typing import Final

from game.engine.topology import NETWORK_2_2_1, NeuronId, ParameterId
from game.session.presets import Preset, PresetText
from game.session.questions import wording
from game.session.questions.answer import Slot
from game.session.questions.question import Question
from game.session.questions.reply import Reply, Value
from game.view.numbers import visitor_numbers as written
from game.view.numbers.digits import grouped
from game.view.numbers.readout import row_name, subscripted
from game.view.scene.texts import FALLBACK_LANGUAGE, Texts

ARROW: Final = " → "
SECTION: Final = "worksheet."
ROWS: Final = frozenset({"row", "wrong", "up", "down", "first", "second"})
LOSSES: Final = frozenset({"drawn", "end"})
COUNTS: Final = frozenset({"right", "rows", "solved", "span", "target"})
WEIGHTS: Final = frozenset({"before", "after"})


def story_text(preset: Preset, language: str) -> PresetText:
    """The story's words in a language, else in the one that all fall back to, else in any."""
    texts = preset.texts
    return texts.get(language) or texts.get(FALLBACK_LANGUAGE) or next(iter(texts.values()))


def sentence(question: Question, name: str, values: Mapping[str, Value], texts: Texts) -> str:
    """A sentence of the question, filled; empty where it has none of this name."""
    told = question.texts
    there = told.get(texts.language) or told.get(FALLBACK_LANGUAGE) or next(iter(told.values()))
    return there.get(name, "").format(**{key: value_text(key, values, texts) for key in values})


def asking(question: Question, name: str, texts: Texts) -> str:
    """What is said before the answer: the question, its hint, one of its two words."""
    return sentence(question, name, dict(question.values), texts)


def reason(question: Question, reply: Reply, texts: Texts) -> str:
    """The one sentence of why."""
    return sentence(question, reply.why, reply.values, texts)


def value_text(name: str, values: Mapping[str, Value], texts: Texts) -> str:
    """A value as it is written on the screen, too."""
    value = values[name]
    if isinstance(value, Slot):
        return slot_word(value, texts)
    if isinstance(value, str):
        return row_name(value) if name in ROWS else subscripted(value)
    if name in WEIGHTS:
        before, after = values["before"], values["after"]
        assert isinstance(before, int | float)
        assert isinstance(after, int | float)
        return written.moved(before, after)[name == "after"]
    if name in COUNTS:
        return grouped(int(value))
    return written.loss(value) if name in LOSSES else written.number(value)


def slot_word(slot: Slot, texts: Texts) -> str:
    """Up, stay or down."""
    return texts(f"{SECTION}slot.{slot.value}")


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
    return neuron_name(source) + ARROW + neuron_name(line.target_neuron)


def capital(words: str) -> str:
    """As it stands at the beginning of a sentence."""
    return words[:1].upper() + words[1:]
