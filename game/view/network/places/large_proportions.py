"""How the network is drawn on each page in large type: its proportions and sizes of type.

The design space is 640 high (1480 wide with the goal): neurons are scaled from it evenly, while the
gaps between the columns take what width there is, within limits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from game.view.large import lettering
from game.view.scene.page import Page

DESIGN_HEIGHT: Final = 640.0
INPUT_RADIUS: Final = 76.0
HIDDEN_RADIUS: Final = 108.0
OUTPUT_RADIUS: Final = 122.0
GOAL_RADIUS: Final = 78.0
# Rim to rim: inputs to hidden neurons, to the output, to the goal.
GAPS: Final = (358.0, 244.0, 100.0)
INPUT_MIDDLE: Final = 132.0
HIDDEN_MIDDLE: Final = 128.0
# The scale of the design space on 1920 x 1080, where sizes of type hold as they are given.
FULL_SCALE: Final = 0.925
PROJECTOR_SCALE: Final = 1.056

PILL_TYPE: Final = 40.0


class LargeProportions(NamedTuple):
    """A page's network.

    ``radii``: sizes of the discs, as multiples of the design's; ``full``: the scale of the design
    space for which ``pill_type`` holds; ``least_type``: nothing is written smaller; ``all_slopes``:
    every hidden neuron's slope is printed, else only the smallest of a locked one.
    """

    radii: float
    full: float
    pill_type: float
    least_type: float
    all_slopes: bool = True


def _type_on(page: Page) -> tuple[float, float]:
    """Sizes of type on labels and of the smallest type of a page."""
    return lettering.sized(page, PILL_TYPE), lettering.sized(page, lettering.FLOOR)


PROPORTIONS: Final[Mapping[Page, LargeProportions]] = {
    Page.VISITOR: LargeProportions(1.0, FULL_SCALE, *_type_on(Page.VISITOR)),
    Page.PROJECTOR: LargeProportions(
        1.14,
        PROJECTOR_SCALE,
        *_type_on(Page.PROJECTOR),
        all_slopes=False,
    ),
    Page.ATTRACT: LargeProportions(1.0, FULL_SCALE, *_type_on(Page.ATTRACT)),
}
