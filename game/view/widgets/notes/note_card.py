"""A note: a small card whose place and lines follow from the scene."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import LINE_SPACING, Canvas
from game.view.scene.scene import Scene
from game.view.widgets.notes.places import CARD_MARGIN, Measure


class Note(NamedTuple):
    """Where a card is, what it says, whether that is a warning, and in type of which size."""

    box: Box
    lines: tuple[str, ...]
    warning: bool = False
    size: float = theme.TYPE_BODY


class NoteCard(ABC):
    """A card with a sentence.

    ``measure`` gives the width of a string at the scale of the window.
    """

    name: str
    margin = CARD_MARGIN

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    @abstractmethod
    def note(self, scene: Scene) -> Note | None:
        """What there is to say; None while there is nothing."""

    @abstractmethod
    def draw_note(self, canvas: Canvas, note: Note) -> None:
        """Draw the card that says it."""

    def box(self, scene: Scene) -> Box | None:
        """Where the card is; None while there is nothing to say."""
        note = self.note(scene)
        return None if note is None else note.box

    def key(self, scene: Scene) -> Hashable:
        """What the card says, and where."""
        return self.note(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the card."""
        note = self.note(scene)
        if note is not None:
            self.draw_note(canvas, note)


def draw_lines(canvas: Canvas, lines: Sequence[str], left: float, top: float, size: float) -> None:
    """Lines of type from the upper left corner of their block."""
    for number, line in enumerate(lines):
        middle = top + (number + 0.5) * size * LINE_SPACING
        canvas.text(line, left, middle, size, canvas.palette.text)
