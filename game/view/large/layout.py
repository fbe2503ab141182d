"""From a window's size to the layout of a page in large type; each page says where its parts are.

Logical units, as everywhere: the design is 1080 high and at least 1440 wide (4:3). Nothing is
folded by size, only by page: type is large enough to be scaled down.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from game.view.drawing.box import Box
from game.view.scene.large_boxes import LargeBoxes
from game.view.scene.layout import Fold, Layout
from game.view.scene.page import Page

LEAST_WIDTH: Final = 1440.0
LEAST_HEIGHT: Final = 1080.0
# Narrower than this, the dock's right end is squeezed and the rows give way to the open card.
ROOMY_WIDTH: Final = 1780.0
# Between the window's edge and the parts, and between the parts.
EDGE: Final = 40.0
DOCK_GAP: Final = 22.0
COLUMN_GAP: Final = 30.0
# From this height on everything stands below each other: the open card finds room there, too.
UPRIGHT_HEIGHT: Final = 2100.0


class RunState(NamedTuple):
    """What of a run the layout depends on: a connection is pinned, training has begun, a neuron
    fills the network's room, the rows are asked for, hands are counted (``lines``: for lines), a
    question is open or the end of all is told (``again``: something is asked once more), one may
    just watch instead of answering, whoever leads a class may ask the next question, and a sheet
    covers the network.
    """

    pinned: bool
    started: bool
    room: bool = False
    rows: bool = False
    votes: bool = False
    lines: bool = False
    asked: bool = False
    again: bool = False
    skippable: bool = False
    poses: bool = False
    covered: bool = False


BoxesOf = Callable[[Box, RunState], tuple[LargeBoxes, Box]]


def arrange_large(
    width: int, height: int, page: Page, state: RunState, boxes_of: BoxesOf
) -> Layout:
    """The layout of a page in large type, for a window of this size in pixels.

    ``boxes_of`` is the page's own: from its canvas to its parts and the network's drawing.
    """
    scale = min(width / LEAST_WIDTH, height / LEAST_HEIGHT)
    canvas = Box(0.0, 0.0, width / scale, height / scale)
    boxes, drawing = boxes_of(canvas, state)
    covered = state.covered and page.is_visitor_view
    return _layout(canvas, scale, page, boxes, drawing)._replace(covered=covered)


def _layout(canvas: Box, scale: float, page: Page, boxes: LargeBoxes, drawing: Box) -> Layout:
    dock_top = boxes.play.y if boxes.play is not None else canvas.bottom
    dock = Box(0.0, dock_top, canvas.w, canvas.bottom - dock_top)
    nothing = Box(0.0, 0.0, 0.0, 0.0)
    return Layout(
        width=canvas.w,
        height=canvas.h,
        scale=scale,
        fold=Fold.WIDE,
        top=boxes.header or nothing,
        network=drawing,
        headline=boxes.caption,
        drawing=drawing,
        legend=None,
        rows=boxes.rows or nothing,
        card=boxes.card,
        graphs=None,
        drawer=None,
        sheet=None,
        transport=dock,
        page=page,
        large=boxes,
    )
