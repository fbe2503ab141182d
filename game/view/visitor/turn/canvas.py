"""Where a loss is drawn: from epochs and losses to places, and from a stroke to a curve."""

from typing import Final, NamedTuple

from game.session.questions.answer import Curve, drawn
from game.session.questions.question import Kind
from game.session.questions.turn import Turn
from game.session.snapshot import Snapshot
from game.session.tape.history import History
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point
from game.view.large.lettering import enlargement
from game.view.scene.interface import Interface
from game.view.scene.layout import Layout
from game.view.visitor.turn.places import sheet_box
from game.view.visitor.turn.shown import open_turn

CANVAS: Final = "answer.canvas"
PADDING: Final = 36.0
# Above the canvas stands what is drawn: beside it that word has no room in every language.
HEAD: Final = 68.0
# Below the baseline there is room for the axis' words, right of the end for both numbers.
FOOT: Final = 84.0
RIGHT: Final = 232.0
NARROW_RIGHT: Final = 190.0
NARROW: Final = 1300.0
# What was so far takes at least this share of the whole width, and what comes at least that.
LEAST_PAST: Final = 0.06
HANDLES: Final = 5


class Sketch(NamedTuple):
    """The canvas of a question: ``card`` is all of it, ``frame`` where it is drawn, from the epoch
    that was asked at to the target; ``past`` what was so far; ``height`` in units of the loss.
    """

    card: Box
    past: Box
    frame: Box
    turn: Turn
    height: float
    history: History

    @property
    def now(self) -> float:
        """The loss where it was asked."""
        assert self.turn.question is not None
        return self.history.loss_at(self.turn.question.asked)

    def x(self, share: float) -> float:
        """Where a share of the way from asking to the target lies."""
        return self.frame.x + share * self.frame.w

    def y(self, loss: float) -> float:
        """Where a loss lies; what is beyond the canvas is at its edge."""
        share = min(max(loss / self.height, 0.0), 1.0)
        return self.frame.bottom - share * self.frame.h

    def point(self, x: float, y: float) -> Point:
        """The share of the way, and the loss, that lie at a place; inside the frame."""
        share = min(max((x - self.frame.x) / self.frame.w, 0.0), 1.0)
        height = min(max((self.frame.bottom - y) / self.frame.h, 0.0), 1.0)
        return share, height * self.height

    @property
    def curve(self) -> Curve | None:
        """What was answered."""
        answer = self.turn.answer
        return answer if isinstance(answer, Curve) else None

    def with_stroke(self, stroke: tuple[Point, ...]) -> Curve:
        """The curve with one more stroke; the first begins at what is now."""
        before = self.curve
        whole = stroke if before is not None else ((0.0, self.now), *stroke)
        return drawn(whole, self.now, before)

    def lifted(self, handle: int, by: float) -> Curve:
        """The curve with one of its handles lifted by a share of the canvas' height."""
        shares = [(number + 1) / HANDLES for number in range(HANDLES)]
        heights = [self._at(share) for share in shares]
        moved = heights[handle] + by * self.height
        heights[handle] = min(max(moved, 0.0), self.height)
        points = ((0.0, self.now), *zip(shares, heights, strict=True))
        return drawn(points, self.now, None)

    def _at(self, share: float) -> float:
        if self.curve is None:
            return self.now
        heights = self.curve.heights
        return heights[round(share * (len(heights) - 1))]

    def handle(self, number: int) -> Point:
        """Where one of the handles is."""
        share = (number + 1) / HANDLES
        return self.x(share), self.y(self._at(share))


def sketch_of(snapshot: Snapshot, layout: Layout) -> Sketch | None:
    """The canvas; None where no loss is asked for, and on other pages."""
    turn, card = open_turn(snapshot, Kind.LOSS), sheet_box(layout)
    if turn is None or turn.question is None or card is None or not turn.height:
        return None
    question, larger = turn.question, enlargement(layout.page)
    right = (RIGHT if card.w >= NARROW else NARROW_RIGHT) * larger
    top, foot = HEAD * larger, FOOT * larger
    room = Box(card.x + PADDING, card.y + top, card.w - PADDING - right, card.h - top - foot)
    past = max(question.asked / question.target, LEAST_PAST) * room.w
    before = room._replace(w=past)
    frame = Box(before.right, room.y, room.w - past, room.h)
    return Sketch(card, before, frame, turn, turn.height, snapshot.history)


def shown_curve(sketch: Sketch, interface: Interface) -> Curve | None:
    """What is on the canvas: the answer, with the stroke that is being drawn."""
    if interface.pressed == CANVAS and interface.stroke and sketch.turn.is_asked:
        return sketch.with_stroke(interface.stroke)
    return sketch.curve
