"""What the sections of the card are drawn with, and the shapes they have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.view import theme
from game.view.box import Box
from game.view.canvas import Canvas
from game.view.chain_rule.explanation import Explanation
from game.view.chain_rule.figures import Figure
from game.view.chain_rule.symbols import Symbols
from game.view.formula import Parts
from game.view.texts import Texts
from game.view.theme import Color

# From the top of a column: baseline of its symbol, middles of its number, caption and further lines.
SYMBOL_BASELINE: Final = 32.0
NUMBER_MIDDLE: Final = 67.0
CAPTION_MIDDLE: Final = 96.0
LINE_PITCH: Final = 23.0
# Calculations may reach a little beyond their column: there are no signs on their height.
LINE_OVERHANG: Final = 24.0


@dataclass(frozen=True, slots=True)
class Pen:
    """A canvas with what is written on it."""

    canvas: Canvas
    texts: Texts
    shown: Explanation
    symbols: Symbols

    def rule(self, box: Box) -> None:
        """The hairline above a section."""
        self.canvas.line(
            box.x, box.y, box.right, box.y, self.canvas.palette.line, theme.STROKE_LINE
        )

    def sign(self, sign: str, x: float, top: float) -> None:
        """A sign between two columns, on the height of their numbers."""
        size = theme.MATH_LINE
        parts = ((sign, self.canvas.palette.muted),)
        setting = self.canvas.formula_setting(parts, size)
        middle = (setting.ascent - setting.descent) / 2
        self.canvas.formula(parts, x, top + NUMBER_MIDDLE + middle, size, ax=0.5)

    def column(
        self,
        place: Box,
        symbol: Parts,
        number: Figure,
        color: Color,
        captions: Sequence[str],
        overhang: float = 0.0,
    ) -> None:
        """A symbol, its number, what it is called, and the calculations that give it.

        The small print may be wider than the column by ``overhang``.
        """
        canvas, palette, x = self.canvas, self.canvas.palette, place.centerx
        canvas.formula(symbol, x, place.y + SYMBOL_BASELINE, theme.MATH_SYMBOL, ax=0.5)
        middle, size = place.y + NUMBER_MIDDLE, theme.TYPE_NUMBER
        canvas.fitted_text(number.text, x, middle, size, color, place.w, "semibold", ax=0.5)
        for line, caption in enumerate(captions):
            y, size = place.y + CAPTION_MIDDLE + line * LINE_PITCH, theme.TYPE_SMALL
            canvas.fitted_text(caption, x, y, size, palette.muted, place.w + overhang, ax=0.5)


def columns_height(captions: int) -> float:
    """Height of columns with so many lines under their numbers."""
    return CAPTION_MIDDLE + (captions - 1) * LINE_PITCH + theme.TYPE_SMALL / 2
