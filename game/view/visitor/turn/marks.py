"""The mark "yours": a pin, beads, and the hatch of a gap; and the stars.

Shape carries it, as pink and grey are one for some eyes: beads are never grey, and nothing is pink
without a pin, a bead or a hatch beside it.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from game.session.questions.turn import Star
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.shapes.curve import Point
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import ROUND, mix
from game.view.drawing.theme import Color, Palette

BEAD: Final = 4.6
BEAD_STEP: Final = 16.5
# Beads of targets that draw attention to themselves.
SWOLLEN: Final = 1.5
HATCH: Final = 3.4
HATCH_STEP: Final = 10.0
HATCH_SHADE: Final = 0.42
TRUTH_EDGE: Final = 5.0
TRUTH_GLOW: Final = 12.0
TRUTH_LIGHT: Final = 0.6
YOURS_SHADE: Final = 0.74
# The drawing of a pin ends above the foot of its square.
PIN_FOOT: Final = 0.40
DOT: Final = 0.13
STAR_ICONS: Final[Mapping[Star, str]] = {
    Star.EARNED: "star",
    Star.NOW: "star-open",
    Star.MISSED: "star-missed",
}


def draw_pin(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """A pin whose point is at (x, foot)."""
    canvas.icon("pin", x, foot - PIN_FOOT * size, size, canvas.palette.pink)


def draw_beads(
    canvas: Canvas, box: Box, radius: float, swollen: bool = False, larger: float = 1.0
) -> None:
    """Beads round a box with rounded corners."""
    size = BEAD * larger * (SWOLLEN if swollen else 1.0)
    for x, y in beads(box, radius, BEAD_STEP * larger):
        canvas.disc(x, y, size, canvas.palette.pink)


def beads(box: Box, radius: float, step: float = BEAD_STEP) -> list[Point]:
    """Their middles, evenly about ``step`` apart, clockwise from the middle of the upper edge."""
    return list(_beads(box, min(radius, box.w / 2, box.h / 2), step))


def _beads(box: Box, r: float, step: float) -> Iterator[Point]:
    across, down = box.w - 2 * r, box.h - 2 * r
    whole = 2 * (across + down) + 2 * math.pi * r
    count = max(round(whole / step), 1)
    for number in range(count):
        way = whole * number / count
        yield _on_edge(box, r, (way + across / 2) % whole)


def _on_edge(box: Box, r: float, way: float) -> Point:
    """The point so far along the edge, clockwise from where the upper edge begins."""
    corner = math.pi * r / 2
    sides = (box.w - 2 * r, box.h - 2 * r, box.w - 2 * r, box.h - 2 * r)
    starts = (
        (box.x + r, box.y),
        (box.right, box.y + r),
        (box.right - r, box.bottom),
        (box.x, box.bottom - r),
    )
    for turn, (side, start) in enumerate(zip(sides, starts, strict=True)):
        ahead = (math.cos(turn * math.pi / 2), math.sin(turn * math.pi / 2))
        if way <= side or (turn == len(sides) - 1 and corner == 0.0):
            return start[0] + ahead[0] * way, start[1] + ahead[1] * way
        way -= side
        if way <= corner:
            angle = (turn - 1) * math.pi / 2 + way / r
            inward = (-ahead[1], ahead[0])
            middle = (
                start[0] + ahead[0] * side + inward[0] * r,
                start[1] + ahead[1] * side + inward[1] * r,
            )
            return middle[0] + r * math.cos(angle), middle[1] + r * math.sin(angle)
        way -= corner
    return starts[0]


def draw_hatch(canvas: Canvas, box: Box, upright: bool, larger: float = 1.0) -> None:
    """Lines across a gap: upright ones fill one that lies, level ones one that stands."""
    color, step, width = hatch_color(canvas.palette), HATCH_STEP * larger, HATCH * larger
    if upright:
        count = int((box.w - width) // step) + 1
        for number in range(max(count, 0)):
            x = box.x + width / 2 + number * step
            canvas.line(x, box.y, x, box.bottom, color, width)
        return
    count = int((box.h - width) // step) + 1
    for number in range(max(count, 0)):
        y = box.y + width / 2 + number * step
        canvas.line(box.x, y, box.right, y, color, width)


def hatch_color(palette: Palette) -> Color:
    """Pink, with some of the ground in it."""
    return mix(palette.pink, palette.panel, HATCH_SHADE) if palette.glow else palette.pink


def truth(palette: Palette, radius: float = ROUND) -> Style:
    """The white edge of what really happened."""
    style = Style(top=palette.panel, bottom=palette.panel, opacity=1.0, radius=radius)
    framed = replace(style, border=palette.text, border_width=TRUTH_EDGE)
    return styles.lit(framed, palette.text, palette, TRUTH_GLOW, TRUTH_LIGHT)


def ground(palette: Palette, radius: float = ROUND) -> Style:
    """The ground of something that can be an answer; the beads are its edge."""
    return Style(top=palette.panel, bottom=palette.panel, opacity=1.0, radius=radius)


def chosen(palette: Palette, radius: float = ROUND) -> Style:
    """The ground of the answer that was given."""
    color = mix(palette.pink, palette.panel, YOURS_SHADE)
    style = Style(top=color, bottom=color, opacity=1.0, radius=radius)
    return replace(style, border=palette.pink, border_width=max(2.5, palette.edge_width))


def draw_star(canvas: Canvas, star: Star, x: float, y: float, size: float) -> None:
    """What became of a question; a dot for one that is to come, or was only watched."""
    palette = canvas.palette
    icon = STAR_ICONS.get(star)
    if icon is None:
        canvas.disc(x, y, DOT * size, palette.edge)
        return
    color = palette.muted if star is Star.MISSED else palette.pink
    canvas.icon(icon, x, y, size / ICON_FILL, color)


def hovered(palette: Palette, radius: float = ROUND) -> Style:
    """The same under the pointer."""
    return styles.lighter(ground(palette, radius), palette)
