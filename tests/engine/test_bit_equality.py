"""The engine keeps its arrays from epoch to epoch, and comes to the same bits as if it did not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.arrays import Array
from game.engine.dataset import AND, DATASETS, XOR
from game.engine.hyperparameters import Hyperparameters
from game.engine.parameters import Parameters
from game.engine.propagation import Propagation
from game.engine.topology import NETWORK_2_2_1, Topology
from game.engine.trace import EpochTrace, Tracer, trace_epoch
from game.engine.training import descend, descend_side_by_side
from tests.engine.cases import OTHER_TOPOLOGIES, RULES, Case, data_for, rule_name
from tests.engine.plain import PlainEpoch, plain_course, plain_epoch

EPOCHS = 40
# Where numbers saturate, vanish, or are exactly nothing; the last leaves what a number can hold.
EXTREMES = (0.0, -0.0, 1.0, -1.0, 40.0, -750.0, 1e-300, 5e-324, 1e160)

topologies = st.one_of(
    st.just(NETWORK_2_2_1),
    st.lists(st.integers(1, 6), min_size=2, max_size=5).map(lambda s: Topology(tuple(s))),
)
learning_rates = st.sampled_from([0.01, 0.5, 1.0]) | st.floats(1e-6, 100)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any network on any data under any rule: tame, wild, or at the extremes."""
    topology = draw(topologies)
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    spread = draw(st.sampled_from([1.0, 5.0, 300.0, 1e200, None]))
    size = len(topology.parameters)
    vector = rng.choice(EXTREMES, size) if spread is None else rng.uniform(-spread, spread, size)
    rule = replace(draw(st.sampled_from(RULES)), learning_rate=draw(learning_rates))
    return Case(topology, data_for(topology, rng), rule, vector)


def assert_same(ours: Array, plain: Array) -> None:
    """Equal numbers; not a number equals not a number."""
    np.testing.assert_array_equal(ours, plain, strict=True)


def assert_same_epoch(trace: EpochTrace, plain: PlainEpoch) -> None:
    forward, backward = trace.forward, trace.backward
    ours = (
        *forward.pre_activations,
        *forward.activations[1:],
        *forward.slopes,
        backward.raw_error,
        *backward.backprop_sums,
        *backward.deltas,
        *backward.gradients.weights,
        *backward.gradients.biases,
    )
    theirs = (
        *plain.pre_activations,
        *plain.activations,
        *plain.slopes,
        plain.raw_error,
        *plain.backprop_sums,
        *plain.deltas,
        *plain.weight_gradients,
        *plain.bias_gradients,
    )
    for mine, other in zip(ours, theirs, strict=True):
        assert_same(mine, other)


@given(cases())
def test_a_course_is_the_plain_one(case):
    with np.errstate(over="ignore", invalid="ignore"):
        plain = plain_course(case.vector, EPOCHS, case.dataset, case.rule, case.topology)

    assert_same(descend(case.vector, EPOCHS, case.dataset, case.rule, case.topology), plain)


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
@pytest.mark.parametrize("dataset", DATASETS.values(), ids=lambda d: d.name)
def test_a_long_course_on_a_truth_table_is_the_plain_one_to_the_last_bit(dataset, rule):
    start = np.random.default_rng(11).uniform(-1, 1, 9)
    ours = descend(start, 2000, dataset, rule, NETWORK_2_2_1)
    assert ours.tobytes() == plain_course(start, 2000, dataset, rule, NETWORK_2_2_1).tobytes()


@given(cases())
def test_a_trace_is_the_plain_one(case):
    parameters = Parameters.of_vector(case.vector, case.topology)
    with np.errstate(over="ignore", invalid="ignore"):
        plain = plain_epoch(parameters, case.dataset, case.rule, exact=True)
        assert_same_epoch(case.trace, plain)


@pytest.mark.parametrize("spread", [1.0, 5.0, 300.0])
@pytest.mark.parametrize("rule", RULES, ids=rule_name)
@pytest.mark.parametrize("dataset", DATASETS.values(), ids=lambda d: d.name)
def test_many_on_a_truth_table_are_the_plain_ones(dataset, rule, spread):
    # Inputs of 0 and 1 leave a product as it is, however it is rounded.
    starts = np.random.default_rng(5).uniform(-spread, spread, (9, 150))
    with np.errstate(over="ignore", invalid="ignore"):
        course = plain_course(starts, 20, dataset, rule, NETWORK_2_2_1)
        plain = plain_epoch(Parameters.of_vector(starts, NETWORK_2_2_1), dataset, rule, exact=True)

    assert_same(descend_side_by_side(starts, 20, dataset, rule, NETWORK_2_2_1), course[-1])
    trace = trace_epoch(Parameters.of_vector(starts, NETWORK_2_2_1), dataset, rule)
    assert_same_epoch(trace, plain)


