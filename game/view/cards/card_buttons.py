"""How the buttons of menu and PIN pad look: large type, strong edges, states told by shapes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.styles.buttons import Look
from game.view.drawing.theme import Palette
from game.view.widgets.appearance import Appearance
from game.view.widgets.focus_ring import draw_focus_ring
from game.view.widgets.push_buttons import look_of

RADIUS: Final = 22.0
CARD_RADIUS: Final = 30.0
CARD_EDGE: Final = 3.0
CHOSEN_EDGE: Final = 5.0
PRESSED_SHADE: Final = 0.3
# Everything on a switch in parts of its height.
KNOB: Final = 0.72
KNOB_TICK: Final = 1.1


def card(palette: Palette) -> Style:
    """A card that stands out from the picture without a veil: opaque, with an edge and a shadow."""
    return Style(
        top=palette.panel_top,
        bottom=palette.panel,
        radius=CARD_RADIUS,
        border=palette.muted,
        border_width=max(CARD_EDGE, palette.edge_width),
        shadow=theme.SHADOW_CARD,
        shadow_strength=0.9 * palette.depth,
        shadow_color=palette.shadow,
    )


def key(palette: Palette, look: Look, radius: float = RADIUS) -> Style:
    """A button on a card."""
    return replace(_LOOKS[look](palette), radius=radius)


def draw_key(canvas: Canvas, control: Appearance) -> None:
    """The button without what is written on it; a ring in keyboard focus."""
    canvas.panel(control.target, canvas.style(key, look_of(control)))
    if control.focused:
        draw_focus_ring(canvas, control.target, RADIUS)


def draw_switch(canvas: Canvas, box: Box, is_on: bool) -> None:
    """On: filled, the knob right with a tick. Off: hollow, the knob left."""
    palette = canvas.palette
    canvas.panel(box, canvas.style(_switch_on if is_on else _switch_off))
    reach = box.h / 2
    if is_on:
        x = box.right - reach
        canvas.disc(x, box.centery, reach * KNOB, palette.action_ink)
        canvas.icon("tick", x, box.centery, reach * KNOB_TICK, palette.action)
    else:
        canvas.ring(box.x + reach, box.centery, reach * KNOB, palette.muted, palette.edge_width)


def _plain(palette: Palette) -> Style:
    return Style(
        top=palette.raised_top if palette.depth else palette.panel,
        bottom=palette.raised if palette.depth else palette.panel,
        border=palette.edge,
        border_width=palette.edge_width,
    )


def _hover(palette: Palette) -> Style:
    style = _plain(palette)
    return replace(style, top=palette.selected_top, bottom=palette.selected, border=palette.text)


def _pressed(palette: Palette) -> Style:
    style = _hover(palette)
    shade = styles.mix(style.bottom, palette.shadow, PRESSED_SHADE)
    return replace(style, top=shade, bottom=shade)


def _disabled(palette: Palette) -> Style:
    """Flat on the card, without what makes the others stand out."""
    return replace(
        _plain(palette), top=palette.panel, bottom=palette.panel, border=palette.disabled
    )


def _chosen(palette: Palette) -> Style:
    style = replace(_plain(palette), border=palette.chosen, border_width=CHOSEN_EDGE)
    return styles.lit(style, palette.chosen, palette, theme.GLOW_SMALL, 0.30)


def _chosen_hover(palette: Palette) -> Style:
    return styles.lighter(_chosen(palette), palette)


def _switch_on(palette: Palette) -> Style:
    return Style(top=palette.action, bottom=palette.action, radius=styles.ROUND)


def _switch_off(palette: Palette) -> Style:
    outline = styles.outline(palette, palette.muted, palette.edge_width)
    return replace(outline, top=palette.well, bottom=palette.well, opacity=1.0)


_LOOKS: Final[Mapping[Look, Callable[[Palette], Style]]] = {
    Look.NORMAL: _plain,
    Look.HOVER: _hover,
    Look.PRESSED: _pressed,
    Look.ON: _chosen,
    Look.ON_HOVER: _chosen_hover,
    Look.DISABLED: _disabled,
}
