"""Backward arcs on the pages in large type: they pull towards the edges of their room.

In the lab (``lab_routes``) arcs are lifted as high as they stay clear of bias nodes and labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from game.engine.topology import NeuronId, ParameterId
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Path, Point, bezier
from game.view.network.places.connections import Ports
from game.view.network.places.discs import BY_NAME, H1, H2, O1, X1, X2, Circle

CURVE_POINTS: Final = 61

# Where connections leave and enter neurons.
PORTS: Final = Ports((-0.18, -0.17), (0.34, -0.31), (0.13, -0.28), inside=3.0, points=CURVE_POINTS)

# Arcs: angles at which they leave and arrive (degrees), and where they pull: in hidden radii.
OUTPUT_ARC: Final = (78.0, 24.0)
HIDDEN_ARC: Final = (150.0, 38.0)
HIDDEN_PULL: Final = 1.72
OUTPUT_PULL: Final = 0.58  # the share of the way from hidden neuron to output
ARC_HEIGHTS: Final = (0.11, 0.034)
HIDDEN_ARC_HEIGHTS: Final = (0.03, 0.02)
# In a high room they pull no higher than this over the middle of the hidden neuron, in its radii.
HIGHEST_PULL: Final = 2.1
ARC_START_GAP: Final = 10.0
ARC_END_GAP: Final = 20.0


def large_arcs(room: Box, neurons: Mapping[NeuronId, Circle]) -> Iterator[tuple[ParameterId, Path]]:
    """Backward arcs above and below everything else: they pull towards the room's edges."""
    output = neurons[O1]
    for hidden, entry, into_output, into_hidden, side in (
        (H1, X1, "h1-o1", "x1-h1", 1.0),
        (H2, X2, "h2-o1", "x2-h2", -1.0),
    ):
        circle, target = neurons[hidden], neurons[entry]
        steep, flat = (height_of(room, share, side) for share in ARC_HEIGHTS)
        yield (
            BY_NAME[into_output],
            _path(
                output.at(side * OUTPUT_ARC[0], ARC_START_GAP),
                (output.x - output.r * 0.08, steep),
                (circle.x + OUTPUT_PULL * (output.x - circle.x), flat),
                circle.at(side * OUTPUT_ARC[1], ARC_END_GAP),
            ),
        )
        near, far = (_over(circle, room, share, side) for share in HIDDEN_ARC_HEIGHTS)
        pull = min(HIDDEN_PULL * circle.r, (circle.x - target.x) * 0.48)
        yield (
            BY_NAME[into_hidden],
            _path(
                circle.at(side * HIDDEN_ARC[0], ARC_END_GAP),
                (circle.x - pull, near),
                (target.x + pull, far),
                target.at(side * HIDDEN_ARC[1], ARC_START_GAP),
            ),
        )


def height_of(room: Box, share: float, side: float) -> float:
    """A height counted from the upper edge, or from the lower one."""
    return room.y + room.h * share if side > 0 else room.bottom - room.h * share


def _over(circle: Circle, room: Box, share: float, side: float) -> float:
    """A height in the room, and not too far over a neuron, or under it."""
    height, most = height_of(room, share, side), HIGHEST_PULL * circle.r
    return min(max(height, circle.y - most), circle.y + most)


def _path(p0: Point, p1: Point, p2: Point, p3: Point) -> Path:
    return Path(bezier(p0, p1, p2, p3, CURVE_POINTS))
