"""The panels of the attract show, and the cards of menu and PIN pad."""

from collections.abc import Sequence

from game.view.controls.surroundings import Measure
from game.view.panel import Overlay, Panel


def standby_panels() -> Sequence[Panel]:
    """Caption, invitation and ribbon of the attract show."""
    return ()


def standby_overlays(measure: Measure) -> Sequence[Overlay]:
    """The menu and the PIN pad."""
    return ()
