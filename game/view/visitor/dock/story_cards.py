"""How the cards of the stories are set, all alike, and how one is painted."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.session.presets import Preset
from game.session.race.race import ALL_STARS
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.fitting import sizes_down
from game.view.large import looks
from game.view.large.lettering import BUTTON, FLOOR, LABEL, enlargement, sized
from game.view.large.looks import CARD_RADIUS, State
from game.view.large.marks import draw_mark
from game.view.large.sentence import FittedSentence, Run, fit_sentence
from game.view.scene.page import Page
from game.view.scene.preset_text import preset_text
from game.view.scene.scene import Scene
from game.view.visitor.dock.story_pictures import picture_of
from game.view.visitor.turn.shown import DRAWN_KINDS

PADDING: Final = 22.0
TIGHT_PADDING: Final = 15.0
LEAST_PADDING: Final = 10.0
TITLE_MIDDLE: Final = 48.0
LINES_MIDDLE: Final = 128.0
LINE_PITCH: Final = 46.0
LINES: Final = 2
# Lower than this, a card has no room for its subtitle.
TALL: Final = 150.0
# The little picture: room it takes, from the card's right edge.
PICTURE: Final = 56.0
PICTURE_GAP: Final = 8.0
STAR: Final = 68.0
STAR_STEP: Final = 58.0
# The picture's size where a long title needs the room.
SMALLER_PICTURE: Final = 0.8
# The tick of a story that is done, from the picture's middle, with a dark rim.
DONE: Final = 40.0
DONE_EDGE: Final = 4.0
DONE_ASIDE: Final = 16.0
DONE_BELOW: Final = 26.0
DONE_CORNER: Final = 15.0
# In a card that is too narrow for title and picture side by side they stand below each other:
# their middles, and that of the stars.
STACKED: Final = (42.0, 102.0, 152.0)


class Setting(NamedTuple):
    """How all cards are set: size of their titles, room beside title and picture, the picture's
    size as a factor (0: there is none); ``stacked``: the picture above the title.
    """

    size: float
    aside: float
    picture: float
    stacked: bool = False


class Card(NamedTuple):
    """The card of a story, where it is drawn and how it stands."""

    name: str
    story: Preset
    box: Box
    state: State
    focused: bool


def draw_cards(canvas: Canvas, scene: Scene, cards: Sequence[Card]) -> None:
    """Draw those that are seen; they are set so that those of all stories look alike."""
    if not cards:
        return
    titles = [preset_text(each, scene.texts).title for each in scene.features.stories.values()]
    setting = _setting(canvas, titles, cards[0].box, scene)
    subtitled = setting is not None and _all_subtitled(canvas, cards[0].box, scene, setting)
    for card in cards:
        canvas.panel(card.box, canvas.style(looks.card, card.state))
        if card.focused:
            looks.draw_ring(canvas, card.box, CARD_RADIUS)
        _draw_card(canvas, card, scene, setting)
        if _starred(scene, card):
            _draw_stars(canvas, card, setting)
        elif subtitled and setting is not None:
            _draw_subtitle(canvas, card.box, _subtitle(scene, card.story), setting)


def _starred(scene: Scene, card: Card) -> bool:
    """Whether the card has room for the stars that can be earned, and there are some."""
    asks = scene.features.questions and _questions(card.story) > 0
    return asks and _is_tall(card.box, scene.page)


def _questions(story: Preset) -> int:
    asked = sum(question.kind in DRAWN_KINDS for question in story.questions)
    return asked + (ALL_STARS if story.race is not None else 0)


def _draw_stars(canvas: Canvas, card: Card, setting: Setting | None) -> None:
    """An open star for each question, in the colour of whoever answers on the chosen card alone."""
    count, box, palette = _questions(card.story), card.box, canvas.palette
    stacked = setting is not None and setting.stacked
    middle = STACKED[-1] if stacked else LINES_MIDDLE
    step = min(STAR_STEP, (box.w - 2 * TIGHT_PADDING) / count)
    x = box.centerx - step * (count - 1) / 2
    for _ in range(count):
        color = palette.pink if card.state.chosen else palette.muted
        canvas.icon("star-open", x, box.y + middle, STAR, color)
        x += step


def _setting(canvas: Canvas, titles: list[str], box: Box, scene: Scene) -> Setting | None:
    """One setting for all titles, beside their pictures or below; None where they do not fit."""
    page = scene.page
    sizes = list(sizes_down(sized(page, BUTTON), sized(page, FLOOR)))

    def fitting(room: float) -> float | None:
        widest = (max(canvas.text_width(t, size, "display") for t in titles) for size in sizes)
        fits = zip(sizes, widest, strict=True)
        return next((size for size, width in fits if width <= room), None)

    ways = ((PADDING, 1.0), (TIGHT_PADDING, 1.0), (TIGHT_PADDING, SMALLER_PICTURE))
    for aside, picture in ways:
        size = fitting(box.w - 2 * aside - PICTURE_GAP - PICTURE * picture)
        if size is not None:
            return Setting(size, aside, picture)
    tall = _is_tall(box, page)
    aside = TIGHT_PADDING if tall else LEAST_PADDING
    size = fitting(box.w - 2 * aside)
    return None if size is None else Setting(size, aside, float(tall), stacked=tall)


def _all_subtitled(canvas: Canvas, box: Box, scene: Scene, setting: Setting) -> bool:
    """Whether every card has room for its subtitle: either all of them have one, or none."""
    return (
        _is_tall(box, scene.page)
        and not setting.stacked
        and all(
            _subtitle_lines(canvas, box, _subtitle(scene, story), setting) is not None
            for story in scene.features.stories.values()
        )
    )


def _is_tall(box: Box, page: Page) -> bool:
    return box.h >= TALL and page is Page.VISITOR


def _subtitle(scene: Scene, story: Preset) -> str:
    return preset_text(story, scene.texts).short


def _draw_card(canvas: Canvas, card: Card, scene: Scene, setting: Setting | None) -> None:
    palette, page, box = canvas.palette, scene.page, card.box
    picture = picture_of(card.name, card.story)
    middle = box.y + TITLE_MIDDLE if _is_tall(box, page) else box.centery
    x, larger = box.centerx, enlargement(page)
    if setting is not None:
        title = preset_text(card.story, scene.texts).title
        half, larger = PICTURE * setting.picture / 2, setting.picture
        written = box.y + STACKED[1] if setting.stacked else middle
        x = box.right - setting.aside - half
        if setting.stacked:
            x, middle = box.x + setting.aside + half, box.y + STACKED[0]
        left, anchor = box.x + setting.aside, 0.0
        if not setting.picture:
            left, anchor = box.centerx, 0.5  # with nothing beside it
        size, ink = setting.size, palette.text
        canvas.text(title, left, written, size, ink, "display", ax=anchor)
    if larger:
        picture(canvas, x, middle, larger)
    if card.story.name in scene.snapshot.finished:
        if larger:
            _draw_done(canvas, x + DONE_ASIDE, middle + DONE_BELOW)
        else:
            _draw_done(canvas, box.right - DONE_CORNER, box.y + DONE_CORNER)


def _draw_done(canvas: Canvas, x: float, y: float) -> None:
    """A tick over the lower right of the picture, or else on the card's corner: this story has come
    to its end.
    """
    canvas.disc(x, y, DONE / 2 + DONE_EDGE, canvas.palette.panel)
    draw_mark(canvas, True, x, y, DONE)


def _subtitle_lines(
    canvas: Canvas, box: Box, words: str, setting: Setting
) -> FittedSentence | None:
    """The subtitle in at most two lines; None where it is too long for that."""
    room = box.w - 2 * setting.aside
    subtitle = (Run(words, canvas.palette.muted),)
    fitted = fit_sentence(subtitle, LABEL, FLOOR, room, LINES, canvas.text_width)
    widths = [canvas.text_width(line[0].string, fitted.size) for line in fitted.lines]
    return None if len(fitted.lines) > LINES or max(widths) > room else fitted


def _draw_subtitle(canvas: Canvas, box: Box, words: str, setting: Setting) -> None:
    fitted = _subtitle_lines(canvas, box, words, setting)
    if fitted is None:
        return
    top = box.y + LINES_MIDDLE - LINE_PITCH / 2
    for number, line in enumerate(fitted.lines):
        y = top + number * LINE_PITCH
        canvas.text(line[0].string, box.x + setting.aside, y, fitted.size, line[0].color)
