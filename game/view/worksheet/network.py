"""The network in ink: dashed lines are minus, thick ones are large, and every number is there."""

from typing import Final

from game.engine.topology import NETWORK_2_2_1, NeuronId, ParameterId
from game.engine.trace import EpochTrace
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas, Point
from game.view.numbers import visitor_numbers as written
from game.view.worksheet import paper
from game.view.worksheet.wording import neuron_name

RADIUS: Final = 44.0
NAME: Final = 34.0
NUMBER: Final = 24.0
PUSH: Final = 21.0
# The layers and the two neurons of a layer, as shares of the room.
COLUMNS: Final = (0.10, 0.50, 0.90)
UPPER, MIDDLE, LOWER = 0.14, 0.48, 0.82
# Where on its line a number stands: off the crossing in the middle.
PLACES: Final = (0.30, 0.50)
LABEL_HEIGHT: Final = 38.0
LABEL_PADDING: Final = 10.0
# Strokes: the thinnest line, what a weight of 1 adds, and the thickest.
THINNEST, PER_UNIT, THICKEST = 1.5, 2.2, 14.0
DASH, GAP = 16.0, 10.0
RING_GAP: Final = 10.0


def draw_network(
    canvas: Canvas,
    room: Box,
    trace: EpochTrace,
    marked: ParameterId | NeuronId | None = None,
) -> None:
    """The network of a trace. The number of a ``marked`` line has a thick frame, a marked neuron a
    second ring.
    """
    lines = NETWORK_2_2_1.connections
    weights = {line: trace.parameters.value(line) for line in lines}
    for line in lines:
        _draw_line(canvas, _ends(room, line), weights[line])
    for line in lines:
        _draw_number(canvas, _label(room, line), weights[line], line == marked)
    for neuron in (*NETWORK_2_2_1.inputs, *NETWORK_2_2_1.neurons):
        _draw_neuron(canvas, _center(room, neuron), neuron, neuron == marked)
    for push in NETWORK_2_2_1.biases:
        x, y = _center(room, push.target_neuron)
        number = written.weight(trace.parameters.value(push))
        below = RADIUS + PUSH + RING_GAP * (push.target_neuron == marked)
        canvas.text(number, x, y + below, PUSH, paper.INK, ax=0.5)


def _center(room: Box, neuron: NeuronId) -> Point:
    alone = NETWORK_2_2_1.layer_sizes[neuron.layer] == 1
    share = MIDDLE if alone else (UPPER, LOWER)[neuron.unit]
    return room.x + room.w * COLUMNS[neuron.layer], room.y + room.h * share


def _ends(room: Box, line: ParameterId) -> tuple[Point, Point]:
    assert line.source_neuron is not None
    return _center(room, line.source_neuron), _center(room, line.target_neuron)


def _label(room: Box, line: ParameterId) -> Point:
    (x0, y0), (x1, y1) = _ends(room, line)
    share = PLACES[line.layer]
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


def _draw_line(canvas: Canvas, ends: tuple[Point, Point], weight: float) -> None:
    width = min(THINNEST + PER_UNIT * abs(weight), THICKEST)
    start, end = ends
    if weight < 0.0:
        canvas.dashed_line(*start, *end, paper.INK, width, DASH + width, GAP + width)
    else:
        canvas.line(*start, *end, paper.INK, width)


def _draw_number(canvas: Canvas, place: Point, weight: float, marked: bool) -> None:
    number = written.weight(weight)
    width = canvas.text_width(number, NUMBER, "semibold") + 2 * LABEL_PADDING
    box = Box(place[0] - width / 2, place[1] - LABEL_HEIGHT / 2, width, LABEL_HEIGHT)
    if marked:
        box = box.inset(-LABEL_PADDING / 2)
    edge = paper.THICK if marked else theme.STROKE_LINE
    paper.frame(canvas, box, edge)
    canvas.text(number, *place, NUMBER, paper.INK, "semibold", ax=0.5)


def _draw_neuron(canvas: Canvas, place: Point, neuron: NeuronId, marked: bool) -> None:
    if marked:
        canvas.disc(*place, RADIUS + RING_GAP, paper.INK)
        canvas.disc(*place, RADIUS + RING_GAP - paper.THICK, paper.WHITE)
    canvas.disc(*place, RADIUS, paper.INK)
    canvas.disc(*place, RADIUS - paper.FRAME, paper.WHITE)
    canvas.text(neuron_name(neuron), *place, NAME, paper.INK, "semibold", ax=0.5)
