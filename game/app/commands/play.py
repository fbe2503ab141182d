"""Playing in a window: the default command."""

import argparse
import gc
import logging
import sys
from pathlib import Path

import numpy as np

from game.app import paths
from game.app.commands.asked import is_asked
from game.app.commands.run_options import (
    DEFAULT_EPOCHS,
    add_run_options,
)
from game.app.commands.train import summary, train
from game.app.commands.view_options import (
    add_view_options,
    add_window_options,
    chosen_configuration,
    chosen_window,
    first_preset,
    unlocked,
)
from game.app.files.replay_file import duration, save_run
from game.exhibit.configuration.keys import Configuration
from game.exhibit.files.whole_file import check_writable
from game.session.named_file import printable
from game.session.presets import BUILT_IN, Preset, load_stories, read_presets
from game.session.problem import ProblemError
from game.session.replay.run_log import RunLog
from game.session.session import Session
from game.view.scene.texts import Texts

HEADLESS_PICTURE = "glass-box.png"
HEADLESS_SIZE = (1920, 1080)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    add_run_options(parser)
    add_view_options(parser)
    add_window_options(parser)
    parser.add_argument("--record", metavar="RUN.json")


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Open the window and play until it is closed; without a display, do what can be done."""
    # What is read and made for the window stays, too; the loop looks for garbage again.
    gc.disable()
    from game.app.program.assembly import Extras, assemble
    from game.app.window import display
    from game.app.window.loop import play

    configuration = unlocked(chosen_configuration(arguments))
    # The window opens, whatever has become of the preset that it begins with.
    if arguments.preset is None:
        presets = {BUILT_IN.name: BUILT_IN} | presets
    first = first_preset(arguments, presets, configuration)
    for fault in read_presets(paths.PRESETS).faults:
        print(texts.problem(fault), file=sys.stderr)
    window = chosen_window(arguments)
    if not display.display_available():
        if arguments.fullscreen or arguments.size or arguments.video or arguments.record:
            raise ProblemError("no-display")
        return _without_display(arguments, configuration, presets, texts)
    record = None if arguments.record is None else Path(arguments.record)
    if record is not None:
        check_writable(record)
    program = assemble(configuration, presets, texts, Extras(first, records=record is not None))
    try:
        code = play(program, texts, window.size, window.fullscreen, window.video)
    finally:
        program.close()
    # Of a run that ended in a crash as well.
    if record is not None and program.application.log is not None:
        _write_record(record, program.application.log, texts)
    return code


def _write_record(path: Path, log: RunLog, texts: Texts) -> None:
    run = log.taken()
    for _ in save_run(path, run):
        pass
    key = "cli.recorded-cut" if log.is_full else "cli.recorded"
    told = {"actions": len(run.done), "duration": duration(run.ticks)}
    print(texts(key, path=printable(path), **told))


def _without_display(
    arguments: argparse.Namespace,
    configuration: Configuration,
    presets: dict[str, Preset],
    texts: Texts,
) -> int:
    """Train, and draw what a window would show then."""
    gc.enable()
    from game.app.commands.shot import beginning, draw, idle_options
    from game.app.files.picture_file import check_picture_path, save_picture
    from game.app.program.assembly import features_of, home_interface

    idle = idle_options(arguments, configuration, settings_shown=False)
    if any(is_asked(arguments, option) for option in idle):
        raise ProblemError("no-display")
    stories = load_stories(paths.STORIES, configuration.stories.offered)
    known = presets | {story.name: story for story in stories.values()}
    preset = beginning(arguments, configuration, presets, stories)
    session = Session(known, preset, np.random.default_rng())
    out = Path(HEADLESS_PICTURE)
    print(
        texts("cli.no-display", preset=preset.name, epochs=DEFAULT_EPOCHS, path=out),
        file=sys.stderr,
    )
    check_picture_path(out)
    train(session, DEFAULT_EPOCHS, texts)
    features = features_of(configuration, stories, texts, sound=True)
    interface = home_interface(configuration)
    save_picture(out, draw(session, interface, presets, HEADLESS_SIZE, texts, features))
    print(summary(session.snapshot(), texts))
    logging.getLogger(__name__).info("drew %s without a display", out)
    return 0
