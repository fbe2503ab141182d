"""The opening as it is painted: over rows and network, until somebody touches it or it is over."""

import math
from collections.abc import Hashable
from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes import sprite
from game.view.drawing.shapes.curve import Point
from game.view.large import looks
from game.view.large.lettering import CAPTION, FLOOR, LABEL
from game.view.large.looks import State
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.square.brush import draw_frame
from game.view.square.domain import LARGE
from game.view.square.painting import Painter, Pen, answer_tints
from game.view.square.rows import RowMark, chip_size, draw_chip, draw_row, reach, row_marks
from game.view.visitor.opening.stages import Shown, Stage, one_line, shown_at, two_lines
from game.view.visitor.rows import row_boxes

MARGIN: Final = 12.0
# Above the dock.
FOOT: Final = 12.0
ASIDE: Final = 24.0
AIR: Final = 26.0
WORDS: Final = 96.0
HINT: Final = 60.0
RADIUS: Final = 18.0
FRAME: Final = 4.0
LINE: Final = 3.0
DISC_SHARE: Final = 0.070
NAME_GAP: Final = 5.0
CARD: Final = (190.0, 96.0)
HAND: Final = 110.0
# The finger holds the line so far from the middle, in the plane's units.
HELD_AT: Final = 0.78
HAND_DROP: Final = 34.0


class OpeningCard:
    """The overlay "opening"."""

    name = "opening"
    margin = MARGIN

    def __init__(self) -> None:
        self._painter = Painter()

    def box(self, scene: Scene) -> Box | None:
        """From the header down to the dock; None while there is no opening."""
        boxes = scene.layout.large
        if scene.interface.opening is None or scene.page is not Page.VISITOR:
            return None
        if boxes is None or boxes.header is None or boxes.play is None:
            return None
        top, caption = boxes.header.y, boxes.caption
        # Wider than what it covers by the glow of the chosen row's card.
        covered = Box(caption.x, top, caption.w, boxes.play.y - FOOT - top)
        return covered.inset(-ASIDE, 0.0)

    def key(self, scene: Scene) -> Hashable:
        """The picture of the tick, and the words."""
        return _shown(scene), scene.texts.language, row_marks(scene.snapshot), scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the words, the square, and the rows on their way into it."""
        box = self.box(scene)
        if box is None:
            return
        shown, texts, palette = _shown(scene), scene.texts, canvas.palette
        canvas.panel(box, canvas.style(looks.sheet))
        inner = box.inset(AIR)
        words = texts(f"visitor.opening.{shown.stage.value}")
        canvas.fitted_text(
            words,
            inner.centerx,
            inner.y + WORDS / 2 - 8.0,
            CAPTION,
            palette.text,
            inner.w,
            "display",
            ax=0.5,
            floor=FLOOR,
        )
        canvas.fitted_text(
            texts("visitor.opening.skip"),
            inner.centerx,
            inner.bottom - HINT / 2 + 12.0,
            LABEL,
            palette.muted,
            inner.w,
            ax=0.5,
            floor=FLOOR,
        )
        side = min(inner.h - WORDS - HINT, inner.w)
        side = round(side * canvas.scale) / canvas.scale
        free = inner.h - WORDS - HINT - side
        square = Box(inner.centerx - side / 2, inner.y + WORDS + free / 2, side, side)
        self._draw_square(canvas, square, shown)
        boxes = scene.layout.large
        if boxes is not None and boxes.rows is not None:
            marks = row_marks(scene.snapshot)
            starts = row_boxes(boxes.rows, len(marks))
            for mark, start, flown in zip(marks, starts, shown.flown, strict=True):
                _draw_row(canvas, mark, start, square, flown)
        if shown.stage is Stage.ONE:
            _draw_hand(canvas, square, shown.angle)

    def _draw_square(self, canvas: Canvas, box: Box, shown: Shown) -> None:
        palette = canvas.palette
        if shown.stage is Stage.ROWS:
            canvas.panel(box, canvas.style(looks.card, State(), RADIUS))
            return
        sheet = two_lines() if shown.stage is Stage.TWO else one_line(shown.angle)
        pen = Pen(max(1, round(box.w * canvas.scale)), LINE * canvas.scale)
        picture = self._painter.paint(sheet, pen, answer_tints(palette))
        left, top = canvas.origin
        place = (round(box.x * canvas.scale) - left, round(box.y * canvas.scale) - top)
        canvas.surface.blit(picture, place, None, sprite.PREMULTIPLIED)
        draw_frame(canvas, box, palette.output, 0.0, FRAME)


def _shown(scene: Scene) -> Shown:
    rows, still = scene.snapshot.dataset.sample_count, scene.interface.reduced_motion
    return shown_at(scene.interface.opening or 0, rows, still)


def _draw_row(canvas: Canvas, mark: RowMark, start: Box, square: Box, flown: float) -> None:
    """A row's card on its way from the truth table; then its disc and its name at the corner."""
    goal_x, goal_y = LARGE.place(square, mark.inputs)
    radius = max(DISC_SHARE * square.w, FLOOR / 1.3)
    plain = mark._replace(right=True, chosen=False)
    if flown >= 1.0:
        draw_row(canvas, plain, (goal_x, goal_y), radius)
        away = reach(radius) + NAME_GAP + chip_size(canvas, mark.name, FLOOR)[1] / 2
        draw_chip(
            canvas, mark.name, (goal_x, goal_y - away if mark.is_upper else goal_y + away), FLOOR
        )
        return
    x = start.centerx + (goal_x - start.centerx) * flown
    y = start.centery + (goal_y - start.centery) * flown
    width, height = CARD
    card = Box(x - width / 2, y - height / 2, width, height)
    canvas.panel(card, canvas.style(looks.card, State(), RADIUS))
    canvas.text(mark.name, card.x + 24.0, y, FLOOR, canvas.palette.text, "semibold")
    draw_row(canvas, plain, (card.right - 52.0, y), FLOOR / 1.3)


def _draw_hand(canvas: Canvas, square: Box, angle: float) -> None:
    """The finger that turns the line, at its end."""
    canvas.icon("hand", *_held(square, angle), HAND, canvas.palette.text)


def _held(square: Box, angle: float) -> Point:
    turn = math.radians(angle + 90.0)
    point = (0.5 + HELD_AT * math.cos(turn), 0.5 + HELD_AT * math.sin(turn))
    x, y = LARGE.place(square, point)
    return x, y + HAND_DROP
