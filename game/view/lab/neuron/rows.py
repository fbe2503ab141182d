"""The rows of a neuron's card: the slope on each, their mean, and where on the scale a lock
begins.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.lab.neuron.boxes import CELL_GAP, SCALE_HEIGHT, SCALE_MIDDLE, cells
from game.view.lab.neuron.pen import Pen
from game.view.numbers.figures import Figure, sign_of
from game.view.widgets.focus_ring import draw_focus_ring

NAME_MIDDLE: Final = 18.0
NUMBER_MIDDLE: Final = 41.0
CELL_PADDING: Final = 5.0
LINE_INSET: Final = 6.0
WORDS_GAP: Final = 14.0
STICK_WIDTH: Final = 2.4
STICK_HEIGHT: Final = 20.0
NOTCH_WIDTH: Final = 3.0
NOTCH_HEIGHT: Final = 30.0
PILL_GAP: Final = 8.0
PILL_HEIGHT: Final = 30.0


class CellState(NamedTuple):
    """How a row's cell stands: under the pointer, in focus."""

    hovered: bool = False
    focused: bool = False


def draw_rows(pen: Pen, section: Box, states: Sequence[CellState] = ()) -> None:
    """The cells with the chosen one framed, the mean, and the scale."""
    pen.rule(section)
    canvas, shown = pen.canvas, pen.shown
    *boxes, mean = cells(section, len(shown.rows))
    for place, (cell, row) in enumerate(zip(boxes, shown.rows, strict=True)):
        chosen = place == shown.chosen_row
        state = states[place] if states else CellState()
        _draw_glass(canvas, cell, chosen, state)
        slope = shown.slope if chosen else row.slope
        text = canvas.palette.text
        _cell(canvas, cell, row.name, slope, text if chosen else canvas.palette.muted, text)
    x = mean.x - CELL_GAP / 2
    line = (x, mean.y + LINE_INSET, x, mean.bottom - LINE_INSET)
    canvas.line(*line, canvas.palette.line, theme.STROKE_LINE)
    name = pen.texts("card.mean-sign", sign=sign_of(shown.mean_holds))
    color = canvas.palette.dim if shown.slope_cancelled else canvas.palette.lock
    _cell(canvas, mean, name, shown.mean_slope, canvas.palette.text, color)
    _draw_scale(pen, section, color)


def _draw_glass(canvas: Canvas, cell: Box, chosen: bool, state: CellState) -> None:
    if chosen:
        canvas.panel(cell, canvas.style(styles.framed_number, canvas.palette.positive))
    elif state.hovered:
        canvas.panel(cell, canvas.style(styles.segment_hover))
    if state.focused:
        draw_focus_ring(canvas, cell.inset(CELL_PADDING), theme.RADIUS_SEGMENT)


def _cell(
    canvas: Canvas, cell: Box, name: str, number: Figure, color: Color, number_color: Color
) -> None:
    room, x = cell.w - 2 * CELL_PADDING, cell.centerx
    upper, lower = cell.y + NAME_MIDDLE, cell.y + NUMBER_MIDDLE
    canvas.fitted_text(name, x, upper, theme.TYPE_CAPTION, color, room, "semibold", ax=0.5)
    size = theme.TYPE_BODY
    canvas.fitted_text(number.text, x, lower, size, number_color, room, "semibold", ax=0.5)


def _draw_scale(pen: Pen, section: Box, color: Color) -> None:
    """From 0 to the steepest slope that there is: the mean as a bar, the rows as sticks, and the
    threshold under which a neuron counts as locked.
    """
    canvas, palette, shown = pen.canvas, pen.canvas.palette, pen.shown
    middle = section.y + SCALE_MIDDLE
    words = canvas.text(
        pen.texts("neuron.slopes"), section.x, middle, theme.TYPE_CAPTION, palette.muted
    )
    left = words.right + WORDS_GAP
    width = section.right - left - STICK_WIDTH

    def at(slope: float) -> float:
        return left + min(slope / shown.steepest, 1.0) * width

    top = middle - SCALE_HEIGHT / 2
    canvas.panel((left, top, width, SCALE_HEIGHT), canvas.style(styles.disc, palette.node_track))
    if shown.mean_value > 0:
        long = max(at(shown.mean_value) - left, SCALE_HEIGHT)
        canvas.panel((left, top, long, SCALE_HEIGHT), canvas.style(styles.disc, color))
    for row in shown.rows:
        _stick(canvas, at(row.slope_value), middle, STICK_HEIGHT, STICK_WIDTH, palette.text)
    notch = at(shown.threshold_value)
    _stick(canvas, notch, middle, NOTCH_HEIGHT, NOTCH_WIDTH, palette.lock)
    string = pen.texts("neuron.locked-below", threshold=shown.threshold.text)
    long = canvas.text_width(string, theme.TYPE_CAPTION, "semibold") + 2 * theme.PILL_PADDING + 2
    right_of = notch + PILL_GAP + long <= section.right
    x, ax = (notch + PILL_GAP, 0.0) if right_of else (notch - PILL_GAP, 1.0)
    canvas.pill(string, x, middle, palette.lock, theme.TYPE_CAPTION, height=PILL_HEIGHT, ax=ax)


def _stick(
    canvas: Canvas, x: float, middle: float, height: float, width: float, color: Color
) -> None:
    canvas.rect((x - width / 2, middle - height / 2, width, height), color)
