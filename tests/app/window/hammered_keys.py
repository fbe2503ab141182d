"""Opens a window on an X server and has keys hammered on it: ``python -m ... hammered_keys``.

Prints as JSON what the window was told. The keys come over a connection of their own, as those of a
keyboard do, and each wave has arrived before the window looks.
"""

import ctypes
import json
import os
import sys
from collections import Counter
from collections.abc import Callable

import pygame

from game.app.window import display
from game.app.window.x11_keys import X11Keys

# The letters of three rows. SDL takes a key that is pressed again at once for one that is held.
KEY_CODES = (*range(24, 34), *range(38, 47), *range(52, 59))
HAMMERED, HELD = 38, 39
# The middle of the server's screen, where the window is.
INSIDE = (960, 540)
MOST_LOOKS = 10_000


class Keyboard:
    """Presses keys through the extension that X has for tests."""

    def __init__(self) -> None:
        self._x11, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(None))

    def type(self, first: int, end: int) -> None:
        for code in KEY_CODES[first:end]:
            self.press(1, code)

    def press(self, times: int, code: int = HAMMERED) -> None:
        for _ in range(times):
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x11.XSync(self._display, 0)

    def hold(self, code: int) -> None:
        self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        self._x11.XSync(self._display, 0)

    def click(self, times: int) -> None:
        self._test.XTestFakeMotionEvent(self._display, -1, *INSIDE, 0)
        for _ in range(times):
            self._test.XTestFakeButtonEvent(self._display, 1, 1, 0)
            self._test.XTestFakeButtonEvent(self._display, 1, 0, 0)
            # Else the server drops what it has no room for.
            self._x11.XSync(self._display, 0)


def nothing() -> None:
    """Nobody presses anything."""


def look(keys: X11Keys, meanwhile: Callable[[], None] = nothing) -> dict[str, int]:
    """What SDL finds, where something happens ``meanwhile``."""
    with keys.without_flood():
        meanwhile()
        kinds = Counter(pygame.event.event_name(event.type) for event in pygame.event.get())
    return {"down": kinds["KeyDown"], "up": kinds["KeyUp"], "clicks": kinds["MouseButtonDown"]}


def look_until(keys: X11Keys, clicks: int) -> dict[str, int]:
    """What SDL finds until so many clicks are among it: the server sends much in several parts."""
    whole: Counter[str] = Counter()
    for _ in range(MOST_LOOKS):
        whole.update(look(keys))
        if whole["clicks"] >= clicks:
            break
        pygame.time.wait(1)
    return dict(whole)


def main() -> None:
    pygame.init()
    display.open_window((640, 480), False, "software", "hammered")
    pygame.event.set_allowed([pygame.KEYDOWN, pygame.KEYUP, pygame.MOUSEBUTTONDOWN])
    keys, keyboard = X11Keys(), Keyboard()
    while not pygame.key.get_focused():
        pygame.event.pump()
    keyboard.press(1)

    def hammer() -> None:
        keyboard.press(5_000)

    told: dict[str, object] = {"driver": pygame.display.get_driver()}
    told["capture"] = os.environ.get(display.CAPTURE_HINT, "")
    look(keys)
    keyboard.click(1_000)
    keyboard.type(0, len(KEY_CODES))
    keyboard.click(1_000)
    told["few among many clicks"] = look_until(keys, clicks=2_000)
    keyboard.hold(HELD)
    look(keys)
    keyboard.press(20_000)
    told["flood"] = look(keys, hammer)
    told["held"] = [bool(pygame.key.get_pressed()[key]) for key in (pygame.K_a, pygame.K_s)]
    keyboard.press(20_000)
    told["flood goes on"] = look(keys, hammer)
    told["pause"] = look(keys, hammer)
    for _ in range(100):
        look(keys)
    keyboard.type(0, 6)
    told["afterwards"] = look(keys, lambda: keyboard.type(6, 10))
    pygame.quit()
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
