"""The dock's buttons: Play, Step, Start over, the lab, the menu; one of them is the next to press.

An icon and a word where both fit with air around them, the icon closer to the word where room is
short, then the word alone; the icon alone where not even that fits.
"""

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from game.session.commands import (
    StepEpoch,
    TogglePlay,
)
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.styles.styles import ROUND
from game.view.drawing.text.fitting import sizes_down
from game.view.large import looks
from game.view.large.lettering import BUTTON, FLOOR, sized
from game.view.large.looks import BUTTON_RADIUS, State
from game.view.scene.actions import Action, GoHome, SwitchView, ToggleMenu
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.large_boxes import LargeBoxes
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.captions.run_stage import is_over
from game.view.widgets.appearance import Appearance
from game.view.widgets.controls_panel import ControlsPanel

PLAY_AT_START: Final = 64.0
PLAY: Final = 48.0
# From this height on, Play is the large one of the start.
TALL: Final = 150.0
ICON_ALONE: Final = 0.72  # of the button's height
SIDE: Final = 22.0
PRESS_DEPTH: Final = 2.0
# Between a part of the dock and what lies above it there is room for this.
AIR: Final = (12.0, 12.0)
LEFT_END: Final = frozenset({"play", "step"})
DOCK: Final = "dock"


class RightEnd(NamedTuple):
    """The buttons at the right end of the dock; ``lab`` None where the lab is not offered."""

    start_over: Box | None
    lab: Box | None
    menu: Box | None


def right_end(boxes: LargeBoxes, page: Page, lab: bool) -> RightEnd:
    """The right end of the dock; without a lab the others fill its place."""
    if lab or boxes.lab is None or boxes.menu is None or boxes.start_over is None:
        return RightEnd(boxes.start_over, boxes.lab, boxes.menu)
    if page is Page.PROJECTOR:
        return RightEnd(boxes.start_over._replace(x=boxes.lab.x), None, boxes.menu)
    menu = boxes.menu
    return RightEnd(
        boxes.start_over, None, Box(boxes.lab.x, menu.y, menu.right - boxes.lab.x, menu.h)
    )


def play_and_step_controls(context: ControlContext) -> list[Control]:
    """Play and Step, at the left end."""
    snapshot, boxes = context.snapshot, context.layout.large
    if boxes is None:
        return []
    play = "pause" if snapshot.moves else "play"
    kind = Kind.BUTTON if is_over(snapshot) else Kind.PRIMARY
    specs: tuple[tuple[str, str, Kind, Box | None, Action], ...] = (
        ("play", play, kind, boxes.play, TogglePlay()),
        ("step", "step", Kind.BUTTON, boxes.step, StepEpoch()),
    )
    return [
        _button(context, identity, key, kind, box, key, action)
        for identity, key, kind, box, action in specs
        if box is not None
    ]


def right_end_controls(context: ControlContext) -> list[Control]:
    """Start over, the lab, the menu."""
    page, boxes = context.layout.page, context.layout.large
    if boxes is None:
        return []
    end = right_end(boxes, page, context.features.lab)
    home = Kind.PRIMARY if is_over(context.snapshot) else Kind.BUTTON
    specs: tuple[tuple[str, str, Kind, Box | None, str, Action], ...] = (
        ("start-over", "start-over", home, end.start_over, "home", GoHome()),
        ("view", "lab", Kind.BUTTON, end.lab, "sliders", SwitchView()),
        ("menu", "menu", Kind.BUTTON, end.menu, "globe", ToggleMenu()),
    )
    return [
        _button(context, identity, key, kind, box, icon, action)
        for identity, key, kind, box, icon, action in specs
        if box is not None
    ]


def _button(
    context: ControlContext,
    identity: str,
    key: str,
    kind: Kind,
    box: Box,
    icon: str,
    action: Action,
) -> Control:
    """A button of the dock; without its word where it is square."""
    name = "language.name" if identity == "menu" else f"visitor.button.{key}"
    label = context.texts(name) if box.w > box.h else ""
    return Control(
        id=identity,
        kind=kind,
        target=box,
        panel=DOCK,
        label=label,
        icon=icon,
        action=action,
    )


@dataclass(frozen=True, slots=True)
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

    def __init__(self, name: str, is_left: bool) -> None:
        super().__init__(name, DOCK, lambda control: (control.id in LEFT_END) is is_left, AIR)

    def box_of(self, scene: Scene) -> Box | None:
        """Where the buttons are; None on other pages."""
        return super().box_of(scene) if scene.page in (Page.VISITOR, Page.PROJECTOR) else None

    def key(self, scene: Scene) -> tuple[Page, tuple[Appearance, ...]]:
        """How every button looks."""
        return scene.page, self.appearances(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the buttons."""
        for button in self.appearances(scene):
            draw_button(canvas, button, scene.page)


def dock_panels() -> tuple[DockPanel, DockPanel]:
    """The buttons at the left and at the right end of the dock."""
    return DockPanel("play-and-step", is_left=True), DockPanel("right-end", is_left=False)


def draw_button(canvas: Canvas, control: Appearance, page: Page) -> None:
    """An ordinary button, or the filled pill that is the next thing to press."""
    palette, primary = canvas.palette, control.kind is Kind.PRIMARY
    state = State(hovered=control.hovered, pressed=control.pressed)
    if primary:
        canvas.panel(control.target, canvas.style(looks.action, state))
    else:
        canvas.panel(control.target, canvas.style(looks.button, state))
    if control.focused:
        looks.draw_ring(canvas, control.target, ROUND if primary else BUTTON_RADIUS)
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
    if control.id != "play":
        return BUTTON
    return PLAY_AT_START if control.target.h >= TALL else PLAY
