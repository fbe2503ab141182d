"""The loss calculation under the loss chart, where the row cards have no room for it."""

from typing import Final

from game.session.snapshot import Snapshot
from game.view.charts.boxes import CALCULATION_GAP, TABLE_MEAN, TABLE_ROW
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.numbers.loss_terms import loss_term, mean_term
from game.view.numbers.readout import row_name
from game.view.scene.texts import Texts

NAME_WIDTH: Final = 56.0
SPACE: Final = " "


def draw_table(canvas: Canvas, box: Box, snapshot: Snapshot, texts: Texts) -> None:
    """One line a row with its numbers plugged in, and the mean below."""
    palette = canvas.palette
    trace = snapshot.trace
    middle = box.y + CALCULATION_GAP + TABLE_ROW / 2
    for row, name in enumerate(snapshot.dataset.sample_names):
        term = loss_term(trace, row)
        chosen = snapshot.sample in (row, None)
        color = palette.text if chosen else palette.muted
        size = theme.TYPE_BODY
        canvas.text(
            row_name(name), box.x, middle, size, color if chosen else palette.dim, "semibold"
        )
        result = canvas.text(
            term.equals + SPACE + term.result, box.right, middle, size, color, "semibold", ax=1.0
        )
        left = box.x + NAME_WIDTH
        canvas.fitted_text(term.expression, left, middle, size, color, result.x - left - 16.0)
        middle += TABLE_ROW
    top = box.bottom - TABLE_MEAN
    canvas.line(box.x, top + 4, box.right, top + 4, palette.line, theme.STROKE_HAIR)
    middle = top + TABLE_MEAN / 2 + 4
    shown = mean_term(trace).result
    value = canvas.text(shown, box.right, middle, theme.TYPE_ROW, palette.text, "semibold", ax=1.0)
    label = texts("charts.calculation.mean", rows=snapshot.dataset.sample_count)
    canvas.fitted_text(label, box.x, middle, theme.TYPE_BODY, palette.muted, value.x - box.x - 16.0)


def draw_line(canvas: Canvas, box: Box, snapshot: Snapshot, _: Texts) -> None:
    """The mean with the rows' losses plugged in, in one line."""
    palette = canvas.palette
    term = mean_term(snapshot.trace)
    middle = box.bottom - theme.TYPE_BODY * 0.8
    size = float(theme.TYPE_VALUE)
    room = box.w - canvas.text_width(term.result, size, "semibold")
    expression = f"{term.expression} {term.equals} "
    left = canvas.fitted_text(expression, box.x, middle, theme.TYPE_BODY, palette.muted, room)
    canvas.text(term.result, left.right, middle, size, palette.text, "semibold")
