"""A child that hangs notices too that its supervisor is gone, and ends."""

import os
import select
import threading
import time

from game.exhibit.supervisor.exit_codes import SUPERVISOR_GONE

# The frame loop notices by itself with its next beat, and ends more tidily.
GRACE_SECONDS = 1.0


def end_with_supervisor(descriptor: int | None) -> None:
    """Watch the heartbeat's pipe from now on: where nobody can read it any more, the process ends.

    For the whole life of the process, so not for use inside tests. Where the system cannot watch a
    pipe (Windows) only the frame loop notices.
    """
    if descriptor is None or not hasattr(select, "poll"):
        return
    threading.Thread(target=_watch, args=(descriptor,), name="orphan", daemon=True).start()


def _watch(descriptor: int) -> None:
    readers = select.poll()
    # Asking for no event at all still reports the end of all readers.
    readers.register(descriptor, 0)
    readers.poll()
    time.sleep(GRACE_SECONDS)
    os._exit(SUPERVISOR_GONE)
