"""The panels of the attract show, and the cards of menu and PIN pad."""

from collections.abc import Sequence

from game.view.attract.caption import AttractCaption, AttractLine, InvitationPanel
from game.view.attract.ribbon import RibbonPanel
from game.view.cards.menu import MenuCard
from game.view.cards.pin_pad import PinCard
from game.view.scene.panel import Overlay, Panel
from game.view.scene.surroundings import Measure


def standby_panels() -> Sequence[Panel]:
    """Caption, invitation and ribbon of the attract show."""
    return (AttractCaption(), AttractLine(), InvitationPanel(), RibbonPanel())


def standby_overlays(_measure: Measure) -> Sequence[Overlay]:
    """The menu and the PIN pad."""
    return (MenuCard(), PinCard())
