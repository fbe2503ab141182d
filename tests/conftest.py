"""Tests never open a window and never make a sound."""

import os
import tomllib
from functools import lru_cache

from hypothesis import HealthCheck, settings

from game.session import toml_file

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


class ReadOnce:
    """Python's reader of TOML, which is slow, reads the same text once in all tests: what it gives
    is only looked at.
    """

    TOMLDecodeError = tomllib.TOMLDecodeError
    loads = staticmethod(lru_cache(maxsize=4096)(tomllib.loads))


toml_file.tomllib = ReadOnce
