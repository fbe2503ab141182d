"""What the view sees of the questions of a run."""

from enum import Enum
from typing import NamedTuple

from game.engine.value_type import value_type
from game.session.questions.answer import Answer
from game.session.questions.question import Question
from game.session.questions.reply import Reply
from game.session.questions.truth import Truth
from game.session.questions.votes import Votes


class State(Enum):
    """Where the flow stands."""

    WATCH = "watch"  # the run plays as ever
    ASK = "ask"  # it stands still and a question is open
    PLACED = "placed"  # an answer is given, and may still be changed
    RUN = "run"  # the run goes to the target by itself
    REVEAL = "reveal"  # answer and truth stand beside each other
    END = "end"  # all questions of the story, and what was learned


class Star(Enum):
    """What became of a question."""

    TO_COME = "to-come"
    NOW = "now"
    EARNED = "earned"
    MISSED = "missed"
    SKIPPED = "skipped"


class Result(NamedTuple):
    """A question that was answered and resolved; ``once_more``: this was the second time.
    ``votes`` are a class's; its ``answer`` is then the one that the reply is to.
    """

    answer: Answer
    truth: Truth
    reply: Reply
    once_more: bool
    votes: Votes | None = None


@value_type
class Turn:
    """The questions of a run at one tick.

    ``question`` is the current one (None in WATCH and END), ``questions[index]``. ``answer`` is
    there from PLACED on, ``truth`` and ``reply`` from REVEAL on. ``stars`` and ``results`` have one
    for each question. ``height``: of a drawing's canvas, in units of the loss. ``ticks_left`` of
    ``ticks``: until the state goes on by itself; both None where it does not. ``once_more``: which
    question OnceMore asks again (END only). ``again``: the current one is asked for the second
    time. ``votes``: the hands of a class, while they are counted and told; ``answer`` is then the
    one with most of them, None before the run goes on and in a tie. ``grown``: how far the gap
    between what was said and what came has grown, 0 to 1 (1 but for the first moment of REVEAL).
    ``counts``: a class answers, and somebody leads it; ``poses``: who may ask the next question
    at once.
    """

    state: State
    questions: tuple[Question, ...]
    index: int | None
    answer: Answer | None
    truth: Truth | None
    reply: Reply | None
    stars: tuple[Star, ...]
    results: tuple[Result | None, ...]
    height: float | None
    ticks_left: int | None
    ticks: int | None
    once_more: int | None
    again: bool
    votes: Votes | None = None
    grown: float = 1.0
    counts: bool = False
    poses: bool = False

    @property
    def question(self) -> Question | None:
        """The current question."""
        return None if self.index is None else self.questions[self.index]

    @property
    def is_open(self) -> bool:
        """Whether a question is asked, on its way to what happens, or answered."""
        return self.index is not None

    @property
    def is_asked(self) -> bool:
        """Whether an answer can be given."""
        return self.state in (State.ASK, State.PLACED)

    @property
    def earned(self) -> int:
        """How many were seen coming."""
        return self.stars.count(Star.EARNED)
