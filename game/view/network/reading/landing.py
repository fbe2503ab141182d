"""Where the weights land with the next update, while the learning rate is held."""

from typing import NamedTuple

from game.view.numbers import network_numbers
from game.view.scene.scene import Scene


class Landing(NamedTuple):
    """Where a weight or bias lands, as it is written; ``way``: 1 above where it is, -1 below it, 0
    where nothing moves it.
    """

    text: str
    way: int


def landings(scene: Scene) -> tuple[Landing, ...]:
    """Of each parameter, in the topology's order; none while the learning rate is not held."""
    if not scene.holds_rate:
        return ()
    trace, topology = scene.snapshot.trace, scene.snapshot.topology
    return tuple(
        landing_of(trace.parameters.value(each), trace.updated(each))
        for each in topology.parameters
    )


def landing_of(now: float, then: float) -> Landing:
    """Of one that is ``now`` here and ``then`` there."""
    return Landing(network_numbers.landing_text(now, then), (then > now) - (then < now))
