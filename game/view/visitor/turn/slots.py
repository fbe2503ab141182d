"""A question about a number: three slots, up, stay and down, of which one is said; then the number
goes to the slot that it earned, with hatch between the two.

An overlay, as the network moves there.
"""

from collections.abc import Hashable
from typing import Final

from game.session.questions.answer import Slot
from game.session.questions.question import Kind
from game.session.questions.truth import Went
from game.session.questions.turn import State, Turn
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import ROUND
from game.view.large import looks
from game.view.large.lettering import FLOOR, enlargement, sized
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.numbers import visitor_numbers
from game.view.scene.scene import Scene
from game.view.visitor.turn import marks
from game.view.visitor.turn.answer_controls import slot_answer
from game.view.visitor.turn.places import line_box, slot_boxes, spots_of
from game.view.visitor.turn.shown import grown, open_turn
from game.view.widgets.choices import around

MARGIN: Final = 22.0
PADDING: Final = 14.0
PIN: Final = 46.0
CHEVRON: Final = 40.0
HATCH_INSET: Final = 44.0
AIR: Final = 5.0
ICONS: Final = {Slot.UP: "up", Slot.DOWN: "down"}


class SlotsCard:
    """The overlay "slots"."""

    name = "slots"
    margin = MARGIN

    def __init__(self, geometries: GeometryCache) -> None:
        self._geometries = geometries

    def box(self, scene: Scene) -> Box | None:
        """Around the three slots; None where no such question is open."""
        turn, boxes = _turn(scene), self._boxes(scene)
        return None if turn is None or boxes is None else around(boxes.values())

    def key(self, scene: Scene) -> Hashable:
        """What was said, what is true, and how pointer and keyboard stand."""
        turn = _turn(scene)
        if turn is None:
            return None
        lit = [_lit(scene, slot) for slot in Slot]
        stands = turn.state, turn.answer, turn.index, scene.texts.language, scene.palette
        grows = grown(turn, scene.interface)
        return stands, lit, scene.interface.swells and turn.is_asked, _number(scene, turn), grows

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the slots, the ghost, or what came."""
        turn, boxes = _turn(scene), self._boxes(scene)
        if turn is None or boxes is None:
            return
        if turn.votes is not None:
            _draw_counted(canvas, scene, turn, boxes[Slot.STAY])
        elif turn.state is State.REVEAL and isinstance(turn.truth, Went):
            _draw_reply(canvas, scene, turn, turn.truth, boxes)
        elif turn.is_asked:
            for slot, box in boxes.items():
                _draw_slot(canvas, scene, turn, slot, box)
        elif isinstance(turn.answer, Slot):
            if turn.answer is not Slot.STAY:  # its number is live there
                _draw_ghost(canvas, scene, turn.answer, boxes[turn.answer])
            else:
                _draw_beside(canvas, scene, boxes[turn.answer])

    def _boxes(self, scene: Scene) -> dict[Slot, Box] | None:
        turn = _turn(scene)
        if turn is None or turn.question is None or turn.question.connection is None:
            return None
        line = turn.question.connection
        spots = spots_of(self._geometries.of(*place_of(scene.layout)))
        if turn.votes is not None:
            # A class has the slots on the cards on which its hands are counted.
            return {Slot.STAY: line_box(spots, line)}
        boxes = slot_boxes(scene.layout, spots, line)
        # While it is asked the number stands in the middle slot, above its word.
        return boxes if turn.is_asked else boxes | {Slot.STAY: line_box(spots, line)}


def _turn(scene: Scene) -> Turn | None:
    if not scene.page.is_visitor_view:
        return None
    return open_turn(scene.snapshot, Kind.PILL)


def _number(scene: Scene, turn: Turn) -> str:
    """The number that is asked about; live numbers are the network's."""
    question = turn.question
    if question is None or question.connection is None or turn.state is State.RUN:
        return ""
    return visitor_numbers.weight(scene.snapshot.trace.parameters.value(question.connection))


def _lit(scene: Scene, slot: Slot) -> tuple[bool, bool]:
    interface, name = scene.interface, slot_answer(slot)
    return interface.hovered == name, interface.has_ring(name)


def _draw_slot(canvas: Canvas, scene: Scene, turn: Turn, slot: Slot, box: Box) -> None:
    yours, larger = turn.answer is slot, enlargement(scene.page)
    hovered, focused = _lit(scene, slot)
    if yours:
        canvas.panel(box, canvas.style(marks.chosen))
        place = _word_place(canvas, scene, turn, slot, box)
        _draw_name(canvas, scene, slot, place, "pin")
    else:
        canvas.panel(box, canvas.style(marks.hovered if hovered else marks.ground))
        marks.draw_beads(canvas, box, ROUND, scene.interface.swells, larger)
        place = _word_place(canvas, scene, turn, slot, box)
        _draw_name(canvas, scene, slot, place, ICONS.get(slot, ""))
    if focused:
        looks.draw_ring(canvas, box.inset(-marks.BEAD * larger), ROUND)


