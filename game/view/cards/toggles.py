"""What the menu turns on and off, and so how large its card is."""

from typing import NamedTuple

from game.view.cards.places import MenuPlaces, menu_places
from game.view.scene.interface import Action, Interface, ToggleContrast, ToggleMotion, ToggleMute
from game.view.scene.layout import Layout
from game.view.scene.offers import Offers


class Toggle(NamedTuple):
    """Something that is on or off."""

    name: str
    icon: str
    is_on: bool
    action: Action


def toggles_of(interface: Interface, offers: Offers) -> tuple[Toggle, ...]:
    """Contrast, motion, and sound where there is any."""
    contrast = Toggle("contrast", "contrast", interface.high_contrast, ToggleContrast())
    still = interface.reduced_motion
    motion = Toggle("motion", "still" if still else "motion", still, ToggleMotion())
    if not offers.sound:
        return (contrast, motion)
    icon = "mute" if interface.muted else "volume"
    return (contrast, motion, Toggle("sound", icon, not interface.muted, ToggleMute()))


def places_of_menu(layout: Layout, interface: Interface, offers: Offers) -> MenuPlaces:
    """Where the menu and its parts are."""
    return menu_places(layout, len(offers.languages), len(toggles_of(interface, offers)))
