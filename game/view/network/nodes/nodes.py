"""The nodes with what is written in them: one drawing, in two plans.

``node_plans`` holds the plans: what the lab and the pages in large type write, where and how large.
The ring is a lamp in both: the brighter, the larger the activation.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from game.engine.topology import NeuronId, Topology
from game.view.drawing import theme
from game.view.drawing.kit import DrawingKit
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.network.collage import Collage
from game.view.network.nodes.dashed_ring import DashedRings
from game.view.network.nodes.node_disc import line_room
from game.view.network.nodes.node_plans import NodePlan
from game.view.network.nodes.node_sprite import NodeLook, NodeSprites
from game.view.network.nodes.ripple import RippleSprites
from game.view.network.places.discs import BIAS_RADIUS, Circle
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.emphasis import NO_FOCUS, Focus
from game.view.network.reading.reading import LAMP_STEPS, NeuronReading, Reading, lamp_level
from game.view.numbers import digits

BIAS_SIZE: Final = 22.0
BIAS_LIGHT: Final = 0.33
UNKNOWN_FAINT: Final = 0.5

# Dashes around a neuron whose lock is told outside of its ring.
HALO_GAP: Final = 10.0
HALO_WIDTH: Final = 4.0
HALO_DASHES: Final = 30


class Nodes:
    """Adds the nodes of a reading to a collage, with one kit and in one plan."""

    def __init__(self, kit: DrawingKit, plan_of: Callable[[NetworkGeometry], NodePlan]) -> None:
        self._scale = kit.typeface.scale
        self._palette = kit.styles.palette
        self._nodes = NodeSprites(self._scale, self._palette)
        self._ripples = RippleSprites(self._scale, self._palette)
        self._rings = DashedRings(self._scale, self._palette)
        self._plan_of = plan_of

    def add(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        reading: Reading,
        haloed: Collection[NeuronId] = (),
        focus: Focus = NO_FOCUS,
    ) -> Iterator[None]:
        """Bias nodes, inputs, and computing neurons; a node in each step.

        ``haloed``: the neurons that wear dashes; ``focus`` says which of them recede.
        """
        plan = self._plan_of(geometry)
        for parameter, bias in geometry.biases.items():
            with collage.at(focus.line_opacity(parameter)):
                self._bias(collage, bias)
            yield
        inputs = zip(topology.inputs, reading.inputs, reading.shining, strict=True)
        for neuron, values, shining in inputs:
            circle = geometry.neurons[neuron]
            with collage.at(focus.opacity(neuron)):
                self._input(collage, plan, circle, values, shining)
                self._name(collage, plan, topology.neuron_name(neuron), circle, is_input=True)
            yield
        if reading.pulse:
            output = geometry.neurons[topology.neurons[-1]]
            ripple = self._ripples.sprite(self._pixels(output), reading.pulse)
            collage.centered(ripple, output.x, output.y)
        for neuron, shown in zip(topology.neurons, reading.neurons, strict=True):
            circle = geometry.neurons[neuron]
            is_output = neuron.layer == topology.depth
            with collage.at(focus.opacity(neuron)):
                self._neuron(collage, plan, circle, shown, is_output)
                if neuron in haloed:
                    self._halo(collage, circle)  # over the lamp's light, which would pale it
                self._name(collage, plan, topology.neuron_name(neuron), circle)
                self._activation(collage, plan, circle, shown, is_output)
                self._delta(collage, plan, circle, shown)
            yield

    def _bias(self, collage: Collage, circle: Circle) -> None:
        palette = self._palette
        look = NodeLook(self._pixels(circle), palette.data, round(BIAS_LIGHT * LAMP_STEPS))
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)
        size = max(BIAS_SIZE * circle.r / BIAS_RADIUS, theme.TYPE_FLOOR)
        collage.text("1", circle.x, circle.y, size, palette.text)

    def _input(
        self,
        collage: Collage,
        plan: NodePlan,
        circle: Circle,
        values: tuple[float, ...],
        shining: float,
    ) -> None:
        palette = self._palette
        look = NodeLook(self._pixels(circle), palette.data, lamp_level(shining))
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)
        strings, size = (plan.input_string(values),), plan.input_size(circle, len(values))
        height, margin = plan.heights.input, plan.input_margin
        self._number(collage, plan, strings, circle, height, size, margin, palette.text)

    def _halo(self, collage: Collage, circle: Circle) -> None:
        ring = self._rings.sprite(circle.r + HALO_GAP, HALO_WIDTH, HALO_DASHES, self._palette.lock)
        collage.centered(ring, circle.x, circle.y)

    def _neuron(
        self,
        collage: Collage,
        plan: NodePlan,
        circle: Circle,
        shown: NeuronReading,
        is_output: bool,
    ) -> None:
        palette = self._palette
        tint = palette.output if is_output else palette.hidden
        look = NodeLook(
            self._pixels(circle),
            palette.neutral if shown.dead else tint,
            shown.lamp,
            locked=plan.ring_tells_lock and shown.locked and not shown.dead,
            dead=shown.dead,
        )
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)

    def _activation(
        self,
        collage: Collage,
        plan: NodePlan,
        circle: Circle,
        shown: NeuronReading,
        is_output: bool,
    ) -> None:
        """The activation, or a faint dash while its packets are on their way."""
        palette, size = self._palette, plan.activation_size(circle, is_output)
        height = plan.heights.activation
        if shown.activation is None:
            faint = styles.mix(palette.dim, palette.node_body, UNKNOWN_FAINT)
            collage.text(digits.UNDEFINED, circle.x, circle.y + height * circle.r, size, faint)
            return
        strings = plan.activation_strings(shown.activation, shown.bounded, is_output)
        self._number(collage, plan, strings, circle, height, size, plan.margin, palette.text)

    def _delta(
        self, collage: Collage, plan: NodePlan, circle: Circle, shown: NeuronReading
    ) -> None:
        """The delta, where the plan has it in the node."""
        strings = () if shown.delta is None else plan.delta_strings(shown.delta)
        if strings:
            height, size, margin = plan.heights.delta, plan.delta_size(), plan.input_margin
            color = self._palette.gradient
            self._number(collage, plan, strings, circle, height, size, margin, color)

    def _number(
        self,
        collage: Collage,
        plan: NodePlan,
        strings: Sequence[str],
        circle: Circle,
        height: float,
        size: float,
        margin: float,
        color: Color,
    ) -> None:
        """The first of these ways to write a number that fits in readable type."""
        y, room = circle.y + height * circle.r, line_room(circle, height, size, margin)
        collage.number(strings, circle.x, y, size, color, room, plan.floor)

    def _name(
        self,
        collage: Collage,
        plan: NodePlan,
        name: str,
        circle: Circle,
        is_input: bool = False,
    ) -> None:
        heights, palette = plan.heights, self._palette
        baseline = heights.input_name if is_input else heights.name
        color = palette.text if plan.bright_names else palette.muted
        subscript = f"_{{{name[1:]}}}" if len(name) > 1 else ""
        size, y = plan.name_size(circle, is_input), circle.y + baseline * circle.r
        collage.formula(((name[0] + subscript, color),), circle.x, y, size)

    def _pixels(self, circle: Circle) -> int:
        return max(1, round(circle.r * self._scale))
