"""The grid of a chart: level lines with their numbers, and the numbers of the epochs."""

from typing import Final

from game.view.charts.axes.axis import Ticks, epoch_ticks
from game.view.charts.axes.plot import Plot
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color
from game.view.numbers import digits

NUMBER_GAP: Final = 10.0
NUMBER_PITCH: Final = 22.0
EPOCHS_GAP: Final = 15.0
# About so much room for each number of an axis.
LEVEL_PITCH: Final = 44.0
FEWEST_LEVELS: Final = 2
MOST_LEVELS: Final = 5
EPOCH_PITCH: Final = 100.0
EPOCH_AIR: Final = 14.0
SIZE: Final = float(theme.TYPE_CAPTION)


def level_count(height: float) -> int:
    """How many steps the value axis of a plot has."""
    return min(max(round(height / LEVEL_PITCH), FEWEST_LEVELS), MOST_LEVELS)


def draw_levels_grid(canvas: Canvas, plot: Plot, ticks: Ticks, limits: Box) -> None:
    """Level lines, zero brighter, with their numbers at the left, inside ``limits``."""
    palette = canvas.palette
    half = SIZE / 2
    taken: list[float] = []
    # Zero has the first claim to its number, then the ends of the axis.
    for value, label in sorted(ticks.marks, key=lambda mark: (mark[0] != 0, -abs(mark[0]))):
        y = plot.y(value)
        color = palette.line if value == 0 else palette.grid
        canvas.line(plot.box.x, y, plot.box.right, y, color, theme.STROKE_HAIR)
        is_free = all(abs(y - other) >= NUMBER_PITCH for other in taken)
        if is_free and limits.y + half <= y <= limits.bottom - half:
            canvas.text(label, plot.box.x - NUMBER_GAP, y, SIZE, palette.dim, ax=1.0)
            taken.append(y)


def draw_epochs(canvas: Canvas, plot: Plot, read: int, playhead: int, last: int) -> None:
    """Numbers of the epochs: those that are read and the playhead's bold, the others where free."""
    palette = canvas.palette
    taken: list[tuple[float, float]] = []

    def place(epoch: int, color: Color, face: Face) -> None:
        label = digits.grouped(epoch)
        half = canvas.text_width(label, SIZE, face) / 2
        x = plot.epochs.x(epoch)
        x = min(max(x, plot.box.x - NUMBER_GAP), plot.box.right - half)
        left, right = x - half - EPOCH_AIR, x + half + EPOCH_AIR
        if all(right <= begin or end <= left for begin, end in taken):
            canvas.text(label, x, plot.box.bottom + EPOCHS_GAP, SIZE, color, face, ax=0.5)
            taken.append((x - half, x + half))

    place(read, palette.text, "semibold")
    place(playhead, palette.text, "semibold")
    place(last, palette.muted, "medium")
    if last == 0:
        return
    for epoch in epoch_ticks(plot.epochs.horizon, max(round(plot.box.w / EPOCH_PITCH), 1)):
        place(epoch, palette.dim, "medium")
