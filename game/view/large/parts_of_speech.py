"""What a caption is made of: a text's key, and the parts that fill its placeholders."""

from collections.abc import Mapping, Set
from dataclasses import field, replace
from typing import Final, Literal, NamedTuple

from game.engine.topology import NeuronId, ParameterId, Topology
from game.engine.value_type import value_type

Role = Literal["text", "mute", "positive", "negative", "gradient", "lock", "output", "hidden"]

SECTION: Final = "visitor.caption."


class Part(NamedTuple):
    """A few characters and what they stand for, which gives them their colour.

    ``is_key``: the characters are the key of a text, to be looked up.
    """

    text: str
    role: Role = "text"
    is_key: bool = False


@value_type
class Narration:
    """A caption and a second line: keys of texts (``line_key`` None: there is no second line), and
    what fills their placeholders. ``neurons`` and ``parameters`` are those it speaks of. ``both``:
    the second line is said even where there is room for one sentence alone, after the first.
    """

    key: str
    values: Mapping[str, Part]
    line_key: str | None = None
    line_values: Mapping[str, Part] = field(default_factory=dict)
    neurons: frozenset[NeuronId] = frozenset()
    parameters: frozenset[ParameterId] = frozenset()
    both: bool = False

    def lit(
        self, neurons: Set[NeuronId] = frozenset(), parameters: Set[ParameterId] = frozenset()
    ) -> "Narration":
        """The same, speaking of these."""
        return replace(self, neurons=frozenset(neurons), parameters=frozenset(parameters))


def said(key: str, line: str | None = None, **values: Part) -> Narration:
    """A caption of the visitor view; both its sentences may use all the values."""
    line_key = None if line is None else SECTION + line
    return Narration(SECTION + key, values, line_key, values)


def text(characters: str) -> Part:
    """A part in the colour of the sentence's important words."""
    return Part(characters)


def word(key: str, role: Role = "text") -> Part:
    """A part whose characters are a text of their own."""
    return Part(SECTION + key, role, is_key=True)


def neuron_part(topology: Topology, neuron: NeuronId) -> Part:
    """A neuron's name in its colour."""
    is_output = neuron.layer == topology.depth
    role: Role = "output" if is_output else "hidden" if neuron.layer else "text"
    return Part(topology.neuron_name(neuron), role)
