"""Typing a number into a slider."""

from dataclasses import replace
from typing import Final

from game.view.interaction.answering import DIGITS
from game.view.interaction.changes import show_toast
from game.view.interaction.use import Reaction
from game.view.scene.control import Control, Kind
from game.view.scene.inputs import KeyPressed
from game.view.scene.interface import HAND_FIELD, Typing
from game.view.scene.scene import Scene
from game.view.widgets.sliders.sliding import refusal

SIGN: Final = "-"
NUMBER_KEYS: Final = DIGITS | frozenset(".,") | {SIGN}
# A number begins with these: point and comma alone lead through an epoch.
FIRST_KEYS: Final = NUMBER_KEYS - {".", ","}
# A decimal comma is a point, too.
COMMA, POINT = ",", "."
LONGEST_NUMBER: Final = 10


def begun(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """A digit begins a number; so does Enter, with nothing typed yet."""
    sign = event.among(FIRST_KEYS)
    if sign in FIRST_KEYS:
        return Reaction(replace(scene.interface, typing=Typing(control.id, sign)))
    if event.name == "enter" and not event.repeated:
        return Reaction(replace(scene.interface, typing=Typing(control.id, "")))
    return None


def begun_in_field(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """On a pinned connection a digit takes its weight in hand, and begins a number in the field of
    its card.
    """
    digit, sliding = event.among(DIGITS), control.sliding
    if sliding is None or digit not in DIGITS:
        return None
    typing = replace(scene.interface, typing=Typing(HAND_FIELD, digit))
    return Reaction(typing, (sliding.step(0),))


def begun_in_hand(event: KeyPressed, scene: Scene) -> Reaction | None:
    """While a weight is in hand digits are meant for it, from wherever one is."""
    digit = event.among(DIGITS)
    if digit not in DIGITS or scene.control(HAND_FIELD) is None:
        return None
    return Reaction(replace(scene.interface, typing=Typing(HAND_FIELD, digit)))


def typed(event: KeyPressed, typing: Typing, control: Control, scene: Scene) -> Reaction:
    """One key of a number: all keys are the number's until Enter or Escape."""
    interface = scene.interface
    match event.among(NUMBER_KEYS):
        case "enter":
            return _applied(typing, control, scene)
        case "escape":
            return Reaction(replace(interface, typing=None))
        case "backspace" | "delete":
            typing = typing._replace(text=typing.text[:-1])
        case key if key == SIGN:
            # Wherever it is typed it turns the sign.
            text = typing.text
            typing = typing._replace(text=text[1:] if text.startswith(SIGN) else SIGN + text)
        case key if key in NUMBER_KEYS and len(typing.text) < LONGEST_NUMBER:
            typing = typing._replace(text=typing.text + key.replace(COMMA, POINT))
    return Reaction(replace(interface, typing=typing))


def _applied(typing: Typing, control: Control, scene: Scene) -> Reaction:
    """Enter: the number is taken, or it is said which ones would be."""
    interface = replace(scene.interface, typing=None)
    sliding = control.sliding
    if sliding is None or (not typing.text and control.kind is not Kind.FIELD):
        return Reaction(interface)
    action = sliding.typed(typing.text)
    if action is None:
        return Reaction(show_toast(interface, refusal(sliding, control.label, scene.texts)))
    return Reaction(interface, (action,))
