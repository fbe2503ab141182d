"""The attract show's words: what happens, in large type, and the invitation to touch."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Final

import pygame

from game.view.attract.breath import LEVELS, breath
from game.view.cards.places import TOUCH_TO_TRY
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.sprite import PREMULTIPLIED
from game.view.drawing.styles import styles
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
from game.view.scene.large_boxes import VisitorBoxes
from game.view.scene.scene import Scene
from game.view.widgets.appearance import Appearance, appearance_of
from game.view.widgets.call import draw_call, with_glow
from game.view.widgets.panels import inside

INVITATION_SIZE: Final = 50.0

# Rings around the invitation, the innermost first: how far out, and how strong at most.
RINGS: Final = ((12.0, 0.72), (26.0, 0.46), (42.0, 0.26))
RING_WIDTH: Final = 3.0
# While they breathe they never fade further than this.
FAINTEST: Final = 0.35
FULL: Final = 255
# Room for the outermost ring and its soft edge.
RING_ROOM: Final = 44.0


@dataclass(frozen=True, slots=True)
class Lettering:
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
        boxes, attract = scene.layout.visitor, scene.interface.attract
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
        said = sentence(scene.texts.entries.get(key, key), color, values)
        fitted = _fitted(canvas, said, how, box)
        draw_sentence(canvas, fitted, box.x, box.centery, lettering.PITCH, how.face)

    @abstractmethod
    def text(self, attract: Attract) -> str:
        """The name of what is said."""

    @abstractmethod
    def place(self, boxes: VisitorBoxes) -> Box | None:
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

    def place(self, boxes: VisitorBoxes) -> Box | None:
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

    def place(self, boxes: VisitorBoxes) -> Box | None:
        """Below the caption."""
        return boxes.line

    def color(self, palette: Palette) -> Color:
        """Quiet, so that the numbers stand out."""
        return palette.muted


class InvitationPanel:
    """The pill "Touch to try" in its rings."""

    name = "attract-invitation"

    def box_of(self, scene: Scene) -> Box | None:
        """The pill with its rings; None while there is no show."""
        control = scene.control(TOUCH_TO_TRY)
        if control is None:
            return None
        return inside(with_glow(control.target).inset(-RING_ROOM), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """How the pill looks, and how far the rings have swollen."""
        return _appearance(scene), _level(scene), scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw rings and pill."""
        control = _appearance(scene)
        if control is None:
            return
        share = FAINTEST + (1.0 - FAINTEST) * _level(scene) / LEVELS
        for reach, strength in reversed(RINGS):
            _draw_ring(canvas, control.target.inset(-reach), strength * share)
        draw_call(canvas, control, INVITATION_SIZE, lettering.FLOOR)


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


def _appearance(scene: Scene) -> Appearance | None:
    control = scene.control(TOUCH_TO_TRY)
    return None if control is None else appearance_of(control, scene.interface)


def _level(scene: Scene) -> int:
    attract = scene.interface.attract
    if attract is None or scene.interface.reduced_motion:
        return LEVELS
    return breath(attract.tick)


def _draw_ring(canvas: Canvas, box: Box, strength: float) -> None:
    """A ring as faint as is asked: one picture serves all strengths."""
    style = canvas.style(styles.outline, canvas.palette.action, RING_WIDTH)
    scale, shapes = canvas.scale, canvas.kit.shapes
    shape = shapes.shape(round(box.w * scale), round(box.h * scale), style)
    faint = shape.surface.copy()
    faint.fill((round(FULL * strength),) * 4, special_flags=pygame.BLEND_RGBA_MULT)
    left, top = round(box.x * scale) - canvas.origin[0], round(box.y * scale) - canvas.origin[1]
    corner = (left - shape.padding, top - shape.padding)
    canvas.surface.blit(faint, corner, None, PREMULTIPLIED)
