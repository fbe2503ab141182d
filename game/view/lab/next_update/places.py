"""Where the parts of the card of the next update are: pure functions of its rectangle.

It lies where the card is: as low as an invitation, as high as an open card, or as wide as a window.
"""

from typing import Final, NamedTuple

from game.view.drawing import theme
from game.view.drawing.box import Box, side_by_side

PADDING: Final = float(theme.PADDING)
HEADER: Final = 60.0
FOOT: Final = 14.0
# Of a card that is low the words have so much of its width.
WORDS_SHARE: Final = 0.46
COLUMN_GAP: Final = 28.0
READOUT: Final = 84.0
# Left of the plot for the losses, and below it for the rates.
AXIS_WIDTH: Final = 74.0
AXIS_HEIGHT: Final = 30.0
CAPTION: Final = 44.0
# A card that is higher than this has the plot below the words.
LOW: Final = 400.0


class Places(NamedTuple):
    """Title, caption of the curve, the curve itself, and two readouts: loss, rows right."""

    title: Box
    caption: Box
    plot: Box
    readouts: tuple[Box, Box]


def places(card: Box) -> Places:
    """The parts of the card."""
    left, inner = card.x + PADDING, card.w - 2 * PADDING
    top, bottom = card.y + HEADER, card.bottom - FOOT
    if card.h > LOW:
        title = Box(left, card.y, inner, HEADER)
        first, second = side_by_side(Box(left, top, inner, READOUT), 2, COLUMN_GAP)
        caption = Box(left, top + READOUT, inner, CAPTION)
        return Places(title, caption, _plot(caption, bottom), (first, second))
    width = (inner - COLUMN_GAP) * WORDS_SHARE
    right = left + width + COLUMN_GAP
    half = min((bottom - top) / 2, READOUT)
    caption = Box(right, card.y, card.right - PADDING - right, HEADER)
    first = Box(left, top, width, half)
    return Places(
        # The caption stands over the plot, not over its axis.
        Box(left, card.y, right + AXIS_WIDTH - COLUMN_GAP - left, HEADER),
        caption,
        _plot(caption, bottom),
        (first, first._replace(y=top + half)),
    )


def _plot(caption: Box, bottom: float) -> Box:
    left, top = caption.x + AXIS_WIDTH, caption.bottom
    return Box(left, top, caption.right - left, max(bottom - AXIS_HEIGHT - top, 1.0))
