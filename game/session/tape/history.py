"""Curves over the epochs, thinned to what a chart can show; computed from the
recording when asked.
"""

from dataclasses import replace
from enum import Enum

import numpy as np

from game.engine.arrays import Array, read_only
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import MSE
from game.engine.parameters import Parameters
from game.engine.topology import Topology
from game.engine.trace import EpochTrace, measured
from game.engine.value_type import fixed_type
from game.session.tape.recording import Ghost, Recording, RuleChange

Indices = np.ndarray[tuple[int, ...], np.dtype[np.intp]]


class Quantity(Enum):
    """What a chart plots."""

    LOSS = "loss"
    ACTIVATIONS = "activations"
    DELTAS = "deltas"
    WEIGHTS = "weights"


@fixed_type
class Curves:
    """``values`` (series, point) at ``epochs`` (point,), the last recorded epoch
    always among them.
    """

    epochs: Array
    values: Array


class History:
    """Read-only access to a recording. ``losses`` names those of all futures, where there are
    several: then ``ghost`` is the one that it is compared with.
    """

    def __init__(
        self,
        recording: Recording,
        losses: frozenset[str] = frozenset(),
        ghost: Ghost | None = None,
    ) -> None:
        self._recording = recording
        self._losses = losses
        self._ghost = ghost if losses else recording.ghost

    @property
    def ghost(self) -> Ghost | None:
        """The course that another one took the place of, measured as the loss is here."""
        ghost = self._ghost
        if ghost is None or not self.losses_differ:
            return ghost
        return replace(ghost, losses=ghost.squared_errors)

    @property
    def losses_differ(self) -> bool:
        """Whether the run, or what it is compared with, has known more than one loss.

        One kind of loss is no measure of another: then the whole course is measured by half the
        squared error, which is defined for each.
        """
        names = {change.rule.loss.name for change in self._recording.rules} | self._losses
        return len(names if self._ghost is None else names | self._ghost.measured_by) > 1

    @property
    def topology(self) -> Topology:
        """That of the network."""
        return self._recording.topology

    @property
    def last_epoch(self) -> int:
        """The last recorded epoch."""
        return self._recording.last_epoch

    @property
    def right_since(self) -> int | None:
        """Since when all rows have been right, up to the end of what is recorded."""
        return self._recording.solved_since(self._recording.last_epoch)

    def solved_by(self, epoch: int) -> int | None:
        """Since when all rows have been right at ``epoch``; else since when they were for the first
        time until then, as far as that is remembered.
        """
        since, first = self._recording.solved_since(epoch), self._recording.first_solved
        if since is None and first is not None and first <= epoch:
            return first
        return since

    def rule_at(self, epoch: int) -> Hyperparameters:
        """The rule in force for the update of an epoch."""
        return self._recording.rule_at(epoch)

    def trace_at(self, epoch: int) -> EpochTrace:
        """Everything that a recorded epoch computes."""
        return self._recording.trace_at(epoch)

    def measured(self, trace: EpochTrace) -> Array:
        """The loss of an epoch, or of several side by side, as the course of the loss shows it."""
        return measured(trace, MSE if self.losses_differ else trace.rule.loss)

    def is_one_descent(self, first: int, last: int) -> bool:
        """Whether from one epoch to another loss and activations stayed, and nothing was set by
        hand, so that the losses tell what was learned.
        """
        kinds = {
            (change.rule.loss.name, change.rule.activation.name, change.rule.output_activation.name)
            for change in self._recording.rules
            if self._recording.rule_since(first) <= change.epoch <= last
        }
        by_hand = any(c.by_hand for c in self._recording.rules if first < c.epoch <= last)
        return len(kinds) == 1 and not by_hand

    @property
    def rules(self) -> tuple[RuleChange, ...]:
        """The rules of training and since when each is in force; the first one since epoch 0."""
        return self._recording.rules

    @property
    def first_solved(self) -> int | None:
        """The first recorded epoch with all rows right, if there is one that is remembered."""
        return self._recording.first_solved

    def loss_at(self, epoch: int) -> float:
        """The exact loss at one epoch."""
        return float(self._recording.trace_at(epoch).loss)

    def losses_at(self, epochs: Indices) -> Array:
        """The loss at each of these epochs, to be drawn: (epoch,). Where every epoch is stored they
        are only read off, and each may differ from :meth:`loss_at` by a rounding.
        """
        recording = self._recording
        if recording.stride == 1:
            return recording.losses[epochs]
        return np.array([self.loss_at(int(epoch)) for epoch in epochs])

    def curves(self, quantity: Quantity, sample: int | None, points: int) -> Curves:
        """At most ``points`` points of every series of a quantity.

        Series: the loss; or the computing neurons in their order (of row ``sample``, or the mean
        over the rows where it is None); or all weights and then all biases in the order of the
        parameters.
        """
        recording = self._recording
        # The last epoch joins the stored ones where it is not one of them.
        between = recording.last_epoch % recording.stride != 0
        count = min(points - between, recording.stored)
        indices = _spread(recording.stored, count)
        epochs = recording.stored_epochs[indices]
        if quantity is Quantity.LOSS and not self.losses_differ:
            values = recording.losses[indices][None]
        elif quantity is Quantity.LOSS:
            traces = recording.traces_at(indices)
            values = np.concatenate([self.measured(t) for t in traces])[None]
        elif quantity is Quantity.WEIGHTS:
            values = recording.vectors[indices].T
        else:
            traces = recording.traces_at(indices)
            values = np.concatenate([_series(t, quantity, sample) for t in traces], axis=1)
        if between:
            epochs = np.append(epochs, float(recording.last_epoch))
            last = self.values_at(recording.last_epoch, quantity, sample)
            values = np.concatenate([values, last[:, None]], axis=1)
        return Curves(read_only(epochs), read_only(values))

    def hidden_course(self, until: int, points: int) -> Array:
        """What the neurons of the first hidden layer said of every row at stored epochs from the
        beginning to ``until``, at most so many: (unit, sample, point).
        """
        recording = self._recording
        before = int(np.searchsorted(recording.stored_epochs, until, side="right"))
        traces = recording.traces_at(_spread(before, min(points, before)))
        return np.concatenate([trace.forward.activations[1] for trace in traces], axis=2)

    def values_at(self, epoch: int, quantity: Quantity, sample: int | None) -> Array:
        """Every series' exact value at one epoch: (series,)."""
        trace = self._recording.trace_at(epoch)
        if quantity is Quantity.LOSS:
            return np.atleast_1d(self.measured(trace))
        return _series(trace, quantity, sample)


def _spread(stored: int, count: int) -> Indices:
    """At most ``count`` indices of ``stored`` ones, spread evenly, the first and the last among
    them.
    """
    if count >= stored:
        return np.arange(stored)
    return np.linspace(0, stored - 1, count).round().astype(np.intp)


def _series(trace: EpochTrace, quantity: Quantity, sample: int | None) -> Array:
    if quantity is Quantity.WEIGHTS:
        parameters: Parameters = trace.parameters
        return parameters.vector
    layers = (
        trace.forward.activations[1:] if quantity is Quantity.ACTIVATIONS else trace.backward.deltas
    )
    rows = np.concatenate(layers)
    return rows.mean(axis=1) if sample is None else rows[:, sample]
