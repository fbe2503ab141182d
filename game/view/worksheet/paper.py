"""The paper: its size, its inks, and the few marks that every page is made of.

One unit is two pixels at 300 dots an inch, so type of 22 units is about 10.5 points high.
"""

from collections.abc import Sequence
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.palettes import HIGH_CONTRAST, Color, Palette
from game.view.drawing.shapes.glass import Style

DOTS_PER_INCH: Final = 300
# A4, in pixels and in units.
PIXELS: Final = (2480, 3508)
SCALE: Final = 2.0
WIDTH, HEIGHT = 1240.0, 1754.0
# What school printers leave white on each side, and some more to hold the sheet.
MARGIN: Final = 100.0
ROOM: Final = Box(MARGIN, 80.0, WIDTH - 2 * MARGIN, HEIGHT - 160.0)

WHITE: Final[Color] = (255, 255, 255)
INK: Final[Color] = (0, 0, 0)
GREY: Final[Color] = (90, 90, 90)
FAINT: Final[Color] = (200, 200, 200)
PAPER: Final[Palette] = HIGH_CONTRAST._replace(text=INK, muted=GREY, ink=WHITE, wrong=INK)

TITLE: Final = 42.0
QUESTION: Final = 36.0
HEADING: Final = 25.0
BODY: Final = 22.0
NOTE: Final = 20.0

FRAME: Final = 2.0
THICK: Final = 5.0
ROUNDING: Final = 10.0
TICK_BOX: Final = 26.0
LINE_PITCH: Final = 54.0


def frame(canvas: Canvas, box: Box, width: float = FRAME, radius: float = ROUNDING) -> None:
    """A white box with an edge of ink."""
    style = Style(WHITE, WHITE, radius=radius, border=INK, border_width=width)
    canvas.panel(box, style)


def tick_box(canvas: Canvas, x: float, y: float) -> None:
    """A box to be ticked; its left edge at x, its middle at y."""
    frame(canvas, Box(x, y - TICK_BOX / 2, TICK_BOX, TICK_BOX), radius=3.0)


def options(canvas: Canvas, room: Box, words: Sequence[str]) -> None:
    """Words beside each other, each with a box to be ticked."""
    width = room.w / len(words)
    for number, word in enumerate(words):
        left = room.x + number * width
        tick_box(canvas, left, room.centery)
        rest = width - TICK_BOX - 2 * theme.GUTTER
        canvas.fitted_text(
            word, left + TICK_BOX + theme.GUTTER, room.centery, HEADING, INK, rest, "semibold"
        )


def lines_to_write_on(canvas: Canvas, room: Box, words: str) -> None:
    """A heading, and as many lines as the room below it takes."""
    canvas.fitted_text(words, room.x, room.y + HEADING / 2, BODY, INK, room.w, "semibold")
    y = room.y + HEADING + LINE_PITCH * 0.75
    while y <= room.bottom:
        canvas.line(room.x, y, room.right, y, GREY, theme.STROKE_HAIR)
        y += LINE_PITCH
