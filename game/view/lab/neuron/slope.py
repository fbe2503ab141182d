"""The slope line of a neuron's card: how much the answer changes when the sum changes a little."""

from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.text.formula import Parts
from game.view.drawing.theme import Color
from game.view.lab.neuron.pen import Pen
from game.view.neuron_card.figures import Listening
from game.view.neuron_card.spoken_of import Curve
from game.view.numbers.digits import UNDEFINED
from game.view.numbers.figures import sign_of

GAP: Final = 14.0
STRIKE_WIDTH: Final = 4.0
STRIKE_RISE: Final = 7.0
FULL, SHORT = "σ′(z) = a(1 − a)", "σ′(z)"


def draw_slope(pen: Pen, section: Box) -> None:
    """The slope and its calculation, and what it means; struck out where the loss cancels it."""
    pen.rule(section)
    canvas, palette, shown = pen.canvas, pen.canvas.palette, pen.shown
    cancelled = shown.listening is Listening.CANCELLED
    color = palette.dim if cancelled else palette.lock
    middle = section.centery
    word = pen.texts(f"neuron.slope-is.{shown.listening.value}") if shown.known else ""
    numbers = _numbers(pen)
    symbol, size, small = _fitting(pen, numbers, word, section.w, color)
    drawn = pen.formula(symbol, section.x, middle, theme.MATH_NAME)
    x, room = drawn.right + GAP, section.right - drawn.right - GAP
    box = canvas.fitted_text(numbers, x, middle, size, color, room, "semibold")
    if cancelled:
        ends = (section.x, middle + STRIKE_RISE, box.right, middle - STRIKE_RISE)
        canvas.line(*ends, palette.text, STRIKE_WIDTH)
    room = section.right - box.right - GAP
    if word and canvas.text_width(word, small) <= room:
        canvas.text(word, section.right, middle, small, palette.muted, ax=1.0)


def _numbers(pen: Pen) -> str:
    shown = pen.shown
    if not shown.known:
        return UNDEFINED
    if shown.curve is Curve.RELU:
        key = "neuron.relu-slope.open" if shown.shown.slope_value else "neuron.relu-slope.closed"
        return pen.texts(key)
    rest = "" if shown.rest is None else shown.rest.text
    return f"{shown.activation.text} × {rest} {sign_of(shown.slope_holds)} {shown.slope.text}"


def _fitting(
    pen: Pen, numbers: str, word: str, room: float, color: Color
) -> tuple[Parts, float, float]:
    """The fullest formula and the largest type of numbers and word that fit side by side."""
    width = pen.canvas.text_width
    formulas = (FULL, SHORT) if pen.shown.curve is Curve.SIGMOID else ("a′ =",)
    for formula in formulas:
        parts: Parts = ((formula, color),)
        taken = pen.canvas.formula_setting(parts, theme.MATH_NAME).width + GAP
        for size in range(theme.TYPE_BODY, theme.TYPE_FLOOR - 1, -1):
            small = float(min(size, theme.TYPE_SMALL))
            aside = width(word, small) + GAP if word else 0.0
            if taken + width(numbers, size, "semibold") + aside <= room:
                return parts, float(size), small
    return ((formulas[-1], color),), float(theme.TYPE_FLOOR), float(theme.TYPE_FLOOR)
