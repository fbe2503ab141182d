"""How much a connection or a neuron stands out: not at all, under the pointer, or pinned."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple

from game.engine.topology import NeuronId, ParameterId, Topology
from game.session.questions.question import Kind
from game.session.tape.by_hand import Hand
from game.view.network.reading.term_light import Light, light_of
from game.view.scene.interface import bias_node_control, neuron_control
from game.view.scene.scene import Scene


class Emphasis(IntEnum):
    """How much a connection or a neuron stands out."""

    NONE = 0
    HOVERED = 1
    PINNED = 2


class Focus(NamedTuple):
    """What stands out: the pinned connection or neuron, and what is under the pointer.

    ``bias_node``: the neuron whose bias's node is there. ``asked``: the connection whose number a
    question is about; its answers stand above and below it. ``light``: what of the picture does not
    recede, while somebody walks through the epoch. ``hand``: the weight in hand.
    """

    pinned: ParameterId | None
    hovered: ParameterId | None
    neuron: NeuronId | None = None
    hovered_neuron: NeuronId | None = None
    bias_node: NeuronId | None = None
    asked: ParameterId | None = None
    light: Light | None = None
    hand: Hand | None = None

    @classmethod
    def of(cls, scene: Scene) -> Focus:
        """The focus of a scene."""
        control, topology = scene.interface.active_connection, scene.snapshot.topology
        discs = (*topology.inputs, *topology.neurons)
        names = {neuron: topology.neuron_name(neuron) for neuron in discs} if control else {}
        return cls(
            pinned=scene.snapshot.pinned,
            hovered=scene.peeked,
            neuron=scene.snapshot.pinned_neuron,
            hovered_neuron=next((n for n in names if neuron_control(names[n]) == control), None),
            bias_node=next((n for n in names if bias_node_control(names[n]) == control), None),
            asked=_asked(scene),
            light=light_of(scene.snapshot, scene.palette),
            hand=scene.snapshot.hand,
        )

    def emphasis(self, parameter: ParameterId) -> Emphasis:
        """How much a connection stands out; a pinned neuron's own lines do a little."""
        if parameter == self.pinned:
            return Emphasis.PINNED
        own = self.neuron is not None and parameter.target_neuron == self.neuron
        return Emphasis.HOVERED if own or parameter == self.hovered else Emphasis.NONE

    def opacity(self, neuron: NeuronId) -> float:
        """How opaque a neuron is: less where it recedes."""
        return 1.0 if self.light is None else self.light.of_neuron(neuron)

    def line_opacity(self, parameter: ParameterId) -> float:
        """How opaque the label of a line is."""
        return 1.0 if self.light is None else self.light.of_line(parameter)

    def of_neuron(self, neuron: NeuronId) -> Emphasis:
        """How much a neuron or an input stands out."""
        if neuron == self.neuron:
            return Emphasis.PINNED
        return Emphasis.HOVERED if neuron == self.hovered_neuron else Emphasis.NONE


# Nothing stands out, and nothing recedes.
NO_FOCUS: Final = Focus(None, None)


def _asked(scene: Scene) -> ParameterId | None:
    turn = scene.snapshot.turn
    if turn is None or turn.question is None or turn.votes is not None:
        return None
    return turn.question.connection if turn.question.kind is Kind.PILL else None


def in_light(topology: Topology, focus: Focus, connection: ParameterId) -> bool:
    """Whether a connection is one of those that matter now.

    All of them matter while none is pinned; else the pinned one, the weights through which its
    neuron's error comes back, and the one under the pointer.
    """
    pinned = focus.pinned
    if pinned is None or focus.emphasis(connection) is not Emphasis.NONE:
        return True
    return connection.source is not None and connection.source_neuron == pinned.target_neuron
