"""Curves over the epochs, thinned to what a chart can show; computed from the
recording when asked.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from game.engine.arrays import Array, read_only
from game.engine.parameters import Parameters
from game.engine.trace import EpochTrace
from game.session.tape.recording import Ghost, Recording, RuleChange

Indices = np.ndarray[tuple[int, ...], np.dtype[np.intp]]


class Quantity(Enum):
    """What a chart plots."""

    LOSS = "loss"
    ACTIVATIONS = "activations"
    DELTAS = "deltas"
    WEIGHTS = "weights"


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """``values`` (series, point) at ``epochs`` (point,), the last recorded epoch
    always among them.
    """

    epochs: Array
    values: Array


class History:
    """Read-only access to a recording."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    @property
    def ghost(self) -> Ghost | None:
        """The future that a what-if left behind."""
        return self._recording.ghost

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
        if quantity is Quantity.LOSS:
            values = recording.losses[indices][None]
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

    def values_at(self, epoch: int, quantity: Quantity, sample: int | None) -> Array:
        """Every series' exact value at one epoch: (series,)."""
        trace = self._recording.trace_at(epoch)
        if quantity is Quantity.LOSS:
            return np.atleast_1d(trace.loss)
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
