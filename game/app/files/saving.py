"""Saving the picture and the run's table from inside the window, without holding up the frames."""

import csv
import os
import time
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pygame

from game.app.files.picture_file import save_picture
from game.app.files.table_file import whole_table
from game.session.named_file import printable, reason_of
from game.session.problem import ProblemError
from game.session.tape.recording import Recording
from game.session.tape.table import column_names, rows
from game.view.scene.texts import Texts

MOST_ROWS = 20_000
ROWS_PER_FRAME = 25
NAME = "glass-box-%Y%m%d-%H%M%S"


class SaveReport(NamedTuple):
    """What to tell the visitor."""

    text: str
    failed: bool


def save(
    picture: pygame.Surface, recording: Recording, texts: Texts
) -> Iterator[SaveReport | None]:
    """Save both in small portions: yields None while it goes on, at the end what to tell the
    visitor.

    A run of more than MOST_ROWS epochs is thinned evenly; its last epoch is always in the table.
    """
    saved: Path | None = None
    try:
        stem = _free_name(_writable_folder())
        picture_path, table_path = (Path(f"{stem}{ending}") for ending in (".png", ".csv"))
        save_picture(picture_path, picture, new=True)
        saved = picture_path
        yield None
        yield from _save_table(table_path, recording)
    except ProblemError as problem:
        reason = printable(texts.problem(problem))
        key = "saved.failed" if saved is None else "saved.picture-only"
        yield SaveReport(texts(key, reason=reason, picture=printable(saved)), failed=True)
    else:
        names = {"picture": printable(picture_path), "table": printable(table_path.name)}
        yield SaveReport(texts("saved.both", **names), failed=False)


def _save_table(path: Path, recording: Recording) -> Iterator[None]:
    last = recording.last_epoch
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
    """A name in it, without an ending, that neither a picture nor a table has."""
    stem = name = time.strftime(NAME)
    number = 2
    while any(os.path.lexists(folder / f"{name}{ending}") for ending in (".png", ".csv")):
        name = f"{stem}-{number}"
        number += 1
    return folder / name
