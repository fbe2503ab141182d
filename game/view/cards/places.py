"""Where things lie on cards: in the middle of the window, in rows and columns."""

from typing import Final

from game.view.drawing.box import Box
from game.view.scene.layout import Layout

# Between a card and the window's edges, and between a card and the button that opened it.
EDGE: Final = 16.0


def rows_of(count: int, columns: int) -> int:
    """How many rows so many things take."""
    return -(-count // columns)


def grid(first: Box, gap: float, count: int, columns: int) -> tuple[Box, ...]:
    """Boxes row by row; ``first`` is the first row."""
    width = (first.w - (columns - 1) * gap) / columns
    return tuple(
        Box(
            first.x + place % columns * (width + gap),
            first.y + place // columns * (first.h + gap),
            width,
            first.h,
        )
        for place in range(count)
    )


def centered(layout: Layout, width: float, height: float) -> Box:
    """A card in the middle of the window."""
    return Box((layout.width - width) / 2, (layout.height - height) / 2, width, height)
