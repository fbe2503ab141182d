"""Where the parts of the top bar are, and how much room they have. Pure functions of the layout.

From left to right: the title, the presets, the stats, the two round-cornered buttons. The control
tables take their targets from here, so that what is drawn and what is hit cannot drift apart.
"""

from typing import Final

from game.view import theme
from game.view.box import Box
from game.view.layout import Fold, Layout

BUTTON_GAP: Final = 8.0
TITLE_WIDTH: Final = 160.0
TITLE_GAP: Final = 24.0
STATS_GAP: Final = 24.0
STATS_WIDTH: Final = {Fold.WIDE: 712.0, Fold.COMPACT: 640.0, Fold.STACK: 436.0}


def title_box(layout: Layout) -> Box:
    """Room for the name of the program, at the left end."""
    return Box(layout.top.x, layout.top.y, TITLE_WIDTH, layout.top.h)


def button_boxes(layout: Layout) -> tuple[Box, Box]:
    """The targets of the help and of the full-screen button, at the right end."""
    side = float(theme.CONTROL_HEIGHT)
    top = layout.top.y + (layout.top.h - side) / 2
    last = Box(layout.top.right - side, top, side, side)
    return Box(last.x - BUTTON_GAP - side, top, side, side), last


def stats_box(layout: Layout) -> Box:
    """Room for the stats: left of the buttons, as wide as the fold's largest numbers need."""
    width = STATS_WIDTH[layout.fold]
    right = button_boxes(layout)[0].x - STATS_GAP
    return Box(right - width, layout.top.y, width, layout.top.h)


def presets_box(layout: Layout) -> Box:
    """The most room the presets may take: between the title and the stats."""
    left = title_box(layout).right + TITLE_GAP
    height = float(theme.CONTROL_HEIGHT)
    top = layout.top.y + (layout.top.h - height) / 2
    return Box(left, top, stats_box(layout).x - STATS_GAP - left, height)
