"""Styles of the pages in large type: buttons, cards, marks, and the ring of the keyboard's focus.

A part that is pressed looks so without a pointer hovering over it: a finger never hovers.
"""

from dataclasses import replace
from typing import Final, NamedTuple

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import ROUND, lighter, lit, mix
from game.view.drawing.theme import Color, Palette

CARD_RADIUS: Final = 26.0
BUTTON_RADIUS: Final = 36.0
GLASS: Final = 0.90
# How much of the writing's colour a pressed part takes on, and one shown by the presentation.
PRESSED_LIGHT: Final = 0.24
SHOWN_LIGHT: Final = 0.12
# Glow stays inside the gaps between the parts.
GLOW: Final = 10.0
CHOSEN_GLOW: Final = 0.45
ACTION_GLOW: Final = 0.65
# Edges of what is chosen, as multiples of a control's edge: flat palettes have no glow to help.
CHOSEN_EDGE: Final = 2.0
FLAT_CHOSEN_EDGE: Final = 3.0

# How much of the writing's colour numbers in the colour of minus take on.
NEGATIVE_LIGHT: Final = 0.12

RING: Final = 4.0
RING_GAP: Final = 3.0
# How far the ring reaches beyond what it surrounds.
RING_REACH: Final = RING + RING_GAP


class State(NamedTuple):
    """How a part stands: chosen, shown by the presentation, under the pointer, pressed."""

    chosen: bool = False
    shown: bool = False
    hovered: bool = False
    pressed: bool = False


def glass(palette: Palette, radius: float = CARD_RADIUS) -> Style:
    """The ground of a card or a button, without its edge."""
    return Style(
        top=palette.panel_top,
        bottom=palette.panel,
        opacity=GLASS if palette.glow else theme.GLASS_SOLID,
        radius=radius,
        shadow=theme.SHADOW_LOW,
        shadow_strength=0.5 * palette.depth,
        shadow_color=palette.shadow,
    )


def card(palette: Palette, state: State, radius: float = CARD_RADIUS) -> Style:
    """A card that can be chosen, or an ordinary button."""
    style = replace(glass(palette, radius), border=palette.edge, border_width=palette.edge_width)
    if state.shown:
        style = _tinted(style, palette.text, SHOWN_LIGHT)
        style = replace(style, border=palette.text, border_width=palette.edge_width * CHOSEN_EDGE)
    if state.chosen:
        wider = CHOSEN_EDGE if palette.glow else FLAT_CHOSEN_EDGE
        style = replace(style, border=palette.chosen, border_width=palette.edge_width * wider)
        style = lit(style, palette.chosen, palette, GLOW, CHOSEN_GLOW)
    if state.pressed:
        return replace(_tinted(style, palette.text, PRESSED_LIGHT), border=palette.text)
    return lighter(style, palette) if state.hovered else style


def button(palette: Palette, state: State, radius: float = BUTTON_RADIUS) -> Style:
    """An ordinary button."""
    return card(palette, state, radius)


def action(palette: Palette, state: State, radius: float = ROUND) -> Style:
    """The one filled pill of a page: what to do next."""
    style = replace(
        glass(palette, radius), top=palette.action, bottom=palette.action, opacity=theme.GLASS_SOLID
    )
    style = lit(style, palette.data_glow, palette, GLOW, ACTION_GLOW)
    if state.pressed:
        return _tinted(style, palette.action_ink, PRESSED_LIGHT)
    return replace(style, glow_strength=palette.glow) if state.hovered else style


def sheet(palette: Palette) -> Style:
    """The ground of the open card: nearly opaque, with a bright edge."""
    return replace(
        glass(palette, CARD_RADIUS),
        opacity=theme.GLASS_SOLID,
        border=palette.text,
        border_width=palette.edge_width,
    )


def marker(palette: Palette, edge: Color) -> Style:
    """The disc of a mark on the timeline."""
    return replace(
        glass(palette, ROUND),
        opacity=theme.GLASS_SOLID,
        border=edge,
        border_width=max(theme.STROKE_FOCUS, palette.edge_width),
    )


def number_ink(palette: Palette, value: float) -> Color:
    """The colour of a number with a sign; orange is lightened as far as it must be to be read."""
    if value < 0:
        return mix(palette.negative, palette.text, NEGATIVE_LIGHT)
    return palette.positive if value > 0 else palette.text


def draw_ring(canvas: Canvas, shape: Box, radius: float) -> None:
    """The ring of the keyboard's focus around a shape, with a dark gap between them."""
    palette = canvas.palette
    gap = canvas.style(styles.outline, palette.background_edge, RING_GAP, radius + RING_GAP)
    canvas.panel(shape.inset(-RING_GAP), gap)
    ring = canvas.style(styles.outline, palette.focus, RING, radius + RING_REACH)
    canvas.panel(shape.inset(-RING_REACH), ring)


def _tinted(style: Style, color: Color, share: float) -> Style:
    return replace(style, top=mix(style.top, color, share), bottom=mix(style.bottom, color, share))
