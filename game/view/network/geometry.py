"""Where the parts of the network are drawn: circles, curves and places, all in logical units.

Everything follows from the rectangle the network is drawn in.  Inputs are on the left, hidden
neurons in the middle, the output on the right; data runs along the connections from left to right,
gradients come back along arcs outside of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from game.engine.topology import NETWORK_2_2_1, NeuronId, ParameterId
from game.view import theme
from game.view.box import Box
from game.view.cache import BoundedCache
from game.view.curve import Path, Point, bezier

X1, X2 = NETWORK_2_2_1.inputs
H1, H2, O1 = NETWORK_2_2_1.neurons
BY_NAME: Final = NETWORK_2_2_1.by_name

# The drawing for which the sizes below hold; every other one is scaled from it.
FULL_WIDTH: Final = 1150.0
FULL_HEIGHT: Final = 576.0
# Neurons shrink a little later than the rest when the drawing is narrow.
FULL_WIDTH_OF_NEURONS: Final = 1080.0
LARGEST_UNIT: Final = 1.35

OUTPUT_SIZE: Final = 1.1  # radii as multiples of a hidden neuron's
INPUT_SIZE: Final = 0.72
BIAS_RADIUS: Final = 24.0
SMALLEST_BIAS: Final = 0.85
BIAS_MARGIN: Final = 11.0

# Where connections enter the output, as a share of its radius above or below its middle.
ENTER_OUTPUT: Final = 0.26
BEND: Final = 0.46

# Arcs begin and end this far outside of the neurons, and keep this far from all else.
ARC_START_GAP: Final = 6.0
ARC_END_GAP: Final = 9.0
ARC_CLEARANCE: Final = 12.0
ARC_EDGE: Final = 20.0
HIGHEST_LIFT: Final = 170.0
LEAST_LIFT: Final = 4.0
LIFT_STEP: Final = 2.0
CURVE_POINTS: Final = 49
GEOMETRIES_KEPT: Final = 6

# Places of the pills along the connections.
PILL_STRAIGHT: Final = 0.44
PILL_CROSSING: Final = 0.26
PILL_OUTPUT: Final = 0.46
PILL_WIDTH: Final = 92.0

BADGE_LEAST: Final = 40.0
# From the middle of a neuron, in its radii: the badge of a hidden neuron, and of the output.
HIDDEN_BADGE: Final = (0.96, 0.60)
OUTPUT_BADGE: Final = (0.80, 0.92)
DEAD_NOTE_GAP: Final = 30.0
DEAD_NOTE_GAP_OUTPUT: Final = 58.0
TARGET_GAP: Final = 22.0
TARGET_WIDTH: Final = 132.0


class Circle(NamedTuple):
    """A disc: its middle and radius."""

    x: float
    y: float
    r: float

    def at(self, degrees: float, outward: float = 0.0) -> Point:
        """The point on its rim (or that far outside) at an angle, counted against the clock."""
        angle, reach = math.radians(degrees), self.r + outward
        return self.x + reach * math.cos(angle), self.y - reach * math.sin(angle)


@dataclass(frozen=True, slots=True)
class Proportions:
    """What differs between a tall drawing and a squat one; shares of its width or height.

    Columns and ``arc_lift`` are shares of the width, ``hidden_radius`` and ``bias_strip`` (kept free above
    and below for the bias nodes) of the height; ``lean`` (how much nearer to each other the inputs are
    than the hidden neurons), ``leave_input`` and ``enter_hidden`` (how far from the middle connections
    meet a neuron) of a neuron's radius; ``pill_on_bias`` of the path.  Angles are in degrees.
    """

    hidden_radius: float
    bias_strip: float
    margin: float
    output_column: float
    output_bias_column: float
    lean: float
    leave_input: float
    enter_hidden: float
    bias_angle: float
    output_arc: tuple[float, float]
    hidden_arc: tuple[float, float]
    arc_lift: float
    pill_on_bias: float


INPUT_COLUMN: Final = 0.105
HIDDEN_COLUMN: Final = 0.475
BIAS_COLUMN: Final = 0.285
# A drawing lower than this has no room for bias nodes above the hidden neurons: they go beside.
SQUAT_HEIGHT: Final = 420.0

TALL: Final = Proportions(
    hidden_radius=82.0 / 576.0,
    bias_strip=0.085,
    margin=10.0,
    output_column=0.775,
    output_bias_column=0.895,
    lean=0.22,
    leave_input=0.24,
    enter_hidden=0.22,
    bias_angle=100.0,
    output_arc=(118.0, 36.0),
    hidden_arc=(146.0, 40.0),
    arc_lift=0.14,
    pill_on_bias=0.38,
)
SQUAT: Final = Proportions(
    hidden_radius=0.185,
    bias_strip=0.076,
    margin=0.0,
    output_column=0.735,
    output_bias_column=0.85,
    lean=0.34,
    leave_input=0.14,
    enter_hidden=0.15,
    bias_angle=114.0,
    output_arc=(128.0, 30.0),
    hidden_arc=(154.0, 42.0),
    arc_lift=0.085,
    pill_on_bias=0.44,
)


@dataclass(frozen=True, slots=True, eq=False)
class NetworkGeometry:
    """Places in logical window units.

    ``unit`` is the size of things relative to a full drawing (1 = as on 1920 x 1080).  ``biases`` are
    the bias nodes by their parameter; ``paths`` run from source to target; ``arcs`` run backward, named
    by the connection the gradient returns along; ``pills`` are the middles of the weight labels;
    ``badges`` the discs of padlocks and flatlines; ``notes`` the middles of the words of a dead neuron;
    ``target`` the middle of the block with target and raw error, ``target_width`` its room.
    """

    drawing: Box
    unit: float
    squat: bool
    neurons: Mapping[NeuronId, Circle]
    biases: Mapping[ParameterId, Circle]
    paths: Mapping[ParameterId, Path]
    arcs: Mapping[ParameterId, Path]
    pills: Mapping[ParameterId, Point]
    badges: Mapping[NeuronId, Circle]
    notes: Mapping[NeuronId, Point]
    target: Point
    target_width: float

    def connection_at(self, x: float, y: float) -> ParameterId | None:
        """The connection nearest to a point, if any is near enough to be meant."""
        reach = theme.HIT_CONNECTION / 2
        near = {parameter: path.distance_to(x, y) for parameter, path in self.paths.items()}
        nearest = min(near, key=lambda parameter: near[parameter])
        return nearest if near[nearest] <= reach else None


def network_geometry(drawing: Box) -> NetworkGeometry:
    """The geometry of a drawing; works, though it cannot be read, for tiny ones too."""
    drawing = Box(drawing.x, drawing.y, max(drawing.w, 1.0), max(drawing.h, 1.0))
    unit = min(drawing.h / FULL_HEIGHT, drawing.w / FULL_WIDTH, LARGEST_UNIT)
    squat = drawing.h < SQUAT_HEIGHT
    shape = SQUAT if squat else TALL
    neurons = _neurons(drawing, unit, shape)
    biases = _biases(drawing, unit, shape, neurons, squat)
    paths = dict(_connections(neurons, shape)) | dict(_bias_paths(neurons, biases, unit, shape, squat))
    pills = {name: path.at(_pill_share(name, shape)) for name, path in paths.items()}
    arcs = dict(_arcs(drawing, unit, shape, neurons, biases, pills))
    output = neurons[O1]
    left = output.x + output.r + TARGET_GAP * unit
    room = drawing.right - left
    return NetworkGeometry(
        drawing=drawing,
        unit=unit,
        squat=squat,
        neurons=neurons,
        biases=biases,
        paths=paths,
        arcs=arcs,
        pills=pills,
        badges={neuron: _badge(neuron, circle, unit) for neuron, circle in neurons.items()},
        notes={neuron: _note(neuron, neurons, squat) for neuron in neurons},
        target=(left + room / 2 - TARGET_GAP * unit / 4, output.y),
        target_width=min(room, TARGET_WIDTH * max(unit, 1.0)),
    )


def _neurons(drawing: Box, unit: float, shape: Proportions) -> dict[NeuronId, Circle]:
    room = min(drawing.h / FULL_HEIGHT, drawing.w / FULL_WIDTH_OF_NEURONS, LARGEST_UNIT)
    hidden = FULL_HEIGHT * TALL.hidden_radius * room
    if shape is SQUAT:
        hidden = min(drawing.h * SQUAT.hidden_radius, drawing.w * 0.075)
    strip = drawing.h * shape.bias_strip + hidden + shape.margin * unit
    upper, lower = drawing.y + strip, drawing.bottom - strip
    entry = hidden * INPUT_SIZE
    lean = hidden * shape.lean
    left, middle = drawing.x + drawing.w * INPUT_COLUMN, drawing.x + drawing.w * HIDDEN_COLUMN
    right = drawing.x + drawing.w * shape.output_column
    return {
        X1: Circle(left, upper + lean, entry),
        X2: Circle(left, lower - lean, entry),
        H1: Circle(middle, upper, hidden),
        H2: Circle(middle, lower, hidden),
        O1: Circle(right, (upper + lower) / 2, hidden * OUTPUT_SIZE),
    }


def _biases(
    drawing: Box, unit: float, shape: Proportions, neurons: Mapping[NeuronId, Circle], squat: bool
) -> dict[ParameterId, Circle]:
    radius = BIAS_RADIUS * (max(unit, SMALLEST_BIAS) if drawing.h > 200 else unit)
    gap = radius + BIAS_MARGIN * unit
    upper, lower = drawing.y + gap, drawing.bottom - gap
    if squat:
        upper = neurons[H1].y - neurons[H1].r
        lower = neurons[H2].y + neurons[H2].r
    column = drawing.x + drawing.w * BIAS_COLUMN
    output = drawing.x + drawing.w * shape.output_bias_column
    return {
        BY_NAME["b.h1"]: Circle(column, upper, radius),
        BY_NAME["b.h2"]: Circle(column, lower, radius),
        BY_NAME["b.o1"]: Circle(output, drawing.y + gap + (8.0 * unit if squat else 0.0), radius),
    }


def _connections(
    neurons: Mapping[NeuronId, Circle], shape: Proportions
) -> Iterator[tuple[ParameterId, Path]]:
    """Weights: level where they leave and enter, with one bend between."""
    for parameter in NETWORK_2_2_1.connections:
        assert parameter.source is not None
        source = neurons[NeuronId(parameter.layer, parameter.source)]
        target = neurons[parameter.target_neuron]
        side = 1.0 if parameter.source else -1.0
        leave = 0.0
        enter = side * ENTER_OUTPUT * target.r
        if parameter.layer == 0:
            leave = (1.0 if parameter.target else -1.0) * shape.leave_input * source.r
            enter = side * shape.enter_hidden * target.r
        start = source.x + math.sqrt(source.r**2 - leave**2)
        end = target.x - math.sqrt(target.r**2 - enter**2)
        bend = (end - start) * BEND
        y0, y1 = source.y + leave, target.y + enter
        yield parameter, _path((start, y0), (start + bend, y0), (end - bend, y1), (end, y1))


def _bias_paths(
    neurons: Mapping[NeuronId, Circle],
    biases: Mapping[ParameterId, Circle],
    unit: float,
    shape: Proportions,
    squat: bool,
) -> Iterator[tuple[ParameterId, Path]]:
    for parameter, node in biases.items():
        neuron = neurons[parameter.target_neuron]
        if parameter.target_neuron == O1:
            end = neuron.at(70.0)
            start = (node.x - node.r * 0.2, node.y + node.r * 0.98)
            sag = (start[0], start[1] + (end[1] - start[1]) * 0.5)
            drop = min(60.0 * unit, (end[1] - start[1]) * 0.6)
            yield parameter, _path(start, sag, (end[0] + 16.0 * unit, end[1] - drop), end)
            continue
        side = -1.0 if parameter.target == 0 else 1.0
        end = neuron.at(-side * shape.bias_angle)
        start = (node.x + node.r, node.y)
        run = end[0] - start[0]
        near = (end[0] - 12.0 * unit, end[1] + side * 50.0 * unit)
        if squat:
            near = (end[0] - run * 0.35, end[1] + side * 16.0 * unit)
        yield parameter, _path(start, (start[0] + run * 0.6, start[1]), near, end)


def _arcs(
    drawing: Box,
    unit: float,
    shape: Proportions,
    neurons: Mapping[NeuronId, Circle],
    biases: Mapping[ParameterId, Circle],
    pills: Mapping[ParameterId, Point],
) -> Iterator[tuple[ParameterId, Path]]:
    """Backward arcs, each lifted as high as stays clear of bias nodes, their pills and the edges."""
    room = drawing.inset(ARC_EDGE)
    lift = min(shape.arc_lift * drawing.w, HIGHEST_LIFT * unit)
    obstacles = list(biases.values())
    obstacles += [
        Circle(x + shift, y, theme.PILL_HEIGHT / 2)
        for parameter, (x, y) in pills.items()
        if parameter.is_bias
        for shift in (-PILL_WIDTH / 3, 0.0, PILL_WIDTH / 3)
    ]
    routes = (
        ("h1-o1", O1, H1, shape.output_arc, 1.0),
        ("h2-o1", O1, H2, shape.output_arc, -1.0),
        ("x1-h1", H1, X1, shape.hidden_arc, 1.0),
        ("x2-h2", H2, X2, shape.hidden_arc, -1.0),
    )
    for name, source, target, angles, side in routes:
        begin, end = neurons[source], neurons[target]
        leave, arrive = side * angles[0], side * angles[1]

        def arc(
            height: float,
            begin: Circle = begin,
            end: Circle = end,
            leave: float = leave,
            arrive: float = arrive,
        ) -> Path:
            return _path(
                begin.at(leave, ARC_START_GAP),
                begin.at(leave, ARC_START_GAP + height),
                end.at(arrive, ARC_END_GAP + height),
                end.at(arrive, ARC_END_GAP),
            )

        yield BY_NAME[name], _highest(arc, lift, room, obstacles)


def _highest(
    arc: Callable[[float], Path], lift: float, room: Box, obstacles: Sequence[Circle]
) -> Path:
    """The arc with about the greatest lift up to ``lift`` that is free; the flattest if none is."""
    path = arc(lift)
    if _is_free(path, room, obstacles):
        return path
    low, high = LEAST_LIFT, lift
    best = arc(low)
    while high - low > LIFT_STEP:
        middle = (low + high) / 2
        path = arc(middle)
        if _is_free(path, room, obstacles):
            low, best = middle, path
        else:
            high = middle
    return best


def _is_free(path: Path, room: Box, obstacles: Sequence[Circle]) -> bool:
    x, y = path.points.T
    if min(x.min() - room.x, y.min() - room.y, room.right - x.max(), room.bottom - y.max()) < 0:
        return False
    # Points lie close together, so the nearest point is near enough to the nearest place.
    nodes = np.array(obstacles)
    gaps = np.hypot(x - nodes[:, 0, None], y - nodes[:, 1, None]) - nodes[:, 2, None]
    return bool(gaps.min() >= ARC_CLEARANCE)


def _pill_share(parameter: ParameterId, shape: Proportions) -> float:
    if parameter.source is None:
        return PILL_STRAIGHT if parameter.layer else shape.pill_on_bias
    if parameter.layer:
        return PILL_OUTPUT
    return PILL_STRAIGHT if parameter.source == parameter.target else PILL_CROSSING


def _badge(neuron: NeuronId, circle: Circle, unit: float) -> Circle:
    radius = max(theme.BADGE_SIZE * min(unit, 1.1), BADGE_LEAST) / 2
    across, down = OUTPUT_BADGE if neuron == O1 else HIDDEN_BADGE
    side = -1.0 if neuron == H2 else 1.0
    return Circle(circle.x + across * circle.r, circle.y + side * down * circle.r, radius)


def _note(neuron: NeuronId, neurons: Mapping[NeuronId, Circle], squat: bool) -> Point:
    circle = neurons[neuron]
    if neuron == O1:
        return circle.x, circle.y + circle.r + DEAD_NOTE_GAP_OUTPUT
    if squat:
        # Between the hidden neurons there is room for one line only: they share it.
        return circle.x + 0.62 * circle.r, (neurons[H1].y + neurons[H2].y) / 2
    side = -1.0 if neuron == H2 else 1.0
    return circle.x - 0.25 * circle.r, circle.y + side * (circle.r + DEAD_NOTE_GAP)


def _path(p0: Point, p1: Point, p2: Point, p3: Point) -> Path:
    return Path(bezier(p0, p1, p2, p3, CURVE_POINTS))


class GeometryCache:
    """Geometries of the drawings seen lately: with and without the drawer, for instance."""

    def __init__(self) -> None:
        self._geometries: BoundedCache[Box, NetworkGeometry] = BoundedCache(GEOMETRIES_KEPT)

    def of(self, drawing: Box) -> NetworkGeometry:
        """The geometry of a drawing."""
        return self._geometries.get(drawing, lambda: network_geometry(drawing))
