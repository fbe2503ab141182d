"""A question of a story: data, read from the story's file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from game.engine.topology import NeuronId, ParameterId


class Kind(Enum):
    """How it is answered in the picture."""

    LINE = "line"  # touch the line that will move most
    ROW = "row"  # touch the row that reaches a neuron most
    PILL = "pill"  # a weight goes up, stays, or goes down
    LOSS = "loss"  # draw how the loss goes on
    WORD = "word"  # choose one of two words


class Condition(Enum):
    """What the first of the two words says will be so."""

    AWAKE = "awake"  # the neuron is not locked
    SOUNDS = "sounds"  # the neuron is not dead
    SOLVED = "solved"  # all rows are right
    APART = "apart"  # the hidden neurons do not answer every row alike
    NEARER = "nearer"  # the row's answer is nearer to its goal than when it was asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Asked when the head of the recording stands at epoch ``asked``, answered at ``target``.

    ``connection`` is the weight that a pill question is about, ``neuron`` the one that a row
    question or a word is about. ``rows`` may be chosen (row), or are told of. ``surprises`` name
    what must be so for the question to be worth asking (see ``surprise``); ``because`` is the
    documented misconception it is for, or "guess". ``texts`` are the templates of each language by
    name (see ``wording``).
    """

    id: str
    kind: Kind
    asked: int
    target: int
    because: str
    surprises: tuple[str, ...]
    rows: tuple[int, ...]
    connection: ParameterId | None = None
    neuron: NeuronId | None = None
    condition: Condition | None = None
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def span(self) -> int:
        """How many epochs the run shows for it."""
        return self.target - self.asked

    @property
    def values(self) -> Mapping[str, int]:
        """What fills the braces of its question and of its hint: ``span`` counts epochs,
        ``target`` is one.
        """
        return {"span": self.span, "target": self.target}
