"""The engine follows PyTorch's trajectories, stored as numbers by tests/reference."""

import json
from pathlib import Path

import numpy as np
import pytest

from game.engine.activation import ACTIVATIONS
from game.engine.dataset import DATASETS
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import LOSSES
from game.engine.parameters import Parameters, named_vector
from game.engine.topology import Topology
from game.engine.trace import trace_epoch
from game.engine.training import descend, descend_side_by_side

FILES = sorted((Path(__file__).parents[1] / "reference").glob("*.json"))
RELATIVE = 1e-10
# For numbers that are 0 in truth, or a difference of much larger ones.
ABSOLUTE = 1e-13


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def reference(request):
    return json.loads(request.param.read_text(encoding="utf-8"))


@pytest.fixture
def topology(reference):
    return Topology(tuple(reference["layer_sizes"]))


@pytest.fixture
def dataset(reference):
    return DATASETS[reference["scenario"]]


@pytest.fixture
def rule(reference):
    return Hyperparameters(
        reference["learning_rate"],
        ACTIVATIONS[reference["activation"]],
        ACTIVATIONS[reference["output_activation"]],
        LOSSES[reference["loss"]],
    )


def test_there_are_references_for_every_kind_of_run():
    runs = [json.loads(path.read_text(encoding="utf-8")) for path in FILES]
    kinds = {(r["activation"], r["output_activation"], r["loss"]) for r in runs}

    assert len(kinds) == 6
    assert {r["scenario"] for r in runs} == {"and", "xor"}
    assert all(set(r["epochs"]) >= {"0", "1", "2", "5", "10", "50", "200", "1000"} for r in runs)


def test_parameters_and_losses_at_every_stored_epoch(reference, topology, dataset, rule):
    stored = {int(epoch): numbers for epoch, numbers in reference["epochs"].items()}
    start = named_vector(topology, reference["start"])
    course = descend(start, max(stored), dataset, rule, topology)

    for epoch, numbers in stored.items():
        wanted = named_vector(topology, numbers["parameters"])
        trace = trace_epoch(Parameters.of_vector(course[epoch], topology), dataset, rule)
        where = f"epoch {epoch}"
        np.testing.assert_allclose(course[epoch], wanted, RELATIVE, ABSOLUTE, err_msg=where)
        np.testing.assert_allclose(trace.loss, numbers["loss"], RELATIVE, ABSOLUTE, err_msg=where)


def test_many_side_by_side_follow_the_same_trajectory(reference, topology, dataset, rule):
    start = named_vector(topology, reference["start"])
    wanted = named_vector(topology, reference["epochs"]["200"]["parameters"])

    together = descend_side_by_side(np.stack([start] * 3, axis=1), 200, dataset, rule, topology)

    for network in range(3):
        np.testing.assert_allclose(together[:, network], wanted, RELATIVE, ABSOLUTE)
