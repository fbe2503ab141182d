"""The right half of a neuron's card: the curve that answers, and how well it listens on it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes import sprite
from game.view.drawing.theme import Color
from game.view.large.lettering import FLOOR, sized
from game.view.neuron_card.curve import (
    aside,
    curve_color,
    draw_axes,
    draw_chosen,
    draw_guides,
    draw_row,
)
from game.view.neuron_card.dots import Dots
from game.view.neuron_card.figures import NeuronFigures
from game.view.neuron_card.plot import plot_of
from game.view.scene.scene import Scene
from game.view.visitor.neuron.labels import Plan, Planner
from game.view.visitor.neuron.listening import draw_listening
from game.view.visitor.neuron.places import CardPlaces, curve_look, words_end
from game.view.visitor.neuron.total import HEADER_MIDDLE, WORDS_GAP, write_fitting
from game.view.visitor.neuron.words import CardWords

ANSWER: Final = 58.0
STILLS_KEPT: Final = 2


class AnswerPainter:
    """Paints the curve's half; keeps what stands still of the latest ones as a picture."""

    def __init__(self) -> None:
        self._stills: BoundedCache[Hashable, sprite.Placed] = BoundedCache(STILLS_KEPT)

    def draw(
        self,
        canvas: Canvas,
        scene: Scene,
        places: CardPlaces,
        figures: NeuronFigures,
        words: CardWords,
        dots: Dots,
    ) -> None:
        """Header, curve, and how well the neuron listens over the four rows."""
        look, color = curve_look(scene.layout), curve_color(figures, canvas.palette)
        plot = plot_of(places.plot, figures, look)
        if scene.snapshot.streams:
            _draw_still(canvas, scene, places, figures, words)  # another one each time
        else:
            surface, (left, top) = self._still(canvas, scene, places, figures, words)
            where = (left - canvas.origin[0], top - canvas.origin[1])
            canvas.surface.blit(surface, where, None, sprite.PREMULTIPLIED)
        for number, dot in enumerate(dots.rows):
            if number != dots.row:
                draw_row(canvas, plot, dot, color, look)
        if dots.chosen is not None:
            draw_chosen(canvas, plot, dots.chosen, color, figures, look)

    def _still(
        self,
        canvas: Canvas,
        scene: Scene,
        places: CardPlaces,
        figures: NeuronFigures,
        words: CardWords,
    ) -> sprite.Placed:
        def make() -> sprite.Placed:
            return _still_of(canvas, scene, places, figures, words)

        if canvas.log is not None:
            return make()  # for the texts that it notes
        key = (places, figures, words, scene.texts.language, canvas.scale, canvas.palette)
        return self._stills.get(key, make)


def _still_of(
    canvas: Canvas, scene: Scene, places: CardPlaces, figures: NeuronFigures, words: CardWords
) -> sprite.Placed:
    own, corner = aside(canvas, places.parts[1])
    _draw_still(own, scene, places, figures, words)
    return own.surface, corner


def _draw_still(
    canvas: Canvas, scene: Scene, places: CardPlaces, figures: NeuronFigures, words: CardWords
) -> None:
    """All but the dots and the tangent."""
    look, color = curve_look(scene.layout), curve_color(figures, canvas.palette)
    plot = plot_of(places.plot, figures, look)
    end = words_end(scene.layout, places.answer, figures.is_output)
    _draw_header(canvas, scene, places.answer._replace(w=end - places.answer.x), words, color)
    draw_axes(canvas, plot, figures)
    if figures.known:
        draw_guides(canvas, plot, figures, look)
    canvas.polyline(plot.points(), color, look.curve)
    _write(canvas, Planner(canvas, scene, plot, figures, words, look).plan())
    draw_listening(canvas, scene, places.listening, figures, words)


def _draw_header(canvas: Canvas, scene: Scene, line: Box, words: CardWords, color: Color) -> None:
    page, y = scene.page, line.y + HEADER_MIDDLE * line.h
    end, size = line.right, sized(page, ANSWER)
    gap = sized(page, WORDS_GAP)
    number = canvas.text_width(words.answer, size, "semibold")
    room = end - line.x - number - gap
    right = line.x - gap
    short = scene.texts("visitor.neuron.answers-short")
    if canvas.text_width(short, sized(page, FLOOR), "semibold") <= room:
        right = write_fitting(canvas, scene, ("answers", "answers-short"), line.x, y, room)
    left = end - right - gap
    canvas.fitted_text(
        words.answer, right + gap, y, size, color, left, "semibold", floor=sized(page, FLOOR)
    )


def _write(canvas: Canvas, plan: Plan) -> None:
    palette = canvas.palette
    for written in plan.levels:
        canvas.text(written.string, written.box.x, written.box.centery, written.size, palette.muted)
    for group, color in (
        (plan.numbers, palette.text),
        (plan.names, palette.text),
        (plan.words, palette.muted),
        (plan.target, palette.output),
    ):
        for written in group:
            canvas.text(written.string, written.box.x, written.box.centery, written.size, color)
    if plan.slope is not None:
        box = plan.slope.box
        size = plan.slope.size
        canvas.pill(plan.slope.string, box.centerx, box.centery, palette.lock, size, height=box.h)
