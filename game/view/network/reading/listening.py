"""How well a neuron listens, small: its activation curve, and where on it a row is.

On the flat parts of the curve its answer does not change when it is pushed a little: it hardly
listens there.  The picture follows from the places alone, so that equal places look the same.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from game.engine.topology import NeuronId
from game.session.snapshot import Snapshot

# The axis of z goes from -PLACES to PLACES.  A sigmoid's ends here, where it is all but flat: what
# is farther out stands at its end.
PLACES: Final = 48
SIGMOID_REACH: Final = 5.0
# A ReLU's goes as far as its largest sum, and at least so far.
LEAST_RELU_REACH: Final = 1.0


class SmallCurve(NamedTuple):
    """A neuron's curve with dots.

    ``kinked``: a ReLU's, else a sigmoid's; ``places``: of the dots on the axis of z, -PLACES to
    PLACES: one for a row, which has a tangent; several where all rows are shown; none while nothing
    has arrived.
    """

    kinked: bool
    places: tuple[int, ...]


def small_curve(
    snapshot: Snapshot, neuron: NeuronId, sample: int | None, arrived: bool
) -> SmallCurve | None:
    """The curve that a neuron wears; without a sample with a dot for every row.

    None for a dead one, which has its flatline, and for an output whose slope the loss cancels: it
    would tell of a listening that does not count.
    """
    trace, is_output = snapshot.trace, neuron.layer == snapshot.topology.depth
    if neuron in snapshot.dead or (is_output and trace.rule.loss.cancels_slope):
        return None
    activation = trace.rule.output_activation if is_output else trace.rule.activation
    rows = range(snapshot.dataset.sample_count)
    sums = [trace.pre_activation(neuron, row) for row in rows]
    kinked = activation.can_die
    reach = max(LEAST_RELU_REACH, *sums) if kinked else SIGMOID_REACH
    if not arrived or not all(map(math.isfinite, (*sums, reach))):
        return SmallCurve(kinked, ())
    chosen = sums if sample is None else [sums[sample]]
    return SmallCurve(kinked, tuple(sorted({_place(z, reach) for z in chosen})))


def height(kinked: bool, place: float) -> float:
    """The activation at a place, as a share of the highest there is room for."""
    share = place / PLACES
    if kinked:
        return max(share, 0.0)
    return 1.0 / (1.0 + math.exp(-SIGMOID_REACH * share))


def steepness(kinked: bool, place: int) -> float:
    """How much that grows with the place as a share of PLACES."""
    if kinked:
        return 1.0 if place > 0 else 0.0
    answer = height(kinked, place)
    return SIGMOID_REACH * answer * (1.0 - answer)


def _place(z: float, reach: float) -> int:
    """Never at 0 unless it is: there the kink is."""
    nearest = round(min(max(z / reach, -1.0), 1.0) * PLACES)
    return nearest or (z > 0) - (z < 0)
