"""Where the story cards are: side by side, in two lines where that is too narrow, and where there
are more of them than fit, on a shelf that scrolls by columns, with a button for each way.
"""

from typing import Final, NamedTuple

from game.view.drawing.box import Box, side_by_side
from game.view.scene.control import Scrolling
from game.view.scene.interface import Interface
from game.view.scene.page import Page

STORY_GAP: Final = 16.0
# Narrower than this, a story's card has no room beside the others; nor on a shelf.
LEAST_STORY: Final = 200.0
ON_A_SHELF: Final = 216.0
ON_A_PROJECTOR: Final = 312.0
# So many stand in two lines at most, without a shelf.
TWO_LINES: Final = 4
# Rather narrow than alone.
SEVERAL: Final = 2
WAY: Final = 72.0
PROJECTOR_WAY: Final = 64.0


class Shelf(NamedTuple):
    """``room`` holds ``across`` columns of ``lines`` cards each, of this size; ``columns`` there
    are in all. ``back`` and ``on`` are the buttons; None where all cards are seen.
    """

    room: Box
    across: int
    lines: int
    columns: int
    card: tuple[float, float]
    back: Box | None = None
    on: Box | None = None

    @property
    def pitch(self) -> float:
        """The width of a column with its gap."""
        return self.card[0] + STORY_GAP

    @property
    def last(self) -> int:
        """The last column that can be the leftmost one."""
        return max(self.columns - self.across, 0)

    def column(self, place: int) -> int:
        """In which column the card of a story is: line by line as far as is seen at a time."""
        page, within = divmod(place, self.across * self.lines)
        return page * self.across + within % self.across

    def box(self, place: int, at: float) -> Box:
        """Where the card of a story is while so many columns are left of what is seen."""
        line = place % (self.across * self.lines) // self.across
        x = self.room.x + (self.column(place) - at) * self.pitch
        return Box(x, self.room.y + line * (self.card[1] + STORY_GAP), *self.card)


def shelf_of(story: Box, count: int, page: Page) -> Shelf:
    """The shelf of so many stories in this room."""
    projected = page is Page.PROJECTOR
    across = (count + 1) // 2
    if projected and count <= TWO_LINES:
        return _shelf(story, count, 1, count)
    if side_by_side(story, count, STORY_GAP)[0].w >= LEAST_STORY:
        return _shelf(story, count, 1, count)
    if count <= TWO_LINES and not projected:
        return _shelf(story, across, 2, count)
    if projected:
        on = Box(story.right - PROJECTOR_WAY, story.y, PROJECTOR_WAY, story.h)
        back = on._replace(x=on.x - STORY_GAP - PROJECTOR_WAY)
    else:
        back = Box(story.right - WAY, story.y, WAY, (story.h - STORY_GAP) / 2)
        on = back._replace(y=back.bottom + STORY_GAP)
    room = story._replace(w=back.x - STORY_GAP - story.x)
    least = ON_A_PROJECTOR if projected else ON_A_SHELF
    fit = max(_fit(room, least), min(_fit(room, LEAST_STORY), SEVERAL), 1)
    lines = 1 if projected or fit >= TWO_LINES else 2
    return _shelf(room, fit, lines, count)._replace(back=back, on=on)


def scrolling_on(shelf: Shelf, names: list[str], chosen: str, interface: Interface) -> Scrolling:
    """How the shelf stands at rest: as it was scrolled; but once something else is chosen, it shows
    that. ``names`` are those of all stories.
    """
    moved = interface.stories
    first = 0 if moved is None else round(moved.at) if moved.to is None else moved.to
    first = min(max(first, 0), shelf.last)
    if chosen in names and (moved is None or moved.chosen != chosen):
        column = shelf.column(names.index(chosen))
        if shelf.lines > 1 and not first <= column < first + shelf.across:
            first = column - column % shelf.across  # lines are read page by page
        first = min(max(first, column - shelf.across + 1), column)
    return Scrolling(min(first, shelf.last), shelf.last, shelf.across, shelf.pitch, chosen)


def seen_at(scrolling: Scrolling, interface: Interface) -> float:
    """How many columns are left of what is seen: parts of one while it is dragged or glides."""
    moved = interface.stories
    if moved is None or moved.chosen != scrolling.chosen:
        return float(scrolling.first)
    return min(max(moved.at, -1.0), scrolling.last + 1.0)


def _fit(room: Box, width: float) -> int:
    return int((room.w + STORY_GAP) / (width + STORY_GAP))


def _shelf(room: Box, across: int, lines: int, count: int) -> Shelf:
    width = side_by_side(room, across, STORY_GAP)[0].w
    height = (room.h - STORY_GAP * (lines - 1)) / lines
    pages, rest = divmod(count, across * lines)
    columns = pages * across + min(rest, across)
    return Shelf(room, across, lines, columns, (width, height))
