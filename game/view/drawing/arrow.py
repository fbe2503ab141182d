"""An upright arrow of a length: how far, and which way, something pulls."""

from typing import Final

from game.view.drawing.canvas import Canvas
from game.view.drawing.theme import Color

# In widths of the shaft: the head's half width and height, and the dash of no pull at all.
HEAD_HALF: Final = 1.15
HEAD_HEIGHT: Final = 1.25
STROKE: Final = 0.85
DASH: Final = 1.3
# A shorter arrow is its head alone, and smaller, down to this share of the width.
SHORTEST: Final = 1.6
SLIMMEST: Final = 0.3


def draw_arrow(
    canvas: Canvas, x: float, y: float, length: float, width: float, color: Color
) -> None:
    """An arrow from (x, y), up where ``length`` is positive; a dash where it is 0.

    However small, it keeps a head, so that its way can be seen.
    """
    if length == 0:
        half = DASH * width / 2
        canvas.line(x - half, y, x + half, y, color, width / 3)
        return
    way = 1.0 if length > 0 else -1.0
    width = min(width, max(abs(length) / SHORTEST, SLIMMEST * width))
    reach = max(abs(length), SHORTEST * width)
    tip = y - way * reach
    if reach > SHORTEST * width:
        canvas.line(x, y, x, tip + way * STROKE * width, color, width)
    foot = tip + way * HEAD_HEIGHT * width
    side = HEAD_HALF * width
    top = tip + way * STROKE * width / 2
    # From right to left: x does not grow, so this is no graph, and its ends are round.
    canvas.polyline([(x + side, foot), (x, top), (x - side, foot)], color, STROKE * width)


def way_color(canvas: Canvas, value: float) -> Color:
    """Blue pulls up and orange down, as weights are painted; neither is grey."""
    palette = canvas.palette
    if value == 0:
        return palette.muted
    return palette.positive if value > 0 else palette.negative