@pytest.mark.parametrize("networks", [(), (7,)], ids=["one", "many"])
@pytest.mark.parametrize("rule", RULES, ids=rule_name)
@pytest.mark.parametrize("topology", [NETWORK_2_2_1, *OTHER_TOPOLOGIES], ids=str)
def test_nothing_of_a_pass_is_left_in_the_next(topology, rule, networks):
    rng = np.random.default_rng(3)
    data = data_for(topology, rng)
    inputs, targets = (
        array.reshape(*array.shape, *[1 for _ in networks]) for array in (data.inputs, data.targets)
    )
    vector = np.full((len(topology.parameters), *networks), np.nan)
    parameters = Parameters.of_vector(vector, topology)
    reused = Propagation(parameters, inputs, targets, rule, exact=True)
    for _ in range(3):
        reused.pass_forward()
        reused.pass_backward()
        vector[...] = rng.uniform(-3, 3, vector.shape)
    reused.pass_forward()
    reused.pass_backward()

    fresh = trace_epoch(Parameters.of_vector(vector, topology), data, rule)
    assert_same(reused.gradient, fresh.backward.gradients.vector)
    again = reused.passes.backward
    assert_same(reused.gradient, again.gradients.vector)
    for mine, other in zip(again.deltas, fresh.backward.deltas, strict=True):
        assert_same(mine, other)


def test_a_trace_stays_as_it_is_while_others_are_made():
    rule = RULES[0]
    first, second = np.random.default_rng(1).uniform(-1, 1, (2, 9))
    tracer = Tracer(NETWORK_2_2_1, XOR, rule)
    for trace in (
        trace_epoch(Parameters.of_vector(first, NETWORK_2_2_1), XOR, rule),
        tracer.trace(first),
    ):
        before = [array.copy() for array in everything(trace)]

        trace_epoch(Parameters.of_vector(second, NETWORK_2_2_1), XOR, rule)
        tracer.trace(second)
        descend(second, 10, XOR, rule, NETWORK_2_2_1)

        for now, then in zip(everything(trace), before, strict=True):
            assert_same(now, then)


@given(cases())
def test_a_tracer_traces_every_epoch_as_if_it_were_the_only_one(case):
    tracer = Tracer(case.topology, case.dataset, case.rule)
    with np.errstate(over="ignore", invalid="ignore"):
        for vector in (case.vector, case.vector / 2.0, case.vector):
            alone = trace_epoch(
                Parameters.of_vector(vector, case.topology), case.dataset, case.rule
            )
            ours = everything(tracer.trace(vector))
            for mine, other in zip(ours, everything(alone), strict=True):
                assert_same(mine, other)


def everything(trace: EpochTrace) -> list[Array]:
    forward, backward = trace.forward, trace.backward
    return [
        trace.parameters.vector,
        *(*forward.pre_activations, *forward.activations, *forward.slopes),
        *(backward.raw_error, *backward.backprop_sums, *backward.deltas),
        backward.gradients.vector,
        *(trace.sample_losses, np.asarray(trace.loss)),
    ]


def test_rounding_of_shares_that_are_no_powers_of_two_is_kept():
    """With three rows (g * 1/3) * -eta and g * (-eta/3) differ: the first is what is done."""
    topology = Topology((2, 3, 2))
    rng = np.random.default_rng(8)
    data = replace(
        data_for(topology, rng),
        inputs=rng.uniform(-1, 1, (2, 3)),
        targets=np.eye(2, 3),
        sample_names=("a", "b", "c"),
    )
    rule: Hyperparameters = replace(RULES[0], learning_rate=0.7)
    start = rng.uniform(-1, 1, len(topology.parameters))
    assert_same(
        descend(start, 50, data, rule, topology), plain_course(start, 50, data, rule, topology)
    )


def test_a_start_that_is_closed_for_writing_or_holds_integers_is_taken():
    closed = np.arange(9.0)
    closed.setflags(write=False)
    assert_same(
        descend(closed, 5, AND, RULES[0], NETWORK_2_2_1),
        descend(np.arange(9), 5, AND, RULES[0], NETWORK_2_2_1),
    )
