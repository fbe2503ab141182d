"""Which neuron is spoken of while the error travels back: the quietest listener, or the loudest.

It alone has its slope printed: one number that the caption and the picture both mean.
"""

from __future__ import annotations

from typing import Final

from game.engine.topology import NeuronId
from game.session.snapshot import Snapshot
from game.view.numbers import visitor_numbers

# Of the steepest slope, 0.25, a fifth: what is let through is then hardly heard. This follows the
# slope on this row, and never the padlock, which follows the mean over the rows.
WHISPER: Final = 0.05


def spoken_of(snapshot: Snapshot) -> NeuronId | None:
    """The neuron that a told row's way back is about; None where it is about none."""
    sample = snapshot.moment.sample
    if sample is None or not snapshot.trace.backward.raw_error[:, sample].any():
        return None
    quiet = whisperer(snapshot, sample)
    if quiet is None and tells_inputs(snapshot) and silent_inputs(snapshot, sample):
        return None
    return loudest(snapshot, sample) if quiet is None else quiet


def whisperer(snapshot: Snapshot, sample: int) -> NeuronId | None:
    """Who hears the least of what arrives, if that is a whisper."""
    reached = [n for n in _listeners(snapshot) if is_told(arriving(snapshot, n, sample))]
    quietest = min(reached, key=lambda n: snapshot.trace.slope(n, sample), default=None)
    if quietest is None or snapshot.trace.slope(quietest, sample) >= WHISPER:
        return None
    return quietest


def loudest(snapshot: Snapshot, sample: int) -> NeuronId | None:
    """The hidden neuron that gets the most, of those that get anything."""
    hidden = [n for n in snapshot.topology.neurons if n.layer < snapshot.topology.depth]
    reached = [n for n in hidden if is_told(arriving(snapshot, n, sample))]
    return max(reached, key=lambda n: abs(snapshot.trace.delta(n, sample)), default=None)


def silent_inputs(snapshot: Snapshot, sample: int) -> list[NeuronId]:
    """The inputs that are 0, whose lines learn nothing from a row."""
    inputs = snapshot.topology.inputs
    return [n for n in inputs if snapshot.trace.activation(n, sample) == 0]


def tells_inputs(snapshot: Snapshot) -> bool:
    """Whether it is the inputs' turn to be told of: every other time, where there is something."""
    return snapshot.epoch % 2 == 1


def arriving(snapshot: Snapshot, neuron: NeuronId, sample: int) -> float:
    """What comes to a neuron: the error at an output, else the sum of what is sent back."""
    backward = snapshot.trace.backward
    if neuron.layer == snapshot.topology.depth:
        return float(backward.raw_error[neuron.unit, sample])
    return float(backward.backprop_sums[neuron.layer - 1][neuron.unit, sample])


def is_told(signal: float) -> bool:
    """Whether a signal is written with digits of its own, and not as (nearly) 0."""
    return abs(signal) >= visitor_numbers.SMALLEST


def _listeners(snapshot: Snapshot) -> list[NeuronId]:
    """The neurons whose slope decides what gets through: not an output whose slope is cancelled."""
    neurons = snapshot.topology.neurons
    if not snapshot.trace.rule.loss.cancels_slope:
        return list(neurons)
    return [n for n in neurons if n.layer < snapshot.topology.depth]
