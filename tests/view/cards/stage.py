"""Scenes of the pages while nobody is there, and of the cards, at any size and in both palettes."""

from dataclasses import replace

import pygame

from game.app import paths
from game.session.snapshot import Snapshot
from game.view.control_table import build_controls
from game.view.drawing.text.text_log import TextBox
from game.view.drawing.theme import DARK, HIGH_CONTRAST
from game.view.pages import layout_of
from game.view.scene.control import Control
from game.view.scene.features import Features
from game.view.scene.interface import Attract, Countdown, Interface, PinPad
from game.view.scene.page import View
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.screen import Screen
from tests.view.stage import ENGLISH, PRESETS, WIDE, kit

# Names as long as names of languages get.
NAMES = {"de": "Deutsch", "fr": "Français", "nl": "Nederlands", "pt": "Português"}
LANGUAGES = {"en": ENGLISH} | {
    code: Texts(code, {**ENGLISH.entries, "language.name": name}) for code, name in NAMES.items()
}
FEATURES = Features(sound=True, languages=LANGUAGES)
VISITOR = Interface(view=View.VISITOR)
PROJECTOR = replace(VISITOR, large_text=True)
LAB = Interface()
SAID = (("epoch", "151"), ("right", "4"), ("rows", "4"))
SHOW = replace(
    VISITOR,
    attract=Attract(0, "attract.show.unlucky", "attract.show.solved-first", SAID),
)
COUNTDOWN = replace(VISITOR, countdown=Countdown(14, 0.7))
MENU = replace(VISITOR, menu_open=True)
PIN = replace(VISITOR, pin_pad=PinPad(2, "pin.locked", 6, 3600))


def over(page: Interface, card: Interface) -> Interface:
    """The cards of one interface over the page of another."""
    return replace(page, countdown=card.countdown, menu_open=card.menu_open, pin_pad=card.pin_pad)


def screen(log: list[TextBox] | None = None, features: Features = FEATURES) -> Screen:
    return Screen(paths.FONTS, ENGLISH, PRESETS, log=log, features=features)


def scene(
    seen: Snapshot,
    interface: Interface,
    size: tuple[int, int] = WIDE,
    features: Features = FEATURES,
) -> Scene:
    layout = layout_of(seen, interface, size)
    measure = kit(layout.scale).typeface.width
    controls = build_controls(seen, interface, layout, ENGLISH, measure, PRESETS, features=features)
    palette = HIGH_CONTRAST if interface.high_contrast else DARK
    return Scene(seen, interface, layout, ENGLISH, palette, lambda: controls, features)


def targets(given: Scene, panel: str) -> list[Control]:
    """The controls of a card; they lie in the window, are large enough and keep a distance."""
    controls = list(given.controls_of(panel))
    # Of the visitor view, whose window is at least 1440 by 1080 units.
    unit = min(given.layout.width / 1440, given.layout.height / 1080, 1.0)
    for place, control in enumerate(controls):
        box = control.target
        assert given.layout.window.covers(box), control.id
        assert min(box.w, box.h) >= 64 * unit, control.id
        for other in controls[place + 1 :]:
            assert not box.inset(-7.9 * unit).overlaps(other.target), (control.id, other.id)
    return controls


def surface(size: tuple[int, int]) -> pygame.Surface:
    return pygame.Surface(size, 0, 32)
