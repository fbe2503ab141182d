"""The story cards at the start: what can be watched, each with a little picture."""

from collections.abc import Hashable
from typing import Final, NamedTuple

from game.session.commands import SelectPreset
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
from game.view.scene.actions import ScrollStories
from game.view.scene.control import Control, Kind, Option, Scrolling
from game.view.scene.control_context import ControlContext
from game.view.scene.page import Page
from game.view.scene.preset_text import preset_text
from game.view.scene.scene import Scene
from game.view.visitor.captions.run_stage import is_at_start
from game.view.visitor.dock.shelf import Shelf, scrolling_on, seen_at, shelf_of
from game.view.visitor.dock.story_pictures import picture_of
from game.view.visitor.turn.shown import DRAWN_KINDS
from game.view.widgets.appearance import Appearance
from game.view.widgets.controls_panel import ControlsPanel

AIR: Final = (10.0, 12.0)
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
# In a card that is too narrow for title and picture side by side they stand below each other:
# their middles, and that of the stars.
STACKED: Final = (42.0, 102.0, 152.0)
WAY_ICON: Final = 44.0
STORIES: Final = "stories"
STORY_ID: Final = "story."
STORY_WAY: Final = "stories-"
BACK, ON = f"{STORY_WAY}back", f"{STORY_WAY}on"


def story_controls(context: ControlContext) -> list[Control]:
    """The story cards that are seen, before the first epoch; and what leads to the others."""
    boxes, stories = context.layout.large, context.features.stories
    if boxes is None or boxes.story is None or not stories or not is_at_start(context.snapshot):
        return []
    shelf = shelf_of(boxes.story, len(stories), context.layout.page)
    names = [story.name for story in stories.values()]
    chosen = context.snapshot.preset.name
    scrolling = scrolling_on(shelf, names, chosen, context.interface)
    moves = None if shelf.on is None else scrolling
    options = tuple(Option(f"{STORY_ID}{n}", SelectPreset(s.name)) for n, s in stories.items())
    seen = range(scrolling.first, scrolling.first + scrolling.shown)
    cards = [
        Control(
            id=f"{STORY_ID}{name}",
            kind=Kind.SEGMENT,
            target=shelf.box(place, scrolling.first),
            panel=STORIES,
            label=preset_text(story, context.texts).title,
            tip=preset_text(story, context.texts).story,
            action=SelectPreset(story.name),
            selected=story.name == chosen,
            group="story",
            options=options,
            scrolling=moves,
        )
        for place, (name, story) in enumerate(stories.items())
        if shelf.column(place) in seen
    ]
    return cards if moves is None else [*cards, *_ways(context, shelf, moves)]


def _ways(context: ControlContext, shelf: Shelf, scrolling: Scrolling) -> list[Control]:
    """A button for each way, a page at a time, and from each end to the other."""
    first, last = scrolling.first, scrolling.last
    back = last if first == 0 else max(first - scrolling.shown, 0)
    on = 0 if first == last else min(first + scrolling.shown, last)
    ways = ((BACK, "previous", shelf.back, back), (ON, "chevron", shelf.on, on))
    return [
        Control(
            id=identity,
            kind=Kind.BUTTON,
            target=box,
            panel=STORIES,
            icon=icon,
            tip=context.texts(f"visitor.stories.{identity.removeprefix(STORY_WAY)}"),
            action=ScrollStories(first, to, scrolling.chosen),
            scrolling=scrolling,
        )
        for identity, icon, box, to in ways
        if box is not None
    ]


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


