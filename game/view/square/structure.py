"""How a network has divided the square: which corners its cuts part, and on how many sides."""

import math
from typing import Final

import numpy as np

from game.engine.arrays import Array
from game.engine.dataset import Dataset
from game.engine.topology import NeuronId
from game.engine.trace import EpochTrace
from game.engine.what_if.any_input import pass_forward
from game.view.square.domain import LARGE, Domain
from game.view.square.sheets import answer_sheet, cut

# Points along each side of the corners' square, at which its edge is walked around.
EDGE_POINTS: Final = 33
MIDDLE: Final = 0.5


def lone_row(trace: EpochTrace, neuron: NeuronId) -> int | None:
    """The row that a hidden neuron's cut parts from all others; None if it does not part one."""
    sums = trace.forward.pre_activations[neuron.layer - 1][neuron.unit]
    above = [sample for sample, value in enumerate(sums) if value > 0.0]
    below = [sample for sample, value in enumerate(sums) if not value > 0.0]
    for side in (above, below):
        if len(side) == 1:
            return side[0]
    return None


def is_made_of_two_cuts(trace: EpochTrace) -> bool:
    """Whether the hidden neurons part one corner each, opposite ones, and the answer follows them:
    one thing in these two, the other in the rest and in the middle between.
    """
    units = range(len(trace.parameters.biases[0]))
    lone = [lone_row(trace, NeuronId(1, unit)) for unit in units]
    if None in lone or len(set(lone)) != len(lone):
        return False
    beyond = {row for row in lone if row is not None}
    inputs = trace.dataset.inputs
    first, second = sorted(beyond)
    if not (inputs[:, first] + inputs[:, second] == 1.0).all():
        return False
    sides = says_1(trace, inputs)
    middle = bool(says_1(trace, np.full((2, 1), MIDDLE))[0])
    return all(bool(side) == ((row in beyond) != middle) for row, side in enumerate(sides))


def says_1(trace: EpochTrace, inputs: Array) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Whether the answer to each of the inputs (input, point) is more than one half."""
    answers = pass_forward(trace.parameters, trace.rule, inputs).activations[-1][0]
    said: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = answers > MIDDLE
    return said


def needs_two_cuts(dataset: Dataset) -> bool:
    """Whether no straight line parts the rows of goal 1 from those of goal 0.

    Of the four corners that holds where opposite ones have the same goal and neighbours another.
    """
    first, second, third, fourth = (round(float(goal)) for goal in dataset.targets[0])
    return first == fourth and second == third and first != second


def is_one_cut(trace: EpochTrace) -> bool:
    """Whether a single line runs through the corners' square: around its edge the answer changes
    from one side to the other and back once.
    """
    side = np.linspace(0.0, 1.0, EDGE_POINTS)
    low, high = np.zeros_like(side), np.ones_like(side)
    edges = [(side, low), (high, side), (side[::-1], high), (low, side[::-1])]
    said = says_1(trace, np.concatenate([np.stack(edge) for edge in edges], axis=1))
    return int(np.count_nonzero(said != np.roll(said, 1))) == 2


def said_everywhere(trace: EpochTrace, domain: Domain = LARGE) -> int | None:
    """What is answered all over a square, 0 or 1; None where there are two sides of it."""
    sheet = answer_sheet(trace, domain)
    if (sheet.sums > sheet.threshold).all():
        return 1
    return 0 if (sheet.sums < sheet.threshold).all() else None


def crosses(trace: EpochTrace, neuron: NeuronId, domain: Domain = LARGE) -> bool:
    """Whether a hidden neuron's cut runs through a square."""
    return cut(trace, neuron, domain) is not None


def corner_pair(trace: EpochTrace, first: int, second: int) -> str:
    """Which two corners these rows are: upper, lower, left, right, or any two."""
    (x, y), (other_x, other_y) = trace.dataset.inputs.T[[first, second]].tolist()
    if math.isclose(y, other_y):
        return "upper" if y > MIDDLE else "lower"
    if math.isclose(x, other_x):
        return "right" if x > MIDDLE else "left"
    return "two"
