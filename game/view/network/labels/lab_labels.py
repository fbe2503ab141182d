"""What is written beside the nodes in the lab: weights and biases, badges, notes, the target.

On the pages in large type (``large_labels``) slopes and signals are printed as well, type has the
size of the geometry, and the target is a goal of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from game.engine.topology import Topology
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes.curve import Point
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.network.collage import Collage
from game.view.network.labels.hand_pill import add_hand_pill
from game.view.network.labels.pills import add_badge, landing_style, weight_style
from game.view.network.places.discs import Circle
from game.view.network.places.lab_proportions import LEAST_TARGET, TARGET_ROWS
from game.view.network.places.label_places import beside_discs
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.emphasis import Emphasis, Focus
from game.view.network.reading.landing import Landing
from game.view.network.reading.reading import Reading, WeightReading
from game.view.numbers import digits, network_numbers
from game.view.scene.texts import Texts

# Labels of weights: their widths come in steps, so that a changing digit does not jerk them.
WIDTH_STEP: Final = 6.0
SMALL_BELOW: Final = 0.74
SMALL_HEIGHT: Final = 32.0
MOST_GROWTH: Final = 1.2

MEAN_LEADING: Final = 28.0
NOTE: Final = "network.dead.note"
SHORT_NOTE: Final = "network.dead.short"
# Where a weight lands: air at the label's ends, and its arrow, in sizes of the type.
LANDING_PADDING: Final = 10.0
LANDING_GAP: Final = 0.0
LANDING_ARROW: Final = 1.2
# The mark of an input of one's own: its radius, and where it sits on the rim, in radii.
OWN_RADIUS: Final = 14.0
OWN_PLACE: Final = 0.72
# The mark of a weight that was checked: its radius, and where it is from the label's middle.
CHECK_RADIUS: Final = 13.0
CHECK_AIR: Final = 2.0
CHECK_PLACE: Final = (44.0, -15.0)
# A longer note would reach what stands beside it.
MOST_NOTE: Final = 330.0
WEIGHTS_A_STEP: Final = 5


class LabLabels:
    """Adds the labels of a reading to a collage, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._styles = kit.styles
        self._palette = kit.styles.palette

    def add(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        reading: Reading,
        focus: Focus,
        texts: Texts,
        numbers: float = 1.0,
        landings: Sequence[Landing] = (),
    ) -> Iterator[None]:
        """Weights, badges, notes, and the target; a few weights in each step.

        ``numbers``: how far those of the weights are there; they give way to faces. ``landings``:
        where each weight lands, if that is shown instead.
        """
        if reading.is_own:
            for neuron in topology.inputs:
                self._own(collage, geometry.neurons[neuron])
        weights = zip(topology.parameters, reading.weights, strict=True) if numbers else ()
        for number, (parameter, weight) in enumerate(weights):
            if focus.hand is not None and parameter == focus.hand.parameter:
                continue
            emphasis = focus.emphasis(parameter)
            with collage.at(numbers * focus.line_opacity(parameter)):
                place, unit = geometry.pills[parameter], geometry.unit
                if landings:
                    self._landing(collage, place, geometry, landings[number], emphasis)
                else:
                    self._weight(collage, place, unit, weight, emphasis)
            if number % WEIGHTS_A_STEP == WEIGHTS_A_STEP - 1:
                yield
        computing = list(zip(topology.neurons, reading.neurons, strict=True))
        for neuron, shown in computing:
            with collage.at(focus.opacity(neuron)):
                add_badge(collage, self._styles, geometry.badges[neuron], shown.dead, shown.locked)
        # In a squat drawing the hidden neurons share one place for the note.
        notes = {geometry.notes[neuron] for neuron, shown in computing if shown.dead}
        for place in sorted(notes):
            with collage.at(1.0 if focus.light is None else focus.light.rest):
                self._note(collage, self._dead(collage, geometry, texts), place)
        with collage.at(1.0 if focus.light is None else focus.light.of_target):
            self._target(collage, geometry, reading, texts)
        if focus.hand is not None:
            add_hand_pill(collage, self._styles, geometry, focus.hand, texts)

    def add_checks(
        self,
        collage: Collage,
        topology: Topology,
        geometry: NetworkGeometry,
        agree: tuple[bool, ...],
    ) -> None:
        """A mark on every weight that was checked: a tick, or a triangle where it does not agree;
        none where ``agree`` is empty.
        """
        for parameter, fine in zip(topology.parameters, agree, strict=bool(agree)):
            x, y = geometry.pills[parameter]
            color = self._palette.gradient if fine else self._palette.lock
            top = geometry.drawing.y + CHECK_RADIUS + CHECK_AIR
            x, y = x + CHECK_PLACE[0], max(y + CHECK_PLACE[1], top)
            style = self._styles(styles.badge, color)
            collage.badge("tick" if fine else "warning", x, y, CHECK_RADIUS, style, color)

    def _weight(
        self,
        collage: Collage,
        place: Point,
        unit: float,
        weight: WeightReading,
        emphasis: Emphasis,
    ) -> None:
        size, height = _label_size(unit)
        string = network_numbers.weight_text(weight.printed)
        width = collage.text_width(string, size) + 2 * theme.PILL_PADDING
        width = WIDTH_STEP * math.ceil(width / WIDTH_STEP)
        x, y = place
        style = weight_style(self._styles, weight, emphasis)
        collage.shape(Box(x - width / 2, y - height / 2, width, height), style)
        collage.text(string, x, y, size, self._palette.text)

    def _landing(
        self,
        collage: Collage,
        place: Point,
        geometry: NetworkGeometry,
        landing: Landing,
        emphasis: Emphasis,
    ) -> None:
        """Where a weight lands, and an arrow to there from where it is. With more decimals it is
        longer than the weight's own label: it moves off the discs that it would touch.
        """
        size, height = _label_size(geometry.unit)
        number = collage.text_width(landing.text, size)
        arrow = (LANDING_GAP + size * LANDING_ARROW) if landing.way else 0.0
        width = number + arrow + 2 * LANDING_PADDING
        width = WIDTH_STEP * math.ceil(width / WIDTH_STEP)
        discs = (*geometry.biases.values(), *geometry.neurons.values())
        x, y = beside_discs(place, (width, height), discs)
        style = landing_style(self._styles, emphasis)
        collage.shape(Box(x - width / 2, y - height / 2, width, height), style)
        collage.text(landing.text, x - arrow / 2, y, size, self._palette.text)
        if landing.way:
            icon, right = "up" if landing.way > 0 else "down", x + (number + arrow) / 2
            side = size * LANDING_ARROW
            collage.icon(icon, right - side / 2, y, side, self._palette.gradient)

    def _dead(self, collage: Collage, geometry: NetworkGeometry, texts: Texts) -> str:
        """What is said of a dead neuron: all of it where there is room."""
        whole = texts(NOTE)
        long = collage.text_width(whole, theme.TYPE_SMALL) > MOST_NOTE
        return texts(SHORT_NOTE) if geometry.squat or long else whole

    def _note(self, collage: Collage, string: str, place: Point) -> None:
        size, height = theme.TYPE_SMALL, theme.PILL_HEIGHT
        width = collage.text_width(string, size) + 2 * theme.PILL_PADDING
        box = Box(place[0] - width / 2, place[1] - height / 2, width, height)
        collage.shape(box, self._styles(styles.pill, self._palette.neutral))
        collage.text(string, *place, size, self._palette.text)

    def _own(self, collage: Collage, circle: Circle) -> None:
        """The mark of an input of one's own, on the rim of the node that shows it."""
        lift = circle.r * OWN_PLACE
        style = self._styles(styles.badge, self._palette.lock)
        collage.badge(
            "plus", circle.x + lift, circle.y - lift, OWN_RADIUS, style, self._palette.lock
        )

    def _target(
        self, collage: Collage, geometry: NetworkGeometry, reading: Reading, texts: Texts
    ) -> None:
        """The target and the raw error; where the numbers are means, that they are."""
        palette = self._palette
        x, y = geometry.target
        if reading.is_mean or reading.is_own:
            lines = texts("network.own" if reading.is_own else "network.mean").split("\n")
            top = y - (len(lines) - 1) * MEAN_LEADING / 2
            for number, line in enumerate(lines):
                place = (x, top + number * MEAN_LEADING)
                self._caption(collage, line, place, geometry, palette.muted)
        if reading.target is None:
            return
        shown = digits.trimmed(reading.target, 2)
        self._quantity(collage, geometry, texts("network.target"), shown, 0, palette.text)
        output = reading.neurons[-1]
        if reading.raw_error is not None and output.activation is not None:
            shown = network_numbers.error_text(output.activation, reading.target, output.bounded)
            self._quantity(collage, geometry, texts("network.raw_error"), shown, 2, palette.output)

    def _quantity(
        self,
        collage: Collage,
        geometry: NetworkGeometry,
        caption: str,
        shown: str,
        row: int,
        color: Color,
    ) -> None:
        """A caption and, under it, a number."""
        x, y = geometry.target
        growth = max(geometry.unit, LEAST_TARGET)
        above, below = (y + growth * place for place in TARGET_ROWS[row : row + 2])
        self._caption(collage, caption, (x, above), geometry, self._palette.muted)
        collage.number((shown,), x, below, theme.TYPE_STAT * growth, color, geometry.target_width)

    def _caption(
        self, collage: Collage, string: str, place: Point, geometry: NetworkGeometry, color: Color
    ) -> None:
        size = theme.TYPE_SMALL * max(geometry.unit, 1.0)
        collage.fitted_text(string, *place, size, color, geometry.target_width, "medium")


def _label_size(unit: float) -> tuple[float, float]:
    """Size of the type, and height of the label, in a drawing of this scale."""
    if unit < SMALL_BELOW:
        return float(theme.TYPE_SMALL), SMALL_HEIGHT
    growth = max(min(unit, MOST_GROWTH), 1.0)
    return theme.TYPE_BODY * growth, theme.PILL_HEIGHT * growth
