"""Where neurons saturate: every number stays finite, accurate and silent, for |z| up to 700.

Warnings are errors in these tests; overflow, division by zero and invalid operations raise at once.
The judge is the decimal module with fifty digits.
"""

from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.activation import RELU, SIGMOID
from game.engine.dataset import AND, XOR
from game.engine.loss import CROSS_ENTROPY, MSE
from game.engine.parameters import Parameters
from game.engine.topology import NETWORK_2_2_1
from game.engine.trace import trace_epoch
from tests.engine.cases import RULES, rule_name

DIGITS = 50
EXTREMES = [-700.0, -300.0, -40.0, -36.5, -5.0, -1e-9, 0.0, 1e-9, 5.0, 36.5, 40.0, 300.0, 700.0]
pre_activations = st.floats(-700, 700)


@pytest.fixture(autouse=True)
def nothing_overflows():
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        yield


def exact_sigmoid(z: float) -> float:
    with localcontext(prec=DIGITS):
        return float(1 / (1 + (-Decimal(z)).exp()))


def exact_cross_entropy(z: float, target: int) -> float:
    # -ln a for target 1, -ln(1 - a) for target 0; 1 - sigmoid(z) = sigmoid(-z).
    with localcontext(prec=400):
        exponent = -z if target else z
        return float((1 + Decimal(exponent).exp()).ln())


def one(value: float) -> np.ndarray:
    return np.array([value])


@given(pre_activations)
def test_sigmoid_is_accurate_both_ways(z):
    a = SIGMOID.value(one(z))[0]

    assert a == pytest.approx(exact_sigmoid(z), rel=1e-15, abs=0)
    assert 0.0 < a <= 1.0


@given(pre_activations)
def test_sigmoid_slope_is_a_times_one_minus_a(z):
    a = SIGMOID.value(one(z))
    slope = SIGMOID.exact_slope(one(z), a)[0]
    exact = exact_sigmoid(z) * exact_sigmoid(-z)

    assert slope == pytest.approx(exact, rel=1e-5, abs=0)
    assert 0.0 < slope <= SIGMOID.steepest


@pytest.mark.parametrize("size", [*range(60), 300, 700, 1000])
def test_a_sigmoid_is_as_steep_at_z_as_at_minus_z(size):
    both = np.array([size, -size, size + 0.37, -size - 0.37])
    slopes = SIGMOID.exact_slope(both, SIGMOID.value(both))
    assert slopes[0] == pytest.approx(slopes[1], rel=1e-5, abs=0)
    assert slopes[2] == pytest.approx(slopes[3], rel=1e-5, abs=0)
    assert (slopes > 0).all()
    many = np.tile(both, (3, 2, 1))
    assert (SIGMOID.exact_slope(many, SIGMOID.value(many)) == slopes).all()


@given(pre_activations)
def test_relu_passes_or_blocks(z):
    a = RELU.value(one(z))
    assert a[0] == max(z, 0.0)
    assert RELU.slope(one(z), a)[0] == (1.0 if z > 0 else 0.0)


def test_relu_does_not_listen_at_its_kink():
    assert RELU.slope(one(0.0), one(0.0))[0] == 0.0


@given(st.floats(-100, 100), st.sampled_from([0, 1]))
def test_cross_entropy_is_accurate_both_ways(z, target):
    a = SIGMOID.value(one(z))
    value = CROSS_ENTROPY.value(one(z), a, one(float(target)))[0]

    # A tiny loss keeps its digits: it is never shown as 0 where it is not.
    assert value == pytest.approx(exact_cross_entropy(z, target), rel=1e-14, abs=0)


@pytest.mark.parametrize("z", EXTREMES)
@pytest.mark.parametrize("target", [0.0, 1.0])
def test_cross_entropy_far_out(z, target):
    a = SIGMOID.value(one(z))
    value = CROSS_ENTROPY.value(one(z), a, one(target))[0]

    if (z < 0) == (target == 1.0) and abs(z) > 40:
        assert value == pytest.approx(abs(z)), "wrong by far: the loss is |z|"
    assert 0.0 <= value < 701
    assert np.isfinite(value)


@given(pre_activations, st.sampled_from([0.0, 1.0]))
def test_cross_entropys_delta_is_the_raw_error(z, target):
    a = SIGMOID.value(one(z))
    raw_error = a - target
    delta = np.empty(1)
    CROSS_ENTROPY.output_delta(raw_error, SIGMOID.exact_slope(one(z), a), delta)
    assert delta == raw_error


@given(pre_activations, st.sampled_from([0.0, 1.0]))
def test_squared_error_is_half_the_squared_raw_error(z, target):
    a = SIGMOID.value(one(z))
    assert MSE.value(one(z), a, one(target))[0] == 0.5 * (a[0] - target) ** 2


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
@pytest.mark.parametrize("dataset", [AND, XOR], ids=lambda d: d.name)
def test_a_whole_epoch_stays_finite(rule, dataset):
    rng = np.random.default_rng(3)
    for _ in range(100):
        vector = rng.choice(EXTREMES, size=9) / 3
        trace = trace_epoch(Parameters.of_vector(vector, NETWORK_2_2_1), dataset, rule)
        assert np.isfinite(trace.loss)
        assert np.isfinite(trace.backward.gradients.vector).all()
        assert np.isfinite(trace.forward.slopes[-1]).all()


@pytest.mark.parametrize("bias", EXTREMES)
def test_an_output_bias_far_out(bias):
    vector = np.zeros(9)
    vector[-1] = bias
    for rule in RULES:
        trace = trace_epoch(Parameters.of_vector(vector, NETWORK_2_2_1), AND, rule)
        assert np.isfinite(trace.sample_losses).all()
        assert np.isfinite(trace.backward.deltas[-1]).all()
        assert (trace.sample_losses >= 0).all()
