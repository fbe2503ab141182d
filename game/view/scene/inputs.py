"""What people do, as values: pointer, wheel and keys; in logical units, free of any library.

One finger and the mouse are both "the pointer"; whoever makes these values drops further fingers
while one is down.
"""

from collections.abc import Container

from game.engine.value_type import value_type
from game.session.commands import Simple

LEFT_BUTTON = 1


@value_type
class PointerMoved:
    """The pointer is at (x, y); ``fine``: with Shift, or with a second finger down, for which what
    is dragged goes a tenth as far.
    """

    x: float
    y: float
    touch: bool = False
    fine: bool = False


@value_type
class PointerPressed:
    """A button went down (1 is the left one), or a finger."""

    x: float
    y: float
    button: int = LEFT_BUTTON
    touch: bool = False


@value_type
class PointerReleased:
    """A button, or the finger, went up."""

    x: float
    y: float
    button: int = LEFT_BUTTON
    touch: bool = False


class PointerLeft(Simple):
    """The pointer left the window."""

    __slots__ = ()


class PointerCancelled(Simple):
    """What was pressed will never be released: it counts as never pressed."""

    __slots__ = ()


@value_type
class WheelTurned:
    """The wheel turned over (x, y); ``steps`` counts notches, away from the person is positive."""

    x: float
    y: float
    steps: int


@value_type
class KeyPressed:
    """A key went down, or (``repeated``) is held.

    ``key`` is the character it types, in lower case, or else its name: ``space``, ``left``,
    ``tab``, ``enter``, ``escape``, ``backspace``, ``pageup``, ``home``, ``f11``, ... Common
    spellings of those names (``return``, ``page up``, ``[1]`` on the keypad) are understood.
    ``place`` is what an English keyboard has there, where the key means that if its character means
    nothing.
    """

    key: str
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    repeated: bool = False
    place: str = ""

    @property
    def name(self) -> str:
        """The key under its one name."""
        key = self.key.lower()
        if len(key) == 3 and key[0] == "[" and key[2] == "]":
            key = key[1]  # the keypad
        return KEY_SPELLINGS.get(key, key)

    def among(self, known: Container[str]) -> str:
        """Its name, or its place where only that is known."""
        return self.place if self.place in known and self.name not in known else self.name


class FocusLost(Simple):
    """Another window has the keyboard now."""

    __slots__ = ()


Input = (
    PointerMoved
    | PointerPressed
    | PointerReleased
    | PointerLeft
    | PointerCancelled
    | WheelTurned
    | KeyPressed
    | FocusLost
)

KEY_SPELLINGS = {
    " ": "space",
    "\t": "tab",
    "\r": "enter",
    "return": "enter",
    "kp enter": "enter",
    "[enter]": "enter",
    "esc": "escape",
    "page up": "pageup",
    "page down": "pagedown",
    "−": "-",
}
