"""Buttons that do something when pressed: round ones, pills, Play, and the closing cross."""

from dataclasses import replace
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import buttons
from game.view.drawing.styles.buttons import Look
from game.view.drawing.styles.styles import ROUND
from game.view.drawing.theme import Color, Palette
from game.view.scene.control import Kind
from game.view.widgets.appearance import Appearance

# The panel whose buttons are squares with round corners; everywhere else they are round.
SQUARE_PANEL: Final = "top"
# Size of an icon in parts of the button's height: alone, and beside a word.
ICON_ALONE: Final = 0.70
ICON_BESIDE: Final = 0.62
CLOSE_DISC: Final = 48.0
CLOSE_ICON: Final = 44.0
# A pressed button's content moves down by this much.
PRESS_DEPTH: Final = 1.0
# Play's light stays inside the gutters around the transport bar.
PRIMARY_GLOW: Final = 24.0
CLOSE_SIZE: Final = float(theme.CONTROL_HEIGHT)
CLOSE_INSET: Final = 6.0


def draw_button(canvas: Canvas, control: Appearance) -> None:
    """A round button or a pill, with an icon, a word, or both."""
    style = canvas.style(buttons.button, look_of(control), corner_radius(control))
    canvas.panel(control.target, style)
    _face(canvas, control, theme.TYPE_SMALL, content_color(canvas.palette, control))


def draw_primary(canvas: Canvas, control: Appearance) -> None:
    """The one filled button: Play, with its word while it is a pill."""
    canvas.panel(control.target, canvas.style(primary, primary_look_of(control)))
    _face(canvas, control, theme.TYPE_ROW, content_color(canvas.palette, control))


def draw_close(canvas: Canvas, control: Appearance) -> None:
    """A cross; a disc appears behind it under the pointer."""
    box = close_disc(control)
    palette = canvas.palette
    color = palette.muted
    if control.hovered or control.pressed:
        canvas.panel(box, canvas.style(buttons.button, look_of(control)))
        color = palette.text
    shift = PRESS_DEPTH if control.pressed else 0.0
    canvas.icon(control.icon or "close", box.centerx, box.centery + shift, CLOSE_ICON, color)


def close_disc(control: Appearance) -> Box:
    """The round part in the middle of a closing cross's target."""
    target = control.target
    half = min(CLOSE_DISC, target.w, target.h) / 2
    return Box(target.centerx - half, target.centery - half, 2 * half, 2 * half)


def corner_radius(control: Appearance) -> float:
    """Of a button's corners."""
    square = control.kind is Kind.BUTTON and control.panel == SQUARE_PANEL
    return theme.RADIUS_CARD if square else ROUND


def look_of(control: Appearance) -> Look:
    """The look of an ordinary button."""
    if not control.enabled:
        return Look.DISABLED
    if control.pressed:
        return Look.PRESSED
    if control.selected:
        return Look.ON_HOVER if control.hovered else Look.ON
    return Look.HOVER if control.hovered else Look.NORMAL


def primary_look_of(control: Appearance) -> Look:
    """The look of the filled button."""
    if not control.enabled:
        return Look.PRIMARY_DISABLED
    if control.pressed:
        return Look.PRIMARY_PRESSED
    return Look.PRIMARY_HOVER if control.hovered else Look.PRIMARY


def primary(palette: Palette, look: Look) -> Style:
    """The filled button's style, with the light it may cast."""
    style = buttons.button(palette, look)
    return replace(style, glow_reach=min(style.glow_reach, PRIMARY_GLOW))


def content_color(palette: Palette, control: Appearance) -> Color:
    """Of a button's icon and word."""
    if not control.enabled:
        return palette.disabled
    return palette.primary_ink if control.kind is Kind.PRIMARY else palette.text


def _face(canvas: Canvas, control: Appearance, size: float, color: Color) -> None:
    target = control.target
    shift = PRESS_DEPTH if control.pressed else 0.0
    if not control.label and control.icon is not None:
        size = target.h * ICON_ALONE
        canvas.icon(control.icon, target.centerx, target.centery + shift, size, color)
        return
    place = (target.x, target.y + shift, target.w, target.h)
    icon_size = target.h * ICON_BESIDE
    canvas.icon_and_text(control.icon, control.label, place, size, color, icon_size)


def close_box(card: Box) -> Box:
    """The target of a cross in the upper right corner of a card."""
    return Box(card.right - CLOSE_SIZE - CLOSE_INSET, card.y + CLOSE_INSET, CLOSE_SIZE, CLOSE_SIZE)
