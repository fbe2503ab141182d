"""Where the single controls of the visitor view are: pure functions of the rectangles of its parts.

The tables of controls and the panels take their places from here, so that what is drawn and what is
hit cannot drift apart.
"""

from dataclasses import dataclass
from typing import Final

from game.view.drawing.box import Box
from game.view.scene.large_boxes import VisitorBoxes
from game.view.scene.page import Page
from game.view.widgets.sliders.timescale import HEAD_FRACTION

ROW_GAP: Final = 14.0
TALLEST_ROW: Final = 200.0

STORY_GAP: Final = 16.0
# Narrower than this, a story's card has no room beside the others.
LEAST_STORY: Final = 200.0

# The title, being larger than the caption, stands higher, and so does the line below it.
TITLE_LIFT: Final = 36.0
TWO_LINES: Final = 92.0
PROJECTOR_TITLE_LIFT: Final = 72.0

CLOSE_SIZE: Final = 76.0
CLOSE_INSET: Final = 16.0
PROJECTOR_GAP: Final = 14.0

# The scrub zone: from the story's left edge, to its right edge; for a finger, a little beyond.
ZONE_LEFT: Final = 330.0
ZONE_RIGHT: Final = 40.0
PROJECTOR_ZONE_LEFT: Final = 392.0
FINGER: Final = 26.0
# What is recorded takes this share of the zone; the first epochs take less, as they become more.
RECORDED_SHARE: Final = 0.74
# A narrow zone has no room to spare for what is to come.
ROOMY_ZONE: Final = 240.0
NARROW_SHARE: Final = 0.96
GROWN_AT: Final = 40
LEAST_TRACK: Final = 24.0


@dataclass(frozen=True, slots=True)
class RightEnd:
    """The buttons at the right end of the dock; ``lab`` None where the lab is not offered."""

    start_over: Box | None
    lab: Box | None
    menu: Box | None


def row_boxes(rows: Box, count: int) -> list[Box]:
    """The cards of the truth table, below each other and no taller than they need to be; side by
    side where their room is wider than high.
    """
    if rows.w > rows.h:
        return _side_by_side(rows, count, ROW_GAP)
    height = min((rows.h - ROW_GAP * (count - 1)) / count, TALLEST_ROW)
    whole = count * height + (count - 1) * ROW_GAP
    top = rows.centery - whole / 2
    return [Box(rows.x, top + place * (height + ROW_GAP), rows.w, height) for place in range(count)]


def story_boxes(story: Box, count: int, page: Page) -> list[Box]:
    """The story cards: side by side, in two lines where there is no room for that."""
    gap = STORY_GAP
    line = _side_by_side(story, count, gap)
    if page is Page.PROJECTOR or line[0].w >= LEAST_STORY:
        return line
    across = (count + 1) // 2
    height = (story.h - gap) / 2
    upper = _side_by_side(story._replace(h=height), across, gap)
    lower = [box._replace(y=story.y + height + gap) for box in upper]
    return [*upper, *lower][:count]


def _side_by_side(room: Box, count: int, gap: float) -> list[Box]:
    width = (room.w - gap * (count - 1)) / count
    return [Box(room.x + n * (width + gap), room.y, width, room.h) for n in range(count)]


def right_end(boxes: VisitorBoxes, page: Page, lab: bool) -> RightEnd:
    """The right end of the dock; without a lab the others fill its place."""
    if lab or boxes.lab is None or boxes.menu is None or boxes.start_over is None:
        return RightEnd(boxes.start_over, boxes.lab, boxes.menu)
    if page is Page.PROJECTOR:
        return RightEnd(boxes.start_over._replace(x=boxes.lab.x), None, boxes.menu)
    menu = boxes.menu
    return RightEnd(
        boxes.start_over, None, Box(boxes.lab.x, menu.y, menu.right - boxes.lab.x, menu.h)
    )


def title_box(boxes: VisitorBoxes) -> Box:
    """Room for the title that stands in the place of header and caption at the start."""
    if boxes.header is None:
        return boxes.caption
    caption = boxes.caption
    lift = TITLE_LIFT if boxes.line is not None else PROJECTOR_TITLE_LIFT
    return Box(caption.x, boxes.header.y, caption.w, caption.bottom - boxes.header.y - lift)


def line_box(boxes: VisitorBoxes, at_start: bool) -> Box | None:
    """Room for the second line: below the caption; below the title it may be two lines high.

    The projector has one only at the start.
    """
    line, caption = boxes.line, boxes.caption
    if not at_start:
        return line
    if line is None:
        top = caption.bottom - PROJECTOR_TITLE_LIFT
        return Box(caption.x, top, caption.w, PROJECTOR_TITLE_LIFT)
    return line._replace(y=line.y - TITLE_LIFT, h=max(line.h, TWO_LINES))


def close_box(card: Box) -> Box:
    """The target of the cross of the open card."""
    left = card.right - CLOSE_INSET - CLOSE_SIZE
    return Box(left, card.y + CLOSE_INSET, CLOSE_SIZE, CLOSE_SIZE)


def scrub_zone(story: Box, page: Page) -> Box:
    """Where the loss curve and the scrubber are: all of the recording, and room for what comes."""
    left = PROJECTOR_ZONE_LEFT if page is Page.PROJECTOR else ZONE_LEFT
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
