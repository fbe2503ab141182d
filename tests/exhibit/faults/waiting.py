"""Waiting for what is to be seen, however slow the machine is."""

import time
from collections.abc import Callable

# Far longer than anything takes: a test that waits this long has failed.
PATIENCE_SECONDS = 180.0
LOOK_SECONDS = 0.02


def wait_for(look: Callable[[], bool], what: str, every: float = LOOK_SECONDS) -> None:
    """Look until something is seen."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not look():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(every)
