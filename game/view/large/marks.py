"""Small pictures in large type: right or wrong, and marks in the colours of the answer."""

from typing import Final

from game.view.drawing.canvas import Canvas

TICK: Final = 0.94
CROSS: Final = 0.78
EDGE: Final = 3.0


def draw_mark(canvas: Canvas, right: bool, x: float, y: float, size: float) -> None:
    """Right: a filled disc with a tick. Wrong: an open ring with a cross; orange means negative."""
    palette = canvas.palette
    if right:
        canvas.disc(x, y, size / 2, palette.output)
        canvas.icon("tick", x, y, size * TICK, palette.action_ink)
    else:
        canvas.ring(x, y, size / 2, palette.muted, EDGE)
        canvas.icon("cross", x, y, size * CROSS, palette.muted)
