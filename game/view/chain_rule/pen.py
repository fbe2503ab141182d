"""What the sections of the card are drawn with, and the shapes they have in common."""

from typing import Final, NamedTuple

from game.view.chain_rule.explanation import Explanation
from game.view.chain_rule.symbols import Symbols
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.fitting import fit_line
from game.view.drawing.text.formula import Parts
from game.view.drawing.theme import Color
from game.view.numbers.figures import Figure
from game.view.scene.texts import Texts

# From the top of a column: baseline of its symbol, middles of its number and its caption.
SYMBOL_BASELINE: Final = 30.0
NUMBER_MIDDLE: Final = 63.0
CAPTION_MIDDLE: Final = 91.0
LINE_PITCH: Final = 23.0
# A number stays clear of the signs beside its column.
NUMBER_AIR: Final = 12.0
# A caption may be so much wider than its column.
CAPTION_OVERHANG: Final = 12.0


class Pen(NamedTuple):
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

    def column(self, place: Box, symbol: Parts, number: Figure, color: Color, caption: str) -> None:
        """A symbol, its number, and what it is called."""
        canvas, x = self.canvas, place.centerx
        canvas.formula(symbol, x, place.y + SYMBOL_BASELINE, theme.MATH_SYMBOL, ax=0.5)
        y, size = place.y + NUMBER_MIDDLE, theme.TYPE_NUMBER
        room = place.w - NUMBER_AIR
        canvas.fitted_text(number.text, x, y, size, color, room, "semibold", ax=0.5)
        measure, most = canvas.text_width, place.w + CAPTION_OVERHANG
        fitted = fit_line(caption, theme.TYPE_SMALL, most, lambda s, z: measure(s, z))
        self.small_print(fitted.string, place, 0, place.right, fitted.size)

    def small_print(
        self, string: str, place: Box, line: int, right: float, size: float = theme.TYPE_SMALL
    ) -> float:
        """A line under a number, centred in its column; a long one moves left to end at ``right``.

        Gives the line's left end.
        """
        canvas = self.canvas
        while size > theme.TYPE_FLOOR and canvas.text_width(string, size) > place.w:
            size -= 1
        half = canvas.text_width(string, size) / 2
        y = place.y + CAPTION_MIDDLE + line * LINE_PITCH
        x = min(place.centerx, right - half)
        return canvas.text(string, x, y, size, canvas.palette.muted, ax=0.5).x


def columns_height(captions: int) -> float:
    """Height of columns with so many lines under their numbers."""
    return CAPTION_MIDDLE + (captions - 1) * LINE_PITCH + theme.TYPE_SMALL / 2
