"""A logged run as a file: whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

from game.exhibit.files.whole_file import whole_file
from game.session.presentation import TICKS_PER_SECOND
from game.session.replay.logged_run import LoggedRun


def save_run(path: Path, run: LoggedRun, *, new: bool = False) -> Iterator[None]:
    """Write it line by line, and yield after each; ProblemError where it cannot be written.

    ``new``: only where there was nothing before.
    """
    # Most windows are closed without having written any: a start does not wait for it.
    from game.session.replay.writing import lines

    with whole_file(path, new=new) as file:
        for line in lines(run):
            file.write(line.encode())
            yield


def duration(ticks: int) -> str:
    """Minutes and seconds, as a clock has them."""
    minutes, seconds = divmod(round(ticks / TICKS_PER_SECOND), 60)
    return f"{minutes}:{seconds:02}"
