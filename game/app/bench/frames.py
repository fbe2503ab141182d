"""The drawing side of the benchmark: frames, full pace and memory; no screen is needed."""

import gc
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame

from game.app import paths
from game.app.bench.figure import Figure
from game.app.bench.start import SIZE_1080P
from game.app.window.frame import show_frame
from game.engine.topology import NETWORK_2_2_1
from game.exhibit.status.memory import give_freed_memory_back
from game.session import commands
from game.session.presets import Preset, load_presets
from game.session.session import Session
from game.session.settings import FULL_PACE
from game.session.tape.playhead import FULL_PACE_EPOCHS_PER_TICK
from game.view.scene.actions import Tab
from game.view.scene.interface import Attract, Interface
from game.view.scene.page import View
from game.view.scene.texts import FALLBACK_LANGUAGE, Texts, load_texts
from game.view.screen import Screen

PACKETS = 200
LIVE_PACE = 60.0
WARM_FRAMES = 90
FRAMES = 300
# A machine that does something else does so for some seconds: every view is measured again later.
PASSES = 3
FLOOR_FRAMES = 200
# Megabytes; more than a processor keeps by itself.
COLD = 192.0
# Milliseconds between two pictures of the screen.
FRAME = 1000.0 / 60.0
EPOCHS_BEFORE = 2000
# Without a card, with a connection's, with a neuron's, and with the output's: the visitors' square.
PINNED: Sequence[commands.Command | None] = (
    None,
    commands.SelectConnection(NETWORK_2_2_1.by_name["h1-o1"]),
    commands.SelectNeuron(NETWORK_2_2_1.neurons[0]),
    commands.SelectNeuron(NETWORK_2_2_1.neurons[-1]),
)
MEMORY_EPOCHS = 100_000
STATM = Path("/proc/self/statm")
PAGE_MEGABYTES = 4096 / 1e6
LAB = Interface(tab=Tab.ALL)
# Each view in its busiest state. The projector is the visitor view in larger type.
VIEWS: Mapping[str, Interface] = {
    "lab": LAB,
    "visitor": Interface(view=View.VISITOR),
    "projector": Interface(view=View.VISITOR, large_text=True),
    "contrast": Interface(view=View.VISITOR, high_contrast=True),
    "attract": Interface(attract=Attract(0, "attract.show.mistakes")),
}


@dataclass(slots=True)
class Rig:
    """A session playing on a screen of its own, driven frame by frame without waiting."""

    session: Session
    screen: Screen
    window: pygame.Surface
    interface: Interface

    def frame(self) -> float:
        """One frame as the loop makes it, without the wait; gives its milliseconds."""
        start = time.perf_counter()
        pygame.event.get()
        self.session.tick()
        show_frame(self.screen, self.window, self.session.snapshot(), self.interface)
        return (time.perf_counter() - start) * 1e3

    def frames(self, count: int) -> list[float]:
        """The milliseconds of ``count`` frames."""
        return [self.frame() for _ in range(count)]

    def warm_up(self) -> None:
        """Fill the caches, and settle the memory as the loop does after loading."""
        self.frames(WARM_FRAMES)
        gc.collect()
        gc.freeze()


def open_rig(
    presets: dict[str, Preset],
    texts: Texts,
    size: tuple[int, int],
    pace: float,
    packets: int | None = PACKETS,
    pinned: commands.Command | None = None,
    interface: Interface = LAB,
) -> Rig:
    """XOR, playing at ``pace`` with everything on the screen live."""
    give_freed_memory_back()
    # What was measured before must not weigh on this.
    gc.unfreeze()
    gc.collect()
    pygame.display.init()
    window = pygame.display.set_mode(size)
    session = Session(presets, presets["xor"], np.random.default_rng(1))
    session.apply(commands.TrainTo(EPOCHS_BEFORE))
    session.apply(commands.ChangeSetting("pace", pace))
    if pinned is not None:
        session.apply(pinned)
    session.apply(commands.TogglePlay())
    screen = Screen(paths.FONTS, texts, presets, packet_count=packets)
    return Rig(session, screen, window, interface)


