"""What is open, hovered, focused or being typed: the part of the picture that is not the run's.

The interface is a value; actions and the pointer give the next one. Nothing here reaches the
session.
"""

from dataclasses import dataclass
from enum import Enum

from game.engine.topology import ParameterId
from game.session.commands import Command


class Tab(Enum):
    """What the graphs panel shows."""

    LOSS = "loss"
    ACTIVATIONS = "activations"
    DELTAS = "deltas"
    WEIGHTS = "weights"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Typing:
    """A number being typed into the slider ``control``."""

    control: str
    text: str


@dataclass(frozen=True, slots=True)
class Toast:
    """A sentence shown for a while: ``ticks`` are left; a ``warning``, or plain news."""

    text: str
    ticks: int
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Interface:
    """State of the screen.

    ``pointer`` is in logical units, None while it is away (touch released, outside the window).
    ``hovered``, ``focused`` and ``pressed`` are control ids; the focus ring shows only while
    ``focus_visible`` (keyboard use); ``focused_before_help`` has it again when the help closes.
    ``hovered_for`` counts ticks, for tooltips.
    """

    tab: Tab = Tab.LOSS
    settings_open: bool = False
    help_open: bool = False
    pointer: tuple[float, float] | None = None
    hovered: str | None = None
    hovered_for: int = 0
    focused: str | None = None
    focus_visible: bool = False
    pressed: str | None = None
    typing: Typing | None = None
    toast: Toast | None = None
    fullscreen: bool = False
    focused_before_help: str | None = None

    @property
    def active_connection(self) -> str | None:
        """The control id under the pointer or in visible focus."""
        return self.hovered or (self.focused if self.focus_visible else None)


@dataclass(frozen=True, slots=True)
class SelectTab:
    """Show another graph."""

    tab: Tab


@dataclass(frozen=True, slots=True)
class ToggleSettings:
    """Open or close the settings."""


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
class CloseOpen:
    """Close what is open: help, then settings, then the pinned card, then full screen."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the program."""


InterfaceAction = (
    SelectTab | ToggleSettings | ToggleHelp | ToggleFullscreen | SavePicture | CloseOpen | Quit
)
Action = Command | InterfaceAction


def connection_control(name: str) -> str:
    """The control id of a connection or bias (``x1-h1``, ``b.h1``)."""
    return f"connection.{name}"


def peeked(interface: Interface, by_name: dict[str, ParameterId]) -> ParameterId | None:
    """The connection under the pointer or in visible focus, if any."""
    control = interface.active_connection
    if control is None or not control.startswith("connection."):
        return None
    return by_name.get(control.removeprefix("connection."))
