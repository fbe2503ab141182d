"""What can be asked of the screen: actions of the interface, beside the session's commands."""

from dataclasses import dataclass
from enum import Enum

from game.session.commands import Command


class Tab(Enum):
    """What the graphs panel shows."""

    LOSS = "loss"
    MAP = "map"
    ACTIVATIONS = "activations"
    DELTAS = "deltas"
    WEIGHTS = "weights"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class SelectTab:
    """Show another graph."""

    tab: Tab


@dataclass(frozen=True, slots=True)
class ToggleSettings:
    """Open or close the settings."""


@dataclass(frozen=True, slots=True)
class ToggleAllFutures:
    """All futures beside each other, or two."""


@dataclass(frozen=True, slots=True)
class ToggleCheck:
    """Open or close the sheet of the gradient check."""


@dataclass(frozen=True, slots=True)
class ToggleHelp:
    """Open or close the card of keys."""


@dataclass(frozen=True, slots=True)
class ToggleFullscreen:
    """To full screen and back."""


@dataclass(frozen=True, slots=True)
class SavePicture:
    """Save the picture and the run's table."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the program."""


@dataclass(frozen=True, slots=True)
class SwitchView:
    """From the visitor view to the lab, and back."""


@dataclass(frozen=True, slots=True)
class GoHome:
    """Everything as it was at the beginning: run, view, language, all."""


@dataclass(frozen=True, slots=True)
class ToggleMenu:
    """Open or close the menu of languages, contrast, motion and sound."""


@dataclass(frozen=True, slots=True)
class SelectLanguage:
    """All texts in another language."""

    language: str


@dataclass(frozen=True, slots=True)
class ToggleContrast:
    """Between the dark and the high-contrast theme."""


@dataclass(frozen=True, slots=True)
class ToggleMotion:
    """Between moving packets and a picture that keeps still."""


@dataclass(frozen=True, slots=True)
class ToggleMute:
    """Sound off, or on again."""


@dataclass(frozen=True, slots=True)
class KeepGoing:
    """Somebody is still here."""


@dataclass(frozen=True, slots=True)
class EnterDigit:
    """A digit of the PIN."""

    digit: str


@dataclass(frozen=True, slots=True)
class EraseDigit:
    """Take the last digit of the PIN back."""


@dataclass(frozen=True, slots=True)
class ClosePinPad:
    """Staff do not want to leave after all."""


@dataclass(frozen=True, slots=True)
class NudgeTargets:
    """What can be answered with draws attention to itself."""


@dataclass(frozen=True, slots=True)
class AttractTouched:
    """Somebody came: end the attract show."""


@dataclass(frozen=True, slots=True)
class ShowBubble:
    """Tell about the thing whose control has this id; None: about nothing any more."""

    control: str | None


@dataclass(frozen=True, slots=True)
class ToggleAnswerCurve:
    """In the room of the answer: from its square to its own curve, and back."""


@dataclass(frozen=True, slots=True)
class ScrollStories:
    """Let the row of the stories' cards glide from column ``first`` as its leftmost to column
    ``to``; ``chosen`` is the story that is chosen meanwhile.
    """

    first: int
    to: int
    chosen: str


InterfaceAction = (
    SelectTab
    | ToggleAllFutures
    | ToggleSettings
    | ToggleCheck
    | ToggleHelp
    | ToggleFullscreen
    | SavePicture
    | Quit
    | SwitchView
    | GoHome
    | ToggleMenu
    | SelectLanguage
    | ToggleContrast
    | ToggleMotion
    | ToggleMute
    | KeepGoing
    | EnterDigit
    | EraseDigit
    | ClosePinPad
    | NudgeTargets
    | AttractTouched
    | ShowBubble
    | ToggleAnswerCurve
    | ScrollStories
)
Action = Command | InterfaceAction
