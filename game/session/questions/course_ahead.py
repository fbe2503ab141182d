"""Whether a story's questions keep their promises: its run, trained ahead to see."""

from collections.abc import Iterator, Sequence

from game.engine.arrays import Array
from game.engine.dataset import Dataset
from game.engine.hyperparameters import Hyperparameters
from game.engine.topology import NETWORK_2_2_1
from game.session.problem import ProblemError
from game.session.questions import wording
from game.session.questions.answer import Answer, Curve, possible
from game.session.questions.question import Kind, Question
from game.session.questions.reply import reply_to
from game.session.questions.surprise import missing_surprises
from game.session.questions.truth import Course, Truth, truth_of
from game.session.tape.recording import Recording


def ahead(
    start: Array, dataset: Dataset, rule: Hyperparameters, questions: Sequence[Question]
) -> Recording:
    """The run as the story defines it, as far as its questions reach."""
    last = max((question.target for question in questions), default=0)
    recording = Recording(start, dataset, rule, NETWORK_2_2_1, capacity=last + 2)
    recording.train(last)
    return recording


def broken_promises(
    questions: Sequence[Question], recording: Recording, lock_threshold: float
) -> Iterator[tuple[Question, ProblemError]]:
    """The questions that must not be asked, each with what it promises and does not keep."""
    for question in questions:
        if question.target > recording.last_epoch:
            yield question, ProblemError("target-not-reached", target=question.target)
            continue
        truth = truth_of(question, recording, lock_threshold)
        for name in missing_surprises(question, truth):
            yield question, ProblemError("no-surprise", name=name)
        for name in _unfilled(question, truth, recording.dataset.sample_names):
            yield question, ProblemError("no-value", name=name)


def worth_asking(
    name: str, questions: Sequence[Question], recording: Recording, lock_threshold: float
) -> tuple[Question, ...]:
    """The questions of the story ``name`` that keep their promises; the others are logged."""
    broken = []
    for question, problem in broken_promises(questions, recording, lock_threshold):
        # Only now: the first picture does not wait for it.
        import logging

        log = logging.getLogger("game.session")
        log.error("%s: question %s is left out: %s", name, question.id, problem)
        broken.append(question)
    return tuple(question for question in questions if question not in broken)


def sample_answers(question: Question, truth: Truth) -> tuple[Answer, ...]:
    """An answer for every reply that the question can give."""
    if question.kind is not Kind.LOSS:
        return possible(question)
    assert isinstance(truth, Course)
    level, end = truth.losses[0], truth.losses[-1]
    dips = (level, 0.0, 0.0, truth.height, truth.height, end)
    low, high = (level, *[0.0] * 8), (level, *[truth.height] * 8)
    curves = (truth.losses, low, high, dips)
    return tuple(Curve(tuple(heights)) for heights in curves)


def _unfilled(question: Question, truth: Truth, sample_names: tuple[str, ...]) -> Iterator[str]:
    """The sentences for which a value is missing, each once."""
    found: dict[str, None] = {}
    for answer in sample_answers(question, truth):
        reply = reply_to(question, answer, truth, sample_names)
        for texts in question.texts.values():
            for name in (reply.verdict, reply.why):
                if not wording.placeholders(texts[name]) <= reply.values.keys():
                    found[name] = None
    yield from found
