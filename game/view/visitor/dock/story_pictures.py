"""The little picture on a story's card: of what happens in it, or of its puzzle."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from typing import Final

from game.engine.dataset import Dataset
from game.session.presets import Preset
from game.view.drawing.canvas import Canvas

DOT: Final = 11.0
DOT_STEP: Final = 16.0
DOT_EDGE: Final = 3.0
ICON: Final = 58.0
CURVE: Final = 6.0
RACE_LINE: Final = 5.0
BEAD: Final = 5.4
NEURON: Final = 14.0
NEURON_EDGE: Final = 5.0
# Where the two neurons of a picture are, from its middle.
BESIDE: Final = 16.0
APART: Final = 12.0
# What draws a picture about a middle, enlarged by a factor.
Picture = Callable[[Canvas, float, float, float], None]
Points = tuple[tuple[float, float], ...]
# The course of a loss, or of the answer's curve, from the picture's middle.
FLAT_AFTER_A_FALL: Final[Points] = ((-25, -12), (-7.5, 8.4), (25, 8.4))
FLAT_HIGH_UP: Final[Points] = ((-25, -12), (25, -12))
FALLS: Final[Points] = ((-25, -14), (-12, -10), (3, 10), (25, 14))
BOUNCES: Final[Points] = ((-26, -14), (-14, 14), (-3, -6), (6, 12), (15, -10), (25, 10))
RACED: Final[Points] = ((-27, -21), (-22, -8), (-15, 0), (-5, 5), (10, 8), (27, 10))
BEADS: Final[Points] = ((-19, -26), (-5, -18), (8, -7), (17, 7), (25, 22))
LEVELS_OFF: Final[Points] = ((-26, 15), (-11, 9), (2, -9), (12, -14), (27, -15))


def picture_of(name: str, story: Preset) -> Picture:
    """Two curves for a race, the picture of the stories called so, else the dots of the puzzle."""
    if story.race is not None:
        return _draw_race
    return PICTURES.get(name, partial(_draw_dots, story.dataset))


def _draw_dots(dataset: Dataset, canvas: Canvas, x: float, y: float, larger: float) -> None:
    """The four rows as a square of the two inputs; filled where the goal is 1."""
    palette, step, radius = canvas.palette, DOT_STEP * larger, DOT * larger
    for row in range(dataset.sample_count):
        first, second = (float(value) for value in dataset.inputs[:2, row])
        place = (x + (2 * first - 1) * step, y - (2 * second - 1) * step)
        if dataset.targets[0, row] > 0.5:
            canvas.disc(*place, radius, palette.output)
        else:
            canvas.ring(*place, radius, palette.output, DOT_EDGE * larger)


def _draw_lock(canvas: Canvas, x: float, y: float, larger: float) -> None:
    canvas.icon("lock", x, y, ICON * larger, canvas.palette.lock)


def _draw_silence(canvas: Canvas, x: float, y: float, larger: float) -> None:
    """The mark of a neuron that is silent on every row."""
    canvas.icon("dead", x, y, ICON * larger, canvas.palette.text)


def _draw_curve(points: Points, canvas: Canvas, x: float, y: float, larger: float) -> None:
    places = [(x + across * larger, y + down * larger) for across, down in points]
    for begin, end in pairwise(places):
        canvas.polyline([begin, end], canvas.palette.output, CURVE * larger)


def _draw_sure(canvas: Canvas, x: float, y: float, larger: float) -> None:
    """The answer where its curve is flat."""
    _draw_curve(LEVELS_OFF, canvas, x, y, larger)
    across, down = LEVELS_OFF[-2]
    canvas.disc(x + across * larger, y + down * larger, DOT * larger, canvas.palette.text)


def _draw_neurons(
    first: float, second: float, canvas: Canvas, x: float, y: float, larger: float
) -> None:
    """The two hidden neurons, each so far above or below the middle."""
    places = ((x - BESIDE * larger, first), (x + BESIDE * larger, second))
    for across, down in places:
        radius, edge = NEURON * larger, NEURON_EDGE * larger
        canvas.ring(across, y + down * larger, radius, canvas.palette.hidden, edge)


def _draw_race(canvas: Canvas, x: float, y: float, larger: float) -> None:
    """Two losses that fall: one as a line, one in beads."""
    line = [(x + across * larger, y + down * larger) for across, down in RACED]
    canvas.polyline(line, canvas.palette.text, RACE_LINE * larger)
    for across, down in BEADS:
        canvas.disc(x + across * larger, y + down * larger, BEAD * larger, canvas.palette.pink)


PICTURES: Final[Mapping[str, Picture]] = {
    "locked": _draw_lock,
    "stuck": partial(_draw_curve, FLAT_AFTER_A_FALL),
    "sure": _draw_sure,
    "unheard": partial(_draw_curve, FLAT_HIGH_UP),
    "heard": partial(_draw_curve, FALLS),
    "silent": _draw_silence,
    "too-far": partial(_draw_curve, BOUNCES),
    "twins": partial(_draw_neurons, 0.0, 0.0),
    "apart": partial(_draw_neurons, -APART, APART),
}
