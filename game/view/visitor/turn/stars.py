"""The stars of a story in the header, with the pin before them."""

from collections.abc import Sequence
from typing import Final

from game.session.questions.turn import Star
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.large.lettering import enlargement
from game.view.scene.page import Page
from game.view.visitor.turn.marks import draw_star

STAR: Final = 60.0
GAP: Final = 8.0
PIN: Final = 72.0


def draw_stars(canvas: Canvas, box: Box, stars: Sequence[Star], page: Page) -> float:
    """Draw them up to the right edge of a box; gives where they begin."""
    larger = enlargement(page)
    size, step = STAR * larger, (STAR + GAP) * larger
    x = box.right - size / 2 - step * (len(stars) - 1)
    left = x - step
    canvas.icon("pin", left, box.centery, PIN * larger, canvas.palette.pink)
    for star in stars:
        draw_star(canvas, star, x, box.centery, size)
        x += step
    return left - size / 2
