"""The controls of the visitor view."""

from game.session.commands import (
    SelectConnection,
    SelectPreset,
    SelectSample,
    StepEpoch,
    TogglePlay,
)
from game.view.drawing.box import Box
from game.view.lab.top_controls import preset_text
from game.view.scene.control import Control, Kind
from game.view.scene.interface import Action, GoHome, SwitchView, ToggleMenu
from game.view.scene.large_boxes import VisitorBoxes
from game.view.scene.page import Page
from game.view.scene.surroundings import Surroundings
from game.view.visitor.captions.run_stage import is_at_start, is_over
from game.view.visitor.names import CARD, DOCK, ROW_ID, ROWS, STORIES, STORY_ID, TIMELINE
from game.view.visitor.places import (
    close_box,
    right_end,
    row_boxes,
    scrub_target,
    scrub_track,
    scrub_zone,
    story_boxes,
)
from game.view.widgets.sliders.sliding import timeline_sliding


def visitor_row_controls(around: Surroundings) -> list[Control]:
    """The cards of the truth table."""
    boxes = around.layout.visitor
    if boxes is None or boxes.rows is None:
        return []
    names = around.snapshot.dataset.sample_names
    places = row_boxes(boxes.rows, len(names))
    return [
        Control(
            id=f"{ROW_ID}{name}",
            kind=Kind.ROW,
            target=box,
            panel=ROWS,
            label=name,
            tip=around.texts("controls.row.tip", row=" ".join(name)),
            action=SelectSample(sample),
            selected=around.snapshot.sample == sample,
            group="row",
        )
        for sample, (name, box) in enumerate(zip(names, places, strict=True))
    ]


def visitor_card_controls(around: Surroundings) -> list[Control]:
    """The cross of the open card."""
    boxes = around.layout.visitor
    if boxes is None or boxes.card is None or around.snapshot.pinned is None:
        return []
    return [
        Control(
            id="card-close",
            kind=Kind.CLOSE,
            target=close_box(boxes.card),
            panel=CARD,
            tip=around.tip("card-close"),
            icon="close",
            action=SelectConnection(None),
        )
    ]


def dock_controls(around: Surroundings) -> list[Control]:
    """Play, Step, stories or timeline, and the buttons at the right end."""
    boxes = around.layout.visitor
    if boxes is None:
        return []
    at_start = is_at_start(around.snapshot)
    middle = _stories(around, boxes) if at_start else _timeline(around, boxes)
    return [*_left_end(around, boxes), *middle, *_right_end(around, boxes)]


def _left_end(around: Surroundings, boxes: VisitorBoxes) -> list[Control]:
    snapshot = around.snapshot
    play = "pause" if snapshot.playing else "play"
    kind = Kind.BUTTON if is_over(snapshot) else Kind.PRIMARY
    specs: tuple[tuple[str, str, Kind, Box | None, Action], ...] = (
        ("play", play, kind, boxes.play, TogglePlay()),
        ("step", "step", Kind.BUTTON, boxes.step, StepEpoch()),
    )
    return [
        _button(around, identity, key, kind, box, key, action)
        for identity, key, kind, box, action in specs
        if box is not None
    ]


def _right_end(around: Surroundings, boxes: VisitorBoxes) -> list[Control]:
    page = around.layout.page
    end = right_end(boxes, page, around.offers.lab)
    home = Kind.PRIMARY if is_over(around.snapshot) else Kind.BUTTON
    specs: tuple[tuple[str, str, Kind, Box | None, str, Action], ...] = (
        ("start-over", "start-over", home, end.start_over, "home", GoHome()),
        ("view", "lab", Kind.BUTTON, end.lab, "sliders", SwitchView()),
        ("menu", "menu", Kind.BUTTON, end.menu, "globe", ToggleMenu()),
    )
    return [
        _button(around, identity, key, kind, box, icon, action)
        for identity, key, kind, box, icon, action in specs
        if box is not None
    ]


def _button(
    around: Surroundings, identity: str, key: str, kind: Kind, box: Box, icon: str, action: Action
) -> Control:
    """A button of the dock; without its word where it is square."""
    name = "language.name" if identity == "menu" else f"visitor.button.{key}"
    label = around.texts(name) if box.w > box.h else ""
    return Control(
        id=identity,
        kind=kind,
        target=box,
        panel=DOCK,
        label=label,
        icon=icon,
        action=action,
    )


def _stories(around: Surroundings, boxes: VisitorBoxes) -> list[Control]:
    stories = around.offers.stories
    if boxes.story is None or not stories:
        return []
    places = story_boxes(boxes.story, len(stories), around.layout.page)
    return [
        Control(
            id=f"{STORY_ID}{name}",
            kind=Kind.SEGMENT,
            target=box,
            panel=STORIES,
            label=preset_text(story, around.texts).title,
            tip=preset_text(story, around.texts).story,
            action=SelectPreset(story.name),
            selected=story.name == around.snapshot.preset.name,
            group="story",
        )
        for (name, story), box in zip(stories.items(), places, strict=True)
    ]


def _timeline(around: Surroundings, boxes: VisitorBoxes) -> list[Control]:
    if boxes.story is None:
        return []
    page: Page = around.layout.page
    snapshot = around.snapshot
    zone = scrub_zone(boxes.story, page)
    return [
        Control(
            id=TIMELINE,
            kind=Kind.TIMELINE,
            target=scrub_target(boxes.story, page),
            panel=TIMELINE,
            label=around.label("timeline"),
            tip=around.tip("timeline" if snapshot.started else "timeline.empty"),
            enabled=snapshot.started,
            sliding=timeline_sliding(snapshot.epoch, snapshot.last_epoch, around.texts),
            track=scrub_track(zone, snapshot.last_epoch),
        )
    ]
