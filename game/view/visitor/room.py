"""The network's room while a chosen neuron fills it: which neurons do, and the cross of it."""

from typing import Final

from game.session.commands import SelectNeuron
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.scene.actions import ToggleAnswerCurve
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.interface import ROOM_TAB, Interface
from game.view.visitor.close_button import INSET, SIZE, close_box

PANEL: Final = "room"
CLOSE_ID: Final = "room-close"


def is_room_open(snapshot: Snapshot) -> bool:
    """Whether a neuron is chosen: it fills the room, the answer with its square."""
    return snapshot.pinned_neuron is not None


def shows_neuron(snapshot: Snapshot, interface: Interface) -> bool:
    """Whether a neuron's card fills the room: a hidden one's, or the output's own curve."""
    return is_room_open(snapshot) and not shows_belief(snapshot, interface)


def shows_belief(snapshot: Snapshot, interface: Interface) -> bool:
    """Whether the square fills it: the output is chosen, and not its curve."""
    return _is_output(snapshot) and not interface.answer_curve


def _is_output(snapshot: Snapshot) -> bool:
    return snapshot.pinned_neuron == snapshot.topology.neurons[-1]


def close_controls(context: ControlContext) -> list[Control]:
    """The cross of the open room."""
    room = context.layout.room
    if room is None:
        return []
    close = Control(
        id=CLOSE_ID,
        kind=Kind.CLOSE,
        target=close_box(room),
        panel=PANEL,
        tip=context.tip("card-close"),
        icon="close",
        action=SelectNeuron(None),
    )
    return [*_tab(context, room), close] if _is_output(context.snapshot) else [close]


def _tab(context: ControlContext, room: Box) -> list[Control]:
    """The output has two pages: its square, and its own curve."""
    curve = context.interface.answer_curve
    return [
        Control(
            id=ROOM_TAB,
            kind=Kind.BUTTON,
            target=tab_box(room),
            panel=PANEL,
            tip=context.tip("room-square" if curve else "room-curve"),
            icon="square" if curve else "small-curve",
            action=ToggleAnswerCurve(),
        )
    ]


def tab_box(room: Box) -> Box:
    """The target of the button that leads to the output's other page: beside the cross."""
    close = close_box(room)
    return close._replace(x=close.x - INSET - SIZE)
