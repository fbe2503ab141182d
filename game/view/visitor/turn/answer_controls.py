"""The answers that are given in the picture, as controls: words, lines, slots, a drawing."""

from typing import Final

from game.engine.topology import ParameterId, Topology
from game.session.commands import ChooseVotes, PlaceAnswer
from game.session.questions.answer import Line, Slot, Word
from game.session.questions.question import Kind as Asked
from game.view.drawing.box import Box
from game.view.scene.actions import Action
from game.view.scene.control import Choosing, Control, Drawing, Kind
from game.view.scene.control_context import ControlContext
from game.view.visitor.turn.canvas import CANVAS, HANDLES, Sketch, sketch_of
from game.view.visitor.turn.places import line_box, slot_boxes, spots_in, word_boxes
from game.view.visitor.turn.shown import open_turn
from game.view.visitor.turn.values import template

ANSWER: Final = "answer"
ANSWERS: Final = "answers"
# Slots are hit a little beyond their edges.
SLOT_REACH: Final = 8.0
# A canvas is hit a little beyond its frame; a key lifts a handle by this share of its height.
FINGER: Final = 24.0
LIFT: Final = 0.05
HANDLE_REACH: Final = 28.0


def answer_controls(context: ControlContext) -> list[Control]:
    """What can be touched for an answer."""
    return [*_words(context), *_lines(context), *_slots(context), *_drawing(context)]


def _words(context: ControlContext) -> list[Control]:
    """The two words of a question."""
    turn = open_turn(context.snapshot, Asked.WORD)
    if turn is None or not turn.is_asked or turn.question is None or turn.votes is not None:
        return []
    names, places = ("first", "second"), word_boxes(context.layout, spots_in(context.wires))
    return [
        Control(
            id=f"{ANSWER}.{name}",
            kind=Kind.ANSWER,
            target=box,
            panel=ANSWERS,
            label=template(turn.question, name, context.texts),
            action=PlaceAnswer(Word(name == "first")),
            selected=turn.answer == Word(name == "first"),
            group=ANSWER,
        )
        for name, box in zip(names, places, strict=True)
    ]


def line_answer(line: ParameterId, topology: Topology) -> str:
    """The id of the control of a line."""
    return f"{ANSWER}.{topology.parameter_name(line)}"


def slot_answer(slot: Slot) -> str:
    """The id of the control of a slot."""
    return f"{ANSWER}.{slot.value}"


def _lines(context: ControlContext) -> list[Control]:
    """Every line, along all of it."""
    turn, topology = open_turn(context.snapshot, Asked.LINE), context.snapshot.topology
    if turn is None or not turn.is_asked:
        return []
    spots, votes = spots_in(context.wires), turn.votes
    counted = None if votes is None else votes.answers[votes.chosen]
    return [
        Control(
            id=line_answer(line, topology),
            kind=Kind.ANSWER,
            target=line_box(spots, line),
            panel=ANSWERS,
            label=topology.parameter_name(line),
            # In a class a touch says whose hands are counted.
            action=PlaceAnswer(Line(line)) if votes is None else ChooseVotes(place),
            selected=Line(line) in (turn.answer, counted),
            group=ANSWER,
            path=context.wires.paths[line],
        )
        for place, line in enumerate(topology.connections)
    ]


def _slots(context: ControlContext) -> list[Control]:
    """The three slots of a number."""
    turn = open_turn(context.snapshot, Asked.PILL)
    if turn is None or not turn.is_asked or turn.votes is not None:
        return []
    if turn.question is None or turn.question.connection is None:
        return []
    boxes = slot_boxes(context.layout, spots_in(context.wires), turn.question.connection)
    return [
        Control(
            id=slot_answer(slot),
            kind=Kind.ANSWER,
            target=box.inset(-SLOT_REACH),
            panel=ANSWERS,
            label=context.texts(f"visitor.turn.slot.{slot.value}"),
            action=PlaceAnswer(slot),
            selected=turn.answer is slot,
            group=ANSWER,
        )
        for slot, box in boxes.items()
    ]


def handle_answer(number: int) -> str:
    """The id of the control of one of a drawing's handles."""
    return f"{ANSWER}.handle-{number + 1}"


def _drawing(context: ControlContext) -> list[Control]:
    """Handles for the keyboard, and over them the canvas for the pointer."""
    sketch = sketch_of(context.snapshot, context.layout)
    if sketch is None or not sketch.turn.is_asked:
        return []
    handles = [_handle(sketch, number) for number in range(HANDLES)]
    canvas = Control(
        id=CANVAS,
        kind=Kind.CANVAS,
        target=sketch.frame.inset(-FINGER),
        panel=ANSWERS,
        drawing=Drawing(sketch.point, lambda stroke: PlaceAnswer(sketch.with_stroke(stroke))),
    )
    return [*handles, canvas]


def _handle(sketch: Sketch, number: int) -> Control:
    x, y = sketch.handle(number)

    def step(_across: int, up: int) -> Action:
        return PlaceAnswer(sketch.lifted(number, up * LIFT))

    answer = PlaceAnswer(sketch.lifted(number, 0.0))
    return Control(
        id=handle_answer(number),
        kind=Kind.ANSWER,
        target=Box(x, y, 0.0, 0.0).inset(-HANDLE_REACH),
        panel=ANSWERS,
        action=answer,
        selected=sketch.curve is not None,
        group=ANSWER,
        choosing=Choosing(lambda _x, _y: answer, step, answer),
    )
