"""Where everything is in the lab.

The scale has a floor, so that text stays readable: smaller windows fold panels away instead of
shrinking them further.
"""

from typing import NamedTuple

from game.view.chain_rule.boxes import (
    INVITATION_HEIGHT,
    INVITATION_HEIGHT_AT_START,
    LEAST_HEIGHT,
    STACK_INVITATION_WIDTH,
    is_open,
)
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.scene.layout import Fold, InsideBoxes, Layout

WIDE_ASPECT = 1.5
WIDE_WIDTH = 1880.0
COMPACT_CANVAS = (1600.0, 900.0, 0.8)
STACK_CANVAS = (1365.0, 0.8)
TOP_HEIGHT = 64.0
BAR_HEIGHT = {"wide": 104.0, "compact": 88.0, "stack": 88.0}
COLUMN_WIDTH = {"wide": 672.0, "compact": 616.0}
DRAWER_HEIGHT = 112.0
CARD_HEIGHT = 600.0
STRIP_HEIGHT = 104.0
ROW_HEIGHT = {"wide": 112.0, "compact": 64.0}
HEADLINE_HEIGHT = {"wide": 68.0, "compact": 68.0, "stack": 60.0}
LEGEND_HEIGHT = 40.0
# Inside an epoch: the sentence has so much of the stations' place, or of the drawing's foot.
SENTENCE_HEIGHT = {"wide": 78.0, "compact": 40.0, "stack": 48.0}
STACK_LOWER_HEIGHT = 356.0
STACK_ROWS_WIDTH = 168.0
# A window that stands upright: the network's height in widths, and what makes it worth while.
TALLEST_NETWORK = 0.72
LEAST_GRAPHS = 280.0


def arrange_lab(
    pixel_width: int,
    pixel_height: int,
    *,
    pinned: bool,
    settings_open: bool,
    started: bool,
    large_text: bool = False,
    check_open: bool = False,
    inside: bool = False,
) -> Layout:
    """The layout of a window; ``pinned``: the chain-rule card is open; ``started``: training has
    begun; ``large_text``: panels fold as in a small window, so that type can be larger;
    ``check_open``: the gradient check is where card and graphs would be; ``inside``: somebody walks
    through the epoch term by term.
    """
    scale = _scale(pixel_width, pixel_height, large_text)
    width, height = pixel_width / scale, pixel_height / scale
    fold = _fold(pixel_width / pixel_height, width)
    top, body, drawer, transport = _bands(width, height, fold, settings_open)
    card: Box | None
    if fold is Fold.STACK:
        network, card, graphs = _stacked(body, pinned)
    else:
        network, card, graphs = _side_by_side(body, fold, pinned, started)
    sheet = _sheet(body, fold) if settings_open else None
    if sheet is not None:
        card, graphs = None, _above_sheet(sheet, network)
    check = _check_sheet(body, network, fold) if check_open and not settings_open else None
    if check is not None:
        card, graphs = None, None
    parts = _inside_network(network, fold)
    if inside:
        parts = _with_stations(parts, fold)
    headline, drawing, legend, rows, stations = parts
    return Layout(
        width=width,
        height=height,
        scale=scale,
        fold=fold,
        top=top,
        network=network,
        headline=headline,
        drawing=drawing,
        legend=legend,
        rows=rows,
        card=card,
        graphs=graphs,
        drawer=drawer,
        sheet=sheet,
        transport=transport,
        check=check,
        inside=stations,
    )


def _scale(width: int, height: int, large_text: bool) -> float:
    natural = min(width / theme.CANVAS_WIDTH, height / theme.CANVAS_HEIGHT)
    if width / height > WIDE_ASPECT:
        canvas_width, canvas_height, most = COMPACT_CANVAS
        folded = min(width / canvas_width, height / canvas_height)
    else:
        canvas_width, most = STACK_CANVAS
        folded = width / canvas_width
    return max(natural, folded if large_text else min(folded, most))


def _bands(
    width: float, height: float, fold: Fold, settings_open: bool
) -> tuple[Box, Box, Box | None, Box]:
    """From above: the top bar, the body, the settings where they have a drawer, the transport."""
    margin, gutter = float(theme.MARGIN), float(theme.GUTTER)
    inner = width - 2 * margin
    top = Box(margin, float(theme.MARGIN_TOP), inner, TOP_HEIGHT)
    bar = BAR_HEIGHT[fold.value]
    transport = Box(margin, height - theme.MARGIN_TOP - bar, inner, bar)
    body = Box(margin, top.bottom + gutter, inner, transport.y - top.bottom - 2 * gutter)
    if not (settings_open and fold is Fold.WIDE):
        return top, body, None, transport
    drawer = Box(body.x, body.bottom - DRAWER_HEIGHT, body.w, DRAWER_HEIGHT)
    body = Box(body.x, body.y, body.w, body.h - DRAWER_HEIGHT - gutter)
    return top, body, drawer, transport


def _fold(aspect: float, width: float) -> Fold:
    if aspect <= WIDE_ASPECT:
        return Fold.STACK
    return Fold.WIDE if width >= WIDE_WIDTH else Fold.COMPACT


