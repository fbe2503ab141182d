"""The nodes with what is written in them: names, activations, deltas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from game.engine.topology import NeuronId, Topology
from game.view.drawing import theme
from game.view.drawing.kit import DrawingKit
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.network.painting.node import LIGHTS, NodeLook, NodeSprites
from game.view.network.painting.node_disc import line_room
from game.view.network.painting.ripple import RippleSprites
from game.view.network.places.discs import BIAS_RADIUS, Circle
from game.view.network.places.places import NetworkGeometry
from game.view.network.places.proportions import FULL_HEIGHT, TALL
from game.view.network.reading.reading import GAUGE_STEPS, NeuronReading, Reading
from game.view.network.writing.collage import Collage
from game.view.numbers import digits, network_numbers

FULL_RADIUS: Final = FULL_HEIGHT * TALL.hidden_radius
# Type grows and shrinks with the beads, but not below this share.
LEAST_TYPE: Final = 0.76

# Heights inside a bead, in its radii from the middle: baseline of the name, middles of the numbers.
NAME_BASELINE: Final = -0.43
ACTIVATION_MIDDLE: Final = -0.03
DELTA_MIDDLE: Final = 0.47
INPUT_NAME_BASELINE: Final = -0.32
INPUT_MIDDLE: Final = 0.18
# Room kept between a number and the ring.
ACTIVATION_MARGIN: Final = 7.0
NARROW_MARGIN: Final = 2.0

ALL_ROWS_SIZE: Final = 26.0
BIAS_SIZE: Final = 22.0
BIAS_LIGHT: Final = 0.33
LIGHT_OF_ZERO: Final = 0.15  # how brightly an input shines that is 0
ZERO_RING_DARK: Final = 0.62
FULL_GAUGE_LIGHT: Final = 0.9
UNKNOWN_FAINT: Final = 0.5
WIDE_GAP: Final = 2 * digits.THIN_SPACE
NARROW_GAP: Final = digits.THIN_SPACE


class Beads:
    """Adds the nodes of a reading to a collage, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._scale = kit.typeface.scale
        self._palette = kit.styles.palette
        self._nodes = NodeSprites(self._scale, self._palette)
        self._ripples = RippleSprites(self._scale, self._palette)

    def add(
        self, collage: Collage, topology: Topology, geometry: NetworkGeometry, reading: Reading
    ) -> Iterator[None]:
        """Bias nodes, inputs, and computing neurons; a node in each step."""
        for bias in geometry.biases.values():
            self._bias(collage, bias)
            yield
        share = max(geometry.neurons[topology.neurons[0]].r / FULL_RADIUS, LEAST_TYPE)
        inputs = zip(topology.inputs, reading.inputs, reading.shining, strict=True)
        for neuron, values, shining in inputs:
            circle = geometry.neurons[neuron]
            self._input(collage, circle, values, shining, share)
            name = topology.neuron_name(neuron)
            self._name(collage, name, circle, INPUT_NAME_BASELINE, self._palette.text, share)
            yield
        if reading.pulse:
            output = geometry.neurons[topology.neurons[-1]]
            ripple = self._ripples.sprite(self._pixels(output), reading.pulse)
            collage.centered(ripple, output.x, output.y)
        for neuron, shown in zip(topology.neurons, reading.neurons, strict=True):
            self._neuron(collage, topology, neuron, geometry.neurons[neuron], shown, share)
            yield

    def _bias(self, collage: Collage, circle: Circle) -> None:
        palette = self._palette
        light = round(BIAS_LIGHT * LIGHTS)
        look = NodeLook(self._pixels(circle), palette.muted, GAUGE_STEPS, light)
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)
        size = max(BIAS_SIZE * circle.r / BIAS_RADIUS, theme.TYPE_FLOOR)
        collage.text("1", circle.x, circle.y, size, palette.text)

    def _input(
        self,
        collage: Collage,
        circle: Circle,
        values: tuple[float, ...],
        shining: float,
        share: float,
    ) -> None:
        """An input; for all rows its values in all of them."""
        palette = self._palette
        light = LIGHT_OF_ZERO + (1.0 - LIGHT_OF_ZERO) * shining
        tint = styles.mix(palette.data, palette.node_track, ZERO_RING_DARK * (1.0 - shining))
        look = NodeLook(self._pixels(circle), tint, GAUGE_STEPS, round(light * LIGHTS))
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)
        string = " ".join(digits.trimmed(value, 2) for value in values)
        size = share * (theme.TYPE_INPUT if len(values) == 1 else ALL_ROWS_SIZE)
        room = line_room(circle, INPUT_MIDDLE, size, NARROW_MARGIN)
        y = circle.y + INPUT_MIDDLE * circle.r
        collage.number((string,), circle.x, y, size, palette.text, room)

    def _neuron(
        self,
        collage: Collage,
        topology: Topology,
        neuron: NeuronId,
        circle: Circle,
        shown: NeuronReading,
        share: float,
    ) -> None:
        palette = self._palette
        is_output = neuron.layer == topology.depth
        tint = palette.output if is_output else palette.hidden
        light = FULL_GAUGE_LIGHT * shown.gauge / GAUGE_STEPS
        look = NodeLook(
            self._pixels(circle),
            palette.neutral if shown.dead else tint,
            shown.gauge,
            round(light * LIGHTS),
            ticks=True,
            locked=shown.locked and not shown.dead,
            dead=shown.dead,
        )
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)
        name = topology.neuron_name(neuron)
        self._name(collage, name, circle, NAME_BASELINE, palette.text, share)
        size = share * (theme.TYPE_OUTPUT if is_output else theme.TYPE_ACTIVATION)
        write = network_numbers.answer_text if is_output else network_numbers.activation_text
        self._activation(collage, circle, shown, size, write)
        if shown.delta is not None:
            full, brief = network_numbers.delta_texts(shown.delta)
            strings = (f"δ{WIDE_GAP}{full}", f"δ{NARROW_GAP}{full}", f"δ{NARROW_GAP}{brief}")
            size = max(theme.TYPE_BODY * share, theme.TYPE_FLOOR)
            room = line_room(circle, DELTA_MIDDLE, size, NARROW_MARGIN)
            y = circle.y + DELTA_MIDDLE * circle.r
            collage.number(strings, circle.x, y, size, palette.gradient, room)

    def _activation(
        self,
        collage: Collage,
        circle: Circle,
        shown: NeuronReading,
        size: float,
        write: Callable[[float, bool], str],
    ) -> None:
        """The activation, or a faint dash while its packets are on their way."""
        palette = self._palette
        y = circle.y + ACTIVATION_MIDDLE * circle.r
        if shown.activation is None:
            faint = styles.mix(palette.dim, palette.node_body, UNKNOWN_FAINT)
            collage.text(digits.UNDEFINED, circle.x, y, size, faint)
            return
        string = write(shown.activation, shown.bounded)
        room = line_room(circle, ACTIVATION_MIDDLE, size, ACTIVATION_MARGIN)
        collage.number((string,), circle.x, y, size, palette.text, room)

    def _name(
        self,
        collage: Collage,
        name: str,
        circle: Circle,
        baseline: float,
        color: Color,
        share: float,
    ) -> None:
        size = max(theme.MATH_NAME * share, theme.TYPE_BODY)
        y = circle.y + baseline * circle.r
        collage.formula(((f"{name[0]}_{{{name[1:]}}}", color),), circle.x, y, size)

    def _pixels(self, circle: Circle) -> int:
        return max(1, round(circle.r * self._scale))
