"""Where the parts of the network are on the pages in large type.

Inputs, hidden neurons, output and goal stand in columns; there are no bias nodes.  Discs are as
large as the height allows and the width does not forbid; what width is left widens the gaps, up to
a limit, and beyond it the picture stands in the middle.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from game.engine.topology import NeuronId
from game.view.drawing.box import Box
from game.view.network.places.connections import connection_paths
from game.view.network.places.discs import H1, H2, O1, X1, X2, Circle
from game.view.network.places.large_arcs import PORTS, large_arcs
from game.view.network.places.large_places import (
    LABEL_HEIGHT,
    LABEL_WIDTH,
    badges_of,
    curves_of,
    note_width_of,
    notes_of,
    pills_of,
    signals_of,
)
from game.view.network.places.large_proportions import (
    DESIGN_HEIGHT,
    GAPS,
    GOAL_RADIUS,
    HIDDEN_MIDDLE,
    HIDDEN_RADIUS,
    INPUT_MIDDLE,
    INPUT_RADIUS,
    OUTPUT_RADIUS,
    LargeProportions,
)
from game.view.network.places.large_pushes import PushPlaces
from game.view.network.places.places import NetworkGeometry

EDGE: Final = 24.0
# Gaps between columns, as multiples of the scale of the discs: the least and the most.
LEAST_STRETCH: Final = 0.86
# Where it is higher than wide lines are long anyway.
LEAST_STRETCH_UPRIGHT: Final = 0.62
LEAST_STRETCH_WITHOUT_GOAL: Final = 0.66
MOST_STRETCH: Final = 1.45
# A drawing higher than this multiple of what its discs need leaves the rest free.
TALLEST: Final = 1.4
TALLEST_UPRIGHT: Final = 2.2
# Room for the dashes around a locked neuron between it and the drawing's edge.
HALO_ROOM: Final = 18.0

MOST_GROWTH: Final = 1.3
# Type keeps its size although the discs shrink, down to this share of the full scale: in drawings
# smaller than that type shrinks with them.
CRAMPED: Final = 0.74
# Between the goal and what is beside it.
GOAL_MARGIN: Final = 12.0


class Measures(NamedTuple):
    """What everything is scaled by: the discs, the gaps; sizes of type on labels and at least."""

    discs: float
    gaps: float
    type: float
    least_type: float


def large_geometry(drawing: Box, shape: LargeProportions, card_open: bool) -> NetworkGeometry:
    """The geometry of a drawing on a page in large type."""
    measures = _measures(drawing, shape, card_open)
    room = _room(drawing, measures.discs)
    neurons = _neurons(room, measures, card_open)
    paths = dict(connection_paths(neurons, PORTS))
    # The card tells what comes back, and slopes: with it only the product is left in the picture.
    arcs = {} if card_open else dict(large_arcs(room, neurons))
    curves = {} if card_open else curves_of(neurons)
    goal = None if card_open else _goal(neurons[O1], measures)
    pills = pills_of(room, neurons, paths, curves, measures.type)
    notes = notes_of(neurons, pills, measures.type, shape)
    pushes = PushPlaces(room, neurons, curves, measures.type)
    return NetworkGeometry(
        drawing=drawing,
        unit=measures.type / shape.pill_type,
        squat=True,
        neurons=neurons,
        biases={},
        paths=paths,
        arcs=arcs,
        pills=pills,
        badges=badges_of(neurons, measures.type),
        curves=curves,
        notes=notes,
        target=neurons[O1][:2] if goal is None else goal[:2],
        target_width=_target_width(goal, neurons[O1], drawing.right),
        label=(measures.type * LABEL_WIDTH, measures.type * LABEL_HEIGHT),
        pill_type=measures.type,
        least_type=measures.least_type,
        note_width=note_width_of(notes, pills, neurons, measures.type),
        signals=dict(signals_of(room, neurons, arcs, curves, pills, measures.type)),
        pushes={} if card_open else pushes.find(pills, notes),
        goal=goal,
    )


def _measures(drawing: Box, shape: LargeProportions, card_open: bool) -> Measures:
    radii = [INPUT_RADIUS, HIDDEN_RADIUS, OUTPUT_RADIUS]
    gaps = sum(GAPS[:2] if card_open else GAPS)
    if not card_open:
        radii.append(GOAL_RADIUS)
    discs = 2.0 * sum(radii) * shape.radii
    width = max(drawing.w - 2 * EDGE, 1.0)
    stretch = LEAST_STRETCH_UPRIGHT if drawing.h > drawing.w else LEAST_STRETCH
    least = min(stretch, LEAST_STRETCH_WITHOUT_GOAL) if card_open else stretch
    scale = min(drawing.h / DESIGN_HEIGHT, width / (discs + least * gaps))
    stretched = min((width - scale * discs) / gaps, MOST_STRETCH * scale)
    growth = min(max(scale / shape.full, 1.0), MOST_GROWTH)
    shrinking = min(scale / shape.full / CRAMPED, 1.0)
    return Measures(
        scale * shape.radii,
        stretched,
        shape.pill_type * growth * shrinking,
        shape.least_type * shrinking,
    )


def _room(drawing: Box, scale: float) -> Box:
    """The drawing, without what a very high one has too much."""
    tallest = TALLEST if drawing.h <= drawing.w else TALLEST_UPRIGHT
    height = min(drawing.h, tallest * DESIGN_HEIGHT * scale)
    return Box(drawing.x, drawing.y + (drawing.h - height) / 2, drawing.w, height)


def _neurons(room: Box, measures: Measures, card_open: bool) -> dict[NeuronId, Circle]:
    k = measures.discs
    entry, hidden, output = INPUT_RADIUS * k, HIDDEN_RADIUS * k, OUTPUT_RADIUS * k
    first, second, third = (gap * measures.gaps for gap in GAPS)
    width = 2 * (entry + hidden + output) + first + second
    if not card_open:
        width += third + 2 * GOAL_RADIUS * k
    left = room.x + max((room.w - width) / 2, 0.0) + entry
    middle = left + entry + first + hidden
    right = middle + hidden + second + output
    unit = room.h / DESIGN_HEIGHT
    high = max(HIDDEN_MIDDLE * unit, hidden + HALO_ROOM * min(unit, 1.0))
    low = high + (INPUT_MIDDLE - HIDDEN_MIDDLE) * unit
    return {
        X1: Circle(left, room.y + low, entry),
        X2: Circle(left, room.bottom - low, entry),
        H1: Circle(middle, room.y + high, hidden),
        H2: Circle(middle, room.bottom - high, hidden),
        O1: Circle(right, room.y + room.h / 2, output),
    }


def _goal(output: Circle, measures: Measures) -> Circle:
    radius = GOAL_RADIUS * measures.discs
    return Circle(output.x + output.r + GAPS[2] * measures.gaps + radius, output.y, radius)


def _target_width(goal: Circle | None, output: Circle, right: float) -> float:
    if goal is None:
        return 1.0
    return max(2.0 * min(goal.x - output.x - output.r - GOAL_MARGIN, right - goal.x), 1.0)
