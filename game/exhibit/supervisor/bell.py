"""What the supervisor waits for: something happened, time is up, or the end is asked for."""

import queue
import signal
from contextlib import suppress

# SIGHUP: the terminal or session it was started from is closed. Not known on Windows.
ENDING_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class Bell:
    """Rung from threads and signal handlers; the main thread waits for it."""

    def __init__(self) -> None:
        # A simple queue is the one that a signal handler may use while the main thread waits on it.
        self._rings: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._end_asked = False

    def ring(self) -> None:
        """Something happened."""
        self._rings.put(None)

    def wait(self, seconds: float) -> None:
        """Until it rings, at most so many seconds; all rings so far count as one."""
        with suppress(queue.Empty):
            self._rings.get(timeout=seconds)
            while True:
                self._rings.get_nowait()

    def end_asked(self) -> bool:
        """Whether the system has asked for the end."""
        return self._end_asked

    def listen_to_signals(self) -> None:
        """From now on the system's signals ask for the end instead of ending the process."""
        for name in ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, lambda *_: self._ask_for_the_end())

    def _ask_for_the_end(self) -> None:
        self._end_asked = True
        self.ring()
