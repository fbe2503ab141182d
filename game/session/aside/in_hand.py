"""What becomes of a weight in hand when something else is done: trained on from, or put back."""

from typing import Final

from game.session import commands as c
from game.session.tape.by_hand import Hand

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