def _stacked(body: Box, pinned: bool) -> tuple[Box, Box, Box | None]:
    gutter = float(theme.GUTTER)
    network = Box(body.x, body.y, body.w, body.h - STACK_LOWER_HEIGHT - gutter)
    lower = network.bottom + gutter
    tallest = TALLEST_NETWORK * body.w
    if network.h - tallest >= LEAST_GRAPHS + gutter:
        network = network._replace(h=tallest)
        return network, *_upright(body, network.bottom + gutter, pinned)
    if pinned:
        return network, Box(body.x, lower, body.w, STACK_LOWER_HEIGHT), None
    card = Box(body.x, lower, STACK_INVITATION_WIDTH, STACK_LOWER_HEIGHT)
    left = card.right + gutter
    return network, card, Box(left, lower, body.right - left, STACK_LOWER_HEIGHT)


def _upright(body: Box, lower: float, pinned: bool) -> tuple[Box, Box]:
    """In a window that stands upright graphs have room below the card."""
    height = STACK_LOWER_HEIGHT if pinned else INVITATION_HEIGHT_AT_START
    card = Box(body.x, lower, body.w, height)
    top = card.bottom + theme.GUTTER
    return card, Box(body.x, top, body.w, body.bottom - top)


def _side_by_side(
    body: Box, fold: Fold, pinned: bool, started: bool
) -> tuple[Box, Box, Box | None]:
    gutter = float(theme.GUTTER)
    column = COLUMN_WIDTH[fold.value]
    network = Box(body.x, body.y, body.w - gutter - column, body.h)
    left = body.right - column
    beside_strip = min(CARD_HEIGHT, body.h - gutter - STRIP_HEIGHT)
    if pinned and (fold is Fold.COMPACT or beside_strip < LEAST_HEIGHT):
        return network, Box(left, body.y, column, body.h), None
    if pinned:
        height = beside_strip
    else:
        height = INVITATION_HEIGHT if started else INVITATION_HEIGHT_AT_START
    card = Box(left, body.y, column, height)
    graphs = Box(left, card.bottom + gutter, column, body.bottom - card.bottom - gutter)
    return network, card, graphs


def _sheet(body: Box, fold: Fold) -> Box | None:
    """The settings where they lie over card and graphs; None where they have a drawer."""
    if fold is Fold.STACK:
        lower = body.y + body.h - STACK_LOWER_HEIGHT
        return Box(body.x, lower, body.w, STACK_LOWER_HEIGHT)
    if fold is Fold.COMPACT:
        column = COLUMN_WIDTH[fold.value]
        return Box(body.right - column, body.y, column, body.h)
    return None


def _check_sheet(body: Box, network: Box, fold: Fold) -> Box:
    """All that the network leaves of the body."""
    gutter = float(theme.GUTTER)
    if fold is Fold.STACK:
        top = network.bottom + gutter
        return Box(body.x, top, body.w, body.bottom - top)
    left = network.right + gutter
    return Box(left, body.y, body.right - left, body.h)


def _above_sheet(sheet: Box, network: Box) -> Box | None:
    """The graphs where settings leave them room: in a window that stands upright."""
    top, bottom = network.bottom + theme.GUTTER, sheet.y - theme.GUTTER
    return Box(sheet.x, top, sheet.w, bottom - top) if bottom - top >= LEAST_GRAPHS else None


class _Parts(NamedTuple):
    """What the network's panel holds."""

    headline: Box
    drawing: Box
    legend: Box | None
    rows: Box | None
    stations: InsideBoxes | None = None


def _with_stations(parts: _Parts, fold: Fold) -> _Parts:
    """With the stations of an epoch, and a sentence."""
    foot = SENTENCE_HEIGHT[fold.value]
    if fold is Fold.STACK:
        drawing = parts.drawing._replace(h=parts.drawing.h - foot)
        sentence = Box(drawing.x, drawing.bottom, drawing.w, foot)
        boxes = InsideBoxes(parts.headline, sentence)
        return parts._replace(drawing=drawing, stations=boxes)
    assert parts.rows is not None
    top, rows = parts.drawing.bottom, parts.rows
    strip = Box(rows.x, top, rows.w, rows.bottom - foot - top)
    sentence = Box(rows.x, strip.bottom, rows.w, foot)
    return parts._replace(legend=None, rows=None, stations=InsideBoxes(strip, sentence))


def _inside_network(network: Box, fold: Fold) -> _Parts:
    pad = float(theme.PADDING_SMALL)
    head = HEADLINE_HEIGHT[fold.value]
    headline = Box(network.x, network.y, network.w, head)
    top = network.y + head
    if fold is Fold.STACK:
        rows = Box(network.x + pad, top + 4, STACK_ROWS_WIDTH, network.h - head - 4 - pad)
        drawing = Box(rows.right, top, network.right - rows.right, network.bottom - top - pad)
        return _Parts(headline, drawing, None, rows)
    height = ROW_HEIGHT[fold.value]
    rows = Box(network.x + pad, network.bottom - pad - height, network.w - 2 * pad, height)
    legend = Box(network.x, rows.y - LEGEND_HEIGHT, network.w, LEGEND_HEIGHT)
    drawing = Box(network.x, top, network.w, legend.y - top)
    return _Parts(headline, drawing, legend, rows)


def pinned_card(layout: Layout, large_text: bool = False) -> Box | None:
    """The rectangle that a pinned connection's card has in a window like this, or would have; None
    where something else lies there.
    """
    if is_open(layout) or layout.sheet is not None or layout.check is not None:
        return layout.card
    width, height = round(layout.width * layout.scale), round(layout.height * layout.scale)
    opened = arrange_lab(
        width,
        height,
        pinned=True,
        settings_open=layout.drawer is not None,
        started=True,
        large_text=large_text,
    )
    return opened.card
