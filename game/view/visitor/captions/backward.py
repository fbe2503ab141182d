"""What is said while the error travels back: who hears a whisper, who a share, and who nothing."""

from dataclasses import replace

from game.engine.topology import NeuronId
from game.session.snapshot import Snapshot
from game.view.large.parts_of_speech import SECTION, Narration, Part, neuron_part, said
from game.view.network.reading.listeners import (
    arriving,
    is_told,
    loudest,
    silent_inputs,
    tells_inputs,
    whisperer,
)
from game.view.numbers import visitor_numbers


def told_backward(snapshot: Snapshot) -> Narration:
    """The caption of the backward phase for the row on its way.

    Of a signal that is written as nearly 0 nobody is said to hear much or little.
    """
    sample = snapshot.moment.sample
    assert sample is not None
    if not snapshot.trace.backward.raw_error[:, sample].any():
        return said("back-none")
    told = _told(snapshot, sample)
    return told if snapshot.epoch else _with_small_curve(snapshot, told)


def _told(snapshot: Snapshot, sample: int) -> Narration:
    quietest = whisperer(snapshot, sample)
    if quietest is not None:
        return _whisper(snapshot, quietest, sample)
    silent = silent_inputs(snapshot, sample) if tells_inputs(snapshot) else []
    return _silence(snapshot, silent) if silent else _share(snapshot, sample)


def _with_small_curve(snapshot: Snapshot, told: Narration) -> Narration:
    """The first time, the second line says what the small curves are; where somebody wears one."""
    hidden = [n for n in snapshot.topology.neurons if n.layer < snapshot.topology.depth]
    wearing = [n for n in hidden if n not in snapshot.dead]
    spoken = [n for n in wearing if n in told.neurons] or wearing
    if not spoken:
        return told
    values = {"neuron": neuron_part(snapshot.topology, spoken[0])}
    key = f"{SECTION}back-curve-line"
    return replace(told, line_key=key, line_values=values, both=True)


def _whisper(snapshot: Snapshot, neuron: NeuronId, sample: int) -> Narration:
    slope = snapshot.trace.slope(neuron, sample)
    how = "whisper" if slope else "silence"
    told = said(
        f"back-{how}",
        line=f"back-{how}-line",
        neuron=neuron_part(snapshot.topology, neuron),
        slope=Part(visitor_numbers.number(slope), "lock"),
        arrives=_signal(arriving(snapshot, neuron, sample)),
        leaves=_signal(snapshot.trace.delta(neuron, sample)),
    )
    return told.lit(neurons={neuron})


def _share(snapshot: Snapshot, sample: int) -> Narration:
    trace = snapshot.trace
    most = loudest(snapshot, sample)
    if most is None:
        return said("back-faint", line="back-faint-line")
    everyone = all(is_told(trace.delta(n, sample)) for n in snapshot.topology.neurons)
    told = said(
        "back-shared" if everyone else "back",
        line="back-line",
        neuron=neuron_part(snapshot.topology, most),
        arrives=_signal(arriving(snapshot, most, sample)),
        leaves=_signal(trace.delta(most, sample)),
    )
    return told.lit(neurons={most})


def _silence(snapshot: Snapshot, silent: list[NeuronId]) -> Narration:
    lines = {line for n in silent for line in snapshot.topology.outgoing(n)}
    if len(silent) == len(snapshot.topology.inputs):
        told = said("back-zeros", line="back-zeros-line")
    else:
        told = said(
            "back-zero", line="back-zero-line", input=neuron_part(snapshot.topology, silent[0])
        )
    return told.lit(neurons=set(silent), parameters=lines)


def _signal(value: float) -> Part:
    return Part(visitor_numbers.number(value, plus=True), "gradient")
