"""The window's loop: one frame is one plain function call."""

import gc
import logging
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import pygame
from pygame.event import Event

from game.app.window import display
from game.app.window.event_flood import without_flood
from game.app.window.frame import show_scene
from game.app.window.full_screen import FullScreen
from game.app.window.pacing import FramePacer, Stepper
from game.app.window.picture import Picture
from game.app.window.x11_keys import X11Keys
from game.exhibit.logs.files import CarefulHandler
from game.session.presentation import TICKS_PER_SECOND
from game.session.problem import ProblemError
from game.view.drawing import theme
from game.view.pages import load_the_rest
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.screen import Screen

EXIT_CRASHED = 1
RESIZE_QUIET_FRAMES = 6
FRAMES_BETWEEN_LOOKS = 60
LOG_NAME = "glass-box.log"
LOG_BYTES, LOG_FILES = 1_000_000, 3
KEY_REPEAT_MILLISECONDS = (
    theme.REPEAT_DELAY_TICKS * 1000 // TICKS_PER_SECOND,
    theme.REPEAT_INTERVAL_TICKS * 1000 // TICKS_PER_SECOND,
)

log = logging.getLogger("game")


class Program(Protocol):
    """What the loop runs: it takes events, ticks, and gives the scene of each frame."""

    running: bool
    fullscreen: bool

    @property
    def screen(self) -> Screen:
        """What draws its scenes."""

    @property
    def event_kinds(self) -> list[int]:
        """The kinds of event that mean something to it."""

    def handle(self, events: Iterable[Event], size: tuple[int, int]) -> None:
        """Take a frame's events; ``size`` is the window's in pixels."""

    def tick(self) -> None:
        """1/60 s passes."""

    def prepare(self, size: tuple[int, int]) -> Scene:
        """The scene of a frame that is about to be drawn."""

    def after_frame(self, window: pygame.Surface) -> None:
        """The frame is on the screen."""


def play(
    program: Program,
    texts: Texts,
    size: tuple[int, int] | None,
    fullscreen: bool,
    video: str,
) -> int:
    """Run a window until it is closed; gives the exit code. A crash is one sentence and a log.

    ProblemError where no window can be opened.
    """
    log_path = _start_log()
    try:
        window = display.open_window(size, fullscreen, video, texts("window.title"))
        Loop(program, window, fullscreen, windowed_size=size).run()
    except ProblemError:
        raise
    except Exception as error:
        log.critical("crashed\n%s", traceback.format_exc())
        reason = f"{type(error).__name__}: {error}"
        key = "cli.crashed-nowhere" if log_path is None else "cli.crashed"
        print(texts(key, path=log_path, reason=reason), file=sys.stderr)
        return EXIT_CRASHED
    finally:
        pygame.quit()
    return 0


class Resizing:
    """Waits for the end of a resize: making a picture for a new size takes longer than a frame."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._shown = self._seen = size
        self._quiet_frames = 0

    def settled(self, size: tuple[int, int]) -> bool:
        """Whether a picture of this size should be made; to be asked once a frame."""
        self._quiet_frames = self._quiet_frames + 1 if size == self._seen else 0
        self._seen = size
        if size != self._shown and self._quiet_frames < RESIZE_QUIET_FRAMES:
            return False
        self._shown = size
        return True


class Loop:
    """Frames at the display's rate, ticks at theirs.

    ``shown`` is told of each frame on the screen, with the milliseconds that it took, and whether
    it changed anything there. ``windowed_size`` is that of the window that full screen is left for,
    where it begins in full screen (None: most of a screen). A window that ``stays`` comes back when
    somebody minimises it or takes it off the screen.
    """

    def __init__(
        self,
        program: Program,
        window: pygame.Surface,
        fullscreen: bool,
        shown: Callable[[float, bool], None] = lambda milliseconds, changed: None,
        windowed_size: tuple[int, int] | None = None,
        stays: bool = False,
    ) -> None:
        self._program = program
        self._window = window
        self._fullscreen = fullscreen
        self._shown = shown
        self._full_screen = FullScreen(stays, windowed_size)
        self._stepper = Stepper(TICKS_PER_SECOND)
        self._pacer = FramePacer(TICKS_PER_SECOND)
        self._before = time.perf_counter_ns()
        self._picture = Picture(window)
        self._size = self._picture.surface.get_size()
        self._resizing = Resizing(window.get_size())
        self._until_look = FRAMES_BETWEEN_LOOKS
        self._keys = X11Keys()
        program.fullscreen = fullscreen

    def run(self) -> None:
        """Until the program has ended."""
        self._listen()
        pygame.key.set_repeat(*KEY_REPEAT_MILLISECONDS)
        with suppress(ValueError):
            # Only the main thread may ask for signals.
            signal.signal(signal.SIGTERM, lambda *_: self.stop())
        self.frame()
        self._before = time.perf_counter_ns()
        for _ in load_the_rest():
            if self._program.running:
                self.frame()
        gc.collect()
        gc.freeze()
        gc.enable()  # if it was off until here
        self._before = time.perf_counter_ns()
        while self._program.running:
            self.frame()
            self._pacer.wait()

    def frame(self) -> None:
        """Input, ticks, picture."""
        began = time.perf_counter()
        program = self._program
        with self._keys.without_flood():
            events = pygame.event.get()
        program.handle(self._picture.events(without_flood(events)), self._size)
        self._follow_window()
        now = time.perf_counter_ns()
        for _ in range(self._stepper.ticks_due(now - self._before)):
            program.tick()
        self._before = now
        picture = self._picture
        if self._resizing.settled(self._window.get_size()):
            self._size = picture.surface.get_size()
            scene = program.prepare(self._size)
            changed = show_scene(program.screen, picture, scene)
            program.after_frame(picture.surface)
        else:
            program.screen.stretch_over(picture.surface)
            picture.show([picture.surface.get_rect()])
            changed = True
        self._shown((time.perf_counter() - began) * 1e3, changed)

    def _follow_window(self) -> None:
        """Change between window and full screen; take up the surface of a resized window."""
        wanted = self._program.fullscreen
        is_new = False
        if wanted and not self._fullscreen:
            is_new = self._full_screen.enter()
        elif self._fullscreen and not wanted:
            self._full_screen.leave()
        else:
            is_new = self._is_time_to_look() and self._full_screen.follow(wanted)
        if is_new:
            self._listen()
            # Nobody will hear of what was held down in the other window.
            pygame.event.post(Event(pygame.WINDOWFOCUSLOST))
        surface = pygame.display.get_surface()
        if surface is not None and not self._picture.is_of(surface):
            self._window, self._picture = surface, Picture(surface)
            self._program.screen.repaint()
        self._fullscreen = wanted

    def _is_time_to_look(self) -> bool:
        """Once a second or so: no event tells of most that may become of a screen and a window."""
        self._until_look -= 1
        if self._until_look > 0:
            return False
        self._until_look = FRAMES_BETWEEN_LOOKS
        return True

    def _listen(self) -> None:
        pygame.event.set_allowed(self._program.event_kinds)

    def stop(self) -> None:
        """End after this frame."""
        self._program.running = False


def _start_log() -> Path | None:
    """Faults go into a small rotating file in the user's folder; None where none can be written."""
    with suppress(pygame.error, OSError):
        path = Path(pygame.system.get_pref_path("glass-box", "glass-box")) / LOG_NAME
        handler = CarefulHandler(
            path, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        return path
    return None
