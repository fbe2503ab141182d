"""Where the cards of the row selector are: pure functions of the layout."""

from typing import Final

from game.engine.dataset import AND
from game.view import theme
from game.view.box import Box
from game.view.layout import Fold, Layout

GAP: Final = {Fold.WIDE: 12.0, Fold.COMPACT: 12.0, Fold.STACK: 8.0}
# The card of all rows: a share of the width where it carries the mean loss, else room for its words.
ALL_ROWS_SHARE: Final = 0.235
ALL_ROWS_WIDTH: Final = 132.0
ROW_COUNT: Final = AND.sample_count


def row_boxes(layout: Layout) -> list[Box]:
    """The targets of the rows 00, 01, 10, 11 and of all rows, in this order."""
    rows, gap = layout.rows, GAP[layout.fold]
    if layout.fold is Fold.STACK:
        height = (rows.h - ROW_COUNT * gap) / (ROW_COUNT + 1)
        return [
            Box(rows.x, rows.y + place * (height + gap), rows.w, height)
            for place in range(ROW_COUNT + 1)
        ]
    last = rows.w * ALL_ROWS_SHARE if tells_the_loss(layout) else ALL_ROWS_WIDTH
    width = (rows.w - last - ROW_COUNT * gap) / ROW_COUNT
    singles = [
        Box(rows.x + place * (width + gap), rows.y, width, rows.h) for place in range(ROW_COUNT)
    ]
    return [*singles, Box(rows.right - last, rows.y, last, rows.h)]


def tells_the_loss(layout: Layout) -> bool:
    """Whether the cards have room for the loss calculation."""
    return layout.fold is Fold.WIDE


def room_beside_mark(card: Box) -> float:
    """How wide a text left of a card's mark may be."""
    return card.w - theme.PADDING_SMALL - theme.MARK_SIZE - theme.STEP
