"""The loss in ink: as far as it has come, and white paper for what is to be drawn."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.numbers.digits import grouped, trimmed
from game.view.worksheet import paper

LABELS: Final = 19.0
LEFT, RIGHT, BELOW, ABOVE = 62.0, 20.0, 56.0, 34.0
EPOCHS_BELOW, NAME_BELOW = 17.0, 42.0
STROKE: Final = 4.0
DOT: Final = 8.0
NICE: Final = (1.0, 2.0, 5.0)
WANTED_UP: Final = 4
WANTED_ALONG: Final = 6
DECIMALS: Final = 3
# A label that is nearer to another one than this is left out.
LEAST_GAP: Final = 70.0


def draw_loss(
    canvas: Canvas,
    room: Box,
    course: tuple[Sequence[int], Sequence[float]],
    reach: tuple[int, float],
    names: tuple[str, str],
    now: int | None = None,
) -> None:
    """The loss over the epochs.

    ``course``: epochs and losses (point,); ``reach``: the last epoch and the highest loss that have
    room; ``names`` of the axes, upright and level; ``now``: the epoch at which it is to be gone on.
    """
    last, high = reach
    plot = Box(room.x + LEFT, room.y + ABOVE, room.w - LEFT - RIGHT, room.h - ABOVE - BELOW)

    def place(epoch: float, loss: float) -> tuple[float, float]:
        return plot.x + plot.w * epoch / last, plot.bottom - plot.h * loss / high

    for loss in _marks(high, WANTED_UP):
        _, y = place(0, loss)
        canvas.line(plot.x, y, plot.right, y, paper.FAINT, theme.STROKE_HAIR)
        canvas.text(trimmed(loss, DECIMALS), plot.x - 8, y, LABELS, paper.GREY, ax=1.0)
    for epoch in _epochs(plot.w, last):
        x, _ = place(epoch, 0)
        canvas.line(x, plot.y, x, plot.bottom, paper.FAINT, theme.STROKE_HAIR)
        canvas.text(grouped(epoch), x, plot.bottom + EPOCHS_BELOW, LABELS, paper.GREY, ax=0.5)
    canvas.line(plot.x, plot.bottom, plot.right, plot.bottom, paper.INK, paper.FRAME)
    canvas.line(plot.x, plot.y, plot.x, plot.bottom, paper.INK, paper.FRAME)
    canvas.text(names[0], plot.x, plot.y - ABOVE / 2, LABELS, paper.INK, "semibold")
    canvas.text(
        names[1], plot.right, plot.bottom + NAME_BELOW, LABELS, paper.INK, "semibold", ax=1.0
    )
    points = [place(epoch, loss) for epoch, loss in zip(*course, strict=True)]
    if len(points) > 1:
        canvas.polyline(points, paper.INK, STROKE)
    if now is not None:
        x, _ = place(now, 0)
        canvas.dashed_line(x, plot.y, x, plot.bottom, paper.GREY, theme.STROKE_LINE)
        canvas.disc(*points[-1], DOT, paper.INK)


def _marks(high: float, wanted: int) -> Iterator[float]:
    """Round numbers from 0 on."""
    raw = high / wanted
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((nice * power for nice in NICE if nice * power >= raw), 10.0 * power)
    for number in range(math.floor(high / step) + 1):
        yield number * step


def _epochs(width: float, last: int) -> list[int]:
    """Round epochs, and the last one, where their labels have room."""
    wanted = max(min(WANTED_ALONG, int(width // (2 * LEAST_GAP))), 1)
    round_ones = {int(epoch) for epoch in _marks(last, wanted) if epoch == int(epoch)}
    away = LEAST_GAP * last / width
    return sorted({last} | {epoch for epoch in round_ones if last - epoch >= away})
