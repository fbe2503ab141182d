"""Writes down what is done in a session, and at which tick."""

from typing import Final

from game.session.commands import AskQuestions, Command, StartOver
from game.session.fingerprint import state_hash
from game.session.presentation import TICKS_PER_SECOND
from game.session.replay.logged_run import Check, Done, LoggedRun
from game.session.session import Session

# A program that runs for weeks must not grow: what is beyond is not written down any more.
MOST_ACTIONS: Final = 100_000
MOST_TICKS: Final = 24 * 60 * 60 * TICKS_PER_SECOND
# Often enough to say where a run parts from what it was, seldom enough to cost nothing.
TICKS_BETWEEN_CHECKS: Final = TICKS_PER_SECOND
MOST_CHECKS: Final = 2048


class RunLog:
    """From now on the session tells it all; the session must be new. Where everything starts over
    it begins anew, unless it ``keeps_all``.
    """

    def __init__(self, session: Session, *, keeps_all: bool = False) -> None:
        self._session = session
        self._keeps_all = keeps_all
        self._asking: AskQuestions | None = None
        self._begin([])
        session.witness = self

    def _begin(self, done: list[Done]) -> None:
        self._ticks = 0
        self._done = done
        self._checks: list[Check] = []
        self._between = TICKS_BETWEEN_CHECKS
        self._full: LoggedRun | None = None

    @property
    def is_full(self) -> bool:
        """Whether the run is longer than what is written down of it."""
        return self._full is not None

    def applied(self, command: Command) -> None:
        """The session has carried out a command."""
        if isinstance(command, StartOver) and not self._keeps_all:
            # All is as at the beginning then, but for what the program wants to be asked.
            asking = [] if self._asking is None else [Done(0, self._asking)]
            self._begin([*asking, Done(0, command)])
            return
        if isinstance(command, AskQuestions):
            self._asking = command
        if self._full is None:
            self._done.append(Done(self._ticks, command))
            self._look_whether_full()

    def ticked(self) -> None:
        """1/60 s has passed in the session."""
        if self._full is not None:
            return
        self._ticks += 1
        if self._ticks % self._between == 0:
            self._check()
        self._look_whether_full()

    def taken(self) -> LoggedRun:
        """What has been written down so far."""
        if self._full is not None:
            return self._full
        session = self._session
        return LoggedRun(
            session.boot_preset,
            session.boot_luck,
            self._ticks,
            tuple(self._done),
            tuple(self._checks),
            state_hash(session),
        )

    def _check(self) -> None:
        state = state_hash(self._session)
        if self._checks and self._checks[-1].state == state:
            return  # where all stands still there is nothing new to compare
        self._checks.append(Check(self._ticks, state))
        if len(self._checks) >= MOST_CHECKS:
            self._checks = self._checks[1::2]
            self._between *= 2

    def _look_whether_full(self) -> None:
        if self._ticks >= MOST_TICKS or len(self._done) >= MOST_ACTIONS:
            self._full = self.taken()
