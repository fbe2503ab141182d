"""Names and places of neurons and parameters."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.topology import NETWORK_2_2_1, NeuronId, ParameterId, Topology

topologies = st.lists(st.integers(1, 5), min_size=2, max_size=5).map(lambda s: Topology(tuple(s)))


def test_the_names_of_the_2_2_1_network():
    network = NETWORK_2_2_1
    assert [network.neuron_name(n) for n in network.inputs] == ["x1", "x2"]
    assert [network.neuron_name(n) for n in network.neurons] == ["h1", "h2", "o1"]
    assert [network.parameter_name(p) for p in network.connections] == [
        "x1-h1",
        "x1-h2",
        "x2-h1",
        "x2-h2",
        "h1-o1",
        "h2-o1",
    ]
    assert [network.column_name(p) for p in network.biases] == ["b.h1", "b.h2", "b.o1"]


def test_deeper_networks_name_the_hidden_layer():
    network = Topology((2, 2, 2, 1))
    assert [network.neuron_name(n) for n in network.neurons] == [
        "h1.1",
        "h1.2",
        "h2.1",
        "h2.2",
        "o1",
    ]


@given(topologies)
def test_every_name_is_unique_and_leads_back(topology):
    names = [topology.parameter_name(p) for p in topology.parameters]
    assert len(set(names)) == len(names)
    assert [topology.by_name[name] for name in names] == list(topology.parameters)


@given(topologies)
def test_counts(topology):
    sizes = topology.layer_sizes
    assert len(topology.neurons) == sum(sizes[1:])
    assert len(topology.biases) == sum(sizes[1:])
    assert len(topology.connections) == sum(s * t for s, t in pairwise(sizes))


@given(topologies)
def test_what_leaves_a_neuron_leads_to_every_neuron_of_the_next_layer(topology):
    for neuron in (*topology.inputs, *topology.neurons):
        leaving = list(topology.outgoing(neuron))
        assert all(c.source_neuron == neuron for c in leaving)
        targets = [c.target_neuron for c in leaving]
        assert targets == [n for n in topology.neurons if n.layer == neuron.layer + 1]


@pytest.mark.parametrize("parameter", NETWORK_2_2_1.parameters)
def test_a_parameter_belongs_to_the_neuron_it_feeds(parameter: ParameterId):
    name = NETWORK_2_2_1.parameter_name(parameter)
    assert name.endswith(NETWORK_2_2_1.neuron_name(parameter.target_neuron))
    assert parameter.is_bias == name.startswith("b.")
    assert (parameter.source_neuron is None) == parameter.is_bias


def test_the_output_is_the_last_layer():
    assert NETWORK_2_2_1.depth == 2
    assert NETWORK_2_2_1.neurons[-1] == NeuronId(2, 0)
