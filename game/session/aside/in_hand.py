"""A weight in hand: moved by so much; and what becomes of it when something else is done: trained
on from, or put back.
"""

from typing import Final

from game.session import commands as c
from game.session.snapshot import Snapshot
from game.session.tape.by_hand import Hand

# What is left of a sum of decimals is no digit of it.
DIGITS: Final = 10

TRAINS: Final = (c.TogglePlay, c.StepEpoch, c.TrainTo, c.GoToTerm)
ENDS_HAND: Final = (
    c.PutWeightBack,
    c.StepBack,
    c.LeaveTerms,
    c.Seek,
    c.SelectPreset,
    c.UndoPreset,
    c.BringBack,
    c.UndoDrop,
    c.SelectNeuron,
    c.TellAgain,
    c.CelebrateWin,
    c.AskQuestions,
    c.PoseQuestion,
    c.BeginRace,
)


def trains_on(command: c.Command) -> bool:
    """Whether training goes on with it, from what is in hand."""
    if isinstance(command, c.StepTerm):
        return command.by > 0
    return isinstance(command, TRAINS)


def puts_back(command: c.Command, hand: Hand | None) -> bool:
    """Whether what is in hand is let go of, as what it was."""
    if isinstance(command, c.SelectConnection):
        return hand is not None and hand.parameter != command.parameter
    if isinstance(command, c.StepTerm):
        return command.by <= 0
    return isinstance(command, ENDS_HAND)


def nudged(value: float, by: float) -> float:
    """So much larger or smaller: a decimal number stays one."""
    return round(value + by, DIGITS)


def notched(snapshot: Snapshot, by: float) -> c.TakeInHand | None:
    """The pinned weight, so much larger or smaller; None where none is pinned."""
    pinned = snapshot.pinned
    if pinned is None:
        return None
    return c.TakeInHand(pinned, nudged(snapshot.trace.parameters.value(pinned), by))
