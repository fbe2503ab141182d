"""Where everything is in the visitor view, on a projector, and in the attract show.

Logical units, as everywhere: the design is 1080 high and at least 1440 wide (4:3); wider windows
give the network more room, taller ones the rows and the network, and those that stand upright have
the rows and the open card below it. Nothing is folded by size, only by page: type is large enough
to be scaled down.
"""

from dataclasses import dataclass, replace
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.scene.large_boxes import VisitorBoxes
from game.view.scene.layout import Fold, Layout
from game.view.scene.page import Page

LEAST_WIDTH: Final = 1440.0
LEAST_HEIGHT: Final = 1080.0
# Narrower than this, the dock's right end is squeezed and the rows give way to the open card.
ROOMY_WIDTH: Final = 1780.0

EDGE: Final = 40.0
HEADER: Final = (24.0, 60.0)
CAPTION: Final = (98.0, 72.0)
LINE: Final = (174.0, 52.0)
# In a narrow window the second line may take two.
NARROW_LINE: Final = 98.0
BODY_TOP: Final = 240.0
DOCK: Final = 188.0
DOCK_FOOT: Final = 24.0
DOCK_GAP: Final = 22.0
COLUMN: Final = 310.0
COLUMN_GAP: Final = 30.0
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

# From this height on everything stands below each other: the open card finds room there, too.
UPRIGHT_HEIGHT: Final = 2100.0
UPRIGHT_ROWS: Final = 200.0
UPRIGHT_CARD: Final = 760.0


