"""The network's picture as controls: each line and each disc can be pointed at and chosen."""

from collections.abc import Iterator
from typing import Final

from game.engine.topology import NeuronId
from game.session.commands import RunRow, SelectConnection, SelectNeuron
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.network.reading.own_pushes import LEAST
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.interface import bias_node_control, connection_control, neuron_control

CONNECTION_GROUP: Final = "connection"
DISC_GROUP: Final = "neuron"


def connection_controls(context: ControlContext) -> list[Control]:
    """Weights and biases; ``target`` is the label on each, the rest is hit along its path."""
    snapshot = context.snapshot
    topology = snapshot.topology
    controls = []
    for name, parameter in topology.by_name.items():
        if parameter not in context.wires.paths:
            continue  # biases are not drawn on every page
        source = parameter.source_neuron
        controls.append(
            Control(
                id=connection_control(name),
                kind=Kind.CONNECTION,
                target=context.wires.labels[parameter],
                panel="network",
                label=name,
                tip=context.texts(
                    "controls.connection.bias" if source is None else "controls.connection.weight",
                    source="" if source is None else topology.neuron_name(source),
                    target=topology.neuron_name(parameter.target_neuron),
                ),
                action=SelectConnection(parameter),
                selected=parameter == snapshot.pinned,
                group=CONNECTION_GROUP,
                path=context.wires.paths[parameter],
            )
        )
    return controls


def large_network_controls(context: ControlContext) -> list[Control]:
    """On the pages in large type: inputs, lines and neurons; none while a neuron fills the room."""
    if context.layout.room is not None:
        return []
    return [*input_controls(context), *connection_controls(context), *_neurons(context)]


def disc_controls(context: ControlContext) -> list[Control]:
    """The inputs, which flip; the neurons, and the nodes of their biases, which open a card."""
    return [*input_controls(context), *_neurons(context), *_bias_nodes(context)]


def input_controls(context: ControlContext) -> list[Control]:
    """The inputs: touched, one flips: the row that differs in it alone is chosen, and runs."""
    return list(_inputs(context))


def _inputs(context: ControlContext) -> Iterator[Control]:
    topology = context.snapshot.topology
    for neuron in topology.inputs:
        name = topology.neuron_name(neuron)
        yield Control(
            id=neuron_control(name),
            kind=Kind.INPUT,
            target=context.wires.neurons[neuron],
            panel="network",
            label=name,
            tip=context.texts("controls.input.tip", neuron=name),
            action=RunRow(flipped(context.snapshot, neuron)),
            group=DISC_GROUP,
        )


def _neurons(context: ControlContext) -> Iterator[Control]:
    snapshot = context.snapshot
    for neuron in snapshot.topology.neurons:
        name = snapshot.topology.neuron_name(neuron)
        yield Control(
            id=neuron_control(name),
            kind=Kind.NEURON,
            target=context.wires.neurons[neuron],
            panel="network",
            label=name,
            tip=context.texts("controls.neuron.tip", neuron=name),
            action=SelectNeuron(neuron),
            selected=neuron == snapshot.pinned_neuron,
            group=DISC_GROUP,
            also=tuple(_marks(context, neuron)),
        )


def _marks(context: ControlContext, neuron: NeuronId) -> Iterator[Box]:
    """What a neuron wears on its rim: its small curve, its padlock or its flatline; and its own
    push, which is a term of its sum.
    """
    snapshot, wires = context.snapshot, context.wires
    is_dead = neuron in snapshot.dead
    is_output = neuron.layer == snapshot.topology.depth
    is_cancelled = is_output and snapshot.trace.rule.loss.cancels_slope
    if neuron in wires.curves and not is_dead and not is_cancelled:
        yield wires.curves[neuron]
    if neuron in wires.badges and (is_dead or neuron in snapshot.locked):
        yield wires.badges[neuron]
    push = float(snapshot.trace.parameters.biases[neuron.layer - 1][neuron.unit])
    if neuron in wires.pushes and abs(push) >= LEAST:
        yield wires.pushes[neuron]


def _bias_nodes(context: ControlContext) -> Iterator[Control]:
    """The bias is a term of its neuron's sum, so its node leads there; its line tells its chain
    rule.
    """
    snapshot = context.snapshot
    for bias, place in context.wires.biases.items():
        neuron = bias.target_neuron
        name = snapshot.topology.neuron_name(neuron)
        yield Control(
            id=bias_node_control(name),
            kind=Kind.NEURON,
            target=place,
            panel="network",
            label=snapshot.topology.parameter_name(bias),
            tip=context.texts("controls.neuron.bias", neuron=name),
            action=SelectNeuron(neuron),
            selected=neuron == snapshot.pinned_neuron,
            group=DISC_GROUP,
        )


def flipped(snapshot: Snapshot, neuron: NeuronId) -> int:
    """The row that differs from the named one in the value of this input alone."""
    wanted = snapshot.dataset.inputs[:, snapshot.pinned_sample].copy()
    wanted[neuron.unit] = 1.0 - wanted[neuron.unit]
    rows: list[list[float]] = snapshot.dataset.inputs.T.tolist()
    return rows.index(wanted.tolist())
