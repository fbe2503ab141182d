"""Places of the own pushes on the pages in large type: arrows into the rims, clear of the rest."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from game.engine.topology import NeuronId, ParameterId
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point
from game.view.network.places.discs import H1, H2, O1, Circle
from game.view.network.places.label_places import Label, clearance
from game.view.network.places.large_places import LABEL_HEIGHT, LABEL_WIDTH

# From where they push: between the lines that come in.
ANGLES: Final = {H1: 229.0, H2: 131.0, O1: 180.0}
# Other angles and lengths are tried where there is something in the way.
TURNS: Final = (0.0, *(side * turn for turn in (8, 16, 24, 32, 45, 60, 75, 90) for side in (-1, 1)))
TIP_GAP: Final = 5.0
LENGTH: Final = 0.46  # in the neuron's radii
STRETCHES: Final = (1.0, 0.75, 1.4, 1.8)
CLEAR: Final = 6.0
# How bad it is to turn by a degree, or to be longer or shorter by as much as it is long.
TURNED: Final = 0.2
STRETCHED: Final = 4.0
# Words about a neuron stand seldom where nothing arrives: their place counts by this share.
SELDOM: Final = 0.35
# Between an arrow and a small curve.
ARROW_ROOM: Final = 12.0
# The sign stands at so much of the type's size beyond the tail.
SIGN_GAP: Final = 0.42


class PushPlace(NamedTuple):
    """An arrow from ``tail`` to ``tip``; ``label``: the middle of its number, None where that has
    no room; ``sign``: that of its sign while it has no number.
    """

    tail: Point
    tip: Point
    label: Point | None
    sign: Point


class _Tried(NamedTuple):
    """A place with how bad it is; ``free``: its label hides nothing."""

    cost: float
    free: bool
    label: Point
    place: PushPlace


class PushPlaces:
    """Finds the places of own pushes in a room, clear of discs and labels."""

    def __init__(
        self,
        room: Box,
        neurons: Mapping[NeuronId, Circle],
        curves: Mapping[NeuronId, Circle],
        size: float,
    ) -> None:
        self._room, self._neurons, self._curves, self._size = room, neurons, curves, size
        self._label = Label(size * LABEL_WIDTH, size * LABEL_HEIGHT)
        self._discs = [*neurons.values(), *curves.values()]

    def find(
        self, pills: Mapping[ParameterId, Point], notes: Mapping[NeuronId, Point]
    ) -> dict[NeuronId, PushPlace]:
        """The own pushes beside these labels of weights and words about neurons."""
        taken = [self._label.at(place) for place in pills.values()]
        seldom = [self._label.at(place) for place in notes.values()]
        found = {}
        for neuron in ANGLES:
            best = self._best(neuron, taken, seldom)
            if best.free:
                taken.append(self._label.at(best.label))
                found[neuron] = best.place
            else:  # rather no number than one that hides another
                found[neuron] = self._place(neuron, 0.0, 1.0)[0]._replace(label=None)
        return found

    def _best(self, neuron: NeuronId, taken: Sequence[Box], seldom: Sequence[Box]) -> _Tried:
        best = self._tried(neuron, TURNS[0], STRETCHES[0], taken, seldom)
        for turn in TURNS:
            for stretch in STRETCHES:
                # Where it is as bad as the best by itself, what is in the way is not looked for.
                if _bent(turn, stretch) < best.cost:
                    tried = self._tried(neuron, turn, stretch, taken, seldom)
                    best = min(best, tried, key=lambda each: each.cost)
        return best

    def _tried(
        self,
        neuron: NeuronId,
        turn: float,
        stretch: float,
        taken: Sequence[Box],
        seldom: Sequence[Box],
    ) -> _Tried:
        place, label = self._place(neuron, turn, stretch)
        box = self._label.at(label)
        room = clearance(box, self._discs, taken)
        hidden = self._over_curves(place)
        lacking = max(CLEAR - room, 0.0) + hidden
        lacking += SELDOM * max(CLEAR - clearance(box, (), seldom), 0.0)
        cost = lacking + _bent(turn, stretch)
        inside = self._room.covers(box)
        free = inside and room >= 0.0 and not hidden
        return _Tried(cost if inside else cost + self._label.width, free, label, place)

    def _over_curves(self, place: PushPlace) -> float:
        """How much of the small curves the arrow hides."""
        (x0, y0), (x1, y1) = place.tail, place.tip
        middle = (x0 + x1) / 2, (y0 + y1) / 2
        points = (place.tail, middle, place.tip)
        gaps = [
            math.hypot(x - curve.x, y - curve.y) - curve.r - ARROW_ROOM
            for curve in self._curves.values()
            for x, y in points
        ]
        return max(-min(gaps, default=0.0), 0.0)

    def _place(self, neuron: NeuronId, turn: float, stretch: float) -> tuple[PushPlace, Point]:
        disc, label = self._neurons[neuron], self._label
        angle, length = ANGLES[neuron] + turn, LENGTH * self._neurons[neuron].r * stretch
        tip, tail = disc.at(angle, TIP_GAP), disc.at(angle, TIP_GAP + length)
        across, down = (tail[0] - tip[0]) / length, (tail[1] - tip[1]) / length
        # As far as it takes for the label to begin where the arrow does.
        half = (label.width / 2, label.height / 2)
        away = min(half[0] / max(abs(across), 1e-9), half[1] / max(abs(down), 1e-9))
        middle = (tail[0] + across * away, tail[1] + down * away)
        sign = SIGN_GAP * self._size
        at_sign = (tail[0] + across * sign, tail[1] + down * sign)
        return PushPlace(tail, tip, middle, at_sign), middle


def _bent(turn: float, stretch: float) -> float:
    """How bad it is to push from another angle and to be of another length."""
    return TURNED * abs(turn) + STRETCHED * abs(stretch - 1.0)
