"""Using a control: what follows when a click, Enter or an arrow key inside a group does it."""

from dataclasses import replace
from typing import NamedTuple

from game.view.interaction.changes import QUIET, show_toast
from game.view.scene.actions import Action
from game.view.scene.control import Control, Kind
from game.view.scene.interface import Interface, Typing


class Reaction(NamedTuple):
    """The next interface, and what is to be done, in this order.

    Commands go to the session. Interface actions are not yet part of ``interface``: ``reduce``
    applies them to it; full screen, saving and leaving are also the application's to do.
    """

    interface: Interface
    actions: tuple[Action, ...] = ()


def use(interface: Interface, control: Control) -> Reaction:
    """What using the control does; a disabled one says why it is."""
    interface = replace(interface, hovered_for=QUIET)
    if not control.enabled:
        return Reaction(show_toast(interface, control.tip))
    if control.kind is Kind.FIELD:
        return Reaction(replace(interface, typing=Typing(control.id, "")))
    if control.kind in (Kind.CONNECTION, Kind.NEURON) and control.selected:
        return Reaction(interface)  # pinned already: it stays
    return Reaction(interface, () if control.action is None else (control.action,))
