"""A run as a table: one row for each epoch, every number in full precision."""

from collections.abc import Iterable, Iterator

from game.engine.topology import ParameterId, Topology
from game.engine.trace import EpochTrace
from game.session.tape.recording import Recording

QUANTITIES = ("z", "a", "slope", "delta")


def column_names(topology: Topology, sample_names: Iterable[str]) -> list[str]:
    """``epoch, loss``, the parameters, their gradients, then z, a, slope, delta by
    neuron and row.
    """
    parameters = topology.parameters
    samples = tuple(sample_names)
    return [
        "epoch",
        "loss",
        *(topology.column_name(parameter) for parameter in parameters),
        *(f"grad.{topology.parameter_name(parameter)}" for parameter in parameters),
        *(
            f"{quantity}.{topology.neuron_name(neuron)}.{sample}"
            for quantity in QUANTITIES
            for neuron in topology.neurons
            for sample in samples
        ),
    ]


def rows(recording: Recording, epochs: Iterable[int]) -> Iterator[list[str]]:
    """The rows of these epochs: what holds before the update of each, as texts that give the number
    back.
    """
    for epoch in epochs:
        trace = recording.trace_at(epoch)
        numbers = _numbers(trace, recording.topology.parameters)
        yield [str(epoch), *(repr(number) for number in numbers)]


def _numbers(trace: EpochTrace, parameters: Iterable[ParameterId]) -> Iterator[float]:
    yield float(trace.loss)
    yield from trace.parameters.vector.tolist()
    yield from (trace.gradient(parameter) for parameter in parameters)
    forward, backward = trace.forward, trace.backward
    quantities = (forward.pre_activations, forward.activations[1:], forward.slopes, backward.deltas)
    for layers in quantities:
        for layer in layers:
            yield from layer.ravel().tolist()
