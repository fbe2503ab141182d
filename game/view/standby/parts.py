"""The panels of the attract show, and the cards of menu and PIN pad."""

from collections.abc import Sequence

from game.view.controls.surroundings import Measure
from game.view.panel import Overlay, Panel
from game.view.standby.attract import AttractCaption, AttractLine, InvitationPanel
from game.view.standby.menu import MenuCard
from game.view.standby.pin import PinCard
from game.view.standby.ribbon import RibbonPanel


def standby_panels() -> Sequence[Panel]:
    """Caption, invitation and ribbon of the attract show."""
    return (AttractCaption(), AttractLine(), InvitationPanel(), RibbonPanel())


def standby_overlays(_measure: Measure) -> Sequence[Overlay]:
    """The menu and the PIN pad."""
    return (MenuCard(), PinCard())
