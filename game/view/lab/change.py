"""A number that was, and the one that is or will be: ``0.2708 → 0.2613``."""

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas


def draw_change(
    canvas: Canvas,
    x: float,
    y: float,
    lead: str,
    now: str,
    room: float,
    most: int = theme.TYPE_VALUE,
    ax: float = 0.0,
) -> float:
    """Draw what was with its arrow, muted, and what is, in the largest type in which both fit into
    ``room``; gives where it begins. ``ax`` 1: it ends at ``x``.
    """
    size = _fitting(canvas, lead, now, room, most)
    left = x - ax * _wide(canvas, lead, now, size)
    canvas.text(lead, left, y, size, canvas.palette.muted)
    right = left + canvas.text_width(lead, size)
    canvas.text(now, right, y, size, canvas.palette.text, "semibold")
    return left


def draw_readout(
    canvas: Canvas, box: Box, caption: str, lead: str, now: str, apart: tuple[float, float]
) -> None:
    """A caption, and below it the change; ``apart``: so far above and below the middle."""
    rise, drop = apart
    muted = canvas.palette.muted
    canvas.fitted_text(caption, box.x, box.centery - rise, theme.TYPE_CAPTION, muted, box.w)
    draw_change(canvas, box.x, box.centery + drop, lead, now, box.w)


def _wide(canvas: Canvas, lead: str, now: str, size: float) -> float:
    return canvas.text_width(lead, size) + canvas.text_width(now, size, "semibold")


def _fitting(canvas: Canvas, lead: str, now: str, room: float, most: int) -> float:
    """The largest type in which both fit."""
    for size in range(most, theme.TYPE_FLOOR, -1):
        if _wide(canvas, lead, now, size) <= room:
            return float(size)
    return float(theme.TYPE_FLOOR)
