"""Where the words beside the ring stand: off the curve, off the tangent and off the ball."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from game.engine.arrays import Array
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point

# From the ring to the words, and around the words.
BESIDE: Final = 14.0
AIR: Final = 5.0
BALL_AIR: Final = 18.0
# How far above or below the ring, in heights of the words; the nearest free place is taken.
HEIGHTS: Final = (0.9, -0.9, 0.0, 1.6, -1.6, 2.4, -2.4, 3.4, -3.4)
SAMPLES: Final = 24


def free_label(
    ring: Point,
    width: float,
    height: float,
    plot: Box,
    curve: Array,
    tangent: Sequence[float],
    ball: Point,
) -> Box | None:
    """The place of words so wide and high beside the ring in a plot; ``curve`` (point, 2); None
    where there is none.
    """
    x, y = ring
    x0, y0, x1, y1 = tangent
    lines = (curve, np.linspace((x0, y0), (x1, y1), SAMPLES))
    # The ball, and the line from it down to the ruler.
    drop = Box(ball[0] - BALL_AIR, ball[1] - BALL_AIR, 2 * BALL_AIR, plot.bottom - ball[1])
    away = -1.0 if x <= ball[0] else 1.0
    for part in HEIGHTS:
        for side in (away, -away):
            left = x + BESIDE if side > 0 else x - BESIDE - width
            box = Box(left, y + part * height - height / 2, width, height)
            if plot.covers(box) and not drop.overlaps(box) and not _crossed(box, lines):
                return box
    return None


def _crossed(box: Box, lines: Sequence[Array]) -> bool:
    wide = box.inset(-AIR)
    for line in lines:
        x, y = line[:, 0], line[:, 1]
        inside = (x >= wide.x) & (x <= wide.right) & (y >= wide.y) & (y <= wide.bottom)
        if inside.any():
            return True
    return False
