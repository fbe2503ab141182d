"""The end of a race: both curves over the moves, large, with both losses at their ends.

An overlay over the network.
"""

from collections.abc import Hashable
from typing import Final

from game.session.race.race import Race, Stage
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.large.lettering import FLOOR, PITCH, enlargement, sized
from game.view.large.sentence import draw_sentence, fit_sentence
from game.view.numbers.digits import fixed
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.race.graph import DOT, MOVE, Axis, axis_of, draw_axis, draw_curves
from game.view.visitor.race.losses import shown_losses, sides
from game.view.visitor.race.sentences import goes_on
from game.view.visitor.race.shown import race_on
from game.view.visitor.turn.end_cards import opaque_card
from game.view.visitor.turn.places import sheet_box

MARGIN: Final = 12.0
PADDING: Final = 34.0
# Above the curves there is room for the axis' word, below for the moves.
HEAD: Final = 96.0
FOOT: Final = 104.0
DOTS: Final = 74.0
NUMBERS: Final = 34.0
LEVEL_GAP: Final = 22.0
LEVEL_DECIMALS: Final = 1
WORD: Final = 46.0
END: Final = 60.0
END_ICON: Final = 62.0
END_GAP: Final = 26.0
ICON_GAP: Final = 14.0
# The two losses keep so far apart.
APART: Final = 66.0
RISE: Final = 44.0
LINES: Final = 2


class RaceEndCard:
    """The overlay "race-end"."""

    name = "race-end"
    margin = MARGIN

    def box(self, scene: Scene) -> Box | None:
        """Where the network is; None before the end, and on other pages."""
        race = race_on(scene.snapshot)
        if race is None or race.stage is not Stage.END:
            return None
        return sheet_box(scene.layout) if scene.page.is_visitor_view else None

    def key(self, scene: Scene) -> Hashable:
        """The race, and the words."""
        return race_on(scene.snapshot), scene.page, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the card."""
        race, box = race_on(scene.snapshot), self.box(scene)
        if race is None or box is None:
            return
        canvas.panel(box, canvas.style(opaque_card))
        larger = enlargement(scene.page)
        box = _above_words(canvas, scene, race, box)
        axis = _axis(canvas, scene, race, box, larger)
        draw_axis(canvas, axis)
        _draw_axis_words(canvas, scene, axis, box, larger)
        draw_curves(canvas, race, axis, larger)
        _draw_too_far(canvas, scene, race, axis, larger)
        _draw_ends(canvas, race, axis, box, larger)


def _above_words(canvas: Canvas, scene: Scene, race: Race, box: Box) -> Box:
    """On a projector what the machine does when it goes on has its place below the curves."""
    words = goes_on(race, scene.texts, scene.palette) if scene.page is Page.PROJECTOR else ()
    if not words:
        return box
    size, room = sized(scene.page, FLOOR), box.w - 2 * PADDING
    fitted = fit_sentence(words, size, size, room, LINES, canvas.text_width)
    height = size * PITCH * len(fitted.lines)
    middle = box.bottom - PADDING / 2 - height / 2
    draw_sentence(canvas, fitted, box.x + PADDING, middle, PITCH, "medium")
    return box._replace(h=box.h - height - PADDING / 2)


def _axis(canvas: Canvas, scene: Scene, race: Race, box: Box, larger: float) -> Axis:
    """With room for the levels at the left, and for both losses at the right."""
    size = sized(scene.page, FLOOR)
    levels = axis_of(race, box).levels
    wide = max(canvas.text_width(fixed(level, LEVEL_DECIMALS), size) for level in levels)
    left = box.x + PADDING + wide + LEVEL_GAP
    ends = max(canvas.text_width(loss, END * larger, "semibold") for loss in shown_losses(race))
    right = box.right - PADDING - ends - (END_GAP + ICON_GAP + END_ICON * ICON_FILL) * larger
    top, bottom = box.y + HEAD * larger, box.bottom - FOOT * larger
    return axis_of(race, Box(left, top, right - left, bottom - top))


def _draw_axis_words(canvas: Canvas, scene: Scene, axis: Axis, box: Box, larger: float) -> None:
    palette, size = canvas.palette, sized(scene.page, FLOOR)
    word = scene.texts("visitor.loss")
    canvas.text(word, box.x + PADDING, box.y + WORD * larger, size, palette.muted)
    for level in axis.levels:
        x, shown = axis.box.x - LEVEL_GAP, fixed(level, LEVEL_DECIMALS)
        canvas.text(shown, x, axis.y(level), size, palette.muted, ax=1.0)
    y = box.bottom - NUMBERS * larger
    for move in range(axis.moves + 1):
        x = axis.x(move)
        canvas.disc(x, box.bottom - DOTS * larger, DOT * larger, palette.muted)
        last = canvas.text(str(move), x, y, size, palette.muted, ax=0.5)
    left = last.right + size / 2
    room = box.right - PADDING / 2 - left
    moves = scene.texts("visitor.race.moves")
    if canvas.text_width(moves, size) <= room:
        canvas.text(moves, left, y, size, palette.muted)


def _draw_too_far(canvas: Canvas, scene: Scene, race: Race, axis: Axis, larger: float) -> None:
    """Said of every move that made the loss larger; where two are beside each other, of the higher
    one.
    """
    size, words = sized(scene.page, FLOOR), scene.texts("visitor.race.too-far")
    width = canvas.text_width(words, size, "semibold")
    rises = [n for n in range(1, len(race.yours)) if race.yours[n] > race.yours[n - 1]]
    taken: list[float] = []
    for move in sorted(rises, key=lambda n: -race.yours[n]):
        x, y = axis.x(move), axis.y(race.yours[move]) - RISE * larger
        x = min(max(x, axis.box.x + width / 2), axis.box.right - width / 2)
        if all(abs(x - other) > width for other in taken):
            taken.append(x)
            canvas.text(words, x, y, size, canvas.palette.pink, "semibold", ax=0.5)


def _draw_ends(canvas: Canvas, race: Race, axis: Axis, box: Box, larger: float) -> None:
    """Both losses beside the ends of their curves; they keep off each other."""
    yours, machine = axis.y(race.yours[-1]), axis.y(race.machine[-1])
    apart = APART * larger
    if abs(yours - machine) < apart:
        middle, below = (yours + machine) / 2, yours >= machine
        yours = middle + (apart if below else -apart) / 2
        machine = middle - (apart if below else -apart) / 2
    highest, lowest = box.y + WORD * larger, axis.box.bottom + apart / 2
    shift = max(highest - min(yours, machine), 0.0) - max(max(yours, machine) - lowest, 0.0)
    x, size, icon = axis.box.right + END_GAP * larger, END * larger, END_ICON * larger
    for side, y in zip(sides(race, canvas.palette), (yours, machine), strict=True):
        drawn = canvas.text(side.loss, x + MOVE, y + shift, size, side.ink, "semibold")
        left = drawn.right + ICON_GAP * larger
        canvas.icon(side.icon, left + icon * ICON_FILL / 2, y + shift, icon, side.ink)
