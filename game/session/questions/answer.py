"""What a visitor can answer: one type for each kind of question; and the hands of a class, for each
answer that can be listed. What a class draws, somebody draws for it.
"""

import math
from enum import Enum
from typing import Final, NamedTuple

from game.engine.dataclass import dataclass
from game.engine.topology import NETWORK_2_2_1, ParameterId
from game.session.questions.question import Kind, Question

# A drawn curve has so many heights, evenly spaced: fewer are no curve, more nobody can draw.
FEWEST_HEIGHTS, MOST_HEIGHTS = 2, 1025
DRAWN_HEIGHTS = 65
# Of one answer. More hands are in no lecture hall, and three digits are read from its last row.
MOST_HANDS: Final = 999
BASE: Final = 10


class Slot(Enum):
    """Where a weight goes."""

    UP = "up"
    STAY = "stay"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Line:
    """This connection will move most."""

    connection: ParameterId


@dataclass(frozen=True, slots=True)
class Row:
    """This row, counted from 0, reaches the neuron most."""

    sample: int


@dataclass(frozen=True, slots=True)
class Curve:
    """The loss as it was drawn: heights, in units of the loss, evenly spaced from the epoch that
    is asked at to the target.
    """

    heights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """The first of the two words (it will be so), or the second."""

    first: bool


Answer = Line | Row | Slot | Curve | Word


def fits(answer: Answer, question: Question) -> bool:
    """Whether it can be an answer to that question."""
    match question.kind, answer:
        case Kind.LINE, Line(connection):
            return connection in NETWORK_2_2_1.connections
        case Kind.ROW, Row(sample):
            return sample in question.rows
        case Kind.LOSS, Curve(heights):
            several = FEWEST_HEIGHTS <= len(heights) <= MOST_HEIGHTS
            return several and all(math.isfinite(height) for height in heights)
        case (Kind.PILL, Slot()) | (Kind.WORD, Word()):
            return True
        case _:
            return False


def possible(question: Question) -> tuple[Answer, ...]:
    """All answers of a question in their order on the screen; none of a drawing, which has no
    end of them.
    """
    match question.kind:
        case Kind.LINE:
            return tuple(Line(connection) for connection in NETWORK_2_2_1.connections)
        case Kind.ROW:
            return tuple(Row(sample) for sample in question.rows)
        case Kind.PILL:
            return tuple(Slot)
        case Kind.WORD:
            return Word(True), Word(False)
        case Kind.LOSS:
            return ()


class Votes(NamedTuple):
    """``hands`` of each of the ``answers``, which are all that are possible, in their order on the
    screen.

    ``chosen`` is the place of the answer whose hands are typed now; ``fresh``: the next digit
    begins its number; ``full``: the last change would have been more than MOST_HANDS, and was not
    made.
    """

    answers: tuple[Answer, ...]
    hands: tuple[int, ...]
    chosen: int = 0
    fresh: bool = True
    full: bool = False

    @property
    def total(self) -> int:
        """All hands."""
        return sum(self.hands)

    @property
    def leaders(self) -> tuple[Answer, ...]:
        """The answers with most hands: one, several that are equal, or none without hands."""
        most = max(self.hands)
        together = zip(self.answers, self.hands, strict=True)
        return tuple(answer for answer, hands in together if hands == most) if most else ()

    @property
    def most(self) -> int:
        """The hands of each leader."""
        return max(self.hands)

    @property
    def is_tie(self) -> bool:
        """Whether several answers lead."""
        return len(self.leaders) > 1

    def choose(self, place: int) -> "Votes":
        """Another answer is counted; nothing changes where there is none of that place."""
        if not 0 <= place < len(self.answers):
            return self
        return self._replace(chosen=place, fresh=True, full=False)

    def type(self, digit: int) -> "Votes":
        """One more digit of the chosen answer's hands."""
        if not 0 <= digit < BASE:
            return self
        before = 0 if self.fresh else self.hands[self.chosen]
        return self._with(self.chosen, BASE * before + digit, fresh=False)

    def erase(self) -> "Votes":
        """Take the last digit back."""
        return self._with(self.chosen, self.hands[self.chosen] // BASE, fresh=False)

    def add(self, place: int, by: int) -> "Votes":
        """More hands for an answer, or fewer, but never fewer than none; it is the chosen one."""
        if not 0 <= place < len(self.answers):
            return self
        wanted = max(self.hands[place] + by, 0)
        return self._with(place, min(wanted, MOST_HANDS), True)._replace(full=wanted > MOST_HANDS)

    def _with(self, place: int, hands: int, fresh: bool) -> "Votes":
        if hands > MOST_HANDS:
            return self._replace(full=True)
        counted = (*self.hands[:place], hands, *self.hands[place + 1 :])
        return Votes(self.answers, counted, place, fresh)


def no_hands(question: Question) -> Votes | None:
    """Before anybody has said anything; None where answers are not counted."""
    answers = possible(question)
    return Votes(answers, (0,) * len(answers)) if answers else None


def drawn(stroke: tuple[tuple[float, float], ...], now: float, before: Curve | None) -> Curve:
    """The curve after one more stroke: points (share of the way from 0 to 1, height).

    It begins at the loss ``now``. The stroke replaces what was drawn below it; what lies right of
    everything drawn goes on level.
    """
    last = DRAWN_HEIGHTS - 1
    heights = [now] * DRAWN_HEIGHTS if before is None else list(before.heights)
    reached = 0
    for (x0, y0), (x1, y1) in zip(stroke, (*stroke[1:], stroke[-1]), strict=True):
        (left, low), (right, high) = sorted([(x0, y0), (x1, y1)])
        first, end = math.ceil(left * last), math.floor(right * last)
        for column in range(max(first, 1), min(end, last) + 1):
            share = (column / last - left) / (right - left) if right > left else 1.0
            heights[column] = max(low + share * (high - low), 0.0)
            reached = max(reached, column)
    if before is None and reached:
        heights[reached + 1 :] = [heights[reached]] * (last - reached)
    return Curve((now, *heights[1:]))
