"""``soak``: burn-in. Simulated visitors and random events, real drawing, as fast as it goes.

Time is simulated: every picture stands for some ticks, however long it takes. So a run is the same
each time it is given the same seed, and a fault that was found is found again.
"""

import argparse
import gc
import json
import math
import os
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import pygame
from tqdm import tqdm

from game.app.commands.asked import Usual
from game.app.commands.run_options import LARGEST_SEED, number, picture_size, whole_number
from game.app.commands.view_options import configuration_of
from game.app.program.assembly import Extras, assemble
from game.app.soak.invariants import Invariants
from game.app.soak.simulated_visitors import Crowd
from game.app.window.event_flood import without_flood
from game.engine.arrays import Array
from game.exhibit.configuration.keys import Configuration
from game.exhibit.files.whole_file import check_writable, whole_file
from game.exhibit.presence.presence import Stage
from game.exhibit.status.frame_times import FrameTimes
from game.exhibit.status.memory import resident_megabytes, tidy_up
from game.session.presentation import TICKS_PER_SECOND
from game.session.presets import Preset
from game.session.problem import ProblemError
from game.view.scene.texts import Texts

DEFAULT_HOURS: Final = Usual("1")
DEFAULT_SIZE: Final = Usual("1920x1080")
DEFAULT_PICTURES: Final = Usual("60")
MOST_HOURS: Final = 10_000.0
HOUR_TICKS: Final = 3600 * TICKS_PER_SECOND
# The peak of memory is looked for this often. Its slope is told from what is left when nobody is
# there and nothing is kept for drawing, so that what the last one looked at does not pass for a
# leak: at most this often, and not while the first share of the run warms up.
PEAK_EVERY_TICKS: Final = 20 * TICKS_PER_SECOND
MEMORY_EVERY_TICKS: Final = 30 * 60 * TICKS_PER_SECOND
WARM_UP_SHARE: Final = 0.15
# The whole state is checked every so many pictures.
CHECK_EVERY: Final = 10
LEAST_NOTES: Final = 4
EXIT_FAULT: Final = 1


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--hours", metavar="H", default=DEFAULT_HOURS)
    parser.add_argument("--fuzz", metavar="SEED")
    parser.add_argument("--report", metavar="FILE.json")
    parser.add_argument("--size", metavar="WxH", default=DEFAULT_SIZE)
    parser.add_argument("--pictures", metavar="N", default=DEFAULT_PICTURES)
    parser.add_argument("--config", metavar="FILE.toml")


