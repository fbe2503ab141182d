"""Plays a run again that was written down, and sees whether it is the same."""

from collections.abc import Iterator, Mapping

import numpy as np

from game.session.commands import Command
from game.session.fingerprint import state_hash
from game.session.presets import Preset
from game.session.problem import ProblemError
from game.session.replay.logged_run import LoggedRun
from game.session.session import Session


def session_of(
    run: LoggedRun, presets: Mapping[str, Preset], run_numbers: Iterator[int] | None = None
) -> Session:
    """A session that stands where the run began."""
    rng = np.random.default_rng(0)
    rng.bit_generator.state = run.luck
    return Session(presets, run.preset, rng, run_numbers)


class Replay:
    """Moves a session of ``session_of`` as the run was moved. ``ticks``: how many have passed."""

    def __init__(self, run: LoggedRun, session: Session) -> None:
        self.ticks = 0
        self.is_over = False
        self._run = run
        self._session = session
        self._done = self._checked = 0

    def tick(self) -> list[Command]:
        """What was done at this tick, then 1/60 s; gives what was done. ProblemError
        (``run-differs`` at a tick) where the session is not what it was.
        """
        applied = self._act()
        if self.ticks < self._run.ticks:
            self._session.tick()
            self.ticks += 1
            self._check()
        if self.ticks >= self._run.ticks:
            applied += self._act()
            self._compare(self._run.end)
            self.is_over = True
        return applied

    def _act(self) -> list[Command]:
        """Do what is due."""
        first, done = self._done, self._run.done
        while self._done < len(done) and done[self._done].tick <= self.ticks:
            self._session.apply(done[self._done].command)
            self._done += 1
        return [each.command for each in done[first : self._done]]

    def _check(self) -> None:
        checks = self._run.checks
        if self._checked < len(checks) and checks[self._checked].tick == self.ticks:
            self._compare(checks[self._checked].state)
            self._checked += 1

    def _compare(self, state: str) -> None:
        if state_hash(self._session) != state:
            raise ProblemError("at-tick", tick=self.ticks, reason=ProblemError("run-differs"))


def replayed(run: LoggedRun, presets: Mapping[str, Preset]) -> Iterator[int]:
    """Play it to its end, as fast as it goes; yields how many ticks have passed."""
    replay = Replay(run, session_of(run, presets))
    while not replay.is_over:
        replay.tick()
        yield replay.ticks
