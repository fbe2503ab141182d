"""The question that is to come: at which epoch, and whether it may be asked there."""

from game.session.presentation import Mode
from game.session.questions.flow.score import Score
from game.session.questions.question import Question
from game.session.tape.playhead import Playhead


class NextQuestion:
    """The first of the ``questions`` that is still to come in ``score``.

    One epoch must have been told whole before anything is asked.
    """

    def __init__(self, questions: tuple[Question, ...], score: Score, playhead: Playhead) -> None:
        self._questions = questions
        self._score = score
        self._playhead = playhead
        self._told = False
        self._was_staged = False

    @property
    def epoch(self) -> int | None:
        """Where it is asked; None where there is none."""
        number = self._score.to_come
        return None if number is None else self._questions[number].asked

    @property
    def may_be_asked(self) -> bool:
        """Whether somebody who comes to its epoch is asked."""
        return self._told and not self._score.wants_no_more

    def watch(self) -> None:
        """The playhead has moved."""
        staged = self._playhead.moment(None).mode is Mode.STAGED
        if self._was_staged and not staged:
            self.trained_to(self._playhead.epoch)
        self._was_staged = staged

    def trained_to(self, epoch: int) -> None:
        """The run was played to an epoch, or taken there as if it had been."""
        self._told = self._told or epoch >= 1

    def wish_for(self) -> None:
        """Somebody who leads wants it, whatever was told and answered before."""
        self._told = True
        self._score.take_part()
