"""The valley as it is drawn: the curve, the ball on it, its gradient, what it was, the ruler.

While one weight is moved its valley stands still: axis, curve and the light under it are drawn
once.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np

from game.engine.arrays import Array
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import slider_styles
from game.view.drawing.styles.styles import sign_color
from game.view.lab.by_hand.label_place import free_label
from game.view.lab.by_hand.places import AXIS_WIDTH, Places
from game.view.lab.by_hand.reading import HandReading, Valley
from game.view.lab.still_curve import CURVE_WIDTH, StillCurves
from game.view.numbers import digits
from game.view.scene.texts import Texts

BALL: Final = 12.0
BALL_GLOW: Final = 10.0
RING: Final = 8.0
RING_WIDTH: Final = 2.5
TANGENT: Final = 115.0
TANGENT_WIDTH: Final = 3.5
SHADE: Final = 0.16
DASH: Final = (6.0, 5.0)
GROOVE_DROP: Final = 18.0
NUMBERS_DROP: Final = 52.0
TICK: Final = (8.0, 14.0)
AXIS_GAP: Final = 12.0
# The number under the ruler keeps others away from it so far.
NUMBER_AIR: Final = 56.0
BEYOND_RULER: Final = 14.0
RULER_STEPS: Final = 6
DECIMALS: Final = 2
# Around what stands still: half of a line's width, and the axis's highest number.
AIR: Final = 16.0


class Plot(NamedTuple):
    """From weights and losses to places in the window."""

    box: Box
    valley: Valley

    def x(self, value: float) -> float:
        """Where a weight lies."""
        return self.box.x + (value / self.valley.reach + 1.0) / 2.0 * self.box.w

    def y(self, loss: float) -> float:
        """Where a loss lies."""
        return self.box.bottom - min(loss / self.valley.top, 1.0) * self.box.h

    @property
    def points(self) -> Array:
        """The curve: points (n, 2)."""
        box, valley = self.box, self.valley
        across = box.x + (valley.values / valley.reach + 1.0) / 2.0 * box.w
        return np.column_stack([across, box.bottom - valley.losses / valley.top * box.h])

    def tangent(self, value: float, loss: float, steepness: float) -> tuple[float, ...]:
        """As steep as the gradient, through the ball, as far as it stays inside: x0, y0, x1, y1."""
        box, valley = self.box, self.valley
        x, y = self.x(value), self.y(loss)
        rise = -steepness * (box.h / valley.top) / (box.w / (2.0 * valley.reach))
        ends: list[float] = []
        for side in (-1.0, 1.0):
            along = min(TANGENT / math.hypot(1.0, rise), box.right - x if side > 0 else x - box.x)
            if rise:
                room = box.bottom - y if rise * side > 0 else y - box.y
                along = min(along, room / abs(rise))
            along = max(along, 0.0)
            ends += [x + side * along, y + side * along * rise]
        return tuple(ends)


class ValleyPainter:
    """Paints valleys; keeps what stands still of the latest ones."""

    def __init__(self) -> None:
        self._stills = StillCurves()

    def draw(
        self, canvas: Canvas, at: Places, valley: Valley, shown: HandReading, texts: Texts
    ) -> None:
        """All of it."""
        plot, palette = Plot(at.plot, valley), canvas.palette
        self._draw_still(canvas, plot)
        x, y = plot.x(shown.hand.value), plot.y(shown.loss)
        tangent = plot.tangent(shown.hand.value, shown.loss, shown.steepness)
        _draw_before(canvas, plot, at, shown, texts)
        canvas.line(tangent[0], tangent[1], tangent[2], tangent[3], palette.gradient, TANGENT_WIDTH)
        _draw_ruler(canvas, plot, at, shown)
        canvas.line(x, y, x, at.ruler.y + GROOVE_DROP, palette.text, theme.STROKE_LINE)
        _draw_knob(canvas, at, x, shown.hand.value)
        canvas.disc(x, y, BALL, palette.text, BALL_GLOW)

    def _draw_still(self, canvas: Canvas, plot: Plot) -> None:
        """Axis, curve and the light under it."""
        box, left = plot.box, plot.box.x - AXIS_WIDTH
        area = Box(left, box.y, box.right - left, box.h).inset(-AIR)
        self._stills.draw(
            canvas, (box, plot.valley.key), area, lambda own: self._paint_still(own, plot)
        )

    def _paint_still(self, own: Canvas, plot: Plot) -> None:
        color = own.palette.positive
        self._stills.light(own, plot.box, plot.points, color, SHADE)
        _draw_axis(own, plot)
        own.polyline(plot.points, color, CURVE_WIDTH)


def _draw_axis(canvas: Canvas, plot: Plot) -> None:
    box, palette, step = plot.box, canvas.palette, plot.valley.step
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    for number in range(math.floor(plot.valley.top / step) + 1):
        y = plot.y(number * step)
        canvas.line(box.x, y, box.right, y, palette.line, theme.STROKE_HAIR)
        label, x = digits.fixed(number * step, decimals), box.x - AXIS_GAP
        size, room = theme.TYPE_CAPTION, AXIS_WIDTH - AXIS_GAP
        canvas.fitted_text(label, x, y, size, palette.muted, room, ax=1.0)


def _draw_before(canvas: Canvas, plot: Plot, at: Places, shown: HandReading, texts: Texts) -> None:
    """A hollow ring where the weight was, while it is another one."""
    hand, palette = shown.hand, canvas.palette
    if hand.value == hand.was:
        return
    x, y = plot.x(hand.was), plot.y(shown.loss_before)
    foot = at.ruler.y + GROOVE_DROP
    canvas.dashed_line(x, y + RING, x, foot, palette.muted, theme.STROKE_LINE, *DASH)
    canvas.ring(x, y, RING, palette.text, RING_WIDTH)
    words = texts("by-hand.was", value=digits.fixed(hand.was, DECIMALS))
    size = float(theme.TYPE_SMALL)
    tangent = plot.tangent(hand.value, shown.loss, shown.steepness)
    ball = plot.x(hand.value), plot.y(shown.loss)
    label = free_label(
        (x, y), canvas.text_width(words, size), size, plot.box, plot.points, tangent, ball
    )
    if label is not None:
        canvas.text(words, label.x, label.centery, size, palette.muted)


def _draw_ruler(canvas: Canvas, plot: Plot, at: Places, shown: HandReading) -> None:
    palette, ruler, reach = canvas.palette, at.ruler, plot.valley.reach
    value, half = shown.hand.value, theme.TRACK_HEIGHT / 2
    middle = ruler.y + GROOVE_DROP
    canvas.panel(Box(ruler.x, middle - half, ruler.w, 2 * half), canvas.style(slider_styles.track))
    here, zero = plot.x(value), plot.x(0.0)
    left, width = min(here, zero), abs(here - zero)
    if width > 2 * half:
        style = canvas.style(slider_styles.track_fill, sign_color(value, palette))
        canvas.panel(Box(left, middle - half, width, 2 * half), style)
    number, size = digits.fixed(value, DECIMALS, plus=True), theme.TYPE_BODY
    wide = canvas.text_width(number, size, "semibold") / 2
    label = min(max(here, ruler.x), ruler.right - wide + BEYOND_RULER)
    down = ruler.y + NUMBERS_DROP
    canvas.text(number, label, down, size, palette.text, "semibold", ax=0.5)
    for place in range(RULER_STEPS + 1):
        told = (2.0 * place / RULER_STEPS - 1.0) * reach
        x = plot.x(told)
        canvas.line(x, middle + TICK[0], x, middle + TICK[1], palette.muted, theme.STROKE_LINE)
        if abs(x - label) >= NUMBER_AIR:
            end = 1.0 if place == RULER_STEPS else 0.5
            words = digits.fixed(told, 0, plus=True)
            canvas.text(words, x, down, theme.TYPE_CAPTION, palette.muted, ax=end)


def _draw_knob(canvas: Canvas, at: Places, x: float, value: float) -> None:
    middle, half = at.ruler.y + GROOVE_DROP, theme.KNOB_SIZE / 2
    style = canvas.style(slider_styles.knob, sign_color(value, canvas.palette), active=True)
    canvas.panel(Box(x - half, middle - half, 2 * half, 2 * half), style)
