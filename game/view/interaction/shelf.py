"""A row of cards that scrolls: dragged, flicked, stepped by the wheel, and at rest again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.view.scene.actions import ScrollStories
from game.view.scene.control import Control, Scrolling
from game.view.scene.interface import Interface, Shelf

# Farther than this from where it was pressed, a card is not pressed but dragged.
DRAG_BEGINS: Final = 22.0
# Beyond its ends the row follows by so many columns.
GIVE: Final = 0.3
# Let go in motion, it goes on as far as in so many frames, and one column at least if it has come
# this far.
THROW_FRAMES: Final = 9.0
TURNS: Final = 0.18
# Of the way that is left it glides so much in a tick; less than so many columns it is there.
GLIDE: Final = 0.26
ARRIVED: Final = 0.01


def gliding(interface: Interface, scroll: ScrollStories) -> Shelf:
    """The row on its way to where it is scrolled."""
    shelf = interface.stories
    at = float(scroll.first) if shelf is None or shelf.chosen != scroll.chosen else shelf.at
    return Shelf(at, scroll.to, scroll.chosen)


def glides_on(interface: Interface) -> Shelf | None:
    """The row after 1/60 s; one that is held by nobody any more comes to rest."""
    shelf = interface.stories
    if shelf is None or (shelf.to is None and interface.pressed is not None):
        return shelf
    to = round(shelf.at) if shelf.to is None else shelf.to
    way = to - shelf.at
    if interface.reduced_motion or abs(way) < ARRIVED:
        return shelf._replace(at=float(to), to=to)
    return shelf._replace(at=shelf.at + GLIDE * way, to=to)


def shows_chosen(interface: Interface, controls: Sequence[Control]) -> Interface:
    """Once another card is chosen, the row that was scrolled elsewhere glides to it."""
    shelf = interface.stories
    scrolling = None if shelf is None else scrolling_of(controls)
    if shelf is None or scrolling is None or scrolling.chosen == shelf.chosen:
        return interface
    to = Shelf(min(shelf.at, float(scrolling.last)), scrolling.first, scrolling.chosen)
    return replace(interface, stories=to)


def is_held(interface: Interface) -> bool:
    """Whether a hand drags the row now."""
    shelf = interface.stories
    return shelf is not None and shelf.to is None and interface.pressed is not None


def scrolling_of(controls: Sequence[Control]) -> Scrolling | None:
    """How the row stands, if one is there that scrolls."""
    return next((c.scrolling for c in controls if c.scrolling is not None), None)


def stepped(scrolling: Scrolling, columns: int) -> ScrollStories:
    """So many columns on, or back, as far as it goes."""
    to = min(max(scrolling.first + columns, 0), scrolling.last)
    return ScrollStories(scrolling.first, to, scrolling.chosen)


class Drag:
    """A hand on the row: where it took hold, and how fast it goes."""

    def __init__(self) -> None:
        self._x = 0.0
        self._at = 0.0
        self._speed = 0.0

    def take(self, x: float, scrolling: Scrolling, interface: Interface) -> None:
        """The hand is at x; nothing has moved yet."""
        shelf = interface.stories
        kept = shelf is not None and shelf.chosen == scrolling.chosen
        self._at = shelf.at if shelf is not None and kept else float(scrolling.first)
        self._x, self._speed = x, 0.0

    def begins(self, x: float) -> bool:
        """Whether it has gone too far for a press."""
        return abs(x - self._x) > DRAG_BEGINS

    def moved(self, x: float, scrolling: Scrolling, interface: Interface) -> Shelf:
        """The row follows the hand."""
        at = self._at - (x - self._x) / scrolling.pitch
        at = min(max(at, -GIVE), scrolling.last + GIVE)
        shelf = interface.stories
        before = self._at if shelf is None or shelf.to is not None else shelf.at
        self._speed = at - before
        return Shelf(at, None, scrolling.chosen)

    def dropped(self, scrolling: Scrolling, shelf: Shelf) -> Shelf:
        """The hand lets go: on to whole columns."""
        way = shelf.at - self._at
        to = round(shelf.at + self._speed * THROW_FRAMES)
        if abs(way) > TURNS and to == round(self._at):
            to += 1 if way > 0 else -1
        return shelf._replace(to=min(max(to, 0), scrolling.last))
