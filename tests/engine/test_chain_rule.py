"""The chain-rule card: what it shows multiplies out to what it shows, and is what training does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chain_rule import ChainRule, explain
from game.engine.dataset import AND, DATASETS
from game.engine.hyperparameters import Hyperparameters
from game.engine.topology import NETWORK_2_2_1, Topology
from game.engine.training import descend
from tests.engine.cases import RULES, Case, cases_of_other_topologies, rule_name

cases = st.builds(
    Case,
    topology=st.just(NETWORK_2_2_1),
    dataset=st.sampled_from(list(DATASETS.values())),
    rule=st.sampled_from(RULES),
    vector=st.lists(st.floats(-4, 4), min_size=9, max_size=9).map(np.array),
)


def explanations(case: Case) -> list[ChainRule]:
    """Every parameter on every row."""
    trace = case.trace
    return [
        explain(trace, parameter, sample, case.topology)
        for parameter in case.topology.parameters
        for sample in range(case.dataset.sample_count)
    ]


def close(value: float):
    return pytest.approx(value, rel=1e-12, abs=1e-15)


@given(cases)
def test_the_product_is_delta_times_the_source(case):
    for card in explanations(case):
        assert card.product == card.delta * card.source_activation


@given(cases)
def test_delta_is_the_first_factor_times_the_slope_or_alone(case):
    for card in explanations(case):
        if card.slope_cancelled:
            assert card.delta == card.first_factor
        else:
            assert card.delta == card.first_factor * card.slope


@given(cases)
def test_only_cross_entropys_output_cancels_the_slope(case):
    cross_entropy = case.rule.loss.name == "cross-entropy"
    for card in explanations(case):
        assert card.slope_cancelled == (cross_entropy and card.is_output)


@given(cases)
def test_the_first_factor_is_the_raw_error_at_the_output(case):
    for card in explanations(case):
        if card.is_output:
            assert card.target_value == case.dataset.targets[0, card.sample]
            assert card.first_factor == card.target_activation - card.target_value
            assert card.terms == ()


@given(cases)
def test_the_terms_add_up_to_the_backprop_sum_in_hidden_layers(case):
    for card in explanations(case):
        if not card.is_output:
            assert card.target_value is None
            assert [term.target for term in card.terms] == ["o1"]
            assert card.first_factor == close(sum(t.weight * t.delta for t in card.terms))


@given(cases)
def test_the_gradient_is_the_mean_of_the_rows_products(case):
    for card in explanations(case):
        assert card.gradient == close(sum(card.products) / len(card.products))


@given(cases)
def test_the_new_value_is_what_training_arrives_at(case):
    course = descend(case.vector, 1, case.dataset, case.rule, case.topology)
    for card in explanations(case):
        place = case.topology.parameters.index(card.parameter)
        assert card.old_value == course[0, place]
        assert card.new_value == card.old_value - card.learning_rate * card.gradient
        assert card.new_value == course[1, place]


@given(cases)
def test_the_slope_comes_from_the_shown_z_and_a(case):
    for card in explanations(case):
        z, a = np.array([card.pre_activation]), np.array([card.target_activation])
        assert card.slope == card.activation.exact_slope(z, a)[0]
        assert card.target_activation == close(card.activation.value(z)[0])


def test_a_bias_is_a_connection_from_the_constant_one():
    case = Case(NETWORK_2_2_1, AND, RULES[0], np.linspace(-1, 1, 9))
    for card in explanations(case):
        if card.parameter.is_bias:
            assert card.source_activation == 1.0
            assert card.product == card.delta


def test_mean_of_products_is_not_product_of_means():
    case = Case(NETWORK_2_2_1, AND, RULES[0], np.linspace(-1, 1, 9))
    trace = case.trace
    parameter = NETWORK_2_2_1.by_name["h1-o1"]
    card = explain(trace, parameter, 0, NETWORK_2_2_1)

    product_of_means = trace.delta(parameter.target_neuron, None) * trace.activation(
        parameter.source_neuron, None
    )

    assert abs(card.gradient - product_of_means) > 1e-3


def test_several_terms_arrive_where_several_connections_leave():
    for case in cases_of_other_topologies(range(3)):
        for card in explanations(case):
            leaving = list(case.topology.outgoing(card.parameter.target_neuron))
            assert len(card.terms) == len(leaving)
            if leaving:
                terms = sum(term.weight * term.delta for term in card.terms)
                assert card.first_factor == close(terms)


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_the_card_names_the_activation_of_its_neuron(rule: Hyperparameters):
    case = Case(Topology((2, 2, 1)), AND, rule, np.linspace(-1, 1, 9))
    for card in explanations(case):
        wanted = rule.output_activation if card.is_output else rule.activation
        assert card.activation is wanted