@dataclass(slots=True)
class Report:
    """What came of it. Times in milliseconds, memory in megabytes, slope in megabytes an hour with
    its standard error; None: too short to measure it. ``hours``: what was asked for,
    ``simulated_hours``: how far it came.
    """

    seed: int
    fuzz: bool
    hours: float
    size: str
    pictures_a_second: int
    simulated_hours: float = 0.0
    frames: int = 0
    events: int = 0
    visits: int = 0
    faults: list[str] = field(default_factory=list)
    fault_at_tick: int | None = None
    frame_p50: float = 0.0
    frame_p99: float = 0.0
    frame_worst: float = 0.0
    memory_peak: float = 0.0
    memory_slope: float | None = None
    memory_slope_error: float | None = None
    objects_slope: float | None = None
    seconds: float = 0.0
    memory: list[tuple[float, float, int]] = field(default_factory=list)


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Burn in; print the report; exit 0 without a fault, else 1."""
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    # Else SDL would swallow what is to end it.
    os.environ["SDL_NO_SIGNAL_HANDLERS"] = "1"
    hours = number("--hours", arguments.hours)
    if not 0.0 < hours <= MOST_HOURS:
        raise ProblemError("out-of-range", name="--hours", value=hours, low=0, high=MOST_HOURS)
    pictures = whole_number("--pictures", arguments.pictures, 1, TICKS_PER_SECOND)
    fuzz = arguments.fuzz is not None
    seed = whole_number("--fuzz", arguments.fuzz, 0, LARGEST_SEED) if fuzz else 1
    size = picture_size(arguments.size)
    out = None if arguments.report is None else Path(arguments.report)
    if out is not None:
        check_writable(out)
    report = Report(seed, fuzz, hours, arguments.size, pictures)
    configuration = configuration_of(arguments.config)
    BurnIn(report, configuration, presets, texts, size).run(_progress(hours, pictures, texts))
    _tell(report, texts)
    if out is not None:
        with whole_file(out) as file:
            file.write(f"{json.dumps(asdict(report), indent=1)}\n".encode())
    return EXIT_FAULT if report.faults else 0


class BurnIn:
    """A program, a crowd in front of it, and what is noted about both."""

    def __init__(
        self,
        report: Report,
        configuration: Configuration,
        presets: dict[str, Preset],
        texts: Texts,
        size: tuple[int, int],
    ) -> None:
        pygame.display.init()
        self._report = report
        self._window = pygame.display.set_mode(size)
        luck, crowd_luck = np.random.default_rng(report.seed).spawn(2)
        self._program = assemble(configuration, presets, texts, Extras(rng=luck, sound=True))
        self._crowd = Crowd(crowd_luck, size, report.fuzz)
        self._locked = configuration.staff.locked_exit
        self._invariants = Invariants(self._program)
        self._times = FrameTimes()

    def run(self, pictures: Iterator[int]) -> None:
        """Picture after picture, until the end or the first fault."""
        began = time.monotonic()
        tick = note_at = 0
        try:
            for number_ in pictures:
                tick, ticks = self._time_of(number_)
                self._picture(number_, ticks)
                if tick % PEAK_EVERY_TICKS < ticks:
                    self._report.memory_peak = max(self._report.memory_peak, resident_megabytes())
                if tick >= note_at and self._program.presence.stage is Stage.ATTRACT:
                    self._note_memory(tick)
                    note_at = tick + MEMORY_EVERY_TICKS
        except Exception as error:
            self._report.faults.append(f"{type(error).__name__}: {error}\n{traceback.format_exc()}")
            self._report.fault_at_tick = tick
        self._program.close()
        self._sum_up(time.monotonic() - began)

    def _time_of(self, number_: int) -> tuple[int, int]:
        """The tick at which a picture is drawn, and how many pass in it: the same number each
        second, however little they divide a second.
        """
        begin, end = (
            each * TICKS_PER_SECOND // self._report.pictures_a_second
            for each in (number_, number_ + 1)
        )
        return begin, end - begin

    def _picture(self, number_: int, ticks: int) -> None:
        program, size = self._program, self._window.get_size()
        scene = program.prepare(size)
        events = self._crowd.act(scene, ticks)
        self._report.events += len(events)
        began = time.perf_counter()
        program.handle(without_flood(events), size)
        for _ in range(ticks):
            program.tick()
        scene = program.prepare(size)
        changed = program.screen.render(self._window, scene, lambda: False)
        program.after_frame(self._window)
        pygame.display.update(changed)
        self._times.add((time.perf_counter() - began) * 1e3)
        if number_ % CHECK_EVERY == 0 or events:
            self._invariants.check(program, self._locked)

    def _note_memory(self, tick: int) -> None:
        self._program.screen.let_go()
        tidy_up()
        note = (round(tick / HOUR_TICKS, 3), round(resident_megabytes(), 2), len(gc.get_objects()))
        self._report.memory.append(note)

    def _sum_up(self, seconds: float) -> None:
        report, figures = self._report, self._times.figures()
        simulated = self._time_of(figures.frames)[0] / HOUR_TICKS
        report.simulated_hours = round(simulated, 4)
        report.frames, report.visits = figures.frames, self._crowd.visits
        report.frame_p50, report.frame_p99 = figures.p50, figures.p99
        report.frame_worst, report.seconds = round(figures.longest, 1), round(seconds, 1)
        report.memory_peak = round(report.memory_peak, 1)
        warm = [note for note in report.memory if note[0] >= WARM_UP_SHARE * report.hours]
        if len(warm) >= LEAST_NOTES:
            hours, megabytes, objects = np.array(warm, dtype=np.float64).T
            slope, error = _slope(hours, megabytes)
            report.memory_slope, report.memory_slope_error = round(slope, 4), round(error, 4)
            report.objects_slope = round(_slope(hours, objects)[0], 1)


def _slope(x: Array, y: Array) -> tuple[float, float]:
    """The slope of the straight line through points (n,), and its standard error."""
    slope, start = np.polyfit(x, y, 1)
    off = y - (slope * x + start)
    spread = float(((x - x.mean()) ** 2).sum())
    return float(slope), math.sqrt(float((off**2).sum()) / (len(x) - 2) / spread)


def _progress(hours: float, pictures: int, texts: Texts) -> Iterator[int]:
    count = max(round(hours * 3600 * pictures), 1)
    return iter(tqdm(range(count), desc=texts("soak.running"), unit="", leave=False, mininterval=1))


def _tell(report: Report, texts: Texts) -> None:
    values = {name: value for name, value in asdict(report).items() if name != "memory"}
    measured = report.memory_slope is not None
    slope = texts("soak.slope" if measured else "soak.no-slope", least=LEAST_NOTES, **values)
    print(texts("soak.summary", slope=slope, **values))
    for fault in report.faults:
        options = (
            f"--hours {report.hours:g} --size {report.size} --pictures {report.pictures_a_second}"
        )
        if report.fuzz:
            options += f" --fuzz {report.seed}"
        print(texts("soak.fault", fault=fault, tick=report.fault_at_tick, options=options))
