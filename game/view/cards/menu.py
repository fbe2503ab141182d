"""The menu: languages under their own names, and what can be turned on and off."""

from collections.abc import Hashable
from typing import Final

from game.view.cards.faces import card, draw_key, draw_switch
from game.view.cards.places import MENU, MenuPlaces
from game.view.cards.toggles import places_of_menu
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.large import lettering
from game.view.scene.control import Kind
from game.view.scene.scene import Scene
from game.view.widgets.appearance import Appearance, appearance_of
from game.view.widgets.notes.places import CARD_MARGIN

# In units of the design, times the card's unit.
TITLE_ICON: Final = 58.0
CLOSE_ICON: Final = 62.0
ICON: Final = 58.0
PADDING: Final = 20.0
GAP: Final = 12.0
TICK: Final = 46.0
TICK_ROOM: Final = 36.0
SWITCH: Final = (96.0, 52.0)
STATE_ROOM: Final = 86.0


class MenuCard:
    """The card above the button that opens it; it needs no veil."""

    name = MENU
    margin = CARD_MARGIN

    def box(self, scene: Scene) -> Box | None:
        """Where the card is; None while it is closed."""
        return _places(scene).card if scene.interface.menu_open else None

    def key(self, scene: Scene) -> Hashable:
        """How every control looks, in which language and colours."""
        looks = tuple(appearance_of(c, scene.interface) for c in scene.controls_of(MENU))
        return _places(scene), looks, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the card and everything on it."""
        places = _places(scene)
        canvas.panel(places.card, canvas.style(card))
        _draw_title(canvas, scene, places)
        for control in scene.controls_of(MENU):
            look = appearance_of(control, scene.interface)
            draw_key(canvas, look)
            if control.kind is Kind.SEGMENT:
                _draw_language(canvas, look, places.unit)
            elif control.kind is Kind.BUTTON:
                _draw_toggle(canvas, scene, look, places.unit)
            else:
                target = look.target
                size = CLOSE_ICON * places.unit
                canvas.icon("close", target.centerx, target.centery, size, canvas.palette.text)


def _places(scene: Scene) -> MenuPlaces:
    return places_of_menu(scene.layout, scene.interface, scene.offers)


def _draw_title(canvas: Canvas, scene: Scene, places: MenuPlaces) -> None:
    box, unit, palette = places.title, places.unit, canvas.palette
    icon = TITLE_ICON * unit
    middle = places.close.centery
    canvas.icon("globe", box.x + icon / 2, middle, icon, palette.muted)
    left = box.x + icon + GAP * unit
    size, room = lettering.BUTTON * unit, box.right - left
    floor = lettering.FLOOR * unit
    words = scene.texts("menu.title")
    canvas.fitted_text(words, left, middle, size, palette.muted, room, "semibold", floor=floor)


def _draw_language(canvas: Canvas, look: Appearance, unit: float) -> None:
    """The language's own name; a tick before the one in use."""
    box, palette = look.target, canvas.palette
    left = box.x + PADDING * unit
    if look.selected:
        x = left + TICK_ROOM * unit / 2
        canvas.icon("tick", x, box.centery, TICK * unit, palette.chosen)
    left += (TICK_ROOM + GAP) * unit
    room = box.right - PADDING * unit / 2 - left
    size, floor = lettering.BUTTON * unit, lettering.FLOOR * unit
    canvas.fitted_text(
        look.label, left, box.centery, size, palette.text, room, "semibold", floor=floor
    )


def _draw_toggle(canvas: Canvas, scene: Scene, look: Appearance, unit: float) -> None:
    """What it is, whether it is on in a word, and the same as a switch."""
    box, palette = look.target, canvas.palette
    icon, middle = ICON * unit, box.centery
    canvas.icon(look.icon or "dot", box.x + PADDING * unit + icon / 2, middle, icon, palette.text)
    width, height = SWITCH[0] * unit, SWITCH[1] * unit
    switch = Box(box.right - PADDING * unit - width, middle - height / 2, width, height)
    draw_switch(canvas, switch, look.selected)
    size, floor = lettering.BUTTON * unit, lettering.FLOOR * unit
    state = scene.texts("menu.on" if look.selected else "menu.off")
    right = switch.x - GAP * unit
    room = STATE_ROOM * unit
    canvas.fitted_text(
        state, right, middle, size, palette.muted, room, "medium", ax=1.0, floor=floor
    )
    left = box.x + PADDING * unit + icon + GAP * unit
    room = right - room - GAP * unit - left
    canvas.fitted_text(look.label, left, middle, size, palette.text, room, "semibold", floor=floor)
