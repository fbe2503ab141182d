"""The hands of a class, for each answer that can be listed. What a class draws, somebody draws for
it.
"""

from typing import Final, NamedTuple

from game.session.questions.answer import Answer, possible
from game.session.questions.question import Question

# Of one answer. More hands are in no lecture hall, and three digits are read from its last row.
MOST_HANDS: Final = 999
BASE: Final = 10


class Votes(NamedTuple):
    """``hands`` of each of the ``answers``, which are all that are possible, in their order on the
    screen.

    ``chosen`` is the place of the answer whose hands are typed now; ``fresh``: the next digit
    begins its number; ``full``: the last change would have been more than MOST_HANDS, and was not
    made.
    """

    answers: tuple[Answer, ...]
    hands: tuple[int, ...]
    chosen: int = 0
    fresh: bool = True
    full: bool = False

    @property
    def total(self) -> int:
        """All hands."""
        return sum(self.hands)

    @property
    def leaders(self) -> tuple[Answer, ...]:
        """The answers with most hands: one, several that are equal, or none without hands."""
        most = max(self.hands)
        together = zip(self.answers, self.hands, strict=True)
        return tuple(answer for answer, hands in together if hands == most) if most else ()

    @property
    def most(self) -> int:
        """The hands of each leader."""
        return max(self.hands)

    @property
    def is_tie(self) -> bool:
        """Whether several answers lead."""
        return len(self.leaders) > 1

    def choose(self, place: int) -> "Votes":
        """Another answer is counted; nothing changes where there is none of that place."""
        if not 0 <= place < len(self.answers):
            return self
        return self._replace(chosen=place, fresh=True, full=False)

    def type(self, digit: int) -> "Votes":
        """One more digit of the chosen answer's hands."""
        if not 0 <= digit < BASE:
            return self
        before = 0 if self.fresh else self.hands[self.chosen]
        return self._with(self.chosen, BASE * before + digit, fresh=False)

    def erase(self) -> "Votes":
        """Take the last digit back."""
        return self._with(self.chosen, self.hands[self.chosen] // BASE, fresh=False)

    def add(self, place: int, by: int) -> "Votes":
        """More hands for an answer, or fewer, but never fewer than none; it is the chosen one."""
        if not 0 <= place < len(self.answers):
            return self
        wanted = max(self.hands[place] + by, 0)
        return self._with(place, min(wanted, MOST_HANDS), True)._replace(full=wanted > MOST_HANDS)

    def _with(self, place: int, hands: int, fresh: bool) -> "Votes":
        if hands > MOST_HANDS:
            return self._replace(full=True)
        counted = (*self.hands[:place], hands, *self.hands[place + 1 :])
        return Votes(self.answers, counted, place, fresh)


def no_hands(question: Question) -> Votes | None:
    """Before anybody has said anything; None where answers are not counted."""
    answers = possible(question)
    return Votes(answers, (0,) * len(answers)) if answers else None
