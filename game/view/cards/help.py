"""The help card: all keys, and what mouse and finger can do."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Final

from game.view.cards.help_keys import Grid, KeyGroup, caps_of, key_groups
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Palette
from game.view.scene.actions import ToggleHelp
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.widgets.appearance import appearances_in
from game.view.widgets.draw_controls import draw_appearances
from game.view.widgets.keycaps import draw_keys, keys_width
from game.view.widgets.notes.places import CARD_MARGIN
from game.view.widgets.push_buttons import close_box

SOURCE: Final = "help"
PADDING: Final = 40.0
HEADER: Final = 72.0
TITLE_MIDDLE: Final = 42.0
TITLE_ICON: Final = 56.0
# The air around an icon's drawing, in parts of its size: it is hung out over the margin.
ICON_AIR: Final = 0.12
TITLE_GAP: Final = 12.0
FOOTER: Final = 80.0
# Between the last line and the footer.
LAST_GAP: Final = 8.0
COLUMN_GAP: Final = 56.0
# A group: its heading, then lines of equal height; a gap before the next group.
HEADING: Final = 38.0
HEADING_MIDDLE: Final = 16.0
GROUP_GAP: Final = 16.0
KEYS_GAP: Final = 20.0
KEYS_LEAST: Final = 130.0
# Two lines of a sentence fit beside a key.
LINE_SPACING: Final = 1.2
HAND_SIZE: Final = 52.0
HAND_ROOM: Final = 48.0
HELP_WIDTH: Final = 1240.0
HELP_HEIGHT: Final = 980.0
HELP_MARGIN: Final = 40.0


def help_box(layout: Layout) -> Box:
    """Where the help card lies: in the middle of the window."""
    width = min(HELP_WIDTH, layout.width - 2 * HELP_MARGIN)
    height = min(HELP_HEIGHT, layout.height - 2 * HELP_MARGIN)
    return Box((layout.width - width) / 2, (layout.height - height) / 2, width, height)


def help_controls(context: ControlContext) -> list[Control]:
    """The cross of the open help card: while it is there, nothing else reacts."""
    if not context.interface.help_open:
        return []
    return [
        Control(
            id="help-close",
            kind=Kind.CLOSE,
            target=close_box(help_box(context.layout)),
            panel="help",
            tip=context.tip("help-close"),
            icon="close",
            action=ToggleHelp(),
        )
    ]


class HelpCard:
    """A card in the middle of the window; over everything while it is open."""

    name = "help"
    margin = CARD_MARGIN

    def box(self, scene: Scene) -> Box | None:
        """Where the card is; None while it is closed."""
        return help_box(scene.layout) if scene.interface.help_open else None

    def key(self, scene: Scene) -> Hashable:
        """The language, who is in front of it, and how the cross looks."""
        cross = appearances_in(scene, SOURCE)
        return help_box(scene.layout), scene.texts.language, scene.features.kiosk, cross

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the card."""
        box, texts = help_box(scene.layout), scene.texts
        canvas.panel(box, canvas.style(solid_sheet))
        _draw_title(canvas, box, texts)
        inner = box.inset(PADDING, 0.0)
        top, bottom = box.y + HEADER, box.bottom - FOOTER
        area = Box(inner.x, top, inner.w, bottom - LAST_GAP - top)
        _draw_groups(canvas, texts, area, key_groups(scene.features.kiosk))
        _draw_gestures(canvas, Box(inner.x, bottom, inner.w, FOOTER), texts)
        draw_appearances(canvas, appearances_in(scene, SOURCE))


def solid_sheet(palette: Palette) -> Style:
    """A sheet through which nothing shines, not even what moves below it."""
    return replace(styles.sheet(palette), opacity=theme.GLASS_SOLID)


