"""The gradient check: nudges come to what an independent implementation says, and where chain rule
and nudge do not agree it says truly why.
"""

import numpy as np
import pytest

from game.engine.activation import RELU, SIGMOID
from game.engine.dataset import XOR
from game.engine.gradient_check.check import Cause, agree, check_gradient
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import CROSS_ENTROPY, MSE
from game.engine.topology import NETWORK_2_2_1, NeuronId
from game.engine.training import descend
from tests.engine.cases import RULES, Case, cases_2_2_1, cases_of_other_topologies, rule_name

NAMES = NETWORK_2_2_1.by_name


def case(rule: Hyperparameters, **values: float) -> Case:
    """XOR on weights of 1 and biases of 0, but for these (``w.x1-h1`` is written ``x1_h1``)."""
    vector = np.array([0.0 if p.is_bias else 1.0 for p in NETWORK_2_2_1.parameters])
    for name, value in values.items():
        vector[NETWORK_2_2_1.parameters.index(NAMES[name.replace("_", "-")])] = value
    return Case(NETWORK_2_2_1, XOR, rule, vector)


def by_textbook(given: Case, place: int, nudge: float) -> float:
    """The central difference, of the loss that the plain-Python implementation gives."""
    losses = []
    for sign in (1.0, -1.0):
        vector = np.array(given.vector)
        vector[place] += sign * nudge
        losses.append(given.with_vector(vector).textbook.loss)
    return (losses[0] - losses[1]) / (2 * nudge)


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_nudges_come_to_what_a_second_implementation_says(rule):
    for given in [c for c in cases_2_2_1(range(6)) if c.rule is rule]:
        check = check_gradient(given.trace, given.topology)
        assert [test.parameter for test in check.tests] == list(given.topology.parameters)
        for place, test in enumerate(check.tests):
            nudge = 1e-4 * max(1.0, abs(given.vector[place])) / test.divisor
            assert test.nudge == pytest.approx(nudge)
            wanted = by_textbook(given, place, nudge)
            assert test.nudged == pytest.approx(wanted, rel=1e-8, abs=1e-10 * test.divisor)
            assert test.gradient == given.trace.gradient(test.parameter)


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_wherever_no_kink_is_near_all_agree(rule):
    """Starts and what becomes of them: wherever chain rule and nudge part, a ReLU switches."""
    kinks = tried = 0
    for given in [c for c in cases_2_2_1(range(20)) if c.rule is rule]:
        course = descend(given.vector, 300, given.dataset, rule, given.topology)
        for epoch in (0, 3, 300):
            if not np.abs(course[epoch]).max() < 1e6:
                continue
            trace = given.with_vector(course[epoch]).trace
            for test in check_gradient(trace, given.topology).tests:
                tried += 1
                assert test.agrees is agree(test.gradient, test.nudged)
                assert test.agrees or test.cause is Cause.KINK, f"{epoch}: {test}"
                kinks += not test.agrees
    assert tried > 500
    assert kinks < tried / 10
    assert not kinks or RELU in (rule.activation, rule.output_activation)


def test_other_topologies_are_checked_as_well():
    away = [c for c in cases_of_other_topologies(range(2)) if c.distance_to_a_kink > 0.05]
    assert {c.topology.layer_sizes for c in away} >= {(2, 1), (2, 2, 2, 1), (3, 4, 2)}
    for given in away:
        assert check_gradient(given.trace, given.topology).holds, str(given)


def test_a_kink_names_the_row_and_the_neuron():
    given = case(Hyperparameters(0.5, RELU, SIGMOID, MSE), x1_h2=-1.0)
    test = check_gradient(given.trace, NETWORK_2_2_1).of(NAMES["b.h2"])
    assert test.cause is Cause.KINK
    assert not test.agrees
    # In row 00 nothing but the bias arrives, and that is 0.
    assert test.kink == (NeuronId(1, 1), 0, 0.0)


def test_beside_a_kink_the_sum_is_told_as_it_is():
    given = case(Hyperparameters(0.5, RELU, SIGMOID, MSE), **{"b.h1": 5e-5, "b.h2": 0.3})
    check = check_gradient(given.trace, NETWORK_2_2_1)
    assert check.of(NAMES["b.h1"]).kink == (NeuronId(1, 0), 0, 5e-5)
    assert [test.parameter for test in check.tests if not test.agrees] == [NAMES["b.h1"]]


def test_a_weight_without_any_effect_is_zero_by_both_ways():
    given = case(Hyperparameters(0.5, RELU, SIGMOID, MSE), **{"b.h1": -9.0})
    test = check_gradient(given.trace, NETWORK_2_2_1).of(NAMES["x1-h1"])
    assert (test.gradient, test.nudged, test.agrees) == (0.0, 0.0, True)


def test_where_the_loss_bends_a_smaller_nudge_agrees():
    rule = Hyperparameters(1.0, SIGMOID, SIGMOID, CROSS_ENTROPY)
    smaller = []
    starts = [c for c in cases_2_2_1(range(40)) if rule_name(c.rule) == rule_name(rule)]
    for start in starts:
        course = descend(start.vector, 100, start.dataset, rule, start.topology)
        given = Case(start.topology, start.dataset, rule, course[-1])
        for test in check_gradient(given.trace, NETWORK_2_2_1).tests:
            assert test.agrees
            if test.divisor > 1:
                smaller.append(test)
                place = NETWORK_2_2_1.parameters.index(test.parameter)
                usual = by_textbook(given, place, test.nudge * test.divisor)
                assert not agree(test.gradient, usual)
    assert smaller


def test_a_huge_loss_leaves_too_few_digits():
    rule = Hyperparameters(0.5, SIGMOID, RELU, MSE)
    given = case(rule, **{"b.o1": 3e4, "h1-o1": 1e-6, "h2-o1": -1e-6})
    causes = {test.cause for test in check_gradient(given.trace, NETWORK_2_2_1).tests}
    assert causes == {None, Cause.ROUNDING}


@pytest.mark.parametrize("place", range(9))
def test_a_wrong_gradient_is_found(place):
    given = case(Hyperparameters(0.5, SIGMOID, SIGMOID, MSE), x1_h1=0.3, h2_o1=-0.7)
    trace = given.trace
    parameter, gradients = NETWORK_2_2_1.parameters[place], trace.backward.gradients
    if parameter.source is None:
        gradients.biases[parameter.layer][parameter.target] *= 1.00001
    else:
        gradients.weights[parameter.layer][parameter.target, parameter.source] *= 1.00001
    check = check_gradient(trace, NETWORK_2_2_1)
    assert [test.cause for test in check.tests if not test.agrees] == [Cause.UNKNOWN]
    assert not check.tests[place].agrees
    assert not check.holds
