"""Where everything in the graphs panel is: tabs, charts, the loss calculation. Pure functions.

The boxes of the charts of a tab fill the panel's body without gaps, so that together they cover
whatever another tab has drawn there.
"""

from enum import Enum
from typing import Final, NamedTuple

from game.session.tape.history import Quantity
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.scene.actions import Tab
from game.view.scene.layout import Fold

# A panel lower than this is a strip: the loss alone, without tabs.
STRIP_BELOW: Final = 170.0
# A body lower than this shows all four charts two by two.
SQUARE_BELOW: Final = 480.0
# Four charts in a body lower than this do without the numbers of the epochs.
EPOCHS_FROM: Final = 220.0
# A body higher than this has room for the loss calculation as a table, one line a row.
TABLE_FROM: Final = 300.0

TAB_STRIP_HEIGHT: Final = 72.0
FRAME_SIDE: Final = 2.0

# Inside a chart's box: air at its sides, towards a neighbour, above and below; room for the numbers
# of the value axis, for the dot at the right end, for the numbers of the epoch axis.
SIDE: Final = float(theme.PADDING) - FRAME_SIDE
INNER_SIDE: Final = 14.0
HEAD: Final = 2.0
FOOT: Final = 14.0
LAST_FOOT: Final = 8.0
AXIS_WIDTH: Final = 62.0
DOT_ROOM: Final = 10.0
EPOCHS_HEIGHT: Final = 28.0
# One line of the header: title and legend. Air between the header and the plot.
HEADER_LINE: Final = 26.0
HEADER_GAP: Final = 8.0
# From this width on the weights' legend begins beside the title, else below it.
WEIGHTS_BESIDE_TITLE: Final = 660.0
# The readout at the left of a strip.
READOUT_WIDTH: Final = 116.0
STRIP_AIR: Final = 14.0

TABLE_ROW: Final = 30.0
TABLE_MEAN: Final = 44.0
LINE_HEIGHT: Final = 40.0
CALCULATION_GAP: Final = 10.0


class Arrangement(Enum):
    """How the charts of the panel are placed."""

    STRIP = "strip"
    SINGLE = "single"
    COLUMN = "column"
    SQUARE = "square"


class Place(NamedTuple):
    """The parts of a chart's box.

    ``chart``: header and plot; ``sides``: the x of the epoch axis' ends; ``epochs_below``: whether
    the numbers of the epochs stand below the plot; ``calculation``: room for the loss calculation,
    as a table or in one line.
    """

    arrangement: Arrangement
    chart: Box
    sides: tuple[float, float]
    epochs_below: bool
    calculation: Box | None
    as_table: bool


def is_strip(graphs: Box) -> bool:
    """Whether the panel is too low for tabs."""
    return graphs.h < STRIP_BELOW


def tab_strip(graphs: Box) -> Box | None:
    """The part of the panel that holds the tabs; None in a strip."""
    return None if is_strip(graphs) else Box(graphs.x, graphs.y, graphs.w, TAB_STRIP_HEIGHT)


def tab_boxes(graphs: Box) -> list[Box]:
    """The targets of the tabs, left to right in the order of ``Tab``; none in a strip."""
    if is_strip(graphs):
        return []
    left = graphs.x + theme.PADDING_SMALL
    width = (graphs.w - 2 * theme.PADDING_SMALL) / len(Tab)
    top, height = graphs.y + FRAME_SIDE, float(theme.CONTROL_HEIGHT)
    return [Box(left + place * width, top, width, height) for place in range(len(Tab))]


def body(graphs: Box) -> Box:
    """The part of the panel that holds the charts."""
    if is_strip(graphs):
        return graphs.inset(FRAME_SIDE)
    left, top = graphs.x + FRAME_SIDE, graphs.y + TAB_STRIP_HEIGHT
    return Box(left, top, graphs.w - 2 * FRAME_SIDE, graphs.bottom - FRAME_SIDE - top)


def arrangement(graphs: Box, tab: Tab) -> Arrangement:
    """How the charts of a tab are placed."""
    if is_strip(graphs):
        return Arrangement.STRIP
    if tab is not Tab.ALL:
        return Arrangement.SINGLE
    return Arrangement.SQUARE if body(graphs).h < SQUARE_BELOW else Arrangement.COLUMN


def shown_quantities(graphs: Box, tab: Tab) -> tuple[Quantity, ...]:
    """Which charts a tab shows."""
    if is_strip(graphs):
        return (Quantity.LOSS,)
    if tab is Tab.MAP:
        return ()
    return tuple(Quantity) if tab is Tab.ALL else (Quantity(tab.value),)


def chart_box(graphs: Box, tab: Tab, quantity: Quantity) -> Box | None:
    """Where a chart is; None while the tab does not show it."""
    if quantity not in shown_quantities(graphs, tab):
        return None
    area = body(graphs)
    match arrangement(graphs, tab):
        case Arrangement.COLUMN:
            return _in_column(area, quantity)
        case Arrangement.SQUARE:
            return _in_square(area, quantity)
        case _:
            return area


