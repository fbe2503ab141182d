"""What is written in the plot of a neuron's card, and where it has room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.neuron_card.dots import Dot
from game.view.neuron_card.figures import NeuronFigures
from game.view.neuron_card.look import CurveLook
from game.view.neuron_card.plot import Plot
from game.view.neuron_card.room import Room, nearest_first
from game.view.neuron_card.spoken_of import Curve
from game.view.numbers import digits
from game.view.scene.scene import Scene
from game.view.visitor.neuron.total import PILL_PADDING
from game.view.visitor.neuron.words import CardWords

LINE: Final = 1.25  # height of a line of text, in its size
LABEL_GAP: Final = 12.0
LEVEL_DECIMALS: Final = 2
# Where the curve is steep and where it is flat, as shares of the plot's width from its middle.
STEEP: Final = 0.06
FLAT: Final = 0.30


class Written(NamedTuple):
    """A text with its box, in a size."""

    string: str
    box: Box
    size: float


class Plan(NamedTuple):
    """Where everything that is written in the plot is; None where it has no room."""

    numbers: tuple[Written, ...]
    levels: tuple[Written, ...]
    names: tuple[Written, ...]
    words: tuple[Written, ...]
    target: tuple[Written, ...]
    slope: Written | None


class Planner:
    """Finds a place for everything: first what must be there, then what can be left out."""

    def __init__(
        self,
        canvas: Canvas,
        scene: Scene,
        plot: Plot,
        figures: NeuronFigures,
        words: CardWords,
        look: CurveLook,
    ) -> None:
        self._canvas, self._texts, self._plot = canvas, scene.texts, plot
        self._figures, self._words, self._look = figures, words, look
        place = plot.place
        above = look.top - LABEL_GAP
        self._room = Room(Box(place.x, place.y - above, place.w, plot.box.bottom - place.y + above))

    def plan(self) -> Plan:
        """The places, in the order of what matters most."""
        self._take_lines()
        numbers = (self._z(),) if self._figures.known else ()
        slope = self._slope()
        levels = (*self._levels(), *self._origin(numbers, slope))
        target = tuple(self._target())
        names = tuple(self._names())
        return Plan(numbers, levels, names, tuple(self._steep_and_flat()), target, slope)

    def _take_lines(self) -> None:
        plot, look = self._plot, self._look
        self._room.take_line(plot.points())
        self._take_guides()
        for number, row in enumerate(self._figures.rows):
            chosen = number == self._figures.row
            radius = look.dot if chosen else look.row_dot
            x, y = plot.x(row.z), plot.y(row.a)
            self._room.take(Box(x - radius, y - radius, 2 * radius, 2 * radius))
            if chosen and self._figures.known:
                dot = Dot(row.z, row.a, row.slope_value)
                self._room.take_line(plot.tangent(dot, look.tangent))

    def _take_guides(self) -> None:
        """What leads from the dot to the axes, and the axis in the middle."""
        plot, shown = self._plot, self._figures.shown
        x, y, middle = plot.x(shown.z), plot.y(shown.a), plot.x(0.0)
        self._room.take_guide([(middle, plot.box.y), (middle, plot.box.bottom)])
        if self._figures.known:
            self._room.take_guide([(plot.box.x, y), (x, y), (x, plot.box.bottom)])
        if self._figures.target is not None:
            level = plot.y(self._figures.target)
            self._room.take_line([(plot.box.x, level), (plot.box.right, level)])

    def _size_of(self, string: str, size: float) -> tuple[float, float]:
        return self._canvas.text_width(string, size), size * LINE

    def _z(self) -> Written:
        """Under the axis, below the dot."""
        plot, size = self._plot, self._look.numbers
        width, height = self._size_of(self._words.z, size)
        left = plot.x(self._figures.shown.z) - width / 2
        left = min(max(left, plot.box.x), plot.place.right - width)
        middle = plot.place.bottom - LINE * self._look.numbers / 2
        return Written(self._words.z, Box(left, middle - height / 2, width, height), size)

    def _origin(self, numbers: tuple[Written, ...], slope: Written | None) -> tuple[Written, ...]:
        """The 0 of the axis, where it is not too near to what is written beside it."""
        plot, size = self._plot, self._look.names
        width, height = self._size_of("0", size)
        middle = plot.place.bottom - LINE * self._look.numbers / 2
        box = Box(plot.x(0.0) - width / 2, middle - height / 2, width, height)
        # Nearer it would be read as one more digit of the number.
        near = box.inset(-self._look.numbers, 0.0)
        others = numbers if slope is None else (*numbers, slope)
        hidden = any(near.overlaps(written.box) for written in others)
        return () if hidden else (Written("0", box, size),)

    def _levels(self) -> tuple[Written, ...]:
        plot, size = self._plot, self._look.names
        levels = []
        for level in (0.0, plot.axes.top):
            string = digits.trimmed(level, LEVEL_DECIMALS)
            width, height = self._size_of(string, size)
            left, y = plot.box.x - LABEL_GAP - width, plot.y(level)
            if left >= plot.place.x:
                levels.append(Written(string, Box(left, y - height / 2, width, height), size))
                continue
            # A large one stands within the axis, under its line or over it.
            inside = plot.box.x + LABEL_GAP
            tops = (y + LABEL_GAP / 2, y - height - LABEL_GAP / 2)
            levels += self._free(string, [Box(inside, top, width, height) for top in tops], size)
        return tuple(levels)

    def _slope(self) -> Written | None:
        """Beside the dot, clear of curve, dots and tangent: the word with its number, where that
        has no room the number in the tangent's colour alone, at last beside the sum.
        """
        if self._words.slope is None:
            return None
        look = self._look
        strings = (self._texts("network.large.slope", slope=self._words.slope), self._words.slope)
        for string in strings:
            width = self._canvas.text_width(string, look.pill, "semibold") + 2 * PILL_PADDING
            box = self._room.place_if_free(self._near_the_dot(width, look.pill_height), solid=True)
            if box is not None:
                return Written(string, box, look.pill)
        return Written(string, self._beside_the_sum(width), look.pill)

    def _near_the_dot(self, width: float, height: float) -> Iterator[Box]:
        """Places for a pill in the plot, the best first."""
        look, plot, shown = self._look, self._plot, self._figures.shown
        x, y, away = plot.x(shown.z), plot.y(shown.a), look.dot + look.gap
        upper = plot.place._replace(h=plot.box.bottom - plot.place.y)
        for step in (1.0, 1.6, 2.4, 3.4, 4.6):
            for dx, dy in (
                (-away - width / 2, -away * step - height),
                (away * step, look.gap),
                (-away * step - width, -look.gap - height),
                (-width / 2, -away * step - height),
                (-width / 2, away * step),
                (away * step, -away * step - height),
                (-away * step - width, away * step),
            ):
                box = Box(x + dx, y + dy, width, height)
                if upper.covers(box):
                    yield box
        if width <= upper.w and height <= upper.h:
            yield from nearest_first(upper, x, y, width, height)

    def _beside_the_sum(self, width: float) -> Box:
        """Under the axis, on the side where there is more room."""
        plot, height, gap = self._plot, self._look.pill_height, 2 * LABEL_GAP
        middle = plot.place.bottom - LINE * self._look.numbers / 2
        z = self._z().box
        beyond = z.right - plot.box.x <= plot.place.right - z.x
        left = z.right + gap if beyond else z.x - gap - width
        return self._room.take(Box(left, middle - height / 2, width, height))

    def _target(self) -> list[Written]:
        """The output's goal at its level, and the error beside the dot, where they have room."""
        words, plot, size = self._words, self._plot, self._look.words
        found: list[Written] = []
        if words.goal is None or self._figures.target is None:
            return found
        string = f"{self._texts('visitor.goal')} {words.goal}"
        width, height = self._size_of(string, size)
        y = plot.y(self._figures.target)
        tops = (y + LABEL_GAP / 2, y - height - LABEL_GAP / 2)
        lefts = (plot.box.x + LABEL_GAP, plot.box.right - width)
        found += self._free(string, [Box(x, t, width, height) for t in tops for x in lefts], size)
        if words.error is not None:
            string = f"{self._texts('network.large.error')} {words.error}"
            width, height = self._size_of(string, size)
            middle = (y + plot.y(self._figures.shown.a)) / 2 - height / 2
            lefts = (plot.box.x + LABEL_GAP, plot.box.right - width)
            places = [
                Box(x, middle + shift * height, width, height)
                for shift in (0.0, 0.5, -0.5, 1.0, -1.0)
                for x in lefts
            ]
            found += self._free(string, places, size)
        return found

    def _free(self, string: str, places: list[Box], size: float) -> list[Written]:
        box = self._room.place_if_free([box for box in places if self._plot.place.covers(box)])
        return [] if box is None else [Written(string, box, size)]

    def _names(self) -> list[Written]:
        """The other rows' names, one label for those that are together, where there is room."""
        found, look, plot = [], self._look, self._plot
        others = [row for n, row in enumerate(self._figures.rows) if n != self._figures.row]
        for group in plot.together(others, look.together):
            string = "  ·  ".join(row.name for row in group)
            width, height = self._size_of(string, look.names)
            left, right = plot.x(group[0].z), plot.x(group[-1].z)
            top, bottom = plot.y(group[-1].a), plot.y(group[0].a)
            away = look.row_dot + look.gap / 2
            places = [
                Box(x, y, width, height)
                for step in (1.0, 1.8)
                for x, y in (
                    ((left + right - width) / 2, top - away * step - height),
                    (left - away * step - width, top - height),
                    (right + away * step, (top + bottom - height) / 2),
                    (left - away * step - width, (top + bottom - height) / 2),
                    (right + away * step, bottom),
                )
            ]
            found += self._free(string, places, look.names)
        return found

    def _steep_and_flat(self) -> list[Written]:
        """What steep and flat mean, where the curve is that."""
        figures, plot = self._figures, self._plot
        if figures.slope_cancelled:
            return []
        size, middle = self._look.words, plot.box.centerx
        steep = self._texts("visitor.neuron.steep")
        width, height = self._size_of(steep, size)
        along = [plot.box.y + share * plot.box.h - height / 2 for share in (0.62, 0.72, 0.5, 0.8)]
        found = self._free(
            steep, [Box(middle + STEEP * plot.box.w, y, width, height) for y in along], size
        )
        flat = self._texts("visitor.neuron.flat")
        width, height = self._size_of(flat, size)
        if figures.curve is Curve.RELU:
            places = [Box(plot.box.x, plot.box.bottom - height - LABEL_GAP, width, height)]
        else:
            right, below = plot.box.right - width, plot.box.y + LABEL_GAP
            places = [Box(right, below + n * height / 2, width, height) for n in range(2)]
            above = plot.box.bottom - height - LABEL_GAP
            places += [Box(plot.box.x, above - n * height / 2, width, height) for n in range(2)]
        return found + self._free(flat, places, size)