class StoriesPanel(ControlsPanel):
    """The cards, the chosen one framed; and the two ways along the shelf."""

    def __init__(self) -> None:
        super().__init__("stories", STORIES, lambda _: True, AIR)

    def box_of(self, scene: Scene) -> Box | None:
        """Where the cards are; None once the run has begun."""
        return super().box_of(scene) if scene.page.is_large else None

    def key(self, scene: Scene) -> Hashable:
        """What the cards say, how each stands, and how far the shelf has glided."""
        done, asks = scene.snapshot.finished, scene.features.questions
        at = _seen_at(scene)
        return scene.page, scene.texts.language, self.appearances(scene), done, asks, at

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the cards as far as they are on the shelf, and the ways along it."""
        controls = self.appearances(scene)
        cards = _cards(scene, controls)
        titles = [preset_text(each, scene.texts).title for each in scene.features.stories.values()]
        setting = _setting(canvas, titles, cards[0].box, scene) if cards else None
        subtitled = setting is not None and _all_subtitled(canvas, cards[0].box, scene, setting)
        _clip(canvas, scene)
        for card in cards:
            canvas.panel(card.box, canvas.style(looks.card, card.state))
            if card.focused:
                looks.draw_ring(canvas, card.box, CARD_RADIUS)
            _draw_card(canvas, card, scene, setting)
            if _starred(scene, card):
                _draw_stars(canvas, card, setting)
            elif subtitled and setting is not None:
                _draw_subtitle(canvas, card.box, _subtitle(scene, card.story), setting)
        canvas.surface.set_clip(None)
        for control in controls:
            if control.id in (BACK, ON):
                _draw_way(canvas, control, scene.page)


def _shelf(scene: Scene) -> Shelf:
    boxes = scene.layout.large
    assert boxes is not None
    assert boxes.story is not None
    return shelf_of(boxes.story, len(scene.features.stories), scene.page)


def _clip(canvas: Canvas, scene: Scene) -> None:
    """Cards that glide by end where the shelf does."""
    (left, top), scale = canvas.origin, canvas.scale
    room = _shelf(scene).room.inset(-AIR[0], -AIR[1])
    corner = round(room.x * scale) - left, round(room.y * scale) - top
    canvas.surface.set_clip((*corner, round(room.w * scale), round(room.h * scale)))


def _seen_at(scene: Scene) -> float:
    """How many columns are left of what is seen."""
    scrolling = next((c.scrolling for c in scene.controls_of(STORIES) if c.scrolling), None)
    return 0.0 if scrolling is None else seen_at(scrolling, scene.interface)


def _cards(scene: Scene, controls: tuple[Appearance, ...]) -> list[Card]:
    """Those of which something is seen, also while they glide by."""
    shelf, at, found = _shelf(scene), _seen_at(scene), {c.id: c for c in controls}
    cards = []
    for place, (name, story) in enumerate(scene.features.stories.items()):
        box, seen = shelf.box(place, at), found.get(f"{STORY_ID}{name}")
        if not -1.0 < shelf.column(place) - at < shelf.across:
            continue
        chosen = story.name == scene.snapshot.preset.name
        if seen is None:
            cards.append(Card(name, story, box, State(chosen=chosen), focused=False))
            continue
        state = State(chosen=chosen, hovered=seen.hovered, pressed=seen.pressed)
        cards.append(Card(name, story, box, state, seen.focused))
    return cards


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


def _draw_way(canvas: Canvas, way: Appearance, page: Page) -> None:
    """The button that leads on, or back."""
    state = State(hovered=way.hovered, pressed=way.pressed)
    canvas.panel(way.target, canvas.style(looks.card, state))
    if way.focused:
        looks.draw_ring(canvas, way.target, CARD_RADIUS)
    size = WAY_ICON * enlargement(page)
    canvas.icon(way.icon or "", way.target.centerx, way.target.centery, size, canvas.palette.text)


def _setting(canvas: Canvas, titles: list[str], box: Box, scene: Scene) -> Setting | None:
    """One setting for all titles, beside their pictures or below; None where they do not fit."""
    page = scene.page
    sizes = list(sizes_down(sized(page, BUTTON), sized(page, FLOOR)))

    def fitting(room: float) -> float | None:
        widest = (max(canvas.text_width(t, size, "display") for t in titles) for size in sizes)
        fits = zip(sizes, widest, strict=True)
        return next((size for size, width in fits if width <= room), None)

    asides = (TIGHT_PADDING,) if page is Page.PROJECTOR else (PADDING, TIGHT_PADDING)
    for aside, picture in (*((a, 1.0) for a in asides), (TIGHT_PADDING, SMALLER_PICTURE)):
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
        canvas.text(title, box.x + setting.aside, written, setting.size, palette.text, "display")
    if larger:
        picture(canvas, x, middle, larger)
    if card.story.name in scene.snapshot.finished:
        _draw_done(canvas, x, middle)


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
