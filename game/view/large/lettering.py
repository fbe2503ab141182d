"""Sizes of type on the pages in large type: nothing is ever smaller than the floor.

Inter's capitals are 0.727 of its size: the floor of 39 makes them 28 pixels high on a screen of
1080, readable from three metres; the projector's 1.4 times larger type makes them 40.
"""

from typing import Final

from game.view.scene.page import Page

LARGER: Final = 1.4

FLOOR: Final = 39.0
LABEL: Final = 39.0
BUTTON: Final = 40.0
CAPTION: Final = 62.0
TITLE: Final = 84.0
# Line pitch of sentences in two lines, as a multiple of the size.
PITCH: Final = 1.12


def enlargement(page: Page) -> float:
    """How much larger than in the visitor view everything is written."""
    return LARGER if page is Page.PROJECTOR else 1.0


def sized(page: Page, size: float) -> float:
    """A size of the visitor view as it is on this page."""
    return size * enlargement(page)
