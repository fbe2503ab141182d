"""The PIN pad: staff enter their PIN, digit by digit."""

from collections.abc import Hashable, Mapping
from typing import Final, NamedTuple

from game.view.cards.card_buttons import card, draw_key
from game.view.cards.places import EDGE, centered, grid, rows_of
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.large import lettering
from game.view.scene.actions import Action, ClosePinPad, EnterDigit, EraseDigit
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.interface import PinPad
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene
from game.view.widgets.appearance import appearance_of, appearances_in
from game.view.widgets.notes.places import CARD_MARGIN
from game.view.widgets.push_buttons import content_color

# In units of the design, times the card's unit.
TITLE_ICON: Final = 54.0
TITLE_GAP: Final = 8.0
DIGIT: Final = 54.0
KEY_ICON: Final = 68.0
DOT: Final = 13.0
DOT_EDGE: Final = 3.0
DOT_PITCH: Final = 52.0
PIN: Final = "pin"
PIN_PADDING: Final = 30.0
PIN_KEY: Final = (176.0, 100.0)
PIN_GAP: Final = 14.0
PIN_TITLE: Final = 60.0
PIN_DOTS: Final = 56.0
PIN_MESSAGE: Final = 60.0
ERASE: Final = "erase"
CLOSE: Final = "close"
# As on a telephone.
PIN_KEYS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", ERASE, "0", CLOSE)
PIN_COLUMNS: Final = 3
# Keys of the pad that are no digits: their icons and what they do.
PIN_ACTIONS: Final[Mapping[str, tuple[str, Action]]] = {
    ERASE: ("erase", EraseDigit()),
    CLOSE: ("close", ClosePinPad()),
}


class PinPlaces(NamedTuple):
    """The PIN pad's card and what is on it; ``keys`` in the order of PIN_KEYS."""

    unit: float
    card: Box
    title: Box
    dots: Box
    message: Box
    keys: tuple[Box, ...]


def pin_places(layout: Layout) -> PinPlaces:
    """In the middle of the window."""
    rows = rows_of(len(PIN_KEYS), PIN_COLUMNS)
    width = 2 * PIN_PADDING + PIN_COLUMNS * PIN_KEY[0] + (PIN_COLUMNS - 1) * PIN_GAP
    above = PIN_TITLE + PIN_DOTS + PIN_MESSAGE
    height = 2 * PIN_PADDING + above + rows * PIN_KEY[1] + (rows - 1) * PIN_GAP
    room = layout.window.inset(EDGE)
    unit = min(lettering.enlargement(layout.page), room.w / width, room.h / height)
    card = centered(layout, width * unit, height * unit)
    inner = card.inset(PIN_PADDING * unit)
    title = Box(inner.x, inner.y, inner.w, PIN_TITLE * unit)
    dots = Box(inner.x, title.bottom, inner.w, PIN_DOTS * unit)
    message = Box(inner.x, dots.bottom, inner.w, PIN_MESSAGE * unit)
    first = Box(inner.x, message.bottom, inner.w, PIN_KEY[1] * unit)
    keys = grid(first, PIN_GAP * unit, len(PIN_KEYS), PIN_COLUMNS)
    return PinPlaces(unit, card, title, dots, message, keys)


def pin_controls(context: ControlContext) -> list[Control]:
    """The keys of the pad; while it is locked, or no PIN opens, it can only be put away."""
    pad = context.interface.pin_pad
    if pad is None:
        return []
    controls = []
    for key, box in zip(PIN_KEYS, pin_places(context.layout).keys, strict=True):
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
                enabled=key == CLOSE or (pad.length > 0 and not pad.seconds),
            )
        )
    return controls


class PinCard:
    """A card in the middle of the window; over everything while it is open."""

    name = PIN
    margin = CARD_MARGIN

    def box(self, scene: Scene) -> Box | None:
        """Where the card is; None while it is closed."""
        return None if scene.interface.pin_pad is None else pin_places(scene.layout).card

    def key(self, scene: Scene) -> Hashable:
        """How the keys look, how many digits there are and what is said."""
        looks = appearances_in(scene, PIN)
        pad = scene.interface.pin_pad
        return pin_places(scene.layout), looks, pad, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the card and everything on it."""
        pad, places = scene.interface.pin_pad, pin_places(scene.layout)
        if pad is None:
            return
        canvas.panel(places.card, canvas.style(card))
        _draw_title(canvas, scene, places)
        _draw_dots(canvas, pad, places)
        _draw_message(canvas, scene, pad, places)
        for control in scene.controls_of(PIN):
            look = appearance_of(control, scene.interface)
            draw_key(canvas, look)
            x, y = look.target.centerx, look.target.centery
            color = content_color(canvas.palette, look)
            if look.icon is not None:
                canvas.icon(look.icon, x, y, KEY_ICON * places.unit, color)
            else:
                canvas.text(look.label, x, y, DIGIT * places.unit, color, "semibold", ax=0.5)


def _draw_title(canvas: Canvas, scene: Scene, places: PinPlaces) -> None:
    """A padlock and what is asked, together in the middle."""
    box, unit, palette = places.title, places.unit, canvas.palette
    words, size = scene.texts("pin.title"), lettering.BUTTON * unit
    icon, gap = TITLE_ICON * unit, TITLE_GAP * unit
    room = box.w - icon - gap
    width = min(canvas.text_width(words, size, "semibold"), room)
    left = box.centerx - (icon + gap + width) / 2
    canvas.icon("lock", left + icon / 2, box.centery, icon, palette.lock)
    canvas.fitted_text(
        words,
        left + icon + gap,
        box.centery,
        size,
        palette.text,
        room,
        "semibold",
        floor=lettering.FLOOR * unit,
    )


def _draw_dots(canvas: Canvas, pad: PinPad, places: PinPlaces) -> None:
    """A full dot for every digit, a ring for every one that is still to come."""
    box, unit, palette = places.dots, places.unit, canvas.palette
    count = max(pad.length, pad.entered)
    left = box.centerx - (count - 1) * DOT_PITCH * unit / 2
    for place in range(count):
        x = left + place * DOT_PITCH * unit
        if place < pad.entered:
            canvas.disc(x, box.centery, DOT * unit, palette.text)
        else:
            canvas.ring(x, box.centery, DOT * unit, palette.muted, DOT_EDGE * unit)


def said(scene: Scene, pad: PinPad) -> str:
    """What became of the last PIN, in words."""
    return scene.texts.counted(pad.message, pad.seconds, seconds=pad.seconds)


def _draw_message(canvas: Canvas, scene: Scene, pad: PinPad, places: PinPlaces) -> None:
    """What became of the last PIN, if there is something to say."""
    if not pad.message:
        return
    box, unit = places.message, places.unit
    canvas.fitted_text(
        said(scene, pad),
        box.centerx,
        box.centery,
        lettering.BUTTON * unit,
        canvas.palette.lock,
        box.w,
        "semibold",
        ax=0.5,
        floor=lettering.FLOOR * unit,
    )
