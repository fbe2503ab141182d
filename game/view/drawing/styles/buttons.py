"""Styles of buttons: one table from looks to styles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from typing import Final

from game.view.drawing import theme
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles.styles import (
    LINE_FADE,
    LINE_OPACITY,
    ROUND,
    WELL_INSET,
    card,
    lighter,
    lit,
    mix,
    panel,
)
from game.view.drawing.theme import Palette

PRESSED_SHADE: Final = 0.18
BUTTON_HIGHLIGHT: Final = 0.10
PRIMARY_HIGHLIGHT: Final = 0.26
DISABLED_OPACITY: Final = 0.55


class Look(Enum):
    """The looks of a button."""

    NORMAL = "normal"
    HOVER = "hover"
    PRESSED = "pressed"
    ON = "on"
    ON_HOVER = "on_hover"
    DISABLED = "disabled"
    PRIMARY = "primary"
    PRIMARY_HOVER = "primary_hover"
    PRIMARY_PRESSED = "primary_pressed"
    PRIMARY_DISABLED = "primary_disabled"


def button(palette: Palette, look: Look, radius: float = ROUND) -> Style:
    """A button, round or pill-shaped unless a corner radius is given."""
    return replace(_LOOKS[look](palette), radius=radius)


def _button(palette: Palette) -> Style:
    return replace(
        panel(palette, LINE_OPACITY),
        shadow=theme.SHADOW_LOW,
        highlight=BUTTON_HIGHLIGHT * palette.glow,
    )


def _button_hover(palette: Palette) -> Style:
    return replace(
        lighter(_button(palette), palette), border=palette.crosshair, border_fade=LINE_FADE
    )


def _button_pressed(palette: Palette) -> Style:
    return _pressed(replace(_button(palette), border=palette.accent), palette)


def _button_on(palette: Palette) -> Style:
    return replace(card(palette, chosen=True), opacity=LINE_OPACITY)


def _button_on_hover(palette: Palette) -> Style:
    return lighter(_button_on(palette), palette)


def _button_disabled(palette: Palette) -> Style:
    base = _button(palette)
    return replace(base, opacity=DISABLED_OPACITY, border_opacity=DISABLED_OPACITY, highlight=0.0)


def _primary(palette: Palette) -> Style:
    filled = replace(
        _button(palette),
        top=palette.primary_top,
        bottom=palette.primary_bottom,
        opacity=1.0,
        border=palette.primary_edge,
        border_fade=0.25,
        highlight=PRIMARY_HIGHLIGHT * palette.glow,
    )
    return lit(filled, palette.accent, palette, theme.GLOW_WIDE, 0.6)


def _primary_hover(palette: Palette) -> Style:
    light = lighter(_primary(palette), palette)
    return replace(light, border=palette.highlight, glow_strength=0.9 * palette.glow)


def _primary_pressed(palette: Palette) -> Style:
    return replace(_pressed(_primary(palette), palette), glow_strength=0.35 * palette.glow)


def _primary_disabled(palette: Palette) -> Style:
    top = mix(palette.primary_top, palette.panel, 0.6)
    bottom = mix(palette.primary_bottom, palette.panel, 0.6)
    return replace(_button(palette), top=top, bottom=bottom, border=palette.disabled, highlight=0.0)


_LOOKS: Final[dict[Look, Callable[[Palette], Style]]] = {
    Look.NORMAL: _button,
    Look.HOVER: _button_hover,
    Look.PRESSED: _button_pressed,
    Look.ON: _button_on,
    Look.ON_HOVER: _button_on_hover,
    Look.DISABLED: _button_disabled,
    Look.PRIMARY: _primary,
    Look.PRIMARY_HOVER: _primary_hover,
    Look.PRIMARY_PRESSED: _primary_pressed,
    Look.PRIMARY_DISABLED: _primary_disabled,
}


def _pressed(style: Style, palette: Palette) -> Style:
    """Pushed in: darker, the light gone from its edge, a shade under it instead."""
    return replace(
        style,
        top=mix(style.top, palette.shadow, PRESSED_SHADE),
        bottom=mix(style.bottom, palette.shadow, PRESSED_SHADE),
        highlight=0.0,
        inset=WELL_INSET * palette.depth,
    )
