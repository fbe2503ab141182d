"""What became of each question of a run, and which is to come next."""

from typing import Final

from game.session.questions.question import Question
from game.session.questions.turn import Result, Star

# Who has only watched so often in a row is asked no more.
DECLINES: Final = 2


class Score:
    """A star for each of the questions, by its place among them; of those that were answered, what
    came of it.
    """

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self._questions = questions
        self._stars = [Star.TO_COME] * len(questions)
        self._results: list[Result | None] = [None] * len(questions)
        self._asked_again: set[int] = set()
        self._declined = 0

    # ------------------------------------------------------------------ looking

    @property
    def stars(self) -> tuple[Star, ...]:
        """One for each question."""
        return tuple(self._stars)

    @property
    def results(self) -> tuple[Result | None, ...]:
        """One for each question; None where it was not answered."""
        return tuple(self._results)

    @property
    def to_come(self) -> int | None:
        """The question that is to come next; None where all have been."""
        return self._stars.index(Star.TO_COME) if Star.TO_COME in self._stars else None

    @property
    def missed(self) -> int | None:
        """The first question that was missed and can be asked once more."""
        missed = (
            number
            for number, star in enumerate(self._stars)
            if star is Star.MISSED and number not in self._asked_again
        )
        return next(missed, None)

    @property
    def wants_no_more(self) -> bool:
        """Whether somebody only watches."""
        return self._declined >= DECLINES

    # ------------------------------------------------------------------ what becomes of them

    def ask(self, number: int, again: bool) -> None:
        """It is asked now; ``again``: for the second time."""
        self._stars[number] = Star.NOW
        if again:
            self._asked_again.add(number)

    def take_part(self) -> None:
        """Somebody does more than watch."""
        self._declined = 0

    def decline(self, number: int, again: bool, counts: bool) -> None:
        """Nobody answers it; ``counts``: a class is led, and asked on all the same."""
        self._stars[number] = _unanswered(again)
        if not again and not counts:
            self._declined += 1
        if self.wants_no_more:
            self._stars = [Star.SKIPPED if s is Star.TO_COME else s for s in self._stars]

    def resolve(self, number: int, again: bool, result: Result | None) -> None:
        """It has been seen what comes; None where nobody had said anything."""
        self._results[number] = self._results[number] if result is None else result
        if result is None:
            self._stars[number] = _unanswered(again)
        else:
            self._stars[number] = Star.EARNED if result.reply.right else Star.MISSED

    def set_aside(self, number: int, again: bool) -> None:
        """It was open, and is to come once more if its epoch is ahead."""
        if self._stars[number] is Star.NOW:
            self._stars[number] = Star.MISSED if again else Star.TO_COME

    def pass_by(self, last_epoch: int) -> None:
        """What was trained past is asked no more."""
        for number, question in enumerate(self._questions):
            if self._stars[number] is Star.TO_COME and last_epoch > question.asked:
                self._stars[number] = Star.SKIPPED


def _unanswered(again: bool) -> Star:
    return Star.MISSED if again else Star.SKIPPED
