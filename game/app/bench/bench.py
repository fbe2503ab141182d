"""``bench``: measure the program on this machine, each figure as a ratio to a floor of its run.

A time in milliseconds holds on one processor only. What a screen asks for, a frame every 1/60 s, is
no time of a processor: there the floor is that sixtieth. Memory is told in megabytes.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from game.app.bench.figure import Figure
from game.app.bench.floors import NetworksByHand, naive_epoch
from game.engine.activation import SIGMOID
from game.engine.dataset import XOR
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import MSE
from game.engine.parameters import Parameters, random_vector
from game.engine.topology import NETWORK_2_2_1
from game.engine.trace import Tracer
from game.engine.training import descend, descend_side_by_side
from game.session.presets import Preset
from game.view.scene.texts import Texts

ROUNDS = 5
EPOCHS_TIMED = 2000
NETWORKS = 8192
NETWORK_EPOCHS = 60
EPOCH_BUDGET = 0.5
TRACE_BUDGET = 0.9
NETWORK_BUDGET = 1.4
# Width, height, median in floors, tail in frames of a sixtieth of a second.
FRAME_SIZES = ((1920, 1080, 9.0, 0.5), (3840, 2160, 5.0, 1.0))
FULL_PACE_BUDGET = 10_000.0
FULL_PACE_TAIL = 1.0
START_BUDGETS = (4.0, 5.0)
START_ROUNDS = 5
MEMORY_BUDGET_MEGABYTES = 250.0
MEMORY_GROWTH_MEGABYTES = 5.0
EXIT_OVER_BUDGET = 1


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Measure everything, print it, exit 0 if every budget is met, else 1."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    from game.app.bench.answers import answer_figures
    from game.app.bench.frames import frame_figures, full_pace_figures
    from game.app.bench.futures import future_figures

    figures: list[Figure] = []
    for measure in (
        _epoch_figures,
        _network_figures,
        lambda: future_figures(presets),
        lambda: frame_figures(presets, texts, FRAME_SIZES),
        lambda: full_pace_figures(presets, texts, FULL_PACE_BUDGET, FULL_PACE_TAIL),
        lambda: answer_figures(presets, texts),
        _start_figures,
        _memory_figures,
    ):
        for figure in measure():
            figures.append(figure)
            if not arguments.json:
                print(_line(figure, texts), flush=True)
    met = all(figure.met for figure in figures)
    if arguments.json:
        report = {
            "machine": platform.platform(),
            "processors": os.cpu_count(),
            "python": platform.python_version(),
            "met": met,
            "figures": [asdict(figure) | {"met": figure.met} for figure in figures],
        }
        print(json.dumps(report, indent=2))
    else:
        print(texts("bench.all-met" if met else "bench.not-met"))
    return 0 if met else EXIT_OVER_BUDGET


def _line(figure: Figure, texts: Texts) -> str:
    floor = "" if figure.floor is None else f"{figure.floor:10.3f}"
    sign = ">=" if figure.at_least else "<="
    verdict = texts("bench.met" if figure.met else "bench.missed")
    name = texts(f"bench.{figure.name}")
    return (
        f"{name:58s} {floor:>10s} {figure.value:10.3f} {sign} {figure.budget:8.2f} "
        f"{figure.unit:6s} {verdict}"
    )


# ---------------------------------------------------------------------- engine


def _epoch_figures() -> Sequence[Figure]:
    rule = Hyperparameters(0.5, SIGMOID, SIGMOID, MSE)
    vector = random_vector(NETWORK_2_2_1, np.random.default_rng(1), 1.0, 0.0)
    parameters = Parameters.of_vector(vector, NETWORK_2_2_1)
    tracer = Tracer(NETWORK_2_2_1, XOR, rule)
    # Taken in turn, so that a busy moment of the machine weighs on all.
    floors, training, tracing = [], [], []
    for _ in range(ROUNDS):
        floors.append(_seconds(lambda: naive_epoch(parameters), EPOCHS_TIMED))
        whole = _seconds(lambda: descend(vector, EPOCHS_TIMED, XOR, rule, NETWORK_2_2_1), 1)
        training.append(whole / EPOCHS_TIMED)
        tracing.append(_seconds(lambda: tracer.trace(vector), EPOCHS_TIMED))
    floor = min(floors)
    return [
        Figure("epoch", floor * 1e6, min(training) / floor, EPOCH_BUDGET, "x"),
        Figure("trace", floor * 1e6, min(tracing) / floor, TRACE_BUDGET, "x"),
    ]


def _network_figures() -> Sequence[Figure]:
    rule = Hyperparameters(0.5, SIGMOID, SIGMOID, MSE)
    starts = np.random.default_rng(1).uniform(-1, 1, (len(NETWORK_2_2_1.parameters), NETWORKS))
    by_hand = NetworksByHand(starts, XOR.targets[0], rule.learning_rate)
    floors, ours = [], []
    for _ in range(ROUNDS):
        floors.append(_seconds(by_hand.epoch, NETWORK_EPOCHS))
        whole = _seconds(
            lambda: descend_side_by_side(starts, NETWORK_EPOCHS, XOR, rule, NETWORK_2_2_1), 1
        )
        ours.append(whole / NETWORK_EPOCHS)
    floor = min(floors)
    return [Figure("networks", floor / NETWORKS * 1e9, min(ours) / floor, NETWORK_BUDGET, "x")]


def _seconds(action: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        action()
    return (time.perf_counter() - start) / times


# ---------------------------------------------------------------------- whole processes

_IMPORTS = "import time; import pygame, numpy; print(time.time())"
# As main.py and the command "play" do: no look for garbage before the first picture.
_START = "import gc; gc.disable(); from game.app.bench.start import print_start; print_start()"
_MEMORY = "from game.app.bench.frames import print_memory; print_memory()"


def _start_figures() -> Sequence[Figure]:
    floors, firsts, usables = [], [], []
    # Every start but the first finds what Python keeps of a program it has read, numpy's included.
    with tempfile.TemporaryDirectory() as kept:
        _printed(_START, kept)
        for _ in range(START_ROUNDS):
            begun = time.time()
            floors.append(_printed(_IMPORTS, kept)[0] - begun)
            begun = time.time()
            first, usable = _printed(_START, kept)
            firsts.append(first - begun)
            usables.append(usable - begun)
    floor, first, usable = (sorted(times)[START_ROUNDS // 2] for times in (floors, firsts, usables))
    return [
        Figure("start-first", floor, first / floor, START_BUDGETS[0], "x"),
        Figure("start-usable", floor, usable / floor, START_BUDGETS[1], "x"),
    ]


def _memory_figures() -> Sequence[Figure]:
    after, later = _printed(_MEMORY)
    return [
        Figure("memory", None, after, MEMORY_BUDGET_MEGABYTES, "MB"),
        Figure("memory-growth", None, later - after, MEMORY_GROWTH_MEGABYTES, "MB"),
    ]


def _printed(code: str, kept: str | None = None) -> list[float]:
    """What a fresh Python process prints: numbers; ``kept``: where read programs are kept."""
    root = Path(__file__).resolve().parents[3]
    environment = os.environ | {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "PYTHONPATH": str(root)}
    if kept is not None:
        environment |= {"PYTHONPYCACHEPREFIX": kept, "PYTHONDONTWRITEBYTECODE": ""}
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(word) for word in result.stdout.split()]
