"""The controls of the attract show, the countdown, the menu and the PIN pad."""

from game.view.control import Control
from game.view.controls.surroundings import Surroundings


def attract_controls(around: Surroundings) -> list[Control]:
    """The invitation."""
    return []


def countdown_controls(around: Surroundings) -> list[Control]:
    """Keep going."""
    return []


def menu_controls(around: Surroundings) -> list[Control]:
    """Languages, contrast, motion, sound."""
    return []


def pin_controls(around: Surroundings) -> list[Control]:
    """Digits."""
    return []
