"""How fast a visitor's Play tells the run: the first epochs phase by phase, then ever faster.

Only cosmetic settings are touched: pace and animation speed change no number of any epoch.
"""

from dataclasses import dataclass

from game.session.commands import ChangeSetting
from game.session.outcome import State
from game.session.presentation import Mode
from game.session.settings import RANGES, TELLING_PACE, TELLING_SPEED, Settings
from game.session.snapshot import Snapshot

# Twice through the four phases is enough to have seen them; each time takes about six seconds.
TOLD_EPOCHS = 2
# Then the pace grows with the epoch, so that the epoch grows exponentially: from so many epochs a
# second, by so many a second for each epoch that has passed, up to a limit.
FIRST_PACE = 2.0
GROWTH = 0.12
FASTEST_PACE = 400.0
# What is solved or stuck has been seen; from then on the run only stays alive.
SETTLED = frozenset({State.SOLVED, State.STUCK})
SETTLED_PACE = 20.0
STREAM_SPEED = 0.4


@dataclass(frozen=True, slots=True)
class Tempo:
    """``pace`` in epochs a second, and ``animation_speed``."""

    pace: float
    animation_speed: float


TELLING = Tempo(TELLING_PACE, TELLING_SPEED)


def guided_tempo(epoch: int, state: State) -> Tempo:
    """How fast to play at ``epoch`` of a run that stands like this there."""
    if epoch < TOLD_EPOCHS:
        return TELLING
    pace = min(FIRST_PACE + GROWTH * (epoch - TOLD_EPOCHS), FASTEST_PACE)
    if state in SETTLED:
        pace = min(pace, SETTLED_PACE)
    return Tempo(RANGES["pace"].rounded(pace), STREAM_SPEED)


def guide(snapshot: Snapshot) -> tuple[ChangeSetting, ...]:
    """The commands that bring a visitor's run to the guided tempo; none where it has it already.

    To be given before each tick while the visitor view is shown. A single step is told as slowly as
    the first epochs; a run that stands still is left alone.
    """
    if snapshot.playing:
        wanted = guided_tempo(snapshot.epoch, snapshot.outcome.state)
        return _changes(snapshot.settings, wanted)
    if snapshot.moment.mode is Mode.STAGED:
        return _changes(snapshot.settings, TELLING)
    return ()


def unguided(snapshot: Snapshot) -> tuple[ChangeSetting, ...]:
    """The commands for entering the lab: its usual tempo, where the guide has set another."""
    usual = Settings()
    return _changes(snapshot.settings, Tempo(usual.pace, usual.animation_speed))


def _changes(settings: Settings, wanted: Tempo) -> tuple[ChangeSetting, ...]:
    return tuple(
        ChangeSetting(name, getattr(wanted, name))
        for name in ("pace", "animation_speed")
        if getattr(settings, name) != getattr(wanted, name)
    )
