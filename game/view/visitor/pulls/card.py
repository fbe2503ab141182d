"""Four arrows, one for each row, and what they come to together, at one scale.

An overlay: it stands where the goal is at other times, and the network moves there.
"""

from collections.abc import Hashable
from typing import Final, NamedTuple

from game.view.drawing.arrow import draw_arrow, way_color
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.large import looks
from game.view.large.layout import EDGE
from game.view.large.lettering import FLOOR, enlargement, sized
from game.view.large.pulls import Pulls, told_pulls
from game.view.network.places.discs import O1
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.numbers import visitor_numbers
from game.view.numbers.readout import subscripted
from game.view.scene.page import Page
from game.view.scene.scene import Scene

MARGIN: Final = 14.0
# From the output's rim, and its greatest extent, in sizes of the visitor view; at the right it ends
# where the buttons below do.
GAP: Final = 10.0
WIDEST: Final = 245.0
TALLEST: Final = 606.0
PADDING: Final = 9.0
HEADER: Final = 48.0
# Heights of the parts, as shares of the card: header, arrows (their middle is the axis), names,
# together, its arrow and its number.
HEADER_MIDDLE: Final = 0.075
AXIS: Final = 0.325
HALF: Final = 0.17  # the longest arrow, up or down
NAMES_TOP: Final = 0.515
RULE: Final = 0.665
TOGETHER_MIDDLE: Final = 0.735
MOVE_MIDDLE: Final = 0.885
ARROW_ALONE: Final = 0.765
NUMBER_BELOW: Final = 0.92
NAME_PITCH: Final = 0.95
SHAFT: Final = 15.0
STRONG_SHAFT: Final = 18.0
NUMBER_GAP: Final = 4.0
# The move's arrow: of the card's room at most this, and half its head, in widths of the shaft.
MOST_SHAFT: Final = 0.085
HEAD_ROOM: Final = 1.6
AXIS_WIDTH: Final = 3.0
MOVE: Final = 52.0
ARROW: Final = "→"


class Shown(NamedTuple):
    """What the card says; equal ones look equal."""

    pulls: Pulls
    source: str
    target: str
    rows: tuple[str, ...]
    page: Page
    language: str


class PullsCard:
    """The overlay "pulls"."""

    name = "pulls"
    margin = MARGIN

    def __init__(self) -> None:
        self._geometries = GeometryCache()

    def box(self, scene: Scene) -> Box | None:
        """Beside the output, where the goal is else; None outside of Adjust, and on other pages."""
        if not scene.page.is_visitor_view:
            return None
        if told_pulls(scene.snapshot) is None or scene.layout.room is not None:
            return None
        drawing, larger = scene.layout.drawing, enlargement(scene.page)
        geometry = self._geometries.of(*place_of(scene.layout))
        output = geometry.neurons[O1]
        left = output.x + output.r + GAP
        right = scene.layout.width - EDGE
        width = min(WIDEST * larger, right - left)
        height = min(TALLEST * larger, drawing.h)
        middle = geometry.goal.x if geometry.goal is not None else left + width / 2
        x = min(max(middle - width / 2, left), right - width)
        return Box(x, drawing.centery - height / 2, width, height)

    def key(self, scene: Scene) -> Hashable:
        """The pulls, and whose they are."""
        return _shown(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the card."""
        box, shown = self.box(scene), _shown(scene)
        if box is None or shown is None:
            return
        canvas.panel(box, canvas.style(looks.sheet))
        _draw_header(canvas, box, shown)
        _draw_rows(canvas, box, shown)
        _draw_move(canvas, box, shown, scene.texts("visitor.pulls.together"))


def _shown(scene: Scene) -> Shown | None:
    snapshot, pulls = scene.snapshot, told_pulls(scene.snapshot)
    if pulls is None:
        return None
    source = pulls.parameter.source_neuron
    name = snapshot.topology.neuron_name
    return Shown(
        pulls,
        "" if source is None else name(source),
        name(pulls.parameter.target_neuron),
        snapshot.dataset.sample_names,
        scene.page,
        scene.texts.language,
    )


def _draw_header(canvas: Canvas, box: Box, shown: Shown) -> None:
    words = f"{subscripted(shown.source)} {ARROW} {subscripted(shown.target)}"
    size, floor = sized(shown.page, HEADER), sized(shown.page, FLOOR)
    y, room = box.y + HEADER_MIDDLE * box.h, box.w - 2 * PADDING
    color = canvas.palette.text
    canvas.fitted_text(words, box.centerx, y, size, color, room, "semibold", ax=0.5, floor=floor)


def _draw_rows(canvas: Canvas, box: Box, shown: Shown) -> None:
    """An arrow for each row from the axis, and its name, one digit below the other."""
    palette, larger = canvas.palette, enlargement(shown.page)
    axis = box.y + AXIS * box.h
    left, right = box.x + PADDING, box.right - PADDING
    canvas.line(left, axis, right, axis, palette.muted, AXIS_WIDTH)
    step = (right - left) / len(shown.rows)
    size = sized(shown.page, FLOOR)
    shaft = min(SHAFT * larger, step / 3)
    for place, (value, name) in enumerate(zip(shown.pulls.rows, shown.rows, strict=True)):
        x = left + (place + 0.5) * step
        length = HALF * box.h * value / shown.pulls.largest
        draw_arrow(canvas, x, axis, length, shaft, way_color(canvas, value))
        for line, digit in enumerate(name):
            y = box.y + NAMES_TOP * box.h + (line + 0.5) * NAME_PITCH * size
            canvas.text(digit, x, y, size, palette.text, ax=0.5)


def _draw_move(canvas: Canvas, box: Box, shown: Shown, together: str) -> None:
    """Below a rule: what the rows' arrows come to, at their scale, with its number.

    A narrow card leaves the word out, and has the number below the arrow.
    """
    palette, larger = canvas.palette, enlargement(shown.page)
    left, right, floor = box.x + PADDING, box.right - PADDING, sized(shown.page, FLOOR)
    y = box.y + RULE * box.h
    canvas.line(left, y, right, y, palette.edge, AXIS_WIDTH)
    room, move = right - left, shown.pulls.move
    shaft = min(STRONG_SHAFT * larger, MOST_SHAFT * room)
    length = HALF * box.h * move / shown.pulls.largest
    number, color = visitor_numbers.weight(move), way_color(canvas, move)
    ink = looks.number_ink(palette, move)
    beside = 2 * HEAD_ROOM * shaft + NUMBER_GAP
    fits = canvas.text_width(number, floor, "semibold") <= room - beside
    if fits and canvas.text_width(together, floor) <= room:
        middle = box.y + TOGETHER_MIDDLE * box.h
        canvas.text(together, box.centerx, middle, floor, palette.muted, ax=0.5)
        middle = box.y + MOVE_MIDDLE * box.h
        draw_arrow(canvas, left + HEAD_ROOM * shaft, middle + length / 2, length, shaft, color)
        x, size = left + beside, sized(shown.page, MOVE)
        canvas.fitted_text(number, x, middle, size, ink, right - x, "semibold", floor=floor)
        return
    middle = box.y + ARROW_ALONE * box.h
    draw_arrow(canvas, box.centerx, middle + length / 2, length, shaft, color)
    below = box.y + NUMBER_BELOW * box.h
    canvas.fitted_text(number, box.centerx, below, floor, ink, room, "semibold", ax=0.5)
