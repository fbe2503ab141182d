"""Legends that are tables: every line's name and value, in columns that do not tremble."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from game.view.charts.boxes import HEADER_LINE
from game.view.drawing import theme
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color

TITLE_GAP: Final = 18.0
SWATCH_WIDTH: Final = 24.0
NAME_FACE: Final[Face] = "semibold"
VALUE_FACE: Final[Face] = "semibold"
# A value is as wide as if all its digits were this one.
WIDEST_DIGIT: Final = "0"
DIGIT: Final = re.compile(r"\d")


class Density(NamedTuple):
    """How close a legend is set: type size, gap between cells, gap between name and value."""

    size: float
    gap: float
    name_gap: float


# The most comfortable first.
DENSITIES: Final = (
    Density(float(theme.TYPE_SMALL), gap=20.0, name_gap=7.0),
    Density(float(theme.TYPE_FLOOR), gap=11.0, name_gap=5.0),
)


class Cell(NamedTuple):
    """One entry: name and value; ``dash`` draws a sample of the line; ``faded`` holds it back.

    ``template`` is a value for which there is always room, so that the columns stay where they are.
    """

    name: str
    value: str
    color: Color
    template: str = ""
    dash: tuple[float, float] | None = None
    faded: bool = False


class Arranged(NamedTuple):
    """Cells in a grid: how close, how wide each column is.

    ``first_line`` is 1 where they begin below the title.
    """

    cells: tuple[Cell, ...]
    density: Density
    widths: tuple[float, ...]
    first_line: int

    @property
    def columns(self) -> int:
        """How many cells stand in a line."""
        return len(self.widths)

    @property
    def width(self) -> float:
        """Width of the whole grid."""
        return sum(self.widths) + self.density.gap * (self.columns - 1)

    @property
    def lines(self) -> int:
        """How many lines of the header the legend ends on."""
        return self.first_line + -(-len(self.cells) // self.columns)


def arrange(
    canvas: Canvas, cells: Sequence[Cell], width: float, title_width: float, most_lines: int
) -> Arranged | None:
    """The cells in at most so many lines of ``width``, the first beside a title.

    Prefers few lines, then large type; None if they do not fit.
    """
    beside = width - (title_width + TITLE_GAP if title_width else 0.0)
    best: Arranged | None = None
    for density in DENSITIES:
        widths = [_cell_width(canvas, cell, density) for cell in cells]
        for first_line, room in ((0, beside), (1, width)):
            columns = _columns(widths, density.gap, room)
            if not columns:
                continue
            option = Arranged(tuple(cells), density, columns, first_line)
            if option.lines <= (most_lines if best is None else best.lines - 1):
                best = option
            if option.lines == 1:
                return best
    return best


def _columns(widths: Sequence[float], gap: float, room: float) -> tuple[float, ...]:
    """Widths of the columns of the lowest grid that fits into ``room``; empty if none does."""
    for lines in range(1, len(widths) + 1):
        count = -(-len(widths) // lines)
        columns = tuple(max(widths[column::count]) for column in range(count))
        if sum(columns) + gap * (count - 1) <= room:
            return columns
    return ()


def draw_legend(canvas: Canvas, arranged: Arranged, right: float, top: float) -> None:
    """Draw the cells, the grid aligned at ``right``; ``top`` is that of the header."""
    gap = arranged.density.gap
    for index, cell in enumerate(arranged.cells):
        line, column = divmod(index, arranged.columns)
        left = right - arranged.width + sum(arranged.widths[:column]) + gap * column
        middle = top + (arranged.first_line + line + 0.5) * HEADER_LINE
        _draw_cell(canvas, cell, left, middle, arranged.density)


def _draw_cell(canvas: Canvas, cell: Cell, left: float, middle: float, density: Density) -> None:
    palette = canvas.palette
    if cell.dash is not None:
        canvas.dashed_line(left, middle, left + SWATCH_WIDTH, middle, cell.color, 2.0, *cell.dash)
        left += SWATCH_WIDTH + density.name_gap
    name_color = palette.dim if cell.faded else cell.color
    value_color = palette.dim if cell.faded else palette.text
    size = density.size
    drawn = canvas.text(cell.name, left, middle, size, name_color, NAME_FACE)
    canvas.text(cell.value, drawn.right + density.name_gap, middle, size, value_color, VALUE_FACE)


def _cell_width(canvas: Canvas, cell: Cell, density: Density) -> float:
    size, gap = density.size, density.name_gap
    name_width = canvas.text_width(cell.name, size, NAME_FACE)
    value_width = canvas.text_width(cell.template, size, VALUE_FACE)
    if len(cell.value) > len(cell.template):
        shown = DIGIT.sub(WIDEST_DIGIT, cell.value)
        value_width = max(value_width, canvas.text_width(shown, size, VALUE_FACE))
    swatch = SWATCH_WIDTH + gap if cell.dash is not None else 0.0
    return swatch + name_width + gap + value_width
