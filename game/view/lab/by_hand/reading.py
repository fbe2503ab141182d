"""What the card of a weight in hand says, as values: its valley, and three readouts."""

from collections.abc import Hashable
from typing import Final, NamedTuple

import numpy as np

from game.engine.arrays import Array
from game.engine.what_if.valley import valley
from game.session.snapshot import Snapshot
from game.session.tape.by_hand import Hand
from game.view.lab.by_hand.places import reach_of
from game.view.numbers import digits
from game.view.numbers.figures import figure
from game.view.widgets.sliders.sliding import number_shown

# So many values of the weight, an odd number: 0 is one of them.
POINTS: Final = 481
DECIMALS: Final = 4
RATE_DECIMALS: Final = 2
# The axis ends a little above the highest loss; on it there are at most so many steps.
HEADROOM: Final = 1.06
MOST_STEPS: Final = 3
STEPS: Final = (1.0, 2.0, 5.0, 10.0)


class Valley(NamedTuple):
    """Losses (value,) at values (value,) from ``-reach`` to ``reach``; the axis ends at ``top``.
    Valleys with the same ``key`` are the same.
    """

    key: Hashable
    values: Array
    losses: Array
    reach: float
    top: float

    @property
    def step(self) -> float:
        """Between the lines of the axis: a round number."""
        least = self.top / MOST_STEPS
        power = 10.0 ** np.floor(np.log10(least))
        return float(next(step * power for step in STEPS if step * power >= least))


class HandReading(NamedTuple):
    """The numbers of the card; equal ones look equal. ``steepness`` is the gradient."""

    name: tuple[str | None, str]
    hand: Hand
    loss: float
    loss_before: float
    steepness: float
    written: str
    gradient: str
    losses: tuple[str, str]
    rights: tuple[int, int]
    rows: int
    after: str
    rate: str

    @property
    def kind(self) -> str:
        """What it is, in the names of the texts."""
        return "bias" if self.name[0] is None else "weight"


class HandReader:
    """Reads the card off snapshots; however a weight is moved, its valley is worked out once."""

    def __init__(self) -> None:
        self._valley: Valley | None = None

    def valley(self, snapshot: Snapshot, hand: Hand) -> Valley:
        """The valley that the weight in hand lies in."""
        reach, trace = reach_of(hand), snapshot.trace
        others = np.array(trace.parameters.vector)
        others[snapshot.topology.parameters.index(hand.parameter)] = 0.0
        key = (hand.parameter, reach, others.tobytes(), trace.rule, snapshot.dataset.name)
        if self._valley is None or self._valley.key != key:
            values = np.linspace(-reach, reach, POINTS)
            losses = valley(trace, snapshot.topology, hand.parameter, values)
            top = float(losses.max()) * HEADROOM
            self._valley = Valley(key, values, losses, reach, top if top > 0 else 1.0)
        return self._valley

    def read(self, snapshot: Snapshot, hand: Hand) -> HandReading:
        """The numbers."""
        trace, topology, parameter = snapshot.trace, snapshot.topology, hand.parameter
        before = snapshot.history.trace_at(snapshot.epoch)
        gradient = trace.backward.gradients.value(parameter)
        after = hand.value - trace.rule.learning_rate * gradient
        source = parameter.source_neuron
        return HandReading(
            name=(
                None if source is None else topology.neuron_name(source),
                topology.neuron_name(parameter.target_neuron),
            ),
            hand=hand,
            loss=float(trace.loss),
            loss_before=float(before.loss),
            steepness=gradient,
            written=digits.fixed(hand.value, DECIMALS),
            gradient=figure(gradient).signed,
            losses=(figure(float(before.loss)).text, figure(float(trace.loss)).text),
            rights=(before.right_count, trace.right_count),
            rows=trace.dataset.sample_count,
            after=digits.fixed(after, DECIMALS),
            rate=number_shown(trace.rule.learning_rate, RATE_DECIMALS),
        )
