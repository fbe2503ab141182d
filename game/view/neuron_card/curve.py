"""Painting a neuron's curve: axes, the curve, the rows' dots on it, and the tangent at one of them.

What stands still, the curve itself, is drawn once; a dot that slides costs little.
"""

from __future__ import annotations

from collections.abc import Generator, Hashable
from typing import Final, NamedTuple

import pygame

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.sprite import PREMULTIPLIED, transparent
from game.view.drawing.theme import Color, Palette
from game.view.neuron_card.dots import Dot, Dots
from game.view.neuron_card.figures import NeuronFigures
from game.view.neuron_card.labels import LabelPlan, draw_labels
from game.view.neuron_card.look import CurveLook
from game.view.neuron_card.plot import Plot, plot_of
from game.view.neuron_card.plot_labels import plan_labels
from game.view.scene.panel import device_rect
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


class _Still(NamedTuple):
    """What stands still of a curve, as a picture at a place on the window, and its labels."""

    surface: pygame.Surface
    origin: tuple[int, int]
    plan: LabelPlan


class CurvePainter:
    """Paints curves with one kit after another; keeps what stands still of the latest ones."""

    def __init__(self) -> None:
        self._stills: BoundedCache[Hashable, _Still] = BoundedCache(CURVES_KEPT)

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
        steps = self.steps(canvas, place, figures, dots, texts, look)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                plan: LabelPlan = end.value
                return plan

    def steps(
        self,
        canvas: Canvas,
        place: Box,
        figures: NeuronFigures,
        dots: Dots,
        texts: Texts,
        look: CurveLook,
    ) -> Generator[None, None, LabelPlan]:
        """The same, bit by bit."""
        plot, color = plot_of(place, figures, look), curve_color(figures, canvas.palette)
        still = yield from self._still(canvas, plot, figures, texts, look)
        left, top = still.origin
        where = (left - canvas.origin[0], top - canvas.origin[1])
        canvas.surface.blit(still.surface, where, None, PREMULTIPLIED)
        for number, dot in enumerate(dots.rows):
            if number != dots.row:
                draw_row(canvas, plot, dot, color, look)
        if dots.chosen is not None:
            draw_chosen(canvas, plot, dots.chosen, color, figures, look)
        return still.plan._replace(room=still.plan.room.copy())

    def _still(
        self,
        canvas: Canvas,
        plot: Plot,
        figures: NeuronFigures,
        texts: Texts,
        look: CurveLook,
    ) -> Generator[None, None, _Still]:
        key = (plot, figures, texts.language, look, canvas.scale, canvas.palette)
        # Drawn again where the texts in it are to be noted.
        kept = self._stills.kept(key) if canvas.log is None else None
        if kept is not None:
            return kept
        still = yield from _draw_still(canvas, plot, figures, texts, look)
        return self._stills.get(key, lambda: still)


def _draw_still(
    canvas: Canvas, plot: Plot, figures: NeuronFigures, texts: Texts, look: CurveLook
) -> Generator[None, None, _Still]:
    """Axes, guides, the curve and all labels on a picture of their own."""
    own, origin = aside(canvas, plot.place.inset(-look.left_beyond - look.dot, 0))
    plan = yield from plan_labels(own, plot, figures, texts, look)
    yield
    color = curve_color(figures, canvas.palette)
    draw_axes(own, plot, figures)
    if figures.known:
        draw_guides(own, plot, figures, look)
    own.polyline(plot.points(), color, look.curve)
    if plan.arrow is not None:
        draw_arrow(own, plan.arrow)
    yield
    draw_labels(own, plan, figures, color, look)
    return _Still(own.surface, origin, plan)


def aside(canvas: Canvas, area: Box) -> tuple[Canvas, tuple[int, int]]:
    """A canvas on an empty picture of its own, and the device pixel of the window where the
    picture's corner is: it covers ``area``.
    """
    rect = device_rect(area, canvas.scale)
    corner = (rect.x / canvas.scale, rect.y / canvas.scale)
    own = Canvas(transparent(*rect.size), canvas.kit, corner, canvas.log)
    own.owner = canvas.owner
    return own, (rect.x, rect.y)


def draw_axes(canvas: Canvas, plot: Plot, figures: NeuronFigures) -> None:
    """The axes from 0 on, the highest level, and the level of the output's target."""
    box, palette = plot.box, canvas.palette
    canvas.line(box.x, box.y, box.right, box.y, palette.line, theme.STROKE_HAIR)
    middle = plot.x(0.0)
    canvas.line(middle, box.y, middle, box.bottom, palette.line, theme.STROKE_HAIR)
    canvas.line(box.x, box.bottom, box.right, box.bottom, palette.muted, theme.STROKE_HAIR)
    if figures.target is not None:
        y = plot.y(figures.target)
        canvas.dashed_line(box.x, y, box.right, y, palette.output, theme.STROKE_LINE, *LEVEL_DASH)


def draw_guides(canvas: Canvas, plot: Plot, figures: NeuronFigures, look: CurveLook) -> None:
    """From the chosen row's place to the axes: down to z, left to a."""
    shown, box, color = figures.shown, plot.box, canvas.palette.muted
    x, y = plot.x(shown.z), plot.y(shown.a)
    if x - look.dot > box.x:
        canvas.dashed_line(box.x, y, x, y, color, theme.STROKE_LINE, *GUIDE_DASH)
    if y + look.dot < box.bottom:
        canvas.dashed_line(x, y, x, box.bottom, color, theme.STROKE_LINE, *GUIDE_DASH)


def draw_arrow(canvas: Canvas, arrow: tuple[float, float, float]) -> None:
    """The raw error: from the target's level to the activation's, as far apart as they are."""
    x, start, end = arrow
    color, head = canvas.palette.output, min(ARROW_HEAD, abs(end - start))
    side = -1.0 if end > start else 1.0
    canvas.line(x, start, x, end + side * head / 2, color, ARROW_WIDTH)
    if head:
        wide = head * 0.6
        points = [(x - wide, end + side * head), (x, end), (x + wide, end + side * head)]
        canvas.polyline(points, color, ARROW_WIDTH)


def draw_row(canvas: Canvas, plot: Plot, dot: Dot, color: Color, look: CurveLook) -> None:
    """A hollow dot."""
    x, y = plot.x(dot.z), plot.y(dot.a)
    canvas.disc(x, y, look.row_dot, canvas.palette.panel)
    canvas.ring(x, y, look.row_dot, color, RING_WIDTH)


def draw_chosen(
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
