"""Where the network is hit: connections along their curves and on their labels, and the discs."""

import math
from typing import Final

from numpy.typing import ArrayLike

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Path
from game.view.network.places.discs import Circle
from game.view.network.places.geometry import network_geometry
from game.view.network.places.lab_proportions import LEAST_TARGET, TARGET_ROWS
from game.view.network.places.large_pushes import PushPlace
from game.view.network.places.places import NetworkGeometry
from game.view.scene.control_context import Wires
from game.view.scene.page import Page

# The node of a bias is hit up to this far beyond its rim.
BEYOND_NODE: Final = 4.0
# On pages in large type, which are touched, connections are hit this widely; and their labels are
# targets at least so high.
HIT_LARGE: Final = 64.0
# In sizes of the least type: the goal's word above its ring, the error and its word below it; and
# the gap between the two targets.
GOAL_WORD: Final = 1.4
ERROR_HEIGHT: Final = 2.9
ERROR_GAP: Final = 10.0
# So far, in all, an own push is hit beyond its tip and the middle of its sign.
SIGN_ROOM: Final = 20.0
# In the lab a quantity reaches so far, in all, beyond the middles of its caption and its number.
QUANTITY_BEYOND: Final = 34.0


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


def wires(
    drawing: Box, page: Page = Page.LAB, card_open: bool = False, has_hidden: bool = True
) -> Wires:
    """The wires of a network drawn into a rectangle. Costs milliseconds: worth keeping."""
    network = network_geometry(drawing, page, card_open, has_hidden)
    width, height = network.label
    if page.is_large:
        height = max(height, HIT_LARGE)
    reach = HIT_LARGE if page.is_large else theme.HIT_CONNECTION
    return Wires(
        paths={name: HitPath(path.points, reach) for name, path in network.paths.items()},
        labels={
            parameter: Box(x - width / 2, y - height / 2, width, height)
            for parameter, (x, y) in network.pills.items()
        },
        neurons={neuron: _around(circle) for neuron, circle in network.neurons.items()},
        curves={neuron: _around(circle) for neuron, circle in network.curves.items()},
        badges={neuron: _around(circle) for neuron, circle in network.badges.items()},
        biases={parameter: _node(circle) for parameter, circle in network.biases.items()},
        signals={
            parameter: Box(x - width / 2, y - height / 2, width, height)
            for parameter, (x, y) in network.signals.items()
        },
        pushes={neuron: _around(_push(place)) for neuron, place in network.pushes.items()},
        goal=_goal(network) if page.is_large else _quantity(network, 0),
        error=_error(network) if page.is_large else _quantity(network, 2),
    )


def _goal(network: NetworkGeometry) -> Box | None:
    """The goal's ring, with the word above it."""
    goal = network.goal
    if goal is None:
        return None
    above = GOAL_WORD * network.least_type
    return Box(goal.x - goal.r, goal.y - goal.r - above, 2 * goal.r, 2 * goal.r + above)


def _error(network: NetworkGeometry) -> Box | None:
    """The error below it, with its word."""
    goal = network.goal
    if goal is None:
        return None
    half = max(network.target_width / 2, goal.r)
    top = goal.y + goal.r + ERROR_GAP
    return Box(goal.x - half, top, 2 * half, ERROR_HEIGHT * network.least_type)


def _quantity(network: NetworkGeometry, row: int) -> Box:
    """Target or raw error in the lab: the caption, and the number under it."""
    x, y = network.target
    growth = max(network.unit, LEAST_TARGET)
    above, below = (y + growth * place for place in TARGET_ROWS[row : row + 2])
    width = max(network.target_width, float(theme.HIT_MINIMUM))
    height = max(below - above + QUANTITY_BEYOND * growth, float(theme.HIT_MINIMUM))
    return Box(x - width / 2, (above + below) / 2 - height / 2, width, height)


def _push(place: PushPlace) -> Circle:
    """The disc in which an own push is hit: from its tip to beyond its sign."""
    (x, y), (sign_x, sign_y) = place.tip, place.sign
    reach = math.hypot(sign_x - x, sign_y - y) + SIGN_ROOM
    return Circle((x + sign_x) / 2, (y + sign_y) / 2, max(reach, HIT_LARGE) / 2)


def _around(circle: Circle) -> Box:
    """The square around a disc."""
    return Box(circle.x - circle.r, circle.y - circle.r, 2 * circle.r, 2 * circle.r)


def _node(circle: Circle) -> Box:
    """The square in which the node of a bias is hit: it may be larger than what is drawn."""
    return _around(circle._replace(r=max(circle.r + BEYOND_NODE, theme.HIT_MINIMUM / 2)))
