"""Where lines are pulled: at their numbers, with an arrow up and one down beside each.

The arrows keep off discs, numbers and one another, wherever the window leaves them room.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Final, NamedTuple

from game.engine.topology import NETWORK_2_2_1, ParameterId
from game.view.drawing.box import Box
from game.view.large.lettering import enlargement
from game.view.network.places.discs import Circle
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.network.places.places import NetworkGeometry
from game.view.scene.control_context import Wires
from game.view.scene.layout import Layout
from game.view.visitor.turn.places import Spots, line_box, spots_in, spots_of

ARROW: Final = (64.0, 56.0)
ARROW_GAP: Final = 8.0
# Two arrows above each other may stand so much lower than the number, in heights of one.
SHIFTS: Final = (0.0, -0.5, 0.5)
# What is round one number keeps so far from what is round another.
LABEL_GAP: Final = 14.0


class Way(Enum):
    """Where a line is pulled to."""

    UP = 1
    DOWN = -1


class PullPlaces(NamedTuple):
    """``label`` around the number, and the two arrows."""

    label: Box
    up: Box
    down: Box

    def arrow(self, way: Way) -> Box:
        """The arrow of a way."""
        return self.up if way is Way.UP else self.down


class Ground(NamedTuple):
    """What of the network the arrows keep off."""

    spots: Spots
    discs: tuple[Circle, ...]


def ground_of(geometry: NetworkGeometry) -> Ground:
    """Of what is drawn."""
    return Ground(spots_of(geometry), tuple(geometry.neurons.values()))


def ground_in(wires: Wires) -> Ground:
    """The same, from what is hit."""
    discs = (Circle(box.centerx, box.centery, box.w / 2) for box in wires.neurons.values())
    return Ground(spots_in(wires), tuple(discs))


def pull_places(
    layout: Layout, ground: Ground, lines: Sequence[ParameterId]
) -> dict[ParameterId, PullPlaces]:
    """Where each of the lines is pulled."""
    spots, gap = ground.spots, LABEL_GAP * enlargement(layout.page)
    labels = {line: _apart(line_box(spots, line), spots, line, gap) for line in spots.labels}
    found: dict[ParameterId, PullPlaces] = {}
    for line in lines:
        found[line] = _placed(layout, ground, line, labels, found)
    return found


class PlacesKept:
    """The places of the last layout that was asked for."""

    def __init__(self, geometries: GeometryCache) -> None:
        self._geometries = geometries
        self._kept: tuple[Layout, Sequence[ParameterId], Mapping[ParameterId, PullPlaces]] | None
        self._kept = None

    def of(self, layout: Layout, lines: Sequence[ParameterId]) -> Mapping[ParameterId, PullPlaces]:
        """Where each of the lines is pulled."""
        kept = self._kept
        if kept is None or kept[0] is not layout or kept[1] != lines:
            ground = ground_of(self._geometries.of(*place_of(layout)))
            kept = self._kept = (layout, lines, pull_places(layout, ground, lines))
        return kept[2]


def _placed(
    layout: Layout,
    ground: Ground,
    line: ParameterId,
    labels: Mapping[ParameterId, Box],
    taken: Mapping[ParameterId, PullPlaces],
) -> PullPlaces:
    """The arrows at the first side of the number that is free."""
    label = labels[line]
    others = [box for other, box in labels.items() if other != line]
    others += [box for places in taken.values() for box in (places.up, places.down)]
    tries = [PullPlaces(label, *arrows) for arrows in _sides(label, line, enlargement(layout.page))]
    return next(
        (
            places
            for places in tries
            if all(_is_free(box, layout, ground, others) for box in (places.up, places.down))
        ),
        tries[0],
    )


def _sides(label: Box, line: ParameterId, larger: float) -> Iterator[tuple[Box, Box]]:
    """Up and down: above each other on the side of the hidden neurons, perhaps a little higher or
    lower, then on the other side; then beside each other, below and above the number.
    """
    width, height = ARROW[0] * larger, ARROW[1] * larger
    gap, middle = ARROW_GAP * larger, label.centery
    sides = [label.right + gap, label.x - gap - width]
    if line.layer == NETWORK_2_2_1.depth - 1:
        sides.reverse()
    for x in sides:
        for shift in SHIFTS:
            edge = middle + shift * height
            yield Box(x, edge - height, width, height), Box(x, edge, width, height)
    for y in (label.bottom + gap, label.y - gap - height):
        left = Box(label.centerx - width - gap / 2, y, width, height)
        yield left, left._replace(x=label.centerx + gap / 2)


def _is_free(box: Box, layout: Layout, ground: Ground, others: Sequence[Box]) -> bool:
    top, bottom = layout.headline.bottom, layout.transport.y
    inside = box.x >= 0.0 and box.right <= layout.width and box.y >= top and box.bottom <= bottom
    on_disc = any(_meets(box, disc) for disc in ground.discs)
    return inside and not on_disc and not any(box.overlaps(other) for other in others)


def _meets(box: Box, disc: Circle) -> bool:
    """Whether a box reaches into a disc."""
    across = max(box.x - disc.x, disc.x - box.right, 0.0)
    down = max(box.y - disc.y, disc.y - box.bottom, 0.0)
    return math.hypot(across, down) < disc.r


def _apart(label: Box, spots: Spots, line: ParameterId, gap: float) -> Box:
    """No higher than there is room between it and the nearest number above or below it."""
    beside = (
        abs(y - label.centery)
        for other, (x, y) in spots.labels.items()
        if other != line and abs(x - label.centerx) < label.w
    )
    height = min(label.h, min(beside, default=label.h + gap) - gap)
    return label._replace(y=label.centery - height / 2, h=height)
