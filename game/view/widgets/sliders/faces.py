"""Sliders: a name and a value above, a groove with a knob below; a value can be typed in place."""

from collections.abc import Iterable, Mapping
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import slider_styles
from game.view.drawing.text.fitting import fit_line
from game.view.drawing.theme import Color, Palette
from game.view.scene.control import Kind
from game.view.widgets.appearance import Appearance, Typed

# Middle of the words and of the groove below the target's upper edge, in parts of its height.
WORDS_AT: Final = 0.25
GROOVE_AT: Final = 0.71
WORDS_GAP: Final = 12.0
# Names get a common size that leaves room for a value like this one.
USUAL_VALUE: Final = "0.88"
# A name keeps at least this share of the width, a value the rest.
NAME_SHARE: Final = 0.4

FIELD_HEIGHT: Final = 36.0
FIELD_PADDING: Final = 8.0
FIELD_TALL: Final = 52.0
FIELD_LEAST_WIDTH: Final = 72.0
CARET_GAP: Final = 2.0
CARET_WIDTH: Final = 2.0

# What a slider belongs to is told by its colour: green for what flows, amber for locks.
MEANINGS: Final[Mapping[str, str]] = {
    "setting.animation_speed": "gradient",
    "setting.lock_threshold": "lock",
}
USUAL_MEANING: Final = "accent"


def draw_slider(canvas: Canvas, control: Appearance, name_size: float = theme.TYPE_BODY) -> None:
    """The words, the groove filled up to the knob, the knob."""
    if control.typed is None:
        words_end = _draw_value(canvas, control)
    else:
        words_end = _draw_field(canvas, control, control.typed)
    palette = canvas.palette
    canvas.fitted_text(
        control.label,
        control.target.x,
        words_middle(control),
        name_size,
        palette.muted if control.enabled else palette.disabled,
        words_end - WORDS_GAP - control.target.x,
    )
    _draw_groove(canvas, control, fill_color(palette, control))


def common_name_size(canvas: Canvas, controls: Iterable[Appearance]) -> float:
    """The largest size in which the names of all these sliders fit beside a usual value."""
    usual = canvas.text_width(USUAL_VALUE, theme.TYPE_VALUE, "semibold")
    return min(
        (
            fit_line(
                control.label,
                theme.TYPE_BODY,
                control.target.w - WORDS_GAP - usual,
                lambda string, size: canvas.text_width(string, size),
            ).size
            for control in controls
            if control.kind is Kind.SLIDER
        ),
        default=theme.TYPE_BODY,
    )


def fill_color(palette: Palette, control: Appearance) -> Color:
    """The colour of the filled part of the groove, and of the knob's edge."""
    meaning = MEANINGS.get(control.id, USUAL_MEANING) if control.enabled else "disabled"
    color: Color = getattr(palette, meaning)
    return color


def words_middle(control: Appearance) -> float:
    """y of the middle of the name and the value."""
    return control.target.y + control.target.h * WORDS_AT


def groove_box(control: Appearance) -> Box:
    """The groove: it reaches beyond the track by half a knob on both sides."""
    left, right = control.track
    middle = control.target.y + control.target.h * GROOVE_AT
    half = theme.KNOB_SIZE / 2
    top = middle - theme.TRACK_HEIGHT / 2
    return Box(left - half, top, right - left + 2 * half, theme.TRACK_HEIGHT)


def knob_box(control: Appearance) -> Box:
    """The knob at its place."""
    left, right = control.track
    half = theme.KNOB_SIZE / 2
    middle = left + (right - left) * control.fraction
    return Box(middle - half, groove_box(control).centery - half, 2 * half, 2 * half)


def field(palette: Palette, edge: Color) -> Style:
    """The field a number is typed into."""
    return Style(
        top=palette.well_top,
        bottom=palette.well,
        radius=theme.RADIUS_SEGMENT,
        border=edge,
        border_width=theme.STROKE_FRAME,
    )


def draw_number_field(canvas: Canvas, control: Appearance) -> None:
    """A number in a frame; what is being typed, with a caret."""
    palette, target, size = canvas.palette, control.target, theme.TYPE_VALUE
    box = Box(target.x, target.centery - FIELD_TALL / 2, target.w, FIELD_TALL)
    typed, room = control.typed, target.w - 2 * FIELD_PADDING
    if typed is None:
        edge = palette.accent if control.hovered or control.pressed else palette.edge
        canvas.panel(box, canvas.style(field, edge))
        x, y = box.centerx, box.centery
        canvas.fitted_text(control.value, x, y, size, palette.text, room, "semibold", ax=0.5)
        return
    canvas.panel(box, canvas.style(field, palette.accent if typed.accepted else palette.crosshair))
    fitted = fit_line(typed.text, size, room, lambda s, z: canvas.text_width(s, z, "semibold"))
    width = canvas.text_width(fitted.string, fitted.size, "semibold")
    left = box.centerx - width / 2
    canvas.text(fitted.string, left, box.centery, fitted.size, palette.text, "semibold")
    caret = Box(left + width + CARET_GAP, box.centery - size / 2, CARET_WIDTH, size)
    canvas.rect(caret, palette.text)


def _draw_value(canvas: Canvas, control: Appearance) -> float:
    """The value at the right end; gives its left edge."""
    palette = canvas.palette
    box = canvas.fitted_text(
        control.value,
        control.target.right,
        words_middle(control),
        theme.TYPE_VALUE,
        palette.text if control.enabled else palette.disabled,
        control.target.w * (1 - NAME_SHARE),
        "semibold",
        ax=1.0,
    )
    return box.x


def _draw_field(canvas: Canvas, control: Appearance, typed: Typed) -> float:
    """What is being typed, in a field, with a caret; gives the field's left edge."""
    palette = canvas.palette
    size = theme.TYPE_VALUE
    caret_room = CARET_GAP + CARET_WIDTH
    room = control.target.w * (1 - NAME_SHARE) - 2 * FIELD_PADDING - caret_room
    fitted = fit_line(typed.text, size, room, lambda s, z: canvas.text_width(s, z, "semibold"))
    width = canvas.text_width(fitted.string, fitted.size, "semibold")
    box_width = max(FIELD_LEAST_WIDTH, width + caret_room + 2 * FIELD_PADDING)
    middle = words_middle(control)
    box = Box(control.target.right - box_width, middle - FIELD_HEIGHT / 2, box_width, FIELD_HEIGHT)
    # Until the number could be taken, the frame stays grey.
    edge = palette.accent if typed.accepted else palette.crosshair
    canvas.panel(box, canvas.style(field, edge))
    end = box.right - FIELD_PADDING - caret_room
    canvas.text(fitted.string, end, middle, fitted.size, palette.text, "semibold", ax=1.0)
    caret = Box(end + CARET_GAP, middle - size / 2, CARET_WIDTH, size)
    canvas.rect(caret, palette.text)
    return box.x


def _draw_groove(canvas: Canvas, control: Appearance, color: Color) -> None:
    groove, knob = groove_box(control), knob_box(control)
    canvas.panel(groove, canvas.style(slider_styles.track))
    if control.fraction > 0 and control.enabled:
        filled = Box(groove.x, groove.y, knob.centerx - groove.x, groove.h)
        canvas.panel(filled, canvas.style(slider_styles.track_fill, color))
    active = control.hovered or control.pressed
    canvas.panel(knob, canvas.style(slider_styles.knob, color, active=active))
