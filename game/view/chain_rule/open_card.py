"""The open card: header, the four sections of the chain rule, and their check."""

from collections.abc import Iterator
from typing import Final

from game.view.chain_rule.averages import draw_rows, draw_update
from game.view.chain_rule.boxes import CLOSE_ROOM, PADDING, sections
from game.view.chain_rule.check.line import draw_check
from game.view.chain_rule.explanation import Explanation
from game.view.chain_rule.factors import draw_delta, draw_gradient
from game.view.chain_rule.pen import Pen
from game.view.chain_rule.symbols import Symbols
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.scene.panel import consume
from game.view.scene.texts import Texts

HEADER_MIDDLE: Final = 32.0
NAMES_DROP: Final = 11.0
HEADER_GAP: Final = 14.0


def draw_open_card(
    canvas: Canvas, card: Box, shown: Explanation, texts: Texts, hint: str | None = None
) -> None:
    """All of the card but glass and close button; ``hint`` stands in the place of the latter."""
    consume(open_card_in_steps(canvas, card, shown, texts, hint))


def open_card_in_steps(
    canvas: Canvas, card: Box, shown: Explanation, texts: Texts, hint: str | None = None
) -> Iterator[None]:
    """The same, section by section."""
    pen = Pen(canvas, texts, shown, Symbols(canvas.palette, shown))
    parts = sections(card)
    _draw_header(pen, parts.header, hint)
    yield
    draw_gradient(pen, parts.gradient)
    yield
    draw_delta(pen, parts.delta)
    yield
    draw_rows(pen, parts.rows)
    yield
    if parts.check is not None and shown.check is not None:
        draw_check(pen, parts.check, shown.check)
    draw_update(pen, parts.update)
    if parts.divider is not None:
        x, top, bottom = parts.divider, card.y + PADDING, card.bottom - PADDING
        canvas.line(x, top, x, bottom, canvas.palette.line, theme.STROKE_LINE)


def _draw_header(pen: Pen, header: Box, hint: str | None) -> None:
    """What the card is, which connection, its value, which row; or how to keep it, at the end."""
    canvas, palette, shown = pen.canvas, pen.canvas.palette, pen.shown
    middle, left, right = header.y + HEADER_MIDDLE, header.x, header.right - CLOSE_ROOM
    value = f"{pen.symbols.letter} = {shown.wording.weight.signed}"
    row = pen.texts("card.row-of-all" if shown.one_of_all else "card.row", row=shown.row_name)
    if hint is None:
        left = _draw_title(pen, left, middle, right - _least_width(pen, value, row))
    else:
        size, color = theme.TYPE_SMALL, palette.accent
        right = canvas.text(hint, header.right, middle, size, color, ax=1.0).x - HEADER_GAP
    names = canvas.formula(pen.symbols.connection, left, middle + NAMES_DROP, theme.MATH_LINE)
    size = _header_size(canvas, value, row, right - names.right)
    x, edge = names.right + HEADER_GAP, pen.symbols.weight_color
    pill = canvas.pill(value, x, middle, edge, size, ax=0.0)
    x = pill.right + HEADER_GAP
    canvas.fitted_text(row, x, middle, size, palette.muted, right - x)


def _draw_title(pen: Pen, left: float, middle: float, right: float) -> float:
    """The title, where it ends before ``right``; gives where the names begin."""
    canvas, title, size = pen.canvas, pen.texts("card.title"), theme.TYPE_CAPTION
    if left + canvas.text_width(title, size, "semibold") + HEADER_GAP > right:
        return left
    drawn = canvas.text(title, left, middle, size, canvas.palette.dim, "semibold")
    return drawn.right + HEADER_GAP


def _least_width(pen: Pen, value: str, row: str) -> float:
    """What the names, the pill and the row take in the least type."""
    canvas, size = pen.canvas, theme.TYPE_FLOOR
    names = canvas.formula_setting(pen.symbols.connection, theme.MATH_LINE).width
    words = canvas.text_width(value, size, "semibold") + canvas.text_width(row, size)
    return names + words + 2 * HEADER_GAP + 2 * theme.PILL_PADDING + 2


def _header_size(canvas: Canvas, value: str, row: str, room: float) -> int:
    """The largest type in which pill and row fit beside the names."""
    fixed = 2 * HEADER_GAP + 2 * theme.PILL_PADDING + 2
    for size in range(theme.TYPE_BODY, theme.TYPE_FLOOR, -1):
        width = canvas.text_width(value, size, "semibold") + canvas.text_width(row, size)
        if width + fixed <= room:
            return size
    return theme.TYPE_FLOOR
