"""What a run has learned, in one line, read off what the network says all over the square.

Only of a story that was left as it is, and only where the engine's own answers, between the rows as
well, have that shape.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.engine.trace import EpochTrace
from game.engine.what_if.any_input import pass_forward
from game.session.outcome import State
from game.session.snapshot import Snapshot

# Points along a side and along a diagonal.
POINTS: Final = 33
HALF: Final = 0.5


def learned(snapshot: Snapshot) -> str | None:
    """The key of the sentence; None where none is true."""
    if snapshot.outcome.state is not State.SOLVED or not snapshot.as_preset:
        return None
    changes, rising, falling = _walks(snapshot.trace)
    name = snapshot.dataset.name
    if name == "and" and changes == 2:
        return "learned-one"
    if name == "xor" and changes == 4 and _all_cross(snapshot):
        if not rising.any():
            return "learned-two-beyond"
        if falling.all():
            return "learned-two-between"
    return None


def _walks(trace: EpochTrace) -> tuple[int, np.ndarray, np.ndarray]:
    """Once round the square of the inputs: how often the answer changes its side of one half. And
    along the diagonals from 0 0 and from 0 1: where it is above one half.
    """
    way = np.linspace(0.0, 1.0, POINTS)
    low, high = np.zeros(POINTS), np.ones(POINTS)
    sides = ((low, way), (way, high), (high, way[::-1]), (way[::-1], low))
    points = [*sides, (way, way), (way, way[::-1])]
    inputs = np.concatenate([np.stack(side) for side in points], axis=1)
    answers = pass_forward(trace.parameters, trace.rule, inputs).activations[-1][0]
    above = answers > HALF
    loop, rest = above[: 4 * POINTS], above[4 * POINTS :]
    changes = int(np.count_nonzero(loop != np.roll(loop, 1)))
    return changes, rest[:POINTS], rest[POINTS:]


def _all_cross(snapshot: Snapshot) -> bool:
    """Whether every hidden neuron's cut, where its sum is 0, runs through the square."""
    return all(len(set(sides)) == 2 for sides in _sides(snapshot))


def _sides(snapshot: Snapshot) -> Iterator[list[bool]]:
    for sums in snapshot.trace.forward.pre_activations[0]:
        yield [bool(value > 0) for value in sums]
