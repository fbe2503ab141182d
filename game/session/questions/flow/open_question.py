"""The question that is open: what is said to it, by somebody or by a class, and what came."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from game.session.questions.answer import Answer
from game.session.questions.judging import best_answer, class_is_right, told_answer
from game.session.questions.question import Kind, Question
from game.session.questions.reply import Reply, reply_to
from game.session.questions.truth import Truth, canvas_height, truth_of
from game.session.questions.turn import Result
from game.session.questions.votes import Votes, no_hands
from game.session.tape.recording import Recording


class OpenQuestion(NamedTuple):
    """``number``: its place among the run's questions, from 0; None: no question is open. All else
    as in ``Turn``.
    """

    number: int | None = None
    again: bool = False
    height: float | None = None
    votes: Votes | None = None
    answer: Answer | None = None
    truth: Truth | None = None
    reply: Reply | None = None

    def led(self, question: Question, counts: bool) -> "OpenQuestion":
        """Whether hands are counted for it from now on."""
        if counts == (self.votes is not None):
            return self
        return self._replace(votes=no_hands(question) if counts else None)

    def said(self, answer: Answer) -> "OpenQuestion":
        """The answer, in place of an earlier one; in a class it is one more hand."""
        if self.votes is None:
            return self._replace(answer=answer)
        return self.counted(lambda votes: votes.add(votes.answers.index(answer), 1))

    def counted(self, change: Callable[[Votes], Votes]) -> "OpenQuestion":
        """The hands of a class change."""
        return self if self.votes is None else self._replace(votes=change(self.votes))

    def decided(self) -> "OpenQuestion":
        """Nothing more is said: the answer of a class is that of most hands, none in a tie."""
        if self.votes is None:
            return self
        leaders = self.votes.leaders
        return self._replace(answer=leaders[0] if len(leaders) == 1 else None)

    def resolved(
        self, question: Question, recording: Recording, lock_threshold: float
    ) -> "OpenQuestion":
        """With what came, and the reply; where nobody has said anything what comes is told all the
        same.
        """
        truth = truth_of(question, recording, lock_threshold)
        told = self._told(truth)
        answer = best_answer(question, truth) if told is None else told
        reply = reply_to(question, answer, truth, recording.dataset.sample_names)
        if self.votes is not None:
            reply = replace(reply, right=class_is_right(self.votes, truth))
        return self._replace(truth=truth, reply=reply)

    @property
    def result(self) -> Result | None:
        """What came of an answer; None before, and where there was none."""
        if self.truth is None or self.reply is None:
            return None
        told, truth, reply = self._told(self.truth), self.truth, self.reply
        return None if told is None else Result(told, truth, reply, self.again, self.votes)

    def _told(self, truth: Truth) -> Answer | None:
        """The answer that the reply is to."""
        return self.answer if self.votes is None else told_answer(self.votes, truth)


NOTHING_OPEN = OpenQuestion()


def asked(
    number: int, question: Question, again: bool, recording: Recording, counts: bool
) -> OpenQuestion:
    """A question as it is asked; ``counts``: by hands, where its answers can be listed."""
    drawn = question.kind is Kind.LOSS
    height = canvas_height(recording, question.asked) if drawn else None
    return OpenQuestion(number, again, height, no_hands(question) if counts else None)
