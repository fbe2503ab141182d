"""Where everything is on a projector: larger type, and less beside the network."""

from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.large.layout import COLUMN_GAP, DOCK_GAP, EDGE, ROOMY_WIDTH, UPRIGHT_HEIGHT, RunState
from game.view.scene.large_boxes import LargeBoxes

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
PROJECTOR_ASK: Final = 290.0
# What is said of a class takes a third line, and in a narrow window every question's sentences do.
TALL_CAPTION: Final = 190.0
# At the end of a story's questions both buttons have their words.
PROJECTOR_END: Final = 480.0
# Where hands are counted, the one that goes on has icon and word.
PROJECTOR_SHOW: Final = 390.0
LEAST_STORY: Final = 250.0
# The cards on which they are counted, in a narrow window.
NARROW_CARD: Final = 550.0
# Names of lines are short, and the lines they name want the room.
NARROW_LINES: Final = 524.0


def projector_boxes(canvas: Box, state: RunState) -> tuple[LargeBoxes, Box]:
    """Nothing beside the network but the open card; one bar of buttons."""
    inner = canvas.w - 2 * EDGE
    height = PROJECTOR_BAR[1]
    bar = canvas.bottom - PROJECTOR_FOOT - height
    side, gap = ICON_BUTTON, PROJECTOR_GAP
    menu = Box(canvas.right - EDGE - side, bar, side, height)
    lab = menu._replace(x=menu.x - gap - side)
    start_over = menu._replace(x=lab.x - gap - side)
    roomy = canvas.w >= ROOMY_WIDTH
    play = Box(EDGE, bar, PROJECTOR_PLAY, height)
    step_width = PROJECTOR_STEP if roomy else PROJECTOR_NARROW_STEP
    if state.asked and state.again:
        play, step_width = play._replace(w=PROJECTOR_END), PROJECTOR_END
    elif state.votes:
        play, step_width = play._replace(w=PROJECTOR_SHOW), PROJECTOR_NARROW_STEP
    elif state.skippable:
        # The eye alone: its word has no room anyway.
        step_width = PROJECTOR_NARROW_STEP
    step = Box(play.right + gap, bar, step_width, height) if state.started else None
    left = (step or play).right + gap
    ask = None
    if state.poses and step is not None:
        ask = Box(left, bar, PROJECTOR_ASK, height)
        left = ask.right + gap
    story_left = left + gap
    tall = state.votes or (state.asked and not roomy)
    caption = TALL_CAPTION if tall else PROJECTOR_CAPTION[1]
    top = PROJECTOR_TOP + caption - PROJECTOR_CAPTION[1]
    body = Box(EDGE, top, inner, bar - DOCK_GAP - top)
    upright = canvas.h >= UPRIGHT_HEIGHT
    card, drawing = _projected(body, upright, state.pinned and not state.votes)
    rows = votes = None
    if state.votes:
        narrow = NARROW_LINES if state.lines else NARROW_CARD
        width = PROJECTOR_CARD if roomy else narrow
        votes, drawing = _projected(body, upright, pinned=True, wide=width)
    elif state.rows and card is None:
        # The only time at which the rows are there; a card's place is wide enough for them.
        rows, drawing = _projected(body, upright, pinned=True)
    story = Box(story_left, bar, start_over.x - 2 * gap - story_left, height)
    boxes = LargeBoxes(
        header=Box(EDGE, PROJECTOR_HEADER[0], inner, PROJECTOR_HEADER[1]),
        caption=Box(EDGE, PROJECTOR_CAPTION[0], inner, caption),
        line=None,
        rows=rows,
        hint=None,
        card=card,
        play=play,
        step=step,
        story=story if story.w >= LEAST_STORY else None,
        start_over=start_over,
        lab=lab,
        menu=menu,
        room=body if state.room and not state.votes else None,
        votes=votes,
        ask=ask,
    )
    return boxes, drawing


def _projected(
    body: Box, upright: bool, pinned: bool, wide: float = PROJECTOR_CARD
) -> tuple[Box | None, Box]:
    """The open card, at the right or below, and the network in what is left."""
    card = None
    width, height = body.w, body.h
    if pinned and upright:
        height = body.h - PROJECTOR_TALLEST_CARD - COLUMN_GAP
        left = body.centerx - PROJECTOR_CARD / 2
        top = body.bottom - PROJECTOR_TALLEST_CARD
        card = Box(left, top, PROJECTOR_CARD, PROJECTOR_TALLEST_CARD)
    elif pinned:
        card = Box(body.right - wide, body.y, wide, body.h)
        width = card.x - COLUMN_GAP / 2 - body.x
    return card, Box(
        body.x + theme.STEP, body.y + theme.STEP, width - theme.STEP, height - theme.STEP
    )
