"""The right half of a neuron's card: the curve that answers, and how well it listens on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final, NamedTuple

from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes import sprite
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import ROUND
from game.view.drawing.theme import Color
from game.view.large.lettering import FLOOR, sized
from game.view.neuron_card.curve import (
    curve_color,
    draw_axes,
    draw_chosen,
    draw_guides,
    draw_row,
)
from game.view.neuron_card.dots import Dot, Dots
from game.view.neuron_card.figures import NeuronFigures
from game.view.neuron_card.look import CurveLook
from game.view.neuron_card.plot import Plot, plot_of
from game.view.neuron_card.room import Room, nearest_first
from game.view.neuron_card.spoken_of import Curve
from game.view.numbers import digits
from game.view.scene.panel import device_rect
from game.view.scene.scene import Scene
from game.view.visitor.neuron.places import CardPlaces, curve_look, words_end
from game.view.visitor.neuron.total import HEADER_MIDDLE, PILL_PADDING, WORDS_GAP, write_fitting
from game.view.visitor.neuron.words import CardWords

ANSWER: Final = 58.0
LINE: Final = 1.25  # height of a line of text, in its size
LABEL_GAP: Final = 12.0
LEVEL_DECIMALS: Final = 2
STILLS_KEPT: Final = 2
# Where the curve is steep and where it is flat, as shares of the plot's width from its middle.
STEEP: Final = 0.06
FLAT: Final = 0.30
# The foot: middles of its words, its bar, and what is said of the threshold, as shares of it.
TITLE: Final = 0.19
BAR: Final = 0.50
BELOW: Final = 0.83
BAR_HEIGHT: Final = 18.0
NOTCH: Final = (5.0, 12.0)
MEAN: Final = 46.0
ICON: Final = 54.0
SPACING: Final = 1.2


class _Written(NamedTuple):
    """A text with its box, in a size."""

    string: str
    box: Box
    size: float


class _Plan(NamedTuple):
    """Where everything that is written in the plot is; None where it has no room."""

    numbers: tuple[_Written, ...]
    levels: tuple[_Written, ...]
    names: tuple[_Written, ...]
    words: tuple[_Written, ...]
    target: tuple[_Written, ...]
    slope: _Written | None


class AnswerPainter:
    """Paints the curve's half; keeps what stands still of the latest ones as a picture."""

    def __init__(self) -> None:
        self._stills: BoundedCache[Hashable, sprite.Placed] = BoundedCache(STILLS_KEPT)

    def draw(
        self,
        canvas: Canvas,
        scene: Scene,
        places: CardPlaces,
        figures: NeuronFigures,
        words: CardWords,
        dots: Dots,
    ) -> None:
        """Header, curve, and how well the neuron listens over the four rows."""
        look, color = curve_look(scene.layout), curve_color(figures, canvas.palette)
        plot = plot_of(places.plot, figures, look)
        surface, (left, top) = self._still(canvas, scene, places, figures, words)
        where = (left - canvas.origin[0], top - canvas.origin[1])
        canvas.surface.blit(surface, where, None, sprite.PREMULTIPLIED)
        for number, dot in enumerate(dots.rows):
            if number != dots.row:
                draw_row(canvas, plot, dot, color, look)
        if dots.chosen is not None:
            draw_chosen(canvas, plot, dots.chosen, color, figures, look)

    def _still(
        self,
        canvas: Canvas,
        scene: Scene,
        places: CardPlaces,
        figures: NeuronFigures,
        words: CardWords,
    ) -> sprite.Placed:
        def make() -> sprite.Placed:
            return _draw_still(canvas, scene, places, figures, words)

        if canvas.log is not None:
            return make()  # for the texts that it notes
        key = (places, figures, words, scene.texts.language, canvas.scale, canvas.palette)
        return self._stills.get(key, make)


