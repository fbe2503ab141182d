"""A visit to a story's questions without a visitor: for pictures."""

from collections.abc import Sequence
from typing import Final

from game.session import commands
from game.session.problem import ProblemError
from game.session.questions.answer import Answer
from game.session.questions.course_ahead import ahead, sample_answers
from game.session.questions.judging import is_right
from game.session.questions.question import Question
from game.session.questions.truth import truth_of
from game.session.questions.turn import State, Turn
from game.session.session import Session
from game.session.tape.start import own_start
from game.view.visitor.turn.shown import DRAWN_KINDS

# No run takes longer to a target, in ticks.
MOST_TICKS: Final = 4_000
# What the neurons wore in a fast run is gone by then, and their numbers are back.
FACES_GO: Final = 40


class Visit:
    """Leads a session, which is at a story's start, through its questions; ``counts``: a class
    answers them.
    """

    def __init__(self, session: Session, counts: bool = False) -> None:
        self._session = session
        asked = commands.AskQuestions(True, clocks=False, kinds=DRAWN_KINDS, counts=counts)
        session.apply(asked)

    def ask(self, index: int) -> None:
        """To the question, trained past those before it."""
        turn = self._turn
        self._session.apply(commands.TrainTo(turn.questions[index].asked))
        self._tick_until(State.ASK)

    def place(self, answer: Answer) -> None:
        """Give the answer."""
        self._session.apply(commands.PlaceAnswer(answer))

    def count(self, hands: Sequence[int]) -> None:
        """So many hands go up for each answer; that with the first most of them stays chosen."""
        for place, number in enumerate(hands):
            self._session.apply(commands.AddHands(place, number))
        self._session.apply(commands.ChooseVotes(list(hands).index(max(hands))))

    def run_half(self) -> None:
        """Half of the way to what really happens."""
        question = self._turn.question
        assert question is not None
        self._session.apply(commands.ShowMe())
        middle = question.asked + question.span / 2
        for _ in range(MOST_TICKS):
            snapshot = self._session.snapshot()
            if snapshot.epoch + snapshot.moment.progress >= middle:
                return
            self._session.tick()

    def reveal(self) -> None:
        """To what really happens."""
        self._session.apply(commands.ShowMe())
        self._tick_until(State.REVEAL)

    def to_the_end(
        self, index: int, answer: Answer | None, votes: Sequence[int] | None = None
    ) -> None:
        """Answer all questions, right but for the one at ``index`` where an answer is given, or
        hands.
        """
        for number, question in enumerate(self._turn.questions):
            self.ask(number)
            given = answer if number == index else None
            if number == index and votes is not None:
                self.count(votes)
            else:
                self.place(self._right(question) if given is None else given)
            self.reveal()
            self._session.apply(commands.GoOn())

    def _right(self, question: Question) -> Answer:
        snapshot = self._session.snapshot()
        preset, settings = snapshot.preset, snapshot.settings
        start = own_start(preset)
        course = ahead(start, preset.dataset, settings.hyperparameters, [question])
        truth = truth_of(question, course, settings.lock_threshold)
        return next(a for a in sample_answers(question, truth) if is_right(a, truth))

    def _tick_until(self, state: State) -> None:
        for _ in range(MOST_TICKS):
            if self._turn.state is state:
                for _ in range(FACES_GO):
                    self._session.tick()
                return
            self._session.tick()
        raise ProblemError("no-questions", story=self._session.snapshot().preset.name)

    @property
    def _turn(self) -> Turn:
        turn = self._session.turn
        if turn is None:
            raise ProblemError("no-questions", story=self._session.snapshot().preset.name)
        return turn
