"""Where everything is: one pure function from the window's size and what is open to rectangles.

Logical units (1 = one pixel at 1920 x 1080); ``scale`` turns them into pixels. The scale has a
floor, so that text stays readable: smaller windows fold panels away instead of shrinking them
further.
"""

from enum import Enum
from typing import NamedTuple

from game.view.drawing.box import Box
from game.view.scene.large_boxes import LargeBoxes
from game.view.scene.page import Page

# Pictures are laid out with sides of so many pixels.
LEAST_SIDE, MOST_SIDE = 320, 8192


class Fold(Enum):
    """How much room there is."""

    WIDE = "wide"  # everything side by side
    COMPACT = "compact"  # a wide but small window: the card takes the whole right column
    STACK = "stack"  # 4:3 and taller: network above, card and graphs below


class InsideBoxes(NamedTuple):
    """Where somebody who walks through an epoch term by term sees its stations, and reads what is
    made at the one where he stands.
    """

    strip: Box
    sentence: Box


class Layout(NamedTuple):
    """Rectangles of the panels in logical units; None where a panel is folded away.

    ``page`` says which picture this is the layout of; ``large`` holds the rectangles that only
    the pages in large type have. ``check`` is the sheet of the gradient check, in the place of card
    and graphs. ``covered``: a sheet lies over the network, so that nothing of it is drawn, not even
    its light around the sheet. ``hidden``: the network in ``drawing`` has a hidden layer.
    ``inside`` takes the place of legend and rows, or of the headline where there is
    no room for both.
    """

    width: float
    height: float
    scale: float
    fold: Fold
    top: Box
    network: Box
    headline: Box
    drawing: Box
    legend: Box | None
    rows: Box | None
    card: Box | None
    graphs: Box | None
    drawer: Box | None
    sheet: Box | None
    transport: Box
    page: Page = Page.LAB
    large: LargeBoxes | None = None
    check: Box | None = None
    covered: bool = False
    hidden: bool = True
    inside: InsideBoxes | None = None

    @property
    def state(self) -> Box | None:
        """Where the state is told: the headline, unless the stations of an epoch have it."""
        taken = self.inside is not None and self.inside.strip == self.headline
        return None if taken else self.headline

    @property
    def room(self) -> Box | None:
        """What a chosen neuron fills instead of the network; None while the network is there."""
        return None if self.large is None else self.large.room

    @property
    def shows_network(self) -> bool:
        """Whether the network is drawn: nothing fills its place, and no sheet lies over it."""
        return self.room is None and not self.covered

    @property
    def shows_settings(self) -> bool:
        """Whether they are open: in the drawer, or as a sheet."""
        return self.drawer is not None or self.sheet is not None

    @property
    def window(self) -> Box:
        """The whole window."""
        return Box(0.0, 0.0, self.width, self.height)
