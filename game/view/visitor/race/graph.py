"""Both curves of a race: yours in beads, a large one for each move, the machine's as a white line.

The axis is no axis from an unnamed height: it has lines at losses that are written beside them.
"""

import math
from typing import Final, NamedTuple

import numpy as np

from game.session.race.race import Race
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.curve import Point

# From one line of the axis to the next, in units of the loss: the smallest of these that gives few.
STEPS: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
MOST_LINES: Final = 4
LINE: Final = 5.0
AXIS: Final = 1.5
MOVE: Final = 11.0
BEAD: Final = 5.6
BEAD_STEP: Final = 17.0
DOT: Final = 5.0
OPEN: Final = 4.0


class Axis(NamedTuple):
    """``box`` of the curves; lines of the loss at ``levels``, from below."""

    box: Box
    moves: int
    levels: tuple[float, ...]

    def x(self, moves: float) -> float:
        """Where so many moves are."""
        return self.box.x + self.box.w * moves / self.moves

    def y(self, loss: float) -> float:
        """Where a loss is; what is beyond the lines is a little beyond them."""
        low, high = self.levels[0], self.levels[-1]
        return self.box.bottom - self.box.h * (loss - low) / (high - low)


def axis_of(race: Race, box: Box) -> Axis:
    """The axis on which everything so far has room."""
    losses = (*race.yours, *race.machine, race.loss)
    low, high = min(losses), max(losses)
    for step in STEPS:
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        last = max(last, first + 1)
        if last - first < MOST_LINES or step == STEPS[-1]:
            break
    return Axis(box, race.rules.moves, tuple(n * step for n in range(first, last + 1)))


def draw_axis(canvas: Canvas, axis: Axis) -> None:
    """Lines at the losses."""
    color = canvas.palette.edge
    for level in axis.levels:
        canvas.line(axis.box.x, axis.y(level), axis.box.right, axis.y(level), color, AXIS)


def draw_curves(canvas: Canvas, race: Race, axis: Axis, larger: float = 1.0) -> None:
    """The machine's line, and yours over it; a pull that is open is an open bead."""
    palette, epochs = canvas.palette, race.rules.epochs
    machine = [(axis.x(n / epochs), axis.y(loss)) for n, loss in enumerate(race.machine)]
    if len(machine) > 1:
        canvas.polyline(machine, palette.text, LINE * larger)
    canvas.disc(*machine[-1], MOVE * larger, palette.text)
    yours = [(axis.x(n), axis.y(loss)) for n, loss in enumerate(race.yours)]
    ahead = [(axis.x(len(yours)), axis.y(race.loss))] if race.pull is not None else []
    for x, y in _beads([*yours, *ahead], BEAD_STEP * larger):
        canvas.disc(x, y, BEAD * larger, palette.pink)
    for x, y in yours:
        canvas.disc(x, y, MOVE * larger, palette.pink)
    for x, y in ahead:
        canvas.disc(x, y, MOVE * larger, palette.panel)
        canvas.ring(x, y, MOVE * larger, palette.pink, OPEN * larger)


def _beads(points: list[Point], step: float) -> list[Point]:
    """Evenly along the way through the points."""
    if len(points) < 2:
        return []
    xs, ys = np.array(points).T
    ways = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(xs), np.diff(ys)))])
    at = np.arange(step, ways[-1], step)
    places = zip(np.interp(at, ways, xs).tolist(), np.interp(at, ways, ys).tolist(), strict=True)
    return list(places)