# Rows, open card, network and hint.
_Body = tuple[Box | None, Box | None, Box, Box | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a session the layout depends on."""

    pinned: bool
    started: bool


def arrange_simple(width: int, height: int, page: Page, standing: Standing) -> Layout:
    """The layout of a page with large type, for a window of this size in pixels."""
    scale = min(width / LEAST_WIDTH, height / LEAST_HEIGHT)
    place = {
        Page.VISITOR: _visitor,
        Page.PROJECTOR: _projector,
        Page.ATTRACT: _attract,
    }[page]
    canvas = Box(0.0, 0.0, width / scale, height / scale)
    boxes, drawing = place(canvas, standing)
    return _layout(canvas, scale, page, boxes, drawing)


def _layout(canvas: Box, scale: float, page: Page, boxes: VisitorBoxes, drawing: Box) -> Layout:
    dock_top = boxes.play.y if boxes.play is not None else canvas.bottom
    dock = Box(0.0, dock_top, canvas.w, canvas.bottom - dock_top)
    nothing = Box(0.0, 0.0, 0.0, 0.0)
    return Layout(
        width=canvas.w,
        height=canvas.h,
        scale=scale,
        fold=Fold.WIDE,
        top=boxes.header or nothing,
        network=drawing,
        headline=boxes.caption,
        drawing=drawing,
        legend=None,
        rows=boxes.rows or nothing,
        card=boxes.card,
        graphs=None,
        drawer=None,
        sheet=None,
        transport=dock,
        page=page,
        visitor=boxes,
    )


def _visitor(canvas: Box, standing: Standing) -> tuple[VisitorBoxes, Box]:
    inner = canvas.w - 2 * EDGE
    roomy = canvas.w >= ROOMY_WIDTH
    dock = canvas.bottom - DOCK_FOOT - DOCK
    line = Box(EDGE, LINE[0], inner, LINE[1] if roomy else NARROW_LINE)
    lower = line.h - LINE[1]
    body = Box(EDGE, BODY_TOP + lower, inner, dock - DOCK_GAP - BODY_TOP - lower)
    if canvas.h >= UPRIGHT_HEIGHT:
        rows, card, drawing, hint = _below_each_other(body, standing.pinned)
    else:
        rows, card, drawing, hint = _side_by_side(body, roomy, standing.pinned)
    end = Box(0.0, dock, RIGHT_WIDTH if roomy else RIGHT_WIDTH_NARROW, DOCK)
    end = end._replace(x=canvas.right - EDGE - end.w)
    story_left = EDGE + COLUMN + COLUMN_GAP + 2.0
    boxes = VisitorBoxes(
        header=Box(EDGE, HEADER[0], inner, HEADER[1]),
        caption=Box(EDGE, CAPTION[0], inner, CAPTION[1]),
        line=line,
        rows=rows,
        hint=hint,
        card=card,
        play=Box(EDGE, dock, COLUMN, PLAY_HEIGHT if standing.started else DOCK),
        step=None,
        story=Box(story_left, dock, end.x - COLUMN_GAP - story_left, DOCK),
        **_right_end(end, LAB_SHARE if roomy else LAB_SHARE_NARROW),
    )
    if standing.started:
        top = dock + PLAY_HEIGHT + STEP_GAP
        boxes = replace(boxes, step=Box(EDGE, top, COLUMN, STEP_HEIGHT))
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


# ------------------------------------------------------------------ projector

PROJECTOR_HEADER: Final = (18.0, 76.0)
# Room for two lines.
PROJECTOR_CAPTION: Final = (103.0, 127.0)
PROJECTOR_TOP: Final = 240.0
PROJECTOR_BAR: Final = (956.0, 100.0)
PROJECTOR_PLAY: Final = 304.0
PROJECTOR_STEP: Final = 250.0
PROJECTOR_GAP: Final = 14.0
PROJECTOR_FOOT: Final = 24.0
ICON_BUTTON: Final = 100.0
PROJECTOR_CARD: Final = 620.0
PROJECTOR_TALLEST_CARD: Final = 820.0
PROJECTOR_NARROW_STEP: Final = 100.0


def _projector(canvas: Box, standing: Standing) -> tuple[VisitorBoxes, Box]:
    inner = canvas.w - 2 * EDGE
    height = PROJECTOR_BAR[1]
    bar = canvas.bottom - PROJECTOR_FOOT - height
    side, gap = ICON_BUTTON, PROJECTOR_GAP
    menu = Box(canvas.right - EDGE - side, bar, side, height)
    lab = menu._replace(x=menu.x - gap - side)
    start_over = menu._replace(x=lab.x - gap - side)
    play = Box(EDGE, bar, PROJECTOR_PLAY, height)
    roomy = canvas.w >= ROOMY_WIDTH
    step_width = PROJECTOR_STEP if roomy else PROJECTOR_NARROW_STEP
    step = Box(play.right + gap, bar, step_width, height) if standing.started else None
    story_left = (step or play).right + 2 * gap
    body = Box(EDGE, PROJECTOR_TOP, inner, bar - DOCK_GAP - PROJECTOR_TOP)
    card, drawing = _projected(body, canvas.h >= UPRIGHT_HEIGHT, standing.pinned)
    boxes = VisitorBoxes(
        header=Box(EDGE, PROJECTOR_HEADER[0], inner, PROJECTOR_HEADER[1]),
        caption=Box(EDGE, PROJECTOR_CAPTION[0], inner, PROJECTOR_CAPTION[1]),
        line=None,
        rows=None,
        hint=None,
        card=card,
        play=play,
        step=step,
        story=Box(story_left, bar, start_over.x - 2 * gap - story_left, height),
        start_over=start_over,
        lab=lab,
        menu=menu,
    )
    return boxes, drawing


def _projected(body: Box, upright: bool, pinned: bool) -> tuple[Box | None, Box]:
    """The open card, at the right or below, and the network in what is left."""
    card = None
    width, height = body.w, body.h
    if pinned and upright:
        height = body.h - PROJECTOR_TALLEST_CARD - COLUMN_GAP
        left = body.centerx - PROJECTOR_CARD / 2
        top = body.bottom - PROJECTOR_TALLEST_CARD
        card = Box(left, top, PROJECTOR_CARD, PROJECTOR_TALLEST_CARD)
    elif pinned:
        card = Box(body.right - PROJECTOR_CARD, body.y, PROJECTOR_CARD, body.h)
        width = card.x - COLUMN_GAP / 2 - body.x
    return card, Box(
        body.x + theme.STEP, body.y + theme.STEP, width - theme.STEP, height - theme.STEP
    )


# ------------------------------------------------------------------ attract

ATTRACT_TOP: Final = 44.0
ATTRACT_SIDE: Final = 90.0
ATTRACT_EDGE: Final = 60.0
ATTRACT_RIBBON: Final = 78.0
# From the window's lower edge: caption, second line, invitation.
ATTRACT_CAPTION: Final = (306.0, 124.0)
ATTRACT_LINE: Final = (182.0, 94.0)
ATTRACT_NETWORK_FOOT: Final = 346.0
# In a narrow window the caption has a row of its own above line and invitation.
ATTRACT_NARROW_CAPTION: Final = 476.0
ATTRACT_NARROW_FOOT: Final = 500.0
INVITATION: Final = (280.0, 456.0, 140.0)


def _attract(canvas: Box, _standing: Standing) -> tuple[VisitorBoxes, Box]:
    rise, width, height = INVITATION
    invitation = Box(canvas.right - ATTRACT_EDGE - width, canvas.bottom - rise, width, height)
    room = invitation.x - 2 * ATTRACT_EDGE
    caption = Box(ATTRACT_EDGE, canvas.bottom - ATTRACT_CAPTION[0], room, ATTRACT_CAPTION[1])
    line = Box(ATTRACT_EDGE, canvas.bottom - ATTRACT_LINE[0], room, ATTRACT_LINE[1])
    foot = ATTRACT_NETWORK_FOOT
    if canvas.w < ROOMY_WIDTH:
        top, foot = canvas.bottom - ATTRACT_NARROW_CAPTION, ATTRACT_NARROW_FOOT
        caption = Box(ATTRACT_EDGE, top, canvas.w - 2 * ATTRACT_EDGE, ATTRACT_CAPTION[1])
        line = Box(ATTRACT_EDGE, invitation.y, room, invitation.h)
    drawing = Box(
        ATTRACT_SIDE,
        ATTRACT_TOP,
        canvas.w - 2 * ATTRACT_SIDE,
        canvas.bottom - foot - ATTRACT_TOP,
    )
    boxes = VisitorBoxes(
        header=None,
        caption=caption,
        line=line,
        rows=None,
        hint=None,
        card=None,
        play=None,
        step=None,
        story=None,
        start_over=None,
        lab=None,
        menu=None,
        invitation=invitation,
        ribbon=Box(0.0, canvas.bottom - ATTRACT_RIBBON, canvas.w, ATTRACT_RIBBON),
    )
    return boxes, drawing
