"""The plot: a rectangle in which epochs run to the right and values upwards."""

from typing import Final, NamedTuple

import numpy as np

from game.engine.arrays import Array
from game.engine.value_type import fixed_type
from game.view.charts.axes.axis import ValueAxis
from game.view.drawing.box import Box
from game.view.scene.control import Control
from game.view.widgets.sliders.timescale import HEAD_FRACTION, SHORTEST


class EpochScale(NamedTuple):
    """Epochs 0 to ``horizon`` between two x positions."""

    left: float
    right: float
    horizon: int

    def x(self, epoch: float) -> float:
        """Where an epoch lies."""
        return self.left + (self.right - self.left) * epoch / self.horizon

    def epoch(self, x: float) -> int:
        """The epoch nearest to a position."""
        return round((x - self.left) / (self.right - self.left) * self.horizon)


def epoch_scale(control: Control, end: int) -> EpochScale:
    """The scale of a timeline that ends at an epoch: its head stands where ``fraction_of`` says."""
    left, right = control.track
    return EpochScale(left, left + (right - left) * HEAD_FRACTION, max(end, SHORTEST))


class Plot(NamedTuple):
    """``box`` in logical units, its two scales, and ``scale`` in device pixels per unit."""

    box: Box
    epochs: EpochScale
    axis: ValueAxis
    scale: float

    def heights(self, values: Array) -> Array:
        """The logical y of values."""
        return np.asarray(self.box.bottom - self.axis.share(values) * self.box.h)

    def y(self, value: float) -> float:
        """The logical y of one value."""
        return float(self.heights(np.array(value)))

    @property
    def rows(self) -> tuple[int, int]:
        """First pixel row, and the row after the last, in which lines may be drawn."""
        return round((self.box.y - EDGE) * self.scale), round((self.box.bottom + EDGE) * self.scale)


# A line at the very end of the axis may reach this far beyond it.
EDGE: Final = 4.0


@fixed_type
class Course:
    """Values (series, column) at the middles of the pixel columns from ``left`` on.

    ``epochs`` (column,) are those of the middles.
    """

    left: int
    epochs: Array
    values: Array


def columns_of(
    scale: EpochScale, pixels: float, epochs: Array, values: Array, first: float, last: float
) -> Course:
    """Values (series, point) at ``epochs``, read at every pixel column between two epochs.

    ``pixels``: device pixels per logical unit.
    """
    # Lines are drawn into the pixels directly: nothing may lie beyond the end of the scale.
    last = min(last, scale.horizon)
    left, right = round(scale.x(first) * pixels), round(scale.x(last) * pixels)
    centers = (np.arange(left, max(right, left + 1 if first <= last else left)) + 0.5) / pixels
    at = (centers - scale.left) / (scale.right - scale.left) * scale.horizon
    at = np.clip(at, epochs[0], epochs[-1])
    return Course(left, at, interpolated(epochs, values, at))


def interpolated(epochs: Array, values: Array, at: Array) -> Array:
    """Values (series, point) at ``epochs``, read linearly at the epochs ``at``."""
    if len(epochs) == 1:
        return np.repeat(values, len(at), axis=1)
    after = np.clip(np.searchsorted(epochs, at), 1, len(epochs) - 1)
    before = after - 1
    share = (at - epochs[before]) / (epochs[after] - epochs[before])
    return np.asarray(values[:, before] * (1 - share) + values[:, after] * share)
