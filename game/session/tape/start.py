"""The parameters that a run begins with."""

import numpy as np

from game.engine.arrays import Array
from game.engine.parameters import named_vector, random_vector
from game.session.presets import Preset
from game.session.settings import Settings


def start_vector(preset: Preset, settings: Settings, seed: int | None) -> Array:
    """Random ones of a seed (parameter,); those of the preset's start where there is no seed."""
    topology = settings.topology
    if seed is None:
        assert preset.start is not None
        return named_vector(topology, preset.start)
    rng = np.random.default_rng(seed)
    return random_vector(topology, rng, settings.weight_init, settings.bias_init)


def own_start(preset: Preset) -> Array:
    """What a run of the preset begins with, as long as nobody changes anything."""
    seed = preset.seed if preset.start is None else None
    return start_vector(preset, preset.settings, seed)
