"""The dock's left end while it is somebody's turn; a clock runs in beads round a button's edge."""

from collections.abc import Hashable
from typing import Final

from game.session.questions.turn import State, Turn
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.styles.styles import mix
from game.view.large import looks
from game.view.large.lettering import BUTTON, FLOOR, enlargement, sized
from game.view.large.looks import BUTTON_RADIUS
from game.view.scene.page import Page
from game.view.scene.preset_text import preset_text
from game.view.scene.scene import Scene
from game.view.visitor.dock.dock_controls import JUST_WATCH
from game.view.visitor.dock.ends import NEXT_STORY, left_end, next_story
from game.view.visitor.dock.push_buttons import TALL, draw_button, draw_next_story
from game.view.visitor.dock.turn_controls import TURN, YOUR_TURN
from game.view.visitor.turn.marks import beads
from game.view.visitor.turn.shown import turn_at_work
from game.view.visitor.turn.values import answer_name
from game.view.widgets.appearance import Appearance, appearances_in
from game.view.widgets.controls_panel import inside

AIR: Final = 12.0
# Of "Just watch" only the end of the time is told: enough to change one's mind.
LAST_TICKS: Final = 8 * 60
# A clock's beads: inside the edge, their size, from one to the next, and so many steps.
RIM: Final = 11.0
BEAD: Final = 3.6
STEP: Final = 17.0
CLOCK_STEPS: Final = 48
INK_SHADE: Final = 0.35
PIN: Final = 66.0
SAID_PITCH: Final = 1.2
GAP: Final = 6.0


class TurnPanel:
    """The panel "turn"."""

    name = "turn"

    def box_of(self, scene: Scene) -> Box | None:
        """The dock's left end; None while it is nobody's turn, and on other pages."""
        place = _place(scene)
        return None if place is None else inside(place.inset(-AIR), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """The buttons, how far the clock is, and what was said."""
        turn = turn_at_work(scene.snapshot)
        if turn is None:
            return None
        shown = turn.state, _clock(turn), turn.answer, turn.index
        return scene.page, scene.texts.language, shown, appearances_in(scene, TURN), _title(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the buttons, or what was said."""
        turn, place = turn_at_work(scene.snapshot), _place(scene)
        if turn is None or place is None:
            return
        if turn.state is State.RUN:
            _draw_said(canvas, scene, turn, place)
        title = _title(scene)
        for button in appearances_in(scene, TURN):
            if button.id == YOUR_TURN:
                draw_your_turn(canvas, button, scene.page)
            elif button.id == NEXT_STORY and button.target.h >= TALL and title:
                draw_next_story(canvas, button, title, scene.page)
            else:
                draw_button(canvas, button, scene.page)
            if _has_clock(button, turn):
                _draw_clock(canvas, button.target, turn, scene.page)


def _place(scene: Scene) -> Box | None:
    boxes = scene.layout.large
    if boxes is None or not scene.page.is_visitor_view:
        return None
    return left_end(boxes) if turn_at_work(scene.snapshot) is not None else None


def _title(scene: Scene) -> str:
    if scene.control(NEXT_STORY) is None:
        return ""
    story = next_story(scene.snapshot, scene.features)
    return "" if story is None else preset_text(story, scene.texts).title


def _has_clock(button: Appearance, turn: Turn) -> bool:
    return (button.id == JUST_WATCH) == (turn.state is State.ASK) and button.id != YOUR_TURN


def _clock(turn: Turn) -> int | None:
    """How many of its steps are left; None where no clock is shown."""
    if turn.ticks_left is None or turn.ticks is None:
        return None
    whole = min(turn.ticks, LAST_TICKS) if turn.state is State.ASK else turn.ticks
    if turn.ticks_left > whole:
        return None
    return -(-turn.ticks_left * CLOCK_STEPS // whole)


def _draw_clock(canvas: Canvas, box: Box, turn: Turn, page: Page) -> None:
    left = _clock(turn)
    if left is None:
        return
    larger, palette = enlargement(page), canvas.palette
    bright = turn.state is not State.ASK
    color = mix(palette.pink, palette.action_ink, INK_SHADE) if bright else palette.pink
    places = beads(box.inset(RIM * larger), box.h if bright else BUTTON_RADIUS, STEP * larger)
    gone = len(places) - round(len(places) * left / CLOCK_STEPS)
    for x, y in places[gone:]:
        canvas.disc(x, y, BEAD * larger, color)


def draw_your_turn(canvas: Canvas, button: Appearance, page: Page) -> None:
    """A pin and words: the answer is given in the picture, and this is no button."""
    pin, palette = PIN * enlargement(page), canvas.palette
    drawn = pin * ICON_FILL
    room = button.target.w - drawn - GAP
    size = sized(page, BUTTON + 4.0)
    width = min(canvas.text_width(button.label, size, "semibold"), room) if button.label else 0.0
    left = button.target.centerx - (drawn + GAP + width) / 2
    canvas.icon("pin", left + drawn / 2, button.target.centery, pin, palette.pink)
    if button.label:
        x, y, floor = left + drawn + GAP, button.target.centery, sized(page, FLOOR)
        canvas.fitted_text(button.label, x, y, size, palette.pink, room, "semibold", floor=floor)
    if button.focused:
        looks.draw_ring(canvas, button.target, BUTTON_RADIUS)


def _draw_said(canvas: Canvas, scene: Scene, turn: Turn, place: Box) -> None:
    """While the run is on its way: the pin, and what was said."""
    question, answer, page = turn.question, turn.answer, scene.page
    if question is None or answer is None:
        return
    pin, palette = PIN * enlargement(page), canvas.palette
    drawn, floor = pin * ICON_FILL, sized(page, FLOOR)
    left = place.x + drawn + GAP
    room = place.right - left
    canvas.icon("pin", place.x + drawn / 2, place.centery, pin, palette.pink)
    said = scene.texts("visitor.turn.said")
    name = answer_name(answer, question, scene.snapshot, scene.texts)
    pitch = SAID_PITCH * floor / 2
    if page is Page.PROJECTOR:
        canvas.fitted_text(name, left, place.centery, floor, palette.text, room, floor=floor)
        return
    canvas.fitted_text(said, left, place.centery - pitch, floor, palette.muted, room, floor=floor)
    y, size = place.centery + pitch, sized(page, BUTTON + 4.0)
    canvas.fitted_text(name, left, y, size, palette.text, room, "semibold", floor=floor)
