"""What a nudge does: the losses of networks that differ from one in a single parameter."""

from typing import Final, NamedTuple

import numpy as np

from game.engine.activation import RELU
from game.engine.arrays import Array, with_network_axis
from game.engine.parameters import Parameters
from game.engine.propagation import Propagation
from game.engine.topology import NeuronId, Topology
from game.engine.trace import EpochTrace

# Each of the two losses is right to within so many units of its last place.
LAST_PLACES: Final = 16.0
LAST_PLACE: Final = float(np.finfo(np.float64).eps)


class Kink(NamedTuple):
    """A ReLU neuron that the nudge switches on or off.

    ``pre_activation`` is its z in row ``sample`` without a nudge.
    """

    neuron: NeuronId
    sample: int
    pre_activation: float


class NudgedLosses:
    """The losses of twice as many networks as there are parameters, side by side: each with one
    parameter larger, then each with one smaller. ``differences`` (parameter,) are the central ones.
    """

    def __init__(self, trace: EpochTrace, topology: Topology, vector: Array, nudges: Array) -> None:
        count = len(vector)
        vectors = np.repeat(vector[:, None], 2 * count, axis=1)
        places = np.arange(count)
        vectors[places, places] += nudges
        vectors[places, places + count] -= nudges
        inputs = with_network_axis(trace.dataset.inputs, vectors, own_axes=1)
        targets = with_network_axis(trace.dataset.targets, vectors, own_axes=1)
        nudged = Parameters.of_vector(vectors, topology)
        propagation = Propagation(nudged, inputs, targets, trace.rule)
        propagation.pass_forward()
        rows = trace.rule.loss.value(*propagation.output, targets).sum(axis=0)
        self._losses = rows.sum(axis=0) * (1.0 / trace.dataset.sample_count)
        # What was really added and taken away, to the last place.
        self._widths = vectors[places, places] - vectors[places, places + count]
        self.differences = (self._losses[:count] - self._losses[count:]) / self._widths
        self._count = count
        self._trace = trace
        self._sums = propagation.passes.forward.pre_activations

    def drowns(self, place: int, gradient: float) -> bool:
        """Whether the last places of the two losses are worth more than what is left between."""
        loss = max(abs(self._losses[place]), abs(self._losses[place + self._count]))
        lost = LAST_PLACES * LAST_PLACE * loss / self._widths[place]
        return bool(abs(gradient - self.differences[place]) <= lost)

    def kink(self, place: int) -> Kink | None:
        """The first ReLU that the nudge of a parameter switches on or off."""
        rule, layers = self._trace.rule, self._trace.forward.pre_activations
        for layer, (sums, usual) in enumerate(zip(self._sums, layers, strict=True), start=1):
            is_output = layer == len(layers)
            if (rule.output_activation if is_output else rule.activation) is not RELU:
                continue
            speaks = usual > 0.0
            switched = (sums[..., place] > 0.0) != speaks
            switched |= (sums[..., place + self._count] > 0.0) != speaks
            if switched.any():
                unit, sample = (int(index) for index in np.argwhere(switched)[0])
                return Kink(NeuronId(layer, unit), sample, float(usual[unit, sample]))
        return None
