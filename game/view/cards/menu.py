"""The menu: languages under their own names, and what can be turned on and off."""

from collections.abc import Hashable
from typing import Final, NamedTuple

from game.view.cards.card_buttons import card, draw_key, draw_switch
from game.view.cards.places import EDGE, centered, grid, rows_of
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.large import lettering
from game.view.scene.actions import (
    Action,
    SelectLanguage,
    ToggleContrast,
    ToggleMenu,
    ToggleMotion,
    ToggleMute,
)
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.features import Features
from game.view.scene.interface import Interface
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene
from game.view.widgets.appearance import Appearance, appearance_of, appearances_in
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
LANGUAGE_GROUP: Final = "language"
MENU: Final = "menu"
MENU_WIDTH: Final = 780.0
MENU_PADDING: Final = 30.0
MENU_HEADER: Final = 84.0
MENU_CLOSE: Final = 80.0
MENU_ROW: Final = 80.0
MENU_GAP: Final = 12.0
MENU_SECTION: Final = 28.0
# A language's name has room in so much; with more languages there are more columns.
LANGUAGE_WIDTH: Final = 300.0
LEAST_COLUMNS: Final = 2
MOST_COLUMNS: Final = 4


class Toggle(NamedTuple):
    """Something that is on or off."""

    name: str
    icon: str
    is_on: bool
    action: Action


class MenuPlaces(NamedTuple):
    """The menu's card and what is on it, in the order of its controls."""

    unit: float
    card: Box
    title: Box
    close: Box
    languages: tuple[Box, ...]
    toggles: tuple[Box, ...]


def toggles_of(interface: Interface, features: Features) -> tuple[Toggle, ...]:
    """Contrast, motion, and sound where there is any."""
    contrast = Toggle("contrast", "contrast", interface.high_contrast, ToggleContrast())
    still = interface.reduced_motion
    motion = Toggle("motion", "still" if still else "motion", still, ToggleMotion())
    if not features.sound:
        return (contrast, motion)
    icon = "mute" if interface.muted else "volume"
    return (contrast, motion, Toggle("sound", icon, not interface.muted, ToggleMute()))


def places_of_menu(layout: Layout, interface: Interface, features: Features) -> MenuPlaces:
    """Where the menu and its parts are."""
    return menu_places(layout, len(features.languages), len(toggles_of(interface, features)))


def menu_places(layout: Layout, languages: int, toggles: int) -> MenuPlaces:
    """Above the button that opens the menu; in the middle of the lab."""
    wanted = lettering.enlargement(layout.page)
    room = layout.window.inset(EDGE)
    columns = LEAST_COLUMNS
    while columns < MOST_COLUMNS and not _menu_fits(room, languages, toggles, columns, wanted):
        columns += 1
    width, height = _menu_size(languages, toggles, columns)
    unit = min(wanted, room.w / width, room.h / height)
    card = _placed(layout, width * unit, height * unit)
    inner = card.inset(MENU_PADDING * unit, MENU_PADDING * unit)
    side, gap, row = MENU_CLOSE * unit, MENU_GAP * unit, MENU_ROW * unit
    top = inner.y + MENU_HEADER * unit + gap
    rows = rows_of(languages, columns)
    below = top + rows * (row + gap) + (MENU_SECTION * unit - gap if rows else 0.0)
    return MenuPlaces(
        unit=unit,
        card=card,
        title=Box(inner.x, inner.y, inner.w - side - gap, MENU_HEADER * unit),
        close=Box(inner.right - side, inner.y, side, side),
        languages=grid(Box(inner.x, top, inner.w, row), gap, languages, columns),
        toggles=grid(Box(inner.x, below, inner.w, row), gap, toggles, 1),
    )


def _menu_fits(room: Box, languages: int, toggles: int, columns: int, unit: float) -> bool:
    return _menu_size(languages, toggles, columns)[1] * unit <= room.h


def _menu_size(languages: int, toggles: int, columns: int) -> tuple[float, float]:
    """Width and height of the card in units of the design."""
    names = columns * LANGUAGE_WIDTH + (columns - 1) * MENU_GAP + 2 * MENU_PADDING
    rows = rows_of(languages, columns)
    height = 2 * MENU_PADDING + MENU_HEADER + MENU_GAP
    height += rows * (MENU_ROW + MENU_GAP) + toggles * (MENU_ROW + MENU_GAP) - MENU_GAP
    return max(MENU_WIDTH, names), height + (MENU_SECTION - MENU_GAP if rows else 0.0)


def _placed(layout: Layout, width: float, height: float) -> Box:
    """The card above its button, and inside the window; in its middle where there is no button."""
    button = layout.large.menu if layout.large is not None else None
    if button is None:
        return centered(layout, width, height)
    left = min(max(button.right - width, EDGE), layout.width - EDGE - width)
    return Box(left, max(button.y - EDGE - height, EDGE), width, height)


def menu_controls(context: ControlContext) -> list[Control]:
    """Languages, contrast, motion, sound; and the cross."""
    if not context.interface.menu_open:
        return []
    toggles = toggles_of(context.interface, context.features)
    places = places_of_menu(context.layout, context.interface, context.features)
    controls = _language_controls(context, places)
    for toggle, box in zip(toggles, places.toggles, strict=True):
        controls.append(
            Control(
                id=f"menu.{toggle.name}",
                kind=Kind.BUTTON,
                target=box,
                panel=MENU,
                label=context.texts(f"menu.{toggle.name}"),
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


def _language_controls(context: ControlContext, places: MenuPlaces) -> list[Control]:
    """Each language under the name that its own speakers give it."""
    languages = context.features.languages.items()
    return [
        Control(
            id=f"language.{code}",
            kind=Kind.SEGMENT,
            target=box,
            panel=MENU,
            label=texts("language.name"),
            action=SelectLanguage(code),
            selected=code == context.texts.language,
            group=LANGUAGE_GROUP,
        )
        for (code, texts), box in zip(languages, places.languages, strict=True)
    ]


class MenuCard:
    """The card above the button that opens it; it needs no veil."""

    name = MENU
    margin = CARD_MARGIN

    def box(self, scene: Scene) -> Box | None:
        """Where the card is; None while it is closed."""
        return _places(scene).card if scene.interface.menu_open else None

    def key(self, scene: Scene) -> Hashable:
        """How every control looks, in which language and colours."""
        looks = appearances_in(scene, MENU)
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
    return places_of_menu(scene.layout, scene.interface, scene.features)


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
