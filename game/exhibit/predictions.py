"""How often each question was asked, answered and answered rightly, kept beside the logs.

So that a museum can find out whether its visitors learn. Only counts are kept: no times, no order,
nobody. The file is a table that any spreadsheet opens; the next program goes on counting from it.
"""

import csv
import io
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple, fields
from pathlib import Path
from typing import Final

from game.exhibit.files.whole_file import kept_in
from game.exhibit.status.report import Minute
from game.session.named_file import printable, read_bytes
from game.session.problem import ProblemError
from game.session.questions.count import COLUMNS, Count, Tally
from game.session.questions.turn import Turn

FILE_NAME: Final = "predictions.csv"
# What could not be understood is put here before it is written over.
BROKEN_NAME: Final = "predictions-broken.csv"
MOST_BYTES: Final = 200_000
MOST_ROWS: Final = 500
MOST_COUNTED: Final = 1_000_000_000
LONGEST_NAME: Final = 100
# Not there, or it never could be: nothing is lost.
ABSENT: Final = ("reason-missing", "reason-no-folder", "reason-forbidden")

Rows = tuple[tuple[str, str, Tally], ...]

log = logging.getLogger("game")


class PredictionFile:
    """In the first folder that takes it, whole or not at all."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    def read(self) -> Rows:
        """What was counted. Counts only grow: of several files the larger ones hold."""
        found: dict[tuple[str, str], Tally] = {}
        for folder in self._folders:
            for story, question, tally in _rows_in(folder / FILE_NAME)[0]:
                before = found.get((story, question), Tally())
                larger = map(max, astuple(before), astuple(tally))
                found[story, question] = Tally(*larger)
        return tuple((*key, tally) for key, tally in found.items())[:MOST_ROWS]

    def put_broken_aside(self) -> tuple[Path, ...]:
        """Files that cannot be understood in every line get another name, so that nobody writes
        over what may be mended by hand; gives those.
        """
        broken = [folder for folder in self._folders if not _rows_in(folder / FILE_NAME)[1]]
        for folder in broken:
            with suppress(OSError):
                os.replace(folder / FILE_NAME, folder / BROKEN_NAME)
        return tuple(folder / FILE_NAME for folder in broken)

    def write(self, rows: Rows) -> bool:
        """Whether it could be written; a disk that is full or read-only disturbs nobody."""
        content = _table(rows).encode()
        taken = next(
            (folder for folder in self._folders if kept_in(folder, FILE_NAME, content)), None
        )
        for folder in self._folders if taken is not None else ():
            if folder != taken:
                # One that stands there from a day when the first was full would only mislead.
                with suppress(OSError):
                    (folder / FILE_NAME).unlink()
        return taken is not None


class Predictions:
    """The count of a running exhibit: goes on from the file, and is written once a minute if there
    is news. ``monotonic``: seconds.
    """

    def __init__(self, file: PredictionFile, monotonic: Callable[[], float]) -> None:
        self._file = file
        self._minute = Minute(monotonic)
        self._written = file.read()
        self._count = Count(self._written)
        self._failed = False
        for path in file.put_broken_aside():
            log.warning("%s is broken: what can be read in it counts; see %s", path, BROKEN_NAME)

    def look(self, story: str, run: object, turn: Turn | None) -> None:
        """What a visitor sees now, once a frame; see ``Count.look``."""
        self._count.look(story, run, turn)
        if self._minute.over():
            self.write()

    def write(self) -> None:
        """Write now what is new. Where that fails it is tried again next time."""
        rows = self._count.rows()[:MOST_ROWS]
        if rows == self._written:
            return
        if self._file.write(rows):
            self._written, self._failed = rows, False
        elif not self._failed:
            self._failed = True
            log.warning("the count of predictions cannot be written: a restart will forget it")


def _table(rows: Rows) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for story, question, tally in rows[:MOST_ROWS]:
        counts = (min(count, MOST_COUNTED) for count in astuple(tally))
        writer.writerow((story, question, *counts))
    return text.getvalue()


def _rows_in(path: Path) -> tuple[Rows, bool]:
    """What can be understood, and whether that is all there is."""
    try:
        # A spreadsheet may have saved it, with a byte order mark.
        text = read_bytes(path, MOST_BYTES).decode("utf-8-sig")
    except ProblemError as problem:
        return (), problem.key in ABSENT
    except UnicodeDecodeError:
        return (), False
    rows: dict[tuple[str, str], Tally] = {}
    whole = True
    try:
        for number, words in enumerate(csv.reader(io.StringIO(text))):
            row = _row(words)
            if row is not None and row[:2] not in rows:
                rows[row[:2]] = row[2]
            elif words and (number > 0 or tuple(words) != COLUMNS):
                whole = False
    except csv.Error:
        whole = False
    return tuple((*key, tally) for key, tally in rows.items())[:MOST_ROWS], whole


def _row(words: list[str]) -> tuple[str, str, Tally] | None:
    if len(words) != len(COLUMNS):
        return None
    story, question, *counts = words
    if not all(0 < len(name) <= LONGEST_NAME and name == printable(name) for name in words):
        return None
    figures = tuple(_figures(counts))
    return (story, question, Tally(*figures)) if len(figures) == len(fields(Tally)) else None


def _figures(words: Sequence[str]) -> Iterator[int]:
    for word in words:
        if word.isascii() and word.isdecimal() and len(word) <= len(str(MOST_COUNTED)):
            yield min(int(word), MOST_COUNTED)
