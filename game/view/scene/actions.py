"""What can be asked of the screen: actions of the interface, beside the session's commands."""

from enum import Enum

from game.engine.value_type import value_type
from game.session.commands import Command, Simple


class Tab(Enum):
    """What the graphs panel shows."""

    LOSS = "loss"
    MAP = "map"
    ACTIVATIONS = "activations"
    DELTAS = "deltas"
    WEIGHTS = "weights"
    ALL = "all"


@value_type
class SelectTab:
    """Show another graph."""

    tab: Tab


class ToggleSettings(Simple):
    """Open or close the settings."""

    __slots__ = ()


class ToggleAllFutures(Simple):
    """All futures beside each other, or two."""

    __slots__ = ()


class ToggleCheck(Simple):
    """Open or close the sheet of the gradient check."""

    __slots__ = ()


class ToggleHelp(Simple):
    """Open or close the card of keys."""

    __slots__ = ()


class ToggleFullscreen(Simple):
    """To full screen and back."""

    __slots__ = ()


class SavePicture(Simple):
    """Save the picture and the run's table."""

    __slots__ = ()


class Quit(Simple):
    """Leave the program."""

    __slots__ = ()


class SwitchView(Simple):
    """From the visitor view to the lab, and back."""

    __slots__ = ()


class GoHome(Simple):
    """Everything as it was at the beginning: run, view, language, all."""

    __slots__ = ()


class ToggleMenu(Simple):
    """Open or close the menu of languages, contrast, motion and sound."""

    __slots__ = ()


@value_type
class SelectLanguage:
    """All texts in another language."""

    language: str


class ToggleContrast(Simple):
    """Between the dark and the high-contrast theme."""

    __slots__ = ()


class ToggleMotion(Simple):
    """Between moving packets and a picture that keeps still."""

    __slots__ = ()


class ToggleMute(Simple):
    """Sound off, or on again."""

    __slots__ = ()


class KeepGoing(Simple):
    """Somebody is still here."""

    __slots__ = ()


@value_type
class EnterDigit:
    """A digit of the PIN."""

    digit: str


class EraseDigit(Simple):
    """Take the last digit of the PIN back."""

    __slots__ = ()


class ClosePinPad(Simple):
    """Staff do not want to leave after all."""

    __slots__ = ()


class NudgeTargets(Simple):
    """What can be answered with draws attention to itself."""

    __slots__ = ()


class AttractTouched(Simple):
    """Somebody came: end the attract show."""

    __slots__ = ()


@value_type
class ShowBubble:
    """Tell about the thing whose control has this id; None: about nothing any more."""

    control: str | None


class ToggleAnswerCurve(Simple):
    """In the room of the answer: from its square to its own curve, and back."""

    __slots__ = ()


@value_type
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
