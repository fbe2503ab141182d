"""Every colour of the view, by what it means: a dark palette, and one of high contrast.

A palette is always passed to whatever draws; there is no current palette, so that a view in high
contrast is just another value of the same type.
"""

from __future__ import annotations

from typing import Final, NamedTuple

Color = tuple[int, int, int]


class Palette(NamedTuple):
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
    primary_ink: Color
    accent: Color
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
    # Edges are at least this wide; those of what is chosen at least this
    least_edge: float = 0.0
    least_chosen_edge: float = 0.0
    # Pages in large type: the one next action and what is written on it, what is chosen, the edges
    # of controls and how wide these are
    action: Color = (244, 247, 255)
    action_ink: Color = (10, 14, 28)
    chosen: Color = (196, 160, 255)
    edge: Color = (106, 121, 166)
    # The third of three courses side by side, after those in the colours of positive and pink
    sand: Color = (232, 212, 168)
    edge_width: float = 2.0


_POSITIVE: Final = (84, 164, 255)
_NEGATIVE: Final = (255, 118, 66)
_AMBER: Final = (255, 200, 87)
_VIOLET: Final = (196, 160, 255)
_CYAN: Final = (96, 222, 240)
_PINK: Final = (255, 134, 190)
_GREY: Final = (128, 136, 158)

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
    primary_ink=(236, 241, 252),
    accent=_POSITIVE,
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

_BLACK: Final = (0, 0, 0)
_WHITE: Final = (255, 255, 255)
_YELLOW: Final = (255, 221, 64)

# Black, with white edges and no light around anything; every colour is at least 9.8:1 on black, but
# for grooves and grids, which only carry what is bright.
HIGH_CONTRAST: Final = Palette(
    background_edge=_BLACK,
    background_center=_BLACK,
    background_corner=_BLACK,
    background_dot=_BLACK,
    panel=_BLACK,
    panel_top=_BLACK,
    well=_BLACK,
    well_top=_BLACK,
    # Only what is under the pointer is raised from the black.
    raised=(34, 34, 34),
    raised_top=(34, 34, 34),
    selected=_BLACK,
    selected_top=_BLACK,
    line=_WHITE,
    grid=(76, 76, 76),
    veil=_BLACK,
    shadow=_BLACK,
    highlight=_WHITE,
    text=_WHITE,
    muted=(232, 232, 232),
    dim=(206, 206, 206),
    disabled=(178, 178, 178),
    ink=_BLACK,
    crosshair=_WHITE,
    positive=(110, 190, 255),
    negative=(255, 152, 94),
    gradient=(80, 255, 170),
    data=_WHITE,
    data_glow=_WHITE,
    lock=_YELLOW,
    output=(226, 196, 255),
    hidden=(140, 240, 255),
    pink=(255, 164, 212),
    neutral=(196, 196, 196),
    right=_WHITE,
    wrong=(255, 152, 94),
    primary_top=_YELLOW,
    primary_bottom=_YELLOW,
    primary_edge=_YELLOW,
    primary_ink=_BLACK,
    accent=_YELLOW,
    track=(112, 112, 112),
    knob=_WHITE,
    knob_top=_WHITE,
    focus=(140, 240, 255),
    node_body=_BLACK,
    node_light=_BLACK,
    node_track=(96, 96, 96),
    badge=_BLACK,
    badge_top=_BLACK,
    lock_badge=_BLACK,
    lock_badge_top=_BLACK,
    series=(
        (110, 190, 255),
        (140, 240, 255),
        (255, 164, 212),
        _YELLOW,
        (255, 152, 94),
        (226, 196, 255),
        (196, 196, 196),
        (150, 235, 120),
        (245, 225, 205),
    ),
    glow=0.0,
    depth=0.0,
    least_edge=3.0,
    least_chosen_edge=6.0,
    action=_YELLOW,
    action_ink=_BLACK,
    chosen=_YELLOW,
    edge=_WHITE,
    edge_width=3.0,
)
