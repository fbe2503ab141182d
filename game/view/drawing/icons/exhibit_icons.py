"""Icons of the exhibit: home, languages, sound, contrast, motion, and the two views."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from game.view.drawing.icons.icon_parts import (
    MIDDLE,
    Icon,
    Points,
    arc,
    chain,
    rounded,
    union,
    without,
)
from game.view.drawing.shapes.field import Field, circle, rounded_box, stroke

STAR_POINTS: Final = 5
STAR_RADII: Final = (19.5, 8.6)
GLOBE_RADIUS: Final = 18.5
# A meridian of the globe is an ellipse: its width as a share of its height.
MERIDIAN: Final = 0.44


def _home(x: Field, y: Field) -> Field:
    roof = chain(x, y, ((13, 32), (32, 15), (51, 32)), 5.4)
    walls = rounded(x, y, ((20, 33), (32, 22), (44, 33), (44, 47), (20, 47)), 1.6)
    return union(roof, without(walls, rounded_box(x, y, MIDDLE, 45, 4.2, 8, 1.4)))


def _globe(x: Field, y: Field) -> Field:
    away = np.hypot(x - MIDDLE, y - MIDDLE)
    inside = away - np.float32(GLOBE_RADIUS)
    across = np.hypot((x - MIDDLE) / np.float32(MERIDIAN), y - MIDDLE) - np.float32(GLOBE_RADIUS)
    # The squeezed circle's field grows too fast across; halfway is near enough for a thin line.
    meridian = np.abs(across) * np.float32((1 + MERIDIAN) / 2 * 0.74) - np.float32(1.8)
    lines = union(np.abs(x - MIDDLE) - 1.7, np.abs(y - MIDDLE) - 1.7, meridian)
    rim = np.abs(inside) - np.float32(2.1)
    return union(rim, np.maximum(lines, inside))


def star(x: Field, y: Field) -> Field:
    """A star of five points."""
    return rounded(x, y, _star_points(), 1.4)


def _star_points() -> Points:
    turns = (place * math.pi / STAR_POINTS for place in range(2 * STAR_POINTS))
    return tuple(
        (
            MIDDLE + STAR_RADII[place % 2] * math.sin(turn),
            MIDDLE + 1.5 - STAR_RADII[place % 2] * math.cos(turn),
        )
        for place, turn in enumerate(turns)
    )


def _arrow(x: Field, y: Field) -> Field:
    shaft = chain(x, y, ((14, 32), (50, 32)), 5)
    return union(shaft, chain(x, y, ((38, 20), (50, 32), (38, 44)), 5))


def _view(x: Field, y: Field) -> Field:
    """The network: two inputs, two neurons, one answer."""
    left, middle, right = ((13, 20), (13, 44)), ((32, 20), (32, 44)), (51, 32)
    ends = [(start, stop) for start in left for stop in middle]
    ends += [(start, right) for start in middle]
    lines = union(*(chain(x, y, pair, 2.6) for pair in ends))
    return union(lines, *(circle(x, y, *dot, 5.6) for dot in (*left, *middle, right)))


def _speaker(x: Field, y: Field) -> Field:
    return rounded(x, y, ((13, 27), (20, 27), (29, 18), (29, 46), (20, 37), (13, 37)), 1.8)


def _volume(x: Field, y: Field) -> Field:
    near = arc(x + 6, y, 12, 48, 132, 4.4)
    return union(_speaker(x, y), near, arc(x + 6, y, 21, 48, 132, 4.4))


def _mute(x: Field, y: Field) -> Field:
    falling = chain(x, y, ((38, 25), (52, 39)), 4.8)
    return union(_speaker(x, y), falling, chain(x, y, ((52, 25), (38, 39)), 4.8))


def _contrast(x: Field, y: Field) -> Field:
    disc = circle(x, y, MIDDLE, MIDDLE, 18.5)
    return union(stroke(disc, 4.2), np.maximum(disc, np.asarray(MIDDLE - x)))


def _motion(x: Field, y: Field) -> Field:
    """A ball, and the lines of its haste."""
    lines = (((12, 22), (28, 22)), ((9, 32), (25, 32)), ((12, 42), (28, 42)))
    return union(circle(x, y, 42, 32, 11), *(chain(x, y, line, 4.4) for line in lines))


def _still(x: Field, y: Field) -> Field:
    """The ball at rest on the ground."""
    return union(circle(x, y, MIDDLE, 30, 11), chain(x, y, ((16, 47), (48, 47)), 4.4))


def _erase(x: Field, y: Field) -> Field:
    """The key that takes the last character back."""
    outline = ((12, 32), (24, 19), (51, 19), (51, 45), (24, 45), (12, 32))
    falling = chain(x, y, ((31, 26.5), (42, 37.5)), 4.2)
    return union(chain(x, y, outline, 4.2), falling, chain(x, y, ((42, 26.5), (31, 37.5)), 4.2))


EXHIBIT_ICONS: Final[dict[str, Icon]] = {
    "home": _home,
    "globe": _globe,
    "star": star,
    "arrow": _arrow,
    "view": _view,
    "volume": _volume,
    "mute": _mute,
    "contrast": _contrast,
    "motion": _motion,
    "still": _still,
    "erase": _erase,
}
