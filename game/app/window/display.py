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

from game.app.window.x11_keys import X11Keys
from game.session.problem import ProblemError

HINT = "SDL_FRAMEBUFFER_ACCELERATION"
# Without it a press on X11 costs SDL a wait for the server, and a flood of clicks never ends; the
# server itself goes on telling of a pointer that is dragged out of the window.
CAPTURE_HINT = "SDL_MOUSE_AUTO_CAPTURE"
UNSEEN_DRIVERS = frozenset({"offscreen", "dummy"})
VIDEO_CHOICES = ("auto", "software", "gpu")
# An X server that starts anew is back within these.
DISPLAY_TRIES, DISPLAY_PAUSE_SECONDS = 20, 0.05
FLIPS_TIMED = 8
FAST_FLIP_SECONDS = 0.0045
FAST_SYNCED_FLIP_SECONDS = 0.018
SMALLEST_WINDOW = (640, 480)
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
    if "SDL_VIDEODRIVER" in os.environ:
        return True
    try:
        with _unheard():
            pygame.display.init()
    except pygame.error:
        return False
    seen = pygame.display.get_driver() not in UNSEEN_DRIVERS
    if not seen:
        pygame.display.quit()
    return seen


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
    if best is None:
        raise ProblemError("no-window", reason=pygame.get_error() or "no video mode")
    return _dressed(_open(best[1], size, fullscreen), title)


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
    pygame.display.quit()
    if plan.hint is None:
        os.environ.pop(HINT, None)
    else:
        os.environ[HINT] = plan.hint
    _start_video()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        wanted = size or _default_size(fullscreen)
        return pygame.display.set_mode(wanted, plan.flags, vsync=plan.vsync)


def _start_video() -> None:
    """Start SDL's video where it can be seen; pygame.error where it cannot.

    An X server that was left by its last window starts anew, and whoever comes back meanwhile finds
    none: SDL would then draw where nobody can see it, for ever.
    """
    if sys.platform == "linux":
        os.environ.setdefault(CAPTURE_HINT, "0")
    for _ in range(DISPLAY_TRIES):
        pygame.display.init()
        if "SDL_VIDEODRIVER" in os.environ or pygame.display.get_driver() not in UNSEEN_DRIVERS:
            return
        pygame.display.quit()
        time.sleep(DISPLAY_PAUSE_SECONDS)
    raise pygame.error("the display has gone")


def _default_size(fullscreen: bool) -> tuple[int, int]:
    sizes = pygame.display.get_desktop_sizes() or [SMALLEST_WINDOW]
    width, height = sizes[0]
    if fullscreen:
        return width, height
    share = WINDOW_SHARE_OF_DESKTOP
    return max(int(width * share), SMALLEST_WINDOW[0]), max(int(height * share), SMALLEST_WINDOW[1])


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


def set_fullscreen(fullscreen: bool, windowed_size: tuple[int, int]) -> pygame.Surface:
    """Change between window and full screen on the way that is open; gives the new surface."""
    with warnings.catch_warnings():
        # Another size than the one asked for is fine: the layout follows the surface.
        warnings.simplefilter("ignore", RuntimeWarning)
        if fullscreen:
            return pygame.display.set_mode(_default_size(True), pygame.FULLSCREEN)
        return pygame.display.set_mode(windowed_size, pygame.RESIZABLE)


def size_of_screen() -> tuple[int, int] | None:
    """The first screen's size in pixels; None while none can be asked."""
    try:
        sizes = pygame.display.get_desktop_sizes()
    except pygame.error:
        return None
    return sizes[0] if sizes else None
