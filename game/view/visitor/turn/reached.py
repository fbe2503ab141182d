"""How much of each row reaches a neuron: each card becomes a number with a bar, once it is known.

The longest is framed in white; of the row that was said, hatch leads up to the longest.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.session.questions.answer import Row
from game.session.questions.question import Kind
from game.session.questions.truth import Reached
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.styles import styles
from game.view.drawing.text.fitting import sizes_down
from game.view.large.lettering import FLOOR
from game.view.large.looks import CARD_RADIUS
from game.view.visitor.turn import marks
from game.view.visitor.turn.shown import open_turn
from game.view.visitor.turn.values import compared, decimals

PADDING: Final = 26.0
BAR: Final = 28.0
# The middle of the bar, from the card's lower edge.
BAR_RISE: Final = 36.0
NUMBER: Final = 52.0
DIAMOND: Final = 40.0
# From the row's name to the diamond.
NAME_GAP: Final = 18.0
LEAST_BAR: Final = 8.0
HATCH_GAP: Final = 8.0
PIN: Final = 56.0
# Of the card's width: between the goal and its mark.
PIN_ASIDE: Final = 0.64
BEADS_INSIDE: Final = 3.0


class Reach(NamedTuple):
    """What of a row arrives: the number as it is written, its share of the largest, whether that is
    the largest, and whether somebody has said so.
    """

    number: str
    share: float
    largest: bool
    yours: bool


def reached_rows(snapshot: Snapshot) -> tuple[Reach, ...] | None:
    """Of every row, once it is known; None at all other times."""
    turn = open_turn(snapshot, Kind.ROW)
    if turn is None or not isinstance(turn.truth, Reached):
        return None
    reach = turn.truth.reach
    most, places = max(reach), decimals(reach)
    return tuple(
        Reach(
            compared(value, places),
            value / most if most else 0.0,
            value == most,
            turn.answer == Row(row),
        )
        for row, value in enumerate(reach)
    )


def frame_reached(canvas: Canvas, box: Box, reach: Reach) -> None:
    """The card's edge: white for the longest."""
    if reach.largest:
        canvas.panel(box, canvas.style(marks.truth, CARD_RADIUS))


def number_size(canvas: Canvas, reached: Sequence[Reach], room: float, larger: float) -> float:
    """The size of all numbers, so that the widest, behind its diamond, has room beside the name of
    its row: ``room`` from there to the card's right edge.
    """
    room -= PADDING + NAME_GAP * larger + DIAMOND * larger * ICON_FILL
    sizes = list(sizes_down(NUMBER * larger, FLOOR * larger))

    def widest(size: float) -> float:
        return max(canvas.text_width(reach.number, size, "semibold") for reach in reached)

    return next((size for size in sizes if widest(size) <= room), sizes[-1])


def draw_reached(
    canvas: Canvas, box: Box, upper: float, reach: Reach, size: float, larger: float, grown: float
) -> None:
    """The number in type of this size behind its diamond, at the height ``upper``, and the bar
    below it; ``grown``: how much of the gap is hatched.
    """
    palette = canvas.palette
    left, right, bar = box.x + PADDING, box.right - PADDING, BAR * larger
    drawn = canvas.text(reach.number, right, upper, size, palette.gradient, "semibold", ax=1.0)
    diamond = DIAMOND * larger
    x = drawn.x - diamond * ICON_FILL / 2
    canvas.icon("diamond", x, upper, diamond, palette.gradient)
    middle = box.bottom - BAR_RISE * larger
    width = max((right - left) * reach.share, LEAST_BAR)
    place = Box(left, middle - bar / 2, width, bar)
    canvas.panel(place, canvas.style(styles.disc, palette.gradient))
    if not reach.yours:
        return
    marks.draw_beads(canvas, box.inset(BEADS_INSIDE), CARD_RADIUS, larger=larger)
    pin = PIN * larger
    x = place.right - pin / 2
    if not reach.largest:
        gap = Box(place.right + HATCH_GAP, place.y, right - place.right - HATCH_GAP, bar)
        marks.draw_hatch(canvas, gap._replace(w=gap.w * grown), upright=True, larger=larger)
        x = (gap.x + gap.right) / 2
    canvas.icon("pin", x, middle, pin, palette.pink)


def draw_yours(canvas: Canvas, box: Box, y: float, larger: float) -> None:
    """Beads round the card that was chosen, and the pin before its mark."""
    marks.draw_beads(canvas, box.inset(BEADS_INSIDE), CARD_RADIUS, larger=larger)
    pin = PIN * larger
    canvas.icon("pin", box.x + PIN_ASIDE * box.w, y, pin, canvas.palette.pink)
