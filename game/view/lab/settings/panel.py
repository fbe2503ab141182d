"""The settings: a drawer above the transport bar, or a sheet over other panels."""

from collections.abc import Hashable
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.lab.settings.controls import Caption, setting_captions
from game.view.scene.layout import Fold, Layout
from game.view.scene.scene import Scene
from game.view.widgets.controls_panel import ControlsPanel

SOURCE: Final = "settings"
# The sheet's title stands on the line of its closing cross.
TITLE_MIDDLE: Final = 36.0
# A caption stands this far inside its box, and a little above its middle.
CAPTION_INSET: Final = 2.0
CAPTION_AT: Final = 0.40
CAPTION_GAP: Final = 7.0
CLOSE_ROOM: Final = 80.0


class SettingsPanel(ControlsPanel):
    """Choices with their captions, sliders, the saving button; a title and a cross on a sheet."""

    def __init__(self) -> None:
        super().__init__("settings", SOURCE, lambda control: True)

    def frame(self, canvas: Canvas, layout: Layout) -> None:
        """The glass."""
        if layout.drawer is not None:
            canvas.panel(layout.drawer, canvas.style(styles.panel, theme.GLASS_DENSE))
        elif layout.sheet is not None:
            canvas.panel(layout.sheet, canvas.style(styles.sheet))

    def box_of(self, scene: Scene) -> Box | None:
        """The drawer or the sheet; None while the settings are closed."""
        return scene.layout.drawer or scene.layout.sheet

    def key(self, scene: Scene) -> Hashable:
        """The words and how every control looks."""
        words = (_title(scene), _start_note(scene), _captions(scene))
        return self.box_of(scene), words, super().key(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the title, the captions and the controls."""
        sheet = scene.layout.sheet
        if sheet is not None:
            _draw_heading(canvas, sheet, _title(scene), _start_note(scene))
        for caption in _captions(scene):
            _draw_caption(canvas, caption)
        super().draw(canvas, scene)


def _title(scene: Scene) -> str:
    return scene.texts("settings.title")


def _start_note(scene: Scene) -> str:
    """The start of the run, where the top bar has no room for it."""
    if scene.layout.fold is not Fold.STACK:
        return ""
    seed = scene.snapshot.seed
    if seed is None:
        return scene.texts("settings.explicit-start")
    return scene.texts("settings.seed", seed=seed)


def _draw_heading(canvas: Canvas, sheet: Box, title: str, note: str) -> None:
    palette, middle = canvas.palette, sheet.y + TITLE_MIDDLE
    right = sheet.right - CLOSE_ROOM
    left = sheet.x + theme.PADDING
    written = canvas.fitted_text(
        title, left, middle, theme.TYPE_NUMBER, palette.text, right - left, "display"
    )
    if note:
        room = right - written.right - theme.PADDING
        canvas.fitted_text(note, right, middle, theme.TYPE_BODY, palette.muted, room, ax=1.0)


def _captions(scene: Scene) -> tuple[Caption, ...]:
    return setting_captions(scene.layout, scene.snapshot, scene.texts)


def _draw_caption(canvas: Canvas, caption: Caption) -> None:
    """The name at the left; the note, if there is one, at the right."""
    box = caption.box
    left, room = box.x + CAPTION_INSET, box.w - CAPTION_INSET
    middle = box.y + box.h * CAPTION_AT
    palette = canvas.palette
    name = canvas.fitted_text(caption.text, left, middle, theme.TYPE_BODY, palette.muted, room)
    if caption.note:
        room = box.right - name.right - CAPTION_GAP
        canvas.fitted_text(
            caption.note, box.right, middle, theme.TYPE_CAPTION, palette.muted, room, ax=1.0
        )
