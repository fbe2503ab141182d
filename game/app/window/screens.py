"""Where the screens are now.

SDL reads the screens of an X server when its video starts, and hears later only of those that come
and go, not of their sizes and places: so X itself is asked, on SDL's connection.
"""

import ctypes
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from ctypes import POINTER, byref, c_char_p, c_int, c_ulong, c_void_p
from dataclasses import dataclass

import pygame

XLIB, RANDR = "libX11.so.6", "libXrandr.so.2"
X11_DRIVER = "x11"
# The version of the RandR extension that knows monitors.
MONITORS_SINCE = (1, 5)

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: left, top, width and height in pixels of the whole desktop.

    ``name`` stays the same while it moves or changes its size.
    """

    name: int
    box: Box

    def holds(self, x: int, y: int) -> bool:
        """Whether a point of the desktop lies on it."""
        left, top, width, height = self.box
        return left <= x < left + width and top <= y < top + height


@dataclass(frozen=True, slots=True)
class Screens:
    """All screens. Where they are not ``placed`` only their sizes are known."""

    all: tuple[Screen, ...]
    placed: bool

    def filled_by(self, window: Box) -> Screen | None:
        """The screen that a window fills exactly."""
        first = 0 if self.placed else 2
        return next((each for each in self.all if each.box[first:] == window[first:]), None)

    def at(self, x: int, y: int) -> Screen | None:
        """The screen where a point is, else the first; None where there is none."""
        found = (each for each in self.all if each.holds(x, y))
        return next(found, self.all[0] if self.all else None)

    def named(self, name: int) -> Screen | None:
        """The screen of that name, if it is still there."""
        return next((each for each in self.all if each.name == name), None)


def screens_now() -> Screens:
    """The screens of this moment; none while none can be asked."""
    try:
        if pygame.display.get_driver() == X11_DRIVER:
            return Screens(_monitors(), placed=True)
        sizes = pygame.display.get_desktop_sizes()
    except (OSError, AttributeError):
        # No library of X, or none that knows monitors.
        sizes = pygame.display.get_desktop_sizes()
    except pygame.error:
        sizes = []
    found = (Screen(number, (0, 0, *size)) for number, size in enumerate(sizes))
    return Screens(tuple(found), placed=False)


@contextmanager
def server_held() -> Iterator[None]:
    """Keep the X server up while SDL lets go of it: one that everybody has left starts anew, with
    the sizes of its beginning.
    """
    with ExitStack() as kept:
        with suppress(OSError, AttributeError):
            kept.enter_context(_connected())
        yield


class _Monitor(ctypes.Structure):
    """XRRMonitorInfo of X11/extensions/Xrandr.h."""

    _fields_ = (
        ("name", c_ulong),
        ("primary", c_int),
        ("automatic", c_int),
        ("outputs_count", c_int),
        ("x", c_int),
        ("y", c_int),
        ("width", c_int),
        ("height", c_int),
        ("millimetres_width", c_int),
        ("millimetres_height", c_int),
        ("outputs", c_void_p),
    )


def _monitors() -> tuple[Screen, ...]:
    """What X answers; OSError where it knows nothing of monitors."""
    randr = ctypes.CDLL(RANDR)
    randr.XRRQueryVersion.argtypes = (c_void_p, POINTER(c_int), POINTER(c_int))
    randr.XRRGetMonitors.argtypes = (c_void_p, c_ulong, c_int, POINTER(c_int))
    randr.XRRGetMonitors.restype = POINTER(_Monitor)
    randr.XRRFreeMonitors.argtypes = (POINTER(_Monitor),)
    with _connected() as (display, root):
        if display is None:
            return ()
        major, minor, count = c_int(), c_int(), c_int()
        known = randr.XRRQueryVersion(display, byref(major), byref(minor))
        if not known or (major.value, minor.value) < MONITORS_SINCE:
            raise OSError("an X server that knows no monitors")
        found = randr.XRRGetMonitors(display, root, True, byref(count))
        if not found:
            return ()
        seen = found[: max(count.value, 0)]
        screens = tuple(Screen(m.name, (m.x, m.y, m.width, m.height)) for m in seen)
        randr.XRRFreeMonitors(found)
        return screens


@contextmanager
def _connected() -> Iterator[tuple[int | None, int]]:
    """A connection of our own, and the root window; (None, 0) where the server takes none."""
    x = ctypes.CDLL(XLIB)
    x.XOpenDisplay.argtypes, x.XOpenDisplay.restype = (c_char_p,), c_void_p
    x.XDefaultRootWindow.argtypes, x.XDefaultRootWindow.restype = (c_void_p,), c_ulong
    x.XCloseDisplay.argtypes = (c_void_p,)
    display = x.XOpenDisplay(None)
    if display is None:
        yield None, 0
        return
    try:
        yield display, x.XDefaultRootWindow(display)
    finally:
        x.XCloseDisplay(display)
