"""Where the network's nodes are: inputs left, hidden neurons in the middle, the output right."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

from game.engine.topology import NETWORK_2_1, NETWORK_2_2_1, NeuronId
from game.view.drawing.shapes.curve import Point

X1, X2 = NETWORK_2_2_1.inputs
H1, H2, O1 = NETWORK_2_2_1.neurons
BY_NAME: Final = NETWORK_2_2_1.by_name
# In a network without hidden layer.
(DIRECT_OUTPUT,) = NETWORK_2_1.neurons
DIRECT_BY_NAME: Final = NETWORK_2_1.by_name

BIAS_RADIUS: Final = 24.0


class Circle(NamedTuple):
    """A disc: its middle and radius."""

    x: float
    y: float
    r: float

    def at(self, degrees: float, outward: float = 0.0) -> Point:
        """The point on its rim (or that far outside) at an angle, counted against the clock."""
        angle, reach = math.radians(degrees), self.r + outward
        return self.x + reach * math.cos(angle), self.y - reach * math.sin(angle)


def output_of(neurons: Mapping[NeuronId, Circle]) -> NeuronId:
    """The output among a network's discs: nothing lies behind it."""
    return max(neurons)
