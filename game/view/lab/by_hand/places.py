"""Where the parts of the card of a weight in hand are: pure functions of the card's rectangle.

From top to bottom: the header, the valley with its ruler, the readouts, the buttons; in a wide, low
card readouts and buttons stand to the right of the valley.
"""

from typing import Final, NamedTuple

from game.session.tape.by_hand import Hand
from game.view.chain_rule.boxes import COLUMN_GAP, HEADER_HEIGHT, PADDING, TWO_COLUMNS_FROM
from game.view.drawing import theme
from game.view.drawing.box import Box, side_by_side

# The words above the curve, the ruler and its numbers below it.
CAPTION_HEIGHT: Final = 62.0
RULER_HEIGHT: Final = 68.0
AXIS_WIDTH: Final = 62.0
READOUTS_HEIGHT: Final = 84.0
READOUT_LINE: Final = 40.0
READOUT_LINE_MOST: Final = 64.0
BUTTONS_HEIGHT: Final = 72.0
BUTTON: Final = float(theme.CONTROL_HEIGHT)
GAP: Final = 10.0
FIELD_SHARE: Final = 0.19
TRAIN_SHARE: Final = 0.24
# A narrower line of buttons has no icons beside its words.
WORDS_ALONE: Final = 600.0
# The ruler reaches this far to either side, or twice, four times, ... as far.
REACH: Final = 6.0


class Places(NamedTuple):
    """The parts of the card; ``plot`` is the curve's, ``ruler`` lies under it and is as wide;
    ``in_lines``: the readouts are lines below each other, not columns.
    """

    header: Box
    caption: Box
    plot: Box
    ruler: Box
    readouts: tuple[Box, Box, Box]
    less: Box
    field: Box
    more: Box
    back: Box
    train: Box
    in_lines: bool


def places(card: Box) -> Places:
    """The parts of a card."""
    left, inner = card.x + PADDING, card.w - 2 * PADDING
    header = Box(left, card.y, inner, HEADER_HEIGHT)
    bottom = card.bottom - PADDING / 2
    if card.w > TWO_COLUMNS_FROM * card.h:
        width = (inner - COLUMN_GAP) / 2
        valley = Box(left, header.bottom, width, bottom - header.bottom)
        aside = Box(left + width + COLUMN_GAP, header.bottom, width, bottom - header.bottom)
        buttons = Box(aside.x, bottom - BUTTONS_HEIGHT, width, BUTTONS_HEIGHT)
        readouts = Box(aside.x, aside.y, width, buttons.y - aside.y)
    else:
        buttons = Box(left, bottom - BUTTONS_HEIGHT, inner, BUTTONS_HEIGHT)
        readouts = Box(left, buttons.y - READOUTS_HEIGHT, inner, READOUTS_HEIGHT)
        valley = Box(left, header.bottom, inner, readouts.y - header.bottom)
    in_lines = readouts.h >= 3 * READOUT_LINE
    if in_lines:
        line = min(readouts.h / 3, READOUT_LINE_MOST)
        top = readouts.centery - 1.5 * line
        first, second, third = (readouts._replace(y=top + n * line, h=line) for n in range(3))
    else:
        first, second, third = side_by_side(readouts, 3, 2 * GAP)
    ruler = Box(
        valley.x + AXIS_WIDTH, valley.bottom - RULER_HEIGHT, valley.w - AXIS_WIDTH, RULER_HEIGHT
    )
    top = valley.y + CAPTION_HEIGHT
    return Places(
        header,
        Box(valley.x, valley.y, valley.w, CAPTION_HEIGHT),
        Box(ruler.x, top, ruler.w, max(ruler.y - top, 1.0)),
        ruler,
        (first, second, third),
        *_buttons(buttons),
        in_lines,
    )


def _buttons(line: Box) -> tuple[Box, Box, Box, Box, Box]:
    y = line.centery - BUTTON / 2
    field, train = line.w * FIELD_SHARE, line.w * TRAIN_SHARE
    back = line.w - 2 * BUTTON - field - train - 4 * GAP
    found, x = [], line.x
    for width in (BUTTON, field, BUTTON, back, train):
        found.append(Box(x, y, width, BUTTON))
        x += width + GAP
    return found[0], found[1], found[2], found[3], found[4]


def reach_of(hand: Hand) -> float:
    """How far the ruler goes to either side, so that the weight and what it was are on it."""
    reach = REACH
    while reach < max(abs(hand.value), abs(hand.was)):
        reach *= 2.0
    return reach
