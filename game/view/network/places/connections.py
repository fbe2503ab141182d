"""Connections: level where they leave and enter, with one bend between; the same on every page.

Where they meet the neurons is told by the page's ports.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from game.engine.topology import NETWORK_2_1, NETWORK_2_2_1, NeuronId, ParameterId
from game.view.drawing.shapes.curve import Path, bezier
from game.view.network.places.discs import O1, Circle

BEND: Final = 0.46


class Ports(NamedTuple):
    """Where connections leave and enter neurons, in radii below the middle; of a pair of sources
    the second one's mirror the first one's.

    ``inside``: how far inside of the rims they begin and end; ``points``: of how many points a path
    is made.
    """

    straight: tuple[float, float]
    crossing: tuple[float, float]
    into_output: tuple[float, float]
    inside: float
    points: int


def connection_paths(
    neurons: Mapping[NeuronId, Circle], ports: Ports
) -> Iterator[tuple[ParameterId, Path]]:
    """The paths of all weights."""
    network = NETWORK_2_2_1 if O1 in neurons else NETWORK_2_1
    for parameter in network.connections:
        assert parameter.source_neuron is not None
        source, target = neurons[parameter.source_neuron], neurons[parameter.target_neuron]
        leave, enter = ports.into_output
        if parameter.layer < network.depth - 1:
            is_straight = parameter.source == parameter.target
            leave, enter = ports.straight if is_straight else ports.crossing
        side = -1.0 if parameter.source else 1.0
        leave, enter = side * leave * source.r, side * enter * target.r
        start = source.x + math.sqrt(source.r**2 - leave**2) - ports.inside
        end = target.x - math.sqrt(target.r**2 - enter**2) + ports.inside
        bend = (end - start) * BEND
        y0, y1 = source.y + leave, target.y + enter
        corners = (start, y0), (start + bend, y0), (end - bend, y1), (end, y1)
        yield parameter, Path(bezier(*corners, ports.points))
