"""What is told of the next update, as values: the loss, the rows that are right, and a curve."""

from collections.abc import Hashable
from typing import Final, NamedTuple

import numpy as np

from game.engine.arrays import Array
from game.engine.what_if.valley import after_update, along_update
from game.session.settings import RANGES
from game.session.snapshot import Snapshot
from game.view.numbers.figures import told_apart
from game.view.widgets.sliders.sliding import number_shown

# So many learning rates, from 0 to the largest there is.
POINTS: Final = 121
MOST_RATE: Final = RANGES["learning_rate"].high
RATE_DECIMALS: Final = 2


class RateCurve(NamedTuple):
    """Losses (rate,) after the update with each of the ``rates`` (rate,), from ``low`` to ``high``.
    Curves with the same ``key`` are the same; where numbers grow without bound there are none.
    """

    key: Hashable
    rates: Array
    losses: Array
    low: float
    high: float

    @property
    def is_drawn(self) -> bool:
        """Whether all of it is finite."""
        return bool(np.isfinite(self.losses).all())

    @property
    def levels(self) -> tuple[str, str]:
        """The lowest and the highest loss as they are written."""
        return told_apart(self.low, self.high)


class UpdateReading(NamedTuple):
    """The numbers of the card, now and after the update; equal ones look equal."""

    rate: float
    rate_text: str
    loss: float
    loss_after: float
    losses: tuple[str, str]
    rights: tuple[int, int]
    rows: int


class UpdateReader:
    """Reads the card off snapshots; however the learning rate is moved, its curve is worked out
    once.
    """

    def __init__(self) -> None:
        self._curve: RateCurve | None = None
        self._reading: tuple[Hashable, UpdateReading] | None = None

    def curve(self, snapshot: Snapshot) -> RateCurve:
        """The loss against the learning rate."""
        trace = snapshot.trace
        rule = (trace.rule.activation, trace.rule.output_activation, trace.rule.loss)
        key = (trace.parameters.vector.tobytes(), rule, snapshot.dataset.name)
        if self._curve is None or self._curve.key != key:
            rates = np.linspace(0.0, MOST_RATE, POINTS)
            with np.errstate(over="ignore", invalid="ignore"):
                losses = along_update(trace, snapshot.topology, rates)
            low, high = float(losses.min()), float(losses.max())
            self._curve = RateCurve(key, rates, losses, low, high)
        return self._curve

    def read(self, snapshot: Snapshot) -> UpdateReading:
        """The numbers."""
        trace = snapshot.trace
        key = (self.curve(snapshot).key, trace.rule.learning_rate)
        if self._reading is None or self._reading[0] != key:
            with np.errstate(over="ignore", invalid="ignore"):
                after = after_update(trace, snapshot.topology)
            rate, loss, then = trace.rule.learning_rate, float(trace.loss), float(after.loss)
            reading = UpdateReading(
                rate=rate,
                rate_text=number_shown(rate, RATE_DECIMALS),
                loss=loss,
                loss_after=then,
                losses=told_apart(loss, then),
                rights=(trace.right_count, after.right_count),
                rows=trace.dataset.sample_count,
            )
            self._reading = (key, reading)
        return self._reading[1]
