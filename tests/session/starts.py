"""Starts with telling moments, by rules of the stories: the stories may change, these stay."""

from dataclasses import replace

from game.session.presets import Preset
from tests.session.scenario import PRESETS
from tests.session.test_stories import STORIES


def _start(story: str, seed: int, weight_init: float, learning_rate: float = 0.9) -> Preset:
    preset = STORIES[story]
    rules = {"weight_init": weight_init, "learning_rate": learning_rate, "bias_init": 0.0}
    return replace(preset, seed=seed, settings=replace(preset.settings, **rules))


# Row 01 of XOR hears whispers, comes right at epoch 151; h1 locks at 82, h2 at 227.
XOR = _start("xor", 46, 2.5)
# h2 falls asleep at epoch 10, and all the same all rows are right at 161.
DOZES = _start("locked", 845, 5.0)
# Row 11 of AND first gets worse.
SINKS = PRESETS["sinking-row"]
