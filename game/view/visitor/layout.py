"""Where everything is in the visitor view.

Wider windows give the network more room, taller ones the rows and the network, and those that
stand upright have the rows and the open card below it."""

from typing import Final

from game.view.drawing.box import Box
from game.view.large.layout import COLUMN_GAP, DOCK_GAP, EDGE, ROOMY_WIDTH, UPRIGHT_HEIGHT, RunState
from game.view.scene.large_boxes import LargeBoxes

HEADER: Final = (24.0, 60.0)
CAPTION: Final = (98.0, 72.0)
LINE: Final = (174.0, 52.0)
# In a narrow window the second line may take two.
NARROW_LINE: Final = 98.0
BODY_TOP: Final = 240.0
DOCK: Final = 188.0
DOCK_FOOT: Final = 24.0
COLUMN: Final = 310.0
PLAY_HEIGHT: Final = 104.0
STEP_HEIGHT: Final = 70.0
STEP_GAP: Final = 14.0
NETWORK_TOP: Final = 246.0
NETWORK_MARGIN: Final = 26.0
NETWORK_RIGHT: Final = 32.0
NETWORK_FOOT: Final = 30.0
CARD_WIDTH: Final = 456.0
TALLEST_CARD: Final = 760.0
RIGHT_WIDTH: Final = 456.0
RIGHT_WIDTH_NARROW: Final = 356.0
RIGHT_GAP: Final = 14.0
LAB_SHARE: Final = 0.43
LAB_SHARE_NARROW: Final = 0.52
HINT: Final = (340.0, 52.0)
UPRIGHT_ROWS: Final = 200.0
UPRIGHT_CARD: Final = 760.0
# Rows, open card, network and hint.
_Body = tuple[Box | None, Box | None, Box, Box | None]


def visitor_boxes(canvas: Box, state: RunState) -> tuple[LargeBoxes, Box]:
    """Rows, network and open card; a dock with Play, Step, stories or loss, and the way home."""
    inner = canvas.w - 2 * EDGE
    roomy = canvas.w >= ROOMY_WIDTH
    dock = canvas.bottom - DOCK_FOOT - DOCK
    line = Box(EDGE, LINE[0], inner, LINE[1] if roomy else NARROW_LINE)
    lower = line.h - LINE[1]
    body = Box(EDGE, BODY_TOP + lower, inner, dock - DOCK_GAP - BODY_TOP - lower)
    upright = canvas.h >= UPRIGHT_HEIGHT
    if upright:
        rows, card, drawing, hint = _below_each_other(body, state.pinned)
    else:
        rows, card, drawing, hint = _side_by_side(body, roomy, state.pinned)
    room = None
    if state.room and rows is not None:
        room, hint = _room(body, rows, upright), None
    end = Box(0.0, dock, RIGHT_WIDTH if roomy else RIGHT_WIDTH_NARROW, DOCK)
    end = end._replace(x=canvas.right - EDGE - end.w)
    story_left = EDGE + COLUMN + COLUMN_GAP + 2.0
    boxes = LargeBoxes(
        header=Box(EDGE, HEADER[0], inner, HEADER[1]),
        caption=Box(EDGE, CAPTION[0], inner, CAPTION[1]),
        line=line,
        rows=rows,
        hint=hint,
        card=card,
        play=Box(EDGE, dock, COLUMN, PLAY_HEIGHT if state.started else DOCK),
        step=None,
        story=Box(story_left, dock, end.x - COLUMN_GAP - story_left, DOCK),
        **_right_end(end, LAB_SHARE if roomy else LAB_SHARE_NARROW),
        room=room,
    )
    if state.started:
        top = dock + PLAY_HEIGHT + STEP_GAP
        boxes = boxes._replace(step=Box(EDGE, top, COLUMN, STEP_HEIGHT))
    return boxes, drawing


def _side_by_side(body: Box, roomy: bool, pinned: bool) -> _Body:
    """Rows, network, and the open card at the right; the hint stands over the network's corner."""
    card = None
    if pinned:
        height = min(body.h, TALLEST_CARD)
        top = body.y + (body.h - height) / 2
        card = Box(body.right - CARD_WIDTH, top, CARD_WIDTH, height)
    rows = Box(body.x, body.y, COLUMN, body.h) if roomy or card is None else None
    left = body.x if rows is None else rows.right + NETWORK_MARGIN
    right = body.right + EDGE - NETWORK_RIGHT if card is None else card.x - COLUMN_GAP / 2
    top = body.y + NETWORK_TOP - BODY_TOP
    drawing = Box(left, top, right - left, body.bottom + DOCK_GAP - NETWORK_FOOT - top)
    return rows, card, drawing, None if pinned else _hint(body)


def _below_each_other(body: Box, pinned: bool) -> _Body:
    """In a window that stands upright: the network, the open card, and the rows side by side."""
    rows = Box(body.x, body.bottom - UPRIGHT_ROWS, body.w, UPRIGHT_ROWS)
    above = Box(body.x, body.y, body.w, rows.y - DOCK_GAP - body.y)
    if not pinned:
        hint = _hint(above)
        drawing = above._replace(h=hint.y - DOCK_GAP - above.y)
        return rows, None, drawing, hint
    top, left = above.bottom - TALLEST_CARD, above.centerx - UPRIGHT_CARD / 2
    card = Box(left, top, UPRIGHT_CARD, TALLEST_CARD)
    return rows, card, above._replace(h=card.y - DOCK_GAP - above.y), None


def _room(body: Box, rows: Box, upright: bool) -> Box:
    """All that the rows leave of the body."""
    if upright:
        return body._replace(h=rows.y - DOCK_GAP - body.y)
    left = rows.right + NETWORK_MARGIN
    return Box(left, body.y, body.right - left, body.h)


def _hint(body: Box) -> Box:
    width, height = HINT
    return Box(body.right - width, body.bottom + DOCK_GAP / 2 - height, width, height)


def _right_end(end: Box, share: float) -> dict[str, Box]:
    """Start over above; below it the lab and the menu of languages."""
    height = (end.h - RIGHT_GAP) / 2
    lower = end.y + height + RIGHT_GAP
    lab = round((end.w - RIGHT_GAP) * share)
    return {
        "start_over": Box(end.x, end.y, end.w, height),
        "lab": Box(end.x, lower, lab, height),
        "menu": Box(end.x + lab + RIGHT_GAP, lower, end.w - lab - RIGHT_GAP, height),
    }
