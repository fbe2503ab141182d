"""Tests never open a window and never make a sound."""

import gc
import os

from hypothesis import HealthCheck, settings

from tests.read_once import read_once

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

# Property tests try the same examples on every machine, however slow it is, and write nothing down.
settings.register_profile(
    "glass-box",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("glass-box")


read_once()


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the end: it is not gone through again each time
    that garbage is looked for.
    """
    gc.collect()
    gc.freeze()
