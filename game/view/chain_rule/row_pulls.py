"""Where each row pulls the parameter: an arrow beside its name, and in words who pulls which way.

The arrows are the rows' shares of the step, and the one beside the mean is the step itself: those
of the rows add up to it. Up raises the parameter, and a positive product pulls it down.
"""

from typing import Final

from game.view.chain_rule.pen import Pen
from game.view.drawing import theme
from game.view.drawing.arrow import HEAD_HALF, draw_arrow, way_color
from game.view.drawing.box import Box
from game.view.drawing.styles import styles

LONGEST: Final = 26.0
WIDTH: Final = 5.0
ARROW_GAP: Final = 14.0
# What an arrow takes beside a name.
ARROW_ROOM: Final = ARROW_GAP + WIDTH * HEAD_HALF
CAPSULE_HEIGHT: Final = 34.0
CAPSULE_PADDING: Final = 14.0


def draw_pull(pen: Pen, pull: float, name: Box) -> None:
    """The arrow to the right of a name; as long as it pulls, beside the longest of all."""
    canvas = pen.canvas
    length = LONGEST * pull / most(pen) if pull else 0.0
    x = name.right + ARROW_GAP
    draw_arrow(canvas, x, name.centery + length / 2, length, WIDTH, way_color(canvas, pull))


def draw_pull_legend(pen: Pen, left: float, right: float, y: float) -> None:
    """What the update does to the chosen row, if it gets worse; else what the arrows are: at the
    right end of a line, where there is room for it.
    """
    canvas, muted = pen.canvas, pen.canvas.palette.muted
    tries = [(pen.texts("card.pulls.legend", symbol=pen.symbols.letter), muted)]
    if pen.shown.worse is not None:
        now, then = pen.shown.worse
        worse = pen.texts("card.pulls.worse", row=pen.shown.row_name, now=now, next=then)
        tries.insert(0, (worse, canvas.palette.text))
    for words, color in tries:
        if right - canvas.text_width(words, theme.TYPE_SMALL) > left:
            canvas.text(words, right, y, theme.TYPE_SMALL, color, ax=1.0)
            return


def draw_sides(pen: Pen, left: float, right: float, y: float) -> None:
    """A quiet capsule that counts who pulls where, if not all pull one way and there is room."""
    words = sides(pen)
    if not words:
        return
    canvas, size = pen.canvas, theme.TYPE_SMALL
    width = canvas.text_width(words, size) + 2 * CAPSULE_PADDING
    if right - width <= left:
        return
    box = Box(right - width, y - CAPSULE_HEIGHT / 2, width, CAPSULE_HEIGHT)
    canvas.panel(box, canvas.style(styles.pill, canvas.palette.dim))
    canvas.text(words, box.centerx, y, size, canvas.palette.muted, ax=0.5)


def sides(pen: Pen) -> str:
    """How many rows pull up and how many down, the more first; a single one by its name."""
    shown, texts = pen.shown, pen.texts
    up = [name for name, pull in zip(shown.rows, shown.pulls, strict=True) if pull > 0]
    down = [name for name, pull in zip(shown.rows, shown.pulls, strict=True) if pull < 0]
    if not up or not down:
        return ""
    ways = (texts("card.pulls.up"), texts("card.pulls.down"))
    more, fewer = (up, down) if len(up) >= len(down) else (down, up)
    this, that = ways if more is up else ways[::-1]
    if len(fewer) == 1 < len(more):
        return texts("card.pulls.one", more=len(more), this=this, row=fewer[0], that=that)
    return texts("card.pulls.many", more=len(more), this=this, fewer=len(fewer), that=that)


def most(pen: Pen) -> float:
    """The size of the longest arrow."""
    pulls = pen.shown.pulls
    return max(abs(pull) for pull in (*pulls, sum(pulls)))
