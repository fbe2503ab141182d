"""Rings around what is chosen: two around a pinned neuron, one around what is pointed at."""

from __future__ import annotations

from typing import Final

from game.engine.topology import NeuronId, Topology
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.kit import DrawingKit
from game.view.drawing.styles import styles
from game.view.network.collage import Collage
from game.view.network.places.discs import Circle
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.emphasis import Emphasis, Focus

# From the rim to the outer edges of the rings.
REACHES: Final = (6.0, 12.0)
RINGS: Final = {Emphasis.NONE: 0, Emphasis.HOVERED: 1, Emphasis.PINNED: 2}


class SelectionRings:
    """Adds the rings to a collage, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._style = kit.styles(styles.outline, kit.styles.palette.text, theme.STROKE_SELECTED)

    def add(
        self, collage: Collage, topology: Topology, geometry: NetworkGeometry, focus: Focus
    ) -> None:
        """Around discs that stand out."""
        discs: tuple[NeuronId, ...] = (*topology.inputs, *topology.neurons)
        for neuron in discs:
            self._rings(collage, geometry.neurons[neuron], RINGS[focus.of_neuron(neuron)])
        for bias, circle in geometry.biases.items():
            self._rings(collage, circle, int(bias.target_neuron == focus.bias_node))

    def _rings(self, collage: Collage, circle: Circle, count: int) -> None:
        for reach in REACHES[:count]:
            radius = circle.r + reach
            box = Box(circle.x - radius, circle.y - radius, 2 * radius, 2 * radius)
            collage.shape(box, self._style)
