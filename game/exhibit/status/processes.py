"""Whether a process that was told of is still there, as far as this machine can know."""

import os
import sys


def this_machine() -> str:
    """The machine's name; empty where no process is asked after."""
    return "" if sys.platform == "win32" else os.uname().nodename


def is_gone(pid: int, machine: str) -> bool:
    """Whether a process of a machine has ended; False also where that cannot be known.

    Logs may lie in a folder that another machine writes to: its numbers mean nothing here.
    """
    # On Windows the question itself would end the process; and no single process is 0 or less.
    if sys.platform == "win32" or machine != this_machine() or pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        # There is one, but it is somebody else's; or the number is none.
        return False
    return False
