"""Where the parts of the network are in the lab.

Bias nodes stand beside the neurons, and the target beside the output.  On the pages in large type
(large_geometry) there are none, the target is a goal with a ring, and type has sizes of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.engine.topology import NeuronId, ParameterId
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point
from game.view.network.places.connections import connection_paths
from game.view.network.places.discs import H1, H2, O1, Circle, output_of
from game.view.network.places.lab_discs import OUTPUT_SIZE, bias_discs, neuron_discs
from game.view.network.places.lab_proportions import (
    FULL_HEIGHT,
    FULL_WIDTH,
    LARGEST_UNIT,
    SQUAT,
    SQUAT_DIRECT,
    SQUAT_HEIGHT,
    TALL,
    TALL_DIRECT,
    LabProportions,
)
from game.view.network.places.lab_routes import arc_paths, bias_paths
from game.view.network.places.places import NetworkGeometry

# Places of the labels along the connections.
PILL_STRAIGHT: Final = 0.44
PILL_CROSSING: Final = 0.26
PILL_OUTPUT: Final = 0.46
BADGE_LEAST: Final = 40.0
BADGE_GROWTH: Final = 1.1
# From the middle of a neuron, in its radii: the badge of a hidden neuron, and of the output.
HIDDEN_BADGE: Final = (0.90, 0.76)
OUTPUT_BADGE: Final = (0.80, 0.92)
# Small curves on the rims: their radius and how far outside of the rim their middle is, in a
# hidden neuron's radii, the least radius, and the angles at which they sit.
CURVE: Final = 0.33
CURVE_OUTSIDE: Final = 0.12
CURVE_LEAST: Final = 19.0
CURVE_ANGLES: Final = {H1: 243.0, H2: 117.0, O1: 270.0}
DEAD_NOTE_GAP: Final = 30.0
DEAD_NOTE_GAP_OUTPUT: Final = 58.0
DEAD_NOTE_SHIFT: Final = -0.25
SQUAT_NOTE_SHIFT: Final = 0.62
# Room kept free between the output and the target, and between the target and the edge.
TARGET_MARGINS: Final = (10.0, 14.0)
TARGET_WIDTH: Final = 132.0


def lab_geometry(drawing: Box, has_hidden: bool = True) -> NetworkGeometry:
    """The geometry of a drawing in the lab, of a network with a hidden layer or without."""
    unit = min(drawing.h / FULL_HEIGHT, drawing.w / FULL_WIDTH, LARGEST_UNIT)
    tall, squat = (TALL, SQUAT) if has_hidden else (TALL_DIRECT, SQUAT_DIRECT)
    shape = squat if drawing.h < SQUAT_HEIGHT else tall
    neurons = neuron_discs(drawing, unit, shape, has_hidden)
    biases = bias_discs(drawing, unit, shape, neurons)
    paths = dict(connection_paths(neurons, shape.ports)) | dict(
        bias_paths(neurons, biases, unit, shape)
    )
    last = output_of(neurons)
    pills = {
        parameter: path.at(_pill_share(parameter, shape, parameter.target_neuron == last))
        for parameter, path in paths.items()
    }
    arcs = dict(arc_paths(drawing, unit, shape, neurons, biases, pills))
    output = neurons[last]
    left, right = output.x + output.r + TARGET_MARGINS[0], drawing.right - TARGET_MARGINS[1]
    return NetworkGeometry(
        drawing=drawing,
        unit=unit,
        squat=shape.squat,
        neurons=neurons,
        biases=biases,
        paths=paths,
        arcs=arcs,
        pills=pills,
        badges={neuron: _badge(neuron, neurons, unit) for neuron in neurons},
        curves={neuron: _curve(neuron, neurons) for neuron in neurons if neuron.layer},
        notes={neuron: _note(neuron, neurons, shape.squat) for neuron in neurons},
        target=((left + right) / 2, output.y),
        target_width=max(min(right - left, TARGET_WIDTH * max(unit, 1.0)), 1.0),
    )


def _pill_share(parameter: ParameterId, shape: LabProportions, into_output: bool) -> float:
    if parameter.source is None:
        return PILL_STRAIGHT if into_output else shape.pill_on_bias
    if into_output:
        return PILL_OUTPUT
    return PILL_STRAIGHT if parameter.source == parameter.target else PILL_CROSSING


def _badge(neuron: NeuronId, neurons: Mapping[NeuronId, Circle], unit: float) -> Circle:
    circle = neurons[neuron]
    radius = max(theme.BADGE_SIZE * min(unit, BADGE_GROWTH), BADGE_LEAST) / 2
    across, down = OUTPUT_BADGE if neuron == output_of(neurons) else HIDDEN_BADGE
    side = -1.0 if neuron == H2 else 1.0
    return Circle(circle.x + across * circle.r, circle.y + side * down * circle.r, radius)


def _curve(neuron: NeuronId, neurons: Mapping[NeuronId, Circle]) -> Circle:
    hidden = neurons[output_of(neurons)].r / OUTPUT_SIZE
    angle = CURVE_ANGLES[O1 if neuron == output_of(neurons) else neuron]
    middle = neurons[neuron].at(angle, CURVE_OUTSIDE * hidden)
    return Circle(*middle, max(CURVE * hidden, CURVE_LEAST))


def _note(neuron: NeuronId, neurons: Mapping[NeuronId, Circle], squat: bool) -> Point:
    circle = neurons[neuron]
    if neuron == output_of(neurons):
        return circle.x, circle.y + circle.r + DEAD_NOTE_GAP_OUTPUT
    if squat and neuron in (H1, H2):
        # Between the hidden neurons there is room for one line only: they share it.
        return circle.x + SQUAT_NOTE_SHIFT * circle.r, (neurons[H1].y + neurons[H2].y) / 2
    side = -1.0 if neuron == H2 else 1.0
    return circle.x + DEAD_NOTE_SHIFT * circle.r, circle.y + side * (circle.r + DEAD_NOTE_GAP)
