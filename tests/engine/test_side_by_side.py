"""Thousands of networks at once are the same networks one by one."""

import numpy as np
import pytest

from game.engine.arrays import Array
from game.engine.dataset import AND, XOR
from game.engine.parameters import Parameters
from game.engine.saturation import mean_slope, mean_slopes
from game.engine.topology import NETWORK_2_2_1
from game.engine.trace import EpochTrace, trace_epoch
from game.engine.training import NETWORKS_PER_BLOCK, descend, descend_side_by_side
from tests.engine.cases import OTHER_TOPOLOGIES, RULES, data_for, rule_name

EXACTLY = {"rtol": 1e-12, "atol": 1e-14}


def starts(networks: int, size: int = 9, seed: int = 7) -> Array:
    return np.random.default_rng(seed).uniform(-3, 3, (size, networks))


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_training_together_is_training_alone(rule):
    together = starts(40)

    result = descend_side_by_side(together, 60, XOR, rule, NETWORK_2_2_1)

    for network in range(together.shape[1]):
        alone = descend(together[:, network], 60, XOR, rule, NETWORK_2_2_1)[-1]
        np.testing.assert_allclose(result[:, network], alone, **EXACTLY)


@pytest.mark.parametrize(
    "networks",
    [1, NETWORKS_PER_BLOCK, NETWORKS_PER_BLOCK + 1, 2 * NETWORKS_PER_BLOCK + 17],
)
def test_block_borders_leave_no_trace(networks):
    together = starts(networks)
    rule = RULES[0]

    result = descend_side_by_side(together, 5, AND, rule, NETWORK_2_2_1)

    assert result.shape == together.shape
    borders = {0, NETWORKS_PER_BLOCK - 1, NETWORKS_PER_BLOCK, 2 * NETWORKS_PER_BLOCK, networks - 1}
    for network in sorted(n for n in borders if n < networks):
        alone = descend(together[:, network], 5, AND, rule, NETWORK_2_2_1)[-1]
        np.testing.assert_allclose(result[:, network], alone, **EXACTLY)


def test_the_starts_stay_as_they_were():
    together = starts(10)
    before = together.copy()

    descend_side_by_side(together, 20, XOR, RULES[0], NETWORK_2_2_1)
    descend(together[:, 0], 20, XOR, RULES[0], NETWORK_2_2_1)

    assert np.array_equal(together, before)


def arrays_of(trace: EpochTrace) -> list[Array]:
    forward, backward = trace.forward, trace.backward
    return [
        *forward.pre_activations,
        *forward.activations[1:],
        *forward.slopes,
        backward.raw_error,
        *backward.backprop_sums,
        *backward.deltas,
        *backward.gradients.weights,
        *backward.gradients.biases,
        trace.sample_losses,
        trace.loss,
        trace.right,
    ]


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
@pytest.mark.parametrize("topology", [NETWORK_2_2_1, *OTHER_TOPOLOGIES], ids=str)
def test_a_trace_of_many_holds_the_traces_of_each(rule, topology):
    networks = 12
    vectors = starts(networks, len(topology.parameters))
    dataset = data_for(topology, np.random.default_rng(1))

    together = trace_epoch(Parameters.of_vector(vectors, topology), dataset, rule)

    for network in range(networks):
        parameters = Parameters.of_vector(vectors[:, network], topology)
        alone = trace_epoch(parameters, dataset, rule)
        for many, one in zip(arrays_of(together), arrays_of(alone), strict=True):
            np.testing.assert_allclose(many[..., network], one, **EXACTLY)
        slopes = [mean_slope(alone, neuron) for neuron in topology.neurons]
        np.testing.assert_allclose(mean_slopes(together)[:, network], slopes, **EXACTLY)


def test_other_topologies_train_together_as_alone():
    for topology in OTHER_TOPOLOGIES:
        dataset = data_for(topology, np.random.default_rng(2))
        together = starts(6, len(topology.parameters))
        result = descend_side_by_side(together, 30, dataset, RULES[0], topology)
        for network in range(6):
            alone = descend(together[:, network], 30, dataset, RULES[0], topology)[-1]
            np.testing.assert_allclose(result[:, network], alone, **EXACTLY)


@pytest.mark.parametrize("far", [-750.0, 750.0, -1e300, np.nan])
def test_one_network_far_out_changes_nothing_for_the_others(far):
    """Where one pre-activation needs a bound, all are bounded: still without a sound."""
    together = starts(50)
    expected = trace_epoch(Parameters.of_vector(together, NETWORK_2_2_1), XOR, RULES[0])
    together[NETWORK_2_2_1.parameters.index(NETWORK_2_2_1.biases[0]), 7] = far
    with np.errstate(all="raise", under="ignore"):
        trace = trace_epoch(Parameters.of_vector(together, NETWORK_2_2_1), XOR, RULES[0])

    alone = Parameters.of_vector(together[:, 7].copy(), NETWORK_2_2_1)
    of_it = trace_epoch(alone, XOR, RULES[0]).forward.activations[1]
    others = np.arange(50) != 7
    for layer, before in zip(trace.forward.activations, expected.forward.activations, strict=True):
        if layer.shape[-1] > 1:
            np.testing.assert_array_equal(layer[..., others], before[..., others])
    np.testing.assert_allclose(trace.forward.activations[1][..., 7], of_it, **EXACTLY)
