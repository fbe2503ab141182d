"""Every number of the square against a forward pass written out here, on random networks."""

import math

import numpy as np
import pytest

from game.engine.activation import ACTIVATIONS
from game.engine.dataset import AND, XOR
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import MSE
from game.engine.parameters import Parameters
from game.engine.topology import NETWORK_2_2_1, NeuronId
from game.engine.trace import EpochTrace, trace_epoch
from game.engine.what_if.any_input import pass_forward
from game.view.drawing.box import Box
from game.view.square.domain import HIDDEN, LAB, LARGE, Domain, hidden_domain
from game.view.square.sheets import (
    GRID,
    answer_sheet,
    cut,
    hidden_answer_sheet,
    neuron_sheet,
)

STATES = 200
HIDDEN_NEURONS = (NeuronId(1, 0), NeuronId(1, 1))


def random_state(number: int) -> EpochTrace:
    """A network of any size of weights, any activations, either puzzle."""
    rng = np.random.default_rng(number)
    size = 10.0 ** rng.uniform(-1.0, 1.3)
    vector = rng.uniform(-size, size, len(NETWORK_2_2_1.parameters))
    hidden, output = rng.choice(list(ACTIVATIONS), 2)
    rule = Hyperparameters(0.5, ACTIVATIONS[str(hidden)], ACTIVATIONS[str(output)], MSE)
    dataset = (AND, XOR)[number % 2]
    return trace_epoch(Parameters.of_vector(vector, NETWORK_2_2_1), dataset, rule)


def bent(name: str, z: float) -> float:
    if name == "relu":
        return max(z, 0.0)
    return 1.0 / (1.0 + math.exp(-z)) if z > -700.0 else 0.0


def by_hand(trace: EpochTrace, x1: float, x2: float) -> tuple[list[float], list[float], float]:
    """z and a of the hidden neurons, and z of the output, in plain Python."""
    parameters, rule = trace.parameters, trace.rule
    sums, answers = [], []
    for unit in (0, 1):
        first, second = (float(w) for w in parameters.weights[0][unit])
        sums.append(first * x1 + second * x2 + float(parameters.biases[0][unit]))
        answers.append(bent(rule.activation.name, sums[-1]))
    first, second = (float(w) for w in parameters.weights[1][0])
    output = first * answers[0] + second * answers[1] + float(parameters.biases[1][0])
    return sums, answers, output


@pytest.mark.parametrize("number", range(STATES))
def test_any_input_is_answered_as_by_hand(number: int) -> None:
    trace, rng = random_state(number), np.random.default_rng(number)
    inputs = rng.uniform(LARGE.low, LARGE.high, (2, 7))
    forward = pass_forward(trace.parameters, trace.rule, inputs)
    for point, (x1, x2) in enumerate(inputs.T):
        sums, answers, output = by_hand(trace, x1, x2)
        assert forward.pre_activations[0][:, point] == pytest.approx(sums, abs=1e-9)
        assert forward.activations[1][:, point] == pytest.approx(answers, abs=1e-9)
        said = bent(trace.rule.output_activation.name, output)
        assert forward.activations[2][0, point] == pytest.approx(said, abs=1e-9)


@pytest.mark.parametrize("number", range(STATES))
def test_the_sheets_hold_the_sums_at_their_places(number: int) -> None:
    trace = random_state(number)
    for domain in (LAB, LARGE):
        sheet = answer_sheet(trace, domain)
        for row, column in ((0, 0), (0, GRID - 1), (GRID - 1, 0), (GRID // 2, GRID // 3)):
            x1 = domain.low + domain.span * column / (GRID - 1)
            x2 = domain.high - domain.span * row / (GRID - 1)
            output = by_hand(trace, x1, x2)[2]
            assert sheet.sums[row, column] == pytest.approx(output, abs=1e-8)
        for neuron in HIDDEN_NEURONS:
            corners = neuron_sheet(trace, neuron, domain).sums
            for row, x2 in enumerate((domain.high, domain.low)):
                for column, x1 in enumerate((domain.low, domain.high)):
                    wanted = by_hand(trace, x1, x2)[0][neuron.unit]
                    assert corners[row, column] == pytest.approx(wanted, abs=1e-9)
    weights, bias = trace.parameters.weights[1][0], trace.parameters.biases[1][0]
    corners = hidden_answer_sheet(trace, HIDDEN).sums
    for row, second in enumerate((HIDDEN.high, HIDDEN.low)):
        for column, first in enumerate((HIDDEN.low, HIDDEN.high)):
            wanted = weights[0] * first + weights[1] * second + bias
            assert corners[row, column] == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("number", range(STATES))
def test_a_cut_lies_where_the_sum_is_nothing_and_has_its_ones_on_the_left(number: int) -> None:
    trace = random_state(number)
    for neuron in HIDDEN_NEURONS:
        ends = cut(trace, neuron, LAB)
        corners = neuron_sheet(trace, neuron, LAB).sums
        crosses = bool(corners.min() < 0.0 < corners.max())
        assert (ends is not None) == crosses
        if ends is None:
            continue
        (x, y), (right, top) = ends
        for end in ends:
            size = abs(trace.parameters.weights[0][neuron.unit]).sum() + 1.0
            assert by_hand(trace, *end)[0][neuron.unit] == pytest.approx(0.0, abs=1e-9 * size)
            assert all(LAB.low - 1e-9 <= value <= LAB.high + 1e-9 for value in end)
        left = ((x + right) / 2 - (top - y) * 0.01, (y + top) / 2 + (right - x) * 0.01)
        assert by_hand(trace, *left)[0][neuron.unit] > 0.0


def test_a_neuron_without_weights_makes_no_cut() -> None:
    rule = Hyperparameters(0.5, ACTIVATIONS["sigmoid"], ACTIVATIONS["sigmoid"], MSE)
    parameters = Parameters.of_vector(np.zeros(9), NETWORK_2_2_1)
    trace = trace_epoch(parameters, XOR, rule)
    assert cut(trace, HIDDEN_NEURONS[0], LAB) is None


@pytest.mark.parametrize("domain", [LAB, LARGE, HIDDEN, Domain(-3.0, 5.0)])
def test_places_and_points_belong_together(domain: Domain) -> None:
    box = Box(13.0, 29.0, 298.0, 298.0)
    for point in ((0.0, 0.0), (1.0, 0.0), (0.3, 0.8)):
        assert domain.point(box, domain.place(box, point)) == pytest.approx(point)
    assert domain.place(box, (domain.low, domain.high)) == pytest.approx((box.x, box.y))
    assert not domain.holds((math.nan, 0.0))


def test_the_hidden_domain_reaches_what_relu_says() -> None:
    assert hidden_domain(0.9) == HIDDEN
    assert hidden_domain(7.5).holds((0.0, 7.5))
