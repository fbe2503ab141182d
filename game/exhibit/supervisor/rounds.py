"""The supervisor's rounds: a child is started, watched, ended and started again.

Clock, waiting, child and systemd are given to it, so that a test plays weeks in a moment. The clock
is a monotonic one: nobody who sets the time of day can make a hang of it.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from game.exhibit.supervisor import exit_codes
from game.exhibit.supervisor.back_off import BackOff, BackOffRule
from game.exhibit.supervisor.child import Signs
from game.exhibit.supervisor.hang_watch import Patience, Watch
from game.exhibit.supervisor.systemd import Notifier

ROUND_SECONDS = 0.1
# Between two questions whether there is a display now.
DISPLAY_SECONDS = 1.0
# A child that was asked to end; systemd waits longer than this before it gets impatient.
END_SECONDS = 3.0
STARTING = "starting"
RUNNING = "running"
WAITING_FOR_DISPLAY = "waiting for a display"
WAITING_TO_RESTART = "waiting to restart"
ENDED_BY_STAFF = "ended by staff"
ENDED_AS_ASKED = "ended as asked"
HUNG = "hung: {silence:.1f} s without a picture"
NEVER_SHOWN = "no first picture after {silence:.1f} s"
KILLED = "killed by signal {signal}"
ENDED = "ended with exit code {code}"
NOT_STARTED = "could not be started: {reason}"
LOST = "could not be looked after: {reason}"
# Where not even a death can be dealt with, such as without memory.
STUMBLE_SECONDS = 1.0

log = logging.getLogger("game.exhibit")


class Child(Protocol):
    """A running exhibit."""

    @property
    def pid(self) -> int:
        """Its process number."""

    def look(self) -> Signs:
        """What it has shown of itself so far."""

    def cut_off(self) -> None:
        """End it, since it hangs."""

    def ask_to_end(self, seconds: float) -> None:
        """Ask it to end, and end it where it does not within so many seconds."""


@dataclass(frozen=True, slots=True)
class Rules:
    """After how much silence a child hangs, and when it is started again."""

    patience: Patience
    back_off: BackOffRule


@dataclass(frozen=True, slots=True)
class Condition:
    """How the exhibit is, for the status: ``restarts`` since the supervisor started.

    ``phase`` is one of the words above, empty before the first start.
    """

    phase: str = ""
    safe: bool = False
    restarts: int = 0
    last_fault: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the supervisor lives in.

    ``start`` starts a child, in safe mode or not (any error where that fails). ``wait`` waits at
    most so many seconds, less if something happened. ``tell`` takes each change of the condition.
    """

    start: Callable[[bool], Child]
    clock: Callable[[], float]
    wait: Callable[[float], None]
    end_asked: Callable[[], bool]
    notifier: Notifier
    tell: Callable[[Condition], None]


class Supervisor:
    """Keeps one child running until staff leaves the exhibit or the system asks for the end.

    Nothing else ends it: what goes wrong here costs the child that it happened with, and counts as
    that one's death.
    """

    def __init__(self, rules: Rules, surroundings: Surroundings) -> None:
        self._rules = rules
        self._around = surroundings
        self._back_off = BackOff(rules.back_off)
        self._condition = Condition()

    def run(self) -> int:
        """Until the end; gives the exit code: 0 when asked from outside, else STAFF_EXIT."""
        while not self._around.end_asked():
            try:
                code = self._live()
            except Exception:
                # Not even a death could be dealt with, so nothing is done but to go on.
                with suppress(Exception):
                    log.exception("the supervisor stumbled")
                    self._around.wait(STUMBLE_SECONDS)
                continue
            if code == exit_codes.STAFF_EXIT:
                log.info("staff has left the exhibit")
                self._become(ENDED_BY_STAFF)
                self._around.notifier.stopping()
                return exit_codes.STAFF_EXIT
        log.info("ended as asked")
        self._become(ENDED_AS_ASKED)
        return 0

    def _live(self) -> int | None:
        """One child from its start to its end; gives its exit code, None where it has none."""
        waiting = self._condition.phase == WAITING_FOR_DISPLAY
        if not waiting:
            self._become(STARTING)
        try:
            child = self._around.start(self._back_off.safe)
        except Exception as error:
            # No process, thread, file or memory to be had, or an environment that is none.
            self._died(NOT_STARTED.format(reason=_reason(error)), None)
            return None
        if not waiting:
            # Not once a second through a night without a display.
            log.info("started process %d%s", child.pid, " in safe mode" * self._back_off.safe)
        try:
            return self._look_after(child)
        except Exception as error:
            with suppress(Exception):
                child.cut_off()
            self._died(LOST.format(reason=_reason(error)), None)
            return None

    def _look_after(self, child: Child) -> int | None:
        """Watch a child until it has ended, and wait as long as follows from that.

        Gives its exit code, None where it was ended from here.
        """
        watch = Watch(self._rules.patience)
        before, beats = self._around.clock(), 0
        while not self._around.end_asked():
            self._around.wait(ROUND_SECONDS)
            signs, now = child.look(), self._around.clock()
            watch = watch.after_round(now - before, signs.beats > beats, signs.first_picture)
            before, beats = now, signs.beats
            if signs.first_picture and self._condition.phase != RUNNING:
                self._around.notifier.ready()
                self._become(RUNNING)
            if signs.exit_code is not None:
                self._ended(signs.exit_code, watch.shown)
                return signs.exit_code
            if watch.overdue:
                child.cut_off()
                said = HUNG if signs.first_picture else NEVER_SHOWN
                self._died(said.format(silence=watch.silence), watch.shown)
                return None
            self._around.notifier.alive()
        self._around.notifier.stopping()
        child.ask_to_end(END_SECONDS)
        return None

    def _ended(self, code: int, shown_seconds: float | None) -> None:
        if code == exit_codes.STAFF_EXIT:
            return
        if code == exit_codes.NO_DISPLAY:
            if self._condition.phase != WAITING_FOR_DISPLAY:
                log.warning("there is no display; waiting for one")
            self._become(WAITING_FOR_DISPLAY)
            self._rest(DISPLAY_SECONDS)
            return
        said = KILLED.format(signal=-code) if code < 0 else ENDED.format(code=code)
        self._died(said, shown_seconds)

    def _died(self, fault: str, shown_seconds: float | None) -> None:
        was_safe = self._back_off.safe
        self._back_off = self._back_off.after_death(shown_seconds)
        log.error("%s; next start in %.1f s", fault, self._back_off.delay)
        if self._back_off.safe != was_safe:
            log.error("safe mode %s", "off" if was_safe else "on: default settings")
        restarts = self._condition.restarts + 1
        self._condition = replace(self._condition, restarts=restarts, last_fault=fault)
        self._become(WAITING_TO_RESTART)
        self._rest(self._back_off.delay)

    def _rest(self, seconds: float) -> None:
        """Wait on purpose: systemd hears that all is as it should be."""
        until = self._around.clock() + seconds
        while not self._around.end_asked() and (left := until - self._around.clock()) > 0.0:
            self._around.notifier.alive()
            self._around.wait(min(left, ROUND_SECONDS))

    def _become(self, phase: str) -> None:
        condition = replace(self._condition, phase=phase, safe=self._back_off.safe)
        if condition != self._condition:
            self._condition = condition
            self._around.notifier.status(phase + ", safe mode" * condition.safe)
            try:
                self._around.tell(condition)
            except Exception as error:
                log.error("%s: this could not be told: %s", phase, _reason(error))


def _reason(error: Exception) -> str:
    """What went wrong; some errors say nothing but their name."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
