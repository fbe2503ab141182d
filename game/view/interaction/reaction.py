"""What follows from an input."""

from dataclasses import dataclass

from game.view.scene.actions import Action
from game.view.scene.interface import Interface


@dataclass(frozen=True, slots=True)
class Reaction:
    """The next interface, and what is to be done, in this order.

    Commands go to the session. Interface actions are not yet part of ``interface``: ``reduce``
    applies them to it; full screen, saving and leaving are also the application's to do.
    """

    interface: Interface
    actions: tuple[Action, ...] = ()
