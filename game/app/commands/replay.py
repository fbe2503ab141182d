"""``replay``: play a run again from its file, after a look whether it still is the same."""

import argparse
import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tqdm import tqdm

from game.app import paths
from game.app.commands.asked import is_asked, refuse_idle
from game.app.commands.view_options import (
    WINDOW_OPTIONS,
    add_view_options,
    add_window_options,
    chosen_configuration,
    chosen_window,
    unlocked,
)
from game.app.files.replay_file import duration
from game.session.named_file import printable
from game.session.presets import Preset, load_stories
from game.session.problem import ProblemError
from game.session.replay.logged_run import LoggedRun
from game.session.replay.reading import read_run, told_of, unsealed
from game.session.replay.replay import replayed
from game.view.scene.texts import Texts

LOOKS: Final = ("profile", "config", "theme", "text", "reduced-motion")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("file", metavar="RUN.json")
    parser.add_argument("--headless", action="store_true")
    add_view_options(parser)
    add_window_options(parser)


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Play the whole run unseen first; show it only where it is what it was."""
    from game.app.program.assembly import Extras, assemble
    from game.app.window import display
    from game.app.window.loop import play

    # The view is the one that was open then.
    refuse_idle(arguments, ["view"], "replay")
    if arguments.headless:
        refuse_idle(arguments, [*LOOKS, *WINDOW_OPTIONS], "--headless")
    configuration = unlocked(chosen_configuration(arguments))
    window = chosen_window(arguments)
    # What a story leaves out because of its seed is no news to whoever plays a run again.
    logging.getLogger("game").addHandler(logging.NullHandler())
    is_shown = not arguments.headless and display.display_available()
    if not is_shown and any(is_asked(arguments, option) for option in (*LOOKS, *WINDOW_OPTIONS)):
        raise ProblemError("no-display")
    stories = load_stories(paths.STORIES, configuration.stories.offered)
    known = presets | {story.name: story for story in stories.values()}
    path = Path(arguments.file)
    found = checked_run(path, known, texts)
    if not is_shown:
        print(
            texts(
                "cli.replayed",
                path=printable(path),
                actions=len(found.done),
                duration=duration(found.ticks),
                looks=len(found.checks) + 1,
            )
        )
        if not arguments.headless:
            print(texts("cli.replay-unseen"), file=sys.stderr)
        return 0
    program = assemble(configuration, presets, texts, Extras(replay=found))
    try:
        return play(program, texts, window.size, window.fullscreen, window.video)
    finally:
        program.close()


def checked_run(path: Path, presets: Mapping[str, Preset], texts: Texts) -> LoggedRun:
    """The run of a file, which was played to its end and is the same; else a ProblemError."""
    found = read_run(path, presets)
    ticks = found.run.ticks
    hidden = not sys.stderr.isatty()
    bar = tqdm(total=ticks, desc=texts("cli.replaying"), disable=hidden, leave=False)
    with bar, told_of(path):
        for passed in replayed(found.run, presets):
            bar.update(passed - bar.n)
        if found.changed is not None:
            raise unsealed(found.changed)
    return found.run
