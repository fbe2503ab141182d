"""How much a connection stands out: not at all, under the pointer, or pinned."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from game.engine.topology import ParameterId, Topology
from game.view.scene.scene import Scene


class Emphasis(IntEnum):
    """How much a connection stands out."""

    NONE = 0
    HOVERED = 1
    PINNED = 2


class Focus(NamedTuple):
    """The connections that stand out: the pinned one, and the one under the pointer."""

    pinned: ParameterId | None
    hovered: ParameterId | None

    @classmethod
    def of(cls, scene: Scene) -> Focus:
        """The focus of a scene."""
        return cls(scene.snapshot.pinned, scene.peeked)

    def emphasis(self, parameter: ParameterId) -> Emphasis:
        """How much a connection stands out."""
        if parameter == self.pinned:
            return Emphasis.PINNED
        return Emphasis.HOVERED if parameter == self.hovered else Emphasis.NONE


def in_light(topology: Topology, focus: Focus, connection: ParameterId) -> bool:
    """Whether a connection is one of those that matter now.

    All of them matter while none is pinned; else the pinned one, the weights through which its
    neuron's error comes back, and the one under the pointer.
    """
    pinned = focus.pinned
    if pinned is None or focus.emphasis(connection) is not Emphasis.NONE:
        return True
    return connection.source is not None and connection.source_neuron == pinned.target_neuron
