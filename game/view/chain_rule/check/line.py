"""The check in the card: the mean gradient, and below it what nudging the weight gives."""

from typing import Final

from game.engine.gradient_check.check import NudgeTest
from game.view.chain_rule.check.verdict import draw_number, verdict_of
from game.view.chain_rule.pen import Pen
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.text.formula import Parts

# Middles of the two lines, from the middle of the section.
LINE_APART: Final = 12.5
FORMULA_DROP: Final = 6.0
GAP: Final = 14.0
ICON_SIZE: Final = 32.0
# What the icon takes beside the words.
ICON_ROOM: Final = 34.0
NUMBER_ROOM: Final = 210.0


def draw_check(pen: Pen, section: Box, test: NudgeTest) -> None:
    """Digit under digit, and how many of them are the same."""
    pen.rule(section)
    canvas, palette, texts = pen.canvas, pen.canvas.palette, pen.texts
    verdict = verdict_of(test, texts)
    upper, lower = section.centery - LINE_APART, section.centery + LINE_APART
    symbol: Parts = (("∂L/∂", palette.text), (pen.symbols.letter, pen.symbols.weight_color))
    size = theme.TYPE_SMALL
    words = texts("check.nudge-test")
    formula = canvas.formula_setting(symbol, theme.TYPE_VALUE)
    left = section.x + max(formula.width, canvas.text_width(words, size)) + GAP
    canvas.formula(symbol, section.x, upper + FORMULA_DROP, theme.TYPE_VALUE)
    canvas.text(words, section.x, lower, size, palette.muted)
    room = min(NUMBER_ROOM, section.right - left)
    ends = [
        draw_number(canvas, string, verdict, (left, middle), room)
        for string, middle in ((verdict.pair.first, upper), (verdict.pair.second, lower))
    ]
    room = section.right - max(ends) - GAP - ICON_ROOM
    color = verdict.color(palette)
    said = canvas.fitted_text(
        verdict.words, section.right, section.centery, size, color, room, "semibold", ax=1.0
    )
    canvas.icon(verdict.icon, said.x - ICON_ROOM / 2, section.centery, ICON_SIZE, color)
