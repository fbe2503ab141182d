"""The cross of what can be closed on a page in large type."""

from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles.styles import ROUND
from game.view.large import looks
from game.view.large.looks import State
from game.view.widgets.appearance import Appearance

SIZE: Final = 76.0
INSET: Final = 16.0
ICON: Final = 62.0


def close_box(card: Box) -> Box:
    """Its target, in the upper right corner of a card or a room."""
    return Box(card.right - INSET - SIZE, card.y + INSET, SIZE, SIZE)


def draw_close(canvas: Canvas, close: Appearance) -> None:
    """A cross, or the control's own icon, in a round button."""
    state = State(hovered=close.hovered, pressed=close.pressed)
    canvas.panel(close.target, canvas.style(looks.button, state))
    if close.focused:
        looks.draw_ring(canvas, close.target, ROUND)
    target = close.target
    canvas.icon(close.icon or "close", target.centerx, target.centery, ICON, canvas.palette.text)
