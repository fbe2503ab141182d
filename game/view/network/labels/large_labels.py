"""What is written beside the nodes on the pages in large type: weights, slopes, signals.

The lab's labels (``lab_labels``) have no slopes and no signals, but biases and the target.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from game.engine.topology import Topology
from game.view.drawing.box import Box
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes.curve import Point
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.network.collage import Collage
from game.view.network.labels.pills import add_badge, weight_style
from game.view.network.places.large_places import LABEL_HEIGHT
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.emphasis import Emphasis, Focus, in_light
from game.view.network.reading.large_reading import LargeReading
from game.view.network.reading.reading import WeightReading
from game.view.numbers import visitor_numbers
from game.view.scene.texts import Texts

# In sizes of type.
PADDING: Final = 0.46
# Widths come in steps, so that a changing digit does not jerk the label.
WIDTH_STEP: Final = 8.0


class IconMeasures(NamedTuple):
    """An icon before words, in sizes of type: its square, the room it takes, its middle there."""

    size: float
    room: float
    middle: float


ICONS: Final[Mapping[str, IconMeasures]] = {
    "lock": IconMeasures(1.45, 1.05, 0.42),
    "dead": IconMeasures(1.15, 1.20, 0.50),
}


class Note(NamedTuple):
    """Words about a neuron: an icon or none, ways to say it (the fullest first), and its colour."""

    icon: str | None
    strings: Sequence[str]
    edge: Color
    color: Color


class LargeLabels:
    """Adds the labels of a reading to a collage, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._styles = kit.styles
        self._palette = kit.styles.palette

    def add(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        reading: LargeReading,
        focus: Focus,
        texts: Texts,
        numbers: float = 1.0,
    ) -> None:
        """Weights in the light, own pushes, what comes back, and words and badges about neurons.

        ``numbers``: how far those of weights and pushes are there; they give way to faces.
        """
        with collage.at(numbers):
            if numbers:
                self._weights(collage, topology, geometry, reading, focus)
        self._signals(collage, topology, geometry, reading)
        self._notes(collage, topology, geometry, reading, texts)

    def _weights(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        reading: LargeReading,
        focus: Focus,
    ) -> None:
        """The weights in the light, and the pushes that are told."""
        size = geometry.pill_type
        weights = dict(zip(topology.parameters, reading.base.weights, strict=True))
        for connection in geometry.pills:
            place, emphasis = geometry.pills[connection], focus.emphasis(connection)
            if in_light(topology, focus, connection):
                self._weight(collage, place, size, weights[connection], emphasis)
        for neuron, push in zip(topology.neurons, reading.pushes, strict=True):
            pushing = geometry.pushes.get(neuron)
            if push is None or pushing is None or pushing.label is None or not push.told:
                continue
            self._weight(collage, pushing.label, size, push.bias, Emphasis.NONE)

    def _signals(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        reading: LargeReading,
    ) -> None:
        """What comes back along the arcs."""
        size, color = geometry.pill_type, self._palette.gradient
        for connection, signal in zip(topology.connections, reading.signals, strict=True):
            place = geometry.signals.get(connection)
            if signal is None or place is None:
                continue
            shown = visitor_numbers.number(signal, plus=True)
            self._pill(collage, place, size, shown, self._styles(styles.pill, color), color)

    def _notes(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        reading: LargeReading,
        texts: Texts,
    ) -> None:
        """Words and badges about neurons."""
        size = geometry.pill_type
        for number, neuron in enumerate(topology.neurons):
            note, room = self._note_about(reading, number, texts), geometry.note_width
            string = self._fitting(collage, note, size, room) if note is not None else None
            if note is not None and string is not None:
                style, place = self._styles(styles.pill, note.edge), geometry.notes[neuron]
                self._pill(collage, place, size, string, style, note.color, note.icon)
            else:
                dead, locked = reading.base.neurons[number].dead, reading.locked[number]
                add_badge(collage, self._styles, geometry.badges[neuron], dead, locked)

    def _weight(
        self,
        collage: Collage,
        place: Point,
        size: float,
        weight: WeightReading,
        emphasis: Emphasis,
    ) -> None:
        style = weight_style(self._styles, weight, emphasis)
        string = visitor_numbers.weight(weight.printed)
        self._pill(collage, place, size, string, style, self._palette.text)

    def _note_about(self, reading: LargeReading, number: int, texts: Texts) -> Note | None:
        """What is said about a computing neuron, if anything."""
        palette, slope = self._palette, reading.slopes[number]
        if reading.base.neurons[number].dead:
            if not reading.notes:
                return None
            return Note("dead", (texts("network.dead.short"),), palette.neutral, palette.text)
        if slope is None and not reading.told[number]:
            return None
        if slope is None:
            return Note("lock", (texts("network.large.locked"),), palette.lock, palette.lock)
        shown = visitor_numbers.number(slope)
        words = texts("network.large.slope", slope=shown)
        if reading.told[number]:
            return Note("lock", (words, shown), palette.lock, palette.lock)
        return Note(None, (words,), palette.dim, palette.text)

    def _fitting(self, collage: Collage, note: Note, size: float, room: float) -> str | None:
        """The fullest way to say it that fits."""
        for string in note.strings:
            if self._width(collage, string, size, note.icon) <= room:
                return string
        return None

    def _pill(
        self,
        collage: Collage,
        place: Point,
        size: float,
        string: str,
        style: Style,
        color: Color,
        icon: str | None = None,
    ) -> None:
        x, y = place
        width, height = self._width(collage, string, size, icon), size * LABEL_HEIGHT
        collage.shape(Box(x - width / 2, y - height / 2, width, height), style)
        if icon is not None:
            measures = ICONS[icon]
            left = x - (size * measures.room + collage.text_width(string, size)) / 2
            collage.icon(icon, left + size * measures.middle, y, size * measures.size, color)
            x += size * measures.room / 2
        collage.text(string, x, y, size, color)

    def _width(self, collage: Collage, string: str, size: float, icon: str | None) -> float:
        width = collage.text_width(string, size) + 2 * PADDING * size
        width += ICONS[icon].room * size if icon is not None else 0.0
        return WIDTH_STEP * math.ceil(width / WIDTH_STEP)
