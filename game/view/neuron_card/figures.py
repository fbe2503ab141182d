"""Everything a neuron's card says about one neuron, worked out once an epoch."""

from __future__ import annotations

from decimal import Decimal, localcontext
from enum import Enum
from typing import Final, NamedTuple

from game.engine.activation import SIGMOID, Activation
from game.engine.saturation import mean_slope
from game.engine.topology import NeuronId
from game.engine.trace import EpochTrace
from game.session.snapshot import Snapshot
from game.session.terms.stations import Kind
from game.view.network.reading.term_light import has_made
from game.view.neuron_card import sum_wording
from game.view.neuron_card.answer_wording import error_figure, slope_figure, word_answer
from game.view.neuron_card.spoken_of import (
    Curve,
    curve_kind,
    curve_of,
    row_of,
    stage_of,
    target_of,
)
from game.view.neuron_card.sum_wording import SumWording, Term, word_sum
from game.view.numbers.calculations import EXACTLY, mean_of
from game.view.numbers.digits import UNDEFINED
from game.view.numbers.figures import Figure, gives, setting
from game.view.numbers.readout import row_name

UNKNOWN: Final = Figure(UNDEFINED, None, Decimal(0))


class Listening(Enum):
    """How well the neuron listens on the row that is spelled out."""

    LISTENS = "listens"
    HARDLY = "hardly"  # its slope is under the lock threshold
    SILENT = "silent"  # a ReLU at 0: its slope is 0
    DEAD = "dead"  # the same on every row
    CANCELLED = "cancelled"  # an output whose slope the loss cancels


class RowPoint(NamedTuple):
    """One row on the curve: its ``name`` ("0 1"), its place, and how steep the curve is there."""

    name: str
    z: float
    a: float
    slope: Figure
    slope_value: float


class NeuronFigures(NamedTuple):
    """A neuron's card in values; equal ones look equal.

    ``row`` is the place in ``rows`` of the one that is spelled out, ``one_of_all``: as an example,
    since all of them are chosen. ``known``: in the telling of this epoch the row has come so far
    that z and all that follows from it stand; else these figures are dashes.

    ``terms`` add up to ``z`` (``sum_holds``: their digits give it, so that "=" is true);
    ``activation_holds``: the curve at the written z is the written activation; ``slope_holds``:
    a(1 - a) as written is the written slope; ``mean_holds``: the mean of the written slopes is the
    written mean. ``rest`` is 1 - a, None for a ReLU. ``target`` and ``raw_error`` are the output's,
    the latter once it stands. ``steepest``: the largest slope that the curve has anywhere.

    While an input of one's own is run, ``own``, x1 and x2, it is spelled out instead of a row:
    ``own_point``. It has no target.
    """

    neuron: NeuronId
    name: str
    is_output: bool
    curve: Curve
    rows: tuple[RowPoint, ...]
    row: int
    one_of_all: bool
    known: bool
    terms: tuple[Term, ...]
    z: Figure
    sum_holds: bool
    activation: Figure
    rest: Figure | None
    activation_holds: bool
    slope: Figure
    slope_holds: bool
    listening: Listening
    mean_slope: Figure
    mean_value: float
    mean_holds: bool
    threshold: Figure
    threshold_value: float
    steepest: float
    locked: bool
    dead: bool
    slope_cancelled: bool
    target: float | None
    raw_error: Figure | None
    own: tuple[float, float] | None = None
    own_point: RowPoint | None = None

    @property
    def shown(self) -> RowPoint:
        """What is spelled out: a row, or an input of one's own."""
        return self.rows[self.row] if self.own_point is None else self.own_point

    @property
    def chosen_row(self) -> int | None:
        """The place of the row that is spelled out, if it is one."""
        return self.row if self.own_point is None else None

    @property
    def points(self) -> tuple[RowPoint, ...]:
        """All places on the curve: the rows', and that of an input of one's own."""
        return self.rows if self.own_point is None else (*self.rows, self.own_point)


class _Asked(NamedTuple):
    """What the figures follow from, beside the trace."""

    neuron: NeuronId
    row: int
    one_of_all: bool
    settled: bool
    arrived: tuple[bool, ...]
    error_stands: bool
    sum_stands: bool
    locked: bool
    dead: bool
    threshold: float
    own: tuple[float, float] | None


class FiguresReader:
    """Gives the figures of neurons, and remembers the latest ones.

    The trace belongs to one epoch and never changes, so nothing is worked out twice.
    """

    def __init__(self) -> None:
        self._trace: EpochTrace | None = None
        self._asked: _Asked | None = None
        self._given: NeuronFigures | None = None

    def read(self, snapshot: Snapshot, neuron: NeuronId) -> NeuronFigures:
        """The figures of ``neuron`` in the card's row of a snapshot (``seen``, where motion is
        reduced).
        """
        asked = _asked(snapshot, neuron)
        if self._given is None or self._trace is not snapshot.trace or self._asked != asked:
            self._trace, self._asked = snapshot.trace, asked
            with localcontext(EXACTLY):
                self._given = _figures(snapshot, asked)
        return self._given