def frame_figures(
    presets: dict[str, Preset],
    texts: Texts,
    sizes: Sequence[tuple[int, int, float, float]],
) -> Iterator[Figure]:
    """Frames with everything live, in every view: without and with each card; the slowest counts.

    Of the rounds the best counts, and the best of the floors: what else the machine does is not
    the program's.
    """
    for width, height, times_floor, tail_budget in sizes:
        seen: dict[str, list[Measured]] = {view: [] for view in VIEWS}
        for _ in range(PASSES):
            for view, interface in VIEWS.items():
                seen[view].append(_measured(presets, texts, (width, height), interface))
        for view, measured in seen.items():
            floor = min(one.floor for one in measured)
            median = max(map(min, zip(*(one.medians for one in measured), strict=True)))
            tail = max(map(min, zip(*(one.tails for one in measured), strict=True)))
            name = f"{view}-{width}x{height}"
            yield Figure(f"frame-median-{name}", floor, median / floor, times_floor, "x")
            yield Figure(f"frame-p99-{name}", FRAME, tail / FRAME, tail_budget, "x")


class Measured(NamedTuple):
    """Milliseconds of a view: the floor; median and tail of its frames, for each of PINNED."""

    floor: float
    medians: tuple[float, ...]
    tails: tuple[float, ...]


def _measured(
    presets: dict[str, Preset], texts: Texts, size: tuple[int, int], interface: Interface
) -> Measured:
    """One pass over a view."""
    medians, tails = [], []
    for pinned in PINNED:
        rig = open_rig(presets, texts, size, LIVE_PACE, pinned=pinned, interface=interface)
        rig.warm_up()
        times = rig.frames(FRAMES)
        medians.append(_quantile(times, 0.5))
        tails.append(_quantile(times, 0.99))
    return Measured(_floor(rig.window), tuple(medians), tuple(tails))


def full_pace_figures(
    presets: dict[str, Preset], texts: Texts, epochs: float, tail_budget: float
) -> Iterator[Figure]:
    """Training at full pace: epochs a second at 60 frames a second, and the frames' tail; the same
    with all work done twice, as on a machine of half the speed.
    """
    rig = open_rig(presets, texts, SIZE_1080P, FULL_PACE)
    rig.warm_up()
    before = rig.session.recording.last_epoch
    times = rig.frames(FRAMES)
    trained = rig.session.recording.last_epoch - before
    # At 60 frames a second if each frame ends in time, else as slow as the frames are.
    seconds = sum(max(time_, FRAME) for time_ in times) / 1000.0
    yield Figure("full-pace", None, trained / seconds, epochs, "1/s", at_least=True)
    yield Figure("full-pace-p99", FRAME, _quantile(times, 0.99) / FRAME, tail_budget, "x")
    twin = open_rig(presets, texts, SIZE_1080P, FULL_PACE)
    twin.warm_up()
    times = [rig.frame() + twin.frame() for _ in range(FRAMES)]
    yield Figure("half-speed-p99", FRAME, _quantile(times, 0.99) / FRAME, tail_budget, "x")


def _floor(window: pygame.Surface) -> float:
    """Milliseconds of restoring an opaque background and flipping.

    From one after another of so many that none is left in a processor's cache, however large that
    is: there a restore takes a third of the time, and nothing else of a frame does.
    """
    size = window.get_width() * window.get_height() * 4 / 1e6
    grounds = [pygame.Surface(window.get_size()).convert() for _ in range(ceil(COLD / size))]
    times = []
    for number in range(FLOOR_FRAMES):
        ground = grounds[number % len(grounds)]
        start = time.perf_counter()
        pygame.event.get()
        window.blit(ground, (0, 0))
        pygame.display.flip()
        times.append((time.perf_counter() - start) * 1e3)
    return _quantile(times, 0.5)


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


# ---------------------------------------------------------------------- inside a fresh process


def print_memory() -> None:
    """Print the resident megabytes after 100,000 epochs at full pace, and after as many again."""
    presets, texts = load_presets(paths.PRESETS), load_texts(paths.TEXTS, FALLBACK_LANGUAGE)
    rig = open_rig(presets, texts, SIZE_1080P, FULL_PACE)
    for _ in range(2):
        rig.frames(MEMORY_EPOCHS // FULL_PACE_EPOCHS_PER_TICK)
        print(_resident_megabytes())


def _resident_megabytes() -> float:
    if STATM.exists():
        return int(STATM.read_text().split()[1]) * PAGE_MEGABYTES
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
