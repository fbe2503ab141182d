"""Where everything is in the attract show: the network above, words and the invitation below it."""

from typing import Final

from game.view.drawing.box import Box
from game.view.large.layout import EDGE, ROOMY_WIDTH, RunState
from game.view.scene.large_boxes import LargeBoxes

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


def attract_boxes(canvas: Box, _state: RunState) -> tuple[LargeBoxes, Box]:
    """The network, its caption and line, the invitation, and the ribbon at the foot."""
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
    side = EDGE if canvas.h > canvas.w else ATTRACT_SIDE
    drawing = Box(
        side,
        ATTRACT_TOP,
        canvas.w - 2 * side,
        canvas.bottom - foot - ATTRACT_TOP,
    )
    boxes = LargeBoxes(
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
