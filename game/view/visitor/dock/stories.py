"""The story cards at the start: what can be watched, each with a little picture."""

from collections.abc import Callable, Hashable, Mapping
from typing import Final, NamedTuple

from game.engine.dataset import Dataset
from game.session.commands import (
    SelectPreset,
)
from game.session.presets import Preset
from game.view.drawing.box import Box, side_by_side
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.fitting import sizes_down
from game.view.large import looks
from game.view.large.lettering import BUTTON, FLOOR, LABEL, enlargement, sized
from game.view.large.looks import CARD_RADIUS, State
from game.view.large.marks import draw_mark
from game.view.large.sentence import FittedSentence, Run, fit_sentence
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.page import Page
from game.view.scene.preset_text import preset_text
from game.view.scene.scene import Scene
from game.view.visitor.captions.run_stage import is_at_start
from game.view.visitor.turn.shown import DRAWN_KINDS
from game.view.widgets.appearance import Appearance
from game.view.widgets.controls_panel import ControlsPanel

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
STAR: Final = 68.0
STAR_STEP: Final = 58.0
DOT: Final = 11.0
DOT_STEP: Final = 16.0
DOT_EDGE: Final = 3.0
ICON: Final = 58.0
# The picture's size where a long title needs the room.
SMALLER_PICTURE: Final = 0.8
# The tick of a story that is done, from the picture's middle, with a dark rim.
DONE: Final = 40.0
DONE_EDGE: Final = 4.0
DONE_ASIDE: Final = 16.0
DONE_BELOW: Final = 26.0
# What draws a picture about a middle, enlarged by a factor.
Picture = Callable[[Canvas, float, float, float], None]
STORY_GAP: Final = 16.0
# Narrower than this, a story's card has no room beside the others.
LEAST_STORY: Final = 200.0
STORIES: Final = "stories"
STORY_ID: Final = "story."


def story_boxes(story: Box, count: int, page: Page) -> list[Box]:
    """The story cards: side by side, in two lines where there is no room for that."""
    gap = STORY_GAP
    line = side_by_side(story, count, gap)
    if page is Page.PROJECTOR or line[0].w >= LEAST_STORY:
        return line
    across = (count + 1) // 2
    height = (story.h - gap) / 2
    upper = side_by_side(story._replace(h=height), across, gap)
    lower = [box._replace(y=story.y + height + gap) for box in upper]
    return [*upper, *lower][:count]


def story_controls(context: ControlContext) -> list[Control]:
    """The story cards, before the first epoch."""
    boxes, stories = context.layout.large, context.features.stories
    if boxes is None or boxes.story is None or not stories or not is_at_start(context.snapshot):
        return []
    places = story_boxes(boxes.story, len(stories), context.layout.page)
    return [
        Control(
            id=f"{STORY_ID}{name}",
            kind=Kind.SEGMENT,
            target=box,
            panel=STORIES,
            label=preset_text(story, context.texts).title,
            tip=preset_text(story, context.texts).story,
            action=SelectPreset(story.name),
            selected=story.name == context.snapshot.preset.name,
            group="story",
        )
        for (name, story), box in zip(stories.items(), places, strict=True)
    ]


class Setting(NamedTuple):
    """How all cards are set: size of their titles, room beside title and picture, the picture's
    size as a factor.
    """

    size: float
    aside: float
    picture: float


