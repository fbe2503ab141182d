"""Styles of what slides: grooves, knobs, the playhead; and the line under a tab, lit like them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.view.drawing import theme
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles.styles import ROUND, lit, mix
from game.view.drawing.theme import Color, Palette

# Of a groove's upper edge, and of the upper edge of what fills it.
TRACK_SHADE: Final = 0.25
FILL_LIGHT: Final = 0.12


def track(palette: Palette) -> Style:
    """The groove of a slider."""
    return Style(
        top=mix(palette.track, palette.shadow, TRACK_SHADE * palette.depth),
        bottom=palette.track,
        radius=ROUND,
    )


def track_fill(palette: Palette, color: Color) -> Style:
    """The part of a slider's groove up to its knob."""
    filled = Style(
        top=mix(color, palette.highlight, FILL_LIGHT * palette.depth), bottom=color, radius=ROUND
    )
    return lit(filled, color, palette, theme.GLOW_SMALL, 0.5)


def knob(palette: Palette, color: Color, active: bool = False) -> Style:
    """A slider's knob; `active` while it is under the pointer or dragged."""
    style = Style(
        top=palette.knob_top,
        bottom=palette.knob,
        radius=ROUND,
        border=color,
        border_width=theme.STROKE_KNOB,
        shadow=theme.GLOW_SMALL,
        shadow_strength=0.5 * palette.depth,
        shadow_color=palette.shadow,
    )
    return lit(style, color, palette, theme.GLOW_PILL, 0.8) if active else style


def playhead_line(palette: Palette) -> Style:
    """The white line that marks a moment on the timeline."""
    line = Style(top=palette.text, bottom=palette.text, radius=ROUND)
    return lit(line, palette.accent, palette, theme.GLOW_SMALL, 0.7)


def playhead_knob(palette: Palette) -> Style:
    """The handle on the playhead."""
    return replace(knob(palette, palette.accent), border_width=4.0, shadow=theme.SHADOW_LOW)


def underline(palette: Palette) -> Style:
    """The glowing line under the chosen tab."""
    return track_fill(palette, palette.accent)
