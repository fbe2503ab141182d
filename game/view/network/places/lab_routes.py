"""The lab's other curves: from the bias nodes forward, gradient arcs backward.

On the pages in large type (``large_arcs``) there are no bias nodes for arcs to keep clear of: there
arcs pull towards the edges of their room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from game.engine.topology import NeuronId, ParameterId
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Float64, Path, Point, bezier
from game.view.network.places.discs import (
    BY_NAME,
    DIRECT_BY_NAME,
    DIRECT_OUTPUT,
    H1,
    H2,
    O1,
    X1,
    X2,
    Circle,
    output_of,
)
from game.view.network.places.lab_proportions import LabProportions

CURVE_POINTS: Final = 49

# The curve of the output's bias: where it enters, and how it swings there.
OUTPUT_BIAS_ANGLE: Final = 70.0
OUTPUT_BIAS_SWING: Final = (16.0, 60.0)
# The curves of the hidden neurons' biases.
BIAS_RUN: Final = 0.6
BIAS_SWING: Final = (12.0, 50.0)
SQUAT_BIAS_RUN: Final = 0.35
SQUAT_BIAS_RISE: Final = 16.0

# Arcs begin and end this far outside of the neurons, and keep this far from all else.
ARC_START_GAP: Final = 6.0
ARC_END_GAP: Final = 9.0
ARC_CLEARANCE: Final = 12.0
ARC_EDGE: Final = 20.0
HIGHEST_LIFT: Final = 170.0
LEAST_LIFT: Final = 4.0
LIFT_STEP: Final = 2.0
PILL_WIDTH: Final = 92.0


def bias_paths(
    neurons: Mapping[NeuronId, Circle],
    biases: Mapping[ParameterId, Circle],
    unit: float,
    shape: LabProportions,
) -> Iterator[tuple[ParameterId, Path]]:
    """Biases: from the nodes of the constant 1 into their neurons from above or below."""
    output = output_of(neurons)
    for parameter, node in biases.items():
        neuron = neurons[parameter.target_neuron]
        if parameter.target_neuron == output:
            yield parameter, _output_bias_path(node, neuron, unit)
        else:
            side = -1.0 if parameter.target == 0 else 1.0
            yield parameter, _hidden_bias_path(node, neuron, side, unit, shape)


def _output_bias_path(node: Circle, neuron: Circle, unit: float) -> Path:
    end = neuron.at(OUTPUT_BIAS_ANGLE)
    start = (node.x - node.r * 0.2, node.y + node.r * 0.98)
    fall = end[1] - start[1]
    swing, drop = OUTPUT_BIAS_SWING
    near = (end[0] + swing * unit, end[1] - min(drop * unit, fall * 0.6))
    return _path(start, (start[0], start[1] + fall * 0.5), near, end)


def _hidden_bias_path(
    node: Circle, neuron: Circle, side: float, unit: float, shape: LabProportions
) -> Path:
    end = neuron.at(-side * shape.bias_angle)
    start = (node.x + node.r, node.y)
    run = end[0] - start[0]
    swing, rise = BIAS_SWING
    near = (end[0] - swing * unit, end[1] + side * rise * unit)
    if shape.squat:
        near = (end[0] - SQUAT_BIAS_RUN * run, end[1] + side * SQUAT_BIAS_RISE * unit)
    return _path(start, (start[0] + BIAS_RUN * run, start[1]), near, end)


def arc_paths(
    drawing: Box,
    unit: float,
    shape: LabProportions,
    neurons: Mapping[NeuronId, Circle],
    biases: Mapping[ParameterId, Circle],
    pills: Mapping[ParameterId, Point],
) -> Iterator[tuple[ParameterId, Path]]:
    """Backward arcs, each lifted as high as it stays clear of bias nodes, their labels and
    edges."""
    room = drawing.inset(ARC_EDGE)
    lift = min(shape.arc_lift * drawing.w, HIGHEST_LIFT * unit)
    obstacles = list(biases.values())
    obstacles += [
        Circle(x + shift, y, theme.PILL_HEIGHT / 2)
        for parameter, (x, y) in pills.items()
        if parameter.is_bias
        for shift in (-PILL_WIDTH / 3, 0.0, PILL_WIDTH / 3)
    ]
    for parameter, source, target, (leave, arrive), side in _routes(shape, O1 in neurons):
        arc = _Arc(neurons[source], neurons[target], side * leave, side * arrive)
        yield parameter, _highest(arc, lift, room, obstacles)


class _Route(NamedTuple):
    """Where an arc begins, where it ends, at which angles, and on which side: above is 1."""

    parameter: ParameterId
    source: NeuronId
    target: NeuronId
    angles: tuple[float, float]
    side: float


def _routes(shape: LabProportions, has_hidden: bool) -> tuple[_Route, ...]:
    if not has_hidden:
        return (
            _Route(DIRECT_BY_NAME["x1-o1"], DIRECT_OUTPUT, X1, shape.output_arc, 1.0),
            _Route(DIRECT_BY_NAME["x2-o1"], DIRECT_OUTPUT, X2, shape.output_arc, -1.0),
        )
    return (
        _Route(BY_NAME["h1-o1"], O1, H1, shape.output_arc, 1.0),
        _Route(BY_NAME["h2-o1"], O1, H2, shape.output_arc, -1.0),
        _Route(BY_NAME["x1-h1"], H1, X1, shape.hidden_arc, 1.0),
        _Route(BY_NAME["x2-h2"], H2, X2, shape.hidden_arc, -1.0),
    )


class _Arc(NamedTuple):
    """An arc between two neurons; it leaves and arrives at angles (degrees)."""

    begin: Circle
    end: Circle
    leave: float
    arrive: float

    def __call__(self, lift: float) -> Float64:
        """Points of the arc lifted so far from both."""
        return bezier(
            self.begin.at(self.leave, ARC_START_GAP),
            self.begin.at(self.leave, ARC_START_GAP + lift),
            self.end.at(self.arrive, ARC_END_GAP + lift),
            self.end.at(self.arrive, ARC_END_GAP),
            CURVE_POINTS,
        )


def _highest(arc: _Arc, lift: float, room: Box, obstacles: Sequence[Circle]) -> Path:
    """The arc with about the greatest lift up to ``lift`` that is free; the flattest if none is."""
    points = arc(lift)
    if _is_free(points, room, obstacles):
        return Path(points)
    low, high = LEAST_LIFT, lift
    best = arc(low)
    while high - low > LIFT_STEP:
        middle = (low + high) / 2
        points = arc(middle)
        if _is_free(points, room, obstacles):
            low, best = middle, points
        else:
            high = middle
    return Path(best)


def _is_free(points: Float64, room: Box, obstacles: Sequence[Circle]) -> bool:
    x, y = points.T
    if min(x.min() - room.x, y.min() - room.y, room.right - x.max(), room.bottom - y.max()) < 0:
        return False
    # Points lie close together, so the nearest point is near enough to the nearest place.
    nodes = np.array(obstacles)
    gaps = np.hypot(x - nodes[:, 0, None], y - nodes[:, 1, None]) - nodes[:, 2, None]
    return bool(gaps.min() >= ARC_CLEARANCE)


def _path(p0: Point, p1: Point, p2: Point, p3: Point) -> Path:
    return Path(bezier(p0, p1, p2, p3, CURVE_POINTS))
