"""What a command does when nobody reads on, as in ``status | head -2``: it ends, without a word."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

# What a shell says of a program that SIGPIPE has ended: 128 and the signal's number.
EXIT_CLOSED_PIPE = 141


def until_nobody_reads(run: Callable[[], int]) -> int:
    """What ``run`` gives; EXIT_CLOSED_PIPE where the reader of what it prints has gone away."""
    try:
        try:
            return run()
        finally:
            # Else the interpreter writes the rest at its very end, where nobody can catch it.
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        for stream in (sys.stdout, sys.stderr):
            _write_into_nothing(stream)
        return EXIT_CLOSED_PIPE


def _write_into_nothing(stream: TextIO | None) -> None:
    """What is still to be written goes nowhere, the rest in the buffer too."""
    # A stream that is not a file of the system has no descriptor.
    with suppress(OSError, ValueError):
        if stream is not None:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, stream.fileno())
            os.close(nothing)
