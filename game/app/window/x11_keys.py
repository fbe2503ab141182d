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
from ctypes import POINTER, Structure, Union, byref, c_int, c_long, c_uint, c_ulong, c_void_p
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


def _x11() -> ctypes.CDLL | None:
    """The library that SDL has loaded; None where it uses none."""
    if not _on_x11():
        return None
    with suppress(OSError):
        x11 = ctypes.CDLL(LIBRARY)
        x11.XEventsQueued.argtypes = (c_void_p, c_int)
        x11.XCheckMaskEvent.argtypes = (c_void_p, c_long, POINTER(_Event))
        x11.XPutBackEvent.argtypes = (c_void_p, POINTER(_Event))
        x11.XGetWindowAttributes.argtypes = (c_void_p, c_ulong, POINTER(_Attributes))
        x11.XSelectInput.argtypes = (c_void_p, c_ulong, c_long)
        x11.XSync.argtypes = (c_void_p, c_int)
        return x11
    return None


class X11Keys:
    """The keys on their way to this program's window, where that is on an X server."""

    def __init__(self) -> None:
        self._x11 = _x11()
        self._wary = 0

    @contextmanager
    def without_flood(self) -> Iterator[None]:
        """Inside of this SDL can look for events, however many keys are on their way."""
        window = None if self._x11 is None else _window(self._x11)
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


def _window(x11: ctypes.CDLL) -> _Window | None:
    """The window, asked for anew each time: a change of the video mode may connect anew."""
    if not _on_x11() or pygame.display.get_surface() is None:
        return None
    known = pygame.display.get_wm_info()
    pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
    pointer_of.argtypes, pointer_of.restype = (ctypes.py_object, ctypes.c_char_p), c_void_p
    return _Window(x11, c_void_p(pointer_of(known["display"], b"display")), int(known["window"]))


def _on_x11() -> bool:
    return pygame.display.get_init() and pygame.display.get_driver() == DRIVER