def _asked(snapshot: Snapshot, neuron: NeuronId) -> _Asked:
    stage = stage_of(snapshot, neuron)
    return _Asked(
        neuron=neuron,
        row=row_of(snapshot),
        one_of_all=snapshot.sample is None,
        settled=not snapshot.streams,
        # The inputs' values have always arrived.
        arrived=(True, *(share > 0.0 for share in stage.forward)),
        error_stands=stage.error,
        sum_stands=snapshot.inside is not None and has_made(snapshot, Kind.SUM, neuron),
        locked=neuron in snapshot.locked,
        dead=neuron in snapshot.dead,
        threshold=snapshot.settings.lock_threshold,
        own=None if snapshot.probe is None else snapshot.probe.inputs,
    )


def _figures(snapshot: Snapshot, asked: _Asked) -> NeuronFigures:
    trace, neuron = snapshot.trace, asked.neuron
    curve, is_output = curve_of(snapshot, neuron), neuron.layer == snapshot.topology.depth
    points, probe = _points(snapshot, neuron, curve), snapshot.probe
    own = None if probe is None else _point(probe.trace, neuron, curve, 0, "")
    shown = points[asked.row] if own is None else own
    added = _sum(snapshot, asked)
    answer = word_answer(curve, added.total, shown.z, shown.slope, asked.settled)
    mean = mean_slope(trace, neuron)
    mean_figure = slope_figure(curve, mean)
    cancelled = is_output and trace.rule.loss.cancels_slope
    target = target_of(snapshot, neuron)
    error_known = asked.error_stands and asked.arrived[neuron.layer]
    figures = NeuronFigures(
        neuron=neuron,
        name=snapshot.topology.neuron_name(neuron),
        is_output=is_output,
        curve=curve_kind(curve),
        rows=points,
        row=asked.row,
        one_of_all=asked.one_of_all,
        known=asked.arrived[neuron.layer],
        terms=added.terms,
        z=added.total,
        sum_holds=added.holds,
        activation=answer.activation,
        rest=answer.rest,
        activation_holds=answer.activation_holds,
        slope=answer.slope,
        slope_holds=answer.slope_holds,
        listening=_listening(asked, curve, shown.slope_value, cancelled),
        mean_slope=mean_figure,
        mean_value=mean,
        mean_holds=gives(mean_of([point.slope for point in points]), mean_figure),
        threshold=setting(asked.threshold),
        threshold_value=asked.threshold,
        steepest=curve.steepest,
        locked=asked.locked and not asked.dead,
        dead=asked.dead,
        slope_cancelled=cancelled,
        target=target,
        raw_error=error_figure(answer, target) if target is not None and error_known else None,
        own=asked.own,
        own_point=own,
    )
    if figures.known:
        return figures
    unknown = _still_unknown(figures, asked.arrived[neuron.layer - 1])
    if asked.sum_stands:
        return unknown._replace(z=figures.z, sum_holds=figures.sum_holds)
    return unknown


def _sum(snapshot: Snapshot, asked: _Asked) -> SumWording:
    """The sum of the row, or of the input of one's own, that is spelled out."""
    layer = asked.neuron.layer - 1
    units = range(snapshot.topology.layer_sizes[layer])
    names = [snapshot.topology.neuron_name(NeuronId(layer, unit)) for unit in units]
    finer = sum_wording.SETTLED if asked.settled else sum_wording.RUNNING
    if snapshot.probe is not None:
        return word_sum(snapshot.probe.trace, asked.neuron, 0, names, finer)
    return word_sum(snapshot.trace, asked.neuron, asked.row, names, finer)


def _points(snapshot: Snapshot, neuron: NeuronId, curve: Activation) -> tuple[RowPoint, ...]:
    return tuple(
        _point(snapshot.trace, neuron, curve, row, row_name(name))
        for row, name in enumerate(snapshot.dataset.sample_names)
    )


def _point(
    trace: EpochTrace, neuron: NeuronId, curve: Activation, sample: int, name: str
) -> RowPoint:
    slope = trace.slope(neuron, sample)
    return RowPoint(
        name=name,
        z=trace.pre_activation(neuron, sample),
        a=trace.activation(neuron, sample),
        slope=slope_figure(curve, slope),
        slope_value=slope,
    )


def _listening(asked: _Asked, curve: Activation, slope: float, cancelled: bool) -> Listening:
    if cancelled:
        return Listening.CANCELLED
    if asked.dead:
        return Listening.DEAD
    if curve is not SIGMOID:
        return Listening.LISTENS if slope else Listening.SILENT
    return Listening.HARDLY if slope < asked.threshold else Listening.LISTENS


def _still_unknown(figures: NeuronFigures, sources_known: bool) -> NeuronFigures:
    """The figures of a row whose packets are under way to the neuron: dashes."""
    terms = figures.terms
    if not sources_known:
        terms = tuple(
            term
            if term.source is None
            else term._replace(value=UNKNOWN, product=UNKNOWN, product_holds=False, known=False)
            for term in terms
        )
    return figures._replace(
        terms=terms,
        z=UNKNOWN,
        sum_holds=True,
        activation=UNKNOWN,
        rest=None if figures.rest is None else UNKNOWN,
        activation_holds=True,
        slope=UNKNOWN,
        slope_holds=True,
    )
