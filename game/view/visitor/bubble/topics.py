"""The things that tell about themselves when they are touched, by the ids of their controls."""

from typing import Final

from game.engine.topology import ParameterId, Topology

GOAL: Final = "tell.goal"
ERROR: Final = "tell.error"
LOSS: Final = "tell.loss"
EPOCH: Final = "tell.epoch"
PUZZLE: Final = "tell.puzzle"
SIGNAL: Final = "tell.signal."


def signal_topic(line: str) -> str:
    """The topic of what comes back along a line."""
    return SIGNAL + line


def signal_of(topic: str, topology: Topology) -> ParameterId | None:
    """The line of a signal's topic; None for other topics."""
    if not topic.startswith(SIGNAL):
        return None
    return topology.by_name.get(topic.removeprefix(SIGNAL))
