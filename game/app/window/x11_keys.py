"""A flood of keys on X11: kept away while SDL looks for events, or it may never come back.

SDL takes events from the X server until none is left, and for every key that is let go it searches
all that wait behind it. Where many wait, more arrive meanwhile than it can take, and the picture
stands still for as long as keys are hammered: 9,600 a second were enough after a stall of one
second. So where more wait than hands can press, they are dropped, the server sends no keys while
SDL looks, and every key counts as let go. Elsewhere than on X11 nothing is done.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ctypes import (
    POINTER,
    Structure,
    Union,
    byref,
    c_byte,
    c_int,
    c_long,
    c_ubyte,
    c_uint,
    c_uint32,
    c_ulong,
    c_void_p,
)
from dataclasses import dataclass
from typing import Final

import pygame

LIBRARY: Final = "libX11.so.6"
DRIVER: Final = "x11"
# Pressed and let go between two pictures: far more than ten fingers can, and quickly taken.
MOST_WAITING: Final = 200
# A flood may pause: for so many looks after it the server still sends no keys during them.
WARY_LOOKS: Final = 30
# From X.h, Xlib.h and the protocol.
KEY_RELEASE: Final = 3
KEYS_MASK: Final = 0b11
QUEUED_AFTER_READING: Final = 1
KEY_CODES: Final = range(8, 256)
LONGS_IN_EVENT: Final = 24
# From SDL_syswm.h.
SYSTEM_X11: Final = 2
BYTES_ABOUT_WINDOW: Final = 64


class _Key(Structure):
    """The beginning of XKeyEvent."""

    _fields_ = (
        ("kind", c_int),
        ("serial", c_ulong),
        ("sent", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("other_windows", c_ulong * 2),
        ("time", c_ulong),
        ("places", c_int * 4),
        ("state", c_uint),
        ("code", c_uint),
    )


class _Event(Union):
    _fields_ = (("key", _Key), ("whole", c_long * LONGS_IN_EVENT))


class _Attributes(Structure):
    """XWindowAttributes; ``wanted``: the kinds of event that this program asks for."""

    _fields_ = (
        ("box", c_int * 6),
        ("visual", c_void_p),
        ("root", c_ulong),
        ("behaviour", c_int * 4),
        ("backing", c_ulong * 2),
        ("saved_under", c_int),
        ("colours", c_ulong),
        ("state", c_int * 2),
        ("wanted_by_anybody", c_long),
        ("wanted", c_long),
        ("kept_here", c_long),
        ("unmanaged", c_int),
        ("screen", c_void_p),
    )


class _AboutWindow(Structure):
    """SDL_SysWMinfo, of a window on X11."""

    _fields_ = (
        ("version", c_ubyte * 3),
        ("system", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("of_others", c_byte * (BYTES_ABOUT_WINDOW - 2 * ctypes.sizeof(c_void_p))),
    )


@dataclass(frozen=True, slots=True)
class _Libraries:
    """Those that pygame has loaded."""

    x11: ctypes.CDLL
    sdl: ctypes.CDLL


def _libraries() -> _Libraries | None:
    """None where the window is not on X11, or nothing can be asked."""
    if not _on_x11():
        return None
    with suppress(OSError, AttributeError):
        # What is not in a library itself is looked for in those that it needs: SDL, here.
        sdl = ctypes.CDLL(pygame.display.__file__)
        sdl.SDL_GetWindowFromID.argtypes, sdl.SDL_GetWindowFromID.restype = (c_uint32,), c_void_p
        sdl.SDL_GetWindowWMInfo.argtypes = (c_void_p, POINTER(_AboutWindow))
        x11 = ctypes.CDLL(LIBRARY)
        x11.XEventsQueued.argtypes = (c_void_p, c_int)
        x11.XCheckMaskEvent.argtypes = (c_void_p, c_long, POINTER(_Event))
        x11.XPutBackEvent.argtypes = (c_void_p, POINTER(_Event))
        x11.XGetWindowAttributes.argtypes = (c_void_p, c_ulong, POINTER(_Attributes))
        x11.XSelectInput.argtypes = (c_void_p, c_ulong, c_long)
        x11.XSync.argtypes = (c_void_p, c_int)
        return _Libraries(x11, sdl)
    return None


class X11Keys:
    """The keys on their way to this program's window, where that is on an X server."""

    def __init__(self) -> None:
        self._libraries = _libraries()
        self._wary = 0

    @contextmanager
    def without_flood(self) -> Iterator[None]:
        """Inside of this SDL can look for events, however many keys are on their way."""
        window = None if self._libraries is None else _window(self._libraries)
        if window is None:
            yield
            return
        flooded = window.is_flooded()
        self._wary = WARY_LOOKS if flooded else max(self._wary - 1, 0)
        if not self._wary:
            yield
            return
        wanted = window.wanted()
        window.want(wanted & ~KEYS_MASK)
        try:
            if flooded or self._wary == 1:
                window.let_go()
            yield
        finally:
            window.want(wanted)


@dataclass(frozen=True, slots=True)
class _Window:
    """A window's number, and the connection to its X server."""

    x11: ctypes.CDLL
    connection: c_void_p
    number: int

    def is_flooded(self) -> bool:
        """Whether more keys wait than hands can press; they go on waiting."""
        if self.x11.XEventsQueued(self.connection, QUEUED_AFTER_READING) <= MOST_WAITING:
            return False
        taken: list[_Event] = []
        while len(taken) <= MOST_WAITING and (key := self._take()) is not None:
            taken.append(key)
        self._put_back(taken)
        return len(taken) > MOST_WAITING

    def wanted(self) -> int:
        """The kinds of event that the server is asked to send, as bits."""
        attributes = _Attributes()
        self.x11.XGetWindowAttributes(self.connection, self.number, byref(attributes))
        return int(attributes.wanted)

    def want(self, kinds: int) -> None:
        """Ask for these kinds of event from now on; what was sent before has arrived then."""
        self.x11.XSelectInput(self.connection, self.number, kinds)
        self.x11.XSync(self.connection, 0)

    def let_go(self) -> None:
        """Drop all keys that wait; then every key is let go."""
        while self._take() is not None:
            pass
        self._put_back([self._release(code) for code in KEY_CODES])

    def _release(self, code: int) -> _Event:
        event = _Event()
        event.key.kind, event.key.code = KEY_RELEASE, code
        event.key.display, event.key.window = self.connection, self.number
        return event

    def _take(self) -> _Event | None:
        event = _Event()
        there = self.x11.XCheckMaskEvent(self.connection, KEYS_MASK, byref(event))
        return event if there else None

    def _put_back(self, events: list[_Event]) -> None:
        # What is put back comes first: the first one is put back last.
        for event in reversed(events):
            self.x11.XPutBackEvent(self.connection, byref(event))


def _window(libraries: _Libraries) -> _Window | None:
    """The window, asked for anew each time: a change of the video mode may connect anew.

    Of SDL itself: ``get_wm_info`` of pygame takes memory that nobody has written for addresses, and
    crashes where it is 0.
    """
    if not _on_x11() or pygame.display.get_surface() is None:
        return None
    sdl, about = libraries.sdl, _AboutWindow(pygame.get_sdl_version())
    window = sdl.SDL_GetWindowFromID(pygame.Window.from_display_module().id)
    if not sdl.SDL_GetWindowWMInfo(window, byref(about)) or about.system != SYSTEM_X11:
        return None
    return _Window(libraries.x11, c_void_p(about.display), about.window)


def _on_x11() -> bool:
    return pygame.display.get_init() and pygame.display.get_driver() == DRIVER
