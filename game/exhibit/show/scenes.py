"""The scenes of the attract show: which story, at what tempo, and what is said while it runs.

A scene really trains. Its sentences are claims with conditions: the first one whose condition holds
on the snapshot is shown, so nothing is said that is not true of what is seen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.exhibit.show import sayings
from game.session.guide import STREAM_SPEED, Tempo, telling
from game.session.presentation import TICKS_PER_SECOND, Phase
from game.session.snapshot import Snapshot

# So many ticks the start of a story stands still, to be seen before it moves.
OPENING_TICKS: Final = 150


@dataclass(frozen=True, slots=True)
class Stretch:
    """Up to (not including) epoch ``until`` the run streams at ``pace`` epochs a second; None: it
    is told phase by phase.
    """

    until: float
    pace: float | None

    def tempo(self, phase: Phase) -> Tempo:
        """How fast to go in a phase."""
        return telling(phase) if self.pace is None else Tempo(self.pace, STREAM_SPEED)


@dataclass(frozen=True, slots=True)
class Saying:
    """A caption and the line below it, keys of the section [attract]; ``holds`` is their claim,
    ``values`` fill their placeholders.
    """

    caption: str
    line: str
    holds: Callable[[Snapshot], bool]
    values: Callable[[Snapshot], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Scene:
    """``aha``: the caption and line that the scene is there for. ``ticks``: how long it lasts.
    ``beside``: another story that it is compared with.
    """

    story: str
    ticks: int
    course: tuple[Stretch, ...]
    sayings: tuple[Saying, ...]
    aha: tuple[str, str]
    beside: str | None = None

    def stretch_at(self, epoch: int) -> Stretch:
        """The tempo at an epoch."""
        return next(stretch for stretch in self.course if epoch < stretch.until)

    def saying(self, snapshot: Snapshot) -> Saying:
        """What is said about what is seen."""
        return next(saying for saying in self.sayings if saying.holds(snapshot))


FOR_GOOD: Final = float("inf")
FIRST_SOLVED: Final = ("solved-first", sayings.is_solved_first, sayings.solved)

MISTAKES: Final = Scene(
    story="xor",
    ticks=28 * TICKS_PER_SECOND,
    course=(
        Stretch(1, None),
        Stretch(10, 3.0),
        Stretch(50, 10.0),
        Stretch(118, 20.0),
        Stretch(FOR_GOOD, 1.0),
    ),
    sayings=(
        Saying("puzzle", "rule", sayings.is_ready, sayings.rule),
        Saying("guess", "answer", sayings.guesses, sayings.comparison),
        Saying("mistake", "answer-goal", sayings.sees_mistake, sayings.comparison),
        Saying("back", "error", sayings.goes_back, sayings.comparison),
        Saying("adjust", "moves", sayings.adjusts, sayings.most_moved),
        Saying("mistakes", *FIRST_SOLVED),
        Saying("mistakes", "solved", sayings.has_learned_all, sayings.solved),
        Saying("mistakes", "score", sayings.has_learned, sayings.score),
        Saying("learning", "score", sayings.always, sayings.score),
    ),
    aha=("mistakes", "solved-first"),
)
SIGNS: Final = Scene(
    story="and",
    ticks=27 * TICKS_PER_SECOND,
    course=(Stretch(34, 2.0), Stretch(FOR_GOOD, 1.0)),
    sayings=(
        Saying("signs", "rule", sayings.is_ready_with_both_signs, sayings.rule),
        Saying("mistakes", *FIRST_SOLVED),
        Saying("mistakes", "solved", sayings.has_learned_all, sayings.solved),
        Saying("turns", "turned", sayings.has_just_turned, sayings.turned),
        Saying("signs", "score", sayings.has_both_signs, sayings.score),
        Saying("learning", "score", sayings.always, sayings.score),
    ),
    aha=("turns", "turned"),
)
ASLEEP: Final = Scene(
    story="locked",
    ticks=27 * TICKS_PER_SECOND,
    course=(
        Stretch(1, None),
        Stretch(36, 5.0),
        Stretch(FOR_GOOD, 3.0),
    ),
    sayings=(
        Saying("listens", "slope", sayings.is_ready, sayings.quietest),
        Saying("asleep", "whisper", sayings.whispers, sayings.whisper),
        Saying("asleep-wrong", "score", sayings.is_nearly_solved_asleep, sayings.score),
        Saying("asleep", "locked", sayings.is_asleep, sayings.lock),
        Saying("learning", "score", sayings.always, sayings.score),
    ),
    aha=("asleep-wrong", "score"),
)
UNLUCKY: Final = Scene(
    story="stuck",
    ticks=28 * TICKS_PER_SECOND,
    course=(
        Stretch(20, 5.0),
        Stretch(200, 40.0),
        Stretch(1000, 200.0),
        Stretch(2185, 500.0),
        Stretch(FOR_GOOD, 20.0),
    ),
    sayings=(
        Saying("unlucky", "stuck", sayings.is_stuck, sayings.stuck),
        Saying("again", "rule", sayings.is_ready, sayings.rule),
        Saying("again", "score", sayings.is_unsolved, sayings.score),
        Saying("learning", "score", sayings.always, sayings.score),
    ),
    aha=("unlucky", "stuck"),
    beside="xor",
)
SCENES: Final = (MISTAKES, SIGNS, ASLEEP, UNLUCKY)
