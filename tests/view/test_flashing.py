"""Nothing flashes: at most twice a second in any region, at any speed, whatever is pressed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import pygame
import pytest

from game.app import paths
from game.app.program.application import Application
from game.session import commands as c
from game.session.presets import load_stories
from game.session.session import Session
from game.session.settings import FULL_PACE
from game.view.interaction import KeyPressed
from game.view.scene.actions import ToggleContrast
from game.view.scene.features import Features
from game.view.scene.interface import Interface
from game.view.scene.page import View
from game.view.screen import Screen
from tests.app.museum import Museum
from tests.view.flashes import Watcher, most_within, swings
from tests.view.stage import ENGLISH, PRESETS

SIZE = (480, 270)
MOST = 2.0
# Keys that are held repeat so often.
REPEAT = 4

STORIES = load_stories(paths.ASSETS / "stories", ("and", "xor", "locked", "stuck"))
ALL_ROWS = c.SelectSample(None)
PLAY = c.TogglePlay()
LAB = Interface()
VISITOR = replace(LAB, view=View.VISITOR)
PROJECTOR = replace(VISITOR, large_text=True)


def speed(pace: float, animation: float) -> tuple[c.Command, ...]:
    return (c.ChangeSetting("pace", pace), c.ChangeSetting("animation_speed", animation))


@dataclass(frozen=True)
class Case:
    """A run on a page, and the keys that are pressed in turn, one every ``every`` ticks."""

    preset: str = "xor"
    commands: tuple[c.Command, ...] = ()
    home: Interface = LAB
    keys: tuple[str, ...] = ()
    every: int = REPEAT
    ticks: int = 130


RUNS = {
    "told slowly": Case(commands=(*speed(0.1, 0.1), PLAY)),
    "told": Case(commands=(*speed(0.5, 0.4), PLAY)),
    "told quickly": Case(commands=(*speed(1.25, 1.0), PLAY)),
    "all rows told": Case(commands=(*speed(0.5, 0.4), ALL_ROWS, PLAY)),
    "all rows told quickly": Case(commands=(*speed(1.25, 1.0), ALL_ROWS, PLAY)),
    "stream": Case(commands=(*speed(20, 0.4), PLAY)),
    "quick stream": Case(commands=(*speed(1000, 1.0), PLAY)),
    "full pace": Case("and", commands=(*speed(FULL_PACE, 1.0), PLAY), ticks=100),
    "visitor": Case(commands=(PLAY,), home=VISITOR, ticks=240),
    "visitor later": Case(commands=(c.TrainTo(140), PLAY), home=VISITOR),
    "projector": Case(commands=(c.TrainTo(60), PLAY), home=PROJECTOR),
    "visitor told quickly": Case(commands=(*speed(0.12, 1.0), PLAY), home=VISITOR),
}
PRESSED = {
    "step": Case(keys=("right",)),
    "back": Case(commands=(c.TrainTo(60),), keys=("left",)),
    "next row": Case(commands=(c.TrainTo(60),), keys=("t",)),
    "presets": Case(keys=("1", "2", "3", "4", "5")),
    "activation": Case(keys=("a",)),
    "play": Case(keys=("space",)),
    "again and again": Case(keys=("r", "right"), every=8),
    "help": Case(keys=("h",)),
    "new weights": Case(keys=("n",)),
    "other view": Case(keys=("v",)),
    "menu": Case(keys=("g",), home=VISITOR),
    "visitor plays": Case(keys=("space",), home=VISITOR),
    "visitor steps": Case(keys=("right",), home=VISITOR),
    "visitor's rows": Case(commands=(c.TrainTo(100),), keys=("t",), home=VISITOR),
    "projector steps": Case(keys=("right",), home=PROJECTOR),
}


def _application(case: Case, high: bool) -> Application:
    stories = {preset.name: preset for preset in STORIES.values()}
    start = STORIES.get(case.preset) if case.home.view is View.VISITOR else None
    presets = PRESETS | stories
    session = Session(presets, start or PRESETS[case.preset], np.random.default_rng(1))
    for command in case.commands:
        session.apply(command)
    features = Features(stories=STORIES)
    screen = Screen(paths.FONTS, ENGLISH, PRESETS, features=features)
    home = replace(case.home, high_contrast=high)
    return Application(session, ENGLISH, screen, home=home, features=features)


def _watched(
    program: Application, ticks: int, press: Callable[[int], Iterable[str]] = lambda _: ()
) -> Watcher:
    """The pictures of so many ticks, with what is pressed at each of them."""
    surface, watcher = pygame.Surface(SIZE), Watcher()
    for tick in range(ticks):
        for name in press(tick):
            program.react(KeyPressed(name), SIZE)
        program.tick()
        program.screen.render(surface, program.prepare(SIZE), lambda: True)
        watcher.look(surface)
    return watcher


def _flashes(case: Case, high: bool = False) -> tuple[float, str]:
    def press(tick: int) -> Iterable[str]:
        if not case.keys or tick % case.every:
            return ()
        return (case.keys[tick // case.every % len(case.keys)],)

    return _watched(_application(case, high), case.ticks, press).flashes()


@pytest.mark.parametrize("name", RUNS)
def test_no_run_flashes(name: str) -> None:
    flashes, where = _flashes(RUNS[name])
    assert flashes <= MOST, where


@pytest.mark.parametrize("name", ["all rows told quickly", "told quickly", "visitor later"])
def test_no_run_flashes_in_high_contrast(name: str) -> None:
    flashes, where = _flashes(RUNS[name], high=True)
    assert flashes <= MOST, where


@pytest.mark.parametrize("name", PRESSED)
def test_nothing_that_is_pressed_makes_the_picture_flash(name: str) -> None:
    flashes, where = _flashes(PRESSED[name])
    assert flashes <= MOST, where


@pytest.mark.parametrize("name", ["help", "again and again", "menu", "visitor steps"])
def test_nor_in_high_contrast(name: str) -> None:
    flashes, where = _flashes(PRESSED[name], high=True)
    assert flashes <= MOST, where


@pytest.mark.parametrize("home", [LAB, VISITOR])
def test_switching_the_contrast_again_and_again(home: Interface) -> None:
    program = _application(Case(commands=(c.TrainTo(20),), home=home), high=False)
    surface, watcher = pygame.Surface(SIZE), Watcher()
    for tick in range(80):
        if tick % 8 == 0:
            program.carry_out(ToggleContrast())
        program.tick()
        program.screen.render(surface, program.prepare(SIZE), lambda: True)
        watcher.look(surface)
    flashes, where = watcher.flashes()
    assert 0 < flashes <= MOST, where


def test_the_show_does_not_flash() -> None:
    museum, watcher = Museum(size=SIZE), Watcher(stride=3)
    surface = pygame.Surface(SIZE)
    for tick in range(1500):
        museum.send()
        if tick % watcher.stride == 0:
            museum.program.application.screen.render(surface, museum.scene, lambda: True)
            watcher.look(surface)
    flashes, where = watcher.flashes()
    assert flashes <= MOST, where


# ------------------------------------------------------------------ the measure itself


def _blinking(per_second: float, low: float, high: float) -> float:
    at = np.arange(180)
    levels = np.where(np.sin(2 * np.pi * per_second * (at + 0.5) / 60) > 0, high, low)
    return most_within(swings(levels), 60) / 2


def test_flashes_are_counted() -> None:
    assert _blinking(2, 0.1, 0.5) == pytest.approx(2, abs=0.5)
    assert _blinking(5, 0.1, 0.5) == pytest.approx(5, abs=0.5)
    assert _blinking(10, 0.1, 0.21) == pytest.approx(10, abs=0.5)


def test_small_changes_and_bright_ones_are_none() -> None:
    assert _blinking(5, 0.1, 0.19) == 0
    assert _blinking(5, 0.82, 0.95) == 0


def test_slow_changes_count_as_well() -> None:
    levels = 0.3 + 0.2 * np.sin(2 * np.pi * np.arange(180) / 60)
    assert most_within(swings(levels), 60) / 2 == pytest.approx(1, abs=0.5)
