"""The controls of the visitor view."""

from game.view.control import Control
from game.view.controls.surroundings import Surroundings


def visitor_row_controls(around: Surroundings) -> list[Control]:
    """The cards of the truth table."""
    return []


def visitor_card_controls(around: Surroundings) -> list[Control]:
    """The cross of the open card."""
    return []


def dock_controls(around: Surroundings) -> list[Control]:
    """Play, Step, stories or timeline, and the buttons at the right end."""
    return []
