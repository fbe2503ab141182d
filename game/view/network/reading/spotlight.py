"""Which connections stay lit while one is pinned: those whose numbers are in its product."""

from __future__ import annotations

from game.engine.topology import ParameterId, Topology
from game.view.network.reading.emphasis import Emphasis, Focus


def in_light(topology: Topology, focus: Focus, connection: ParameterId) -> bool:
    """Whether a connection is one of those that matter now.

    All of them matter while none is pinned; else the pinned one, the weights through which its
    neuron's error comes back, and the one under the pointer.
    """
    pinned = focus.pinned
    if pinned is None or focus.emphasis(connection) is not Emphasis.NONE:
        return True
    return connection.source is not None and connection.source_neuron == pinned.target_neuron
