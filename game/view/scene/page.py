"""Views, and the pages they become: whole pictures, each laid out and drawn in its own way."""

from enum import Enum


class View(Enum):
    """What a person works with."""

    LAB = "lab"  # all controls, charts and calculations
    VISITOR = "visitor"  # the big network, captions, Play and Step


class Page(Enum):
    """Which picture is laid out."""

    LAB = "lab"
    VISITOR = "visitor"
    PROJECTOR = "projector"  # the visitor view in larger type, with less beside the network
    ATTRACT = "attract"  # nobody is there: the show

    @property
    def is_visitor_view(self) -> bool:
        """Whether it is the visitor view, at a kiosk or on a projector."""
        return self in (Page.VISITOR, Page.PROJECTOR)

    @property
    def is_large(self) -> bool:
        """Whether it is one of the pages in large type and without charts."""
        return self is not Page.LAB
