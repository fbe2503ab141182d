"""Where the parts of the network are drawn: discs, curves and places, all in logical units.

Everything follows from the rectangle the network is drawn in.  Data runs along the connections from
left to right, gradients come back along arcs outside of them.
"""

from __future__ import annotations

from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.network.places.lab_geometry import lab_geometry
from game.view.network.places.large_geometry import large_geometry
from game.view.network.places.large_proportions import PROPORTIONS
from game.view.network.places.places import NetworkGeometry
from game.view.scene.layout import Layout
from game.view.scene.page import Page

GEOMETRIES_KEPT: Final = 6
# Everything that decides where the network's parts are.
Place = tuple[Box, Page, bool, bool]


def network_geometry(
    drawing: Box, page: Page = Page.LAB, card_open: bool = False, has_hidden: bool = True
) -> NetworkGeometry:
    """The geometry of a drawing; works, though it cannot be read, for tiny ones too.

    ``card_open``: beside it lies the card of a pinned connection, which tells target and error.
    ``has_hidden``: with a hidden layer, without which it is drawn in the lab alone.
    """
    drawing = Box(drawing.x, drawing.y, max(drawing.w, 1.0), max(drawing.h, 1.0))
    shape = PROPORTIONS.get(page)
    if shape is None:
        return lab_geometry(drawing, has_hidden)
    return large_geometry(drawing, shape, card_open)


class GeometryCache:
    """Geometries of the drawings seen lately: with and without the drawer, for instance."""

    def __init__(self) -> None:
        self._geometries: BoundedCache[Place, NetworkGeometry]
        self._geometries = BoundedCache(GEOMETRIES_KEPT)

    def of(
        self,
        drawing: Box,
        page: Page = Page.LAB,
        card_open: bool = False,
        has_hidden: bool = True,
    ) -> NetworkGeometry:
        """The geometry of a drawing."""
        place = (drawing, page, card_open, has_hidden)
        return self._geometries.get(place, lambda: network_geometry(*place))


def place_of(layout: Layout) -> Place:
    """Everything that decides where the network's parts are in a layout."""
    boxes = layout.large
    # Beside an open card, and beside the cards of a class, there is the network alone.
    card = boxes is not None and (boxes.card is not None or boxes.votes is not None)
    return layout.drawing, layout.page, card, layout.hidden
