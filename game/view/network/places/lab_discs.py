"""Where the network's nodes are in the lab, the bias nodes among them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.engine.topology import NeuronId, ParameterId
from game.view.drawing.box import Box
from game.view.network.places.discs import (
    BIAS_RADIUS,
    BY_NAME,
    DIRECT_BY_NAME,
    DIRECT_OUTPUT,
    H1,
    H2,
    O1,
    X1,
    X2,
    Circle,
)
from game.view.network.places.lab_proportions import (
    BIAS_COLUMN,
    FULL_HEIGHT,
    FULL_WIDTH_OF_NEURONS,
    HIDDEN_COLUMN,
    INPUT_COLUMN,
    LARGEST_UNIT,
    SQUAT,
    TALL,
    LabProportions,
)

OUTPUT_SIZE: Final = 1.1  # radii as multiples of a hidden neuron's
INPUT_SIZE: Final = 0.72
WIDEST_SHARE: Final = 0.075  # the radius of a hidden neuron, at most, of a squat drawing's width
SMALLEST_BIAS: Final = 0.85
TINY_HEIGHT: Final = 200.0  # below this even bias nodes may become unreadable
BIAS_MARGIN: Final = 11.0
SQUAT_DROP: Final = 8.0  # the output's bias in a squat drawing: this much lower


def neuron_discs(
    drawing: Box, unit: float, shape: LabProportions, has_hidden: bool
) -> dict[NeuronId, Circle]:
    """Inputs and computing neurons."""
    room = min(drawing.h / FULL_HEIGHT, drawing.w / FULL_WIDTH_OF_NEURONS, LARGEST_UNIT)
    hidden = FULL_HEIGHT * TALL.hidden_radius * room
    if shape.squat:
        hidden = min(drawing.h * SQUAT.hidden_radius, drawing.w * WIDEST_SHARE)
    strip = drawing.h * shape.bias_strip + hidden + shape.margin * unit
    upper, lower = drawing.y + strip, drawing.bottom - strip
    entry = hidden * INPUT_SIZE
    lean = hidden * shape.lean
    left, middle = drawing.x + drawing.w * INPUT_COLUMN, drawing.x + drawing.w * HIDDEN_COLUMN
    right = drawing.x + drawing.w * shape.output_column
    discs = {
        X1: Circle(left, upper + lean, entry),
        X2: Circle(left, lower - lean, entry),
    }
    output = Circle(right, (upper + lower) / 2, hidden * OUTPUT_SIZE)
    if not has_hidden:
        return discs | {DIRECT_OUTPUT: output}
    return discs | {
        H1: Circle(middle, upper, hidden),
        H2: Circle(middle, lower, hidden),
        O1: output,
    }


def bias_discs(
    drawing: Box, unit: float, shape: LabProportions, neurons: Mapping[NeuronId, Circle]
) -> dict[ParameterId, Circle]:
    """The nodes of the constant 1, by the bias they stand for."""
    radius = BIAS_RADIUS * (max(unit, SMALLEST_BIAS) if drawing.h > TINY_HEIGHT else unit)
    gap = radius + BIAS_MARGIN * unit
    upper, lower = drawing.y + gap, drawing.bottom - gap
    drop = SQUAT_DROP * unit if shape.squat else 0.0
    right = drawing.x + drawing.w * shape.output_bias_column
    output = Circle(right, drawing.y + gap + drop, radius)
    if O1 not in neurons:
        return {DIRECT_BY_NAME["b.o1"]: output}
    if shape.squat:
        upper = neurons[H1].y - neurons[H1].r
        lower = neurons[H2].y + neurons[H2].r
    column = drawing.x + drawing.w * BIAS_COLUMN
    return {
        BY_NAME["b.h1"]: Circle(column, upper, radius),
        BY_NAME["b.h2"]: Circle(column, lower, radius),
        BY_NAME["b.o1"]: output,
    }
