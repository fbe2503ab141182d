"""The ring that shows which control the keyboard would use: white, with a dark gap inside it."""

from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Palette

GAP: Final = 3.0
# How far the ring reaches beyond the shape it surrounds, and its soft light beyond the ring.
RING_REACH: Final = GAP + theme.STROKE_FOCUS
LIGHT_REACH: Final = 6.0
LIGHT_STRENGTH: Final = 0.6


def draw_focus_ring(canvas: Canvas, shape: Box, radius: float) -> None:
    """The ring around a shape with this corner radius (``ROUND`` for pills and discs)."""
    gap = canvas.style(styles.outline, canvas.palette.background_edge, GAP, radius + GAP)
    canvas.panel(shape.inset(-GAP), gap)
    canvas.panel(shape.inset(-RING_REACH), canvas.style(ring, radius + RING_REACH))


def ring(palette: Palette, radius: float) -> Style:
    """The white line, with a little blue light around it."""
    line = styles.outline(palette, palette.focus, theme.STROKE_FOCUS, radius)
    return styles.lit(line, palette.accent, palette, LIGHT_REACH, LIGHT_STRENGTH)