def _draw_still(
    canvas: Canvas, scene: Scene, places: CardPlaces, figures: NeuronFigures, words: CardWords
) -> sprite.Placed:
    """All but the dots and the tangent, on a picture of its own."""
    rect = device_rect(places.parts[1], canvas.scale)
    surface = sprite.transparent(*rect.size)
    own = Canvas(surface, canvas.kit, (rect.x / canvas.scale, rect.y / canvas.scale), canvas.log)
    own.owner = canvas.owner
    look, color = curve_look(scene.layout), curve_color(figures, canvas.palette)
    plot = plot_of(places.plot, figures, look)
    end = words_end(scene.layout, places.answer, figures.is_output)
    _draw_header(own, scene, places.answer._replace(w=end - places.answer.x), words, color)
    draw_axes(own, plot, figures)
    if figures.known:
        draw_guides(own, plot, figures, look)
    own.polyline(plot.points(), color, look.curve)
    _write(own, _Planner(own, scene, plot, figures, words, look).plan())
    _draw_listening(own, scene, places.listening, figures, words)
    return surface, (rect.x, rect.y)


def _draw_header(canvas: Canvas, scene: Scene, line: Box, words: CardWords, color: Color) -> None:
    page, y = scene.page, line.y + HEADER_MIDDLE * line.h
    end, size = line.right, sized(page, ANSWER)
    gap = sized(page, WORDS_GAP)
    number = canvas.text_width(words.answer, size, "semibold")
    room = end - line.x - number - gap
    right = line.x - gap
    short = scene.texts("visitor.neuron.answers-short")
    if canvas.text_width(short, sized(page, FLOOR), "semibold") <= room:
        right = write_fitting(canvas, scene, ("answers", "answers-short"), line.x, y, room)
    left = end - right - gap
    canvas.fitted_text(
        words.answer, right + gap, y, size, color, left, "semibold", floor=sized(page, FLOOR)
    )


def _write(canvas: Canvas, plan: _Plan) -> None:
    palette = canvas.palette
    for written in plan.levels:
        canvas.text(written.string, written.box.x, written.box.centery, written.size, palette.muted)
    for group, color in (
        (plan.numbers, palette.text),
        (plan.names, palette.text),
        (plan.words, palette.muted),
        (plan.target, palette.output),
    ):
        for written in group:
            canvas.text(written.string, written.box.x, written.box.centery, written.size, color)
    if plan.slope is not None:
        box = plan.slope.box
        size = plan.slope.size
        canvas.pill(plan.slope.string, box.centerx, box.centery, palette.lock, size, height=box.h)


class _Planner:
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

    def plan(self) -> _Plan:
        """The places, in the order of what matters most."""
        self._take_lines()
        numbers = (self._z(),) if self._figures.known else ()
        slope = self._slope()
        levels = (*self._levels(), *self._origin(numbers, slope))
        target = tuple(self._target())
        names = tuple(self._names())
        return _Plan(numbers, levels, names, tuple(self._steep_and_flat()), target, slope)

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

    def _z(self) -> _Written:
        """Under the axis, below the dot."""
        plot, size = self._plot, self._look.numbers
        width, height = self._size_of(self._words.z, size)
        left = plot.x(self._figures.shown.z) - width / 2
        left = min(max(left, plot.box.x), plot.place.right - width)
        middle = plot.place.bottom - LINE * self._look.numbers / 2
        return _Written(self._words.z, Box(left, middle - height / 2, width, height), size)

    def _origin(
        self, numbers: tuple[_Written, ...], slope: _Written | None
    ) -> tuple[_Written, ...]:
        """The 0 of the axis, where it is not too near to what is written beside it."""
        plot, size = self._plot, self._look.names
        width, height = self._size_of("0", size)
        middle = plot.place.bottom - LINE * self._look.numbers / 2
        box = Box(plot.x(0.0) - width / 2, middle - height / 2, width, height)
        # Nearer it would be read as one more digit of the number.
        near = box.inset(-self._look.numbers, 0.0)
        others = numbers if slope is None else (*numbers, slope)
        hidden = any(near.overlaps(written.box) for written in others)
        return () if hidden else (_Written("0", box, size),)

    def _levels(self) -> tuple[_Written, ...]:
        plot, size = self._plot, self._look.names
        levels = []
        for level in (0.0, plot.axes.top):
            string = digits.trimmed(level, LEVEL_DECIMALS)
            width, height = self._size_of(string, size)
            left = plot.box.x - LABEL_GAP - width
            box = Box(left, plot.y(level) - height / 2, width, height)
            levels.append(_Written(string, box, size))
        return tuple(levels)

    def _slope(self) -> _Written | None:
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
                return _Written(string, box, look.pill)
        return _Written(string, self._beside_the_sum(width), look.pill)

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

    def _target(self) -> list[_Written]:
        """The output's goal at its level, and the error beside the dot, where they have room."""
        words, plot, size = self._words, self._plot, self._look.words
        found: list[_Written] = []
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

    def _free(self, string: str, places: list[Box], size: float) -> list[_Written]:
        box = self._room.place_if_free([box for box in places if self._plot.place.covers(box)])
        return [] if box is None else [_Written(string, box, size)]

    def _names(self) -> list[_Written]:
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

    def _steep_and_flat(self) -> list[_Written]:
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


