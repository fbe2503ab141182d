"""Saving from inside the window, without holding up the frames: the picture, the run's table, its
script, and all that was done.
"""

import csv
import os
import time
from collections.abc import Iterator
from itertools import islice, takewhile
from pathlib import Path
from typing import NamedTuple

import pygame

from game.app.files.picture_file import save_picture
from game.app.files.replay_file import save_run
from game.app.files.table_file import whole_table
from game.exhibit.files.whole_file import whole_file
from game.session.named_file import printable, reason_of
from game.session.problem import ProblemError
from game.session.replay.run_log import RunLog
from game.session.script.run_script import run_script
from game.session.tape.recording import Recording
from game.session.tape.table import column_names, rows
from game.view.scene.texts import Texts

MOST_ROWS = 20_000
ROWS_PER_FRAME = 25
LINES_PER_FRAME = 200
NAME = "glass-box-%Y%m%d-%H%M%S"
ENDINGS = PICTURE, TABLE, SCRIPT, RUN = (".png", ".csv", ".py", ".json")


class SaveReport(NamedTuple):
    """What to tell the visitor."""

    text: str
    failed: bool


def save(
    picture: pygame.Surface, recording: Recording, texts: Texts, log: RunLog | None = None
) -> Iterator[SaveReport | None]:
    """Save all in small portions: yields None while it goes on, at the end what to tell the
    visitor.

    A run of more than MOST_ROWS epochs is thinned evenly in the table; its last epoch is always
    there. Without a ``log`` there is no file of what was done.
    """
    saved: Path | None = None
    # All of it is of now: the run may go on while it is written.
    last, script = recording.last_epoch, run_script(recording, "numpy")
    run = None if log is None else log.taken()
    try:
        stem = _free_name(_writable_folder())
        paths = {ending: Path(f"{stem}{ending}") for ending in ENDINGS}
        save_picture(paths[PICTURE], picture, new=True)
        saved = paths[PICTURE]
        yield None
        yield from _save_table(paths[TABLE], recording, last)
        with whole_file(paths[SCRIPT], new=True) as file:
            file.write(script.encode())
        if run is not None:
            yield from islice(save_run(paths[RUN], run, new=True), None, None, LINES_PER_FRAME)
    except ProblemError as problem:
        reason = printable(texts.problem(problem))
        key = "saved.failed" if saved is None else "saved.in-part"
        yield SaveReport(texts(key, reason=reason, picture=printable(saved)), failed=True)
    else:
        is_cut = log is not None and log.is_full
        key = "saved.cut" if is_cut else "saved.whole" if run is not None else "saved.without-run"
        yield SaveReport(texts(key, picture=printable(saved)), failed=False)


def _save_table(path: Path, recording: Recording, last: int) -> Iterator[None]:
    # A power of two, as the recording's own stride is: else each row would be trained again.
    every = 1 << (last // MOST_ROWS).bit_length()
    epochs = [*range(0, last, every), last]
    with whole_table(path, new=True) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(column_names(recording.topology, recording.dataset.sample_names))
        # The visitor may cut the run shorter meanwhile: what is gone is left out.
        there = takewhile(lambda epoch: epoch <= recording.last_epoch, epochs)
        for number, row in enumerate(rows(recording, there)):
            writer.writerow(row)
            if number % ROWS_PER_FRAME == ROWS_PER_FRAME - 1:
                yield None


def _writable_folder() -> Path:
    """The current folder, or the user's own where nothing can be written or it is gone."""
    reason: ProblemError
    try:
        here = Path.cwd()
        if os.access(here, os.W_OK | os.X_OK):
            return here
        reason = ProblemError("reason-forbidden")
    except OSError as error:
        here, reason = Path(os.curdir), reason_of(error)
    try:
        return Path(pygame.system.get_pref_path("glass-box", "glass-box"))
    except (pygame.error, OSError, ValueError) as error:
        raise ProblemError("not-writable", path=here, reason=reason) from error


def _free_name(folder: Path) -> Path:
    """A name in it, without an ending, that none of its files has."""
    stem = name = time.strftime(NAME)
    number = 2
    while any(os.path.lexists(folder / f"{name}{ending}") for ending in ENDINGS):
        name = f"{stem}-{number}"
        number += 1
    return folder / name
