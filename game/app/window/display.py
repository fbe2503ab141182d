"""Opening a window in the way that brings pictures to this machine's screen fastest.

On a machine without a GPU, SDL's default sends a plain surface through a software OpenGL and costs
more than all the drawing; ``SDL_FRAMEBUFFER_ACCELERATION=0`` avoids that. SDL reads it once per
video start, so each way is tried from a fresh start, timed, and kept if it is fast enough.
"""

import os
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pygame

from game.app.window.icon import window_icon
from game.app.window.screens import Box, Screen, screens_now, server_held
from game.app.window.x11_keys import X11Keys
from game.session.problem import ProblemError

HINT = "SDL_FRAMEBUFFER_ACCELERATION"
# Without it a press on X11 costs SDL a wait for the server, and a flood of clicks never ends; the
# server itself goes on telling of a pointer that is dragged out of the window.
CAPTURE_HINT = "SDL_MOUSE_AUTO_CAPTURE"
DRIVER = "SDL_VIDEODRIVER"
# Nobody sees what these draw. Who names one of them wants just that.
UNSEEN_DRIVERS = frozenset({"offscreen", "dummy", "evdev"})
# The key of the problem that there is no way to a screen.
NO_WINDOW = "no-window"
VIDEO_CHOICES = ("auto", "software", "gpu")
# An X server that starts anew is back within these.
DISPLAY_TRIES, DISPLAY_PAUSE_SECONDS = 20, 0.05
FLIPS_TIMED = 8
FAST_FLIP_SECONDS = 0.0045
FAST_SYNCED_FLIP_SECONDS = 0.018
SMALLEST_WINDOW = (640, 480)
# Where the window that is to fill a screen is made, unseen.
PLACE = "SDL_VIDEO_WINDOW_POS"
WINDOW_SHARE_OF_DESKTOP = 0.9
GPU_DEVICES = "/dev/dri"
STANDARD_ERROR = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to the screen: the acceleration hint (None = SDL decides), flags, synchronisation."""

    name: str
    hint: str | None
    flags: int
    vsync: int


def display_available() -> bool:
    """Whether there is a screen. Without one SDL would quietly draw where nobody can see it."""
    try:
        with _unheard():
            return _video_is_seen()
    except pygame.error:
        return False


def _video_is_seen() -> bool:
    """Start SDL's video, and stop it again where it cannot be seen; pygame.error: it has none.

    A driver that is named and leads nowhere, or by an empty name, counts as none named: another way
    to the screen is better than a dark one.
    """
    named = os.environ.get(DRIVER, "")
    try:
        if named:
            pygame.display.init()
    except pygame.error:
        named = ""
    if not named:
        os.environ.pop(DRIVER, None)
        pygame.display.init()
    driver = pygame.display.get_driver()
    if driver not in UNSEEN_DRIVERS or driver in named.split(","):
        return True
    pygame.display.quit()
    return False


@contextmanager
def _unheard() -> Iterator[None]:
    """Drop what the system's libraries say on standard error while they look for displays."""
    sys.stderr.flush()
    kept = os.dup(STANDARD_ERROR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STANDARD_ERROR)
    try:
        yield
    finally:
        os.dup2(kept, STANDARD_ERROR)
        os.close(kept)
        os.close(nowhere)


def open_window(
    size: tuple[int, int] | None, fullscreen: bool, video: str, title: str
) -> pygame.Surface:
    """The window's surface; ProblemError where no way to a screen works."""
    mode = pygame.FULLSCREEN if fullscreen else pygame.RESIZABLE
    best: tuple[float, Plan] | None = None
    for plan in _plans(mode, video):
        try:
            surface = _open(plan, size, fullscreen)
            seconds = _flip_seconds()
        except pygame.error:
            continue
        if seconds < (FAST_SYNCED_FLIP_SECONDS if plan.vsync else FAST_FLIP_SECONDS):
            return _dressed(surface, title)
        if best is None or seconds < best[0]:
            best = (seconds, plan)
    try:
        if best is not None:
            return _dressed(_open(best[1], size, fullscreen), title)
    except pygame.error:
        pass
    raise ProblemError(NO_WINDOW, reason=pygame.get_error() or "no video mode")


def _plans(mode: int, video: str) -> list[Plan]:
    software = Plan("software", "0", mode, 0)
    default = Plan("default", None, mode, 0)
    gpu = Plan("gpu", None, mode | pygame.SCALED, 1)
    if video == "software":
        return [software, default]
    if video == "gpu":
        return [gpu, default, software]
    return [default, software] if _has_gpu() else [software, default]


def _has_gpu() -> bool:
    return sys.platform != "linux" or any(Path(GPU_DEVICES).glob("renderD*"))


def _open(plan: Plan, size: tuple[int, int] | None, fullscreen: bool) -> pygame.Surface:
    if plan.hint is None:
        os.environ.pop(HINT, None)
    else:
        os.environ[HINT] = plan.hint
    with server_held():
        pygame.display.quit()
        _start_video()
    if fullscreen:
        return _fill_screen(plan.flags, plan.vsync)
    return _set_mode(size or _default_size(), plan.flags, plan.vsync)


