"""Puts together what one drawing of a chart needs: values, scales, header and places."""

from typing import Final, NamedTuple

import numpy as np

from game.session.snapshot import Course
from game.session.tape.history import Curves, Quantity
from game.view.charts.axes.axis import Ticks, ValueAxis, value_axis, value_ticks
from game.view.charts.axes.grid import level_count
from game.view.charts.axes.plot import EpochScale, Plot
from game.view.charts.boxes import HEADER_LINE, READOUT_WIDTH, Arrangement, Place
from game.view.charts.futures.places import list_place
from game.view.charts.legends.crosshair import nearest, pointed_quantity
from game.view.charts.legends.header import (
    Header,
    Subject,
    cells_of,
    factor_words,
    make_header,
    most_lines,
    words_of,
)
from game.view.charts.legends.reading import reading_of
from game.view.charts.lines.rules import RuleMark, breaks, rule_marks
from game.view.charts.lines.series import Series
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.numbers.readout import decimals_of
from game.view.scene.scene import Scene
from game.view.widgets.sliders.timescale import horizon

# Air between a header and its plot: half a number of the axis.
HEADER_GAP: Final = 9.0


# The futures beside the one that is shown, with their losses.
Others = tuple[tuple[Course, Curves], ...]


class Composition(NamedTuple):
    """Everything that one drawing of a chart needs; ``chosen``: the line that stands out."""

    subject: Subject
    place: Place
    rules: tuple[RuleMark, ...]
    curves: Curves
    plot: Plot
    ticks: Ticks
    chosen: int | None
    header: Header
    others: Others

    @property
    def breaks(self) -> list[int]:
        """Epochs at which the values jump because they are computed by another rule."""
        return breaks(self.rules, self.subject.quantity)

    @property
    def header_box(self) -> Box:
        """Where the header is."""
        chart = self.place.chart
        if self.place.arrangement is Arrangement.STRIP:
            return Box(chart.x, chart.y, READOUT_WIDTH, chart.h)
        return Box(chart.x, chart.y, chart.w, self.header.lines * HEADER_LINE)


def compose(
    canvas: Canvas,
    scene: Scene,
    quantity: Quantity,
    place: Place,
    series: tuple[Series, ...],
    others: Others = (),
) -> Composition:
    """The composition of one chart of a scene; ``others``: the futures beside the one that is
    shown.
    """
    snapshot = scene.snapshot
    epochs = EpochScale(*place.sides, horizon(snapshot))
    columns = round((place.sides[1] - place.sides[0]) * canvas.scale)
    curves = snapshot.history.curves(quantity, snapshot.sample, columns)
    rules = rule_marks(snapshot.history)
    axis = _axis(scene, quantity, curves, rules, place, others)
    ticks = value_ticks(axis)
    decimals = decimals_of(quantity, max(-axis.low, axis.high))
    reading = reading_of(scene, quantity)
    subject = Subject(scene, quantity, series, reading, decimals, ticks.factor)
    header = _header(canvas, subject, place, None)
    plot = Plot(_plot_box(place, header), epochs, axis, canvas.scale)
    chosen = _chosen(subject, plot)
    if chosen is not None and (reading.crosshair or not header.is_whole(len(series))):
        header = _header(canvas, subject, place, chosen)
    return Composition(subject, place, rules, curves, plot, ticks, chosen, header, others)


def _axis(
    scene: Scene,
    quantity: Quantity,
    curves: Curves,
    rules: tuple[RuleMark, ...],
    place: Place,
    others: Others,
) -> ValueAxis:
    values = curves.values
    for _, loss in others:
        seen = loss.values[:, loss.epochs <= horizon(scene.snapshot)]
        values = np.concatenate([values, seen], axis=1)
    ghost = scene.snapshot.history.ghost
    if quantity is Quantity.LOSS and ghost is not None and not scene.snapshot.futures:
        seen = ghost.losses[ghost.epochs <= horizon(scene.snapshot)]
        values = np.concatenate([values, seen[None]], axis=1)
    changes = np.array([rule.epoch for rule in rules], dtype=np.float64)
    starts = np.searchsorted(curves.epochs, changes)
    starts = np.minimum(starts, len(curves.epochs) - 1).astype(np.intp)
    lines = 0 if place.arrangement is Arrangement.STRIP else 1
    return value_axis(quantity, values, starts, level_count(place.chart.h - lines * HEADER_LINE))


def _header(canvas: Canvas, subject: Subject, place: Place, chosen: int | None) -> Header:
    scene = subject.scene
    if subject.quantity is Quantity.LOSS and list_place(
        scene.layout, scene.snapshot, scene.interface
    ):
        # The list has all numbers of it.
        return Header(tuple(factor_words(subject)), None)
    titled = place.arrangement in (Arrangement.COLUMN, Arrangement.SQUARE)
    words, cells = words_of(subject, titled), cells_of(subject, chosen)
    focus = int(np.argmax(np.abs(subject.reading.values))) if chosen is None else chosen
    # The values' cells come last; what may stand before them is the ghost's.
    focus += len(cells) - len(subject.series)
    lines = most_lines(place.arrangement, subject.quantity, place.chart)
    return make_header(canvas, words, cells, focus, place.chart.w, lines)


def _plot_box(place: Place, header: Header) -> Box:
    left, right = place.sides
    chart = place.chart
    top = chart.y
    if place.arrangement is not Arrangement.STRIP:
        top += header.lines * HEADER_LINE + HEADER_GAP
    return Box(left, top, right - left, chart.bottom - top)


def _chosen(subject: Subject, plot: Plot) -> int | None:
    """The weight nearest to the pointer, else the one that the chain-rule card explains."""
    scene = subject.scene
    if subject.quantity is not Quantity.WEIGHTS:
        return None
    pointer = scene.interface.pointer
    is_pointed = pointed_quantity(scene) is Quantity.WEIGHTS
    if subject.reading.crosshair and is_pointed and pointer is not None:
        return nearest(plot.heights(subject.reading.values), pointer[1])
    shown = scene.shown_connection
    return None if shown is None else scene.snapshot.topology.parameters.index(shown)
