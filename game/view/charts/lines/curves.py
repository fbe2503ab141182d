"""The lines of a chart: courses, the fill under the loss, the ghost of an old future, the dots."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from game.engine.arrays import Array
from game.engine.value_type import fixed_type
from game.session.tape.history import Curves
from game.session.tape.recording import Ghost
from game.view.charts.axes.plot import Course, Plot, columns_of
from game.view.charts.lines.series import Series
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.fill import FillBrush
from game.view.drawing.shapes.strands import StrandBrush, Strands

# What lies right of the playhead is the recorded future: held back.
FUTURE_OPACITY: Final = 0.34
GHOST_OPACITY: Final = 0.75
GHOST_WIDTH: Final = 2.0
GHOST_DASH: Final = (6.0, 6.0)
CHOSEN_WIDTH: Final = 4.6
FILL_STRENGTH: Final = 0.36
DOT_RADIUS: Final = 4.5
DOT_GLOW: Final = 8.0
# A label is clear of the lines when it keeps this distance.
CLEARANCE: Final = 5.0


@fixed_type
class Stretch:
    """A part of a chart's lines without a break: columns, and the logical heights there."""

    course: Course
    heights: Array


def stretches(
    plot: Plot, curves: Curves, breaks: Sequence[int], until: float = np.inf, since: float = 0.0
) -> list[Stretch]:
    """The lines of a chart, cut where the epochs ``breaks`` begin something not comparable; of them
    what lies from ``since`` to ``until``.
    """
    parts = []
    for begin, end in pairwise((0, *breaks, np.inf)):
        chosen = (curves.epochs >= begin) & (curves.epochs < end)
        if chosen.any():
            epochs, values = curves.epochs[chosen], curves.values[:, chosen]
            first, last = max(float(epochs[0]), since), min(float(epochs[-1]), until)
            if first > last:
                continue
            course = columns_of(plot.epochs, plot.scale, epochs, values, first, last)
            parts.append(Stretch(course, plot.heights(course.values)))
    return parts


def draw_lines(
    canvas: Canvas,
    brush: StrandBrush,
    plot: Plot,
    parts: Sequence[Stretch],
    series: Sequence[Series],
    playhead: int,
    chosen: int | None,
) -> None:
    """All lines, the chosen one thick and on top; dimmer right of the playhead."""
    order = [i for i in range(len(series)) if i != chosen]
    order += [] if chosen is None else [chosen]
    widths = [CHOSEN_WIDTH if i == chosen else series[i].width for i in order]
    for part in parts:
        opacity = np.where(part.course.epochs <= playhead, 1.0, FUTURE_OPACITY)
        # What lies beyond the axis is not drawn along its end as if it were there.
        opacity = opacity * plot.axis.holds(part.course.values[order])
        strands = Strands(
            left=part.course.left,
            heights=(part.heights[order] * plot.scale).astype(np.float32),
            colors=tuple(series[i].color for i in order),
            widths=np.array([max(width * plot.scale, 1.0) for width in widths], np.float32),
            opacity=opacity.astype(np.float32),
            dashes=tuple(_pixels(series[i].dash, plot.scale) for i in order),
        )
        brush.draw(canvas.surface, strands, plot.rows)


def fill_below(
    canvas: Canvas,
    brush: FillBrush,
    plot: Plot,
    parts: Sequence[Stretch],
    series: Series,
    playhead: int,
    strength: float = FILL_STRENGTH,
) -> None:
    """Light under the first line, fading downwards; dimmer right of the playhead."""
    rows = round(plot.box.y * plot.scale), round(plot.box.bottom * plot.scale)
    width = series.width * plot.scale
    for part in parts:
        past = int(np.count_nonzero(part.course.epochs <= playhead))
        heights, left = part.heights[0] * plot.scale, part.course.left
        for first, piece, share in (
            (left, heights[:past], 1.0),
            (left + past, heights[past:], FUTURE_OPACITY),
        ):
            brush.draw(canvas.surface, first, piece, rows, series.color, strength * share, width)


def draw_ghost(canvas: Canvas, brush: StrandBrush, plot: Plot, ghost: Ghost) -> None:
    """The future that a what-if left behind, as a thin dashed line."""
    last = min(float(ghost.epochs[-1]), float(plot.epochs.horizon))
    first = float(ghost.epochs[0])
    if first >= last:
        return
    course = columns_of(plot.epochs, plot.scale, ghost.epochs, ghost.losses[None], first, last)
    heights = plot.heights(course.values) * plot.scale
    strands = Strands(
        left=course.left,
        heights=heights.astype(np.float32),
        colors=(canvas.palette.muted,),
        widths=np.array([max(GHOST_WIDTH * plot.scale, 1.0)], np.float32),
        opacity=np.full(heights.shape[1], GHOST_OPACITY, np.float32),
        dashes=(_pixels(GHOST_DASH, plot.scale),),
    )
    brush.draw(canvas.surface, strands, plot.rows)


def draw_dots(
    canvas: Canvas, plot: Plot, epoch: int, values: Array, series: Sequence[Series]
) -> None:
    """A dot on every line at one epoch."""
    x = plot.epochs.x(epoch)
    shown = plot.axis.holds(values)
    for y, one, is_shown in zip(plot.heights(values), series, shown, strict=True):
        if is_shown:
            canvas.disc(x, float(y), DOT_RADIUS, one.color, DOT_GLOW)


def draw_levels(canvas: Canvas, plot: Plot, values: Array, series: Sequence[Series]) -> None:
    """Before anything is recorded: where each line starts, as a dashed level."""
    for y, one in zip(plot.heights(values), series, strict=True):
        canvas.dashed_line(
            plot.box.x, float(y), plot.box.right, float(y), one.color, theme.STROKE_LINE, 4.0, 10.0
        )


def is_clear(parts: Sequence[Stretch], plot: Plot, box: Box) -> bool:
    """Whether no line runs through a box."""
    for part in parts:
        first = round((box.x - CLEARANCE) * plot.scale) - part.course.left
        last = round((box.right + CLEARANCE) * plot.scale) - part.course.left
        heights = part.heights[:, max(first, 0) : max(last, 0)]
        above = heights < box.y - CLEARANCE
        below = heights > box.bottom + CLEARANCE
        if not (above.all(axis=1) | below.all(axis=1)).all():
            return False
    return True


def _pixels(dash: tuple[float, float] | None, scale: float) -> tuple[float, float] | None:
    return None if dash is None else (dash[0] * scale, dash[1] * scale)
