"""The run's table as a file: whole or not at all."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from game.exhibit.files.whole_file import whole_file


@contextmanager
def whole_table(path: Path, *, new: bool = False) -> Iterator[TextIO]:
    """A table that takes ``path``'s place once everything is written; ProblemError if it could not.

    What stands there before stays until then, and after a failure for good. ``new``: nothing may.
    """
    with whole_file(path, new=new) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        try:
            yield text
            text.flush()
        finally:
            # The file below is not closed with it: whoever made it does that.
            with suppress(OSError):
                text.detach()