def _draw_listening(
    canvas: Canvas, scene: Scene, foot: Box, figures: NeuronFigures, words: CardWords
) -> None:
    """The mean of the four rows' slopes as a bar, and the threshold of a lock as a notch."""
    page, palette, texts = scene.page, canvas.palette, scene.texts
    floor = sized(page, FLOOR)
    if figures.slope_cancelled:
        sentence = texts("visitor.neuron.cancelled")
        canvas.wrapped_text(sentence, foot, floor, palette.muted, spacing=SPACING)
        return
    marked = figures.locked or figures.dead
    color = palette.lock if marked else palette.text
    y, size = foot.y + TITLE * foot.h, sized(page, MEAN)
    mean = canvas.text(words.mean, foot.right, y, size, color, "semibold", ax=1.0)
    left = mean.x
    if marked:
        icon, side = "dead" if figures.dead else "lock", sized(page, ICON)
        canvas.icon(icon, left - 0.6 * side, y, side, color)
        left -= 1.1 * side
    room = left - foot.x - sized(page, WORDS_GAP)
    strings = [texts("visitor.neuron.mean"), texts("visitor.neuron.mean-short")]
    fitting = [s for s in strings if canvas.text_width(s, floor) <= room]
    if fitting:
        canvas.text(fitting[0], foot.x, y, floor, palette.muted)
    _draw_bar(canvas, scene, foot, figures, color)
    said = texts("visitor.neuron.threshold", threshold=words.threshold)
    if canvas.text_width(said, floor) > foot.w:
        said = texts("visitor.neuron.threshold-short", threshold=words.threshold)
    width = canvas.text_width(said, floor)
    notch = foot.x + min(figures.threshold_value / figures.steepest, 1.0) * foot.w
    x = min(max(notch - width / 2, foot.x), max(foot.right - width, foot.x))
    y = foot.y + BELOW * foot.h
    canvas.fitted_text(said, x, y, floor, palette.muted, foot.right - x, floor=floor)


def _draw_bar(
    canvas: Canvas, scene: Scene, foot: Box, figures: NeuronFigures, color: Color
) -> None:
    palette, height = canvas.palette, sized(scene.page, BAR_HEIGHT)
    y = foot.y + BAR * foot.h
    bar = Box(foot.x, y - height / 2, foot.w, height)
    canvas.panel(bar, canvas.style(styles.flat, palette.track, 1.0, ROUND))
    share = min(max(figures.mean_value / figures.steepest, 0.0), 1.0)
    if share * foot.w >= 1.0:
        full = bar._replace(w=max(share * foot.w, height))
        canvas.panel(full, canvas.style(styles.flat, color, 1.0, ROUND))
    width, beyond = (sized(scene.page, size) for size in NOTCH)
    notch = foot.x + min(figures.threshold_value / figures.steepest, 1.0) * foot.w
    high = Box(notch - width / 2, bar.y - beyond, width, height + 2 * beyond)
    gap = high.inset(-width / 2, 0.0)
    canvas.rect(gap, palette.panel)
    canvas.rect(high, palette.lock)
