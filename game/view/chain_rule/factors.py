"""Sections A and B of the card: gradient = delta times a, delta = first factor times slope."""

from typing import Final

from game.view.chain_rule.pen import (
    NUMBER_MIDDLE,
    SYMBOL_BASELINE,
    Pen,
    columns_height,
)
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Palette

# Left and right ends of the three columns, as shares of the section's width.
GRADIENT_COLUMNS: Final = ((0.0, 0.27), (0.34, 0.63), (0.71, 1.0))
DELTA_COLUMNS: Final = ((0.0, 0.265), (0.325, 0.655), (0.705, 1.0))
LINE_GAP: Final = 16.0

STRIKE_WIDTH: Final = 4.0
STRIKE_RISE: Final = 9.0
STRIKE_HALF: Final = 68.0
SYMBOL_MIDDLE: Final = SYMBOL_BASELINE - 11.0
SHADE_MARGIN: Final = 6.0
SHADE_OPACITY: Final = 0.55


def draw_gradient(pen: Pen, section: Box) -> None:
    """A: dL/dw of the row = delta x a."""
    pen.rule(section)
    shown, words, symbols, palette = pen.shown, pen.shown.wording, pen.symbols, pen.canvas.palette
    left, middle, right = _columns(section, GRADIENT_COLUMNS, columns_height(1))
    key = "card.gradient-of-all" if shown.one_of_all else "card.gradient"
    caption = pen.texts(key, row=shown.row_name)
    pen.column(left, symbols.row_gradient, words.row_gradient, palette.text, caption)
    pen.sign(words.gradient_sign, _between(left, middle), left.y)
    delta = pen.texts("card.delta")
    pen.column(middle, symbols.delta, words.delta, palette.gradient, delta)
    pen.sign("×", _between(middle, right), left.y)
    pen.column(right, symbols.source, words.source, symbols.source_color, _source_caption(pen))


def draw_delta(pen: Pen, section: Box) -> None:
    """B: delta = raw error (or backprop sum) x slope, with the calculations of both."""
    pen.rule(section)
    shown, words, symbols, palette = pen.shown, pen.shown.wording, pen.symbols, pen.canvas.palette
    height = columns_height(1 + max(len(words.first_factor_lines), 1))
    left, middle, right = _columns(section, DELTA_COLUMNS, height)
    pen.column(left, symbols.delta, words.delta, palette.gradient, pen.texts("card.delta"))
    pen.sign(words.delta_sign, _between(left, middle), left.y)
    name = pen.texts("card.raw-error" if shown.into_output else "card.backprop-sum")
    pen.column(middle, symbols.first_factor, words.first_factor, symbols.first_factor_color, name)
    if shown.slope_cancelled:
        shade = Box(right.x, section.y, right.w, section.h).inset(-SHADE_MARGIN, SHADE_MARGIN)
        pen.canvas.panel(shade, pen.canvas.style(_shade))
    pen.sign("×", _between(middle, right), left.y)
    name, calculation = _slope_lines(pen)
    pen.column(right, symbols.slope, words.slope, symbols.slope_color, name)
    end = pen.small_print(calculation, right, 1, section.right)
    for line, calculation in enumerate(words.first_factor_lines, start=1):
        pen.small_print(calculation, middle, line, end - LINE_GAP)
    if shown.slope_cancelled:
        _strike_out(pen, right)


def _columns(
    section: Box, shares: tuple[tuple[float, float], ...], height: float
) -> tuple[Box, ...]:
    top = section.y + (section.h - height) / 2
    return tuple(
        Box(section.x + section.w * start, top, section.w * (stop - start), height)
        for start, stop in shares
    )


def _between(left: Box, right: Box) -> float:
    return (left.right + right.x) / 2


def _source_caption(pen: Pen) -> str:
    shown = pen.shown
    if shown.source is None:
        return pen.texts("card.constant")
    key = "card.input" if shown.from_input else "card.activation"
    return pen.texts(key, neuron=shown.source)


def _slope_lines(pen: Pen) -> tuple[str, str]:
    shown, words, texts = pen.shown, pen.shown.wording, pen.texts
    if shown.slope_cancelled:
        return texts("card.slope.cancelled"), texts("card.slope.cancelled-by")
    if shown.sigmoid:
        return texts("card.slope.sigmoid"), words.slope_line
    key = "card.slope.open" if shown.listening else "card.slope.closed"
    return texts(key), texts("card.slope.z", z=words.pre_activation.text)


def _strike_out(pen: Pen, column: Box) -> None:
    """One stroke through the symbol and one through the number, in white: orange means negative."""
    for middle in (column.y + SYMBOL_MIDDLE, column.y + NUMBER_MIDDLE):
        start = (column.centerx - STRIKE_HALF, middle + STRIKE_RISE)
        end = (column.centerx + STRIKE_HALF, middle - STRIKE_RISE)
        pen.canvas.line(*start, *end, pen.canvas.palette.text, STRIKE_WIDTH)


def _shade(palette: Palette) -> Style:
    return styles.flat(palette, palette.raised_top, SHADE_OPACITY, theme.RADIUS_WELL)
