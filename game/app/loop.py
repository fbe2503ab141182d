"""The window's loop: one frame is one plain function call."""

import gc
import logging
import signal
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import replace
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pygame

from game.app import display, paths
from game.app.application import Application
from game.app.flood import without_flood
from game.app.frame import show_scene
from game.app.pacing import FramePacer, Stepper
from game.session.presentation import TICKS_PER_SECOND
from game.session.presets import Preset
from game.session.session import Session
from game.view import theme
from game.view.screen import Screen
from game.view.texts import Texts

EXIT_CRASHED = 1
RESIZE_QUIET_FRAMES = 6
LOG_NAME = "glass-box.log"
LOG_BYTES, LOG_FILES = 1_000_000, 3
KEY_REPEAT_MILLISECONDS = (
    theme.REPEAT_DELAY_TICKS * 1000 // TICKS_PER_SECOND,
    theme.REPEAT_INTERVAL_TICKS * 1000 // TICKS_PER_SECOND,
)

log = logging.getLogger("game")


def play(
    session: Session,
    presets: dict[str, Preset],
    texts: Texts,
    size: tuple[int, int] | None,
    fullscreen: bool,
    video: str,
) -> int:
    """Run a window until it is closed; gives the exit code. A crash is one sentence and a log."""
    log_path = _start_log()
    try:
        window = display.open_window(size, fullscreen, video, texts("window.title"))
        screen = Screen(paths.FONTS, texts, presets)
        application = Application(session, texts, screen)
        Loop(application, window, fullscreen).run()
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
    """Frames at the display's rate, ticks at theirs."""

    def __init__(self, application: Application, window: pygame.Surface, fullscreen: bool) -> None:
        self._application = application
        self._window = window
        self._fullscreen = fullscreen
        self._windowed_size = window.get_size()
        self._stepper = Stepper(TICKS_PER_SECOND)
        self._pacer = FramePacer(TICKS_PER_SECOND)
        self._before = time.perf_counter_ns()
        self._size = window.get_size()
        self._resizing = Resizing(self._size)
        application.interface = replace(application.interface, fullscreen=fullscreen)

    def run(self) -> None:
        """Until the application has ended."""
        pygame.event.set_allowed(self._application.event_kinds)
        pygame.key.set_repeat(*KEY_REPEAT_MILLISECONDS)
        with suppress(ValueError):
            # Only the main thread may ask for signals.
            signal.signal(signal.SIGTERM, lambda *_: self._stop())
        self.frame()
        gc.collect()
        gc.freeze()
        self._before = time.perf_counter_ns()
        while self._application.running:
            self.frame()
            self._pacer.wait()

    def frame(self) -> None:
        """Input, ticks, picture."""
        application = self._application
        application.handle(without_flood(pygame.event.get()), self._size)
        self._follow_window()
        now = time.perf_counter_ns()
        for _ in range(self._stepper.ticks_due(now - self._before)):
            application.tick()
        self._before = now
        if not self._resizing.settled(self._window.get_size()):
            application.screen.stretch_over(self._window)
            pygame.display.flip()
            return
        self._size = self._window.get_size()
        scene = application.prepare(self._size)
        show_scene(application.screen, self._window, scene)
        application.after_frame(self._window)

    def _follow_window(self) -> None:
        """Change between window and full screen; take up the surface of a resized window."""
        wanted = self._application.interface.fullscreen
        if wanted != self._fullscreen:
            if wanted:
                self._windowed_size = self._window.get_size()
            self._window = display.set_fullscreen(wanted, self._windowed_size)
            self._fullscreen = wanted
            self._application.screen.repaint()
        surface = pygame.display.get_surface()
        if surface is not None:
            self._window = surface

    def _stop(self) -> None:
        self._application.running = False


def _start_log() -> Path | None:
    """Faults go into a small rotating file in the user's folder; None where none can be written."""
    with suppress(pygame.error, OSError):
        path = Path(pygame.system.get_pref_path("glass-box", "glass-box")) / LOG_NAME
        handler = RotatingFileHandler(
            path, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        return path
    return None
