"""What counts as right."""

import numpy as np

from game.engine.arrays import Array
from game.session.questions.answer import Answer, Curve, Line, Row, Slot, Word
from game.session.questions.question import Question
from game.session.questions.truth import Course, Held, Moved, Reached, Truth, Went
from game.session.questions.votes import Votes

# Of lines and rows the largest, and those that come as near to it.
NEAR_ENOUGH = 0.90
# A drawing may be away from the course by this share of the canvas' height, on average.
MEAN_GAP = 0.08


def is_right(answer: Answer, truth: Truth) -> bool:
    """Whether the answer earns its star."""
    match answer, truth:
        case Line(connection), Moved(moved):
            return abs(moved[connection]) >= NEAR_ENOUGH * max(map(abs, moved.values()))
        case Row(sample), Reached(reach):
            return reach[sample] >= NEAR_ENOUGH * max(reach)
        case Slot(), Went():
            return answer is truth.slot
        case Curve(), Course():
            return mean_gap(answer, truth) < MEAN_GAP * truth.height
        case Word(first), Held(holds):
            return first == holds
        case _:
            raise TypeError(f"{answer} answers no question whose truth is {truth}")


def best_answer(question: Question, truth: Truth) -> Answer:
    """The answer that is right, and if several are, the one that is most so."""
    match truth:
        case Moved(moved):
            return Line(max(moved, key=lambda connection: abs(moved[connection])))
        case Reached(reach):
            return Row(max(question.rows, key=reach.__getitem__))
        case Went():
            return truth.slot
        case Course():
            return Curve(truth.losses)
        case Held(holds):
            return Word(holds)


def class_is_right(votes: Votes, truth: Truth) -> bool:
    """Whether the class earns its star: most hands were for what is right.

    In a tie the class has not decided, unless all that lead are right.
    """
    leaders = votes.leaders
    return bool(leaders) and all(is_right(answer, truth) for answer in leaders)


def told_answer(votes: Votes, truth: Truth) -> Answer | None:
    """The answer that the reply is to: the leading one, in a tie the first that is not right; None
    without hands.
    """
    leaders = votes.leaders
    wrong = (answer for answer in leaders if not is_right(answer, truth))
    return next(wrong, leaders[0] if leaders else None)


def mean_gap(curve: Curve, course: Course) -> float:
    """How far the drawing is from the course on average, in units of the loss."""
    return float(np.abs(gaps(curve, course)).mean())


def gaps(curve: Curve, course: Course) -> Array:
    """Drawing minus course at each point of the course: (point,). What was drawn beyond the canvas
    counts as at its edge.
    """
    epochs = np.array(course.epochs, dtype=np.float64)
    places = np.linspace(epochs[0], epochs[-1], len(curve.heights))
    heights = np.clip(np.array(curve.heights), 0.0, course.height)
    return np.asarray(np.interp(epochs, places, heights) - np.array(course.losses))
