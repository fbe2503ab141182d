"""Sections C and D of the card: the rows' products and their mean, and the update it brings."""

from typing import Final

from game.view.chain_rule.pen import Pen
from game.view.chain_rule.row_pulls import ARROW_ROOM, draw_pull, draw_pull_legend, draw_sides
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.styles import styles
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color
from game.view.numbers.figures import Figure

# C, from the top of its content.
WORDS_MIDDLE: Final = 10.0
WORDS_BASELINE: Final = 17.0
WORDS_GAP: Final = 10.0
CELLS_TOP: Final = 27.0
CELL_HEIGHT: Final = 64.0
CELL_GAP: Final = 6.0
CELL_PADDING: Final = 5.0
FRAME_OUTSET: Final = 4.0
CELL_NAME: Final = 17.0
CELL_NUMBER: Final = 45.0
MEAN_LINE_INSET: Final = 6.0

# D, from the top of its content.
UPDATE_BASELINE: Final = 26.0
NUMBERS_MIDDLE: Final = 68.0
CAPTIONS_MIDDLE: Final = 103.0
UPDATE_HEIGHT: Final = 112.0
NEW_HEIGHT: Final = 46.0
NEW_PADDING: Final = 14.0
SIGN_GAP: Final = 9.0


def draw_rows(pen: Pen, section: Box) -> None:
    """C: delta times a of every row, the chosen one framed, and the mean."""
    pen.rule(section)
    canvas, words = pen.canvas, pen.shown.wording
    top = section.y + (section.h - CELLS_TOP - CELL_HEIGHT) / 2
    heading = pen.texts("card.rows")
    muted = canvas.palette.muted
    label = canvas.text(heading, section.x, top + WORDS_MIDDLE, theme.TYPE_SMALL, muted)
    baseline = top + WORDS_BASELINE
    formula = canvas.formula(
        pen.symbols.products, label.right + WORDS_GAP, baseline, theme.TYPE_VALUE
    )
    draw_pull_legend(pen, formula.right + WORDS_GAP, section.right, top + WORDS_MIDDLE)
    width = section.w / (len(words.products) + 1)
    for place, product in enumerate(words.products):
        cell = Box(section.x + place * width, top + CELLS_TOP, width - CELL_GAP, CELL_HEIGHT)
        chosen = place == pen.shown.row
        if chosen:
            frame = cell.inset(-FRAME_OUTSET, 0)
            canvas.panel(frame, canvas.style(styles.framed_number, canvas.palette.positive))
        _cell(pen, cell, pen.shown.rows[place], product, chosen, pen.shown.pulls[place])
    mean = Box(section.right - width + CELL_GAP, top + CELLS_TOP, width - CELL_GAP, CELL_HEIGHT)
    x = mean.x - CELL_GAP
    line = (x, mean.y + MEAN_LINE_INSET, x, mean.bottom - MEAN_LINE_INSET)
    canvas.line(*line, canvas.palette.line, theme.STROKE_LINE)
    sign = pen.texts("card.mean-sign", sign=words.mean_sign)
    _cell(pen, mean, sign, words.mean, True, sum(pen.shown.pulls))


def _cell(pen: Pen, cell: Box, name: str, number: Figure, strong: bool, pull: float) -> None:
    canvas, room, x = pen.canvas, cell.w - 2 * CELL_PADDING, cell.centerx
    color = canvas.palette.text if strong else canvas.palette.muted
    upper, lower = cell.y + CELL_NAME, cell.y + CELL_NUMBER
    size = theme.TYPE_SMALL
    aside = x - ARROW_ROOM / 2
    written = canvas.fitted_text(
        name, aside, upper, size, color, cell.w - ARROW_ROOM, "semibold", ax=0.5
    )
    draw_pull(pen, pull, written)
    face: Face = "semibold" if strong else "medium"
    text, size = canvas.palette.text, theme.TYPE_BODY
    canvas.fitted_text(number.text, x, lower, size, text, room, face, ax=0.5)


def draw_update(pen: Pen, section: Box) -> None:
    """D: the rule of the update, and the same with its numbers."""
    pen.rule(section)
    canvas, palette, words = pen.canvas, pen.canvas.palette, pen.shown.wording
    top = section.y + (section.h - UPDATE_HEIGHT) / 2
    formula = canvas.formula(pen.symbols.update, section.x, top + UPDATE_BASELINE, theme.MATH_LINE)
    draw_sides(pen, formula.right + WORDS_GAP, section.right, formula.centery)
    texts, letter = pen.texts, pen.symbols.letter
    numbers = (
        (words.weight.text, texts("card.old"), palette.text, "−"),
        (words.learning_rate.text, texts("card.learning-rate"), palette.lock, "×"),
        (words.mean.factor, texts("card.mean"), palette.text, words.update_sign),
    )
    shown = [number for number, *_ in numbers] + [words.new_weight.text]
    signs = [sign for *_, sign in numbers]
    size = _largest_size(pen, shown, signs, section.w)
    x, middle = section.x, top + NUMBERS_MIDDLE
    for number, caption, color, sign in numbers:
        box = canvas.text(number, x, middle, size, color, "semibold")
        _caption(pen, caption, box.centerx, top)
        x = canvas.text(sign, box.right + SIGN_GAP, middle, size, palette.muted).right + SIGN_GAP
    width = canvas.text_width(words.new_weight.text, size, "semibold") + 2 * NEW_PADDING
    frame = Box(x, middle - NEW_HEIGHT / 2, width, NEW_HEIGHT)
    canvas.panel(frame, canvas.style(styles.framed_number, _new_edge(pen)))
    canvas.text(
        words.new_weight.text, frame.centerx, middle, size, palette.text, "semibold", ax=0.5
    )
    _caption(pen, texts("card.new", symbol=letter), frame.centerx, top)


def _caption(pen: Pen, caption: str, x: float, top: float) -> None:
    muted = pen.canvas.palette.muted
    pen.canvas.text(caption, x, top + CAPTIONS_MIDDLE, theme.TYPE_CAPTION, muted, ax=0.5)


def _new_edge(pen: Pen) -> Color:
    number, palette = pen.shown.wording.new_weight.number, pen.canvas.palette
    if not number:
        return palette.neutral
    return palette.positive if number > 0 else palette.negative


def _largest_size(pen: Pen, numbers: list[str], signs: list[str], room: float) -> float:
    """The largest type in which the whole line fits."""
    width = pen.canvas.text_width
    fixed = 2 * SIGN_GAP * len(signs) + 2 * NEW_PADDING
    for size in range(theme.TYPE_ROW, theme.TYPE_FLOOR, -1):
        line = sum(width(n, size, "semibold") for n in numbers) + sum(width(s, size) for s in signs)
        if line + fixed <= room:
            return float(size)
    return float(theme.TYPE_FLOOR)
