"""A child that hangs or is frozen ends, too, when its supervisor is gone."""

import os
import select
import signal
import sys
import threading
import time
from contextlib import suppress

from game.exhibit.supervisor.exit_codes import SUPERVISOR_GONE

# The frame loop notices by itself with its next beat, and ends more tidily.
GRACE_SECONDS = 1.0
# prctl of Linux: the signal that a process gets when its parent has ended.
PR_SET_PDEATHSIG = 1


def end_with_supervisor(descriptor: int | None) -> None:
    """From now on the system ends this process with its parent, on Linux; and the heartbeat's pipe
    is watched: where nobody can read it any more, the process ends.

    For the whole life of the process, so not for use inside tests. Where the system cannot watch a
    pipe (Windows) only the frame loop notices.
    """
    if descriptor is None:
        return
    _let_the_system_end_it()
    if hasattr(select, "poll"):
        # Without a thread to be had the frame loop still notices.
        with suppress(RuntimeError):
            threading.Thread(target=_watch, args=(descriptor,), name="orphan", daemon=True).start()


def _let_the_system_end_it() -> None:
    """Ask for SIGKILL: a stopped process takes no other signal."""
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _watch(descriptor: int) -> None:
    readers = select.poll()
    # Asking for no event at all still reports the end of all readers.
    readers.register(descriptor, 0)
    readers.poll()
    time.sleep(GRACE_SECONDS)
    os._exit(SUPERVISOR_GONE)
