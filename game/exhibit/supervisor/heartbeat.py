"""The heartbeat: one byte into a pipe for each picture shown, written by the frame loop itself.

A thread that beats would go on beating while the picture stands still, so there is none.
"""

import os
from contextlib import suppress

from game.exhibit.supervisor.exit_codes import SUPERVISOR_GONE

FIRST_PICTURE = b"P"
BEAT = b"."


class Heartbeat:
    """The child's end of the pipe. Without a descriptor there is no supervisor, and nothing to do.

    It never waits: beats that do not fit into the pipe are dropped. Where nobody listens any more
    the program ends (SystemExit with SUPERVISOR_GONE), so that there are never two of it.
    """

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor
        if descriptor is None:
            return
        # A descriptor that cannot be used shows with the first beat.
        with suppress(OSError):
            os.set_inheritable(descriptor, False)
            os.set_blocking(descriptor, False)

    def first_picture(self) -> None:
        """The first picture is on the screen."""
        self._send(FIRST_PICTURE)

    def beat(self) -> None:
        """Another picture is on the screen."""
        self._send(BEAT)

    def _send(self, message: bytes) -> None:
        if self._descriptor is None:
            return
        try:
            os.write(self._descriptor, message)
        except BlockingIOError:
            pass
        except OSError:
            raise SystemExit(SUPERVISOR_GONE) from None
