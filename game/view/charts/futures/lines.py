"""The courses of futures in a plot: the one that is shown solid, the others in dashes."""

from collections.abc import Hashable, Sequence
from typing import Final, NamedTuple

import numpy as np

from game.session.snapshot import Course
from game.session.tape.history import Curves, Quantity
from game.view.charts.axes.plot import Plot, columns_of
from game.view.charts.futures.look import draw_letter, look_of
from game.view.charts.futures.places import letters
from game.view.charts.lines.curves import Stretch, stretches
from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.strands import StrandBrush, Strands

WIDTH: Final = 2.2
STEM: Final = 1.5
LETTER: Final = 12.0
DOT: Final = 4.5
LETTER_GAP: Final = 27.0
# Of so many other courses the points are kept.
KEPT: Final = 8


class OtherCourses:
    """The losses of the futures that are not shown, thinned to a plot; they do not change, so they
    are read off their recordings once.
    """

    def __init__(self) -> None:
        self._kept: BoundedCache[Hashable, Curves] = BoundedCache(KEPT)

    def of(self, course: Course, points: int) -> Curves:
        """At most so many points of a course, on the ruler of all."""
        history = course.history
        key = course.run, course.last_epoch, history.losses_differ, points
        return self._kept.get(key, lambda: history.curves(Quantity.LOSS, None, points))


def shared_and_own(
    plot: Plot, loss: Curves, breaks: Sequence[int], parted: int | None
) -> tuple[list[Stretch], list[Stretch]]:
    """The lines of the future that is shown: of its past, and from where it went its own way."""
    if parted is None:
        return [], stretches(plot, loss, breaks)
    past = [epoch for epoch in breaks if epoch <= parted]
    own = [epoch for epoch in breaks if epoch > parted]
    if parted in breaks:
        # Its activations changed there, and with them the loss jumps: no line joins the two.
        whole = stretches(plot, loss, breaks)
        cut = [part for part in whole if part.course.epochs[0] < parted]
        return cut, [part for part in whole if part.course.epochs[0] >= parted]
    return (
        stretches(plot, loss, past, until=parted),
        stretches(plot, loss, own, since=parted),
    )


def draw_others(
    canvas: Canvas, brush: StrandBrush, plot: Plot, courses: Sequence[tuple[Course, Curves]]
) -> None:
    """Each from where it parts from the one that is shown, to its end or the plot's."""
    for course, loss in courses:
        first = float(course.shared or 0)
        last = min(float(course.last_epoch), float(plot.epochs.horizon))
        if course.shared is None or first >= last:
            continue
        look = look_of(course, canvas.palette)
        drawn = columns_of(plot.epochs, plot.scale, loss.epochs, loss.values, first, last)
        heights = plot.heights(drawn.values) * plot.scale
        dash = look.dash[0] * plot.scale, look.dash[1] * plot.scale
        strands = Strands(
            left=drawn.left,
            heights=heights.astype(np.float32),
            colors=(look.color,),
            widths=np.array([max(WIDTH * plot.scale, 1.0)], np.float32),
            opacity=plot.axis.holds(drawn.values).astype(np.float32)[:1],
            dashes=(dash,),
        )
        brush.draw(canvas.surface, strands, plot.rows)


def lines_of(plot: Plot, courses: Sequence[tuple[Course, Curves]]) -> list[Stretch]:
    """Where the dashes of these futures run: from where each parts from the one that is shown."""
    return [
        line
        for course, loss in courses
        if course.shared is not None
        for line in stretches(plot, loss, (), since=float(course.shared))
    ]


def draw_stems(
    canvas: Canvas,
    plot: Plot,
    courses: Sequence[tuple[Course, Curves]],
    places: Sequence[float],
    foot: float,
) -> None:
    """A stem from each letter, at ``foot``, to its future's own line over it."""
    for (course, loss), x in zip(courses, places, strict=True):
        value = float(np.interp(plot.epochs.epoch(x), loss.epochs, loss.values[0]))
        y = plot.y(min(value, plot.axis.high))
        if y < foot:
            canvas.line(x, y, x, foot, look_of(course, canvas.palette).color, STEM)


def draw_dots(
    canvas: Canvas, plot: Plot, courses: Sequence[tuple[Course, Curves]], epoch: int
) -> None:
    """A dot on the course of each other future that has left the one which is shown."""
    for course, _ in courses:
        if course.shared is None or not course.shared < epoch <= course.last_epoch:
            continue
        history = course.history
        value = float(history.measured(history.trace_at(epoch)))
        if value <= plot.axis.high:
            color = look_of(course, canvas.palette).color
            canvas.disc(plot.epochs.x(epoch), plot.y(value), DOT, color)


class Letter(NamedTuple):
    """A future's letter, at the end of its course."""

    course: Course
    x: float
    y: float

    @property
    def box(self) -> Box:
        """What it takes."""
        return Box(self.x - LETTER, self.y - LETTER, 2 * LETTER, 2 * LETTER)


def place_letters(
    plot: Plot, courses: Sequence[tuple[Course, Curves]], least: float
) -> list[Letter]:
    """Each future's letter on its course, at its end or beside the letter there.

    ``least``: how near to the upper edge.
    """
    seen = [(course, loss) for course, loss in courses if course.shared != course.last_epoch]
    ends = [min(course.last_epoch, plot.epochs.horizon) for course, _ in seen]
    xs = letters([c for c, _ in seen], [plot.epochs.x(end) for end in ends], LETTER_GAP)
    placed = []
    for (course, loss), x in zip(seen, xs, strict=True):
        value = float(np.interp(plot.epochs.epoch(x), loss.epochs, loss.values[0]))
        y = max(plot.y(min(value, plot.axis.high)), plot.box.y + least)
        placed.append(Letter(course, x, min(y, plot.box.bottom - LETTER)))
    return placed


def draw_letters(canvas: Canvas, placed: Sequence[Letter]) -> None:
    """The letters in their places."""
    for letter in placed:
        draw_letter(canvas, letter.course, letter.x, letter.y, LETTER)
