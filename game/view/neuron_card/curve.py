"""Painting a neuron's curve: axes, the curve, the rows' dots on it, and the tangent at one of them.

What stands still, the curve itself, is drawn once; a dot that slides costs little.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes import strokes
from game.view.drawing.shapes.sprite import PREMULTIPLIED, Placed
from game.view.drawing.theme import Color, Palette
from game.view.neuron_card.dots import Dot, Dots
from game.view.neuron_card.figures import NeuronFigures
from game.view.neuron_card.look import CurveLook
from game.view.neuron_card.plot import Plot, plot_of
from game.view.neuron_card.plot_labels import LabelPlan, draw_labels, plan_labels
from game.view.scene.texts import Texts

CURVES_KEPT: Final = 4
LEVEL_DASH: Final = (8.0, 7.0)
GUIDE_DASH: Final = (6.0, 6.0)
DOT_GLOW: Final = 9.0
CORE: Final = 0.5  # of the chosen dot's radius: the disc of the curve's colour in it
RING_WIDTH: Final = 2.4
ARROW_WIDTH: Final = 3.0
ARROW_HEAD: Final = 11.0


def curve_color(figures: NeuronFigures, palette: Palette) -> Color:
    """The colour of the neuron's layer."""
    return palette.output if figures.is_output else palette.hidden


class CurvePainter:
    """Paints curves with one kit after another; keeps the latest lines and where labels are."""

    def __init__(self) -> None:
        self._curves: BoundedCache[Hashable, Placed] = BoundedCache(CURVES_KEPT)
        self._plans: BoundedCache[Hashable, LabelPlan] = BoundedCache(CURVES_KEPT)

    def draw(
        self,
        canvas: Canvas,
        place: Box,
        figures: NeuronFigures,
        dots: Dots,
        texts: Texts,
        look: CurveLook,
    ) -> LabelPlan:
        """Paint the curve into ``place``; gives where its labels are, and so what is free."""
        plot, color = plot_of(place, figures, look), curve_color(figures, canvas.palette)
        key = (place, figures, texts.language, look, canvas.scale)
        plan = self._plans.get(key, lambda: plan_labels(canvas, plot, figures, texts, look))
        _draw_axes(canvas, plot, figures)
        if figures.known:
            _draw_guides(canvas, plot, figures, look)
        self._draw_curve(canvas, plot, color, look.curve)
        if plan.arrow is not None:
            _draw_arrow(canvas, plan.arrow)
        draw_labels(canvas, plan, figures, color, look)
        for number, dot in enumerate(dots.rows):
            if number != dots.row:
                _draw_row(canvas, plot, dot, color, look)
        if dots.chosen is not None:
            _draw_chosen(canvas, plot, dots.chosen, color, figures, look)
        return plan

    def _draw_curve(self, canvas: Canvas, plot: Plot, color: Color, width: float) -> None:
        """The curve from the cache, where it is kept without the canvas's own origin."""
        scale, origin = canvas.scale, canvas.origin
        key = (plot.box, plot.axes, plot.curve, color, width, scale)
        surface, (x, y) = self._curves.get(key, lambda: _stroke(plot, color, width, scale))
        place = (x - origin[0], y - origin[1])
        canvas.surface.blit(surface, place, None, PREMULTIPLIED)


def _stroke(plot: Plot, color: Color, width: float, scale: float) -> Placed:
    points = [(x * scale, y * scale) for x, y in plot.points()]
    thick = max(width * scale, 1.0)
    # A kink with its round join, a bend as the graph that it is.
    return (strokes.stroke if len(points) == 3 else strokes.curve)(points, color, thick)


def _draw_axes(canvas: Canvas, plot: Plot, figures: NeuronFigures) -> None:
    box, palette = plot.box, canvas.palette
    canvas.line(box.x, box.y, box.right, box.y, palette.line, theme.STROKE_HAIR)
    middle = plot.x(0.0)
    canvas.line(middle, box.y, middle, box.bottom, palette.line, theme.STROKE_HAIR)
    canvas.line(box.x, box.bottom, box.right, box.bottom, palette.muted, theme.STROKE_HAIR)
    if figures.target is not None:
        y = plot.y(figures.target)
        canvas.dashed_line(box.x, y, box.right, y, palette.output, theme.STROKE_LINE, *LEVEL_DASH)


def _draw_guides(canvas: Canvas, plot: Plot, figures: NeuronFigures, look: CurveLook) -> None:
    """From the chosen row's place to the axes: down to z, left to a."""
    shown, box, color = figures.shown, plot.box, canvas.palette.muted
    x, y = plot.x(shown.z), plot.y(shown.a)
    if x - look.dot > box.x:
        canvas.dashed_line(box.x, y, x, y, color, theme.STROKE_LINE, *GUIDE_DASH)
    if y + look.dot < box.bottom:
        canvas.dashed_line(x, y, x, box.bottom, color, theme.STROKE_LINE, *GUIDE_DASH)


def _draw_arrow(canvas: Canvas, arrow: tuple[float, float, float]) -> None:
    """The raw error: from the target's level to the activation's, as far apart as they are."""
    x, start, end = arrow
    color, head = canvas.palette.output, min(ARROW_HEAD, abs(end - start))
    side = -1.0 if end > start else 1.0
    canvas.line(x, start, x, end + side * head / 2, color, ARROW_WIDTH)
    if head:
        wide = head * 0.6
        points = [(x - wide, end + side * head), (x, end), (x + wide, end + side * head)]
        canvas.polyline(points, color, ARROW_WIDTH)


def _draw_row(canvas: Canvas, plot: Plot, dot: Dot, color: Color, look: CurveLook) -> None:
    """A hollow dot."""
    x, y = plot.x(dot.z), plot.y(dot.a)
    canvas.disc(x, y, look.row_dot, canvas.palette.panel)
    canvas.ring(x, y, look.row_dot, color, RING_WIDTH)


def _draw_chosen(
    canvas: Canvas, plot: Plot, dot: Dot, color: Color, figures: NeuronFigures, look: CurveLook
) -> None:
    """The tangent, and over it the dot."""
    palette = canvas.palette
    start, end = plot.tangent(dot, look.tangent)
    shade = palette.dim if figures.slope_cancelled else palette.lock
    canvas.polyline([start, end], shade, look.tangent_width)
    x, y = plot.x(dot.z), plot.y(dot.a)
    canvas.disc(x, y, look.dot, palette.text, DOT_GLOW)
    canvas.disc(x, y, look.dot * CORE, color)
