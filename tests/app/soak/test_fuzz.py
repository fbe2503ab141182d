"""A million random events: whatever visitors do to mouse, keys, touch, pads and window, it goes on.

The same events in every run. Ten times as many, with larger pictures and simulated visitors among
them, is what ``python main.py soak --fuzz SEED`` does.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pygame
import pytest

from game.app.soak.invariants import Invariants
from game.app.soak.random_events import Fuzzer
from tests.app.museum import Museum

EVENTS = int(os.environ.get("GLASS_BOX_FUZZ_EVENTS", 1_000_000))
RUNS = 8
EVENTS_PER_FRAME = 100
FRAMES_PER_PICTURE = 40
SIZES = [(640, 480), (800, 450), (512, 700), (1024, 480)]
RESIZE_EVERY = 500
PROFILES = ["kiosk", "kiosk", "kiosk", "classroom", "kiosk", "projector", "kiosk", "kiosk"]


def fuzz(seed: int) -> int:
    """A share of the events; gives how many were sent."""
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    museum = Museum(PROFILES[seed], SIZES[0], seed, staff__locked_exit=True)
    program = museum.program
    invariants = Invariants(program)
    fuzzer = Fuzzer(np.random.default_rng(seed), museum.size)
    window = pygame.Surface(museum.size)
    frames = EVENTS // RUNS // EVENTS_PER_FRAME
    for frame in range(frames):
        if frame % RESIZE_EVERY == RESIZE_EVERY - 1:
            museum.size = fuzzer.size = SIZES[int(frame / RESIZE_EVERY) % len(SIZES)]
            window = pygame.Surface(museum.size)
        museum.send(*fuzzer.events(EVENTS_PER_FRAME))
        invariants.check(program, locked=True)
        if frame % FRAMES_PER_PICTURE == 0:
            program.screen.render(window, program.prepare(museum.size), lambda: False)
            program.after_frame(window)
    return frames * EVENTS_PER_FRAME


def test_a_million_random_events(monkeypatch: pytest.MonkeyPatch) -> None:
    # Full pace trains as much in a minute of play as a test may in all.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert sum(pool.map(fuzz, range(RUNS))) == EVENTS // RUNS // EVENTS_PER_FRAME * 800
