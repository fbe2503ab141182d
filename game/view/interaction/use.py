"""Using a control: what a click, Enter or an arrow key inside a group does with it."""

from dataclasses import replace

from game.view.interaction.changes import QUIET, show_toast
from game.view.interaction.reaction import Reaction
from game.view.scene.control import Control, Kind
from game.view.scene.interface import Interface


def use(interface: Interface, control: Control) -> Reaction:
    """What using the control does; a disabled one says why it is."""
    interface = replace(interface, hovered_for=QUIET)
    if not control.enabled:
        return Reaction(show_toast(interface, control.tip))
    if control.kind is Kind.CONNECTION and control.selected:
        return Reaction(interface)  # pinned already: it stays
    return Reaction(interface, () if control.action is None else (control.action,))
