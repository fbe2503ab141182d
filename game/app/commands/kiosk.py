"""The exhibit as its supervisor starts it: full screen, watched, and not to be left by visitors."""

import argparse
import faulthandler
import logging
import os
import signal
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pygame

from game.app import paths
from game.app.files.faulty_files import faulty_files
from game.app.program.assembly import Extras, assemble
from game.app.program.reporter import Reporter
from game.app.window import display
from game.app.window.loop import Loop
from game.exhibit.configuration.file import NO_PIN, load
from game.exhibit.configuration.installed import installed
from game.exhibit.configuration.keys import Configuration
from game.exhibit.lock_memory import LockMemory
from game.exhibit.logs.files import PROGRAM, start_log
from game.exhibit.logs.folders import log_folders
from game.exhibit.supervisor.exit_codes import NO_DISPLAY, STAFF_EXIT
from game.exhibit.supervisor.heartbeat import Heartbeat
from game.session.presets import BUILT_IN, Preset
from game.session.problem import ProblemError
from game.view.scene.texts import Texts, load_texts

EXIT_CLOSED = 0

log = logging.getLogger("game")


class _Ending:
    """Takes SIGTERM from the first moment on; whoever runs is told to stop."""

    def __init__(self) -> None:
        self.asked = False
        self._loop: Loop | None = None
        with suppress(ValueError):
            # Only the main thread may ask for signals.
            signal.signal(signal.SIGTERM, self._ask)

    def watch(self, loop: Loop) -> None:
        """From now on there is a loop to stop."""
        self._loop = loop
        if self.asked:
            loop.stop()

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        if self._loop is not None:
            self._loop.stop()


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Run until staff leave or SIGTERM comes; gives the exit code for the supervisor."""
    ending = _Ending()
    faulthandler.enable()
    heartbeat = Heartbeat(arguments.heartbeat)
    configuration, faults = _configuration(arguments)
    start_log(PROGRAM, log_folders(configuration.staff.log_folder), log)
    for fault in faults:
        log.warning("%s", fault)
    for problem in faulty_files():
        log.warning("%s", texts.problem(problem))
    if not display.display_available():
        return NO_DISPLAY
    presets = presets or {BUILT_IN.name: BUILT_IN}
    try:
        return _show(configuration, presets, _chosen_texts(configuration, texts), heartbeat, ending)
    except Exception as error:
        if isinstance(error, ProblemError) and error.key == display.NO_WINDOW:
            # The screen has gone since it was looked for.
            log.warning("%s", texts.problem(error))
            return NO_DISPLAY
        # The supervisor starts it again; nobody in front of the screen reads this.
        log.critical("crashed", exc_info=True)
        raise
    finally:
        pygame.quit()


def _show(
    configuration: Configuration,
    presets: dict[str, Preset],
    texts: Texts,
    heartbeat: Heartbeat,
    ending: _Ending,
) -> int:
    view = configuration.view
    window = display.open_window(None, view.fullscreen, view.video, texts("window.title"))
    pygame.mouse.set_visible(configuration.inputs.mouse)
    memory = LockMemory(log_folders(configuration.staff.log_folder))
    program = assemble(configuration, presets, texts, Extras(memory=memory))
    reporter = Reporter(program, configuration, heartbeat, display.in_sight)
    loop = Loop(program, window, view.fullscreen, reporter.shown, stays=True)
    ending.watch(loop)
    loop.run()
    reporter.ends()
    code = EXIT_CLOSED
    if program.left_by_staff or not (configuration.staff.locked_exit or ending.asked):
        log.info("left by staff" if program.left_by_staff else "closed")
        code = STAFF_EXIT
    if not program.close():
        # Nothing may wait for the device any more, and nobody may start the exhibit again.
        log.warning("the sound device does not close")
        logging.shutdown()
        os._exit(code)
    return code


def _configuration(arguments: argparse.Namespace) -> tuple[Configuration, tuple[str, ...]]:
    """What the file says, and its faults for the log. In safe mode only what staff need counts."""
    if arguments.config is None:
        return Configuration(), ()
    loaded = load(Path(arguments.config), installed(paths.ASSETS))
    faults = tuple(f"{arguments.config}: {fault}" for fault in loaded.faults)
    if loaded.is_shut:
        faults += (f"{arguments.config}: {NO_PIN}",)
    if arguments.safe:
        return replace(Configuration(), staff=loaded.configuration.staff), faults
    return loaded.configuration, faults


def _chosen_texts(configuration: Configuration, texts: Texts) -> Texts:
    try:
        return load_texts(paths.TEXTS, configuration.view.language)
    except ProblemError:
        # It has been written down, as a faulty file or as a fault of the configuration.
        return texts
