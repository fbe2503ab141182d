"""The nodes on the pages in large type: a name and a number each, and the goal beside the answer.

The ring tells the slope, as in the lab.  The output is called ŷ: it is the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from game.engine.topology import NeuronId, Topology
from game.view.drawing.kit import DrawingKit
from game.view.drawing.styles import styles
from game.view.network.painting.dashed_ring import DashedRings
from game.view.network.painting.node import LIGHTS, NodeLook, NodeSprites
from game.view.network.painting.node_disc import line_room
from game.view.network.painting.ripple import RippleSprites
from game.view.network.places.discs import Circle
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.large_reading import LargeReading
from game.view.network.reading.reading import GAUGE_STEPS, NeuronReading
from game.view.network.writing.beads import (
    FULL_GAUGE_LIGHT,
    LIGHT_OF_ZERO,
    UNKNOWN_FAINT,
    ZERO_RING_DARK,
)
from game.view.network.writing.collage import Collage
from game.view.numbers import digits as plain
from game.view.numbers import visitor_numbers

ANSWER: Final = "ŷ"
# So near 0 or 1 an activation may be written as that, if its digits find no room.
BRIEFLY: Final = 0.001

# Sizes of type as shares of the disc's radius.
INPUT_TYPE: Final = 0.80
HIDDEN_TYPE: Final = 0.66
ANSWER_TYPE: Final = 0.68
NAME_TYPE: Final = 0.40
INPUT_NAME_TYPE: Final = 0.56
# KaTeX's small letters are lower than Inter's: names are set larger than what is least.
NAME_LEAST: Final = 42.0 / 39.0

# Heights inside a disc, in its radii from the middle: baseline of the name, middle of the number.
INPUT_NAME: Final = -0.34
INPUT_NUMBER: Final = 0.27
NAME: Final = -0.36
NUMBER: Final = 0.15
MARGIN: Final = 5.0

HALO_GAP: Final = 10.0
HALO_WIDTH: Final = 4.0
HALO_DASHES: Final = 30


class LargeBeads:
    """Adds the nodes of a reading to a collage, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._scale = kit.typeface.scale
        self._palette = kit.styles.palette
        self._nodes = NodeSprites(self._scale, self._palette)
        self._ripples = RippleSprites(self._scale, self._palette)
        self._rings = DashedRings(self._scale, self._palette)

    def add(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        reading: LargeReading,
    ) -> Iterator[None]:
        """Inputs and computing neurons; a node in each step."""
        base, least = reading.base, geometry.least_type
        for neuron, values, shining in zip(topology.inputs, base.inputs, base.shining, strict=True):
            circle = geometry.neurons[neuron]
            self._input(collage, circle, sum(values) / len(values), shining, least)
            size = max(INPUT_NAME_TYPE * circle.r, least * NAME_LEAST)
            self._name(collage, topology.neuron_name(neuron), circle, INPUT_NAME, size)
            yield
        if reading.base.pulse:
            output = geometry.neurons[topology.neurons[-1]]
            ripple = self._ripples.sprite(self._pixels(output), reading.base.pulse)
            collage.centered(ripple, output.x, output.y)
        computing = zip(topology.neurons, reading.base.neurons, reading.locked, strict=True)
        for neuron, shown, locked in computing:
            circle = geometry.neurons[neuron]
            if locked:
                self._halo(collage, circle)
            self._neuron(collage, topology, neuron, circle, shown, least)
            yield

    def _input(
        self, collage: Collage, circle: Circle, value: float, shining: float, least: float
    ) -> None:
        """An input; for all rows the mean of its values, as everywhere then."""
        palette = self._palette
        light = LIGHT_OF_ZERO + (1.0 - LIGHT_OF_ZERO) * shining
        tint = styles.mix(palette.data, palette.node_track, ZERO_RING_DARK * (1.0 - shining))
        look = NodeLook(self._pixels(circle), tint, GAUGE_STEPS, round(light * LIGHTS))
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)
        size = max(INPUT_TYPE * circle.r, least)
        string = plain.trimmed(value, 2)
        self._number(collage, [string], circle, INPUT_NUMBER, size, least)

    def _halo(self, collage: Collage, circle: Circle) -> None:
        """Dashes around a locked neuron."""
        ring = self._rings.sprite(circle.r + HALO_GAP, HALO_WIDTH, HALO_DASHES, self._palette.lock)
        collage.centered(ring, circle.x, circle.y)

    def _neuron(
        self,
        collage: Collage,
        topology: Topology,
        neuron: NeuronId,
        circle: Circle,
        shown: NeuronReading,
        least: float,
    ) -> None:
        palette = self._palette
        is_output = neuron.layer == topology.depth
        tint = palette.output if is_output else palette.hidden
        look = NodeLook(
            self._pixels(circle),
            palette.neutral if shown.dead else tint,
            shown.gauge,
            round(FULL_GAUGE_LIGHT * shown.gauge / GAUGE_STEPS * LIGHTS),
            ticks=True,
            dead=shown.dead,
        )
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)
        name = ANSWER if is_output else topology.neuron_name(neuron)
        size = max(NAME_TYPE * circle.r, least * NAME_LEAST)
        self._name(collage, name, circle, NAME, size)
        size = max((ANSWER_TYPE if is_output else HIDDEN_TYPE) * circle.r, least)
        if shown.activation is None:
            faint = styles.mix(palette.dim, palette.node_body, UNKNOWN_FAINT)
            collage.text(plain.UNDEFINED, circle.x, circle.y + NUMBER * circle.r, size, faint)
            return
        write = visitor_numbers.answer if is_output else visitor_numbers.activation
        strings = [write(shown.activation, shown.bounded)]
        if shown.bounded and abs(shown.activation - round(shown.activation)) < BRIEFLY:
            strings.append(f"{plain.ROUNDED} {round(shown.activation)}")
        self._number(collage, strings, circle, NUMBER, size, least)

    def _number(
        self,
        collage: Collage,
        strings: Sequence[str],
        circle: Circle,
        height: float,
        size: float,
        least: float,
    ) -> None:
        """The first of these ways to write a number that fits in readable type."""
        y = circle.y + height * circle.r
        collage.number(
            strings,
            circle.x,
            y,
            size,
            self._palette.text,
            line_room(circle, height, size, MARGIN),
            least,
        )

    def _name(
        self, collage: Collage, name: str, circle: Circle, baseline: float, size: float
    ) -> None:
        subscript = f"_{{{name[1:]}}}" if len(name) > 1 else ""
        y = circle.y + baseline * circle.r
        collage.formula(((name[0] + subscript, self._palette.muted),), circle.x, y, size)

    def _pixels(self, circle: Circle) -> int:
        return max(1, round(circle.r * self._scale))
