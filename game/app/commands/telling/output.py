"""What a command says, where it cannot be written down: on a full disk, for one.

On standard output that is a problem of the command; of standard error nobody could be told.
"""

import io
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout, suppress
from typing import TextIO

from game.session.named_file import reason_of
from game.session.problem import ProblemError


class _Told(io.TextIOBase):
    """A stream as it is, but for what happens where it takes nothing any more."""

    def __init__(self, stream: TextIO, matters: bool) -> None:
        self._stream = stream
        self._matters = matters

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the stream."""
        return self._stream.encoding

    def fileno(self) -> int:
        """That of the stream."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether somebody sees it."""
        return self._stream.isatty()

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, text: str) -> int:
        """ProblemError where the text is lost, and that matters; BrokenPipeError: nobody reads."""
        with self._lost():
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """The same for what was kept back."""
        with self._lost():
            self._stream.flush()

    @contextmanager
    def _lost(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            write_into_nothing(self._stream)
            if self._matters:
                raise ProblemError("not-told", reason=reason_of(error)) from error


@contextmanager
def told_or_problem(output: TextIO | None, errors: TextIO | None) -> Iterator[None]:
    """Inside of this what cannot be written on standard output is a ProblemError."""
    with ExitStack() as redirected:
        if output is not None:
            redirected.enter_context(redirect_stdout(_Told(output, matters=True)))
        if errors is not None:
            redirected.enter_context(redirect_stderr(_Told(errors, matters=False)))
        yield


def write_into_nothing(stream: TextIO | None) -> None:
    """What is still to be written goes nowhere, the rest in the buffer too."""
    # A stream that is not a file of the system has no descriptor.
    with suppress(OSError, ValueError):
        if stream is not None:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, stream.fileno())
            os.close(nothing)
