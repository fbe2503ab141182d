"""Is somebody there? From input and ticks alone: visitor, countdown, attract show.

Immune to clocks: only ticks of 1/60 s and stirs (any input of a visitor) change anything. A shaking
mouse or a drifting stick is the owner's to ignore before it becomes a stir.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from game.exhibit.configuration.keys import Times
from game.session.presentation import TICKS_PER_SECOND

# WCAG 2.2.1: who is asked whether to go on has at least this long to answer.
LEAST_COUNTDOWN_SECONDS = 20.0


class Stage(Enum):
    """Who has the screen."""

    VISITOR = "visitor"  # somebody is there
    COUNTDOWN = "countdown"  # "Still here?"
    ATTRACT = "attract"  # nobody is: the show runs


class Answer(Enum):
    """What becomes of the input that stirred."""

    USE = "use"  # it means what it always means
    SWALLOW = "swallow"  # it said "still here", and nothing else
    # It opened the visitor's screen. A key or a button is then handed on to that screen, since it
    # means the same everywhere; a touch only where it falls on a control of that screen.
    WAKE = "wake"


ANSWERS: Mapping[Stage, Answer] = {
    Stage.VISITOR: Answer.USE,
    Stage.COUNTDOWN: Answer.SWALLOW,
    Stage.ATTRACT: Answer.WAKE,
}


@dataclass(frozen=True, slots=True)
class Presence:
    """The stage; ``somebody``: whether anybody touched anything since all was started over;
    ``quiet``: ticks since the last input, or since the countdown began; ``visits``: how often
    somebody came so far.
    """

    stage: Stage
    somebody: bool = False
    quiet: int = 0
    visits: int = 0

    @classmethod
    def at_boot(cls, times: Times) -> "Presence":
        """Nobody is there yet: the show begins by itself, unless there is none."""
        return cls(_empty_stage(times))

    def stirred(self) -> tuple["Presence", Answer]:
        """Somebody touched, pressed or moved something."""
        visits = self.visits + (not self.somebody)
        return Presence(Stage.VISITOR, True, 0, visits), ANSWERS[self.stage]

    def ticked(self, times: Times, training: bool) -> "Presence":
        """1/60 s passes; ``training``: whether the visitor's run is playing."""
        if not self.somebody:
            return self
        quiet = self.quiet + 1
        if self.stage is Stage.COUNTDOWN:
            if quiet >= countdown_ticks(times):
                return Presence(_empty_stage(times), visits=self.visits)
        elif times.idle and quiet >= patience_ticks(times, training):
            return replace(self, stage=Stage.COUNTDOWN, quiet=0)
        return replace(self, quiet=quiet)

    def has_left(self, before: "Presence") -> bool:
        """Whether the tick since ``before`` ended a visit: the owner then starts all over."""
        return before.somebody and not self.somebody

    def share_left(self, times: Times) -> float:
        """How much of the countdown is left: 1 at its beginning, 0 at its end."""
        if self.stage is not Stage.COUNTDOWN:
            return 1.0
        return 1.0 - self.quiet / countdown_ticks(times)

    def seconds_left(self, times: Times) -> int:
        """The whole seconds that a countdown shows: never 0 while it lasts."""
        left = countdown_ticks(times) * self.share_left(times)
        return math.ceil(round(left, 6) / TICKS_PER_SECOND)


def countdown_ticks(times: Times) -> int:
    """The countdown's length, never below LEAST_COUNTDOWN_SECONDS, in ticks."""
    return _ticks(max(times.countdown, LEAST_COUNTDOWN_SECONDS))


def patience_ticks(times: Times, training: bool) -> int:
    """For how many ticks without input somebody is taken to be there."""
    return _ticks(max(times.idle, times.watching) if training else times.idle)


def _empty_stage(times: Times) -> Stage:
    return Stage.ATTRACT if times.attract else Stage.VISITOR


def _ticks(seconds: float) -> int:
    return math.ceil(round(seconds * TICKS_PER_SECOND, 6))
