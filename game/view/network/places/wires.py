"""Where connections are hit: along their curves and on their labels."""

import math
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from game.engine.topology import ParameterId
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Path
from game.view.network.places.geometry import network_geometry
from game.view.network.places.places import NetworkGeometry
from game.view.scene.control_context import Wires
from game.view.scene.page import Page

# The node of a bias is hit up to this far beyond its rim.
BEYOND_NODE: Final = 4.0
TURN_POINTS: Final = 13
# On pages in large type, which are touched, connections are hit this widely; and their labels are
# targets at least so high.
HIT_LARGE: Final = 64.0


class HitPath(Path):
    """A path that answers quickly where it is out of reach: such a distance counts as infinite.

    ``width``: how widely it is hit.  Distances are told in the measure in which that is the width
    of every connection, so that the nearest is still the nearest.
    """

    def __init__(self, points: ArrayLike, width: float = theme.HIT_CONNECTION) -> None:
        super().__init__(points)
        self._measure = theme.HIT_CONNECTION / width
        reach = width / 2
        left, top = self.points.min(axis=0) - reach
        right, bottom = self.points.max(axis=0) + reach
        self._within = (float(left), float(top), float(right), float(bottom))

    def distance_to(self, x: float, y: float) -> float:
        """Distance from a point; infinite if it is surely more than half a connection's width."""
        left, top, right, bottom = self._within
        if not (left <= x <= right and top <= y <= bottom):
            return math.inf
        return super().distance_to(x, y) * self._measure


def wires(drawing: Box, page: Page = Page.LAB, card_open: bool = False) -> Wires:
    """The wires of a network drawn into a rectangle. Costs milliseconds: worth keeping."""
    network = network_geometry(drawing, page, card_open)
    width, height = network.label
    if page.is_large:
        height = max(height, HIT_LARGE)
    reach = HIT_LARGE if page.is_large else theme.HIT_CONNECTION
    return Wires(
        paths={parameter: _hit_path(network, parameter, reach) for parameter in network.paths},
        labels={
            parameter: Box(x - width / 2, y - height / 2, width, height)
            for parameter, (x, y) in network.pills.items()
        },
    )


def _hit_path(network: NetworkGeometry, parameter: ParameterId, reach: float) -> HitPath:
    """The connection's curve; for a bias it begins with a turn inside its node.

    The turn is as wide as it takes to hit all of the node, and a little more.
    """
    path = network.paths[parameter]
    if not parameter.is_bias:
        return HitPath(path.points, reach)
    node = network.biases[parameter]
    radius = max(node.r + BEYOND_NODE - theme.HIT_CONNECTION / 2, 1.0)
    angles = np.linspace(0.0, 2.0 * np.pi, TURN_POINTS)
    turn = np.stack([node.x + radius * np.cos(angles), node.y + radius * np.sin(angles)], axis=-1)
    return HitPath(np.vstack([turn, path.points]))
