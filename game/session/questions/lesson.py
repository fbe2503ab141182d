"""A story's questions on paper: what is seen when each is asked, and how it comes out."""

from collections.abc import Mapping
from dataclasses import replace

from game.engine.trace import EpochTrace
from game.engine.value_type import value_type
from game.session.presets import Preset
from game.session.questions.answer import Answer
from game.session.questions.course_ahead import ahead, worth_asking
from game.session.questions.judging import best_answer
from game.session.questions.question import Question
from game.session.questions.reply import Reply, reply_to
from game.session.questions.truth import Truth, truth_of
from game.session.tape.recording import Recording
from game.session.tape.start import own_start


@value_type
class Asked:
    """A question; ``trace`` of the epoch it is asked at; ``losses`` (epoch,) from the run's start
    to that epoch, both among them; the truth, the best ``answer``, and the reply to that.
    """

    question: Question
    trace: EpochTrace
    losses: tuple[float, ...]
    truth: Truth
    answer: Answer
    reply: Reply


@value_type
class Lesson:
    """A story or preset as it defines itself, and those of its questions that are worth asking."""

    preset: Preset
    asked: tuple[Asked, ...]


def lesson_of(preset: Preset) -> Lesson:
    """The lesson of a preset; its run is trained as far as the questions reach."""
    rule, threshold = preset.settings.hyperparameters, preset.settings.lock_threshold
    run = ahead(own_start(preset), preset.dataset, rule, preset.questions)
    questions = worth_asking(preset.name, preset.questions, run, threshold)
    return Lesson(preset, tuple(_asked(each, run, threshold) for each in questions))


def lessons(stories: Mapping[str, Preset], presets: Mapping[str, Preset]) -> dict[str, Preset]:
    """What asks something, by the name that a teacher writes: a story's own, and a preset's, which
    begins with ``lab-`` where a story has the same.
    """
    found = {name: story for name, story in stories.items() if story.questions}
    for name, preset in presets.items():
        if preset.questions:
            key = f"lab-{name}" if name in stories else name
            found[key] = replace(preset, name=key)
    return found


def _asked(question: Question, run: Recording, threshold: float) -> Asked:
    truth = truth_of(question, run, threshold)
    answer = best_answer(question, truth)
    return Asked(
        question=question,
        trace=run.trace_at(question.asked),
        losses=tuple(float(loss) for loss in run.losses[: question.asked + 1]),
        truth=truth,
        answer=answer,
        reply=reply_to(question, answer, truth, run.dataset.sample_names),
    )
