"""The epochs at which neurons locked, freed themselves or died: read off the recording."""

from typing import NamedTuple

import numpy as np

from game.engine.topology import NeuronId
from game.session.tape.recording import Recording

MOST_MARKS = 400


class LockMark(NamedTuple):
    """At ``epoch`` the ``neuron`` became locked (or free again); ``dead``: a ReLU with slope 0."""

    epoch: int
    neuron: NeuronId
    locked: bool
    dead: bool


class LockMarks:
    """Marks of a recording under a threshold, kept up to date as it grows."""

    def __init__(self) -> None:
        self._marks: tuple[LockMark, ...] = ()
        self._version = -1
        self._threshold = -1.0
        self._seen = 0

    def of(self, recording: Recording, threshold: float) -> tuple[LockMark, ...]:
        """All marks so far, in the order of the epochs; at most MOST_MARKS, the earliest."""
        if (recording.version, threshold) != (self._version, self._threshold):
            self._marks, self._seen = (), 0
            self._version, self._threshold = recording.version, threshold
        if recording.stored > self._seen and len(self._marks) < MOST_MARKS:
            self._marks = (self._marks + self._new_marks(recording))[:MOST_MARKS]
        self._seen = recording.stored
        return self._marks

    def _new_marks(self, recording: Recording) -> tuple[LockMark, ...]:
        first = max(self._seen - 1, 0)
        slopes = recording.mean_slopes[first:]
        locked = slopes < self._threshold
        marks = []
        if self._seen == 0:
            marks = [(0, unit) for unit in np.flatnonzero(locked[0])]
        rows, units = np.nonzero(locked[1:] != locked[:-1])
        marks += [(int(row) + 1, unit) for row, unit in zip(rows, units, strict=True)]
        neurons = recording.topology.neurons
        return tuple(
            LockMark(
                epoch=(first + row) * recording.stride,
                neuron=neurons[unit],
                locked=bool(locked[row, unit]),
                dead=bool(slopes[row, unit] == 0.0)
                and self._can_die(recording, (first + row) * recording.stride, neurons[unit]),
            )
            for row, unit in marks
        )

    @staticmethod
    def _can_die(recording: Recording, epoch: int, neuron: NeuronId) -> bool:
        rule = recording.rule_at(epoch)
        is_output = neuron.layer == recording.topology.depth
        return (rule.output_activation if is_output else rule.activation).can_die
