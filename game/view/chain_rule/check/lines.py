"""What is written on the check's sheet: its title, its columns, and one line for each parameter."""

from typing import Final, NamedTuple

from game.engine.gradient_check.check import NUDGE
from game.view.chain_rule.check.boxes import Places, column
from game.view.chain_rule.check.verdict import TICK, WARNING, Verdict, draw_number
from game.view.chain_rule.symbols import BIAS, indexed
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.text.formula import Parts
from game.view.scene.texts import Texts

# How large a nudge is, as the engine has it.
NUDGE_TAKEN: Final = f"h = {NUDGE:g} · max(1, |w|)"
TITLE_MIDDLE: Final = 36.0
TITLE_ICON: Final = 44.0
TITLE_ICON_ROOM: Final = 40.0
CLOSE_ROOM: Final = 56.0
# Middles in the introduction.
SENTENCE_MIDDLE: Final = 14.0
FORMULA_BASELINE: Final = 58.0
FORMULA_MIDDLE: Final = 50.0
NAME_DROP: Final = 8.0
CELL_GAP: Final = 12.0
ICON_SIZE: Final = 32.0
ICON_ROOM: Final = 32.0
FRAME_OUTSET: Final = 8.0
FRAME_INSET: Final = 3.0
# In a row with a smaller nudge the count stands above it.
COUNT_LIFT: Final = 11.0
DIVISOR_DROP: Final = 12.0
# In a cell of the grid: room for its name and for the mark; its lines, from its middle.
CELL_NAME: Final = 100.0
CELL_MARK: Final = 62.0
CELL_APART: Final = 15.0


class Line(NamedTuple):
    """One parameter as it stands on the sheet; ``ends``: from where to where."""

    ends: tuple[str, str]
    verdict: Verdict
    divisor: int
    chosen: bool
    lit: bool
    focused: bool


def draw_title(canvas: Canvas, parts: Places, holds: bool, texts: Texts) -> None:
    """What the sheet is, whether all is well, and how it is tried."""
    palette, box, middle = canvas.palette, parts.title, parts.title.y + TITLE_MIDDLE
    icon, color = (TICK, palette.gradient) if holds else (WARNING, palette.lock)
    canvas.icon(icon, box.x + TITLE_ICON / 2 - 6, middle, TITLE_ICON, color)
    left, right = box.x + TITLE_ICON_ROOM, box.right - CLOSE_ROOM
    title = canvas.fitted_text(
        texts("check.title"), left, middle, theme.TYPE_NUMBER, palette.text, right - left, "display"
    )
    if parts.introduction is None:
        formula = _formula(canvas)
        setting = canvas.formula_setting(formula, theme.MATH_NAME)
        x = title.right + 2 * CELL_GAP
        if x + setting.width <= right:
            canvas.formula(formula, x, middle + NAME_DROP, theme.MATH_NAME)
            words, x = NUDGE_TAKEN, x + setting.width + 2 * CELL_GAP
            if x + canvas.text_width(words, theme.TYPE_SMALL) <= right:
                canvas.text(words, x, middle, theme.TYPE_SMALL, palette.muted)
        return
    place = parts.introduction
    canvas.fitted_text(
        texts("check.introduction"),
        place.x,
        place.y + SENTENCE_MIDDLE,
        theme.TYPE_BODY,
        palette.muted,
        place.w,
    )
    canvas.formula(_formula(canvas), place.x, place.y + FORMULA_BASELINE, theme.MATH_NAME)
    canvas.text(
        NUDGE_TAKEN,
        place.right,
        place.y + FORMULA_MIDDLE,
        theme.TYPE_SMALL,
        palette.muted,
        ax=1.0,
    )


def _formula(canvas: Canvas) -> Parts:
    return (("(L(w + h) − L(w − h)) / 2h", canvas.palette.text),)


