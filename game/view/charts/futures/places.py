"""Where the list of the futures is in the loss tab, and what it leaves to the chart."""

from collections.abc import Hashable, Sequence
from enum import Enum
from typing import Final, NamedTuple

from game.session.snapshot import Course, Snapshot
from game.view.charts.boxes import FRAME_SIDE, SIDE, TAB_STRIP_HEIGHT, body, is_strip
from game.view.drawing.box import Box
from game.view.scene.actions import Tab
from game.view.scene.interface import Interface
from game.view.scene.layout import Fold, Layout

HEADER: Final = 44.0
ROW: Final = 54.0
ROW_GAP: Final = 6.0
SENTENCES: Final = 68.0
# Between the list and the chart.
FOOT: Final = 8.0
# With less room than this for the chart the list folds.
LEAST_CHART: Final = 190.0
PILL: Final = 40.0
PILL_HIT: Final = 56.0
PILL_GAP: Final = 8.0
# Beside the chart.
SIDE_WIDTH: Final = 330.0
SIDE_ROW: Final = 60.0
SIDE_GAP: Final = 8.0
SIDE_BELOW: Final = 330.0
# The button that shows the third one, too.
MORE_WIDTH: Final = 72.0
MORE_HEIGHT: Final = 40.0
# What they are measured by, at the end of a row of pills.
RULER_WIDTH: Final = 88.0
BEFORE_MORE: Final = 10.0


class Form(Enum):
    """How the futures are listed."""

    ROWS = "rows"
    PILLS = "pills"
    SIDE = "side"


class ListPlace(NamedTuple):
    """``box``: all of it; ``rows``: each future's, in their order; ``header``: what they are
    measured by; ``sentences`` and ``more`` where there is room for them.
    """

    form: Form
    box: Box
    header: Box
    rows: tuple[Box, ...]
    sentences: Box | None
    more: Box


def shown_futures(snapshot: Snapshot, interface: Interface) -> tuple[Course, ...]:
    """The futures that stand beside each other: two, or all of them on demand."""
    return snapshot.futures if interface.all_futures else snapshot.compared


def futures_key(snapshot: Snapshot) -> Hashable:
    """What a picture of the futures depends on, beside the one that is shown."""
    return tuple(
        (each.slot, each.run, each.last_epoch, each.shared, each.active, each.beside)
        for each in snapshot.futures
    )


def list_place(layout: Layout, snapshot: Snapshot, interface: Interface) -> ListPlace | None:
    """Where the list is; None where it is not shown."""
    graphs = layout.graphs
    if interface.tab is not Tab.LOSS or graphs is None or is_strip(graphs):
        return None
    count = len(shown_futures(snapshot, interface))
    if count < 2:
        return None
    has_more = len(snapshot.futures) > 2
    area = body(graphs)
    inner = Box(area.x + SIDE, area.y, area.w - 2 * SIDE, area.h)
    if layout.fold is Fold.STACK and area.h < SIDE_BELOW:
        return _beside(area, inner, count)
    rows = HEADER + count * (ROW + ROW_GAP) + FOOT
    if area.h - rows < LEAST_CHART:
        return _pills(inner, count, has_more)
    sentences = layout.fold is not Fold.COMPACT and area.h - rows - SENTENCES >= LEAST_CHART
    return _rows(inner, count, rows, sentences)


def chart_area(layout: Layout, snapshot: Snapshot, interface: Interface) -> Box | None:
    """The panel of the graphs as the charts are laid out in it: without the list."""
    graphs, place = layout.graphs, list_place(layout, snapshot, interface)
    if graphs is None or place is None:
        return graphs
    if place.form is Form.SIDE:
        left = place.box.right - FRAME_SIDE
        return Box(left, graphs.y, graphs.right - left, graphs.h)
    top = place.box.bottom - TAB_STRIP_HEIGHT
    return Box(graphs.x, top, graphs.w, graphs.bottom - top)


def _rows(inner: Box, count: int, height: float, has_sentences: bool) -> ListPlace:
    top = inner.y + HEADER
    rows = tuple(Box(inner.x, top + n * (ROW + ROW_GAP), inner.w, ROW) for n in range(count))
    header = Box(inner.x, inner.y, inner.w, HEADER)
    sentences = None
    if has_sentences:
        sentences = Box(inner.x, rows[-1].bottom + ROW_GAP, inner.w, SENTENCES)
        height += SENTENCES
    box = Box(inner.x - SIDE, inner.y, inner.w + 2 * SIDE, height)
    more = _more(inner, (HEADER - ROW_GAP) / 2)
    return ListPlace(Form.ROWS, box, header, rows, sentences, more)


def _pills(inner: Box, count: int, has_more: bool) -> ListPlace:
    free = inner.w - RULER_WIDTH - (MORE_WIDTH + BEFORE_MORE if has_more else 0.0)
    width = (free - count * PILL_GAP) / count
    rows = tuple(
        Box(inner.x + n * (width + PILL_GAP), inner.y + (PILL_HIT - PILL) / 2, width, PILL)
        for n in range(count)
    )
    box = Box(inner.x - SIDE, inner.y, inner.w + 2 * SIDE, PILL_HIT)
    header = Box(inner.x + free, inner.y, RULER_WIDTH, PILL_HIT)
    return ListPlace(Form.PILLS, box, header, rows, None, _more(inner, PILL_HIT / 2))


def _beside(area: Box, inner: Box, count: int) -> ListPlace:
    rows = tuple(
        Box(inner.x, inner.y + n * (SIDE_ROW + SIDE_GAP), SIDE_WIDTH, SIDE_ROW)
        for n in range(count)
    )
    below = rows[-1].bottom + SIDE_GAP
    header = Box(inner.x, below, SIDE_WIDTH, area.bottom - below - FOOT)
    box = Box(area.x, area.y, SIDE + SIDE_WIDTH, area.h)
    more = Box(inner.x + SIDE_WIDTH - MORE_WIDTH, below, MORE_WIDTH, MORE_HEIGHT)
    return ListPlace(Form.SIDE, box, header, rows, None, more)


def _more(inner: Box, middle: float) -> Box:
    top = inner.y + middle - MORE_HEIGHT / 2
    return Box(inner.right - MORE_WIDTH, top, MORE_WIDTH, MORE_HEIGHT)


def hit_of(row: Box) -> Box:
    """What of a row can be hit: high enough for a finger."""
    grow = max(PILL_HIT - row.h, 0.0) / 2
    return Box(row.x, row.y - grow, row.w, row.h + 2 * grow)


def letters(
    courses: Sequence[Course], xs: Sequence[float], gap: float, kept_free: Sequence[float] = ()
) -> list[float]:
    """Where letters stand that would be at ``xs``: moved to the left until they are apart, and away
    from what is ``kept_free``.
    """
    placed: dict[int, float] = {}
    taken = list(kept_free)
    for n in sorted(range(len(courses)), key=lambda n: -xs[n]):
        x = xs[n]
        while any(abs(x - other) < gap for other in taken):
            x = min(other for other in taken if abs(x - other) < gap) - gap
        placed[n] = x
        taken.append(x)
    return [placed[n] for n in range(len(courses))]
