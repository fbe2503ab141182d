"""How often each question was asked, answered, and answered rightly: nothing about anybody.

Fed with what the view sees, as often as one likes: what has been counted is not counted again.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from game.engine.value_type import value_type
from game.session.questions.turn import Result, Star, State, Turn


@value_type
class Tally:
    """Of one question: ``answered`` and ``right`` are those of the first time, ``again`` and
    ``again_right`` those of once more.
    """

    asked: int = 0
    answered: int = 0
    right: int = 0
    again: int = 0
    again_right: int = 0


COLUMNS: Final = ("story", "question", "asked", "answered", "right", "again", "again_right")
NOTHING: Final = Tally()


class Count:
    """Tallies by story and question, in the order in which they first came."""

    def __init__(self, rows: Iterable[tuple[str, str, Tally]] = ()) -> None:
        self._tallies = {(story, question): tally for story, question, tally in rows}
        self._run: object = None
        self._open: int | None = None
        self._counted: tuple[Result | None, ...] = ()

    def look(self, story: str, run: object, turn: Turn | None) -> None:
        """One picture of a session; ``run`` is another one for each run (``Snapshot.run[0]``)."""
        if run != self._run:
            self._run, self._open, self._counted = run, None, ()
        if turn is None:
            self._open = None
            return
        counted = self._counted or (None,) * len(turn.questions)
        for question, before, now in zip(turn.questions, counted, turn.results, strict=True):
            if now is not None and now is not before:
                self._add(story, question.id, now)
        self._counted = turn.results
        asked = turn.index if turn.state is State.ASK and not turn.again else None
        if asked is not None and asked != self._open:
            self._count(story, turn.questions[asked].id, asked=1)
        still = turn.index is not None and turn.stars[turn.index] is Star.NOW and not turn.again
        self._open = turn.index if still else None

    def rows(self) -> tuple[tuple[str, str, Tally], ...]:
        """Story, question and tally of each; a count can be made from them again."""
        return tuple((story, question, tally) for (story, question), tally in self._tallies.items())

    def _add(self, story: str, question: str, result: Result) -> None:
        right = int(result.reply.right)
        if result.once_more:
            self._count(story, question, again=1, again_right=right)
        else:
            self._count(story, question, answered=1, right=right)

    def _count(self, story: str, question: str, **more: int) -> None:
        tally = self._tallies.get((story, question), NOTHING)
        added = {name: getattr(tally, name) + by for name, by in more.items()}
        self._tallies[story, question] = replace(tally, **added)
