"""Where the parts of the chain-rule card are: pure functions of its rectangle.

From top to bottom: the header, (A) the gradient of the row, (B) its delta, (C) the rows and their
mean, the check of that mean where there is room, (D) the update. A wide, low card puts C and D
beside A and B.
"""

from typing import Final, NamedTuple

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.scene.layout import Layout

PADDING: Final = float(theme.PADDING)
HEADER_HEIGHT: Final = 62.0
# What the sections need; spare height goes equally to them.
GRADIENT_HEIGHT: Final = 118.0
DELTA_HEIGHT: Final = 146.0
ROWS_HEIGHT: Final = 110.0
UPDATE_HEIGHT: Final = 120.0
FOOT: Final = 8.0
# With the check the others have a little less; each still has what it needs.
CHECK_HEIGHT: Final = 56.0
HEIGHTS_WITH_CHECK: Final = (113.0, 140.0, 103.0, CHECK_HEIGHT, 118.0)
CHECK_FROM: Final = HEADER_HEIGHT + sum(HEIGHTS_WITH_CHECK) + FOOT
LEAST_HEIGHT: Final = (
    HEADER_HEIGHT + GRADIENT_HEIGHT + DELTA_HEIGHT + ROWS_HEIGHT + UPDATE_HEIGHT + FOOT
)
# Kept free for the close button at the right end of the header.
CLOSE_ROOM: Final = 56.0
# A card wider than this many times its height has two columns.
TWO_COLUMNS_FROM: Final = 2.0
COLUMN_GAP: Final = 2 * PADDING


INVITATION_HEIGHT = 208.0
INVITATION_HEIGHT_AT_START = 248.0
STACK_INVITATION_WIDTH = 560.0


class Sections(NamedTuple):
    """The parts of an open card; ``divider`` is the x of the line between columns, if there are;
    ``check`` is there where there is room.
    """

    header: Box
    gradient: Box
    delta: Box
    rows: Box
    update: Box
    divider: float | None
    check: Box | None = None


def sections(card: Box) -> Sections:
    """The sections of an open card, each with its share of the spare height."""
    if card.w > TWO_COLUMNS_FROM * card.h:
        return _two_columns(card)
    inner = card.w - 2 * PADDING
    with_check = card.h >= CHECK_FROM
    heights: tuple[float, ...] = (GRADIENT_HEIGHT, DELTA_HEIGHT, ROWS_HEIGHT, UPDATE_HEIGHT)
    if with_check:
        heights = HEIGHTS_WITH_CHECK
    spare = (card.h - HEADER_HEIGHT - FOOT - sum(heights)) / len(heights)
    left, top = card.x + PADDING, card.y + HEADER_HEIGHT
    tops = [top + spare * place + sum(heights[:place]) for place in range(len(heights))]
    header = Box(left, card.y, inner, HEADER_HEIGHT)
    boxes = [
        Box(left, top, inner, height + spare) for top, height in zip(tops, heights, strict=True)
    ]
    gradient, delta, rows, update = (*boxes[:3], boxes[-1])
    check = boxes[3] if with_check else None
    return Sections(header, gradient, delta, rows, update, divider=None, check=check)


def _two_columns(card: Box) -> Sections:
    width = (card.w - 2 * PADDING - COLUMN_GAP) / 2
    left, right = card.x + PADDING, card.right - PADDING - width
    spare = (card.h - HEADER_HEIGHT - FOOT - GRADIENT_HEIGHT - DELTA_HEIGHT) / 2
    top = card.y + HEADER_HEIGHT
    first, second = GRADIENT_HEIGHT + spare, DELTA_HEIGHT + spare
    return Sections(
        header=Box(left, card.y, card.w - 2 * PADDING, HEADER_HEIGHT),
        gradient=Box(left, top, width, first),
        delta=Box(left, top + first, width, second),
        rows=Box(right, top, width, first),
        update=Box(right, top + first, width, second),
        divider=card.centerx,
    )


def is_open(layout: Layout) -> bool:
    """Whether the card has the room of a pinned connection, and not that of the invitation."""
    card = layout.card
    if card is None:
        return False
    return card.h > INVITATION_HEIGHT_AT_START and card.w > STACK_INVITATION_WIDTH
