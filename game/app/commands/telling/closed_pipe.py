"""What a command does when nobody reads on, as in ``status | head -2``: it ends, without a word."""

import sys
from collections.abc import Callable

from game.app.commands.telling.output import write_into_nothing

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
            write_into_nothing(stream)
        return EXIT_CLOSED_PIPE
