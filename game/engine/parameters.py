"""The trainable numbers of a network, and how they start."""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np

from game.engine.arrays import Array, read_only
from game.engine.topology import ParameterId, Topology
from game.engine.value_type import fixed_type


@fixed_type
class Parameters:
    """``weights[l]`` (target, source, ...) and ``biases[l]`` (target, ...), layer by layer."""

    weights: tuple[Array, ...]
    biases: tuple[Array, ...]

    @classmethod
    def of_vector(cls, vector: Array, topology: Topology) -> "Parameters":
        """Views into the flat vector (parameter, ...) in the order of ``topology.parameters``."""
        sizes = topology.layer_sizes
        weights, position = [], 0
        for sources, targets in itertools.pairwise(sizes):
            block = vector[position : position + sources * targets]
            weights.append(block.reshape(sources, targets, *vector.shape[1:]).swapaxes(0, 1))
            position += sources * targets
        biases = []
        for targets in sizes[1:]:
            biases.append(vector[position : position + targets])
            position += targets
        return cls(tuple(weights), tuple(biases))

    @property
    def vector(self) -> Array:
        """The flat vector (parameter, ...): each layer's weights by source and target, then the
        biases.
        """
        rows = [w.swapaxes(0, 1).reshape(-1, *w.shape[2:]) for w in self.weights]
        return np.concatenate([*rows, *self.biases])

    def value(self, parameter: ParameterId) -> float:
        """One number of one network."""
        if parameter.source is None:
            return float(self.biases[parameter.layer][parameter.target])
        return float(self.weights[parameter.layer][parameter.target, parameter.source])


def random_vector(
    topology: Topology, rng: np.random.Generator, weight_range: float, bias: float
) -> Array:
    """A start: weights uniform in [-weight_range, +weight_range], every bias at ``bias``."""
    sizes = topology.layer_sizes
    weights = tuple(
        rng.uniform(-weight_range, weight_range, (targets, sources))
        for sources, targets in itertools.pairwise(sizes)
    )
    biases = tuple(np.full(targets, bias) for targets in sizes[1:])
    return read_only(Parameters(weights, biases).vector)


def named_vector(topology: Topology, values: Mapping[str, float]) -> Array:
    """A start spelled out: from column names (``w.x1-h1``, ``b.h1``) to numbers;
    all must be there.
    """
    names: Sequence[str] = [topology.column_name(parameter) for parameter in topology.parameters]
    return read_only(np.array([values[name] for name in names], dtype=np.float64))