class StoriesPanel(ControlsPanel):
    """The cards, the chosen one framed."""

    def __init__(self) -> None:
        super().__init__("stories", STORIES, lambda _: True, AIR)

    def box_of(self, scene: Scene) -> Box | None:
        """Where the cards are; None once the run has begun."""
        return super().box_of(scene) if scene.page.is_large else None

    def key(self, scene: Scene) -> Hashable:
        """What the cards say, and how each stands."""
        done, asks = scene.snapshot.finished, scene.features.questions
        return scene.page, scene.texts.language, self.appearances(scene), done, asks

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the cards."""
        cards = self.appearances(scene)
        setting = _setting(canvas, cards, scene.page)
        subtitled = setting is not None and _all_subtitled(canvas, cards, scene, setting)
        for card in cards:
            state = State(chosen=card.selected, hovered=card.hovered, pressed=card.pressed)
            canvas.panel(card.target, canvas.style(looks.card, state))
            if card.focused:
                looks.draw_ring(canvas, card.target, CARD_RADIUS)
            name = card.id.removeprefix(STORY_ID)
            _draw_card(canvas, card.target, name, scene, setting)
            if _starred(scene, card):
                _draw_stars(canvas, card, scene)
            elif subtitled and setting is not None:
                _draw_subtitle(canvas, card.target, _subtitle(scene, card), setting)


def _starred(scene: Scene, card: Appearance) -> bool:
    """Whether the card has room for the stars that can be earned, and there are some."""
    asks = scene.features.questions and _questions(scene, card) > 0
    return asks and _is_tall(card.target, scene.page)


def _questions(scene: Scene, card: Appearance) -> int:
    story = scene.features.stories[card.id.removeprefix(STORY_ID)]
    return sum(question.kind in DRAWN_KINDS for question in story.questions)


def _draw_stars(canvas: Canvas, card: Appearance, scene: Scene) -> None:
    """An open star for each question, in the colour of whoever answers on the chosen card alone."""
    count, box, palette = _questions(scene, card), card.target, canvas.palette
    step = min(STAR_STEP, (box.w - 2 * TIGHT_PADDING) / count)
    x = box.centerx - step * (count - 1) / 2
    for _ in range(count):
        color = palette.pink if card.selected else palette.muted
        canvas.icon("star-open", x, box.y + LINES_MIDDLE, STAR, color)
        x += step


def _setting(canvas: Canvas, cards: tuple[Appearance, ...], page: Page) -> Setting | None:
    """One setting for all titles beside their pictures; None where they do not fit."""
    asides = (TIGHT_PADDING,) if page is Page.PROJECTOR else (PADDING, TIGHT_PADDING)
    tries = (*((aside, 1.0) for aside in asides), (TIGHT_PADDING, SMALLER_PICTURE))
    for aside, picture in tries:
        beside = 2 * aside + PICTURE_GAP + PICTURE * picture
        for size in sizes_down(sized(page, BUTTON), sized(page, FLOOR)):
            widths = (canvas.text_width(card.label, size, "display") for card in cards)
            if all(w + beside <= card.target.w for w, card in zip(widths, cards, strict=True)):
                return Setting(size, aside, picture)
    return None


def _all_subtitled(
    canvas: Canvas, cards: tuple[Appearance, ...], scene: Scene, setting: Setting
) -> bool:
    """Whether every card has room for its subtitle: either all of them have one, or none."""
    return all(
        _is_tall(card.target, scene.page)
        and _subtitle_lines(canvas, card.target, _subtitle(scene, card), setting) is not None
        for card in cards
    )


def _is_tall(box: Box, page: Page) -> bool:
    return box.h >= TALL and page is Page.VISITOR


def _subtitle(scene: Scene, card: Appearance) -> str:
    story = scene.features.stories[card.id.removeprefix(STORY_ID)]
    return preset_text(story, scene.texts).short


def _draw_card(canvas: Canvas, box: Box, name: str, scene: Scene, setting: Setting | None) -> None:
    palette, page, story = canvas.palette, scene.page, scene.features.stories[name]
    middle = box.y + TITLE_MIDDLE if _is_tall(box, page) else box.centery
    picture = picture_of(name, story)
    done = story.name in scene.snapshot.finished
    if setting is None:
        picture(canvas, box.centerx, middle, enlargement(page))
        if done:
            _draw_done(canvas, box.centerx, middle)
        return
    title = preset_text(story, scene.texts).title
    canvas.text(title, box.x + setting.aside, middle, setting.size, palette.text, "display")
    half = PICTURE * setting.picture / 2
    picture(canvas, box.right - setting.aside - half, middle, setting.picture)
    if done:
        _draw_done(canvas, box.right - setting.aside - half, middle)


def _draw_done(canvas: Canvas, x: float, y: float) -> None:
    """A tick over the lower right of the picture: this story has come to its end."""
    x, y = x + DONE_ASIDE, y + DONE_BELOW
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
