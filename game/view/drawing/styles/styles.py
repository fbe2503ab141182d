"""Styles of the parts: what panels, cards, buttons, pills and knobs look like in a palette."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from game.view.drawing import theme
from game.view.drawing.shapes.glass import Style
from game.view.drawing.theme import Color, Palette

ROUND: Final = math.inf

# How much lighter a part becomes under the pointer.
HOVER_LIGHT: Final = 0.10
LINE_OPACITY: Final = 0.95
LINE_FADE: Final = 0.4
PANEL_HIGHLIGHT: Final = 0.14
WELL_INSET: Final = 0.45
DISC_GLOW: Final = 0.55
PILL_EDGE: Final = 1.8


# Weights smaller than this are drawn without a sign.
NO_SIGN_BELOW: Final = 0.005


def mix(a: Color, b: Color, share: float) -> Color:
    """The colour that is `share` of the way from a to b."""
    red, green, blue = (round(p + (q - p) * share) for p, q in zip(a, b, strict=True))
    return red, green, blue


def panel(palette: Palette, opacity: float = theme.GLASS, edge: Color | None = None) -> Style:
    """A glass panel; `edge` frames it in a colour, for one that asks for attention."""
    style = Style(
        top=palette.panel_top,
        bottom=palette.panel,
        opacity=opacity,
        radius=theme.RADIUS_PANEL,
        border=palette.line,
        border_width=theme.STROKE_LINE,
        border_opacity=LINE_OPACITY,
        border_fade=LINE_FADE,
        highlight=PANEL_HIGHLIGHT * palette.glow,
        highlight_color=palette.highlight,
        shadow=theme.SHADOW_PANEL,
        shadow_strength=0.5 * palette.depth,
        shadow_color=palette.shadow,
    )
    if edge is None:
        return style
    framed = replace(style, border=edge, border_width=theme.STROKE_FRAME, border_fade=0.0)
    return lit(framed, edge, palette, theme.GLOW_WIDE, 0.16)


def panel_edge(palette: Palette, color: Color) -> Style:
    """The edge of a panel alone, where its colour says how things stand."""
    return Style(
        top=color,
        bottom=color,
        opacity=0.0,
        radius=theme.RADIUS_PANEL,
        border=color,
        border_width=theme.STROKE_FRAME,
    )


def sheet(palette: Palette) -> Style:
    """A panel that covers others: nearly opaque, with a deep shadow and a bright edge."""
    framed = panel(palette, theme.SHEET_OPACITY, palette.accent)
    return replace(framed, shadow=theme.SHADOW_CARD)


def card(palette: Palette, chosen: bool = False, hover: bool = False) -> Style:
    """A card of a row of cards; the chosen one is raised and framed."""
    style = replace(
        panel(palette, theme.GLASS_CARD),
        radius=theme.RADIUS_CARD,
        highlight=0.0,
        shadow=theme.SHADOW_LOW,
    )
    if chosen:
        style = replace(
            style,
            top=palette.raised_top,
            bottom=palette.raised,
            opacity=theme.GLASS_DENSE,
            border=palette.accent,
            border_width=max(theme.STROKE_SELECTED, palette.least_chosen_edge),
            border_fade=0.0,
            highlight=PANEL_HIGHLIGHT * palette.glow,
        )
        style = lit(style, palette.accent, palette, theme.GLOW_SMALL, 0.30)
    return lighter(style, palette) if hover else style


def well(palette: Palette) -> Style:
    """A sunken field: the timeline, the ground of a segmented control."""
    return Style(
        top=palette.well_top,
        bottom=palette.well,
        opacity=LINE_OPACITY,
        radius=theme.RADIUS_CARD,
        border=palette.line,
        border_width=theme.STROKE_LINE,
        border_opacity=LINE_OPACITY,
        border_fade=LINE_FADE / 2,
        inset=WELL_INSET * palette.depth,
        shadow=theme.SHADOW_LOW,
        shadow_strength=0.4 * palette.depth,
        shadow_color=palette.shadow,
    )


def segment(palette: Palette, hover: bool = False) -> Style:
    """The chosen part of a segmented control."""
    style = Style(
        top=palette.selected_top,
        bottom=palette.selected,
        radius=theme.RADIUS_SEGMENT,
        border=palette.accent,
        border_width=theme.STROKE_FRAME,
        highlight=PANEL_HIGHLIGHT * palette.glow,
        highlight_color=palette.highlight,
        shadow=theme.SHADOW_LOW,
        shadow_strength=0.5 * palette.depth,
        shadow_color=palette.shadow,
    )
    style = lit(style, palette.accent, palette, theme.GLOW_SMALL, 0.30)
    return lighter(style, palette) if hover else style


def segment_hover(palette: Palette) -> Style:
    """A part of a segmented control that is under the pointer but not chosen."""
    return Style(
        top=palette.raised_top,
        bottom=palette.raised,
        opacity=0.8,
        radius=theme.RADIUS_SEGMENT,
    )


def pill(palette: Palette, edge: Color, chosen: bool = False) -> Style:
    """A label on a connection, framed in the colour of its sign; the chosen one is lit."""
    style = Style(
        top=palette.panel,
        bottom=palette.panel,
        opacity=0.97,
        radius=ROUND,
        border=palette.text if chosen else edge,
        border_width=max(theme.STROKE_FOCUS, palette.least_chosen_edge) if chosen else PILL_EDGE,
        shadow=theme.SHADOW_LOW,
        shadow_strength=0.5 * palette.depth,
        shadow_color=palette.shadow,
    )
    if not chosen:
        return style
    return lit(style, edge, palette, theme.GLOW_PILL, 0.8)


def badge(palette: Palette, edge: Color) -> Style:
    """The disc of a padlock or flatline badge; a locked one is warm and glows."""
    warm = edge == palette.lock
    style = Style(
        top=palette.lock_badge_top if warm else palette.badge_top,
        bottom=palette.lock_badge if warm else palette.badge,
        radius=ROUND,
        border=edge,
        border_width=theme.STROKE_SELECTED,
        shadow=theme.SHADOW_LOW,
        shadow_strength=0.5 * palette.depth,
        shadow_color=palette.shadow,
    )
    return lit(style, edge, palette, theme.GLOW_SMALL, 0.55) if warm else style


def right_mark(palette: Palette) -> Style:
    """A filled disc: the answer is right."""
    return Style(top=palette.right, bottom=palette.right, radius=ROUND)


def wrong_mark(palette: Palette) -> Style:
    """A hollow ring: the answer is wrong."""
    return replace(
        Style(top=palette.panel, bottom=palette.panel, opacity=0.2, radius=ROUND),
        border=palette.wrong,
        border_width=theme.STROKE_CHART,
    )


def tooltip(palette: Palette) -> Style:
    """A small opaque panel over everything."""
    raised = panel(palette, theme.SHEET_OPACITY)
    return replace(
        raised,
        top=palette.raised_top,
        bottom=palette.raised,
        radius=theme.RADIUS_WELL,
        border=palette.muted,
        border_fade=0.3,
        shadow=theme.SHADOW_CARD,
        shadow_strength=0.6 * palette.depth,
    )


def framed_number(palette: Palette, edge: Color) -> Style:
    """The box around a result."""
    framed = replace(
        card(palette),
        top=palette.raised_top,
        bottom=palette.raised,
        opacity=LINE_OPACITY,
        radius=theme.RADIUS_WELL,
        border=edge,
        border_width=theme.STROKE_FRAME,
        border_fade=0.0,
    )
    return lit(framed, edge, palette, theme.GLOW_SMALL, 0.25)


def phase(palette: Palette, edge: Color) -> Style:
    """The pill around the current phase of an epoch."""
    return replace(
        pill(palette, edge), top=palette.panel_top, bottom=palette.panel_top, opacity=LINE_OPACITY
    )


def focus_ring(palette: Palette, radius: float = theme.RADIUS_CARD) -> Style:
    """The outline that shows which control the keyboard would use."""
    ring = Style(
        top=palette.focus,
        bottom=palette.focus,
        opacity=0.0,
        radius=radius,
        border=palette.focus,
        border_width=theme.STROKE_FOCUS,
        shadow=theme.GLOW_SMALL,
        shadow_strength=0.6 * palette.depth,
        shadow_color=palette.shadow,
    )
    return lit(ring, palette.accent, palette, theme.GLOW_PILL, 0.6)


def keycap(palette: Palette) -> Style:
    """A key as printed on a keyboard, in the help."""
    return Style(
        top=mix(palette.raised_top, palette.highlight, 0.10),
        bottom=palette.raised,
        radius=theme.RADIUS_SEGMENT,
        border=palette.muted,
        border_width=theme.STROKE_LINE,
        border_fade=0.35,
        highlight=0.3 * palette.glow,
        highlight_color=palette.highlight,
        shadow=theme.SHADOW_LOW,
        shadow_strength=0.8 * palette.depth,
        shadow_color=palette.shadow,
    )


def disc(palette: Palette, color: Color, glow: float = 0.0) -> Style:
    """A plain disc (or pill), with a glow of its own colour when `glow` reaches out."""
    plain = Style(top=color, bottom=color, radius=ROUND)
    return lit(plain, color, palette, glow, DISC_GLOW) if glow > 0 else plain


def outline(_: Palette, color: Color, width: float, radius: float = ROUND) -> Style:
    """Only an edge: a ring, or a frame."""
    return Style(
        top=color, bottom=color, opacity=0.0, radius=radius, border=color, border_width=width
    )


def flat(_: Palette, color: Color, opacity: float = 1.0, radius: float = 0.0) -> Style:
    """One plain colour."""
    return Style(top=color, bottom=color, opacity=opacity, radius=radius)


def lit(style: Style, color: Color, palette: Palette, reach: float, strength: float) -> Style:
    """The style with a glow around it, as strong as the palette allows."""
    return replace(style, glow=color, glow_reach=reach, glow_strength=strength * palette.glow)


def lighter(style: Style, palette: Palette) -> Style:
    """The style as it looks under the pointer."""
    return replace(
        style,
        top=mix(style.top, palette.primary_edge, HOVER_LIGHT),
        bottom=mix(style.bottom, palette.primary_edge, HOVER_LIGHT),
    )


def sign_color(weight: float, palette: Palette) -> Color:
    """Blue, orange-red, or grey for a weight without a sign."""
    if abs(weight) < NO_SIGN_BELOW:
        return palette.muted
    return palette.positive if weight > 0 else palette.negative
