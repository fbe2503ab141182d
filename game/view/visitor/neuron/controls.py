"""What can be touched in a neuron's card: the cross, what arrives, the weights, the rows' dots."""

from collections.abc import Iterator
from typing import Final

from game.engine.topology import NeuronId
from game.session.commands import SelectConnection, SelectNeuron, SelectSample
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles.styles import ROUND
from game.view.large import looks
from game.view.network.controls import flipped
from game.view.neuron_card.axes import axes_of
from game.view.neuron_card.plot import plot_in
from game.view.neuron_card.spoken_of import curve_kind, curve_of, row_of, target_of
from game.view.numbers.readout import row_name
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.interface import ROOM_TAB
from game.view.visitor.close_button import draw_close
from game.view.visitor.neuron.places import (
    DOT_HIT,
    CardPlaces,
    bead_radius,
    card_places,
    curve_look,
)
from game.view.visitor.room import CLOSE_ID, PANEL, close_controls, shows_neuron
from game.view.widgets.appearance import Appearance

DOT: Final = "room-dot."
BEAD: Final = "room-bead."
WEIGHT: Final = "room-weight."
# A weight is hit so widely around the middle of its line, and as high as this.
WEIGHT_HIT: Final = (220.0, 72.0)
RING_WIDTH: Final = 4.0


def visitor_neuron_controls(context: ControlContext) -> list[Control]:
    """The cross, the beads, the weights, the dots; none while no neuron fills the room."""
    neuron = context.snapshot.pinned_neuron
    if neuron is None or not shows_neuron(context.snapshot, context.interface):
        return []
    places = card_places(context.layout, len(context.snapshot.topology.inputs))
    if places is None:
        return []
    return [
        *close_controls(context),
        *_terms(context, places, neuron),
        *_dots(context, places, neuron),
    ]


def _terms(context: ControlContext, places: CardPlaces, neuron: NeuronId) -> Iterator[Control]:
    """A bead flips its input, or opens its neuron; a weight opens its chain rule."""
    snapshot, topology = context.snapshot, context.snapshot.topology
    incoming = [c for c in topology.connections if c.target_neuron == neuron]
    for line, connection in zip(places.lines, incoming, strict=False):
        source = connection.source_neuron
        if source is None:
            continue
        name, radius = topology.neuron_name(source), bead_radius(context.layout, line)
        is_input = source.layer == 0
        yield Control(
            id=f"{BEAD}{name}",
            kind=Kind.BUTTON,
            target=Box(line.x, line.centery - radius, 2 * radius, 2 * radius),
            panel=PANEL,
            icon=name,
            tip=context.texts(
                "controls.input.tip" if is_input else "controls.neuron.tip", neuron=name
            ),
            action=SelectSample(flipped(snapshot, source)) if is_input else SelectNeuron(source),
            group="room",
        )
        width, height = WEIGHT_HIT
        middle = line.x + 2 * radius + (line.w - 2 * radius) * 0.38
        target = topology.parameter_name(connection)
        yield Control(
            id=f"{WEIGHT}{target}",
            kind=Kind.BUTTON,
            target=Box(middle - width / 2, line.centery - height / 2, width, height),
            panel=PANEL,
            icon=target,
            tip=context.texts(
                "controls.connection.weight", source=name, target=topology.neuron_name(neuron)
            ),
            action=SelectConnection(connection),
            group="room",
        )


def _dots(context: ControlContext, places: CardPlaces, neuron: NeuronId) -> Iterator[Control]:
    """The dots of the rows that are not chosen."""
    snapshot = context.snapshot
    passed = snapshot.trace.forward
    sums = [float(z) for z in passed.pre_activations[neuron.layer - 1][neuron.unit]]
    answers = [float(a) for a in passed.activations[neuron.layer][neuron.unit]]
    curve, row = curve_kind(curve_of(snapshot, neuron)), row_of(snapshot)
    axes = axes_of(sums, curve, target_of(snapshot, neuron))
    plot = plot_in(places.plot, axes, curve, curve_look(context.layout))
    for place, name in enumerate(snapshot.dataset.sample_names):
        if place == row:
            continue
        x, y = plot.x(sums[place]), plot.y(answers[place])
        yield Control(
            id=DOT + name,
            kind=Kind.ROW,
            target=Box(x - DOT_HIT / 2, y - DOT_HIT / 2, DOT_HIT, DOT_HIT),
            panel=PANEL,
            label=name,
            tip=context.texts("controls.row.tip", row=row_name(name)),
            action=SelectSample(place),
            group="room-dot",
        )


def draw_attention(canvas: Canvas, one: Appearance) -> None:
    """The cross; and rings around what is pointed at, pressed, or in the keyboard's focus."""
    if one.id in (CLOSE_ID, ROOM_TAB):
        draw_close(canvas, one)
        return
    target, palette = one.target, canvas.palette
    if one.focused:
        looks.draw_ring(canvas, target, ROUND)
    elif (one.hovered or one.pressed) and not one.id.startswith(WEIGHT):
        radius = target.h / 2
        canvas.ring(target.centerx, target.centery, radius, palette.text, RING_WIDTH)
