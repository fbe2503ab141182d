"""The loss against the learning rate, as it is drawn: the curve, the ball on it, the loss as it is.

While the learning rate is moved the curve stands still: axis, curve and light are drawn once.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from game.engine.arrays import Array
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.lab.next_update.places import AXIS_HEIGHT, AXIS_WIDTH
from game.view.lab.next_update.reading import MOST_RATE, RateCurve, UpdateReading
from game.view.lab.still_curve import CURVE_WIDTH, StillCurves
from game.view.numbers import digits

BALL: Final = 10.0
BALL_GLOW: Final = 10.0
SHADE: Final = 0.18
DASH: Final = (6.0, 5.0)
AXIS_GAP: Final = 12.0
RATE_DROP: Final = 18.0
RATE_DECIMALS: Final = 2
# Between the rate under the ball and those at the ends.
RATE_AIR: Final = 12.0
# Half of a line's width, and of a number's height.
AIR: Final = 12.0


class Plot(NamedTuple):
    """From rates and losses to places in the window."""

    box: Box
    curve: RateCurve

    def x(self, rate: float) -> float:
        """Where a learning rate lies."""
        return self.box.x + rate / MOST_RATE * self.box.w

    def y(self, loss: float) -> float:
        """Where a loss lies: in the middle where all are the same."""
        spread = self.curve.high - self.curve.low
        share = (loss - self.curve.low) / spread if spread else 0.5
        return self.box.bottom - min(max(share, 0.0), 1.0) * self.box.h

    @property
    def points(self) -> Array:
        """The curve: points (n, 2)."""
        across = self.box.x + self.curve.rates / MOST_RATE * self.box.w
        return np.column_stack([across, [self.y(float(loss)) for loss in self.curve.losses]])


class RatePainter:
    """Paints the curve; keeps what stands still of the latest ones."""

    def __init__(self) -> None:
        self._stills = StillCurves()

    def draw(self, canvas: Canvas, box: Box, curve: RateCurve, shown: UpdateReading) -> None:
        """All of it."""
        plot, palette = Plot(box, curve), canvas.palette
        area = Box(box.x - AXIS_WIDTH, box.y, box.w + AXIS_WIDTH, box.h + AXIS_HEIGHT)
        self._stills.draw(
            canvas, (box, curve.key), area.inset(-AIR), lambda own: self._paint_still(own, plot)
        )
        x, y = plot.x(shown.rate), plot.y(shown.loss_after)
        canvas.line(x, y, x, box.bottom, palette.text, theme.STROKE_LINE)
        _draw_rates(canvas, plot, x, shown)
        canvas.disc(x, y, BALL, palette.text, BALL_GLOW)

    def _paint_still(self, own: Canvas, plot: Plot) -> None:
        color = own.palette.gradient
        self._stills.light(own, plot.box, plot.points, color, SHADE)
        _draw_axis(own, plot)
        own.polyline(plot.points, color, CURVE_WIDTH)


def _draw_axis(canvas: Canvas, plot: Plot) -> None:
    """The lowest and the highest loss; dashed, the loss without an update."""
    box, palette, curve = plot.box, canvas.palette, plot.curve
    levels = zip((curve.low, curve.high), curve.levels, strict=True)
    for loss, label in list(levels)[: 2 if curve.high > curve.low else 1]:
        y, x = plot.y(loss), box.x - AXIS_GAP
        canvas.line(box.x, y, box.right, y, palette.line, theme.STROKE_HAIR)
        room = AXIS_WIDTH - AXIS_GAP
        canvas.fitted_text(label, x, y, theme.TYPE_CAPTION, palette.muted, room, ax=1.0)
    y = plot.y(float(curve.losses[0]))
    canvas.dashed_line(box.x, y, box.right, y, palette.muted, theme.STROKE_LINE, *DASH)


def _draw_rates(canvas: Canvas, plot: Plot, x: float, shown: UpdateReading) -> None:
    """The rate under the ball; those at the ends where there is room beside it."""
    box, palette, y = plot.box, canvas.palette, plot.box.bottom + RATE_DROP
    words = f"η {shown.rate_text}"
    size = theme.TYPE_SMALL
    half = canvas.text_width(words, size, "semibold") / 2
    middle = min(max(x, box.x + half), box.right - half)
    canvas.text(words, middle, y, size, palette.text, "semibold", ax=0.5)
    least, most = "0", digits.fixed(MOST_RATE, RATE_DECIMALS)
    small = theme.TYPE_CAPTION
    if middle - half - RATE_AIR > box.x + canvas.text_width(least, small):
        canvas.text(least, box.x, y, small, palette.muted)
    if middle + half + RATE_AIR < box.right - canvas.text_width(most, small):
        canvas.text(most, box.right, y, small, palette.muted, ax=1.0)
