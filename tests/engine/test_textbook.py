"""Everything the engine computes equals the textbook's scalar loops."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.dataset import DATASETS
from game.engine.topology import NETWORK_2_2_1
from tests.engine.cases import RULES, Case, cases_of_other_topologies

numbers = st.floats(-30, 30).map(lambda x: x if abs(x) > 1e-150 else 0.0)
cases = st.builds(
    Case,
    topology=st.just(NETWORK_2_2_1),
    dataset=st.sampled_from(list(DATASETS.values())),
    rule=st.sampled_from(RULES),
    vector=st.lists(numbers, min_size=9, max_size=9).map(np.array),
)


def assert_equal_to_the_textbook(case: Case) -> None:
    trace, book = case.trace, case.textbook
    forward, backward = trace.forward, trace.backward

    def assert_layers_equal(engine_layers, of_row):
        # engine: layers of (unit, sample); textbook: rows of layers of units.
        for layer, values in enumerate(engine_layers):
            wanted = np.array([of_row(row)[layer] for row in book.rows]).T
            np.testing.assert_allclose(values, wanted, rtol=1e-11, atol=1e-13)

    assert_layers_equal(forward.pre_activations, lambda row: row.z)
    assert_layers_equal(forward.activations, lambda row: row.a)
    assert_layers_equal(forward.slopes, lambda row: row.slope)
    assert_layers_equal(backward.backprop_sums, lambda row: row.backprop_sum)
    assert_layers_equal(backward.deltas, lambda row: row.delta)
    assert_layers_equal([backward.raw_error], lambda row: [row.raw_error])
    assert_layers_equal([trace.sample_losses[None]], lambda row: [[row.loss]])
    for layer, (weights, biases) in enumerate(
        zip(backward.gradients.weights, backward.gradients.biases, strict=True)
    ):
        np.testing.assert_allclose(weights, book.weight_gradients[layer], 1e-11, 1e-13)
        np.testing.assert_allclose(biases, book.bias_gradients[layer], 1e-11, 1e-13)
    np.testing.assert_allclose(trace.loss, book.loss, rtol=1e-12, atol=1e-15)


@given(cases)
@settings(max_examples=300)
def test_any_2_2_1_network(case):
    assert_equal_to_the_textbook(case)


def test_other_topologies():
    for case in cases_of_other_topologies(range(4)):
        assert_equal_to_the_textbook(case)


@given(cases)
def test_a_row_is_right_when_its_output_is_on_the_targets_side(case):
    trace = case.trace
    outputs, targets = trace.forward.activations[-1][0], case.dataset.targets[0]

    rows_right = [(a > 0.5) if y == 1 else (a < 0.5) for a, y in zip(outputs, targets, strict=True)]

    assert trace.right.tolist() == rows_right
    assert trace.right_count == sum(rows_right)


def test_an_output_of_exactly_one_half_is_on_neither_side():
    for dataset in DATASETS.values():
        undecided = Case(NETWORK_2_2_1, dataset, RULES[0], np.zeros(9)).trace
        assert undecided.forward.activations[-1].tolist() == [[0.5] * 4]
        assert undecided.right_count == 0
