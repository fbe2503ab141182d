"""What a touch on a future does: it comes back. In the list, and on the letters of the timeline."""

import math
from typing import Final

from game.session.commands import BringBack
from game.session.snapshot import Course, Snapshot
from game.view.charts.axes.plot import epoch_scale
from game.view.charts.futures.names import name_of
from game.view.charts.futures.places import hit_of, letters, list_place, shown_futures
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.scene.actions import ToggleAllFutures, ToggleSettings
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.page import Page
from game.view.widgets.sliders.timescale import horizon

LIST: Final = "futures"
MORE: Final = "futures.more"
WELL: Final = "futures.well"
ANOTHER_WAY: Final = "another-way"
# In the well of the timeline: a letter's disc, how far letters stand apart.
LETTER: Final = 13.0
LETTER_GAP: Final = 28.0
LETTER_RISE: Final = 17.0
# What is hit of what stands in the well: from under the pins to so far below and beside the well.
# So near to the playhead a press means the playhead.
HIT_BEYOND: Final = 10.0
HIT_TOP: Final = 46.0
HEAD_REACH: Final = 8.0
# The button that says how a future is made.
WAY_HEIGHT: Final = 34.0
WAY_RISE: Final = 23.0
WAY_ROOM: Final = 56.0
WAY_AIR: Final = 12.0


def future_controls(context: ControlContext) -> list[Control]:
    """The rows of the list, and what shows the third one, too."""
    place = list_place(context.layout, context.snapshot, context.interface)
    if place is None:
        return []
    courses = shown_futures(context.snapshot, context.interface)
    controls = [
        _future(context, course, LIST, hit_of(row))
        for course, row in zip(courses, place.rows, strict=True)
    ]
    if len(context.snapshot.futures) > 2:
        third = next(f for f in context.snapshot.futures if not (f.active or f.beside))
        key = "futures.fewer" if context.interface.all_futures else "futures.all"
        controls.append(
            Control(
                id=MORE,
                kind=Kind.BUTTON,
                target=place.more,
                panel=LIST,
                label=context.texts(f"controls.{key}.label", letter=third.letter),
                tip=context.tip(key),
                action=ToggleAllFutures(),
                selected=context.interface.all_futures,
            )
        )
    return controls


def letter_controls(context: ControlContext, timeline: Control) -> list[Control]:
    """The letters at the futures' ends in the timeline; that of the one which is shown does
    nothing.
    """
    if context.layout.page is not Page.LAB:
        return []
    courses = shown_futures(context.snapshot, context.interface)
    places = letter_places(courses, timeline, context.snapshot)
    head = epoch_scale(timeline, horizon(context.snapshot)).x(context.snapshot.epoch)
    return [
        _future(context, course, WELL, _letter_hit(x, places, head, timeline.target))
        for course, x in zip(courses, places, strict=True)
        if not course.active
    ]


def _letter_hit(x: float, letters_at: list[float], head: float, well: Box) -> Box:
    """What is hit of a letter: up to half the way to the next one, and not the playhead."""
    half = theme.HIT_MINIMUM / 2
    edges = [(other + x) / 2 for other in letters_at if other != x]
    edges.append(head + math.copysign(HEAD_REACH, x - head))
    left = max([x - half, well.x - HIT_BEYOND, *(edge for edge in edges if edge < x)])
    right = min([x + half, well.right + HIT_BEYOND, *(edge for edge in edges if edge > x)])
    return Box(left, well.bottom - HIT_TOP, right - left, HIT_TOP + HIT_BEYOND)


def letter_places(
    courses: tuple[Course, ...], timeline: Control, snapshot: Snapshot
) -> list[float]:
    """The x of every letter in the timeline."""
    epochs = epoch_scale(timeline, horizon(snapshot))
    xs = [epochs.x(min(course.last_epoch, epochs.horizon)) for course in courses]
    return letters(courses, xs, LETTER_GAP, (epochs.x(snapshot.epoch),))


def another_way_controls(context: ControlContext, timeline: Control) -> list[Control]:
    """How to make a future, on the timeline in the past: it opens what can be changed."""
    snapshot = context.snapshot
    is_past = snapshot.epoch < snapshot.last_epoch and not snapshot.moves
    if context.layout.page is not Page.LAB or not is_past or context.interface.settings_open:
        return []
    words, box = _way(context, timeline)
    return [
        Control(
            id=ANOTHER_WAY,
            kind=Kind.BUTTON,
            target=box,
            panel=ANOTHER_WAY,
            label=words,
            tip=context.tip(ANOTHER_WAY),
            icon="fork",
            action=ToggleSettings(),
        )
    ]


def way_face(target: Box) -> Box:
    """The part of the button that is drawn; what is hit is higher."""
    return Box(target.x, target.y + HIT_TOP - WAY_RISE - WAY_HEIGHT / 2, target.w, WAY_HEIGHT)


def _way(context: ControlContext, timeline: Control) -> tuple[str, Box]:
    """The words for which there is room in the well, as near to the playhead as can be, and where
    they stand; in a narrow well the icon alone.
    """
    snapshot, well = context.snapshot, timeline.target
    head = epoch_scale(timeline, horizon(snapshot)).x(snapshot.epoch)
    courses = shown_futures(snapshot, context.interface)
    reach = theme.HIT_MINIMUM / 2
    taken = [(x - reach, x + reach) for x in letter_places(courses, timeline, snapshot)]
    taken = sorted([*taken, (head - WAY_AIR, head + WAY_AIR)])
    starts = [well.x + WAY_AIR, *(end for _, end in taken)]
    ends = [*(start for start, _ in taken), well.right - WAY_AIR]
    for key in (ANOTHER_WAY, f"{ANOTHER_WAY}.short", ""):
        words = context.label(key) if key else ""
        width = context.measure(words, theme.TYPE_SMALL, "semibold") + WAY_ROOM
        free = [(a, b) for a, b in zip(starts, ends, strict=True) if b - a >= width]
        lefts = [min(max(a, head + WAY_AIR), b - width) for a, b in free]
        if lefts or not words:
            break
    middles = [left + width / 2 for left in lefts] or [head]
    left = min(middles, key=lambda middle: abs(middle - head)) - width / 2
    return words, Box(left, well.bottom - HIT_TOP, width, HIT_TOP + HIT_BEYOND)


def _future(context: ControlContext, course: Course, where: str, box: Box) -> Control:
    name = name_of(course, context.snapshot.futures, context.texts)[0]
    tip = "futures.shown" if course.active else "futures.back"
    return Control(
        id=f"{where}.{course.letter}",
        kind=Kind.ROW,
        target=box,
        panel=where,
        label=name,
        tip=context.texts(f"controls.{tip}.tip", letter=course.letter, name=name),
        action=BringBack(course.slot),
        selected=course.active,
        group=where,
    )
