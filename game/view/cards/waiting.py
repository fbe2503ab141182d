"""Cards that wait for an answer: while one is open nothing else reacts."""

from collections.abc import Callable
from typing import Final, NamedTuple

from game.view.cards.menu import places_of_menu
from game.view.cards.pin_pad import pin_places
from game.view.drawing.box import Box
from game.view.scene.actions import Action, ClosePinPad, KeepGoing, ToggleHelp, ToggleMenu
from game.view.scene.interface import Interface
from game.view.scene.scene import Scene


class WaitingCard(NamedTuple):
    """One of the cards.

    ``closes``: what a touch elsewhere does; ``box``: where touches beside its controls mean
    nothing, None where they close it, too; ``by_enter``: so do Enter and Space; ``escape_only``:
    no other key of the table means anything.
    """

    is_open: Callable[[Interface], bool]
    closes: Action
    box: Callable[[Scene], Box | None]
    by_enter: bool = False
    escape_only: bool = False


def _nowhere(_scene: Scene) -> None:
    return None


# The uppermost first, as MODAL_PANELS has them.
CARDS: Final = (
    WaitingCard(
        lambda interface: interface.pin_pad is not None,
        ClosePinPad(),
        lambda scene: pin_places(scene.layout).card,
        escape_only=True,
    ),
    WaitingCard(
        lambda interface: interface.countdown is not None, KeepGoing(), _nowhere, by_enter=True
    ),
    WaitingCard(lambda interface: interface.help_open, ToggleHelp(), _nowhere, by_enter=True),
    WaitingCard(
        lambda interface: interface.menu_open,
        ToggleMenu(),
        lambda scene: places_of_menu(scene.layout, scene.interface, scene.features).card,
    ),
)


def waiting_card(interface: Interface) -> WaitingCard | None:
    """The card that waits, if any."""
    return next((card for card in CARDS if card.is_open(interface)), None)


def is_on_card(card: WaitingCard, scene: Scene, x: float, y: float) -> bool:
    """Whether a point lies on the card, where a touch beside its controls closes nothing."""
    box = card.box(scene)
    return box is not None and box.contains(x, y)
