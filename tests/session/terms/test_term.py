"""Every number of the walk beside the textbook's network, which shares no line with the engine."""

import math

import numpy as np
import pytest

from game.engine.dataset import DATASETS
from game.engine.topology import NETWORK_2_2_1, Topology
from game.session.terms.stations import Kind
from game.session.terms.term import Term, terms_of
from tests.engine.cases import RULES, Case, rule_name

STATES = 200
TOPOLOGIES = (NETWORK_2_2_1, Topology((2, 1)))


def case_of(number: int) -> tuple[Case, int]:
    """A random state, and a row of it."""
    rng = np.random.default_rng(number)
    topology = TOPOLOGIES[number % 5 == 0]
    vector = rng.uniform(-4.0, 4.0, len(topology.parameters))
    rule = RULES[number % len(RULES)]
    dataset = list(DATASETS.values())[number % len(DATASETS)]
    return Case(topology, dataset, rule, vector), int(rng.integers(4))


def close(first: float, second: float) -> bool:
    return math.isclose(first, second, rel_tol=1e-9, abs_tol=1e-12)


def expected(case: Case, row: int, term: Term) -> float:
    """What the textbook's network says is made there."""
    book = case.textbook.rows[row]
    neuron = term.station.neuron
    if neuron is None:
        return book.loss
    layer, unit = neuron
    hidden = layer < case.topology.depth
    table = {
        Kind.SUM: lambda: book.z[layer - 1][unit],
        Kind.ACTIVATION: lambda: book.a[layer][unit],
        Kind.SLOPE: lambda: book.slope[layer - 1][unit],
        Kind.DELTA: lambda: book.delta[layer - 1][unit],
        Kind.BACKPROP: lambda: book.backprop_sum[layer - 1][unit] if hidden else math.nan,
    }
    return table[term.station.kind]()


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_every_number_of_random_states(rule: object) -> None:
    for number in range(RULES.index(rule), STATES, len(RULES)):  # type: ignore[arg-type]
        case, row = case_of(number)
        assert case.rule == rule
        trace, topology = case.trace, case.topology
        parameter = topology.parameters[number % len(topology.parameters)]
        for term in terms_of(trace, topology, row, parameter):
            check(case, row, term, parameter)


def check(case: Case, row: int, term: Term, parameter: object) -> None:
    trace, kind = case.trace, term.station.kind
    products = [math.prod(factors) for factors in term.made_of]
    match kind:
        case Kind.INPUT:
            assert list(term.values) == case.dataset.inputs[:, row].tolist()
        case Kind.SUM | Kind.BACKPROP | Kind.DELTA:
            assert close(term.value, expected(case, row, term))
            assert close(term.value, sum(products))
        case Kind.SLOPE:
            assert close(term.value, expected(case, row, term))
            assert math.isclose(term.value, sum(products), abs_tol=1e-12)
        case Kind.ACTIVATION | Kind.LOSS:
            assert close(term.value, expected(case, row, term))
        case Kind.GRADIENT:
            assert close(term.value, gradients(case, parameter)[row])
            assert term.value == products[0]
        case Kind.MEAN:
            assert close(term.value, sum(gradients(case, parameter)) / len(products))
            assert close(term.value, sum(products) / len(products))
        case Kind.UPDATE:
            old = trace.parameters.value(parameter)  # type: ignore[arg-type]
            mean = sum(gradients(case, parameter)) / 4
            assert close(term.value, old - case.rule.learning_rate * mean)
            assert close(term.value, sum(products))


def gradients(case: Case, parameter: object) -> list[float]:
    """Of each row, from the textbook's deltas and activations."""
    layer, source, target = parameter  # type: ignore[misc]
    rows = case.textbook.rows
    carried = [1.0 if source is None else row.a[layer][source] for row in rows]
    return [row.delta[layer][target] * a for row, a in zip(rows, carried, strict=True)]
