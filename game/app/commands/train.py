"""``train``: train without a window and write what happened."""

import argparse
import csv
import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, TextIO

import numpy as np
from tqdm import tqdm

from game.app.commands.asked import Usual, is_asked, refuse_idle
from game.app.commands.run_options import (
    DEFAULT_EPOCHS,
    RANDOM_START,
    add_run_options,
    chosen_preset,
    whole_number,
)
from game.app.files.table_file import whole_table
from game.exhibit.files.whole_file import whole_file
from game.session.commands import TrainTo
from game.session.presets import Preset
from game.session.problem import ProblemError, unknown_choice
from game.session.script.run_script import run_script
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.session.tape.recording import MOST_EPOCHS, Recording
from game.session.tape.table import column_names, rows
from game.view.numbers.digits import fixed
from game.view.scene.texts import Texts

EPOCHS_PER_BLOCK = 500
SUMMARY_DIGITS = 4
# What stands in a number before its decimals, and what stands between two numbers.
POINT = "point"
DIALECTS: Mapping[str, tuple[str, str]] = {POINT: (".", ","), "comma": (",", ";")}
# Options that write a script of the run, and what it needs.
SCRIPTS: Mapping[str, str] = {"export": "numpy", "export-torch": "torch"}
# Settings that change no number of a run.
ONLY_SHOWN = ("lock-threshold", "pace", "animation-speed")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    add_run_options(parser)
    parser.add_argument("--epochs", metavar="N", default=Usual(DEFAULT_EPOCHS))
    parser.add_argument("--out", metavar="FILE.csv")
    parser.add_argument("--decimal", metavar="|".join(DIALECTS), default=Usual(POINT))
    for option in SCRIPTS:
        parser.add_argument(f"--{option}", metavar="FILE.py")


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Train, write the table if one was asked for, print the summary line."""
    refuse_idle(arguments, ONLY_SHOWN, "train")
    if arguments.start is not None:
        refuse_idle(arguments, RANDOM_START, "--start")
    if arguments.out is None and is_asked(arguments, "decimal"):
        raise ProblemError("decimal-without-out")
    if arguments.decimal not in DIALECTS:
        raise unknown_choice("--decimal", arguments.decimal, DIALECTS)
    preset = chosen_preset(arguments, presets)
    epochs = whole_number("--epochs", arguments.epochs, 0, MOST_EPOCHS)
    session = Session(presets, preset, np.random.default_rng())
    wanted = _files(arguments)
    with ExitStack() as files:
        table = None
        if arguments.out is not None:
            table = files.enter_context(whole_table(wanted.pop("out")))
        scripts: list[tuple[str, BinaryIO]] = [
            (SCRIPTS[option], files.enter_context(whole_file(path)))
            for option, path in wanted.items()
        ]
        train(session, epochs, texts)
        if table is not None:
            epochs_there = range(session.recording.last_epoch + 1)
            write_table(table, session.recording, epochs_there, texts, arguments.decimal)
        for library, file in scripts:
            file.write(run_script(session.recording, library).encode())
    print(summary(session.snapshot(), texts))
    return 0


def _files(arguments: argparse.Namespace) -> dict[str, Path]:
    """Where each option that was given writes; ProblemError where two would write one file."""
    found: dict[str, Path] = {}
    for option in ("out", *SCRIPTS):
        name = getattr(arguments, option.replace("-", "_"))
        if name is None:
            continue
        for other, path in found.items():
            if os.path.realpath(path) == os.path.realpath(name):
                raise ProblemError("same-file", name=f"--{option}", other=f"--{other}", path=path)
        found[option] = Path(name)
    return found


def train(session: Session, epochs: int, texts: Texts) -> None:
    """Train in blocks, with a progress bar where somebody can see it."""
    with _progress(epochs, texts("cli.training")) as bar:
        for first in range(0, epochs, EPOCHS_PER_BLOCK):
            session.apply(TrainTo(min(first + EPOCHS_PER_BLOCK, epochs)))
            bar.update(min(EPOCHS_PER_BLOCK, epochs - first))


def write_table(
    file: TextIO, recording: Recording, epochs: range, texts: Texts, decimal: str = POINT
) -> None:
    """The run's table as CSV, with a progress bar where somebody can see it.

    ``decimal``: point or comma, whichever the spreadsheet that is to read it expects in a number.
    """
    mark, delimiter = DIALECTS[decimal]
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow(column_names(recording.topology, recording.dataset.sample_names))
    with _progress(len(epochs), texts("cli.writing")) as bar:
        for row in rows(recording, epochs):
            writer.writerow([number.replace(".", mark) for number in row])
            bar.update()


def _progress(total: int, description: str) -> "tqdm[None]":
    return tqdm(total=total, desc=description, disable=not sys.stderr.isatty(), leave=False)


def summary(snapshot: Snapshot, texts: Texts) -> str:
    """One line: what was trained, how the loss went, how many rows are right, how it stands."""
    recording = snapshot.history
    first, last = recording.loss_at(0), recording.loss_at(snapshot.last_epoch)
    start = texts("cli.explicit-start")
    if snapshot.seed is not None:
        start = texts("cli.seed", seed=snapshot.seed)
    outcome = snapshot.outcome
    return texts.counted(
        "cli.summary",
        snapshot.last_epoch,
        name=snapshot.preset.name,
        start=start,
        epochs=snapshot.last_epoch,
        first=fixed(first, SUMMARY_DIGITS),
        last=fixed(last, SUMMARY_DIGITS),
        right=snapshot.trace.right_count,
        rows=snapshot.dataset.sample_count,
        state=texts(f"cli.state.{outcome.state.value}", epoch=outcome.since),
    )
