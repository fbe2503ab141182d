"""Mouse and fingers as one pointer: whoever presses first has it until they let go.

Platforms make up mouse events for a finger: most are flagged, some are not, and may come before,
together with or after the finger's own. They are told by time and distance. Time is counted in
frames. What is pressed is always released or cancelled, whatever gets lost on the way.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pygame
from pygame.event import Event

from game.view.interaction import (
    Input,
    PointerCancelled,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    WheelTurned,
)

MOUSE, TOUCH = "mouse", "touch"
MOUSE_WHEEL_BUTTONS = frozenset({4, 5})
# Windows repeats a whole touch as mouse events when the finger lifts; nobody reaches from the
# screen to the mouse and clicks at the same place within this time.
ECHO_FRAMES = 30
# A mouse click that comes before its finger does so at once.
EARLY_ECHO_FRAMES = 6
# In logical units: about a fingertip.
ECHO_DISTANCE = 48.0
# A pointer that has not stirred for so long may be a release that got lost: others may take over.
LOST_FRAMES = 180
MOST_PLACES = 32

Point = tuple[float, float]
Inputs = tuple[Input, ...]
Translation = Callable[[Event], Inputs]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something was pressed or released, and in which frame."""

    frame: int
    point: Point


class Pointing:
    """Translates the events of mouse and fingers; ``accepted`` says which of the two count."""

    def __init__(self, accepted: frozenset[str]) -> None:
        self._mouse_counts, self._touch_counts = MOUSE in accepted, TOUCH in accepted
        self._size: tuple[int, int] = (1, 1)
        self._scale = 1.0
        self._pointer: Point = (0.0, 0.0)
        self._frame = 0
        self._stirred = 0
        # At most one of the two holds the pointer.
        self._finger: tuple[int, int] | None = None
        self._buttons: set[int] = set()
        # All fingers that are down, and where they went down.
        self._fingers: dict[tuple[int, int], Point] = {}
        self._touched: deque[_Place] = deque(maxlen=MOST_PLACES)
        self._clicked: deque[_Place] = deque(maxlen=MOST_PLACES)
        self.table: Mapping[int, Translation] = {
            pygame.MOUSEMOTION: self._mouse_moved,
            pygame.MOUSEBUTTONDOWN: self._mouse_pressed,
            pygame.MOUSEBUTTONUP: self._mouse_released,
            pygame.MOUSEWHEEL: self._wheel,
            pygame.FINGERDOWN: self._finger_down,
            pygame.FINGERMOTION: self._finger_moved,
            pygame.FINGERUP: self._finger_up,
        }

    def look_at(self, size: tuple[int, int], scale: float) -> None:
        """The window's size in pixels, and its pixels per logical unit."""
        self._size, self._scale = size, scale

    def next_frame(self) -> None:
        """A frame's events follow."""
        self._frame += 1

    def let_go(self) -> None:
        """Nothing is held any more: the window lost the focus."""
        self._finger = None
        self._buttons.clear()
        self._fingers.clear()

    # ------------------------------------------------------------------ mouse

    def _mouse_moved(self, event: Event) -> Inputs:
        if not self._is_mouse(event) or self._finger is not None or self._is_echo():
            return ()
        self._stirred = self._frame
        return (PointerMoved(*self._point(event.pos), fine=_is_shifted()),)

    def _mouse_pressed(self, event: Event) -> Inputs:
        if not self._is_mouse(event) or event.button in MOUSE_WHEEL_BUTTONS:
            return ()
        point = self._logical(event.pos)
        if self._is_echo(point):
            return ()
        cancelled: Inputs = ()
        if self._finger is not None or event.button in self._buttons:
            if self._finger is not None and not self._is_lost():
                return ()
            cancelled = self._cancel()
        self._stirred = self._frame
        self._buttons.add(event.button)
        self._clicked.append(_Place(self._frame, point))
        return (*cancelled, PointerPressed(*self._point(event.pos), button=event.button))

    def _mouse_released(self, event: Event) -> Inputs:
        if not self._is_mouse(event) or event.button not in self._buttons:
            return ()
        self._stirred = self._frame
        self._buttons.discard(event.button)
        return (PointerReleased(*self._point(event.pos), button=event.button),)

    def _wheel(self, event: Event) -> Inputs:
        if not self._mouse_counts or not event.y:
            return ()
        return (WheelTurned(*self._pointer, steps=event.y),)

    def _is_mouse(self, event: Event) -> bool:
        return self._mouse_counts and not getattr(event, "touch", False)

    def _is_echo(self, point: Point | None = None) -> bool:
        """Whether a mouse event (a press at ``point``) is made up for a finger."""
        return any(
            self._frame - place.frame <= ECHO_FRAMES
            and (point is None or _near(place.point, point))
            for place in self._touched
        )

    # ------------------------------------------------------------------ touch

    def _finger_down(self, event: Event) -> Inputs:
        finger, point = _finger(event), self._logical(self._pixels(event))
        self._note(finger, point)
        self._touched.append(_Place(self._frame, point))
        if not self._touch_counts or self._follows_click(point):
            return ()
        cancelled: Inputs = ()
        if self._finger is not None or self._buttons:
            # The same finger cannot go down twice: its release was lost.
            again = finger == self._finger
            if not again and not self._is_lost():
                return ()
            cancelled = self._cancel()
        self._stirred = self._frame
        self._finger = finger
        return (*cancelled, PointerPressed(*self._point(self._pixels(event)), touch=True))

    def _finger_moved(self, event: Event) -> Inputs:
        if self._finger != _finger(event):
            return ()
        self._stirred = self._frame
        several = len(self._fingers) > 1
        return (PointerMoved(*self._point(self._pixels(event)), touch=True, fine=several),)

    def _finger_up(self, event: Event) -> Inputs:
        finger, point = _finger(event), self._logical(self._pixels(event))
        began = self._fingers.pop(finger, point)
        self._touched.append(_Place(self._frame, began))
        self._touched.append(_Place(self._frame, point))
        if self._finger != finger:
            return ()
        self._finger = None
        return (PointerReleased(*self._point(self._pixels(event)), touch=True),)

    def _note(self, finger: tuple[int, int], point: Point) -> None:
        if len(self._fingers) >= MOST_PLACES:
            # So many are never down at once: releases were lost.
            self._fingers.clear()
        self._fingers[finger] = point

    def _follows_click(self, point: Point) -> bool:
        """Whether the mouse has just clicked here for this finger."""
        return any(
            self._frame - place.frame <= EARLY_ECHO_FRAMES and _near(place.point, point)
            for place in self._clicked
        )

    # ------------------------------------------------------------------ both

    def _is_lost(self) -> bool:
        return self._frame - self._stirred >= LOST_FRAMES

    def _cancel(self) -> Inputs:
        self._finger = None
        self._buttons.clear()
        return (PointerCancelled(),)

    def _pixels(self, event: Event) -> tuple[int, int]:
        """The pixel under a finger; its place is given as a share of the window."""
        width, height = self._size
        return _pixel(event.x, width), _pixel(event.y, height)

    def _logical(self, pixels: tuple[int, int]) -> Point:
        # The middle of the pixel.
        return (pixels[0] + 0.5) / self._scale, (pixels[1] + 0.5) / self._scale

    def _point(self, pixels: tuple[int, int]) -> Point:
        self._pointer = self._logical(pixels)
        return self._pointer


def _is_shifted() -> bool:
    return pygame.display.get_init() and bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)


def _finger(event: Event) -> tuple[int, int]:
    return event.touch_id, event.finger_id


def _pixel(share: float, length: int) -> int:
    # Written so that not-a-number is 0.
    return min(int(min(max(0.0, share), 1.0) * length), length - 1)


def _near(one: Point, other: Point) -> bool:
    across, down = one[0] - other[0], one[1] - other[1]
    return across * across + down * down <= ECHO_DISTANCE * ECHO_DISTANCE
