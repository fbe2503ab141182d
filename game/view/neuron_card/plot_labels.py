"""What is written in the plot of a neuron's curve, and where there is room for it."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from itertools import chain
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Face
from game.view.neuron_card.dots import Dot
from game.view.neuron_card.figures import NeuronFigures, RowPoint
from game.view.neuron_card.labels import LABEL_GAP, Label, LabelPlan, bare, formula
from game.view.neuron_card.look import CurveLook
from game.view.neuron_card.plot import Plot
from game.view.neuron_card.room import Room, nearest_first
from game.view.numbers import digits
from game.view.scene.texts import Texts

LINE: Final = 1.3  # height of a line of text, in its size
BETWEEN_NAMES: Final = "  ·  "
# The raw error's arrow: this far inside the plot's end.
ARROW_INSET: Final = 24.0
TICK_DECIMALS: Final = 2
PILL_PADDING: Final = theme.PILL_PADDING


def plan_labels(
    canvas: Canvas, plot: Plot, figures: NeuronFigures, texts: Texts, look: CurveLook
) -> Generator[None, None, LabelPlan]:
    """Find a place for everything, bit by bit: what has only one place first, then what can give
    way.
    """
    return _Planner(canvas, plot, figures, texts, look).plan()


class _Planner:
    """Places the labels of one plot."""

    def __init__(
        self, canvas: Canvas, plot: Plot, figures: NeuronFigures, texts: Texts, look: CurveLook
    ) -> None:
        self._canvas, self._plot, self._figures = canvas, plot, figures
        self._texts, self._look = texts, look
        # The foot belongs to the axis.
        upper = plot.place._replace(h=plot.box.bottom - plot.place.y)
        self._room = Room(upper)
        self._left_arrow = figures.target == 0.0

    def plan(self) -> Generator[None, None, LabelPlan]:
        """All labels, those that take long one by one."""
        known, room, look = self._figures.known, self._room, self._look
        self._take_lines()
        z, a = (self._z(), self._a()) if known and look.numbers else (None, None)
        ticks = tuple(self._ticks()) if look.ticks else ()
        levels = tuple(self._levels()) if look.ticks else ()
        arrow = self._arrow()
        words = self._formula() if look.formula else None
        target = self._target()
        yield
        slope = self._slope() if known and look.pill else None
        yield
        error = self._error(arrow)
        yield
        names = tuple(self._names()) if look.names else ()
        return LabelPlan(words, z, a, ticks, levels, names, slope, target, error, arrow, room)

    def _take_lines(self) -> None:
        plot, look, box, shown = self._plot, self._look, self._plot.box, self._figures.shown
        self._room.take_line(plot.points())
        for level in {0.0, plot.axes.top, self._figures.target or 0.0}:
            self._room.take_line([(box.x, plot.y(level)), (box.right, plot.y(level))])
        if self._figures.known:
            x, y = plot.x(shown.z), plot.y(shown.a)
            self._room.take_guide([(box.x, y), (x, y), (x, box.bottom)])
        for row in self._figures.points:
            chosen = row is shown
            self._room.take(self._around(row, look.dot if chosen else look.row_dot))
            if chosen and self._figures.known:
                dot = Dot(row.z, row.a, row.slope_value)
                self._room.take_line(plot.tangent(dot, look.tangent))

    def _around(self, row: RowPoint, radius: float) -> Box:
        x, y = self._plot.x(row.z), self._plot.y(row.a)
        return Box(x - radius, y - radius, 2 * radius, 2 * radius)

    def _label(self, string: str, size: float, face: Face = "medium") -> tuple[float, float]:
        return self._canvas.text_width(string, size, face), size * LINE

    def _z(self) -> Label:
        """Under the axis, below the dot."""
        string, plot, look = f"z {self._figures.z.text}", self._plot, self._look
        width, height = self._label(string, look.numbers, "semibold")
        left = plot.x(self._figures.shown.z) - width / 2
        left = min(max(left, plot.box.x), plot.place.right - width)
        middle = plot.place.bottom - LINE * self._look.numbers / 2
        return Label(string, self._room.take(Box(left, middle - height / 2, width, height)))

    def _a(self) -> Label | None:
        """Beside the axis, on the height of the dot; None where there is no room for it."""
        string, plot, look = bare(self._figures.activation.text), self._plot, self._look
        right = plot.box.x - LABEL_GAP
        room = right - plot.place.x + look.left_beyond
        size = look.numbers
        while size > look.floor and self._label(string, size, "semibold")[0] > room:
            size -= 1.0
        width, height = self._label(string, size, "semibold")
        if width > room:
            return None
        middle = plot.y(self._figures.shown.a)
        box = Box(right - width, middle - height / 2, width, height)
        return Label(string, self._room.take(box), size)

    def _ticks(self) -> Iterator[Label]:
        plot = self._plot
        middle = plot.place.bottom - LINE * self._look.numbers / 2
        for tick in plot.axes.ticks:
            string = digits.trimmed(tick, TICK_DECIMALS)
            width, height = self._label(string, self._look.ticks)
            left = min(plot.x(tick) - width / 2, plot.place.right - width)
            yield from self._if_free(string, Box(left, middle - height / 2, width, height))

    def _levels(self) -> Iterator[Label]:
        plot = self._plot
        for level in (0.0, plot.axes.top):
            string = digits.trimmed(level, TICK_DECIMALS)
            width, height = self._label(string, self._look.ticks)
            left = plot.box.x - LABEL_GAP - width
            yield from self._if_free(string, Box(left, plot.y(level) - height / 2, width, height))

    def _if_free(self, string: str, box: Box) -> Iterator[Label]:
        """A tick gives way to the number that is told."""
        if not any(box.inset(-LABEL_GAP, 0).overlaps(other) for other in self._room.taken):
            yield Label(string, self._room.take(box))

    def _formula(self) -> Label:
        """Upper left, where no curve is; right of the raw error's arrow if that is there."""
        look, box = self._look, self._plot.box
        string = bare(self._figures.activation.text)
        symbols = self._canvas.formula_setting(formula(self._figures, (0, 0, 0)), look.formula)
        width, height = self._label(string, look.words, "semibold")
        left = box.x + look.gap + (2 * ARROW_INSET if self._left_arrow else 0.0)
        width, height = symbols.width + LABEL_GAP + width, max(height, LINE * look.formula)
        tops = [box.y + look.gap * (1 + step) for step in range(5)]
        return Label(string, self._room.place([Box(left, top, width, height) for top in tops]))

    def _arrow(self) -> tuple[float, float, float] | None:
        """At the end of the plot where the curve is near the target."""
        figures, plot = self._figures, self._plot
        if figures.target is None or figures.raw_error is None:
            return None
        inset = ARROW_INSET if self._left_arrow else plot.box.w - ARROW_INSET
        x, start, end = plot.box.x + inset, plot.y(figures.target), plot.y(figures.shown.a)
        self._room.take_line([(x, start), (x, end)])
        return x, start, end

    def _error(self, arrow: tuple[float, float, float] | None) -> Label | None:
        if arrow is None or self._figures.raw_error is None or not self._look.words:
            return None
        x, start, end = arrow
        string = self._texts("neuron.raw-error", error=self._figures.raw_error.signed)
        width, height = self._label(string, self._look.words, "semibold")
        gap = self._look.gap
        left = x + gap if self._left_arrow else x - gap - width
        beyond = math.copysign(height, end - start)
        places = [
            Box(left, y - height / 2, width, height)
            for step in (0.6, 1.2, 1.8)
            for y in ((start + end) / 2, end + step * beyond, end - step * beyond)
        ]
        anywhere = nearest_first(self._plot.box, left + width / 2, (start + end) / 2, width, height)
        return Label(string, self._room.place(chain(places, anywhere)))

    def _target(self) -> Label | None:
        """On the target's level, at the end where the arrow begins."""
        target, plot = self._figures.target, self._plot
        if target is None or not self._look.words:
            return None
        string = self._texts("neuron.target", target=digits.trimmed(target, TICK_DECIMALS))
        width, height = self._label(string, self._look.words, "semibold")
        y = plot.y(target)
        beside = plot.box.x + ARROW_INSET + self._look.gap
        left = beside if self._left_arrow else plot.box.right - width
        return Label(string, self._room.take(Box(left, y - height, width, height)))

    def _slope(self) -> Label:
        """Beside the dot, clear of curve and tangent."""
        look, plot, shown = self._look, self._plot, self._figures.shown
        string = self._texts("neuron.slope", slope=self._figures.slope.text)
        width = self._canvas.text_width(string, look.pill, "semibold") + 2 * PILL_PADDING
        x, y, gap, height = plot.x(shown.z), plot.y(shown.a), look.gap, look.pill_height
        away = look.dot + gap
        places = [
            Box(x + dx, y + dy, width, height)
            for step in (1.0, 2.2, 3.4, 4.6)
            for dx, dy in (
                (away * step, gap * step),
                (-away * step - width, -gap * step - height),
                (-away * step - width, gap * step),
                (away * step, -gap * step - height),
                (-width / 2, away * step),
                (-width / 2, -away * step - height),
            )
        ]
        places = [self._into_plot(place) for place in places]
        inside = [place for place in places if plot.box.covers(place, 0.5)]
        anywhere = nearest_first(self._plot.box, x, y, width, height)
        return Label(string, self._room.place(chain(inside, anywhere), solid=True))

    def _into_plot(self, place: Box) -> Box:
        """Moved aside so far that it does not reach over the plot's ends."""
        box = self._plot.box
        return place._replace(x=max(min(place.x, box.right - place.w), box.x))

    def _names(self) -> Iterator[Label]:
        """The other rows' names, one label for those that are together."""
        figures, plot = self._figures, self._plot
        others = [row for n, row in enumerate(figures.rows) if n != figures.chosen_row]
        for group in plot.together(others, self._look.together):
            string = BETWEEN_NAMES.join(row.name for row in group)
            width, height = self._label(string, self._look.names)
            left, right = (self._plot.x(row.z) for row in (group[0], group[-1]))
            top, bottom = (self._plot.y(row.a) for row in (group[-1], group[0]))
            x, away = (left + right) / 2, self._look.row_dot + self._look.gap / 2
            places = [
                Box(x + dx, y, width, height)
                for step in (0.9, 1.2, 2.0, 3.0, 4.0, 6.0)
                # Right beside a dot a name would be read as one more digit.
                for beside in [max(step, 1.2) * away]
                for dx, y in (
                    (-width / 2, top - away * step - height),
                    (right - x + beside, (top + bottom) / 2 - height / 2),
                    (left - x - beside - width, (top + bottom) / 2 - height / 2),
                    (-width / 2, bottom + away * step),
                    (right - x + beside, bottom),
                    (left - x - beside - width, top - height),
                )
            ]
            places = [self._into_plot(place) for place in places]
            anywhere = nearest_first(self._plot.box, x, (top + bottom) / 2, width, height)
            yield Label(string, self._room.place(chain(places, anywhere)))
