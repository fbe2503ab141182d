"""What can be touched in the room of the square: its corners, which are rows, and the halves."""

from typing import Final

from game.session.commands import SelectNeuron, SelectSample
from game.view.numbers.readout import row_name
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.visitor.belief.places import belief_places, corner_boxes
from game.view.visitor.room import PANEL, close_controls, shows_belief

CORNER: Final = "corner."
HALF: Final = "half."


def belief_controls(context: ControlContext) -> list[Control]:
    """The cross, the halves of the hidden neurons, the corners; none while the room is closed."""
    snapshot, topology = context.snapshot, context.snapshot.topology
    hidden = topology.neurons[:-1]
    places = belief_places(context.layout, len(hidden))
    if places is None or not shows_belief(snapshot, context.interface):
        return []
    names = snapshot.dataset.sample_names
    inputs = [(float(x), float(y)) for x, y in snapshot.dataset.inputs.T]
    controls = close_controls(context)
    for neuron, box in zip(hidden, places.hidden, strict=True):
        name = topology.neuron_name(neuron)
        controls.append(
            Control(
                id=f"{HALF}{name}",
                kind=Kind.BUTTON,
                target=box,
                panel=PANEL,
                icon=name,
                tip=context.texts("controls.neuron.tip", neuron=name),
                action=SelectNeuron(neuron),
                group="half",
            )
        )
    for sample, box in enumerate(corner_boxes(places.answer, inputs)):
        controls.append(
            Control(
                id=f"{CORNER}{names[sample]}",
                kind=Kind.ROW,
                target=box,
                panel=PANEL,
                label=names[sample],
                tip=context.texts("controls.row.tip", row=row_name(names[sample])),
                action=SelectSample(sample),
                selected=snapshot.sample == sample,
                group="corner",
            )
        )
    return controls
