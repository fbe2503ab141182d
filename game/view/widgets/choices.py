"""Choices between options: segments in a common well, and tabs."""

from collections.abc import Iterable, Sequence
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import slider_styles, styles
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color, Palette
from game.view.scene.control import Kind
from game.view.widgets.appearance import Appearance

# Between the edge of the well and a segment, and between a segment's edge and its word.
WELL_RIM: Final = 4.0
WORD_MARGIN: Final = 6.0
PRESS_DEPTH: Final = 1.0

TAB_LINE_HEIGHT: Final = 4.0
TAB_LINE_OVERHANG: Final = 12.0
TAB_LINE_LIFT: Final = 2.0
TAB_INSET: Final = 6.0


def draw_wells(canvas: Canvas, controls: Iterable[Appearance]) -> None:
    """The ground of every group of segments."""
    for box in wells(controls):
        canvas.panel(box, canvas.style(styles.well))


def wells(controls: Iterable[Appearance]) -> list[Box]:
    """The box of every group of segments, which fill it side by side."""
    groups: dict[str | None, list[Box]] = {}
    for control in controls:
        if control.kind is Kind.SEGMENT:
            groups.setdefault(control.group, []).append(control.target)
    return [around(boxes) for boxes in groups.values()]


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that covers all of these; ValueError for none."""
    several = list(boxes)
    left, top = min(box.x for box in several), min(box.y for box in several)
    right, bottom = max(box.right for box in several), max(box.bottom for box in several)
    return Box(left, top, right - left, bottom - top)


def segment_box(control: Appearance) -> Box:
    """The raised part of a segment."""
    return control.target.inset(WELL_RIM)


def draw_segment(canvas: Canvas, control: Appearance) -> None:
    """One option; the chosen one is raised and framed."""
    box = segment_box(control)
    lively = control.hovered or control.pressed
    if control.selected:
        canvas.panel(box, canvas.style(styles.segment, hover=lively))
    elif lively:
        canvas.panel(box, canvas.style(styles.segment_hover))
    shift = PRESS_DEPTH if control.pressed else 0.0
    canvas.fitted_text(
        control.label,
        box.centerx,
        box.centery + shift,
        theme.TYPE_BODY,
        _word_color(canvas.palette, control),
        box.w - 2 * WORD_MARGIN,
        _word_face(control),
        ax=0.5,
    )


def tab_box(control: Appearance) -> Box:
    """The part of a tab that lights up under the pointer."""
    return control.target.inset(TAB_INSET)


def draw_tab(canvas: Canvas, control: Appearance) -> None:
    """A tab; a glowing line underlines the chosen one."""
    target = control.target
    if (control.hovered or control.pressed) and not control.selected:
        canvas.panel(tab_box(control), canvas.style(styles.segment_hover))
    word = canvas.fitted_text(
        control.label,
        target.centerx,
        target.centery + (PRESS_DEPTH if control.pressed else 0.0),
        theme.TYPE_BODY,
        _word_color(canvas.palette, control),
        target.w - 2 * WORD_MARGIN,
        _word_face(control),
        ax=0.5,
    )
    if control.selected:
        width = min(word.w + 2 * TAB_LINE_OVERHANG, target.w)
        top = target.bottom - TAB_LINE_LIFT - TAB_LINE_HEIGHT
        line = (target.centerx - width / 2, top, width, TAB_LINE_HEIGHT)
        canvas.panel(line, canvas.style(slider_styles.underline))


def _word_color(palette: Palette, control: Appearance) -> Color:
    if not control.enabled:
        return palette.disabled
    return palette.text if control.selected or control.hovered else palette.muted


def _word_face(control: Appearance) -> Face:
    return "semibold" if control.selected else "medium"


def shared_out(words: Sequence[float], room: float) -> list[float]:
    """Widths that fill the room: to every word its own and an equal share of what is spare.

    Where there is nothing spare, every word gives up the same part of its width.
    """
    total = sum(words)
    spare = room - total
    if spare < 0:
        return [room * word / total for word in words]
    return [word + spare / len(words) for word in words]
