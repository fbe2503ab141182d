"""Where the rows' dots are on a neuron's curve at a moment: a pure function of the snapshot.

While an epoch's update is told, they slide to where the moved weights put them; while all rows are
told one after another, the chosen dot slides from row to row.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from game.engine.arrays import Array
from game.engine.topology import NeuronId
from game.session.presentation import Phase
from game.session.snapshot import Snapshot
from game.view.network.reading.staging import smooth
from game.view.neuron_card.figures import NeuronFigures, RowPoint
from game.view.neuron_card.spoken_of import curve_of, forward_share, row_of, stage_of, told_by_row

# The chosen dot comes to a row in this share of the row's part of the telling.
ARRIVING: Final = 0.3


class Dot(NamedTuple):
    """A place on the curve and how steep it is there."""

    z: float
    a: float
    slope: float


class Dots(NamedTuple):
    """The dots of all rows, in their order, and the one that is spelled out, ``chosen``: mostly
    that of its row, ``row``; else on its way there, or None as long as nothing has arrived. It may
    be of an input of one's own: then ``row`` is None.
    """

    rows: tuple[Dot, ...]
    row: int | None
    chosen: Dot | None


def dots(snapshot: Snapshot, neuron: NeuronId) -> Dots:
    """The dots of a neuron in a snapshot (``seen``, where motion is reduced: then they jump)."""
    curve, row = curve_of(snapshot, neuron), row_of(snapshot)
    places = _sums(snapshot, neuron)
    chosen = _chosen(snapshot, neuron, places, row)
    z = np.append(places, 0.0 if chosen is None else chosen)
    a = curve.value(z)
    slopes = curve.exact_slope(z, a)
    *rows, last = (Dot(*map(float, dot)) for dot in zip(z, a, slopes, strict=True))
    is_own = snapshot.probe is not None
    return Dots(tuple(rows), None if is_own else row, None if chosen is None else last)


def at_rest(figures: NeuronFigures) -> Dots:
    """The dots where the figures say that they are: of this epoch, and nothing on its way."""
    rows = tuple(_dot(row) for row in figures.rows)
    return Dots(rows, figures.chosen_row, _dot(figures.shown) if figures.known else None)


def _dot(point: RowPoint) -> Dot:
    return Dot(point.z, point.a, point.slope_value)


def _chosen(snapshot: Snapshot, neuron: NeuronId, places: Array, row: int) -> float | None:
    """z of the chosen dot; None while the row's packets are under way to the neuron."""
    if snapshot.probe is not None:
        return snapshot.probe.trace.pre_activation(neuron, 0)
    moment, here = snapshot.moment, float(places[row])
    arrived = forward_share(snapshot, neuron)
    if not told_by_row(snapshot) or snapshot.inside is not None:
        return here if arrived > 0.0 else None
    if moment.phase is Phase.FORWARD:
        if row == 0:
            return here if arrived > 0.0 else None
        before, share = float(places[row - 1]), arrived
    else:
        before = float(places[row - 1 if row else snapshot.pinned_sample])
        share = min(moment.progress / ARRIVING, 1.0)
    return before + (here - before) * smooth(share)


def _sums(snapshot: Snapshot, neuron: NeuronId) -> Array:
    """z of every row: of this epoch, or on the way to the next one's."""
    trace = snapshot.trace
    share = stage_of(snapshot, neuron).updated
    if share == 0.0:
        return np.asarray(trace.forward.pre_activations[neuron.layer - 1][neuron.unit])
    arriving = trace.dataset.inputs
    old, step = trace.parameters, trace.backward.gradients
    rate = trace.rule.learning_rate * share
    for layer in range(neuron.layer):
        weights = old.weights[layer] - rate * step.weights[layer]
        biases = old.biases[layer] - rate * step.biases[layer]
        z = weights @ arriving + biases[:, None]
        arriving = trace.rule.activation.value(z)
    return np.asarray(z[neuron.unit])