def _in_column(area: Box, quantity: Quantity) -> Box:
    """One below the other; the last one, with a longer legend and the epochs, is higher."""
    quantities = list(Quantity)
    lines = column_header_lines(area.w, quantities[-1])
    extra = (lines - 1) * HEADER_LINE + EPOCHS_HEIGHT + LAST_FOOT - FOOT
    height = (area.h - extra) / len(quantities)
    place = quantities.index(quantity)
    top = area.y + place * height
    last = quantity is quantities[-1]
    return Box(area.x, top, area.w, area.bottom - top if last else height)


def column_header_lines(width: float, quantity: Quantity) -> int:
    """How many lines the header of a chart in the column may take: the weights' legend is long."""
    if quantity is not Quantity.WEIGHTS:
        return 1
    return 2 if width >= WEIGHTS_BESIDE_TITLE else 3


def _in_square(area: Box, quantity: Quantity) -> Box:
    """Two by two; the lower ones, with the epochs, are higher."""
    row, column = divmod(list(Quantity).index(quantity), 2)
    extra = EPOCHS_HEIGHT + LAST_FOOT - FOOT if area.h >= EPOCHS_FROM else 0.0
    upper = (area.h - extra) / 2
    top = area.y + row * upper
    half = area.w / 2
    return Box(area.x + column * half, top, half, area.bottom - top if row else upper)


def shows_epochs(graphs: Box, tab: Tab, quantity: Quantity) -> bool:
    """Whether a chart has the numbers of the epochs below it: the lowest ones have."""
    match arrangement(graphs, tab):
        case Arrangement.STRIP:
            return False
        case Arrangement.COLUMN:
            return quantity is Quantity.WEIGHTS
        case Arrangement.SQUARE:
            is_lower = quantity in (Quantity.DELTAS, Quantity.WEIGHTS)
            return is_lower and body(graphs).h >= EPOCHS_FROM
        case Arrangement.SINGLE:
            return True


def content(graphs: Box, tab: Tab, quantity: Quantity) -> Box | None:
    """A chart's box without the air at its sides, above and below."""
    box = chart_box(graphs, tab, quantity)
    if box is None:
        return None
    placed = arrangement(graphs, tab)
    if placed is Arrangement.STRIP:
        return box.inset(SIDE, STRIP_AIR)
    left = right = SIDE
    if placed is Arrangement.SQUARE:
        is_left = quantity in (Quantity.LOSS, Quantity.DELTAS)
        left, right = (SIDE, INNER_SIDE) if is_left else (INNER_SIDE, SIDE)
    foot = LAST_FOOT if shows_epochs(graphs, tab, quantity) else FOOT
    return Box(box.x + left, box.y + HEAD, box.w - left - right, box.h - HEAD - foot)


def plot_sides(graphs: Box, tab: Tab, quantity: Quantity) -> tuple[float, float] | None:
    """Where a chart's epoch axis begins and ends; the same for all charts of a column."""
    inner = content(graphs, tab, quantity)
    if inner is None:
        return None
    readout = READOUT_WIDTH if is_strip(graphs) else 0.0
    return inner.x + readout + AXIS_WIDTH, inner.right - DOT_ROOM


def has_table(graphs: Box) -> bool:
    """Whether the loss calculation has room for one line a row."""
    return body(graphs).h >= TABLE_FROM


def place_of(graphs: Box, tab: Tab, quantity: Quantity, fold: Fold, rows: int) -> Place | None:
    """The parts of a chart's box; None while the tab does not show it. ``rows``: those of the
    dataset whose loss is calculated; 0 where there is no room for that.
    """
    inner = content(graphs, tab, quantity)
    sides = plot_sides(graphs, tab, quantity)
    if inner is None or sides is None:
        return None
    epochs_below = shows_epochs(graphs, tab, quantity)
    height = _calculation_height(graphs, tab, fold, rows)
    foot = height + (EPOCHS_HEIGHT if epochs_below else 0.0)
    chart = Box(inner.x, inner.y, inner.w, inner.h - foot)
    below = Box(inner.x, inner.bottom - height, inner.w, height) if height else None
    return Place(arrangement(graphs, tab), chart, sides, epochs_below, below, has_table(graphs))


def _calculation_height(graphs: Box, tab: Tab, fold: Fold, rows: int) -> float:
    """Height of the loss calculation under the loss chart; 0 where the row cards carry it."""
    if not rows or fold is Fold.WIDE or tab is not Tab.LOSS or is_strip(graphs):
        return 0.0
    if has_table(graphs):
        return CALCULATION_GAP + rows * TABLE_ROW + TABLE_MEAN
    return LINE_HEIGHT
