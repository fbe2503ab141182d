"""Where the parts of a neuron's card are: pure functions of its rectangle, the chain-rule card's.

From top to bottom: the header, the sum, the curve, the slope, and the rows with their scale. In a
wide, low card the curve stands to the right of the rest.
"""

from typing import Final, NamedTuple

from game.view.chain_rule.boxes import COLUMN_GAP, FOOT, HEADER_HEIGHT, PADDING, TWO_COLUMNS_FROM
from game.view.drawing.box import Box, side_by_side

SUM_HEIGHT: Final = 112.0
SLOPE_HEIGHT: Final = 50.0
ROWS_HEIGHT: Final = 118.0
# In a card that lies, spare height goes to the parts at the left.
CELL_HEIGHT: Final = 60.0
CELL_GAP: Final = 6.0
CELLS_TOP: Final = 8.0
SCALE_MIDDLE: Final = 94.0
SCALE_HEIGHT: Final = 8.0


class Places(NamedTuple):
    """The parts of the card; ``divider`` is the x of the line between columns, if there are."""

    header: Box
    total: Box
    curve: Box
    slope: Box
    rows: Box
    divider: float | None


def places(card: Box) -> Places:
    """The parts of a card."""
    left, inner = card.x + PADDING, card.w - 2 * PADDING
    header = Box(left, card.y, inner, HEADER_HEIGHT)
    top, bottom = header.bottom, card.bottom - FOOT
    lies = card.w > TWO_COLUMNS_FROM * card.h
    width = (inner - COLUMN_GAP) / 2 if lies else inner
    rows = Box(left, bottom - ROWS_HEIGHT, width, ROWS_HEIGHT)
    if not lies:
        slope = Box(left, rows.y - SLOPE_HEIGHT, width, SLOPE_HEIGHT)
        total = Box(left, top, width, SUM_HEIGHT)
        curve = Box(left, total.bottom, width, max(slope.y - total.bottom, 1.0))
        return Places(header, total, curve, slope, rows, None)
    spare = max(rows.y - top - SUM_HEIGHT - SLOPE_HEIGHT, 0.0) / 2
    total = Box(left, top, width, SUM_HEIGHT + spare)
    slope = Box(left, total.bottom, width, rows.y - total.bottom)
    curve = Box(card.right - PADDING - width, top, width, bottom - top)
    return Places(header, total, curve, slope, rows, card.centerx)


def cells(rows: Box, count: int) -> list[Box]:
    """The cells of the rows, then that of their mean."""
    line = Box(rows.x, rows.y + CELLS_TOP, rows.w, CELL_HEIGHT)
    return side_by_side(line, count + 1, CELL_GAP)
