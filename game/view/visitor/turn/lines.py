"""A question about lines: beads round their labels, and then how far each of them moved.

Six small overlays, as the network moves below them.
"""

from collections.abc import Hashable
from typing import Final, NamedTuple

from game.engine.topology import ParameterId
from game.session.questions.answer import Line
from game.session.questions.question import Kind
from game.session.questions.truth import Moved
from game.session.questions.turn import State, Turn
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import ROUND
from game.view.drawing.theme import Palette
from game.view.large import looks
from game.view.large.lettering import FLOOR, enlargement, sized
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.numbers import visitor_numbers
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.turn import marks
from game.view.visitor.turn.answer_controls import line_answer
from game.view.visitor.turn.places import LABEL, line_box, spots_of
from game.view.visitor.turn.shown import grown, is_said, open_turn
from game.view.visitor.turn.values import compared, decimals

MARGIN: Final = 60.0
RADIUS: Final = 20.0
PIN: Final = 56.0
# The point of the pin, from the label's upper left corner.
PIN_PLACE: Final = (26.0, 6.0)
# Its middle, from the label's left edge, where above the label there is no room; in sizes of it.
PIN_ASIDE: Final = 0.36
PADDING: Final = 13.0
NUMBER_MIDDLE: Final = 0.38
BAR_MIDDLE: Final = 0.80
BAR: Final = 11.0
# From a number to its label's edges.
NUMBER_EDGE: Final = 9.0
# A long number is written a little smaller rather than over its label's edge.
LEAST: Final = 0.8
LEAST_BAR: Final = 6.0
EDGE: Final = 2.0


class Shown(NamedTuple):
    """What a label shows: ``number`` and ``share`` of the largest move, once they are known."""

    asked: bool
    yours: bool
    number: str
    share: float
    largest: bool
    lit: tuple[bool, bool]
    swells: bool
    grown: float


class LineMark:
    """The overlay of one line."""

    margin = MARGIN

    def __init__(self, line: ParameterId, name: str, geometries: GeometryCache) -> None:
        self._line = line
        self._geometries = geometries
        self.name = f"line-{name}"

    def box(self, scene: Scene) -> Box | None:
        """Around the label; None where there is nothing to mark."""
        shown = self._shown(scene)
        marked = shown is not None and (shown.asked or shown.yours or shown.number)
        if not marked:
            return None
        spots = spots_of(self._geometries.of(*place_of(scene.layout)))
        return line_box(spots, self._line)

    def key(self, scene: Scene) -> Hashable:
        """What the label shows."""
        return self._shown(scene), scene.page, scene.palette, scene.snapshot.run

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw beads, pin, or the move."""
        box, shown = self.box(scene), self._shown(scene)
        if box is None or shown is None:
            return
        if shown.number:
            _draw_move(canvas, box, shown, scene.page)
        else:
            _draw_target(canvas, box, shown, self._weight(scene), scene.page)
        if shown.yours:
            _draw_pin(canvas, box, enlargement(scene.page), scene.layout.headline.bottom)

    def _weight(self, scene: Scene) -> str:
        return visitor_numbers.weight(scene.snapshot.trace.parameters.value(self._line))

    def _shown(self, scene: Scene) -> Shown | None:
        turn = open_turn(scene.snapshot, Kind.LINE)
        if turn is None or not scene.page.is_visitor_view:
            return None
        number, share, largest = _move(turn, self._line)
        identity, interface = line_answer(self._line, scene.snapshot.topology), scene.interface
        focused = interface.has_ring(identity)
        votes, hovered = turn.votes, interface.hovered == identity
        counted = votes is not None and votes.answers[votes.chosen] == Line(self._line)
        return Shown(
            turn.is_asked,
            is_said(turn, Line(self._line)),
            number,
            share,
            largest,
            (hovered or counted, focused) if turn.is_asked else (False, False),
            interface.swells and turn.is_asked,
            grown(turn, interface),
        )


def _move(turn: Turn, line: ParameterId) -> tuple[str, float, bool]:
    """How far the line moved, as it is written, its share of the largest, whether it is that."""
    if turn.state is not State.REVEAL or not isinstance(turn.truth, Moved):
        return "", 0.0, False
    moved = turn.truth.moved
    most = max(map(abs, moved.values()))
    written = compared(moved[line], decimals(moved.values()), plus=True)
    return written, abs(moved[line]) / most if most else 0.0, abs(moved[line]) == most


def _draw_target(canvas: Canvas, box: Box, shown: Shown, weight: str, page: Page) -> None:
    larger, palette = enlargement(page), canvas.palette
    if shown.yours and shown.asked:
        canvas.panel(box, canvas.style(marks.chosen))
        x, y, size = box.centerx, box.centery, _size_in(box, page)
        canvas.fitted_text(weight, x, y, size, palette.text, box.w, "semibold", ax=0.5, floor=size)
    elif shown.lit[0]:
        canvas.panel(box, canvas.style(styles.outline, palette.pink, 2 * EDGE))
    marks.draw_beads(canvas, box, ROUND, shown.swells, larger)
    if shown.lit[1]:
        looks.draw_ring(canvas, box.inset(-marks.BEAD * larger), ROUND)


def _draw_pin(canvas: Canvas, box: Box, larger: float, top: float) -> None:
    """The pin on the label; beside it where the words above it reach down to it (``top``)."""
    across, down = PIN_PLACE
    size = PIN * larger
    if box.y + down - size * ICON_FILL >= top:
        marks.draw_pin(canvas, box.x + across * larger, box.y + down, size)
    else:
        marks.draw_pin(canvas, box.x - PIN_ASIDE * size, box.centery + down, size)


def _draw_move(canvas: Canvas, box: Box, shown: Shown, page: Page) -> None:
    palette, larger, size = canvas.palette, enlargement(page), _size_in(box, page)
    style = marks.truth if shown.largest else label
    canvas.panel(box, canvas.style(style, RADIUS * larger))
    left, right = box.x + PADDING * larger, box.right - PADDING * larger
    y, room = box.y + NUMBER_MIDDLE * box.h, box.w - 2 * NUMBER_EDGE * larger
    canvas.fitted_text(
        shown.number,
        box.centerx,
        y,
        size,
        palette.text,
        room,
        "semibold",
        ax=0.5,
        floor=LEAST * size,
    )
    height = BAR * larger
    top = box.y + BAR_MIDDLE * box.h - height / 2
    bar = Box(left, top, max((right - left) * shown.share, LEAST_BAR), height)
    color = palette.text if shown.largest else palette.muted
    canvas.panel(bar, canvas.style(styles.disc, color))
    if not shown.yours:
        return
    if not shown.largest:
        room = (right - bar.right - EDGE) * shown.grown
        gap = Box(bar.right + EDGE, top, room, height)
        marks.draw_hatch(canvas, gap, upright=True, larger=larger)
    marks.draw_beads(canvas, box.inset(-marks.BEAD * larger), RADIUS * larger, larger=larger)


def _size_in(box: Box, page: Page) -> float:
    """The size of a label's number: it grows with the label."""
    return max(sized(page, FLOOR), FLOOR * box.w / LABEL[0])


def label(palette: Palette, radius: float) -> Style:
    """The ground of a label that tells a move."""
    return Style(
        top=palette.panel,
        bottom=palette.panel,
        radius=radius,
        border=palette.edge,
        border_width=max(EDGE, palette.least_edge),
    )
