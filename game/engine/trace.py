"""Everything one epoch computes, kept so that it can be looked at."""

from typing import NamedTuple

import numpy as np

from game.engine.arrays import Array, with_network_axis
from game.engine.dataset import Dataset
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import Loss
from game.engine.parameters import Parameters
from game.engine.propagation import BackwardPass, ForwardPass, Passes, Propagation
from game.engine.topology import NeuronId, ParameterId, Topology


class EpochTrace(NamedTuple):
    """One pass over the rows under ``parameters``, before they are updated.

    ``forward`` and ``backward`` are what its ``passes`` left.

    ``sample_losses`` (sample, ...), ``loss`` (...) their mean, ``right`` (sample, ...) whether the
    output lies on the target's side of 0.5 (0.5 itself is on neither side). The readers below take
    one network (no trailing axis).
    """

    parameters: Parameters
    dataset: Dataset
    rule: Hyperparameters
    passes: Passes
    sample_losses: Array
    loss: Array

    @property
    def forward(self) -> ForwardPass:
        """Every z, a and slope."""
        return self.passes.forward

    @property
    def backward(self) -> BackwardPass:
        """Every delta and the gradients."""
        return self.passes.backward

    @property
    def right(self) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """Whether the output lies on the target's side of 0.5: (sample, ...)."""
        output = self.forward.activations[-1]
        targets = with_network_axis(self.dataset.targets, output, own_axes=2)
        right: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
        right = np.logical_and.reduce((output - 0.5) * (targets - 0.5) > 0.0, axis=0)
        return right

    def activation(self, neuron: NeuronId, sample: int | None) -> float:
        """a of one row, or its mean over the rows where ``sample`` is None."""
        return _read(self.forward.activations[neuron.layer][neuron.unit], sample)

    def pre_activation(self, neuron: NeuronId, sample: int | None) -> float:
        """z of one row, or the mean; not for inputs."""
        return _read(self.forward.pre_activations[neuron.layer - 1][neuron.unit], sample)

    def slope(self, neuron: NeuronId, sample: int | None) -> float:
        """da/dz of one row, or the mean; not for inputs."""
        return _read(self.forward.slopes[neuron.layer - 1][neuron.unit], sample)

    def delta(self, neuron: NeuronId, sample: int | None) -> float:
        """dL/dz of one row, or the mean; not for inputs."""
        return _read(self.backward.deltas[neuron.layer - 1][neuron.unit], sample)

    def gradient(self, parameter: ParameterId) -> float:
        """dL/dw of the mean loss."""
        return self.backward.gradients.value(parameter)

    def updated(self, parameter: ParameterId) -> float:
        """The parameter after this epoch's update: w - eta dL/dw."""
        step = self.rule.learning_rate * self.gradient(parameter)
        return self.parameters.value(parameter) - step

    @property
    def right_count(self) -> int:
        """How many rows are right."""
        return int(np.count_nonzero(self.right))


def _read(row: Array, sample: int | None) -> float:
    return float(row.mean() if sample is None else row[sample])


def measured(trace: EpochTrace, loss: Loss) -> Array:
    """The mean loss over the rows (...), by any loss that is defined for the output."""
    if loss is trace.rule.loss:
        return trace.loss
    output = trace.forward.activations[-1]
    targets = with_network_axis(trace.dataset.targets, output, own_axes=2)
    losses = loss.value(trace.forward.pre_activations[-1], output, targets)
    return np.asarray(losses.sum(axis=0).mean(axis=0))


def trace_epoch(parameters: Parameters, dataset: Dataset, rule: Hyperparameters) -> EpochTrace:
    """Forward and backward over all rows, for one network or for many side by side."""
    like = parameters.biases[0]
    inputs = with_network_axis(dataset.inputs, like, own_axes=1)
    targets = with_network_axis(dataset.targets, like, own_axes=1)
    propagation = Propagation(parameters, inputs, targets, rule, exact=True)
    return _traced(parameters, dataset, rule, propagation)


class Tracer:
    """Traces of one network under one rule, epoch after epoch, in arrays that are made once: a
    trace gets a copy of what they hold.
    """

    def __init__(self, topology: Topology, dataset: Dataset, rule: Hyperparameters) -> None:
        self.topology, self.dataset, self.rule = topology, dataset, rule
        self._vector = np.empty(len(topology.parameters))
        own = Parameters.of_vector(self._vector, topology)
        self._propagation = Propagation(own, dataset.inputs, dataset.targets, rule, exact=True)

    def trace(self, vector: Array) -> EpochTrace:
        """The epoch of the parameters ``vector`` (parameter,), which it goes on to refer to."""
        self._vector[...] = vector
        parameters = Parameters.of_vector(vector, self.topology)
        return _traced(parameters, self.dataset, self.rule, self._propagation, kept=True)


def _traced(
    parameters: Parameters,
    dataset: Dataset,
    rule: Hyperparameters,
    propagation: Propagation,
    kept: bool = False,
) -> EpochTrace:
    propagation.pass_forward()
    propagation.pass_backward()
    z, output = propagation.output
    targets = with_network_axis(dataset.targets, output, own_axes=2)
    losses = rule.loss.value(z, output, targets)
    sample_losses = losses[0] if len(losses) == 1 else np.add.reduce(losses, axis=0)
    loss = np.add.reduce(sample_losses) * (1.0 / dataset.sample_count)
    passes = propagation.passes.kept() if kept else propagation.passes
    return EpochTrace(parameters, dataset, rule, passes, sample_losses, loss)
