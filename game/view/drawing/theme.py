"""Sizes and times of the view, and its colours (`palettes.py`): the only places that set these.

Sizes are in logical units: one unit is one pixel on a 1920 x 1080 screen.
"""

from __future__ import annotations

from typing import Final

from game.view.drawing.palettes import DARK as DARK
from game.view.drawing.palettes import HIGH_CONTRAST as HIGH_CONTRAST
from game.view.drawing.palettes import Color as Color
from game.view.drawing.palettes import Palette as Palette

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
TOOLTIP_TICKS: Final = 480
NOTICE_TICKS: Final = 240
# So long a bubble stays, if nothing is touched, and so long a ripple spreads.
BUBBLE_TICKS: Final = 480
RIPPLE_TICKS: Final = 24
REPEAT_DELAY_TICKS: Final = 24
REPEAT_INTERVAL_TICKS: Final = 4
# Numbers in a stream of epochs change four times a second: nobody reads them faster.
REFRESH_FRAMES: Final = 15
