"""Networks and rules of training for the tests to try, drawn from seeds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from game.engine.activation import ACTIVATIONS, RELU
from game.engine.arrays import Array
from game.engine.dataset import AND, DATASETS, Dataset
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import LOSSES
from game.engine.parameters import Parameters
from game.engine.topology import NETWORK_2_2_1, Topology
from game.engine.trace import EpochTrace, trace_epoch
from tests.engine.textbook import TextbookEpoch, TextbookNetwork

RULES = tuple(
    Hyperparameters(0.5, activation, output_activation, loss)
    for activation in ACTIVATIONS.values()
    for output_activation in ACTIVATIONS.values()
    for loss in LOSSES.values()
    if loss.accepts(output_activation)
)
OTHER_TOPOLOGIES = (
    Topology((2, 3, 1)),
    Topology((3, 4, 2)),
    Topology((2, 2, 2, 1)),
    Topology((2, 1)),
)


def rule_name(rule: Hyperparameters) -> str:
    return f"{rule.activation.name}-{rule.output_activation.name}-{rule.loss.name}"


@dataclass(frozen=True)
class Case:
    """One network on one data set under one rule."""

    topology: Topology
    dataset: Dataset
    rule: Hyperparameters
    vector: Array

    def __str__(self) -> str:
        sizes = "-".join(map(str, self.topology.layer_sizes))
        return f"{sizes} {self.dataset.name} {rule_name(self.rule)}"

    @property
    def trace(self) -> EpochTrace:
        return trace_epoch(
            Parameters.of_vector(self.vector, self.topology), self.dataset, self.rule
        )

    @property
    def textbook(self) -> TextbookEpoch:
        """The same epoch by the plain-Python implementation."""
        parameters = Parameters.of_vector(self.vector, self.topology)
        network = TextbookNetwork(
            [weights.tolist() for weights in parameters.weights],
            [biases.tolist() for biases in parameters.biases],
            self.rule.activation.name,
            self.rule.output_activation.name,
            self.rule.loss.name,
        )
        return network.epoch(self.dataset.inputs.T.tolist(), self.dataset.targets.T.tolist())

    def with_vector(self, vector: Array) -> "Case":
        return replace(self, vector=vector)

    @property
    def distance_to_a_kink(self) -> float:
        """How far the nearest ReLU is from switching on or off."""
        z = self.trace.forward.pre_activations
        kinked = [
            np.abs(layer).min()
            for layer in z
            if RELU is (self.rule.output_activation if layer is z[-1] else self.rule.activation)
        ]
        return float(min(kinked, default=np.inf))


def data_for(topology: Topology, rng: np.random.Generator) -> Dataset:
    """A truth table where it fits; else random inputs and random 0/1 targets, five rows."""
    inputs, outputs = topology.layer_sizes[0], topology.layer_sizes[-1]
    if (inputs, outputs) == (2, 1):
        return AND
    targets = rng.integers(0, 2, (outputs, 5)).astype(np.float64)
    names = tuple(f"row {number}" for number in range(5))
    return Dataset("random", rng.uniform(-1, 1, (inputs, 5)), targets, names)


def cases_2_2_1(seeds: range, spread: float = 3.0) -> Iterator[Case]:
    """Every rule, both scenarios, and a random start for each seed."""
    for rule in RULES:
        for dataset in DATASETS.values():
            for seed in seeds:
                rng = np.random.default_rng(seed)
                vector = rng.uniform(-spread, spread, len(NETWORK_2_2_1.parameters))
                yield Case(NETWORK_2_2_1, dataset, rule, vector)


def cases_of_other_topologies(seeds: range, spread: float = 2.0) -> Iterator[Case]:
    """Other layer sizes through the same functions: nothing assumes 2-2-1."""
    for topology in OTHER_TOPOLOGIES:
        for rule in RULES:
            for seed in seeds:
                rng = np.random.default_rng(seed)
                dataset = data_for(topology, rng)
                vector = rng.uniform(-spread, spread, len(topology.parameters))
                yield Case(topology, dataset, rule, vector)
