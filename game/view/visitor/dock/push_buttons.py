"""The dock's buttons: Play, Step, Start over, the lab, the menu; one of them is the next to press.

An icon and a word where both fit with air around them, the icon closer to the word where room is
short, then the word alone; the icon alone where not even that fits.
"""

from collections.abc import Hashable
from dataclasses import replace
from typing import Final

from game.engine.value_type import value_type
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.styles.styles import ROUND
from game.view.drawing.text.fitting import sizes_down
from game.view.large import looks
from game.view.large.lettering import BUTTON, FLOOR, sized
from game.view.large.looks import BUTTON_RADIUS, State
from game.view.scene.control import Kind
from game.view.scene.page import Page
from game.view.scene.preset_text import preset_text
from game.view.scene.scene import Scene
from game.view.visitor.dock.dock_controls import DOCK, DOCK_END
from game.view.visitor.dock.ends import NEXT_STORY, next_story
from game.view.widgets.appearance import Appearance
from game.view.widgets.controls_panel import ControlsPanel

PLAY_AT_START: Final = 64.0
PLAY: Final = 48.0
# The next story's name below the words, and the arrow behind it, in sizes of these.
NEXT_NAME: Final = 46.0
NEXT_PITCH: Final = 1.3
NEXT_GAP: Final = 0.3
ICON_BESIDE: Final = 1.15
# What leads on is written larger than the rest.
LARGE: Final = frozenset({"play", "show-me", "go-on"})
# From this height on, Play is the large one of the start.
TALL: Final = 150.0
ICON_ALONE: Final = 0.72  # of the button's height
SIDE: Final = 22.0
PRESS_DEPTH: Final = 2.0
# Between a part of the dock and what lies above it there is room for this.
AIR: Final = (12.0, 12.0)


@value_type
class Face:
    """How icon and word stand: ``icon`` in sizes of the word (0: there is none), ``gap`` between
    them; ``size`` is that of the word.
    """

    icon: float
    gap: float
    size: float = 1.0


# From the usual one to that which takes least room.
FACES: Final = (Face(1.5, 0.34), Face(1.15, 0.24), Face(0.0, 0.0))


class DockPanel(ControlsPanel):
    """Some of the dock's buttons."""

    def __init__(self, name: str, source: str) -> None:
        super().__init__(name, source, lambda _: True, AIR)

    def box_of(self, scene: Scene) -> Box | None:
        """Where the buttons are; None on other pages."""
        return super().box_of(scene) if scene.page.is_visitor_view else None

    def key(self, scene: Scene) -> Hashable:
        """How every button looks, and which story is next."""
        return scene.page, self.appearances(scene), _title_of_next(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the buttons."""
        for button in self.appearances(scene):
            story = next_story(scene.snapshot, scene.features)
            if button.id == NEXT_STORY and button.target.h >= TALL and story is not None:
                title = preset_text(story, scene.texts).title
                draw_next_story(canvas, button, title, scene.page)
            else:
                draw_button(canvas, button, scene.page)


def _title_of_next(scene: Scene) -> str:
    if scene.control(NEXT_STORY) is None:
        return ""
    story = next_story(scene.snapshot, scene.features)
    return "" if story is None else preset_text(story, scene.texts).title


def dock_panels() -> tuple[DockPanel, DockPanel]:
    """The buttons at the left and at the right end of the dock."""
    return DockPanel("play-and-step", DOCK), DockPanel("right-end", DOCK_END)


def draw_button(canvas: Canvas, control: Appearance, page: Page) -> None:
    """An ordinary button, or the filled pill that is the next thing to press."""
    palette, primary = canvas.palette, control.kind is Kind.PRIMARY
    _draw_ground(canvas, control)
    color = palette.action_ink if primary else palette.text
    target = control.target._replace(y=control.target.y + (PRESS_DEPTH if control.pressed else 0.0))
    face = fitted_face(canvas, control, page)
    if face is None:
        side = min(target.w, target.h) * ICON_ALONE
        canvas.icon(control.icon or "", target.centerx, target.centery, side, color)
        return
    left = target.centerx - face_width(canvas, control, face) / 2
    if control.icon and face.icon:
        icon = face.size * face.icon
        drawn = icon * ICON_FILL
        canvas.icon(control.icon, left + drawn / 2, target.centery, icon, color)
        left += drawn + face.size * face.gap
    canvas.text(control.label, left, target.centery, face.size, color, "semibold")


def _draw_ground(canvas: Canvas, control: Appearance) -> None:
    primary = control.kind is Kind.PRIMARY
    state = State(hovered=control.hovered, pressed=control.pressed)
    if primary:
        canvas.panel(control.target, canvas.style(looks.action, state))
    else:
        canvas.panel(control.target, canvas.style(looks.button, state))
    if control.focused:
        looks.draw_ring(canvas, control.target, ROUND if primary else BUTTON_RADIUS)


def draw_next_story(canvas: Canvas, control: Appearance, title: str, page: Page) -> None:
    """The tall filled button with two lines: that there is a next story, and its name."""
    room, floor = control.target.w - 2 * SIDE, sized(page, FLOOR)
    icon = sized(page, PLAY) * ICON_BESIDE
    beside = icon * ICON_FILL + NEXT_GAP * sized(page, PLAY)
    words_fit = canvas.text_width(control.label, floor, "semibold") <= room
    if not words_fit or canvas.text_width(title, floor, "display") + beside > room:
        draw_button(canvas, control, page)
        return
    _draw_ground(canvas, control)
    ink, target = canvas.palette.action_ink, control.target
    middle = target.centery + (PRESS_DEPTH if control.pressed else 0.0)
    x, size = target.centerx, sized(page, PLAY)
    upper, lower = middle - NEXT_PITCH * size / 2, middle + NEXT_PITCH * size / 2
    canvas.fitted_text(control.label, x, upper, size, ink, room, "semibold", ax=0.5, floor=floor)
    sizes = sizes_down(sized(page, NEXT_NAME), floor)
    fits = (s for s in sizes if canvas.text_width(title, s, "display") + beside <= room)
    fitted = next(fits, floor)
    width = canvas.text_width(title, fitted, "display")
    left = x - (width + beside) / 2
    canvas.text(title, left, lower, fitted, ink, "display")
    canvas.icon("arrow", left + width + beside - icon * ICON_FILL / 2, lower, icon, ink)


def fitted_face(canvas: Canvas, control: Appearance, page: Page) -> Face | None:
    """Word and icon as large as there is room; None where the icon has to do alone."""
    if not control.label:
        return None
    room = control.target.w - 2 * SIDE
    for face in FACES:
        for size in sizes_down(sized(page, _usual_size(control)), sized(page, FLOOR)):
            tried = replace(face, size=size)
            if face_width(canvas, control, tried) <= room:
                return tried
    return None


def face_width(canvas: Canvas, control: Appearance, face: Face) -> float:
    """How wide icon and word are together."""
    word = canvas.text_width(control.label, face.size, "semibold")
    beside = face.icon * ICON_FILL + face.gap if control.icon else 0.0
    return word + face.size * beside


def _usual_size(control: Appearance) -> float:
    if control.id not in LARGE:
        return BUTTON
    return PLAY_AT_START if control.target.h >= TALL else PLAY
