"""The tooltip: what the control under the pointer, or in focus, is for; or what a fact tells."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.view.drawing import theme
from game.view.drawing.canvas import LINE_SPACING, Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Palette
from game.view.scene.control import Control, Kind
from game.view.scene.interface import (
    Interface,
)
from game.view.scene.scene import Scene
from game.view.widgets.notes.note_card import Note, NoteCard, draw_lines
from game.view.widgets.notes.places import Measure, balanced_lines, beside, longest
from game.view.widgets.notes.toast import ToastCard

MOST_WIDTH: Final = 400.0
PADDING_ASIDE: Final = 16.0
PADDING_ABOVE: Final = 10.0
# From the control, outside of its focus ring; and from the window's edges.
GAP: Final = 12.0
EDGE: Final = 8.0


# The cards themselves explain connections and neurons.
SILENT: Final = frozenset({Kind.CONNECTION, Kind.NEURON})


class Tooltip(NoteCard):
    """A small card next to a control, with its sentence."""

    name = "tooltip"

    def __init__(self, measure: Measure) -> None:
        super().__init__(measure)
        self._toast = ToastCard(measure)

    def draw_note(self, canvas: Canvas, note: Note) -> None:
        """Draw the card."""
        box = note.box
        canvas.panel(box, canvas.style(solid_tooltip))
        left, top = box.x + PADDING_ASIDE, box.y + PADDING_ABOVE
        draw_lines(canvas, note.lines, left, top, theme.TYPE_SMALL)

    def note(self, scene: Scene) -> Note | None:
        """The sentence of the control that asks for it; pages in large type have none."""
        if scene.page.is_large:
            return None
        control = tooltip_control(scene.interface, scene.controls)
        if control is None:
            return None
        size = theme.TYPE_SMALL
        lines = balanced_lines(control.tip, size, MOST_WIDTH, self._measure)
        width = longest(lines, size, self._measure) + 2 * PADDING_ASIDE
        height = len(lines) * size * LINE_SPACING + 2 * PADDING_ABOVE
        room = scene.layout.window.inset(EDGE)
        toast = self._toast.box(scene)
        taken = [] if toast is None else [toast]
        if control.kind is Kind.FACT:
            # It speaks of numbers that stand near: it lies over as few things as it can.
            taken += [other.target for other in scene.controls if other is not control]
        return Note(beside(control.target, (width, height), room, GAP, taken), lines)


def solid_tooltip(palette: Palette) -> Style:
    """A tooltip through which nothing shines, not even what moves below it."""
    return replace(styles.tooltip(palette), opacity=theme.GLASS_SOLID)


def tooltip_control(interface: Interface, controls: Sequence[Control]) -> Control | None:
    """The control whose tooltip is due: pointer or keyboard has rested on it for a while, or it was
    touched to tell about itself.
    """
    if interface.pressed is not None or interface.typing is not None:
        return None
    if interface.hovered_for >= theme.TOOLTIP_DELAY_TICKS:
        return _told(interface.active_connection, controls)
    return None if interface.bubble is None else _told(interface.bubble.control, controls)


def _told(name: str | None, controls: Sequence[Control]) -> Control | None:
    control = next((control for control in controls if control.id == name), None)
    return None if control is None or control.kind in SILENT or not control.tip else control
