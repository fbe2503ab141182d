"""Places of labels, badges and words on the pages in large type: off the discs and each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from game.engine.topology import NeuronId, ParameterId
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Path, Point
from game.view.network.places.discs import H1, H2, O1, Circle
from game.view.network.places.label_places import Label, free_place
from game.view.network.places.large_proportions import LargeProportions

LABEL_HEIGHT: Final = 1.36  # in sizes of type
LABEL_WIDTH: Final = 3.9
SIGNAL_WIDTH: Final = 4.5
LABEL_EDGE: Final = 8.0
STRAIGHT_PILL: Final = 0.50
CROSSING_PILL: Final = 0.255
OUTPUT_PILL: Final = 0.46
HIDDEN_SIGNAL: Final = 0.36
OUTPUT_SIGNAL: Final = 0.30
# An arc shorter than this, in widths of a label, would vanish behind it.
SHORTEST_ARC: Final = 1.5

NOTE_GAP: Final = 18.0
NOTE_LEAST_GAP: Final = 6.0
BETWEEN_NOTES: Final = 6.0
# Between the heights of a note and of a label beside it.
BESIDE_LABEL: Final = 3.0
ROUNDING: Final = 0.1
BADGE: Final = 0.62  # in sizes of type
# From the middle of a neuron, in its radii: badges of the hidden neurons towards each other, those
# of others at the upper right.
HIDDEN_BADGE: Final = (0.0, 1.0)
BADGE_PLACE: Final = (0.74, -0.74)
# Small curves on the rims: their radius and how far outside of the rim their middle is, in the
# neuron's radii, and the angles at which they sit.
CURVE: Final = 0.345
CURVE_OUTSIDE: Final = 0.14
CURVE_ANGLES: Final = {H1: -38.0, H2: 38.0, O1: 240.0}
GOAL_GAP: Final = 2.0


def pills_of(
    room: Box,
    neurons: Mapping[NeuronId, Circle],
    paths: Mapping[ParameterId, Path],
    curves: Mapping[NeuronId, Circle],
    size: float,
) -> dict[ParameterId, Point]:
    """Middles of the labels of weights: near their usual share of the path, where it is free."""
    discs = [*neurons.values(), *curves.values()]
    label = Label(size * LABEL_WIDTH, size * LABEL_HEIGHT)
    placed: dict[ParameterId, Point] = {}
    order = sorted(paths, key=lambda p: (p.layer, p.source != p.target))
    for parameter in order:
        share = STRAIGHT_PILL if parameter.source == parameter.target else CROSSING_PILL
        share = OUTPUT_PILL if parameter.layer else share
        taken = [label.at(place) for place in placed.values()]
        placed[parameter] = free_place(paths[parameter], share, label, room, discs, taken)
    return {parameter: placed[parameter] for parameter in paths}


def signals_of(
    room: Box,
    neurons: Mapping[NeuronId, Circle],
    arcs: Mapping[ParameterId, Path],
    curves: Mapping[NeuronId, Circle],
    pills: Mapping[ParameterId, Point],
    size: float,
) -> Iterator[tuple[ParameterId, Point]]:
    """Middles of the labels of what comes back: on its arc, as a weight is on its line."""
    label = Label(size * SIGNAL_WIDTH, size * LABEL_HEIGHT)
    weight = Label(size * LABEL_WIDTH, size * LABEL_HEIGHT)
    taken = [weight.at(place) for place in pills.values()]
    within = room.inset(LABEL_EDGE)
    discs = [*neurons.values(), *curves.values()]
    for connection, path in arcs.items():
        share = OUTPUT_SIGNAL if connection.layer else HIDDEN_SIGNAL
        if path.length >= SHORTEST_ARC * label.width:
            yield connection, free_place(path, share, label, within, discs, taken)


def badges_of(neurons: Mapping[NeuronId, Circle], size: float) -> dict[NeuronId, Circle]:
    """Padlocks and flatlines where there is no room for words: on the rim."""
    radius = size * BADGE
    badges = {}
    for neuron, disc in neurons.items():
        across, down = HIDDEN_BADGE if neuron in (H1, H2) else BADGE_PLACE
        down = -down if neuron == H2 else down
        badges[neuron] = Circle(disc.x + across * disc.r, disc.y + down * disc.r, radius)
    return badges


def curves_of(neurons: Mapping[NeuronId, Circle]) -> dict[NeuronId, Circle]:
    """Small curves on the rims: of the hidden neurons towards the output and each other."""
    curves = {}
    for neuron, angle in CURVE_ANGLES.items():
        radius = neurons[neuron].r
        middle = neurons[neuron].at(angle, CURVE_OUTSIDE * radius)
        curves[neuron] = Circle(*middle, CURVE * radius)
    return curves


def notes_of(
    neurons: Mapping[NeuronId, Circle],
    pills: Mapping[ParameterId, Point],
    size: float,
    shape: LargeProportions,
) -> dict[NeuronId, Point]:
    """Words about a neuron: between the hidden ones, each near its own; under the output.

    Where there is room they keep off the height of the labels beside them.
    """
    height = size * LABEL_HEIGHT
    upper, lower, output = neurons[H1], neurons[H2], neurons[O1]
    free = lower.y - lower.r - upper.y - upper.r - height
    if shape.all_slopes:
        free -= height + BETWEEN_NOTES
    most = max(free / 2, NOTE_LEAST_GAP)
    gap = min(NOTE_GAP, most)
    beside = [y for x, y in pills.values() if x > upper.x and y < output.y]
    clear = max(beside, default=upper.y) + height + BESIDE_LABEL - upper.y - upper.r - height / 2
    if gap < clear <= most:
        gap = clear
    reach = gap + height / 2
    return {
        H1: (upper.x, upper.y + upper.r + reach),
        H2: (lower.x, lower.y - lower.r - reach),
        O1: (output.x, output.y + output.r + NOTE_GAP + height / 2),
    }


def note_width_of(
    notes: Mapping[NeuronId, Point],
    pills: Mapping[ParameterId, Point],
    neurons: Mapping[NeuronId, Circle],
    size: float,
) -> float:
    """Room for words about a hidden neuron: between the output and the labels beside it."""
    label = Label(size * LABEL_WIDTH, size * LABEL_HEIGHT)
    free = neurons[O1].x - neurons[O1].r - neurons[H1].x - GOAL_GAP
    for neuron in (H1, H2):
        x, y = notes[neuron]
        for pill in pills.values():
            if abs(pill[1] - y) < label.height + BESIDE_LABEL - ROUNDING:
                free = min(free, abs(pill[0] - x) - label.width / 2 - NOTE_LEAST_GAP)
    return max(2 * free, 0.0)
