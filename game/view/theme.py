"""Colours, sizes and times of the view: the only place where such numbers are written down.

Sizes are in logical units: one unit is one pixel on a 1920 x 1080 screen.  A palette is always
passed to whatever draws; there is no current palette, so that a high-contrast one is just another
value of the same type.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of the screen, named by what it means."""

    # Ground
    background_edge: Color
    background_center: Color
    background_corner: Color
    background_dot: Color
    panel: Color
    panel_top: Color
    well: Color
    well_top: Color
    raised: Color
    raised_top: Color
    selected: Color
    selected_top: Color
    line: Color
    grid: Color
    veil: Color
    shadow: Color
    highlight: Color
    # Writing
    text: Color
    muted: Color
    dim: Color
    disabled: Color
    ink: Color
    crosshair: Color
    # Meanings
    positive: Color
    negative: Color
    gradient: Color
    data: Color
    data_glow: Color
    lock: Color
    output: Color
    hidden: Color
    pink: Color
    neutral: Color
    right: Color
    wrong: Color
    # Controls
    primary_top: Color
    primary_bottom: Color
    primary_edge: Color
    track: Color
    knob: Color
    knob_top: Color
    focus: Color
    # Nodes and badges
    node_body: Color
    node_light: Color
    node_track: Color
    badge: Color
    badge_top: Color
    lock_badge: Color
    lock_badge_top: Color
    # Charts: one colour per line, for up to nine lines
    series: tuple[Color, ...]
    # 1 for the full glow and shadow, 0 for none (flat, high contrast)
    glow: float = 1.0
    depth: float = 1.0


_POSITIVE: Final = (84, 164, 255)
_NEGATIVE: Final = (255, 118, 66)
_AMBER: Final = (255, 200, 87)
_VIOLET: Final = (196, 160, 255)
_CYAN: Final = (96, 222, 240)
_PINK: Final = (255, 134, 190)
_GREY: Final = (120, 128, 150)

DARK: Final = Palette(
    background_edge=(7, 10, 20),
    background_center=(17, 25, 48),
    background_corner=(22, 14, 40),
    background_dot=(24, 32, 54),
    panel=(15, 21, 40),
    panel_top=(21, 29, 54),
    well=(9, 13, 27),
    well_top=(11, 16, 32),
    raised=(21, 29, 54),
    raised_top=(32, 48, 88),
    selected=(30, 52, 98),
    selected_top=(40, 70, 128),
    line=(50, 65, 104),
    grid=(38, 50, 82),
    veil=(7, 10, 20),
    shadow=(0, 0, 0),
    highlight=(255, 255, 255),
    text=(236, 241, 252),
    muted=(160, 173, 204),
    dim=(134, 150, 188),
    disabled=(104, 118, 152),
    ink=(12, 18, 36),
    crosshair=(150, 166, 204),
    positive=_POSITIVE,
    negative=_NEGATIVE,
    gradient=(58, 232, 164),
    data=(226, 240, 255),
    data_glow=(120, 190, 255),
    lock=_AMBER,
    output=_VIOLET,
    hidden=_CYAN,
    pink=_PINK,
    neutral=_GREY,
    right=(214, 228, 255),
    wrong=_NEGATIVE,
    primary_top=(50, 118, 228),
    primary_bottom=(24, 84, 192),
    primary_edge=(150, 200, 255),
    track=(46, 60, 96),
    knob=(214, 228, 255),
    knob_top=(255, 255, 255),
    focus=(255, 255, 255),
    node_body=(13, 19, 38),
    node_light=(26, 36, 66),
    node_track=(42, 55, 92),
    badge=(14, 20, 38),
    badge_top=(18, 26, 48),
    lock_badge=(26, 24, 26),
    lock_badge_top=(34, 30, 28),
    series=(
        _POSITIVE,
        _CYAN,
        _PINK,
        _AMBER,
        _NEGATIVE,
        _VIOLET,
        _GREY,
        (150, 220, 120),
        (220, 200, 180),
    ),
)

# To be worked out: black, white edges, no glow.
HIGH_CONTRAST: Final = DARK

# The logical canvas
CANVAS_WIDTH: Final = 1920
CANVAS_HEIGHT: Final = 1080

# Spacing, in steps of 8
MARGIN: Final = 24
MARGIN_TOP: Final = 16
GUTTER: Final = 16
PADDING: Final = 24
PADDING_SMALL: Final = 16
STEP: Final = 8

# Corner radii
RADIUS_PANEL: Final = 18
RADIUS_CARD: Final = 14
RADIUS_WELL: Final = 12
RADIUS_SEGMENT: Final = 10

# Heights and widths of controls
HIT_MINIMUM: Final = 56
HIT_CONNECTION: Final = 44
CONTROL_HEIGHT: Final = 60
PILL_HEIGHT: Final = 36
PILL_PADDING: Final = 13
SLIDER_HEIGHT: Final = 68
TRACK_HEIGHT: Final = 8
KNOB_SIZE: Final = 26
BADGE_SIZE: Final = 52
MARK_SIZE: Final = 34

# Type
TYPE_FLOOR: Final = 18
TYPE_CAPTION: Final = 18
TYPE_SMALL: Final = 20
TYPE_BODY: Final = 22
TYPE_VALUE: Final = 24
TYPE_LEAD: Final = 26
TYPE_ROW: Final = 28
TYPE_NUMBER: Final = 30
TYPE_STAT: Final = 32
TYPE_TITLE: Final = 34
TYPE_INPUT: Final = 44
TYPE_ACTIVATION: Final = 54
TYPE_OUTPUT: Final = 62

# Formulas
MATH_NAME: Final = 26
MATH_LINE: Final = 34
MATH_SYMBOL: Final = 40
MATH_INVITATION_SMALL: Final = 46
MATH_INVITATION: Final = 54

# Strokes
STROKE_HAIR: Final = 1.0
STROKE_LINE: Final = 1.5
STROKE_FRAME: Final = 2.0
STROKE_SELECTED: Final = 2.4
STROKE_CHART: Final = 2.6
STROKE_FOCUS: Final = 3.0
STROKE_KNOB: Final = 5.0

# Glow and shadow reaches
SHADOW_NONE: Final = 0
SHADOW_LOW: Final = 6
SHADOW_PANEL: Final = 14
SHADOW_CARD: Final = 22
GLOW_SMALL: Final = 8
GLOW_PILL: Final = 12
GLOW_WIDE: Final = 26

# Opacities of glass
GLASS_THIN: Final = 0.30
GLASS: Final = 0.82
GLASS_CARD: Final = 0.72
GLASS_DENSE: Final = 0.92
SHEET_OPACITY: Final = 0.985
GLASS_SOLID: Final = 1.0
VEIL_OPACITY: Final = 0.62

# Times: ticks are 1/60 s
TICKS_PER_SECOND: Final = 60
TOOLTIP_DELAY_TICKS: Final = 24
NOTICE_TICKS: Final = 240
REPEAT_DELAY_TICKS: Final = 24
REPEAT_INTERVAL_TICKS: Final = 4
