"""The stories at the start: a card for each, and the ways along their shelf."""

from collections.abc import Hashable
from typing import Final

from game.session.commands import SelectPreset
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.large import looks
from game.view.large.lettering import enlargement
from game.view.large.looks import CARD_RADIUS, State
from game.view.scene.actions import ScrollStories
from game.view.scene.control import Control, Kind, Option, Scrolling
from game.view.scene.control_context import ControlContext
from game.view.scene.page import Page
from game.view.scene.preset_text import preset_text
from game.view.scene.scene import Scene
from game.view.visitor.captions.run_stage import is_at_start
from game.view.visitor.dock.shelf import Shelf, scrolling_on, seen_at, shelf_of
from game.view.visitor.dock.story_cards import Card, draw_cards
from game.view.widgets.appearance import Appearance
from game.view.widgets.controls_panel import ControlsPanel

AIR: Final = (10.0, 12.0)
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
        _clip(canvas, scene)
        draw_cards(canvas, scene, _cards(scene, controls))
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


def _draw_way(canvas: Canvas, way: Appearance, page: Page) -> None:
    """The button that leads on, or back."""
    state = State(hovered=way.hovered, pressed=way.pressed)
    canvas.panel(way.target, canvas.style(looks.card, state))
    if way.focused:
        looks.draw_ring(canvas, way.target, CARD_RADIUS)
    size = WAY_ICON * enlargement(page)
    canvas.icon(way.icon or "", way.target.centerx, way.target.centery, size, canvas.palette.text)
