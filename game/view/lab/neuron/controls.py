"""What can be pointed at in a neuron's card: the cells of the rows, and their dots on the curve."""

from collections.abc import Iterator
from typing import Final

from game.engine.topology import NeuronId
from game.session.commands import SelectSample
from game.view.chain_rule.boxes import is_open
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point
from game.view.lab.neuron.boxes import cells, places
from game.view.neuron_card.axes import axes_of
from game.view.neuron_card.look import LAB_LOOK
from game.view.neuron_card.plot import plot_in
from game.view.neuron_card.spoken_of import chosen_row, curve_kind, curve_of, target_of
from game.view.numbers.readout import row_name
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext

CELL: Final = "neuron-row."
DOT: Final = "neuron-dot."
DOT_RADIUS: Final = 28.0
PANEL: Final = "card"


def neuron_card_controls(context: ControlContext) -> list[Control]:
    """The cells, then the dots; a dot wins where it is hit."""
    neuron, card = context.snapshot.pinned_neuron, context.layout.card
    if neuron is None or card is None or not is_open(context.layout):
        return []
    return [*_cells(context, card), *_dots(context, card, neuron)]


def _cells(context: ControlContext, card: Box) -> Iterator[Control]:
    names = context.snapshot.dataset.sample_names
    boxes = cells(places(card).rows, len(names))
    for row, (name, box) in enumerate(zip(names, boxes, strict=False)):
        yield Control(
            id=CELL + name,
            kind=Kind.ROW,
            target=box,
            panel=PANEL,
            label=name,
            tip=context.texts("controls.row.tip", row=row_name(name)),
            action=SelectSample(row),
            selected=row == chosen_row(context.snapshot),
            group="neuron-row",
        )


def _dots(context: ControlContext, card: Box, neuron: NeuronId) -> Iterator[Control]:
    names = context.snapshot.dataset.sample_names
    for row, (x, y) in enumerate(dot_places(context, card, neuron)):
        name = names[row]
        yield Control(
            id=DOT + name,
            kind=Kind.INPUT,
            target=Box(x - DOT_RADIUS, y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS),
            panel=PANEL,
            label=name,
            tip=context.texts("controls.row.tip", row=row_name(name)),
            action=SelectSample(row),
            selected=row == chosen_row(context.snapshot),
            group="neuron-dot",
        )


def dot_places(context: ControlContext, card: Box, neuron: NeuronId) -> list[Point]:
    """Where the rows' dots are in this epoch."""
    snapshot, layer = context.snapshot, neuron.layer
    passed, curve = snapshot.trace.forward, curve_kind(curve_of(snapshot, neuron))
    sums = [float(z) for z in passed.pre_activations[layer - 1][neuron.unit]]
    answers = [float(a) for a in passed.activations[layer][neuron.unit]]
    probe = snapshot.probe
    all_sums = sums if probe is None else [*sums, probe.trace.pre_activation(neuron, 0)]
    axes = axes_of(all_sums, curve, target_of(snapshot, neuron))
    plot = plot_in(places(card).curve, axes, curve, LAB_LOOK)
    return [(plot.x(z), plot.y(a)) for z, a in zip(sums, answers, strict=True)]
