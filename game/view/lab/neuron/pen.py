"""What the parts of a neuron's card are drawn with."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.formula import Parts
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color
from game.view.neuron_card.curve import curve_color
from game.view.neuron_card.figures import NeuronFigures
from game.view.scene.texts import Texts

FORMULA_DROP: Final = 0.32  # of the type size: from the middle of a formula to its baseline


class Piece(NamedTuple):
    """A piece of a line of numbers and signs."""

    string: str
    color: Color
    face: Face = "semibold"


class Pen(NamedTuple):
    """A canvas with what is written on it."""

    canvas: Canvas
    texts: Texts
    shown: NeuronFigures

    @property
    def color(self) -> Color:
        """The colour of the neuron's layer."""
        return curve_color(self.shown, self.canvas.palette)

    def rule(self, box: Box) -> None:
        """The hairline above a part."""
        line = self.canvas.palette.line
        self.canvas.line(box.x, box.y, box.right, box.y, line, theme.STROKE_LINE)

    def formula(self, parts: Parts, x: float, middle: float, size: float) -> Box:
        """A formula with its middle at a height."""
        return self.canvas.formula(parts, x, middle + FORMULA_DROP * size, size)

    def width(self, pieces: Sequence[Piece], size: float, gap: float) -> float:
        """Width of pieces side by side."""
        widths = [self.canvas.text_width(piece.string, size, piece.face) for piece in pieces]
        return sum(widths) + gap * max(len(widths) - 1, 0)

    def pieces(
        self, pieces: Sequence[Piece], x: float, middle: float, size: float, gap: float
    ) -> list[Box]:
        """Pieces side by side; gives their boxes."""
        boxes = []
        for piece in pieces:
            box = self.canvas.text(piece.string, x, middle, size, piece.color, piece.face)
            boxes.append(box)
            x = box.right + gap
        return boxes
