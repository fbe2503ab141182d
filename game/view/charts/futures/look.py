"""By what one knows a future: its letter, its dashes, its colour; each alone is enough."""

from typing import Final, NamedTuple

from game.session.snapshot import Course
from game.view.drawing import theme
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color, Palette

RING: Final = 2.0
SHADE: Final = 0.5


class Look(NamedTuple):
    """Colour and dashes; the future that is shown is drawn without a gap all the same."""

    color: Color
    dash: tuple[float, float]


def look_of(course: Course, palette: Palette) -> Look:
    """The look of a future: A blue dashes, B pink long dashes, C dots in the colour of sand."""
    looks = (
        Look(palette.positive, (8.0, 6.0)),
        Look(palette.pink, (18.0, 7.0)),
        Look(palette.sand, (2.5, 5.0)),
    )
    return looks[course.slot]


def draw_letter(canvas: Canvas, course: Course, x: float, y: float, radius: float) -> None:
    """The letter in its disc, which is full where the future is the one that is shown."""
    palette = canvas.palette
    color = look_of(course, palette).color
    canvas.disc(x, y, radius + RING / 2, color)
    if not course.active:
        canvas.disc(x, y, radius - RING / 2, palette.well)
    ink = styles.mix(palette.ink, palette.well, SHADE) if course.active else palette.text
    canvas.text(course.letter, x, y, theme.TYPE_CAPTION, ink, "semibold", ax=0.5)
