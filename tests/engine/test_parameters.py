"""The flat vector and the layers are the same numbers; starts are what they say."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from game.engine.parameters import Parameters, named_vector, random_vector
from game.engine.topology import NETWORK_2_2_1, Topology

topologies = st.lists(st.integers(1, 4), min_size=2, max_size=5).map(lambda s: Topology(tuple(s)))


@st.composite
def vectors(draw, networks=()):
    topology = draw(topologies)
    shape = (len(topology.parameters), *networks)
    return topology, draw(arrays(np.float64, shape, elements=st.floats(-1e6, 1e6)))


@given(vectors())
def test_one_network_comes_back_from_its_vector(drawn):
    topology, vector = drawn
    assert np.array_equal(Parameters.of_vector(vector, topology).vector, vector)


@given(vectors(networks=(3,)))
def test_many_networks_come_back_from_their_vectors(drawn):
    topology, vector = drawn
    together = Parameters.of_vector(vector, topology)

    assert np.array_equal(together.vector, vector)
    for network in range(3):
        alone = Parameters.of_vector(vector[:, network], topology)
        for many, one in zip(together.weights, alone.weights, strict=True):
            assert np.array_equal(many[..., network], one)


@given(vectors())
def test_the_vector_follows_the_order_of_the_topologys_parameters(drawn):
    topology, vector = drawn
    parameters = Parameters.of_vector(vector, topology)
    assert [parameters.value(p) for p in topology.parameters] == vector.tolist()


@given(vectors())
def test_weights_are_target_by_source_and_biases_by_target(drawn):
    topology, vector = drawn
    parameters = Parameters.of_vector(vector, topology)
    sizes = topology.layer_sizes

    shapes = [weights.shape for weights in parameters.weights]

    assert shapes == [(t, s) for s, t in pairwise(sizes)]
    assert [biases.shape for biases in parameters.biases] == [(t,) for t in sizes[1:]]


def test_named_numbers_land_on_their_parameters():
    names = [NETWORK_2_2_1.column_name(p) for p in NETWORK_2_2_1.parameters]
    numbers = {name: float(place) for place, name in enumerate(sorted(names))}

    parameters = Parameters.of_vector(named_vector(NETWORK_2_2_1, numbers), NETWORK_2_2_1)

    assert parameters.weights[0][1, 0] == numbers["w.x1-h2"]
    assert parameters.weights[0][0, 1] == numbers["w.x2-h1"]
    assert parameters.weights[1][0, 1] == numbers["w.h2-o1"]
    assert parameters.biases[0][1] == numbers["b.h2"]
    assert parameters.biases[1][0] == numbers["b.o1"]


def test_a_missing_name_is_an_error():
    with pytest.raises(KeyError):
        named_vector(NETWORK_2_2_1, {"w.x1-h1": 1.0})


@given(st.integers(0, 2**32), st.floats(0, 8), st.floats(-4, 4))
def test_a_random_start_keeps_to_its_range(seed, weight_range, bias):
    vector = random_vector(NETWORK_2_2_1, np.random.default_rng(seed), weight_range, bias)
    parameters = Parameters.of_vector(vector, NETWORK_2_2_1)

    assert all((np.abs(weights) <= weight_range).all() for weights in parameters.weights)
    assert all((biases == bias).all() for biases in parameters.biases)


def test_the_same_seed_gives_the_same_start():
    def start(seed):
        return random_vector(NETWORK_2_2_1, np.random.default_rng(seed), 1.0, 0.0).tobytes()

    assert start(5) == start(5)
    assert start(5) != start(6)


def test_weights_reach_both_ends_of_their_range():
    starts = np.stack(
        [
            random_vector(NETWORK_2_2_1, np.random.default_rng(seed), 2.0, 0.0)[:6]
            for seed in range(300)
        ]
    )
    assert starts.min() < -1.98
    assert starts.max() > 1.98
    assert abs(starts.mean()) < 0.1


def test_a_start_cannot_be_written_to():
    vector = random_vector(NETWORK_2_2_1, np.random.default_rng(1), 1.0, 0.0)
    with pytest.raises(ValueError, match="read-only"):
        vector[0] = 1.0