def draw_head(canvas: Canvas, parts: Places, texts: Texts) -> None:
    """The names of the columns, where there is room for them."""
    head = parts.head
    if head is None:
        return
    palette, size = canvas.palette, theme.TYPE_CAPTION
    names = ("weight", "chain-rule", "nudge-test")
    ends = (column(head, 1), column(head, 2), column(head, 3))
    for place, (name, end) in enumerate(zip(names, ends, strict=True)):
        x = column(head, place)
        canvas.fitted_text(
            texts(f"check.{name}"), x, head.centery, size, palette.muted, end - x - CELL_GAP
        )
    x = column(head, len(names))
    room = head.right - x + CELL_GAP
    words = texts("check.digits")
    canvas.fitted_text(words, head.right, head.centery, size, palette.muted, room, ax=1.0)
    canvas.line(head.x, head.bottom, head.right, head.bottom, palette.line, theme.STROKE_LINE)


def draw_frame(canvas: Canvas, box: Box, line: Line) -> None:
    """What lies below a row: whether it is pinned, under the pointer, in focus."""
    frame = box.inset(-FRAME_OUTSET, FRAME_INSET)
    if line.chosen:
        canvas.panel(frame, canvas.style(styles.framed_number, canvas.palette.accent))
    elif line.lit:
        canvas.panel(frame, canvas.style(styles.segment_hover))
    if line.focused:
        canvas.panel(frame, canvas.style(styles.focus_ring, theme.RADIUS_WELL))


def draw_row(canvas: Canvas, box: Box, line: Line, texts: Texts) -> None:
    """Name, both numbers, mark and count, side by side."""
    middle, verdict = box.centery, line.verdict
    canvas.formula(_name(canvas, line), box.x, middle + NAME_DROP, theme.MATH_NAME)
    for place, string in enumerate((verdict.pair.first, verdict.pair.second), start=1):
        x = column(box, place)
        room = column(box, place + 1) - x - CELL_GAP
        draw_number(canvas, string, verdict, (x, middle), room)
    _draw_mark(canvas, line, box.right, middle, texts)


def _draw_mark(canvas: Canvas, line: Line, right: float, middle: float, texts: Texts) -> None:
    """The mark and the count, and below them by what the nudge is smaller."""
    verdict, size = line.verdict, theme.TYPE_BODY
    color = verdict.color(canvas.palette)
    if line.divisor > 1:
        words = texts("check.smaller", divisor=line.divisor)
        y = middle + DIVISOR_DROP
        canvas.text(words, right, y, theme.TYPE_FLOOR, canvas.palette.muted, ax=1.0)
        middle -= COUNT_LIFT
    left = right
    if verdict.digits:
        left = canvas.text(verdict.digits, right, middle, size, color, "semibold", ax=1.0).x
    canvas.icon(verdict.icon, left - ICON_ROOM / 2, middle, ICON_SIZE, color)


def draw_cell(canvas: Canvas, box: Box, line: Line, texts: Texts) -> None:
    """The name, the numbers below each other, the mark."""
    palette, verdict, size = canvas.palette, line.verdict, theme.TYPE_CAPTION
    upper, lower = box.centery - CELL_APART, box.centery + CELL_APART
    canvas.formula(_name(canvas, line), box.x, box.centery + NAME_DROP, theme.MATH_NAME)
    symbol: Parts = (("∂L/∂w", palette.muted),)
    left, words = box.x + CELL_NAME, texts("check.nudge")
    canvas.formula(symbol, left, upper + NAME_DROP, theme.TYPE_BODY)
    canvas.text(words, left, lower, size, palette.muted)
    width = canvas.formula_setting(symbol, theme.TYPE_BODY).width
    x = left + max(width, canvas.text_width(words, size)) + CELL_GAP
    for string, middle in ((verdict.pair.first, upper), (verdict.pair.second, lower)):
        draw_number(canvas, string, verdict, (x, middle), box.right - CELL_MARK - x)
    _draw_mark(canvas, line, box.right, box.centery, texts)


def _name(canvas: Canvas, line: Line) -> Parts:
    palette, (source, target) = canvas.palette, line.ends
    start = source if source == BIAS else indexed(source)
    return ((start, palette.text), ("→", palette.muted), (indexed(target), palette.text))
