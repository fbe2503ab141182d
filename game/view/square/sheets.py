"""What the network computes all over a square: the engine's own forward pass on a grid."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from game.engine.activation import Activation
from game.engine.arrays import Array
from game.engine.topology import NeuronId
from game.engine.trace import EpochTrace
from game.engine.value_type import fixed_type
from game.engine.what_if.any_input import pass_forward
from game.view.drawing.shapes.curve import Point
from game.view.square.domain import Domain

# Points along a side of the grid. A sum that is linear in both coordinates is known by its corners.
GRID: Final = 65
CORNERS: Final = 2
# An answer counts as 1 above this, and as 0 below it.
HALF: Final = 0.5
# The sigmoid of this differs from 1 by less than a colour can show.
FIRM_SUM: Final = 6.0


@fixed_type
class Sheet:
    """The sums z of one neuron over a square.

    ``sums`` (row from the top, column from the left), the outermost on the square's edges; from
    ``threshold`` on the neuron says 1 (or, as a ReLU, anything at all); ``reach``: so far above it
    the neuron says it as firmly as it is drawn.
    """

    sums: Array
    activation: Activation
    threshold: float
    reach: float


def answer_sheet(trace: EpochTrace, domain: Domain) -> Sheet:
    """The output's sums over the input square."""
    side = np.linspace(domain.low, domain.high, GRID)
    inputs = np.stack([np.tile(side, GRID), np.repeat(side[::-1], GRID)])
    forward = pass_forward(trace.parameters, trace.rule, inputs)
    return _output_sheet(trace, forward.pre_activations[-1][0].reshape(GRID, GRID))


def hidden_answer_sheet(trace: EpochTrace, domain: Domain) -> Sheet:
    """The output's sums over the square of the hidden neurons' answers."""
    weights, bias = trace.parameters.weights[-1][0], trace.parameters.biases[-1][0]
    return _output_sheet(trace, _linear(weights, bias, domain))


def neuron_sheet(trace: EpochTrace, neuron: NeuronId, domain: Domain) -> Sheet:
    """A hidden neuron's sums over the input square."""
    weights, bias = _line(trace, neuron)
    sums, activation = _linear(weights, bias, domain), trace.rule.activation
    reach = max(float(sums.max()), 1.0) if activation.can_die else _firm(activation)
    return Sheet(sums, activation, 0.0, reach)


def cut(trace: EpochTrace, neuron: NeuronId, domain: Domain) -> tuple[Point, Point] | None:
    """Where a hidden neuron's cut (z = 0) enters and leaves the square; None where it does not
    cross it.

    On the way from the first point to the second the neuron says 1 on the left.
    """
    weights, bias = _line(trace, neuron)
    across, up = float(weights[0]), float(weights[1])
    if not all(map(math.isfinite, (across, up, bias))) or across == up == 0.0:
        return None
    # The point of the line that is nearest to the middle, and the line's direction there.
    middle, length = (domain.low + domain.high) / 2, math.hypot(across, up)
    away = (across * middle + up * middle + bias) / length
    along = (up / length, -across / length)
    nearest = (middle - away * across / length, middle - away * up / length)
    enters, leaves = -math.inf, math.inf
    for start, step in zip(nearest, along, strict=True):
        if step == 0.0:
            if not domain.low <= start <= domain.high:
                return None
            continue
        first, last = sorted(((domain.low - start) / step, (domain.high - start) / step))
        enters, leaves = max(enters, first), min(leaves, last)
    if not enters < leaves:
        return None
    ends = [(nearest[0] + way * along[0], nearest[1] + way * along[1]) for way in (enters, leaves)]
    return ends[0], ends[1]


def _line(trace: EpochTrace, neuron: NeuronId) -> tuple[Array, float]:
    layer = neuron.layer - 1
    parameters = trace.parameters
    return parameters.weights[layer][neuron.unit], float(parameters.biases[layer][neuron.unit])


def _linear(weights: Array, bias: float, domain: Domain) -> Array:
    side = np.linspace(domain.low, domain.high, CORNERS)
    sums: Array = weights[0] * side[None, :] + weights[1] * side[::-1, None] + bias
    return sums


def _output_sheet(trace: EpochTrace, sums: Array) -> Sheet:
    activation = trace.rule.output_activation
    threshold = HALF if activation.can_die else 0.0
    return Sheet(sums, activation, threshold, _firm(activation))


def _firm(activation: Activation) -> float:
    """How far from the threshold an answer is as good as 1."""
    return HALF if activation.can_die else FIRM_SUM
