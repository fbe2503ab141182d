"""Where the parts of the check's sheet are: a list with its columns, or in a low sheet a grid."""

from typing import Final, NamedTuple

from game.view.drawing import theme
from game.view.drawing.box import Box

PADDING: Final = float(theme.PADDING)
TITLE: Final = 68.0
GRID_TITLE: Final = 64.0
INTRODUCTION: Final = 84.0
HEAD: Final = 30.0
LEAST_ROW: Final = float(theme.HIT_MINIMUM)
MOST_ROW: Final = 96.0
LEAST_FOOT: Final = 80.0
# With this much the foot has a line for each of two causes, and one for what they have in common.
FOOT: Final = 104.0
GRID_FOOT: Final = 44.0
GRID_COLUMNS: Final = 3
GRID_GAP: Final = 16.0
# Left ends of the columns of numbers, and where the count of digits begins, as shares.
COLUMNS: Final = (0.0, 0.2, 0.55, 0.9)


class Places(NamedTuple):
    """The parts of the sheet.

    ``introduction`` and ``head``, the columns' names, only where there is room; ``rows`` one for
    each parameter, in a grid where ``in_grid``.
    """

    title: Box
    introduction: Box | None
    head: Box | None
    rows: tuple[Box, ...]
    foot: Box
    in_grid: bool


def places(sheet: Box, count: int) -> Places:
    """The parts of a sheet with so many parameters."""
    least = TITLE + HEAD + count * LEAST_ROW + LEAST_FOOT
    if sheet.h < least:
        return _grid(sheet, count)
    left, width, y = sheet.x + PADDING, sheet.w - 2 * PADDING, sheet.y + TITLE
    introduction = None
    if sheet.h >= least + INTRODUCTION:
        introduction = Box(left, y, width, INTRODUCTION)
        y = introduction.bottom
    head = Box(left, y, width, HEAD)
    spare = sheet.bottom - head.bottom - count * LEAST_ROW
    pitch = min((sheet.bottom - min(spare, FOOT) - head.bottom) / count, MOST_ROW)
    rows = tuple(Box(left, head.bottom + n * pitch, width, pitch) for n in range(count))
    foot = Box(left, rows[-1].bottom, width, sheet.bottom - rows[-1].bottom)
    return Places(Box(left, sheet.y, width, TITLE), introduction, head, rows, foot, False)


def _grid(sheet: Box, count: int) -> Places:
    """As many above each other as beside each other, read line by line."""
    left, width, top = sheet.x + PADDING, sheet.w - 2 * PADDING, sheet.y + GRID_TITLE
    lines = -(-count // GRID_COLUMNS)
    height = (sheet.bottom - GRID_FOOT - top) / lines
    cell = (width - (GRID_COLUMNS - 1) * GRID_GAP) / GRID_COLUMNS
    rows = tuple(
        Box(
            left + n % GRID_COLUMNS * (cell + GRID_GAP),
            top + n // GRID_COLUMNS * height,
            cell,
            height,
        )
        for n in range(count)
    )
    foot = Box(left, sheet.bottom - GRID_FOOT, width, GRID_FOOT)
    return Places(Box(left, sheet.y, width, GRID_TITLE), None, None, rows, foot, True)


def column(row: Box, place: int) -> float:
    """The left end of a column of the list."""
    return row.x + COLUMNS[place] * row.w
