"""The score of a race in the dock's middle: both losses and both curves; at the end what the
machine does when it goes on.
"""

from collections.abc import Hashable
from typing import Final

from game.session.race.race import Race
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.large import looks
from game.view.large.lettering import FLOOR, LABEL, PITCH, enlargement
from game.view.large.looks import State as Look
from game.view.large.sentence import draw_sentence, fit_sentence
from game.view.numbers.digits import fixed
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.race.graph import DOT, axis_of, draw_axis, draw_curves
from game.view.visitor.race.losses import Side, sides
from game.view.visitor.race.sentences import goes_on
from game.view.visitor.race.shown import race_ended, race_on
from game.view.widgets.controls_panel import inside

AIR: Final = 2.0
PADDING: Final = 28.0
LOSS: Final = 64.0
ICON: Final = 62.0
GAP: Final = 12.0
# On a projector the two losses stand beside each other.
APART: Final = 32.0
LEEWAY: Final = 2.0
# Middles of the two lines, as shares of the height.
MIDDLES: Final = (0.30, 0.70)
# Where the curves begin, as a share of the width, but with room for the losses' words.
NUMBERS: Final = 0.49
LEVEL_GAP: Final = 18.0
TOP: Final = 32.0
FOOT: Final = 56.0
DOTS: Final = 26.0
WORDS: Final = 44.0
LINES: Final = 3
# Narrower than this there is no room for the curves beside the numbers.
LEAST_CURVES: Final = 190.0
LEVEL_DECIMALS: Final = 1
# Curves that are so small have smaller beads.
SMALL: Final = 0.8


class ScorePanel:
    """The panel "score"."""

    name = "score"

    def box_of(self, scene: Scene) -> Box | None:
        """The dock's middle; None while no race is on, and on other pages; on a projector the end's
        card has the numbers.
        """
        boxes = scene.layout.large
        if boxes is None or boxes.story is None or not scene.snapshot.races:
            return None
        if not scene.page.is_visitor_view:
            return None
        if scene.page is Page.PROJECTOR and race_ended(scene.snapshot):
            return None
        return inside(boxes.story.inset(-AIR), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """The race, and the words."""
        return race_on(scene.snapshot), scene.page, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw numbers and curves, or the sentence."""
        race, boxes = race_on(scene.snapshot), scene.layout.large
        if race is None or boxes is None or boxes.story is None:
            return
        if scene.page is Page.PROJECTOR:
            _draw_in_line(canvas, scene, race, boxes.story)
            return
        canvas.panel(boxes.story, canvas.style(looks.card, Look()))
        if _draw_goes_on(canvas, scene, race, boxes.story):
            return
        _draw_numbers(canvas, scene, race, boxes.story)
        _draw_curves(canvas, race, boxes.story)


def _draw_goes_on(canvas: Canvas, scene: Scene, race: Race, box: Box) -> bool:
    """At the end: what the machine does when it goes on; False where nothing is said of it."""
    words = goes_on(race, scene.texts, scene.palette)
    if not words:
        return False
    room, height = box.w - 2 * PADDING, box.h / PITCH
    fitted = fit_sentence(words, WORDS, FLOOR, room, LINES, canvas.text_width, height)
    draw_sentence(canvas, fitted, box.x + PADDING, box.centery, PITCH, "medium")
    return True


def _draw_numbers(canvas: Canvas, scene: Scene, race: Race, box: Box) -> None:
    room = _numbers_width(box) - 2 * PADDING
    for side, middle in zip(sides(race, canvas.palette), MIDDLES, strict=True):
        place = Box(box.x + PADDING, box.y + middle * box.h, room, 0.0)
        _draw_side(canvas, side, scene.texts(side.word), place)


def _numbers_width(box: Box) -> float:
    width = NUMBERS * box.w
    return width if box.w - width >= LEAST_CURVES else box.w


def _draw_side(canvas: Canvas, side: Side, word: str, place: Box, larger: float = 1.0) -> None:
    """Whose loss it is, the loss, and the word where there is room for all of it."""
    icon, gap, label = ICON * larger, GAP * larger, LABEL * larger
    canvas.icon(side.icon, place.x + icon * ICON_FILL / 2, place.y, icon, side.ink)
    x = place.x + icon * ICON_FILL + gap
    room, size, floor = place.right - x, max(LOSS, label), FLOOR * larger
    drawn = canvas.fitted_text(side.loss, x, place.y, size, side.ink, room, "semibold", floor=floor)
    rest = place.right - drawn.right - gap
    if word and canvas.text_width(word, label) <= rest:
        canvas.text(word, drawn.right + gap, place.y, label, canvas.palette.text)


def _draw_curves(canvas: Canvas, race: Race, box: Box) -> None:
    left = box.x + _numbers_width(box)
    if left >= box.right:
        return
    palette = canvas.palette
    area = Box(left, box.y + TOP, box.right - PADDING - left, box.h - TOP - FOOT)
    # Every level of the axis is as wide as its longest.
    levels = axis_of(race, area).levels
    ends = levels[0], levels[-1]
    wide = max(canvas.text_width(fixed(level, LEVEL_DECIMALS), FLOOR) for level in ends)
    left = area.x + wide + LEVEL_GAP
    axis = axis_of(race, area._replace(x=left, w=area.right - left))
    axis = axis._replace(levels=ends)
    draw_axis(canvas, axis)
    for level in ends:
        x, y = left - LEVEL_GAP, axis.y(level)
        canvas.text(fixed(level, LEVEL_DECIMALS), x, y, FLOOR, palette.muted, ax=1.0)
    for move in range(race.rules.moves + 1):
        canvas.disc(axis.x(move), box.bottom - DOTS, DOT, palette.muted)
    draw_curves(canvas, race, axis, SMALL)


def _draw_in_line(canvas: Canvas, scene: Scene, race: Race, box: Box) -> None:
    """On a projector the bar has room for the numbers, and for both words or none."""
    larger = enlargement(scene.page)
    both, gap = sides(race, canvas.palette), APART * larger
    words = [scene.texts(side.word) for side in both]
    wide = [_width(canvas, side, word, larger) for side, word in zip(both, words, strict=True)]
    if sum(wide) + gap > box.w:
        words, wide = ["", ""], [(box.w - gap) / 2] * 2
    left = box.x
    for side, word, width in zip(both, words, wide, strict=True):
        _draw_side(canvas, side, word, Box(left, box.centery, width, 0.0), larger)
        left += width + gap


def _width(canvas: Canvas, side: Side, word: str, larger: float) -> float:
    """What a side takes with its word, in type of its usual size."""
    label = LABEL * larger
    loss = canvas.text_width(side.loss, max(LOSS, label), "semibold")
    icon, gaps = ICON * larger * ICON_FILL, 2 * GAP * larger
    # A little more, as a number may be wider drawn than it is measured.
    return icon + gaps + loss + canvas.text_width(word, label) + LEEWAY
