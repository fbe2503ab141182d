"""How fast a visitor's Play tells the run: the first epochs phase by phase, then ever faster.

Only cosmetic settings are touched: pace and animation speed change no number of any epoch.
"""

from game.engine.value_type import value_type
from game.session.commands import (
    CelebrateWin,
    ChangeSetting,
    Command,
    FinishStory,
    SelectConnection,
)
from game.session.outcome import ENDS, State
from game.session.presentation import Mode, Phase
from game.session.questions.turn import State as Turn
from game.session.race.race import Stage
from game.session.settings import RANGES, TELLING_PACE, Settings
from game.session.snapshot import Snapshot

# Twice through the four phases is enough to have seen them.
TOLD_EPOCHS = 2
# Each phase takes about two seconds: long enough to read a caption and the line below it.
TELLING_SPEEDS = {Phase.FORWARD: 0.15, Phase.LOSS: 0.05, Phase.BACKWARD: 0.12, Phase.UPDATE: 0.06}
# Then the pace grows with the epoch, so that the epoch grows exponentially: from so many epochs a
# second, by so many a second for each epoch that has passed, up to a limit.
FIRST_PACE = 2.0
GROWTH = 0.13
FASTEST_PACE = 400.0
# What is solved or stuck has been seen; from then on the run only stays alive.
SETTLED = frozenset({State.SOLVED, State.STUCK})
SETTLED_PACE = 20.0
STREAM_SPEED = 0.4


@value_type
class Tempo:
    """``pace`` in epochs a second, and ``animation_speed``."""

    pace: float
    animation_speed: float


def telling(phase: Phase) -> Tempo:
    """How fast a phase is told."""
    return Tempo(TELLING_PACE, TELLING_SPEEDS[phase])


def guided_tempo(
    epoch: int, state: State, phase: Phase = Phase.FORWARD, told: int = TOLD_EPOCHS
) -> Tempo:
    """How fast to play at ``epoch`` of a run that stands like this there, in this phase of it;
    ``told``: so many epochs are told phase by phase (none of another start of the same story).
    """
    if epoch < told:
        return telling(phase)
    pace = min(FIRST_PACE + GROWTH * (epoch - told), FASTEST_PACE)
    if state in SETTLED:
        pace = min(pace, SETTLED_PACE)
    return Tempo(RANGES["pace"].rounded(pace), STREAM_SPEED)


def guide(snapshot: Snapshot) -> tuple[Command, ...]:
    """What leads a visitor's run, to be given before each tick while the visitor view is shown.

    A win is celebrated, once in each run, and never while a question is open or a race is on, which
    no card lies over either; a story that has come to its end is marked; the tempo is
    the guided one. A single step is told as slowly as the first epochs; a run that stands still is
    left alone.
    """
    if is_won(snapshot):
        return (CelebrateWin(),)
    turn = snapshot.turn
    asked = turn is not None and turn.state is not Turn.WATCH
    if (asked or snapshot.races) and snapshot.card_open:
        return (SelectConnection(None),)
    asked_all = turn is not None and turn.state is Turn.END
    settled = snapshot.outcome.state in ENDS and not snapshot.outcome.bouncing
    raced = snapshot.race is not None and snapshot.race.stage is Stage.END
    ended = raced or (snapshot.started and (settled or asked_all))
    if ended and snapshot.preset.name not in snapshot.finished:
        return (FinishStory(), *_led(snapshot))
    return _led(snapshot)


def is_won(snapshot: Snapshot) -> bool:
    """Whether all rows have come right, by learning, and nobody has been told of it yet."""
    outcome, turn = snapshot.outcome, snapshot.turn
    if snapshot.races or (turn is not None and turn.is_open):
        return False  # first things first: somebody has said what comes, and waits for it
    if snapshot.crowned or outcome.state is not State.SOLVED or not outcome.since:
        return False
    if outcome.bouncing:
        return False  # the next step may spoil it
    return snapshot.playing or (snapshot.epoch == snapshot.last_epoch and not snapshot.moves)


def _led(snapshot: Snapshot) -> tuple[ChangeSetting, ...]:
    staged = snapshot.moment.mode is Mode.STAGED
    phase = snapshot.moment.phase if staged else Phase.FORWARD
    if snapshot.playing:
        told = TOLD_EPOCHS if not snapshot.tries else 0
        wanted = guided_tempo(snapshot.epoch, snapshot.outcome.state, phase, told)
        return changes(snapshot.settings, wanted)
    if staged:
        return changes(snapshot.settings, telling(phase))
    return ()


def unguided(snapshot: Snapshot) -> tuple[ChangeSetting, ...]:
    """The commands for entering the lab: its usual tempo, where the guide has set another."""
    usual = Settings()
    return changes(snapshot.settings, Tempo(usual.pace, usual.animation_speed))


def changes(settings: Settings, wanted: Tempo) -> tuple[ChangeSetting, ...]:
    """The commands that lead from the settings in force to a tempo."""
    return tuple(
        ChangeSetting(name, getattr(wanted, name))
        for name in ("pace", "animation_speed")
        if getattr(settings, name) != getattr(wanted, name)
    )
