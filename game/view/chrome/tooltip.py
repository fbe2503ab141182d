"""The tooltip: what the control under the pointer, or in focus, is for."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Final, NamedTuple

from game.view import styles, theme
from game.view.box import Box
from game.view.canvas import LINE_SPACING, Canvas
from game.view.chrome.notes import CARD_MARGIN, Measure, balanced_lines, beside, longest
from game.view.chrome.toast import ToastCard
from game.view.interaction.changes import tooltip_control
from game.view.scene import Scene
from game.view.shapes import Style
from game.view.theme import Palette

MOST_WIDTH: Final = 400.0
PADDING_ASIDE: Final = 16.0
PADDING_ABOVE: Final = 10.0
# From the control, outside of its focus ring; and from the window's edges.
GAP: Final = 12.0
EDGE: Final = 8.0


class _Placed(NamedTuple):
    box: Box
    lines: tuple[str, ...]


class Tooltip:
    """A small card next to a control, with its sentence.

    ``measure`` gives the width of a string at the scale of the window.
    """

    name = "tooltip"
    margin = CARD_MARGIN

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._toast = ToastCard(measure)

    def box(self, scene: Scene) -> Box | None:
        """Where the card is; None while no control asks for it."""
        placed = self._placed(scene)
        return None if placed is None else placed.box

    def key(self, scene: Scene) -> Hashable:
        """What the card says, and where."""
        return self._placed(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the card."""
        placed = self._placed(scene)
        if placed is None:
            return
        box, lines = placed
        canvas.panel(box, canvas.style(solid_tooltip))
        size = theme.TYPE_SMALL
        y = box.y + PADDING_ABOVE
        for number, line in enumerate(lines):
            middle = y + (number + 0.5) * size * LINE_SPACING
            canvas.text(line, box.x + PADDING_ASIDE, middle, size, canvas.palette.text)

    def _placed(self, scene: Scene) -> _Placed | None:
        control = tooltip_control(scene.interface, scene.controls)
        if control is None:
            return None
        size = theme.TYPE_SMALL
        lines = balanced_lines(control.tip, size, MOST_WIDTH, self._measure)
        width = longest(lines, size, self._measure) + 2 * PADDING_ASIDE
        height = len(lines) * size * LINE_SPACING + 2 * PADDING_ABOVE
        room = scene.layout.window.inset(EDGE)
        taken = self._toast.box(scene)
        return _Placed(beside(control.target, (width, height), room, GAP, taken), lines)


def solid_tooltip(palette: Palette) -> Style:
    """A tooltip through which nothing shines, not even what moves below it."""
    return replace(styles.tooltip(palette), opacity=theme.GLASS_SOLID)
