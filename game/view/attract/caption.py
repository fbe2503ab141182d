"""The attract show's words: what happens, in large type, and the invitation to touch."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping
from typing import Final, NamedTuple

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color, Palette
from game.view.large import lettering
from game.view.large.sentence import (
    FittedSentence,
    Run,
    Sentence,
    draw_sentence,
    fit_sentence,
    sentence,
    squeezed,
)
from game.view.numbers.readout import subscripted
from game.view.scene.interface import Attract
from game.view.scene.large_boxes import LargeBoxes
from game.view.scene.scene import Scene


class Lettering(NamedTuple):
    """How words are written: in one line from ``size`` down to ``floor``, else in two."""

    size: float
    floor: float
    face: Face


# What the values of the show's sentences stand for; all others are in the colour of bright words.
COLORS: Final[Mapping[str, Callable[[Palette], Color]]] = {
    "answer": lambda palette: palette.output,
    "neuron": lambda palette: palette.hidden,
    "slope": lambda palette: palette.lock,
    "arrives": lambda palette: palette.gradient,
    "leaves": lambda palette: palette.gradient,
}
# Two lines with the air that descenders need, in sizes of type.
LINES_HEIGHT: Final = 2.34
MOST_LINES: Final = 2
NAME: Final = re.compile(r"[a-z]\d+")
CAPTION: Final = Lettering(104.0, 60.0, "display_bold")
LINE: Final = Lettering(50.0, lettering.FLOOR, "medium")


class AttractWords(ABC):
    """A sentence of the show; which one, and where, is told by the panels below."""

    name: str
    lettering: Lettering

    def box_of(self, scene: Scene) -> Box | None:
        """Where the words are; None while there is no show, or nothing to say."""
        boxes, attract = scene.layout.large, scene.interface.attract
        if boxes is None or attract is None or not self.text(attract):
            return None
        return self.place(boxes)

    def key(self, scene: Scene) -> Hashable:
        """The words and the colours."""
        attract = scene.interface.attract
        said = None if attract is None else (self.text(attract), attract.values)
        return said, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw them, as large as they fit."""
        box, attract = self.box_of(scene), scene.interface.attract
        if box is None or attract is None:
            return
        how = self.lettering
        key, color = self.text(attract), self.color(scene.palette)
        values = {name: _run(name, value, scene.palette) for name, value in attract.values}
        said = sentence(scene.texts.template(key), color, values)
        fitted = _fitted(canvas, said, how, box)
        draw_sentence(canvas, fitted, box.x, box.centery, lettering.PITCH, how.face)

    @abstractmethod
    def text(self, attract: Attract) -> str:
        """The name of what is said."""

    @abstractmethod
    def place(self, boxes: LargeBoxes) -> Box | None:
        """Where it is said."""

    @abstractmethod
    def color(self, palette: Palette) -> Color:
        """Of the words between the numbers."""


class AttractCaption(AttractWords):
    """What happens, in the largest type."""

    name = "attract-caption"
    lettering = CAPTION

    def text(self, attract: Attract) -> str:
        """The caption."""
        return attract.caption

    def place(self, boxes: LargeBoxes) -> Box | None:
        """Above the line."""
        return boxes.caption

    def color(self, palette: Palette) -> Color:
        """Bright throughout."""
        return palette.text


class AttractLine(AttractWords):
    """The line below the caption."""

    name = "attract-line"
    lettering = LINE

    def text(self, attract: Attract) -> str:
        """The second line."""
        return attract.line

    def place(self, boxes: LargeBoxes) -> Box | None:
        """Below the caption."""
        return boxes.line

    def color(self, palette: Palette) -> Color:
        """Quiet, so that the numbers stand out."""
        return palette.muted


def _fitted(canvas: Canvas, said: Sentence, how: Lettering, box: Box) -> FittedSentence:
    """One line as large as fits; where even the least type is too long for that, two."""

    def width(string: str, size: float) -> float:
        return canvas.text_width(string, size, how.face)

    fitted = fit_sentence(said, how.size, how.floor, box.w, 1, width)
    if len(fitted.lines) == 1:
        return fitted
    half = min(how.size, box.h / LINES_HEIGHT)
    fitted = fit_sentence(said, half, lettering.FLOOR, box.w, MOST_LINES, width)
    if len(fitted.lines) <= MOST_LINES:
        return fitted
    return squeezed(said, lettering.FLOOR, box.w, MOST_LINES, width)


def _run(name: str, value: str, palette: Palette) -> Run:
    """A value in the colour of what it stands for; a neuron's name with its number set low."""
    shown = subscripted(value) if NAME.fullmatch(value) else value
    return Run(shown, COLORS[name](palette) if name in COLORS else palette.text)
