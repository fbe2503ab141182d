"""How well a neuron listens over the four rows: the foot of its card."""

from __future__ import annotations

from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import ROUND
from game.view.drawing.theme import Color
from game.view.large.lettering import FLOOR, sized
from game.view.neuron_card.figures import NeuronFigures
from game.view.scene.scene import Scene
from game.view.visitor.neuron.total import WORDS_GAP
from game.view.visitor.neuron.words import CardWords

# Middles of the words, the bar, and what is said of the threshold, as shares of the foot.
TITLE: Final = 0.19
BAR: Final = 0.50
BELOW: Final = 0.83
BAR_HEIGHT: Final = 18.0
NOTCH: Final = (5.0, 12.0)
MEAN: Final = 46.0
ICON: Final = 54.0
SPACING: Final = 1.2


def draw_listening(
    canvas: Canvas, scene: Scene, foot: Box, figures: NeuronFigures, words: CardWords
) -> None:
    """The mean of the four rows' slopes as a bar, and the threshold of a lock as a notch."""
    page, palette, texts = scene.page, canvas.palette, scene.texts
    floor = sized(page, FLOOR)
    if figures.slope_cancelled:
        sentence = texts("visitor.neuron.cancelled")
        canvas.wrapped_text(sentence, foot, floor, palette.muted, spacing=SPACING)
        return
    marked = figures.locked or figures.dead
    color = palette.lock if marked else palette.text
    y, size = foot.y + TITLE * foot.h, sized(page, MEAN)
    mean = canvas.text(words.mean, foot.right, y, size, color, "semibold", ax=1.0)
    left = mean.x
    if marked:
        icon, side = "dead" if figures.dead else "lock", sized(page, ICON)
        canvas.icon(icon, left - 0.6 * side, y, side, color)
        left -= 1.1 * side
    room = left - foot.x - sized(page, WORDS_GAP)
    strings = [texts("visitor.neuron.mean"), texts("visitor.neuron.mean-short")]
    fitting = [s for s in strings if canvas.text_width(s, floor) <= room]
    if fitting:
        canvas.text(fitting[0], foot.x, y, floor, palette.muted)
    _draw_bar(canvas, scene, foot, figures, color)
    said = texts("visitor.neuron.threshold", threshold=words.threshold)
    if canvas.text_width(said, floor) > foot.w:
        said = texts("visitor.neuron.threshold-short", threshold=words.threshold)
    width = canvas.text_width(said, floor)
    notch = foot.x + min(figures.threshold_value / figures.steepest, 1.0) * foot.w
    x = min(max(notch - width / 2, foot.x), max(foot.right - width, foot.x))
    y = foot.y + BELOW * foot.h
    canvas.fitted_text(said, x, y, floor, palette.muted, foot.right - x, floor=floor)


def _draw_bar(
    canvas: Canvas, scene: Scene, foot: Box, figures: NeuronFigures, color: Color
) -> None:
    palette, height = canvas.palette, sized(scene.page, BAR_HEIGHT)
    y = foot.y + BAR * foot.h
    bar = Box(foot.x, y - height / 2, foot.w, height)
    canvas.panel(bar, canvas.style(styles.flat, palette.track, 1.0, ROUND))
    share = min(max(figures.mean_value / figures.steepest, 0.0), 1.0)
    if share * foot.w >= 1.0:
        full = bar._replace(w=max(share * foot.w, height))
        canvas.panel(full, canvas.style(styles.flat, color, 1.0, ROUND))
    width, beyond = (sized(scene.page, size) for size in NOTCH)
    notch = foot.x + min(figures.threshold_value / figures.steepest, 1.0) * foot.w
    high = Box(notch - width / 2, bar.y - beyond, width, height + 2 * beyond)
    gap = high.inset(-width / 2, 0.0)
    canvas.rect(gap, palette.panel)
    canvas.rect(high, palette.lock)
