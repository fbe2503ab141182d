"""The toast: a sentence that the program says in passing, with a sign whether it is a warning."""

from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, LINE_SPACING, Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Palette
from game.view.large.lettering import LABEL, sized
from game.view.scene.layout import Fold
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.widgets.notes.note_card import Note, NoteCard, draw_lines
from game.view.widgets.notes.places import balanced_lines, longest

MOST_WIDTH: Final = 640.0
PADDING: Final = 20.0
SIGN_SIZE: Final = 36.0
SIGN_GAP: Final = 14.0
# Above what lies below it; the playhead's handle reaches out of the timeline, not of the bar.
GAP: Final = 12.0
# The least distance from the sides of the window.
EDGE: Final = 16.0
# The letter i on the sign of plain news: middle and size of its dot, top and size of its stem.
LETTER_DOT: Final = Box(0.0, -9.0, 5.0, 5.0)
LETTER_STEM: Final = Box(0.0, -4.0, 4.5, 15.0)


class ToastCard(NoteCard):
    """A card at the lower middle of the picture, above the transport bar and what it has opened."""

    name = "toast"

    def draw_note(self, canvas: Canvas, note: Note) -> None:
        """Draw the card: its sign, and the lines beside it."""
        box, lines, warning, size = note
        canvas.panel(box, canvas.style(card, warning))
        larger = size / theme.TYPE_BODY
        x = box.x + (PADDING + SIGN_SIZE / 2) * larger
        _draw_sign(canvas, x, box.centery, warning, larger)
        left = box.x + (PADDING + SIGN_SIZE + SIGN_GAP) * larger
        top = box.centery - len(lines) * size * LINE_SPACING / 2
        draw_lines(canvas, lines, left, top, size)

    def note(self, scene: Scene) -> Note | None:
        """What was said last, while it lasts."""
        toast = scene.interface.toast
        if toast is None:
            return None
        size = type_size(scene.page)
        larger = size / theme.TYPE_BODY
        beside = (SIGN_SIZE + SIGN_GAP + 2 * PADDING) * larger
        most = min(MOST_WIDTH * larger, scene.layout.width - beside - 2 * EDGE)
        lines = balanced_lines(toast.text, size, most, self._measure)
        width = longest(lines, size, self._measure) + beside
        height = max(len(lines) * size * LINE_SPACING, SIGN_SIZE * larger) + 2 * PADDING * larger
        left = (scene.layout.width - width) / 2
        box = Box(left, floor(scene) - GAP - height, width, height)
        return Note(box, lines, toast.warning, size)


def type_size(page: Page) -> float:
    """As large as everything else on the page."""
    return sized(page, LABEL) if page.is_large else theme.TYPE_BODY


def floor(scene: Scene) -> float:
    """What the card stands on: the transport bar, or what it has opened over its whole width."""
    layout = scene.layout
    if layout.drawer is not None:
        return layout.drawer.y
    if layout.sheet is not None and layout.fold is Fold.STACK:
        return layout.sheet.y
    return layout.transport.y


def card(palette: Palette, warning: bool) -> Style:
    """The card's glass, framed in the colour of its sign."""
    edge = palette.lock if warning else palette.accent
    return styles.panel(palette, theme.GLASS_SOLID, edge)


def _draw_sign(canvas: Canvas, x: float, y: float, warning: bool, larger: float) -> None:
    """A warning triangle, or the round sign of plain news."""
    palette = canvas.palette
    if warning:
        canvas.icon("warning", x, y, SIGN_SIZE * larger / ICON_FILL, palette.lock)
        return
    canvas.disc(x, y, SIGN_SIZE * larger / 2, palette.accent)
    dot, stem = LETTER_DOT, LETTER_STEM
    canvas.disc(x, y + dot.y * larger, dot.w * larger / 2, palette.ink)
    ink = canvas.style(styles.disc, palette.ink)
    width = stem.w * larger
    canvas.panel(Box(x - width / 2, y + stem.y * larger, width, stem.h * larger), ink)
