"""A chart over the epochs: one panel for each quantity, redrawn on its own."""

from collections.abc import Hashable, Sequence
from typing import Final

import numpy as np

from game.session.snapshot import Course
from game.session.tape.history import Curves, Quantity
from game.view.charts import loss_calculation
from game.view.charts.axes import grid
from game.view.charts.boxes import Arrangement, arrangement, chart_box, place_of
from game.view.charts.chart_parts import Composition, compose
from game.view.charts.futures.lines import (
    LETTER,
    Letter,
    OtherCourses,
    draw_letters,
    draw_others,
    lines_of,
    place_letters,
    shared_and_own,
)
from game.view.charts.futures.lines import draw_dots as draw_other_dots
from game.view.charts.futures.look import look_of
from game.view.charts.futures.places import chart_area, futures_key, shown_futures
from game.view.charts.legends.crosshair import crosshair_epoch, pointed_quantity
from game.view.charts.legends.header import draw_header, draw_readout
from game.view.charts.legends.reading import values_of
from game.view.charts.lines import annotations, curves
from game.view.charts.lines.series import Series, series_of
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.fill import FillBrush
from game.view.drawing.shapes.strands import StrandBrush
from game.view.numbers import digits
from game.view.scene.scene import Scene

OWN_WIDTH: Final = 3.4
# The sentence before anything is recorded stands only where there is this much room for it.
SENTENCE_ROOM: Final = 44.0


