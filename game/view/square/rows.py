"""The rows as points of a square: a disc with the goal, its mark when the answer is wrong, and
which one is chosen.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.curve import Point
from game.view.drawing.styles import styles
from game.view.numbers.figures import whole
from game.view.numbers.readout import row_name

# Shares of a disc's radius: its digit, its edge, the dark line around it, the ring of the chosen
# one, and the badge of a wrong answer with where it sits.
DIGIT: Final = 1.30
EDGE: Final = 0.15
RIM: Final = 0.13
RING: Final = 0.16
RING_GAP: Final = 0.20
BADGE: Final = 0.60
BADGE_PLACE: Final = 0.86
BADGE_EDGE: Final = 0.13
CROSS: Final = 1.25
# Behind words on a square.
CHIP_OPACITY: Final = 0.80
CHIP_AIR: Final = 0.30
CHIP_RADIUS: Final = 0.35
CHIP_HEIGHT: Final = 1.16


class RowMark(NamedTuple):
    """A row in a square: its inputs, its name, its goal, whether the answer is right, and whether
    it is the chosen one.
    """

    sample: int
    inputs: Point
    name: str
    goal: str
    full: bool
    right: bool
    chosen: bool

    @property
    def is_upper(self) -> bool:
        """Whether it is one of the upper corners."""
        return self.inputs[1] > 0.0

    @property
    def is_right_hand(self) -> bool:
        """Whether it is one of the corners at the right."""
        return self.inputs[0] > 0.0


def row_marks(snapshot: Snapshot) -> tuple[RowMark, ...]:
    """The rows of a snapshot."""
    dataset, right = snapshot.dataset, snapshot.trace.right
    marks = []
    for sample, name in enumerate(dataset.sample_names):
        target = float(dataset.targets[0, sample])
        first, second = (float(value) for value in dataset.inputs[:, sample])
        marks.append(
            RowMark(
                sample,
                (first, second),
                row_name(name),
                whole(target).text,
                full=target > 0.5,
                right=bool(right[sample]),
                chosen=snapshot.sample == sample,
            )
        )
    return tuple(marks)


def reach(radius: float) -> float:
    """How far a disc with its ring reaches from its middle."""
    return radius * (1.0 + RING_GAP + RING)


def draw_row(canvas: Canvas, mark: RowMark, place: Point, radius: float) -> None:
    """A full disc for the goal 1, a hollow one for 0; a second ring around the chosen one; a badge
    with a cross where the answer is wrong.
    """
    palette, (x, y) = canvas.palette, place
    ground, ink = palette.ink, palette.text
    if mark.chosen:
        outer = reach(radius)
        canvas.disc(x, y, outer + RIM * radius, ground)
        canvas.ring(x, y, outer, ink, RING * radius)
    else:
        canvas.disc(x, y, radius * (1.0 + RIM), ground)
    if mark.full:
        canvas.disc(x, y, radius, ink)
        canvas.text(mark.goal, x, y, DIGIT * radius, ground, "semibold", ax=0.5)
    else:
        canvas.disc(x, y, radius, ground)
        canvas.ring(x, y, radius, ink, EDGE * radius)
        canvas.text(mark.goal, x, y, DIGIT * radius, ink, "semibold", ax=0.5)
    if not mark.right:
        _draw_badge(canvas, x + BADGE_PLACE * radius, y - BADGE_PLACE * radius, BADGE * radius)


def _draw_badge(canvas: Canvas, x: float, y: float, radius: float) -> None:
    palette = canvas.palette
    canvas.disc(x, y, radius * (1.0 + BADGE_EDGE), palette.ink)
    canvas.ring(x, y, radius, palette.wrong, 2 * BADGE_EDGE * radius)
    canvas.icon("cross", x, y, CROSS * radius, palette.wrong)


def chip_size(canvas: Canvas, words: str, size: float) -> tuple[float, float]:
    """Width and height of words on their own dark ground."""
    return canvas.text_width(words, size, "semibold") + 2 * CHIP_AIR * size, CHIP_HEIGHT * size


def draw_chip(canvas: Canvas, words: str, middle: Point, size: float) -> Box:
    """Words on a dark ground, readable wherever they lie; gives the ground's box."""
    width, height = chip_size(canvas, words, size)
    x, y = middle
    box = Box(x - width / 2, y - height / 2, width, height)
    opacity = CHIP_OPACITY if canvas.palette.glow else 1.0
    ground = canvas.style(styles.flat, canvas.palette.ink, opacity, CHIP_RADIUS * size)
    canvas.panel(box, ground)
    canvas.text(words, x, y, size, canvas.palette.text, "semibold", ax=0.5)
    return box
