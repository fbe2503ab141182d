"""Weights and biases as controls: each line of the network can be pointed at and chosen."""

from typing import Final

from game.session.commands import SelectConnection
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.interface import connection_control

CONNECTION_GROUP: Final = "connection"


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
