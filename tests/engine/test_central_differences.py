"""Every gradient is the slope of the displayed loss: nudge a parameter, watch the loss.

The five-point central difference of L(w) has an error of about h^4, so the engine's gradient must
agree with it to eight digits. Where a ReLU sits so near its kink that the nudge would switch it,
there is no slope to speak of: such cases are left out, and the count of the others is asserted.
"""

import numpy as np
import pytest

from game.engine.arrays import Array
from tests.engine.cases import RULES, Case, cases_2_2_1, cases_of_other_topologies, rule_name

NUDGE = 1e-3
# A nudge of a weight moves a z by at most this much (largest weight times largest activation).
SAFE_DISTANCE = 0.05


def loss(case: Case, vector: Array) -> float:
    return float(case.with_vector(vector).trace.loss)


def central_difference(case: Case, parameter: int) -> float:
    """dL/dw from four losses around w."""

    def nudged(steps: int) -> float:
        vector = np.array(case.vector)
        vector[parameter] += steps * NUDGE
        return loss(case, vector)

    return (8 * (nudged(1) - nudged(-1)) - (nudged(2) - nudged(-2))) / (12 * NUDGE)


def assert_gradient_is_the_slope_of_the_loss(case: Case) -> None:
    gradient = case.trace.backward.gradients.vector
    measured = [central_difference(case, number) for number in range(len(case.vector))]
    np.testing.assert_allclose(gradient, measured, rtol=1e-8, atol=2e-10, err_msg=str(case))


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_gradients_of_the_2_2_1_network(rule):
    wanted = [case for case in cases_2_2_1(range(40)) if case.rule is rule]
    away_from_kinks = [case for case in wanted if case.distance_to_a_kink > SAFE_DISTANCE]

    assert len(away_from_kinks) >= 50, "of 80: more than 300 over the six rules"
    for case in away_from_kinks:
        assert_gradient_is_the_slope_of_the_loss(case)


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_gradients_of_other_topologies(rule):
    wanted = [case for case in cases_of_other_topologies(range(12)) if case.rule is rule]
    away_from_kinks = [case for case in wanted if case.distance_to_a_kink > SAFE_DISTANCE]

    tried = {case.topology for case in away_from_kinks}
    assert len(tried) == 4
    for topology in tried:
        for case in [c for c in away_from_kinks if c.topology == topology][:3]:
            assert_gradient_is_the_slope_of_the_loss(case)


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_an_output_delta_is_the_slope_of_its_own_sample_loss(rule):
    # dL/dz of one sample: the output's z moves one to one with its bias.
    for case in cases_2_2_1(range(5)):
        if case.rule is not rule or case.distance_to_a_kink <= SAFE_DISTANCE:
            continue
        step = np.zeros_like(case.vector)
        step[-1] = NUDGE
        near, far = (
            [
                case.with_vector(case.vector + sign * k * step).trace.sample_losses
                for sign in (1, -1)
            ]
            for k in (1, 2)
        )
        measured = (8 * (near[0] - near[1]) - (far[0] - far[1])) / (12 * NUDGE)
        np.testing.assert_allclose(case.trace.backward.deltas[-1][0], measured, 1e-8, 2e-10)
