"""The timeline in the dock as a control: where it can be dragged, and which epochs lie where."""

from typing import Final

from game.view.drawing.box import Box
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.page import Page
from game.view.visitor.captions.run_stage import is_at_start
from game.view.visitor.turn.shown import counted_turn
from game.view.widgets.sliders.sliding import timeline_sliding
from game.view.widgets.sliders.timescale import HEAD_FRACTION

TIMELINE: Final = "timeline"
# The scrub zone: from the story's left edge, to its right edge; for a finger, a little beyond.
ZONE_LEFT: Final = 344.0
ZONE_RIGHT: Final = 40.0
PROJECTOR_ZONE_LEFT: Final = 416.0
# In less the loss gives its room to the scrubber.
ROOMY_STORY: Final = 520.0
FINGER: Final = 26.0
# What is recorded takes this share of the zone; the first epochs take less, as they become more.
RECORDED_SHARE: Final = 0.74
# A narrow zone has no room to spare for what is to come.
ROOMY_ZONE: Final = 240.0
NARROW_SHARE: Final = 0.96
GROWN_AT: Final = 40
LEAST_TRACK: Final = 24.0


def timeline_controls(context: ControlContext) -> list[Control]:
    """The scrubber, once something has happened."""
    boxes = context.layout.large
    if boxes is None or boxes.story is None or is_at_start(context.snapshot):
        return []
    turn = counted_turn(context.snapshot)
    if turn is not None and turn.is_asked:
        return []  # there the hands are counted
    if context.snapshot.races:
        return []  # the score stands there
    page: Page = context.layout.page
    snapshot = context.snapshot
    zone = scrub_zone(boxes.story, page)
    return [
        Control(
            id=TIMELINE,
            kind=Kind.TIMELINE,
            target=scrub_target(boxes.story, page),
            panel=TIMELINE,
            label=context.label("timeline"),
            tip=context.tip("timeline" if snapshot.started else "timeline.empty"),
            enabled=snapshot.started,
            sliding=timeline_sliding(snapshot.epoch, snapshot.last_epoch, context.texts),
            track=scrub_track(zone, snapshot.last_epoch),
        )
    ]


def scrub_zone(story: Box, page: Page) -> Box:
    """Where the loss curve and the scrubber are: all of the recording, and room for what comes."""
    left = ZONE_LEFT
    if page is Page.PROJECTOR:
        left = PROJECTOR_ZONE_LEFT if story.w >= ROOMY_STORY else ZONE_RIGHT
    return Box(story.x + left, story.y, story.w - left - ZONE_RIGHT, story.h)


def scrub_target(story: Box, page: Page) -> Box:
    """What can be dragged: the scrub zone, and a little more for a finger at its ends."""
    zone = scrub_zone(story, page)
    return Box(zone.x - FINGER, zone.y, zone.w + 2 * FINGER, zone.h)


def scrub_track(zone: Box, last_epoch: int) -> tuple[float, float]:
    """The extent over which the timeline's fraction runs: the recording's head is a part of it.

    The first epochs make the curve longer; from then on it is pressed together.
    """
    grown = min(last_epoch / GROWN_AT, 1.0)
    share = RECORDED_SHARE if zone.w >= ROOMY_ZONE else NARROW_SHARE
    recorded = max(zone.w * share * grown, LEAST_TRACK)
    return zone.x, zone.x + recorded / HEAD_FRACTION