def _fill_screen(flags: int, vsync: int) -> pygame.Surface:
    """Fill the screen that the window is on, or that it would open on, in the screen's own mode."""
    if pygame.display.get_surface() is None:
        # Only a window that is there is on a screen.
        _set_mode(SMALLEST_WINDOW, pygame.HIDDEN)
    screens, (left, top, width, height) = screens_now(), window_box()
    screen = screens.at(left + width // 2, top + height // 2)
    if screens.placed and screen is not None:
        # Without a window manager nobody else does: SDL only believes that it is there.
        pygame.display.set_window_position(screen.box[:2])
    surface = _set_mode((0, 0), pygame.FULLSCREEN)
    if flags & pygame.SCALED or vsync:
        return _set_mode(surface.get_size(), flags, vsync)
    return surface


def _set_mode(size: tuple[int, int], flags: int, vsync: int = 0) -> pygame.Surface:
    with warnings.catch_warnings():
        # Another size than the one asked for is fine: the layout follows the surface.
        warnings.simplefilter("ignore", RuntimeWarning)
        return pygame.display.set_mode(size, flags, vsync=vsync)


def _start_video() -> None:
    """Start SDL's video where it can be seen; pygame.error where it cannot.

    An X server that was left by its last window starts anew, and whoever comes back meanwhile finds
    none: SDL would then draw where nobody can see it, for ever.
    """
    if sys.platform == "linux":
        os.environ.setdefault(CAPTURE_HINT, "0")
    for _ in range(DISPLAY_TRIES):
        if _video_is_seen():
            pygame.display.set_icon(window_icon())
            return
        time.sleep(DISPLAY_PAUSE_SECONDS)
    raise pygame.error("the display has gone")


def _default_size() -> tuple[int, int]:
    """A window for whichever screen it opens on."""
    sizes = pygame.display.get_desktop_sizes() or [SMALLEST_WINDOW]
    width, height = (
        max(int(min(sides) * WINDOW_SHARE_OF_DESKTOP), least)
        for sides, least in zip(zip(*sizes, strict=True), SMALLEST_WINDOW, strict=True)
    )
    return width, height


def _flip_seconds() -> float:
    times = []
    keys = X11Keys()
    for _ in range(FLIPS_TIMED):
        with keys.without_flood():
            pygame.event.pump()
        start = time.perf_counter()
        pygame.display.flip()
        times.append(time.perf_counter() - start)
    return sorted(times)[FLIPS_TIMED // 2]


def _dressed(surface: pygame.Surface, title: str) -> pygame.Surface:
    pygame.display.set_caption(title)
    pygame.event.set_allowed(None)
    return surface


def fill_screen() -> None:
    """Fill the screen that the window is on, on the way that is open."""
    _fill_screen(pygame.FULLSCREEN, 0)


def open_windowed(size: tuple[int, int] | None, place: tuple[int, int] | None) -> None:
    """A window again instead of full screen, on the way that is open (None: as SDL likes)."""
    wanted = size or _default_size()
    if _set_mode(wanted, pygame.RESIZABLE).get_size() != wanted:
        # Without a window manager SDL has left full screen only now.
        _set_mode(wanted, pygame.RESIZABLE)
    if place is not None:
        pygame.display.set_window_position(place)


def fill_again(screen: Screen) -> None:
    """Fill a screen that SDL does not know as it is now; ProblemError where that fails.

    SDL's video starts again, and the window is another one: what is held down is let go, and the
    program has to say again which events it wants.
    """
    shown, title = pygame.display.get_surface(), pygame.display.get_caption()[0]
    flags = pygame.FULLSCREEN | (shown.get_flags() & pygame.SCALED if shown is not None else 0)
    plan = Plan("again", os.environ.get(HINT), flags, int(bool(flags & pygame.SCALED)))
    pointer, repeat = pygame.mouse.get_visible(), pygame.key.get_repeat()
    left, top, width, height = screen.box
    place = os.environ.get(PLACE)
    os.environ[PLACE] = f"{left + width // 2},{top + height // 2}"
    try:
        surface = _open(plan, None, fullscreen=True)
    except pygame.error as error:
        raise ProblemError(NO_WINDOW, reason=str(error)) from error
    finally:
        if place is None:
            del os.environ[PLACE]
        else:
            os.environ[PLACE] = place
    pygame.mouse.set_visible(pointer)
    pygame.key.set_repeat(*repeat)
    _dressed(surface, title)


def in_sight() -> bool:
    """Whether the window can be seen: it is neither minimised nor taken off the screen."""
    return bool(pygame.display.get_active())


def bring_back() -> None:
    """Ask for a window that is minimised or taken off the screen to be shown again."""
    window = pygame.Window.from_display_module()
    window.show()
    window.restore()
    window.focus()


def window_box() -> Box:
    """Where the window is: left, top, width and height in pixels of the whole desktop."""
    return (*pygame.display.get_window_position(), *pygame.display.get_window_size())
