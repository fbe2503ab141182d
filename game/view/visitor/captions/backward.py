"""What is said while the error travels back: who hears a whisper, who a share, and who nothing."""

from typing import Final

from game.engine.topology import NeuronId
from game.session.snapshot import Snapshot
from game.view.large.parts_of_speech import Narration, Part, neuron_part, said
from game.view.numbers import visitor_numbers

# Of the steepest slope, 0.25, a fifth: what is let through is then hardly heard. This follows the
# slope on this row, and never the padlock, which follows the mean over the rows.
WHISPER: Final = 0.05


def told_backward(snapshot: Snapshot) -> Narration:
    """The caption of the backward phase for the row on its way.

    Of a signal that is written as nearly 0 nobody is said to hear much or little.
    """
    sample = snapshot.moment.sample
    assert sample is not None
    if not snapshot.trace.backward.raw_error[:, sample].any():
        return said("back-none")
    listeners = [n for n in _listeners(snapshot) if _is_told(_arriving(snapshot, n, sample))]
    quietest = min(listeners, key=lambda n: snapshot.trace.slope(n, sample), default=None)
    if quietest is not None and snapshot.trace.slope(quietest, sample) < WHISPER:
        return _whisper(snapshot, quietest, sample)
    if snapshot.epoch % 2:  # every other time there is something else to tell, where there is
        silent = _silent_inputs(snapshot, sample)
        if silent:
            return silent
    return _share(snapshot, sample)


def _whisper(snapshot: Snapshot, neuron: NeuronId, sample: int) -> Narration:
    slope = snapshot.trace.slope(neuron, sample)
    how = "whisper" if slope else "silence"
    told = said(
        f"back-{how}",
        line=f"back-{how}-line",
        neuron=neuron_part(snapshot.topology, neuron),
        slope=Part(visitor_numbers.number(slope), "lock"),
        arrives=_signal(_arriving(snapshot, neuron, sample)),
        leaves=_signal(snapshot.trace.delta(neuron, sample)),
    )
    return told.lit(neurons={neuron})


def _share(snapshot: Snapshot, sample: int) -> Narration:
    trace = snapshot.trace
    hidden = [n for n in snapshot.topology.neurons if n.layer < snapshot.topology.depth]
    reached = [n for n in hidden if _is_told(_arriving(snapshot, n, sample))]
    if not reached:
        return said("back-faint", line="back-faint-line")
    loudest = max(reached, key=lambda n: abs(trace.delta(n, sample)))
    everyone = all(_is_told(trace.delta(n, sample)) for n in snapshot.topology.neurons)
    told = said(
        "back-shared" if everyone else "back",
        line="back-line",
        neuron=neuron_part(snapshot.topology, loudest),
        arrives=_signal(_arriving(snapshot, loudest, sample)),
        leaves=_signal(trace.delta(loudest, sample)),
    )
    return told.lit(neurons={loudest})


def _silent_inputs(snapshot: Snapshot, sample: int) -> Narration | None:
    inputs = snapshot.topology.inputs
    silent = [n for n in inputs if snapshot.trace.activation(n, sample) == 0]
    if not silent:
        return None
    lines = {line for n in silent for line in snapshot.topology.outgoing(n)}
    if len(silent) == len(inputs):
        told = said("back-zeros", line="back-zeros-line")
    else:
        told = said(
            "back-zero", line="back-zero-line", input=neuron_part(snapshot.topology, silent[0])
        )
    return told.lit(neurons=set(silent), parameters=lines)


def _listeners(snapshot: Snapshot) -> list[NeuronId]:
    """The neurons whose slope decides what gets through: not an output whose slope is cancelled."""
    neurons = snapshot.topology.neurons
    if not snapshot.trace.rule.loss.cancels_slope:
        return list(neurons)
    return [n for n in neurons if n.layer < snapshot.topology.depth]


def _arriving(snapshot: Snapshot, neuron: NeuronId, sample: int) -> float:
    """What comes to a neuron: the error at an output, else the sum of what is sent back."""
    backward = snapshot.trace.backward
    if neuron.layer == snapshot.topology.depth:
        return float(backward.raw_error[neuron.unit, sample])
    return float(backward.backprop_sums[neuron.layer - 1][neuron.unit, sample])


def _is_told(signal: float) -> bool:
    """Whether a signal is written with digits of its own, and not as (nearly) 0."""
    return abs(signal) >= visitor_numbers.SMALLEST


def _signal(value: float) -> Part:
    return Part(visitor_numbers.number(value, plus=True), "gradient")
