"""The story cards at the start: what can be watched, each with a little picture."""

from collections.abc import Callable, Hashable, Mapping
from typing import Final

from game.engine.dataset import Dataset
from game.session.presets import Preset
from game.view.box import Box
from game.view.canvas import Canvas
from game.view.chrome.appearance import Appearance
from game.view.chrome.panels import ControlsPanel
from game.view.controls.top import preset_text
from game.view.fitting import sizes_down
from game.view.pages import Page
from game.view.scene import Scene
from game.view.visitor import looks
from game.view.visitor.controls import STORIES, STORY_ID
from game.view.visitor.lettering import BUTTON, FLOOR, LABEL, enlargement, sized
from game.view.visitor.looks import CARD_RADIUS, State
from game.view.visitor.sentence import Run, fit_sentence

AIR: Final = (10.0, 12.0)
PADDING: Final = 22.0
TIGHT_PADDING: Final = 15.0
TITLE_MIDDLE: Final = 48.0
LINES_MIDDLE: Final = 128.0
LINE_PITCH: Final = 46.0
LINES: Final = 2
# Lower than this, a card has no room for its subtitle.
TALL: Final = 150.0
# The little picture: room it takes, from the card's right edge.
PICTURE: Final = 56.0
PICTURE_GAP: Final = 8.0
DOT: Final = 11.0
DOT_STEP: Final = 16.0
DOT_EDGE: Final = 3.0
ICON: Final = 58.0

# What draws a picture about a middle, enlarged by a factor.
Picture = Callable[[Canvas, float, float, float], None]


class StoriesPanel(ControlsPanel):
    """The cards, the chosen one framed."""

    def __init__(self) -> None:
        super().__init__("stories", STORIES, lambda _: True, AIR)

    def box_of(self, scene: Scene) -> Box | None:
        """Where the cards are; None once the run has begun."""
        return super().box_of(scene) if scene.page.is_simple else None

    def key(self, scene: Scene) -> Hashable:
        """What the cards say, and how each stands."""
        return scene.page, scene.texts.language, self.appearances(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the cards."""
        cards = self.appearances(scene)
        titles = _title_size(canvas, cards, scene.page)
        for card in cards:
            state = State(chosen=card.selected, hovered=card.hovered, pressed=card.pressed)
            canvas.panel(card.target, canvas.style(looks.card, state))
            if card.focused:
                looks.draw_ring(canvas, card.target, CARD_RADIUS)
            name = card.id.removeprefix(STORY_ID)
            _draw_card(canvas, card.target, name, scene, titles)


def padding(page: Page) -> float:
    """Between a card's edge and its title, and its picture."""
    return TIGHT_PADDING if page is Page.PROJECTOR else PADDING


def _title_size(canvas: Canvas, cards: tuple[Appearance, ...], page: Page) -> float | None:
    """One size for all titles beside their pictures; None where they would not fit."""
    beside = 2 * padding(page) + PICTURE_GAP + PICTURE
    for tried in sizes_down(sized(page, BUTTON), sized(page, FLOOR)):
        if all(
            canvas.text_width(card.label, tried, "display") + beside <= card.target.w
            for card in cards
        ):
            return tried
    return None


def _draw_card(canvas: Canvas, box: Box, name: str, scene: Scene, title_size: float | None) -> None:
    palette, page, story = canvas.palette, scene.page, scene.offers.stories[name]
    words = preset_text(story, scene.texts)
    tall = box.h >= TALL and page is Page.VISITOR
    middle = box.y + TITLE_MIDDLE if tall else box.centery
    picture = picture_of(name, story)
    if title_size is None:
        picture(canvas, box.centerx, middle, enlargement(page))
        return
    aside = padding(page)
    canvas.text(words.title, box.x + aside, middle, title_size, palette.text, "display")
    picture(canvas, box.right - aside - PICTURE / 2, middle, 1.0)
    if tall:
        _draw_subtitle(canvas, box, words.short)


def _draw_subtitle(canvas: Canvas, box: Box, words: str) -> None:
    """In two lines; left out where they are too long for that."""
    room = box.w - 2 * PADDING
    subtitle = (Run(words, canvas.palette.muted),)
    fitted = fit_sentence(subtitle, LABEL, FLOOR, room, LINES, canvas.text_width)
    widths = [canvas.text_width(line[0].string, fitted.size) for line in fitted.lines]
    if len(fitted.lines) > LINES or max(widths) > room:
        return
    top = box.y + LINES_MIDDLE - LINE_PITCH / 2
    for number, line in enumerate(fitted.lines):
        y = top + number * LINE_PITCH
        canvas.text(line[0].string, box.x + PADDING, y, fitted.size, line[0].color)


def picture_of(name: str, story: Preset) -> Picture:
    """A padlock or a flat curve for the stories called so, else the dots of the puzzle."""
    return PICTURES.get(name, lambda *place: _draw_dots(story.dataset, *place))


def _draw_dots(dataset: Dataset, canvas: Canvas, x: float, y: float, larger: float) -> None:
    """The four rows as a square of the two inputs; filled where the goal is 1."""
    palette, step, radius = canvas.palette, DOT_STEP * larger, DOT * larger
    for row in range(dataset.sample_count):
        first, second = (float(value) for value in dataset.inputs[:2, row])
        place = (x + (2 * first - 1) * step, y - (2 * second - 1) * step)
        if dataset.targets[0, row] > 0.5:
            canvas.disc(*place, radius, palette.output)
        else:
            canvas.ring(*place, radius, palette.output, DOT_EDGE * larger)


def _draw_lock(canvas: Canvas, x: float, y: float, larger: float) -> None:
    canvas.icon("lock", x, y, ICON * larger, canvas.palette.lock)


def _draw_flat_curve(canvas: Canvas, x: float, y: float, larger: float) -> None:
    """A loss that falls a little, and then no more."""
    half, drop = 25.0 * larger, 12.0 * larger
    points = [(x - half, y - drop), (x - half * 0.3, y + drop * 0.7), (x + half, y + drop * 0.7)]
    canvas.polyline([*points[:1], points[1]], canvas.palette.output, 6.0 * larger)
    canvas.polyline([points[1], points[2]], canvas.palette.output, 6.0 * larger)


PICTURES: Final[Mapping[str, Picture]] = {"locked": _draw_lock, "stuck": _draw_flat_curve}
