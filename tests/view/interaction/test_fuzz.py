"""Random input, seeded: whatever people do, the interface and the session stay sound."""

import random

import pygame
import pytest

from game.app import paths
from game.engine.topology import NETWORK_2_2_1
from game.session.commands import Restart, SelectNeuron
from game.session.settings import SETTING_NAMES, check_setting
from game.view.interaction import (
    FocusLost,
    Input,
    KeyPressed,
    PointerLeft,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    WheelTurned,
)
from game.view.interaction.changes import BACKGROUND, QUIET, TOOLTIP_GOES
from game.view.interaction.hits import live_controls
from game.view.interaction.number_entry import LONGEST_NUMBER
from game.view.scene.actions import Tab
from game.view.scene.control import Kind
from game.view.screen import Screen
from game.view.widgets.notes.tooltip import tooltip_control
from tests.view.interaction.desk import Desk, place_of
from tests.view.stage import ENGLISH, PRESETS, SIZES

EVENTS = 1500
KEYS = (
    *("space", "left", "right", "up", "down", "tab", "enter", "escape", "backspace", "delete"),
    *("pageup", "pagedown", "home", "end", "f11", "f1", "return", "[5]", "[.]", "ß", ""),
    *("a", "o", "l", "t", "r", "n", "h", "p", "q", "z"),
    *"0123456789.,-",
)


class Monkey:
    """Makes inputs: half of them aimed at controls, the others anywhere, even outside."""

    def __init__(self, seed: int, desk: Desk) -> None:
        self.random = random.Random(seed)
        self.desk = desk

    def place(self) -> tuple[float, float]:
        rng, layout = self.random, self.desk.layout
        if rng.random() < 0.5:
            control = rng.choice(self.desk.controls)
            if control.path is not None and control.kind is Kind.CONNECTION:
                return control.path.at(rng.random())
            x, y = place_of(control)
            return x + rng.uniform(-0.6, 0.6) * control.target.w, y + rng.uniform(-40, 40)
        return rng.uniform(-200, layout.width + 200), rng.uniform(-200, layout.height + 200)

    def event(self) -> Input:
        rng = self.random
        x, y = self.place()
        touch = rng.random() < 0.3
        button = 1 if rng.random() < 0.9 else rng.randint(0, 9)
        choice = rng.random()
        if choice < 0.22:
            return PointerMoved(x, y, touch)
        if choice < 0.42:
            return PointerPressed(x, y, button, touch)
        if choice < 0.60:
            return PointerReleased(x, y, button, touch)
        if choice < 0.64:
            return WheelTurned(x, y, rng.randint(-3, 3))
        if choice < 0.66:
            return rng.choice((PointerLeft(), FocusLost()))
        return KeyPressed(
            rng.choice(KEYS),
            shift=rng.random() < 0.2,
            ctrl=rng.random() < 0.05,
            alt=rng.random() < 0.05,
            repeated=rng.random() < 0.2,
        )


def check(desk: Desk) -> None:
    interface = desk.interface
    names = {control.id for control in desk.controls}
    live = {control.id for control in live_controls(desk.controls)}
    assert len(names) == len(desk.controls)
    for name in (interface.focused, interface.hovered):
        assert name is None or name in live
    assert interface.pressed is None or interface.pressed in live | {BACKGROUND}
    assert not (interface.focus_visible and interface.focused is None)
    assert isinstance(interface.tab, Tab)
    assert QUIET <= interface.hovered_for <= TOOLTIP_GOES
    typing = interface.typing
    assert typing is None or (typing.control in names and len(typing.text) <= LONGEST_NUMBER)
    settings = desk.session.settings
    for name in SETTING_NAMES:
        check_setting(name, getattr(settings, name))
    assert settings.output_allowed(settings.output_activation)
    snapshot = desk.session.snapshot()
    assert 0 <= snapshot.epoch <= snapshot.last_epoch
    tip = tooltip_control(interface, desk.controls)
    assert tip is None or tip.tip
    for control in desk.controls:
        if control.sliding is not None:
            assert 0.0 <= control.sliding.fraction <= 1.0


@pytest.mark.parametrize("seed", range(4))
def test_random_input(seed: int) -> None:
    rng = random.Random(seed)
    desk = Desk(rng.choice(SIZES), "xor-no-hidden" if seed % 2 else "xor")
    monkey = Monkey(seed, desk)
    for number in range(EVENTS):
        if rng.random() < 0.01:
            desk.size = rng.choice(SIZES)
        desk.send(monkey.event())
        if number % 7 == 0:
            desk.frame(rng.randint(1, 3))
            check(desk)
        if desk.session.snapshot().last_epoch > 3000:
            desk.keys("escape", "escape", "escape", "r")
            desk.frame()


@pytest.mark.parametrize("seed", range(3))
def test_from_any_state_the_way_home_is_short(seed: int) -> None:
    """Escape a few times closes everything; a preset key then starts afresh."""
    desk = Desk(SIZES[seed])
    monkey = Monkey(100 + seed, desk)
    for _ in range(12):
        desk.send(*(monkey.event() for _ in range(40)))
        desk.send(FocusLost())
        desk.keys(*["escape"] * 5)
        desk.frame()
        interface, snapshot = desk.interface, desk.session.snapshot()
        opened = (interface.help_open, interface.settings_open, interface.fullscreen)
        assert opened == (False, False, False)
        assert snapshot.pinned is None
        desk.keys("1")
        snapshot = desk.session.snapshot()
        assert (snapshot.preset.name, snapshot.epoch, snapshot.playing) == ("and", 0, False)


def test_random_input_while_a_neurons_card_is_open_and_the_window_shrinks() -> None:
    rng, desk = random.Random(15), Desk((1280, 720))
    monkey, window = Monkey(15, desk), Screen(paths.FONTS, ENGLISH, PRESETS)
    for number in range(240):
        if number % 20 == 0:
            desk.session.apply(SelectNeuron(rng.choice(NETWORK_2_2_1.neurons)))
        if number % 40 == 0:
            desk.size = rng.choice(((1280, 720), (1024, 768), (400, 320), (320, 320)))
        desk.send(monkey.event())
        if number % 8 == 0:
            desk.frame(2)
            check(desk)
            scene = window.scene(desk.session.snapshot(), desk.interface, desk.size)
            window.render(pygame.Surface(desk.size), scene, lambda: True)
        if desk.session.snapshot().last_epoch > 3000:
            desk.session.apply(Restart())
