"""Where the parts of the top bar are, and how much room they have. Pure functions of the layout.

From left to right: the title, the presets, the stats, the three round-cornered buttons. The control
tables take their targets from here, so that what is drawn and what is hit cannot drift apart.
"""

from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.scene.layout import Fold, Layout

BUTTONS: Final = 3
BUTTON_GAP: Final = 8.0
TITLE_WIDTH: Final = 160.0
TITLE_GAP: Final = 20.0
STATS_GAP: Final = 20.0
STATS_WIDTH: Final = {Fold.WIDE: 712.0, Fold.COMPACT: 584.0, Fold.STACK: 432.0}


def title_box(layout: Layout) -> Box:
    """Room for the name of the program, at the left end."""
    return Box(layout.top.x, layout.top.y, TITLE_WIDTH, layout.top.h)


def button_boxes(layout: Layout) -> tuple[Box, ...]:
    """The targets of the buttons at the right end: help, the other view, and the last one."""
    side = float(theme.CONTROL_HEIGHT)
    top = layout.top.y + (layout.top.h - side) / 2
    left = layout.top.right - BUTTONS * side - (BUTTONS - 1) * BUTTON_GAP
    return tuple(
        Box(left + place * (side + BUTTON_GAP), top, side, side) for place in range(BUTTONS)
    )


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
