"""The way out for staff: four corners in order, the last one held, then a PIN.

A state machine fed with presses and ticks of 1/60 s; it knows neither screen nor clock. Visitors'
presses go to it as well as to the screen, whose controls keep working as always.
"""

import hmac
from dataclasses import dataclass
from enum import IntEnum

from game.session.presentation import TICKS_PER_SECOND

CORNER_SIZE = 96.0
CORNER_SHARE = 0.06
HOLD_TICKS = 2 * TICKS_PER_SECOND
LONGEST_WAY_TICKS = 15 * TICKS_PER_SECOND
PAD_TICKS = 20 * TICKS_PER_SECOND
WRONG_PINS = 3
FIRST_LOCK_TICKS = 60 * TICKS_PER_SECOND
LONGEST_LOCK_TICKS = 3600 * TICKS_PER_SECOND
# Doubling more often than this would only make the numbers large.
MOST_DOUBLINGS = 16
DIGITS = frozenset("0123456789")


class Corner(IntEnum):
    """The corners in the order in which they are pressed."""

    TOP_LEFT = 0
    TOP_RIGHT = 1
    BOTTOM_RIGHT = 2
    BOTTOM_LEFT = 3


@dataclass(frozen=True, slots=True)
class Window:
    """The window's size in logical units."""

    width: float
    height: float

    def corner_at(self, x: float, y: float) -> Corner | None:
        """The corner that a point lies in; None in the middle, at an edge, and outside."""
        size = max(CORNER_SIZE, CORNER_SHARE * min(self.width, self.height))
        if not (0 <= x < self.width and 0 <= y < self.height):
            return None
        left, right = x < size, x >= self.width - size
        top, bottom = y < size, y >= self.height - size
        places = (left and top, right and top, right and bottom, left and bottom)
        return next((corner for corner in Corner if places[corner]), None)


class CornerWay:
    """How far somebody has come along the four corners."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._done = 0
        self._ticks = 0
        self._holder: int | None = None
        self._held = 0

    def press(self, corner: Corner | None, pointer: int) -> None:
        """A finger or the mouse goes down: in the next corner, or all is begun anew."""
        self._holder = None
        if corner is None or corner != self._done:
            self._done, self._ticks = 0, 0
        if corner is not None and corner == self._done:
            if corner is Corner.BOTTOM_LEFT:
                self._holder, self._held = pointer, 0
            else:
                self._done += 1

    def let_go(self, pointer: int) -> None:
        """It goes up, or leaves the corner: what was not held long enough is begun anew."""
        if pointer == self._holder:
            self._begin()

    def tick(self) -> bool:
        """1/60 s passes; True when the last corner has been held long enough."""
        if self._done == 0:
            return False
        self._ticks += 1
        self._held += self._holder is not None
        arrived = self._holder is not None and self._held >= HOLD_TICKS
        if arrived or self._ticks > LONGEST_WAY_TICKS:
            self._begin()
        return arrived

    def is_holding(self, pointer: int) -> bool:
        """Whether this pointer is holding the last corner."""
        return pointer == self._holder


@dataclass(frozen=True, slots=True)
class Lock:
    """How many PINs in a row were ``wrong``, and for how many ``ticks`` the pad takes no digit."""

    wrong: int = 0
    ticks: int = 0


class StaffExit:
    """Corners, PIN pad and lock; ``granted`` once the PIN was right; ``refused`` while the last one
    was wrong and no digit has been entered since.

    ``pin`` is a row of digits, None where no PIN opens; wrong ones are counted across openings, and
    every WRONG_PINS of them lock the pad, each time for twice as long. ``lock``: what went before.
    """

    def __init__(self, pin: str | None, lock: Lock | None = None) -> None:
        if pin is not None and (not pin or not set(pin) <= DIGITS):
            raise ValueError("a PIN is a row of digits")
        self._pin = pin
        self._way = CornerWay()
        self._entered = ""
        before = lock or Lock()
        self._wrong = before.wrong
        self._locked = before.ticks
        self._quiet = 0
        self.pad_open = False
        self.granted = False
        self.refused = False

    # ------------------------------------------------------------------ the way to the pad

    def press(self, x: float, y: float, window: Window, pointer: int = 0) -> None:
        """A finger or the mouse goes down at a point (logical units)."""
        if self.pad_open:
            self._quiet = 0
        else:
            self._way.press(window.corner_at(x, y), pointer)

    def move(self, x: float, y: float, window: Window, pointer: int = 0) -> None:
        """A pointer that is down moves; a hold that leaves its corner is over."""
        if self._way.is_holding(pointer) and window.corner_at(x, y) is not Corner.BOTTOM_LEFT:
            self._way.let_go(pointer)

    def release(self, pointer: int = 0) -> None:
        """A pointer goes up, or is cancelled."""
        self._way.let_go(pointer)

    def tick(self) -> None:
        """1/60 s passes."""
        self._locked = max(self._locked - 1, 0)
        if self.pad_open:
            # Whoever waits for the end of the lock has nothing to press before it.
            self._quiet = 0 if self._locked else self._quiet + 1
            if self._quiet >= PAD_TICKS:
                self.close()
        elif self._way.tick():
            self.pad_open, self._quiet, self._entered = True, 0, ""

    # ------------------------------------------------------------------ the pad

    @property
    def dots(self) -> int:
        """How many digits stand there."""
        return len(self._entered)

    @property
    def pin_length(self) -> int:
        """How many digits are wanted; 0 where no PIN opens."""
        return 0 if self._pin is None else len(self._pin)

    @property
    def locked_seconds(self) -> int:
        """How long the pad still refuses digits after too many wrong PINs; 0 when it takes them."""
        return -(-self._locked // TICKS_PER_SECOND)

    @property
    def lock(self) -> Lock:
        """What there is to remember for the next time."""
        return Lock(self._wrong, self._locked)

    def enter(self, digit: str) -> None:
        """One more digit; the last one wanted is also the question whether the PIN is right."""
        if not self.pad_open or self.granted or self._pin is None:
            return
        self._quiet = 0
        if self._locked or len(digit) != 1 or digit not in DIGITS:
            return
        self._entered += digit
        self.refused = False
        if len(self._entered) == len(self._pin):
            self._judge(self._pin)

    def erase(self) -> None:
        """Take the last digit back."""
        self._quiet = 0
        self._entered = self._entered[:-1]

    def close(self) -> None:
        """Put the pad away; what was entered is forgotten, wrong PINs are not."""
        self.pad_open, self.refused, self._entered = False, False, ""

    def _judge(self, pin: str) -> None:
        entered, self._entered = self._entered, ""
        if hmac.compare_digest(entered.encode(), pin.encode()):
            self.granted, self._wrong = True, 0
            return
        self.refused = True
        self._wrong += 1
        times, rest = divmod(self._wrong, WRONG_PINS)
        if rest == 0:
            doublings = min(times - 1, MOST_DOUBLINGS)
            self._locked = min(FIRST_LOCK_TICKS << doublings, LONGEST_LOCK_TICKS)
