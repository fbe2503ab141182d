"""Where the parts of a question are in the picture; everything follows from the layout."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from game.engine.topology import ParameterId
from game.session.questions.answer import Slot
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point
from game.view.large.layout import UPRIGHT_HEIGHT
from game.view.large.lettering import enlargement
from game.view.network.places.discs import H1, H2, Circle
from game.view.network.places.large_places import LABEL_WIDTH
from game.view.network.places.large_proportions import PILL_TYPE
from game.view.network.places.places import NetworkGeometry
from game.view.scene.control_context import Wires
from game.view.scene.layout import Layout
from game.view.scene.page import Page

WORD: Final = (248.0, 96.0)
WORD_GAP: Final = 24.0
LABEL: Final = (170.0, 68.0)
SLOT_GAP: Final = 16.0
BEADS_APART: Final = 12.0
# The middle slot holds the number, and its word.
STAY: Final = 100.0
# From the words to the neurons above and below them.
WORD_AIR: Final = 4.0
SHEET_ASIDE: Final = 32.0


class Spots(NamedTuple):
    """What of the network the parts of a question stand beside: the middles of the labels, how wide
    these are, and the two hidden neurons.
    """

    labels: Mapping[ParameterId, Point]
    width: float
    upper: Circle
    lower: Circle


def spots_of(geometry: NetworkGeometry) -> Spots:
    """The spots of what is drawn."""
    neurons = geometry.neurons
    return Spots(geometry.pills, geometry.label[0], neurons[H1], neurons[H2])


def spots_in(wires: Wires) -> Spots:
    """The same, from what is hit."""
    labels = {line: (box.centerx, box.centery) for line, box in wires.labels.items()}
    discs = (wires.neurons[H1], wires.neurons[H2])
    upper, lower = (Circle(box.centerx, box.centery, box.w / 2) for box in discs)
    return Spots(labels, next(iter(wires.labels.values())).w, upper, lower)


def word_boxes(layout: Layout, spots: Spots) -> tuple[Box, Box]:
    """The two words, between the hidden neurons."""
    larger = enlargement(layout.page)
    upper, lower = spots.upper, spots.lower
    left = upper.x - WORD_GAP / 2 - WORD[0] * larger
    right = upper.x + WORD_GAP / 2 + WORD[0] * larger
    # In a narrow window the labels before the output come first.
    labels = [x for line, (x, _) in spots.labels.items() if line.layer]
    right = min(right, min(labels) - spots.width / 2 - WORD_AIR)
    left = max(min(left, right - 2 * WORD[0] * larger - WORD_GAP), layout.drawing.x)
    width = (right - left - WORD_GAP) / 2
    room = lower.y - lower.r - upper.y - upper.r - 2 * WORD_AIR
    height = max(min(WORD[1] * larger, room), WORD[1])
    middle = (upper.y + lower.y) / 2
    first = Box(left, middle - height / 2, width, height)
    return first, first._replace(x=first.right + WORD_GAP)


def sheet_box(layout: Layout) -> Box | None:
    """The room beside the rows, for what lies over the network; None on other pages."""
    boxes = layout.large
    if boxes is None or not layout.page.is_large:
        return None
    drawing = layout.drawing
    rows = boxes.rows
    if rows is None or layout.height >= UPRIGHT_HEIGHT or layout.page is Page.PROJECTOR:
        return drawing
    left = rows.right + SHEET_ASIDE
    return Box(left, rows.y, boxes.caption.right - left, rows.h)


def line_box(spots: Spots, line: ParameterId) -> Box:
    """Around the label of a line, in its size."""
    larger = spots.width / (LABEL_WIDTH * PILL_TYPE)
    x, y = spots.labels[line]
    width, height = LABEL[0] * larger, LABEL[1] * larger
    # Where the network has little room, beads of neighbours keep off each other.
    near = [
        abs(other[1] - y)
        for each, other in spots.labels.items()
        if each != line and abs(other[0] - x) < width
    ]
    height = min([height, *(gap - BEADS_APART * larger for gap in near)])
    return Box(x - width / 2, y - height / 2, width, height)


def slot_boxes(layout: Layout, spots: Spots, line: ParameterId) -> dict[Slot, Box]:
    """The three slots of a line's number, which is in the middle one."""
    label, larger = line_box(spots, line), enlargement(layout.page)
    stay = label.inset(0.0, -(STAY - label.h / larger) / 2 * larger)
    gap, top, bottom = SLOT_GAP * larger, layout.headline.bottom, layout.transport.y
    # All three move together where there is no room above or below.
    highest, lowest = top + label.h + gap, bottom - label.h - gap - stay.h
    stay = stay._replace(y=max(min(stay.y, lowest), highest))
    up = label._replace(y=stay.y - gap - label.h)
    down = label._replace(y=stay.bottom + gap)
    return {Slot.UP: up, Slot.STAY: stay, Slot.DOWN: down}
