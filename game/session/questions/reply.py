"""What is said to an answer: a verdict and one sentence, by name, and the engine's values."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from game.engine.topology import NETWORK_2_2_1
from game.engine.value_type import value_type
from game.session.questions import wording
from game.session.questions.answer import Answer, Curve, Line, Row, Slot
from game.session.questions.judging import MEAN_GAP, gaps, is_right
from game.session.questions.question import Question
from game.session.questions.truth import Course, Held, Moved, Reached, Truth, Went

Value = float | int | str | Slot


@value_type
class Reply:
    """``verdict`` and ``why`` name sentences of the question's texts; ``values`` fill their braces.

    Numbers are raw: how they are written is the view's. ``said`` is a slot; names of rows are
    ``row`` (the one that reaches or pulls most), ``wrong`` (with the largest error), ``up`` and
    ``down`` (that pull most that way), ``first`` and ``second`` (that get nearly the same answer);
    ``asleep`` is the name of a neuron, ``solved`` an epoch, ``right`` of ``rows`` a count; all else
    is measured. What does not exist in the run is not there.
    """

    right: bool
    verdict: str
    why: str
    values: Mapping[str, Value] = field(default_factory=dict)


def reply_to(
    question: Question, answer: Answer, truth: Truth, sample_names: tuple[str, ...]
) -> Reply:
    """The reply to an answer that fits the question."""
    right = is_right(answer, truth)
    case = wording.RIGHT if right else wording.OTHER
    if isinstance(answer, Curve) and isinstance(truth, Course) and not right:
        case = _missed_by(answer, truth)
    names = next(iter(question.texts.values()), dict.fromkeys(wording.required(question.kind), ""))
    verdict, why = wording.chosen(names, case, _subject(answer, sample_names))
    return Reply(right, verdict, why, _values(answer, truth, sample_names))


def _missed_by(curve: Curve, course: Course) -> str:
    at_the_end = float(gaps(curve, course)[-1])
    if abs(at_the_end) < MEAN_GAP * course.height:
        return wording.WAY
    return wording.LOW if at_the_end < 0.0 else wording.HIGH


def _subject(answer: Answer, sample_names: tuple[str, ...]) -> str | None:
    match answer:
        case Line(connection):
            return NETWORK_2_2_1.parameter_name(connection)
        case Row(sample):
            return sample_names[sample]
        case Slot():
            return answer.value
        case _:
            return None


def _values(answer: Answer, truth: Truth, sample_names: tuple[str, ...]) -> dict[str, Value]:
    match answer, truth:
        case Line(connection), Moved(moved):
            return {"yours": abs(moved[connection]), "largest": max(map(abs, moved.values()))}
        case Row(sample), Reached(reach, errors):
            loudest = _largest(reach)
            rows = {"row": sample_names[loudest], "wrong": sample_names[_largest(errors)]}
            return {"yours": reach[sample], "largest": reach[loudest], **rows}
        case Slot(), Went(before, after):
            moves: dict[str, Value] = {"said": answer, "before": before, "after": after}
            return moves | _pulling(truth.pulls, sample_names)
        case Curve(heights), Course():
            drawn = min(max(heights[-1], 0.0), truth.height)
            return {"drawn": drawn, "end": truth.losses[-1]} | _circumstances(truth, sample_names)
        case _, Held(_, right_count, rows):
            return {"right": right_count, "rows": rows}
        case _:
            raise TypeError(f"{answer} answers no question whose truth is {truth}")


def _pulling(pulls: tuple[float, ...], sample_names: tuple[str, ...]) -> dict[str, Value]:
    if not any(pulls):
        return {}
    found: dict[str, Value] = {"row": sample_names[_largest([abs(pull) for pull in pulls])]}
    if max(pulls) > 0.0:
        found["up"] = sample_names[_largest(pulls)]
    if min(pulls) < 0.0:
        found["down"] = sample_names[_largest([-pull for pull in pulls])]
    return found


def _circumstances(course: Course, sample_names: tuple[str, ...]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    if course.solved is not None:
        found["solved"] = course.solved
    if len(course.asleep) == 1:
        found["asleep"] = NETWORK_2_2_1.neuron_name(course.asleep[0])
    if course.alike is not None:
        first, second = course.alike
        found |= {"first": sample_names[first], "second": sample_names[second]}
    return found


def _largest(values: Sequence[float]) -> int:
    return max(range(len(values)), key=values.__getitem__)
