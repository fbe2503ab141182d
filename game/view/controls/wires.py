"""Where connections are hit: along their curves and on their labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.engine.topology import ParameterId
from game.view import theme
from game.view.box import Box
from game.view.curve import Path
from game.view.network.geometry import PILL_WIDTH, NetworkGeometry, network_geometry

# The way of a bias begins this far beyond the middle of its node, so that all of the node is hit.
BEYOND_NODE: Final = 6.0


@dataclass(frozen=True, slots=True, eq=False)
class Wires:
    """The curves along which connections are hit, and the boxes of their labels."""

    paths: Mapping[ParameterId, Path]
    labels: Mapping[ParameterId, Box]


def wires(drawing: Box) -> Wires:
    """The wires of a network drawn into a rectangle. Costs milliseconds: worth keeping."""
    network = network_geometry(drawing)
    return Wires(
        paths={parameter: _hit_path(network, parameter) for parameter in network.paths},
        labels={
            parameter: Box(
                x - PILL_WIDTH / 2, y - theme.PILL_HEIGHT / 2, PILL_WIDTH, theme.PILL_HEIGHT
            )
            for parameter, (x, y) in network.pills.items()
        },
    )


def _hit_path(network: NetworkGeometry, parameter: ParameterId) -> Path:
    """The connection's curve; for a bias it begins across its node."""
    path = network.paths[parameter]
    if not parameter.is_bias:
        return path
    node = network.biases[parameter]
    middle = np.array([node.x, node.y])
    outward = middle - path.points[0]
    length = float(np.hypot(*outward))
    first = middle + outward * (BEYOND_NODE / length) if length > 0 else middle
    return Path(np.vstack([first, path.points]))
