"""A session that asks its story's questions, and the answers to give."""

from functools import cache
from string import Formatter

import numpy as np

from game.session import commands as c
from game.session.guide import guide
from game.session.presets import Preset, load_presets
from game.session.questions.answer import Answer
from game.session.questions.course_ahead import ahead, sample_answers
from game.session.questions.judging import is_right
from game.session.questions.question import Question
from game.session.questions.truth import Truth, truth_of
from game.session.questions.turn import State, Turn
from game.session.session import Session
from game.session.tape.recording import Recording
from game.session.tape.start import own_start
from tests.session.scenario import ROOT

STORIES = load_presets(ROOT / "assets" / "stories")
ASKING = {name: story for name, story in STORIES.items() if story.questions}
# The stories that are seen at once: one of them stands for all where the flow is meant.
FOUR = ("and", "xor", "locked", "stuck")
EACH = [(name, question.id) for name, story in ASKING.items() for question in story.questions]
LONG = 60 * 60  # ticks: a minute, in which whatever is to come has come


def question_of(story: str, name: str) -> Question:
    return next(q for q in ASKING[story].questions if q.id == name)


@cache
def course(story: str) -> Recording:
    preset = ASKING[story]
    start, rule = own_start(preset), preset.settings.hyperparameters
    return ahead(start, preset.dataset, rule, preset.questions)


def truth(story: str, question: Question) -> Truth:
    return truth_of(question, course(story), ASKING[story].settings.lock_threshold)


def answers(story: str, question: Question) -> tuple[Answer, ...]:
    return sample_answers(question, truth(story, question))


def an_answer(story: str, question: Question, right: bool) -> Answer:
    found = truth(story, question)
    return next(a for a in answers(story, question) if is_right(a, found) is right)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


class Visit:
    """A visitor at a story that asks."""

    def __init__(self, story: str | Preset = "xor", clocks: bool = True, asks: bool = True) -> None:
        preset = ASKING[story] if isinstance(story, str) else story
        self.story = preset.name
        self.session = Session(STORIES, preset, np.random.default_rng(7))
        if asks:
            self.do(c.AskQuestions(True, clocks))

    def do(self, *commands: c.Command) -> "Visit":
        for command in commands:
            self.session.apply(command)
        return self

    def wait(self, ticks: int) -> "Visit":
        for _ in range(ticks):
            self.session.tick()
        return self

    def until(self, state: State, guided: bool = False) -> "Visit":
        """Time passes until the flow is in a state; ``guided``: at the visitor view's tempo."""
        for _ in range(LONG):
            if self._flow_state is state:
                return self
            if guided:
                self.do(*guide(self.session.snapshot()))
            self.session.tick()
        raise AssertionError(f"{state} does not come: {self.turn.state}")

    def at(self, number: int) -> "Visit":
        """At a question, as if the run had been played so far."""
        question = self.session.snapshot().preset.questions[number]
        return self.do(c.TrainTo(question.asked)).wait(1)

    def reply(self, right: bool = True) -> "Visit":
        """Answer what is asked, and see."""
        question = self.turn.question
        assert question is not None
        self.do(c.PlaceAnswer(an_answer(self.story, question, right)), c.ShowMe())
        return self.until(State.REVEAL)

    @property
    def turn(self) -> Turn:
        turn = self.session.snapshot().turn
        assert turn is not None
        return turn

    @property
    def state(self) -> State:
        return self.turn.state

    @property
    def _flow_state(self) -> State:
        """The same without looking at all else: asked in each tick, that takes most of the time."""
        run = self.session._run
        assert run.may_ask
        turn = run.flow.turn()
        assert turn is not None
        return turn.state

    @property
    def epoch(self) -> int:
        return self.session.epoch
