"""The controls of the attract show, the countdown, the menu and the PIN pad."""

from collections.abc import Mapping
from typing import Final

from game.view.cards.places import (
    ATTRACT,
    CLOSE,
    COUNTDOWN,
    ERASE,
    KEEP_GOING,
    MENU,
    PIN,
    PIN_KEYS,
    TOUCH_TO_TRY,
    MenuPlaces,
    countdown_places,
    pin_places,
)
from game.view.cards.toggles import places_of_menu, toggles_of
from game.view.scene.control import Control, Kind
from game.view.scene.interface import (
    Action,
    AttractTouched,
    ClosePinPad,
    EnterDigit,
    EraseDigit,
    KeepGoing,
    SelectLanguage,
    ToggleMenu,
)
from game.view.scene.surroundings import Surroundings

LANGUAGE_GROUP: Final = "language"
# Keys of the pad that are no digits: their icons and what they do.
PIN_ACTIONS: Final[Mapping[str, tuple[str, Action]]] = {
    ERASE: ("erase", EraseDigit()),
    CLOSE: ("close", ClosePinPad()),
}


def attract_controls(around: Surroundings) -> list[Control]:
    """The invitation."""
    boxes = around.layout.visitor
    if around.interface.attract is None or boxes is None or boxes.invitation is None:
        return []
    return [
        Control(
            id=TOUCH_TO_TRY,
            kind=Kind.PRIMARY,
            target=boxes.invitation,
            panel=ATTRACT,
            label=around.texts("standby.touch"),
            icon="hand",
            action=AttractTouched(),
        )
    ]


def countdown_controls(around: Surroundings) -> list[Control]:
    """Keep going."""
    if around.interface.countdown is None:
        return []
    return [
        Control(
            id=KEEP_GOING,
            kind=Kind.PRIMARY,
            target=countdown_places(around.layout).pill,
            panel=COUNTDOWN,
            label=around.texts("countdown.keep"),
            icon="hand",
            action=KeepGoing(),
        )
    ]


def menu_controls(around: Surroundings) -> list[Control]:
    """Languages, contrast, motion, sound; and the cross."""
    if not around.interface.menu_open:
        return []
    toggles = toggles_of(around.interface, around.offers)
    places = places_of_menu(around.layout, around.interface, around.offers)
    controls = _language_controls(around, places)
    for toggle, box in zip(toggles, places.toggles, strict=True):
        controls.append(
            Control(
                id=f"menu.{toggle.name}",
                kind=Kind.BUTTON,
                target=box,
                panel=MENU,
                label=around.texts(f"menu.{toggle.name}"),
                icon=toggle.icon,
                action=toggle.action,
                selected=toggle.is_on,
            )
        )
    close = Control(
        id="menu-close",
        kind=Kind.CLOSE,
        target=places.close,
        panel=MENU,
        icon="close",
        action=ToggleMenu(),
    )
    return [*controls, close]


def pin_controls(around: Surroundings) -> list[Control]:
    """The keys of the pad; while it is locked it can only be put away."""
    pad = around.interface.pin_pad
    if pad is None:
        return []
    controls = []
    for key, box in zip(PIN_KEYS, pin_places(around.layout).keys, strict=True):
        icon, action = PIN_ACTIONS.get(key, (None, EnterDigit(key)))
        controls.append(
            Control(
                id=f"pin.{key}",
                kind=Kind.BUTTON,
                target=box,
                panel=PIN,
                label="" if icon else key,
                icon=icon,
                action=action,
                enabled=key == CLOSE or not pad.seconds,
            )
        )
    return controls


def _language_controls(around: Surroundings, places: MenuPlaces) -> list[Control]:
    """Each language under the name that its own speakers give it."""
    languages = around.offers.languages.items()
    return [
        Control(
            id=f"language.{code}",
            kind=Kind.SEGMENT,
            target=box,
            panel=MENU,
            label=texts("language.name"),
            action=SelectLanguage(code),
            selected=code == around.texts.language,
            group=LANGUAGE_GROUP,
        )
        for (code, texts), box in zip(languages, places.languages, strict=True)
    ]
