"""The one filled pill of a page, with the hand that says that it wants to be touched."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.styles.buttons import Look
from game.view.drawing.styles.styles import ROUND, mix
from game.view.drawing.text.fitting import fit_line
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Palette
from game.view.widgets.appearance import Appearance
from game.view.widgets.focus_ring import draw_focus_ring
from game.view.widgets.push_buttons import PRESS_DEPTH, primary_look_of

FACE: Final[Face] = "semibold"
# Everything on the pill in parts of its height.
HAND: Final = 0.62
# The drawing of the hand is so much narrower than its square.
HAND_WIDTH: Final = 0.56
GAP: Final = 0.14
PADDING: Final = 0.24
GLOW_REACH: Final = 18.0
GLOW_STRENGTH: Final = 0.6
HOVER_GLOW: Final = 0.9
PRESSED_SHADE: Final = 0.16


def hand_pill(palette: Palette, look: Look) -> Style:
    """The pill's style."""
    return _LOOKS[look](palette)


def draw_hand_pill(canvas: Canvas, control: Appearance, size: float, floor: float) -> None:
    """The pill with its hand and its word; a ring around it in keyboard focus."""
    box, color = control.target, canvas.palette.action_ink
    canvas.panel(box, canvas.style(hand_pill, primary_look_of(control)))
    hand, gap = box.h * HAND_WIDTH * HAND, box.h * GAP
    room = box.w - 2 * box.h * PADDING - hand - gap
    fitted = fit_line(control.label, size, room, lambda s, z: canvas.text_width(s, z, FACE), floor)
    middle = box.centery + (PRESS_DEPTH if control.pressed else 0.0)
    width = hand + gap + canvas.text_width(fitted.string, fitted.size, FACE)
    left = box.centerx - width / 2
    canvas.icon("hand", left + hand / 2, middle, box.h * HAND, color)
    canvas.text(fitted.string, left + hand + gap, middle, fitted.size, color, FACE)
    if control.focused:
        draw_focus_ring(canvas, box, ROUND)


def with_glow(box: Box) -> Box:
    """The pill's box with room for its light and its focus ring."""
    return box.inset(-GLOW_REACH)


def _plain(palette: Palette) -> Style:
    filled = Style(top=palette.action, bottom=palette.action, radius=ROUND)
    return styles.lit(filled, palette.action, palette, GLOW_REACH, GLOW_STRENGTH)


def _hover(palette: Palette) -> Style:
    style = _plain(palette)
    framed = replace(style, border=palette.highlight, border_width=theme.STROKE_FOCUS)
    return replace(framed, glow_strength=HOVER_GLOW * palette.glow)


def _pressed(palette: Palette) -> Style:
    dark = mix(palette.action, palette.action_ink, PRESSED_SHADE)
    return replace(_plain(palette), top=dark, bottom=dark)


_LOOKS: Final[Mapping[Look, Callable[[Palette], Style]]] = {
    Look.PRIMARY: _plain,
    Look.PRIMARY_HOVER: _hover,
    Look.PRIMARY_PRESSED: _pressed,
    Look.PRIMARY_DISABLED: _plain,
}
