"""A parameter set by hand: in hand while it is tried, and in a recording once training goes on."""

from typing import Final, NamedTuple

import numpy as np

from game.engine.arrays import Array, read_only
from game.engine.topology import ParameterId, Topology

# Parameters and what they were set to.
ByHand = tuple[tuple[ParameterId, float], ...]
# So far from 0 a hand sets a parameter; one that training has led further stays where it is.
FARTHEST: Final = 100.0


class Hand(NamedTuple):
    """``parameter`` is in hand and set to ``value``; it ``was`` what the recording says."""

    parameter: ParameterId
    value: float
    was: float


def set_by_hand(vector: Array, by_hand: ByHand, topology: Topology) -> Array:
    """The parameters (parameter,) with some of them set to other values; a copy, unless none is."""
    if not by_hand:
        return vector
    changed = np.array(vector)
    for parameter, value in by_hand:
        changed[topology.parameters.index(parameter)] = value
    return read_only(changed)


def reachable(value: float, was: float) -> float:
    """The value, or the nearest one that a hand may set instead of what the parameter ``was``."""
    farthest = max(FARTHEST, abs(was))
    # Never -0.0: what trains alike is the same future.
    return min(max(value, -farthest), farthest) + 0.0
