"""Gradient descent, the readers of a trace, and the rules that a neuron is locked or dead."""

import numpy as np
import pytest

from game.engine.activation import RELU, SIGMOID
from game.engine.dataset import AND, DATASETS, XOR
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import CROSS_ENTROPY, MSE
from game.engine.parameters import Parameters, named_vector
from game.engine.saturation import is_dead, is_locked, mean_slope, mean_slopes
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.topology import NeuronId
from game.engine.trace import EpochTrace, trace_epoch
from game.engine.training import descend, first_diverged
from tests.engine.cases import RULES, Case

H1, H2, O1 = NETWORK.neurons
PLAIN = Hyperparameters(0.5, SIGMOID, SIGMOID, MSE)
WITH_RELU = Hyperparameters(0.5, RELU, SIGMOID, MSE)
RELU_OUTPUT = Hyperparameters(0.5, SIGMOID, RELU, MSE)


def trace_of(rule: Hyperparameters, **values: float) -> EpochTrace:
    """Named as in x1_h1=2 or b_h1=-3; what is not named is 0."""
    numbers = {NETWORK.column_name(p): 0.0 for p in NETWORK.parameters}
    for name, value in values.items():
        first, second = name.split("_")
        numbers[f"b.{second}" if first == "b" else f"w.{first}-{second}"] = value
    parameters = Parameters.of_vector(named_vector(NETWORK, numbers), NETWORK)
    return trace_epoch(parameters, XOR, rule)


def test_the_truth_tables():
    for dataset, answer in ((AND, lambda a, b: a & b), (XOR, lambda a, b: a ^ b)):
        for sample, name in enumerate(dataset.sample_names):
            x1, x2 = int(name[0]), int(name[1])
            assert dataset.inputs[:, sample].tolist() == [x1, x2]
            assert dataset.targets[0, sample] == answer(x1, x2)
    assert list(DATASETS) == ["and", "xor"]


def test_cross_entropy_refuses_a_relu_output():
    with pytest.raises(ValueError, match="cross-entropy is not defined for relu outputs"):
        Hyperparameters(0.1, SIGMOID, RELU, CROSS_ENTROPY)


def test_one_update_is_one_step_down_the_gradient():
    for rule in RULES:
        case = Case(NETWORK, XOR, rule, np.linspace(-2, 2, 9))
        course = descend(case.vector, 1, XOR, rule, NETWORK)
        step = rule.learning_rate * case.trace.backward.gradients.vector
        np.testing.assert_array_equal(course[1], case.vector - step)


def test_small_steps_lower_the_loss():
    gentle = Hyperparameters(0.1, SIGMOID, SIGMOID, CROSS_ENTROPY)
    course = descend(np.linspace(-1, 2, 9), 200, AND, gentle, NETWORK)
    losses = [
        float(trace_epoch(Parameters.of_vector(v, NETWORK), AND, gentle).loss) for v in course
    ]
    assert losses == sorted(losses, reverse=True)


def test_a_course_begins_with_its_start_and_zero_epochs_are_allowed():
    start = np.arange(9.0)
    assert descend(start, 0, AND, PLAIN, NETWORK).tolist() == [start.tolist()]
    assert descend(start, 3, AND, PLAIN, NETWORK).shape == (4, 9)


def test_a_course_can_be_cut_and_continued_to_the_last_bit():
    start = np.linspace(-2, 2, 9)
    whole = descend(start, 100, XOR, PLAIN, NETWORK)
    first = descend(start, 37, XOR, PLAIN, NETWORK)
    second = descend(first[-1], 63, XOR, PLAIN, NETWORK)
    assert np.array_equal(whole, np.concatenate([first, second[1:]]))