def _word_place(canvas: Canvas, scene: Scene, turn: Turn, slot: Slot, box: Box) -> Box:
    """Where a slot's word stands: in the middle one below the number, which is drawn."""
    if slot is not Slot.STAY:
        return box
    size, ink = sized(scene.page, FLOOR), canvas.palette.text
    upper = box._replace(h=box.h / 2)
    y = upper.centery + AIR
    canvas.fitted_text(
        _number(scene, turn), box.centerx, y, size, ink, box.w, "semibold", ax=0.5, floor=size
    )
    return upper._replace(y=upper.bottom - AIR)


def _draw_ghost(canvas: Canvas, scene: Scene, slot: Slot, box: Box) -> None:
    canvas.panel(box, canvas.style(marks.chosen))
    _draw_name(canvas, scene, slot, box, "pin")


def _draw_counted(canvas: Canvas, scene: Scene, turn: Turn, box: Box) -> None:
    """Beads round the number that a class is asked about; a white edge once it is known."""
    if turn.is_asked:
        marks.draw_beads(canvas, box, ROUND, scene.interface.swells, enlargement(scene.page))
    elif turn.state is State.REVEAL:
        canvas.panel(box, canvas.style(marks.truth))
        size, ink, room = sized(scene.page, FLOOR), canvas.palette.text, box.w - PADDING
        number, x, y = _number(scene, turn), box.centerx, box.centery
        canvas.fitted_text(number, x, y, size, ink, room, "semibold", ax=0.5, floor=size)


def _draw_beside(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Beads round the number, which is to stay."""
    larger = enlargement(scene.page)
    marks.draw_beads(canvas, box, ROUND, larger=larger)
    marks.draw_pin(canvas, box.x + PADDING * larger, box.y + AIR, PIN * larger)


def _draw_name(canvas: Canvas, scene: Scene, slot: Slot, box: Box, icon: str) -> None:
    """The slot's word behind its icon."""
    larger, palette, size = enlargement(scene.page), canvas.palette, sized(scene.page, FLOOR)
    word = scene.texts(f"visitor.turn.slot.{slot.value}")
    square = (PIN if icon == "pin" else CHEVRON) * larger
    drawn = square * ICON_FILL if icon else 0.0
    width = canvas.text_width(word, size, "semibold")
    if width + drawn > box.w - PADDING:
        drawn = 0.0 if icon != "pin" else drawn
    room = box.w - PADDING - drawn
    left = box.centerx - (min(width, room) + drawn) / 2
    if drawn:
        canvas.icon(icon, left + drawn / 2, box.centery, square, palette.pink)
    x, ink = left + drawn, palette.text
    canvas.fitted_text(word, x, box.centery, size, ink, room, "semibold", floor=0.7 * size)


def _draw_reply(
    canvas: Canvas, scene: Scene, turn: Turn, truth: Went, boxes: dict[Slot, Box]
) -> None:
    """The number in its slot with a white edge; what was said keeps its own."""
    real, said, larger = truth.slot, turn.answer, enlargement(scene.page)
    assert isinstance(said, Slot)
    if Slot.STAY not in (real, said):
        canvas.panel(boxes[Slot.STAY], canvas.style(marks.ground))  # the number is below it
        canvas.panel(boxes[Slot.STAY], canvas.style(styles.pill, canvas.palette.edge))
    if real is not said:
        first, second = sorted((boxes[real], boxes[said]), key=lambda box: box.y)
        gap = Box(first.x, first.bottom + AIR, first.w, second.y - first.bottom - 2 * AIR)
        # It grows from what was said.
        height = gap.h * grown(turn, scene.interface)
        top = gap.y if boxes[said].y < boxes[real].y else gap.bottom - height
        gap = gap._replace(y=top, h=height)
        marks.draw_hatch(canvas, gap.inset(HATCH_INSET * larger, 0.0), upright=False)
        _draw_ghost(canvas, scene, said, boxes[said])
        marks.draw_beads(canvas, boxes[said].inset(-AIR), ROUND, larger=larger)
    place, size = boxes[real], sized(scene.page, FLOOR)
    canvas.panel(place, canvas.style(marks.truth))
    number, ink = _number(scene, turn), canvas.palette.text
    x, room = place.centerx, place.w - PADDING
    if real is said:
        marks.draw_beads(canvas, place.inset(-AIR), ROUND, larger=larger)
        pin = PIN * larger * ICON_FILL
        left, pink = place.x + (PADDING + pin) / 2, canvas.palette.pink
        canvas.icon("pin", left, place.centery, PIN * larger, pink)
        x, room = x + pin / 2, room - pin
    canvas.fitted_text(number, x, place.centery, size, ink, room, "semibold", ax=0.5, floor=size)