class ChartPanel:
    """The chart of one quantity; shown under its own tab and among all."""

    def __init__(self, quantity: Quantity) -> None:
        self.name = f"chart.{quantity.value}"
        self._quantity = quantity
        self._brush = StrandBrush()
        self._fill = FillBrush()
        self._courses = OtherCourses()
        self._series: tuple[Hashable, tuple[Series, ...]] = (None, ())

    def box_of(self, scene: Scene) -> Box | None:
        """Where the chart is; None while the tab does not show it."""
        graphs = chart_area(scene.layout, scene.snapshot, scene.interface)
        return None if graphs is None else chart_box(graphs, scene.interface.tab, self._quantity)

    def key(self, scene: Scene) -> Hashable:
        """What the chart shows: recording, playhead, hand, reading, and what was chosen."""
        snapshot, layout = scene.snapshot, scene.layout
        is_weights = self._quantity is Quantity.WEIGHTS
        pointer: Hashable = crosshair_epoch(scene)
        if is_weights and pointed_quantity(scene) is Quantity.WEIGHTS:
            pointer = scene.interface.pointer
        return (
            (chart_area(layout, snapshot, scene.interface), layout.fold, layout.scale),
            (scene.interface.tab, scene.interface.all_futures),
            (scene.palette, scene.texts.language),
            (snapshot.run, snapshot.last_epoch, snapshot.epoch, snapshot.hand),
            None if self._quantity is not Quantity.LOSS else futures_key(snapshot),
            None if is_weights else snapshot.sample,
            snapshot.settings.lock_threshold if self._has_marks(scene) else None,
            pointer,
            scene.shown_connection if is_weights else None,
        )

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the chart over the frame."""
        graphs = chart_area(scene.layout, scene.snapshot, scene.interface)
        if graphs is None:
            return
        # Where futures are listed there is no room for the loss calculation.
        rows = 0 if graphs != scene.layout.graphs else scene.snapshot.dataset.sample_count
        place = place_of(graphs, scene.interface.tab, self._quantity, scene.layout.fold, rows)
        if place is None:
            return
        others = self._others_of(scene, place.sides, canvas.scale)
        series = self._series_of(scene)
        chart = compose(canvas, scene, self._quantity, place, series, others)
        grid.draw_levels_grid(canvas, chart.plot, chart.ticks, self._number_limits(chart))
        if scene.snapshot.started:
            self._draw_course(canvas, chart)
        else:
            self._draw_start(canvas, chart)
        self._draw_around(canvas, chart)

    def _others_of(
        self, scene: Scene, sides: tuple[float, float], scale: float
    ) -> tuple[tuple[Course, Curves], ...]:
        """The futures beside the one that is shown, with their losses."""
        if self._quantity is not Quantity.LOSS:
            return ()
        points = round((sides[1] - sides[0]) * scale)
        shown = shown_futures(scene.snapshot, scene.interface)
        return tuple((each, self._courses.of(each, points)) for each in shown if not each.active)

    def _series_of(self, scene: Scene) -> tuple[Series, ...]:
        about = (scene.snapshot.topology, scene.palette)
        if self._series[0] != about:
            self._series = (about, series_of(self._quantity, *about))
        return self._series[1]

    def _has_marks(self, scene: Scene) -> bool:
        """Whether locks and changes are marked: on the loss, and on a neuron's chart of its own."""
        graphs = scene.layout.graphs
        if self._quantity is Quantity.LOSS or graphs is None:
            return True
        is_single = arrangement(graphs, scene.interface.tab) is Arrangement.SINGLE
        return is_single and self._quantity is not Quantity.WEIGHTS

    def _number_limits(self, chart: Composition) -> Box:
        """Where the numbers of the value axis may be: not in the header, nor in the box below."""
        plot = chart.plot.box
        margin = theme.TYPE_CAPTION / 2
        return Box(plot.x, plot.y - margin, plot.w, plot.h + 2 * margin)

    def _draw_course(self, canvas: Canvas, chart: Composition) -> None:
        scene, plot, reading = chart.subject.scene, chart.plot, chart.subject.reading
        snapshot = scene.snapshot
        parts = curves.stretches(plot, chart.curves, chart.breaks)
        pieces = self._pieces(chart, parts)
        if self._quantity is Quantity.LOSS:
            for piece, (series,) in pieces:
                curves.fill_below(canvas, self._fill, plot, piece, series, snapshot.epoch)
        marks = annotations.marks_of(snapshot, chart.rules, plot) if self._has_marks(scene) else []
        is_past = snapshot.epoch < snapshot.last_epoch
        taken = [annotations.line_box(plot, snapshot.epoch)] if is_past else []
        letters = self._letters(chart)
        taken += [letter.box for letter in letters]
        lines = [*parts, *lines_of(plot, chart.others)]
        labels = annotations.place_labels(canvas, plot, marks, lines, scene.texts, taken)
        annotations.draw_mark_lines(canvas, plot, marks, labels)
        ghost = snapshot.history.ghost
        if self._quantity is Quantity.LOSS and ghost is not None and not snapshot.futures:
            curves.draw_ghost(canvas, self._brush, plot, ghost)
        draw_others(canvas, self._brush, plot, chart.others)
        for piece, own in pieces:
            curves.draw_lines(canvas, self._brush, plot, piece, own, snapshot.epoch, chart.chosen)
        annotations.draw_spikes(canvas, plot, parts, scene.texts, taken)
        annotations.draw_labels(canvas, labels)
        if is_past:
            annotations.draw_playhead(canvas, plot, snapshot.epoch)
        if reading.crosshair:
            annotations.draw_crosshair(canvas, plot, reading.epoch)
        curves.draw_dots(canvas, plot, reading.epoch, reading.values, pieces[-1][1])
        if chart.others:
            draw_other_dots(canvas, plot, chart.others, reading.epoch)
            draw_letters(canvas, letters)
        if reading.crosshair and reading.epoch != snapshot.epoch:
            self._draw_head(canvas, chart)
        self._draw_tag(canvas, chart)

    def _pieces(
        self, chart: Composition, parts: Sequence[curves.Stretch]
    ) -> list[tuple[Sequence[curves.Stretch], tuple[Series, ...]]]:
        """What is drawn in which look: of several futures the shared past, and the own course."""
        snapshot, series = chart.subject.scene.snapshot, chart.subject.series
        if not chart.others:
            return [(parts, series)]
        active = next(course for course in snapshot.futures if course.active)
        past, own = shared_and_own(chart.plot, chart.curves, chart.breaks, active.parted)
        look = look_of(active, chart.subject.scene.palette)
        colored = (series[0]._replace(color=look.color, width=OWN_WIDTH),)
        return [(past, series), (own, colored)]

    def _letters(self, chart: Composition) -> list[Letter]:
        """Where the letters of several futures stand."""
        if not chart.others:
            return []
        active = next(each for each in chart.subject.scene.snapshot.futures if each.active)
        least = LETTER if chart.place.arrangement is Arrangement.SINGLE else 0.0
        return place_letters(chart.plot, ((active, chart.curves), *chart.others), least)

    def _draw_head(self, canvas: Canvas, chart: Composition) -> None:
        """Dots at the playhead, while the crosshair reads another epoch."""
        snapshot = chart.subject.scene.snapshot
        epoch = snapshot.epoch
        values = values_of(snapshot, self._quantity, epoch)
        curves.draw_dots(canvas, chart.plot, epoch, values, chart.subject.series)

    def _draw_tag(self, canvas: Canvas, chart: Composition) -> None:
        chosen, reading = chart.chosen, chart.subject.reading
        if chosen is None or not reading.crosshair:
            return
        series = chart.subject.series[chosen]
        words = f"{series.name} {chart.subject.shown(chosen)}"
        y = chart.plot.y(float(reading.values[chosen]))
        annotations.draw_tag(canvas, chart.plot, reading.epoch, y, words, series.color)

    def _draw_start(self, canvas: Canvas, chart: Composition) -> None:
        plot = chart.plot
        curves.draw_levels(canvas, plot, chart.subject.reading.values, chart.subject.series)
        curves.draw_dots(canvas, plot, 0, chart.subject.reading.values, chart.subject.series)
        if chart.place.arrangement is Arrangement.SINGLE:
            self._draw_sentence(canvas, chart)

    def _draw_sentence(self, canvas: Canvas, chart: Composition) -> None:
        """What will be drawn here, in the middle of the widest gap between the levels."""
        plot, scene = chart.plot, chart.subject.scene
        levels = plot.heights(np.append(chart.subject.reading.values, chart.plot.axis.low))
        edges = np.sort(np.append(levels, plot.box.y))
        widest = int(np.argmax(np.diff(edges)))
        if edges[widest + 1] - edges[widest] < SENTENCE_ROOM:
            return
        sentence = scene.texts(f"charts.start.{self._quantity.value}")
        x, y = plot.box.centerx, float(edges[widest] + edges[widest + 1]) / 2
        color, size = scene.palette.muted, theme.TYPE_BODY
        canvas.fitted_text(sentence, x, y, size, color, plot.box.w, ax=0.5)

    def _draw_around(self, canvas: Canvas, chart: Composition) -> None:
        """Header, epochs and, where there is room for it, the loss calculation."""
        scene, place, reading = chart.subject.scene, chart.place, chart.subject.reading
        snapshot, texts = scene.snapshot, scene.texts
        if place.arrangement is Arrangement.STRIP:
            differ = snapshot.history.losses_differ
            label = texts("charts.loss.short" if differ else "charts.title.loss")
            if reading.crosshair:
                label = texts("charts.epoch", epoch=digits.grouped(reading.epoch))
            draw_readout(canvas, chart.header_box, label, chart.subject.shown(0))
        else:
            draw_header(canvas, chart.header, chart.header_box)
        if place.epochs_below:
            grid.draw_epochs(canvas, chart.plot, reading.epoch, snapshot.epoch, snapshot.last_epoch)
        if place.calculation is not None:
            draw = loss_calculation.draw_table if place.as_table else loss_calculation.draw_line
            draw(canvas, place.calculation, snapshot, texts)
