"""What stands still between two epochs: beads with their numbers, weight labels, badges, the target.

A pure function of a reading: equal readings give equal sprites.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from game.engine.topology import NeuronId, ParameterId, Topology
from game.view import digits, styles, theme
from game.view.box import Box
from game.view.kit import DrawingKit
from game.view.network import figures
from game.view.network.collage import Collage
from game.view.network.geometry import TALL, FULL_HEIGHT, Circle, NetworkGeometry
from game.view.network.node import LIGHTS, NodeLook, NodeSprites, ring_width
from game.view.network.reading import FLASH_STEPS, GAUGE_STEPS, NeuronReading, Reading, WeightReading
from game.view.network.ripple import RippleSprites
from game.view.network.tube import Emphasis, sign_color
from game.view.shapes import Style
from game.view.texts import Texts
from game.view.theme import Color, Palette

FULL_RADIUS: Final = FULL_HEIGHT * TALL.hidden_radius
# Type grows and shrinks with the beads, but not below this share.
LEAST_TYPE: Final = 0.76

# Heights inside a bead, in its radii from the middle: baseline of the name, middles of the numbers.
NAME_BASELINE: Final = -0.43
ACTIVATION_MIDDLE: Final = -0.03
DELTA_MIDDLE: Final = 0.47
INPUT_NAME_BASELINE: Final = -0.32
INPUT_MIDDLE: Final = 0.18
ACTIVATION_MARGIN: Final = 7.0
DELTA_MARGIN: Final = 3.0
INPUT_ROWS_SIZE: Final = 26.0
BIAS_SIZE: Final = 22.0

PILL_STEP: Final = 6.0  # widths of labels come in steps, so that a changing digit does not jerk them
SMALL_PILLS_BELOW: Final = 0.74
HOVER_LIGHT: Final = 0.55
FLASH_STRENGTH: Final = 0.9
LIGHT_OF_ZERO: Final = 0.15  # how brightly an input shines that is 0
INPUT_RING_DARK: Final = 0.62

TARGET_ROWS: Final = (-62.0, -29.0, 17.0, 50.0)
MEAN_LEADING: Final = 28.0
NOTES: Final = {False: "network.dead.note", True: "network.dead.short"}
UNKNOWN: Final = digits.UNDEFINED
GAP_AFTER_DELTA: Final = 2 * digits.THIN_SPACE


@dataclass(frozen=True, slots=True)
class Focus:
    """The connections that stand out: the pinned one, and the one under the pointer."""

    pinned: ParameterId | None
    hovered: ParameterId | None

    def emphasis(self, parameter: ParameterId) -> Emphasis:
        """How much a connection stands out."""
        if parameter == self.pinned:
            return Emphasis.PINNED
        return Emphasis.HOVERED if parameter == self.hovered else Emphasis.NONE


class Standing:
    """Composes the sprites that stand over the packets, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._kit = kit
        self._scale = kit.typeface.scale
        self._palette = kit.styles.palette
        self._nodes = NodeSprites(self._scale, self._palette)
        self._ripples = RippleSprites(self._scale, self._palette)

    def compose(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        reading: Reading,
        focus: Focus,
        texts: Texts,
    ) -> None:
        """Add everything, in drawing order."""
        for bias in geometry.biases.values():
            self._bias(collage, bias)
        for neuron, values in zip(topology.inputs, reading.inputs, strict=True):
            self._input(collage, topology, neuron, geometry, values)
        computing = list(zip(topology.neurons, reading.neurons, strict=True))
        if reading.pulse:
            output = geometry.neurons[topology.neurons[-1]]
            radius = round(output.r * self._scale)
            collage.centered(self._ripples.sprite(radius, reading.pulse), output.x, output.y)
        for neuron, shown in computing:
            self._neuron(collage, topology, neuron, geometry, shown)
        for parameter, weight in zip(topology.parameters, reading.weights, strict=True):
            self._pill(collage, geometry, parameter, weight, focus.emphasis(parameter))
        for neuron, shown in computing:
            self._badge(collage, geometry.badges[neuron], shown)
        # In a squat drawing the hidden neurons share one place for the note.
        notes = {geometry.notes[neuron] for neuron, shown in computing if shown.dead}
        for place in sorted(notes):
            self._note(collage, texts(NOTES[geometry.squat]), place)
        self._target(collage, geometry, reading, texts)

    # ------------------------------------------------------------------ beads

    def _bias(self, collage: Collage, circle: Circle) -> None:
        palette = self._palette
        look = NodeLook(self._pixels(circle), palette.muted, GAUGE_STEPS, LIGHTS // 3)
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)
        size = max(BIAS_SIZE * circle.r / 24.0, theme.TYPE_FLOOR)
        collage.text("1", circle.x, circle.y, size, palette.text)

    def _input(
        self,
        collage: Collage,
        topology: Topology,
        neuron: NeuronId,
        geometry: NetworkGeometry,
        values: tuple[float, ...],
    ) -> None:
        palette, circle = self._palette, geometry.neurons[neuron]
        mean = min(max(sum(values) / len(values), 0.0), 1.0)
        light = LIGHT_OF_ZERO + (1.0 - LIGHT_OF_ZERO) * mean
        tint = styles.mix(palette.data, palette.node_track, INPUT_RING_DARK * (1.0 - mean))
        look = NodeLook(self._pixels(circle), tint, GAUGE_STEPS, round(light * LIGHTS))
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)
        share = self._type_share(geometry)
        self._name(collage, topology, neuron, circle, INPUT_NAME_BASELINE, palette.text, share)
        string = " ".join(digits.trimmed(value, 2) for value in values)
        size = theme.TYPE_INPUT if len(values) == 1 else INPUT_ROWS_SIZE
        room = _chord(circle, INPUT_MIDDLE, size * share, DELTA_MARGIN)
        y = circle.y + INPUT_MIDDLE * circle.r
        collage.number(string, circle.x, y, size * share, palette.text, room)

    def _neuron(
        self,
        collage: Collage,
        topology: Topology,
        neuron: NeuronId,
        geometry: NetworkGeometry,
        shown: NeuronReading,
    ) -> None:
        palette, circle = self._palette, geometry.neurons[neuron]
        is_output = neuron.layer == topology.depth
        tint = palette.neutral if shown.dead else palette.output if is_output else palette.hidden
        look = NodeLook(
            self._pixels(circle),
            tint,
            shown.gauge,
            0 if shown.dead else round(0.9 * LIGHTS * shown.gauge / GAUGE_STEPS),
            ticks=True,
            locked=shown.locked and not shown.dead,
            dead=shown.dead,
        )
        collage.centered(self._nodes.sprite(look), circle.x, circle.y)
        share = self._type_share(geometry)
        name_color = palette.dim if shown.dead else palette.text
        self._name(collage, topology, neuron, circle, NAME_BASELINE, name_color, share)
        size = (theme.TYPE_OUTPUT if is_output else theme.TYPE_ACTIVATION) * share
        y = circle.y + ACTIVATION_MIDDLE * circle.r
        if shown.activation is None:
            collage.text(UNKNOWN, circle.x, y, size, styles.mix(palette.dim, palette.node_body, 0.5))
        else:
            string = figures.activation_text(shown.activation, shown.bounded)
            color = palette.muted if shown.dead else palette.text
            room = _chord(circle, ACTIVATION_MIDDLE, size, ACTIVATION_MARGIN)
            collage.number(string, circle.x, y, size, color, room)
        if shown.delta is not None:
            self._delta(collage, circle, figures.delta_text(shown.delta), share)

    def _delta(self, collage: Collage, circle: Circle, string: str, share: float) -> None:
        size = max(theme.TYPE_BODY * share, theme.TYPE_FLOOR)
        y = circle.y + DELTA_MIDDLE * circle.r
        room = _chord(circle, DELTA_MIDDLE, size, DELTA_MARGIN)
        collage.number(f"δ{GAP_AFTER_DELTA}{string}", circle.x, y, size, self._palette.gradient, room)

    def _name(
        self,
        collage: Collage,
        topology: Topology,
        neuron: NeuronId,
        circle: Circle,
        baseline: float,
        color: Color,
        share: float,
    ) -> None:
        letter, number = topology.neuron_name(neuron)[0], topology.neuron_name(neuron)[1:]
        size = max(theme.MATH_NAME * share, theme.TYPE_BODY)
        y = circle.y + baseline * circle.r
        collage.formula(((f"{letter}_{{{number}}}", color),), circle.x, y, size)

    # ------------------------------------------------------------------ labels and marks

    def _pill(
        self,
        collage: Collage,
        geometry: NetworkGeometry,
        parameter: ParameterId,
        weight: WeightReading,
        emphasis: Emphasis,
    ) -> None:
        palette = self._palette
        small = geometry.unit < SMALL_PILLS_BELOW
        grown = max(min(geometry.unit, 1.2), 1.0)
        size = theme.TYPE_SMALL if small else theme.TYPE_BODY * grown
        height = 32.0 if small else theme.PILL_HEIGHT * grown
        string = figures.weight_text(weight.printed)
        width = collage.text_width(string, size) + 2 * theme.PILL_PADDING
        width = PILL_STEP * math.ceil(width / PILL_STEP)
        edge = sign_color(weight.printed, palette)
        if emphasis is Emphasis.PINNED:
            style = self._kit.styles(styles.pill, edge, chosen=True)
        elif emphasis is Emphasis.HOVERED:
            style = self._kit.styles(styles.pill, styles.mix(edge, palette.text, HOVER_LIGHT))
        elif weight.flash:
            style = self._kit.styles(_flashing_pill, edge, weight.flash)
        else:
            style = self._kit.styles(styles.pill, edge)
        x, y = geometry.pills[parameter]
        collage.shape(Box(x - width / 2, y - height / 2, width, height), style)
        collage.text(string, x, y, size, palette.text)

    def _badge(self, collage: Collage, badge: Circle, shown: NeuronReading) -> None:
        palette = self._palette
        if shown.dead:
            style = self._kit.styles(styles.badge, palette.neutral)
            collage.badge("dead", badge.x, badge.y, badge.r, style, palette.muted)
        elif shown.locked:
            style = self._kit.styles(styles.badge, palette.lock)
            collage.badge("lock", badge.x, badge.y, badge.r, style, palette.lock)

    def _note(self, collage: Collage, string: str, place: tuple[float, float]) -> None:
        palette, size = self._palette, theme.TYPE_SMALL
        width = collage.text_width(string, size) + 2 * theme.PILL_PADDING
        box = Box(
            place[0] - width / 2, place[1] - theme.PILL_HEIGHT / 2, width, theme.PILL_HEIGHT
        )
        collage.shape(box, self._kit.styles(styles.pill, palette.neutral))
        collage.text(string, *place, size, palette.text)

    def _target(
        self, collage: Collage, geometry: NetworkGeometry, reading: Reading, texts: Texts
    ) -> None:
        """The target and the raw error beside the output; for all rows, what the numbers are."""
        palette = self._palette
        x, y = geometry.target
        room = geometry.target_width
        grown = max(geometry.unit, 0.9)
        places = [y + row * grown for row in TARGET_ROWS]
        if reading.is_mean:
            lines = texts("network.mean").split("\n")
            top = y - (len(lines) - 1) * MEAN_LEADING / 2
            for number, line in enumerate(lines):
                collage.fitted_text(
                    line, x, top + number * MEAN_LEADING, theme.TYPE_SMALL, palette.muted, room
                )
        if reading.target is not None:
            caption = texts("network.target")
            size = theme.TYPE_SMALL * max(geometry.unit, 1.0)
            collage.fitted_text(caption, x, places[0], size, palette.muted, room)
            shown = digits.trimmed(reading.target, 2)
            collage.number(shown, x, places[1], theme.TYPE_TITLE * grown, palette.text, room)
        if reading.raw_error is not None:
            caption = texts("network.raw_error")
            size = theme.TYPE_SMALL * max(geometry.unit, 1.0)
            collage.fitted_text(caption, x, places[2], size, palette.muted, room)
            shown = figures.error_text(reading.raw_error)
            collage.number(shown, x, places[3], theme.TYPE_STAT * grown, palette.output, room)

    def _pixels(self, circle: Circle) -> int:
        return max(1, round(circle.r * self._scale))

    @staticmethod
    def _type_share(geometry: NetworkGeometry) -> float:
        hidden = geometry.neurons[NeuronId(1, 0)].r
        return max(hidden / FULL_RADIUS, LEAST_TYPE)


def _chord(circle: Circle, height: float, extent: float, margin: float) -> float:
    """Room inside a bead's ring for a line of text at ``height`` (in radii) and so many units tall."""
    inner = circle.r - ring_width(circle.r) - margin
    farthest = abs(height * circle.r) + 0.25 * extent
    return 2.0 * math.sqrt(max(inner**2 - farthest**2, 1.0))


def _flashing_pill(palette: Palette, edge: Color, flash: int) -> Style:
    """A label whose number is just changing."""
    style = styles.lit(styles.pill(palette, edge), edge, palette, theme.GLOW_PILL, 1.0)
    return replace(style, glow_strength=style.glow_strength * FLASH_STRENGTH * flash / FLASH_STEPS)
