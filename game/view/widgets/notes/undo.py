"""The note that something had to make room, a run for a preset or a future for another one:
touched in time, it brings that back.
"""

from collections.abc import Hashable
from typing import Final

from game.session.commands import UndoDrop, UndoPreset
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import LINE_SPACING, Canvas
from game.view.drawing.styles import buttons
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.widgets.appearance import Appearance, appearance_in
from game.view.widgets.focus_ring import draw_focus_ring
from game.view.widgets.notes.note_card import Note, NoteCard, draw_lines
from game.view.widgets.notes.places import Measure, balanced_lines, longest
from game.view.widgets.notes.toast import card
from game.view.widgets.push_buttons import look_of

SOURCE: Final = "undo"
CONTROL: Final = "undo"
# What its texts are called where a future made room.
DROP_KEY: Final = "drop"
SENTENCES: Final = {CONTROL: "notice.preset-undo", DROP_KEY: "notice.future-undo"}
BUTTON_FACE: Final = "semibold"
PADDING: Final = 12.0
GAP: Final = 20.0
BUTTON_PADDING: Final = 26.0
# Below the headline, and far from where toasts are.
DROP: Final = 6.0
EDGE: Final = 16.0


def undo_controls(context: ControlContext) -> list[Control]:
    """The whole note is a button: it is only there for a while."""
    snapshot = context.snapshot
    if context.layout.page is not Page.LAB or not (snapshot.undoable or snapshot.dropped):
        return []
    key = DROP_KEY if snapshot.dropped else CONTROL
    return [
        Control(
            id=CONTROL,
            kind=Kind.BUTTON,
            target=undo_note(context.layout, context.texts, context.measure, key).box,
            panel=SOURCE,
            label=context.label(key),
            tip=context.tip(key),
            action=UndoDrop() if snapshot.dropped else UndoPreset(),
        )
    ]


def undo_note(layout: Layout, texts: Texts, measure: Measure, key: str) -> Note:
    """Where the note is and what it says: over the top of the network."""
    size = theme.TYPE_BODY
    beside = _button_width(texts(f"controls.{key}.label"), measure) + GAP + 3 * PADDING
    most = layout.drawing.w - beside - 2 * EDGE
    lines = balanced_lines(texts(SENTENCES[key]), size, most, measure)
    width = longest(lines, size, measure) + beside
    height = max(len(lines) * size * LINE_SPACING, theme.CONTROL_HEIGHT) + 2 * PADDING
    left = layout.drawing.centerx - width / 2
    return Note(Box(left, layout.drawing.y + DROP, width, height), lines, size=size)


class UndoCard(NoteCard):
    """What has happened, and a button that takes it back."""

    name = "undo"

    def note(self, scene: Scene) -> Note | None:
        """The note while the run before can be had back."""
        snapshot = scene.snapshot
        if not (snapshot.undoable or snapshot.dropped) or scene.control(CONTROL) is None:
            return None
        key = DROP_KEY if scene.snapshot.dropped else CONTROL
        return undo_note(scene.layout, scene.texts, self._measure, key)

    def key(self, scene: Scene) -> Hashable:
        """What the note says, and how its button looks."""
        return super().key(scene), scene.texts.language, appearance_in(scene, CONTROL)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the note with its button."""
        note, look = self.note(scene), appearance_in(scene, CONTROL)
        if note is not None and look is not None:
            self.draw_note(canvas, note)
            self._draw_button(canvas, scene, note.box, look)

    def draw_note(self, canvas: Canvas, note: Note) -> None:
        """Draw card and sentence."""
        canvas.panel(note.box, canvas.style(card, note.warning))
        height = len(note.lines) * note.size * LINE_SPACING
        left = note.box.x + 2 * PADDING
        draw_lines(canvas, note.lines, left, note.box.centery - height / 2, note.size)

    def _draw_button(self, canvas: Canvas, scene: Scene, box: Box, look: Appearance) -> None:
        width, height = _button_width(look.label, self._measure), float(theme.CONTROL_HEIGHT)
        place = Box(box.right - PADDING - width, box.centery - height / 2, width, height)
        canvas.panel(place, canvas.style(buttons.button, look_of(look)))
        middle, color = place.centery, canvas.palette.text
        canvas.text(look.label, place.centerx, middle, theme.TYPE_BODY, color, BUTTON_FACE, ax=0.5)
        if look.focused:
            draw_focus_ring(canvas, place, height / 2)


def _button_width(label: str, measure: Measure) -> float:
    return measure(label, theme.TYPE_BODY, BUTTON_FACE) + 2 * BUTTON_PADDING