def _draw_title(canvas: Canvas, box: Box, texts: Texts) -> None:
    palette = canvas.palette
    middle = box.y + TITLE_MIDDLE
    left = box.x + PADDING - TITLE_ICON * ICON_AIR
    canvas.icon("keyboard", left + TITLE_ICON / 2, middle, TITLE_ICON, palette.accent)
    x = left + TITLE_ICON + TITLE_GAP
    canvas.text(texts("help.title"), x, middle, theme.TYPE_TITLE, palette.text, "display")


def _draw_groups(canvas: Canvas, texts: Texts, area: Box, grid: Grid) -> None:
    """Rows of groups; all lines of the card share the height that the headings leave."""
    heights = [max(len(group.lines) for group in row) for row in grid]
    fixed = len(grid) * HEADING + (len(grid) - 1) * GROUP_GAP
    pitch = (area.h - fixed) / sum(heights)
    columns = max(len(row) for row in grid)
    width = (area.w - (columns - 1) * COLUMN_GAP) / columns
    y = area.y
    for row, height in zip(grid, heights, strict=True):
        for column, group in enumerate(row):
            x = area.x + column * (width + COLUMN_GAP)
            _draw_heading(canvas, group, texts, Box(x, y, width, HEADING))
            _draw_lines(canvas, group, texts, Box(x, y + HEADING, width, pitch))
        y += HEADING + height * pitch + GROUP_GAP


def _draw_heading(canvas: Canvas, group: KeyGroup, texts: Texts, box: Box) -> None:
    palette = canvas.palette
    middle = box.y + HEADING_MIDDLE
    words = texts(f"help.{group.heading}")
    size = theme.TYPE_CAPTION
    heading = canvas.text(words, box.x, middle, size, palette.dim, "semibold")
    canvas.line(heading.right + KEYS_GAP, middle, box.right, middle, palette.line)


def _draw_lines(canvas: Canvas, group: KeyGroup, texts: Texts, first: Box) -> None:
    """Lines below each other, their sentences in one column; ``first`` is the first one's box."""
    widest = max((keys_width(canvas, caps_of(name), texts) for name in group.lines), default=0.0)
    x = first.x + max(widest + KEYS_GAP, KEYS_LEAST)
    for number, name in enumerate(group.lines):
        top = first.y + number * first.h
        draw_keys(canvas, caps_of(name), texts, first._replace(y=top))
        _draw_sentence(
            canvas, texts(f"controls.keys.{name}"), Box(x, top, first.right - x, first.h)
        )


def _draw_sentence(canvas: Canvas, sentence: str, box: Box) -> None:
    """In one line if it fits in one, else in two."""
    color, small = canvas.palette.text, theme.TYPE_SMALL
    if canvas.text_width(sentence, small) <= box.w:
        canvas.fitted_text(sentence, box.x, box.centery, theme.TYPE_BODY, color, box.w)
    else:
        canvas.wrapped_text(sentence, box, small, color, ay=0.5, spacing=LINE_SPACING)


def _draw_gestures(canvas: Canvas, box: Box, texts: Texts) -> None:
    """What mouse and finger do, under a rule."""
    palette = canvas.palette
    canvas.line(box.x, box.y, box.right, box.y, palette.line)
    canvas.icon("hand", box.x + HAND_SIZE / 2, box.centery, HAND_SIZE, palette.accent)
    room = (box.x + HAND_ROOM + theme.STEP, box.y, box.w - HAND_ROOM - theme.STEP, box.h)
    canvas.wrapped_text(texts("help.gestures"), room, theme.TYPE_BODY, palette.muted, ay=0.5)


class Veil:
    """Lies over the whole window while the help is open."""

    name = "veil"
    margin = 0.0

    def box(self, scene: Scene) -> Box | None:
        """The whole window; None while the help is closed."""
        return scene.layout.window if scene.interface.help_open else None

    def key(self, scene: Scene) -> Hashable:
        """It never changes."""
        return None

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Dim everything."""
        canvas.rect(scene.layout.window, canvas.palette.veil, theme.VEIL_OPACITY)