def test_a_diverging_course_is_noticed_and_makes_no_noise():
    wild = Hyperparameters(1.0, RELU, RELU, MSE)
    course = descend(np.full(9, 200.0), 60, AND, wild, NETWORK)

    first = first_diverged(course, limit=1e6)

    assert first is not None
    assert (np.abs(course[:first]) <= 1e6).all()
    assert not (np.abs(course[first]) <= 1e6).all()


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 11.0, -11.0])
def test_nan_infinity_and_the_limit_count_as_diverged(bad):
    course = np.zeros((5, 9))
    assert first_diverged(course, limit=10.0) is None
    course[3, 4] = bad
    assert first_diverged(course, limit=10.0) == 3
    course[3, 4] = 10.0
    assert first_diverged(course, limit=10.0) is None


def test_a_trace_reads_one_row_or_the_mean_of_all():
    trace = Case(NETWORK, XOR, PLAIN, np.linspace(-2, 2, 9)).trace
    for reader in (trace.activation, trace.pre_activation, trace.slope, trace.delta):
        for neuron in NETWORK.neurons:
            rows = [reader(neuron, sample) for sample in range(4)]
            assert reader(neuron, None) == pytest.approx(sum(rows) / 4, rel=1e-14)
    assert [trace.activation(NeuronId(0, 1), sample) for sample in range(4)] == [0, 1, 0, 1]


def test_mean_slopes_are_means_over_the_rows():
    trace = Case(NETWORK, XOR, WITH_RELU, np.linspace(-2, 2, 9)).trace
    for neuron, mean in zip(NETWORK.neurons, mean_slopes(trace), strict=True):
        rows = [trace.slope(neuron, sample) for sample in range(4)]
        assert mean == pytest.approx(sum(rows) / 4, rel=1e-14)
        assert mean_slope(trace, neuron) == pytest.approx(mean, rel=1e-14)


def test_locked_means_a_mean_slope_under_the_threshold():
    trace = trace_of(PLAIN, b_h1=6.0)  # a = 0.9975 on every row
    slope = mean_slope(trace, H1)

    assert slope == pytest.approx(0.002467, rel=1e-3)
    assert is_locked(trace, H1, threshold=0.05)
    assert not is_locked(trace, H1, threshold=slope), "at the threshold it is not yet locked"
    assert not is_locked(trace, H1, threshold=0.0)
    assert not is_locked(trace, H2, threshold=0.05)
    assert is_locked(trace, H2, threshold=1.0)


def test_a_saturated_sigmoid_is_locked_but_never_dead():
    trace = trace_of(PLAIN, b_h1=700.0)
    assert 0.0 < mean_slope(trace, H1) < 1e-300
    assert is_locked(trace, H1, threshold=0.05)
    assert not is_dead(trace, H1)


def test_a_relu_is_dead_when_no_row_gets_through():
    assert is_dead(trace_of(WITH_RELU, b_h1=-0.1), H1)
    assert is_dead(trace_of(WITH_RELU, b_h1=0.0), H1), "at the kink it does not listen"
    one_row_left = trace_of(WITH_RELU, x1_h1=1.0, x2_h1=1.0, b_h1=-1.5)
    assert not is_dead(one_row_left, H1)
    assert one_row_left.slope(H1, 3) == 1.0
    assert is_locked(one_row_left, H1, threshold=0.3)


def test_each_neuron_is_judged_by_its_own_activation():
    assert not is_dead(trace_of(WITH_RELU, b_o1=-5.0), O1)
    assert is_dead(trace_of(RELU_OUTPUT, b_o1=-5.0), O1)
    assert not is_dead(trace_of(RELU_OUTPUT, b_h1=-700.0, b_o1=1.0), H1)


def test_a_dead_relus_parameters_never_move_again():
    case = Case(NETWORK, XOR, WITH_RELU, np.array([-1, 1, -1, 1, 1, 1, -0.5, 0, 0.0]))
    assert is_dead(case.trace, H1)

    course = descend(case.vector, 50, XOR, WITH_RELU, NETWORK)

    for place, parameter in enumerate(NETWORK.parameters):
        if parameter.target_neuron == H1:
            assert (course[:, place] == course[0, place]).all()
    assert not np.array_equal(course[0], course[-1])
