"""The loss of a whole recording as an outline: what the timelines show."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from game.session.snapshot import Snapshot
from game.session.tape.history import Curves, Quantity
from game.view.charts.axes.axis import value_axis
from game.view.charts.axes.plot import EpochScale, Plot
from game.view.charts.lines import curves
from game.view.charts.lines.rules import RuleMark, breaks
from game.view.drawing.box import Box


class Wave(NamedTuple):
    """The outline's plot, its lines without a break, and the losses they follow."""

    plot: Plot
    parts: list[curves.Stretch]
    loss: Curves

    def y(self, epoch: float) -> float:
        """The outline's logical y at an epoch."""
        return self.plot.y(float(np.interp(epoch, self.loss.epochs, self.loss.values[0])))


def loss_wave(
    snapshot: Snapshot, rules: Sequence[RuleMark], box: Box, epochs: EpochScale, scale: float
) -> Wave:
    """The loss as an outline that fills the height of a box; ``scale``: pixels per unit."""
    columns = round((epochs.right - epochs.left) * scale)
    loss = snapshot.history.curves(Quantity.LOSS, None, columns)
    changes = np.array([rule.epoch for rule in rules], dtype=np.float64)
    starts = np.minimum(np.searchsorted(loss.epochs, changes), len(loss.epochs) - 1)
    axis = value_axis(Quantity.LOSS, loss.values, starts.astype(np.intp), 1)
    highest = float(np.minimum(loss.values, axis.high).max())
    fitted = axis._replace(high=highest) if highest > 0.0 else axis
    plot = Plot(box, epochs, fitted, scale)
    parts = curves.stretches(plot, loss, breaks(rules, Quantity.LOSS))
    return Wave(plot, parts, loss)
