"""Keeps what fills a screen filling it, whatever becomes of the screens and of the window.

Asked once in a while, since no event tells of most of it: a screen that has another size or place
now, a screen that has gone, a window that somebody has minimised, moved or taken off the screen.
"""

from typing import Final

from game.app.window import display
from game.app.window.screens import Box, Screens, screens_now

# Asking for a window that cannot be seen to be shown is tried so often before it is opened anew.
TRIES_TO_BRING_BACK: Final = 3

State = tuple[Screens, Box]


class FullScreen:
    """``stays``: nobody may take the window away, it comes back. ``windowed_size`` is that of the
    window that full screen is left for (None: most of a screen).
    """

    def __init__(self, stays: bool, windowed_size: tuple[int, int] | None) -> None:
        self._stays = stays
        self._windowed_size = windowed_size
        self._windowed_place: tuple[int, int] | None = None
        # As SDL knows them.
        self._known = screens_now()
        self._name: int | None = None
        # What could not be mended is not tried again and again.
        self._tried: State | None = None
        self._tries_to_bring_back = 0

    def enter(self) -> bool:
        """From a window to full screen; True: the window is another one now."""
        screens = screens_now()
        left, top, width, height = box = display.window_box()
        self._windowed_place, self._windowed_size = (left, top), (width, height)
        self._name = None
        if not screens.placed or screens == self._known:
            display.fill_screen()
            return False
        screen = screens.at(left + width // 2, top + height // 2)
        self._name = None if screen is None else screen.name
        return self._fill(screens, box)

    def leave(self) -> None:
        """From full screen to the window that it was before."""
        display.open_windowed(self._windowed_size, self._windowed_place)

    def follow(self, fills: bool) -> bool:
        """See to it that the window is in sight, and that it fills its screen where it ``fills``
        one; True: the window is another one now.
        """
        if not display.in_sight():
            return self._stays and self._bring_back(fills)
        self._tries_to_bring_back = 0
        if not fills:
            return False
        screens, box = screens_now(), display.window_box()
        screen = screens.filled_by(box)
        if screen is not None:
            self._name, self._tried = screen.name, None
            return False
        if not screens.all or self._tried == (screens, box):
            return False
        return self._fill(screens, box)

    def _bring_back(self, fills: bool) -> bool:
        self._tries_to_bring_back += 1
        if not fills or self._tries_to_bring_back % TRIES_TO_BRING_BACK:
            display.bring_back()
            return False
        return self._fill(screens_now(), display.window_box())

    def _fill(self, screens: Screens, box: Box) -> bool:
        """Fill the screen that the window was on; whether it was opened anew for that."""
        self._tried = (screens, box)
        if not screens.placed:
            # Then SDL itself knows how they are.
            display.fill_screen()
            return False
        screen = None if self._name is None else screens.named(self._name)
        screen = screen or screens.at(*box[:2])
        if screen is None:
            return False
        self._known = screens
        display.fill_again(screen)
        return True
