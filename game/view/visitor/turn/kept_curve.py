"""The curves that somebody drew, in small beads: they stay beside what came, on the timeline."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.session.questions.answer import Curve
from game.session.snapshot import Snapshot
from game.view.charts.axes.plot import Plot
from game.view.drawing.canvas import Canvas

BEAD: Final = 3.6
STEP: Final = 13.0


def kept_curves(snapshot: Snapshot) -> tuple[tuple[int, int, Curve], ...]:
    """Every loss that was drawn and has come: from which epoch to which, and the curve."""
    return tuple(_kept(snapshot))


def _kept(snapshot: Snapshot) -> Iterator[tuple[int, int, Curve]]:
    turn = snapshot.turn
    if turn is None:
        return
    for question, result in zip(turn.questions, turn.results, strict=True):
        if result is not None and isinstance(result.answer, Curve):
            yield question.asked, question.target, result.answer


def draw_kept_curves(canvas: Canvas, snapshot: Snapshot, plot: Plot) -> None:
    """Draw them where the loss is drawn; what lies beyond it is left out."""
    for first, last, curve in kept_curves(snapshot):
        left, right = plot.epochs.x(first), min(plot.epochs.x(last), plot.epochs.right)
        count = len(curve.heights)
        for x in np.arange(left, right + 1.0, STEP):
            share = (x - left) / max(plot.epochs.x(last) - left, 1.0)
            height = float(np.interp(share * (count - 1), np.arange(count), curve.heights))
            y = plot.y(max(height, 0.0))
            if plot.box.y - BEAD <= y <= plot.box.bottom + BEAD:
                canvas.disc(float(x), y, BEAD, canvas.palette.pink)
