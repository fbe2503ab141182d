"""The pass mark: an answer as a bar from 0 to 1, with a notch at one half.

Beyond the notch it counts as 1.  An answer that has not reached the notch does not touch it, and
one that is beyond it is seen to be.
"""

from __future__ import annotations

import math
from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.numbers.digits import FENCE

# The bar in steps: as fine as it is seen.
STEPS: Final = 200
NOTCH_STEP: Final = round(FENCE * STEPS)
# The notch: how much higher than the bar it is, how wide, and the gap beside it.
NOTCH_BEYOND: Final = 0.55
NOTCH_WIDTH: Final = 3.0
NOTCH_GAP: Final = 2.0


def filled(answer: float) -> int:
    """How many steps of the bar are filled; the notch's own number only for one half itself."""
    if math.isnan(answer):
        return 0
    steps = round(min(max(answer, 0.0), 1.0) * STEPS)
    if answer > FENCE:
        return max(steps, NOTCH_STEP + 1)
    return min(steps, NOTCH_STEP - 1) if answer < FENCE else NOTCH_STEP


def draw_pass_bar(canvas: Canvas, box: Box, steps: int) -> None:
    """The bar in a box that is as high as the bar itself."""
    palette, middle = canvas.palette, box.centerx
    part = box.w * steps / STEPS
    # What is beyond the notch is seen however little it is, and what is not ends before it.
    aside = NOTCH_WIDTH / 2 + NOTCH_GAP
    if steps > NOTCH_STEP:
        part = max(part, box.w / 2 + aside + NOTCH_WIDTH)
    elif steps < NOTCH_STEP:
        part = min(part, box.w / 2 - aside)
    canvas.rect(box, palette.track)
    if part > 0:
        canvas.rect(box._replace(w=part), palette.output)
    beyond = NOTCH_BEYOND * box.h
    high = Box(middle - aside, box.y - beyond, 2 * aside, box.h + 2 * beyond)
    canvas.rect(high, palette.panel)
    notch = high._replace(x=middle - NOTCH_WIDTH / 2, w=NOTCH_WIDTH)
    canvas.rect(notch, palette.text)
