"""The neurons' own pushes: their biases, as the pages in large type show them.

An own push is told with its number where nothing else arrives: while a row whose inputs are all 0
runs forward.  Else there is an arrow with its sign.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from game.engine.topology import NeuronId
from game.session.presentation import Mode, Phase
from game.session.snapshot import Snapshot
from game.view.network.reading.reading import Reading, WeightReading

# What is smaller has no sign to show: it neither lifts nor holds down.
LEAST: Final = 0.005
# From here on an own push decides what a neuron says while nothing arrives.
DECISIVE: Final = 0.1


class OwnPush(NamedTuple):
    """A bias as it stands in the picture; ``told``: with its number."""

    bias: WeightReading
    told: bool


def own_pushes(snapshot: Snapshot, reading: Reading) -> tuple[OwnPush | None, ...]:
    """The own pushes in the order of the neurons; None where there is nothing to be seen."""
    biases = dict(zip(snapshot.topology.parameters, reading.weights, strict=True))
    told = nothing_arrives(snapshot)
    pushes = []
    for parameter in snapshot.topology.biases:
        bias = biases[parameter]
        seen = math.isfinite(bias.drawn) and (told or abs(bias.drawn) >= LEAST)
        pushes.append(OwnPush(bias, told) if seen else None)
    return tuple(pushes)


def nothing_arrives(snapshot: Snapshot) -> bool:
    """Whether a row is told forward whose inputs are all 0."""
    moment = snapshot.moment
    if moment.mode is not Mode.STAGED or moment.phase is not Phase.FORWARD:
        return False
    return moment.sample is not None and not snapshot.dataset.inputs[:, moment.sample].any()


def decisive(snapshot: Snapshot) -> NeuronId | None:
    """The hidden neuron whose own push is told of: the most lifted one, else the most held down.

    None while none is pushed by so much that its answer tells.
    """
    topology = snapshot.topology
    pushes = {
        bias.target_neuron: snapshot.trace.parameters.value(bias)
        for bias in topology.biases
        if bias.target_neuron.layer < topology.depth
    }
    most = max(pushes, key=lambda neuron: pushes[neuron])
    if not pushes[most] >= DECISIVE:
        most = min(pushes, key=lambda neuron: pushes[neuron])
    return most if abs(pushes[most]) >= DECISIVE else None
