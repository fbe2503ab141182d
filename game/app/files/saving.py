"""Saving the picture and the run's table from inside the window, without holding up the frames."""

import csv
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pygame

from game.app.commands.train import replacing
from game.app.files.picture_file import save_picture
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
    folder = _writable_folder()
    stem = _free_name(folder)
    picture_path, table_path = folder / f"{stem}.png", folder / f"{stem}.csv"
    try:
        save_picture(picture_path, picture)
        yield None
        yield from _save_table(table_path, recording)
    except ProblemError as problem:
        yield SaveReport(texts("saved.failed", reason=texts.problem(problem)), failed=True)
    else:
        told = texts("saved.both", picture=picture_path, table=table_path.name)
        yield SaveReport(told, failed=False)


def _save_table(path: Path, recording: Recording) -> Iterator[None]:
    last = recording.last_epoch
    # A power of two, as the recording's own stride is: else each row would be trained again.
    every = 1 << (last // MOST_ROWS).bit_length()
    epochs = [*range(0, last, every), last]
    with replacing(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(column_names(recording.topology, recording.dataset.sample_names))
        # The visitor may cut the run shorter meanwhile: what is gone is left out.
        there = takewhile(lambda epoch: epoch <= recording.last_epoch, epochs)
        for number, row in enumerate(rows(recording, there)):
            writer.writerow(row)
            if number % ROWS_PER_FRAME == ROWS_PER_FRAME - 1:
                yield None


def _writable_folder() -> Path:
    here = Path.cwd()
    if os.access(here, os.W_OK):
        return here
    with suppress(pygame.error, OSError):
        return Path(pygame.system.get_pref_path("glass-box", "glass-box"))
    return here


def _free_name(folder: Path) -> str:
    stem = name = time.strftime(NAME)
    number = 2
    while (folder / f"{name}.png").exists():
        name = f"{stem}-{number}"
        number += 1
    return name
