"""What a visitor can answer: one type for each kind of question."""

import math
from enum import Enum

from game.engine.topology import NETWORK_2_2_1, ParameterId
from game.engine.value_type import value_type
from game.session.questions.question import Kind, Question

# A drawn curve has so many heights, evenly spaced: fewer are no curve, more nobody can draw.
FEWEST_HEIGHTS, MOST_HEIGHTS = 2, 1025
DRAWN_HEIGHTS = 65


class Slot(Enum):
    """Where a weight goes."""

    UP = "up"
    STAY = "stay"
    DOWN = "down"


@value_type
class Line:
    """This connection will move most."""

    connection: ParameterId


@value_type
class Row:
    """This row, counted from 0, reaches the neuron most."""

    sample: int


@value_type
class Curve:
    """The loss as it was drawn: heights, in units of the loss, evenly spaced from the epoch that
    is asked at to the target.
    """

    heights: tuple[float, ...]


@value_type
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
