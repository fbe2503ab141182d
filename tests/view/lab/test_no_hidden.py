"""Without a hidden layer: every tab and card at every fold, by every hand; nothing of h1 or h2."""

import re
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app import paths
from game.engine.gradient_check.check import check_gradient
from game.engine.topology import NETWORK_2_1
from game.session import commands as c
from game.session.presets import Preset
from game.session.session import Session
from game.view.drawing import theme
from game.view.drawing.text.fitting import ELLIPSIS
from game.view.drawing.text.text_log import TextBox
from game.view.network.panel import NetworkPanel
from game.view.network.places.geometry import network_geometry
from game.view.pages import lab_parts
from game.view.scene.actions import Tab
from game.view.scene.interface import Interface
from game.view.scene.page import Page, View
from game.view.scene.panel import Panel, opened
from game.view.scene.scene import Scene
from game.view.screen import Screen
from tests.view.interaction.desk import Desk
from tests.view.lab.test_panels import overlapping
from tests.view.network.test_geometry import drawings
from tests.view.stage import ENGLISH, FOLDS, PRESETS, device, scene, snapshot, words, written

NAMES = NETWORK_2_1.by_name
(O1,) = NETWORK_2_1.neurons
OFF = c.ChangeSetting("hidden", "off")
PARTS = lab_parts(NetworkPanel()).panels[1:]  # without the network
SETTINGS = Interface(settings_open=True)
# What is open, and how it came about.
OPENED: dict[str, tuple[tuple[c.Command, ...], Interface]] = {
    "loss": ((), Interface()),
    "map": ((), Interface(tab=Tab.MAP)),
    "probe": ((c.ProbeInput((0.3, 0.8)),), Interface(tab=Tab.MAP)),
    "activations": ((), Interface(tab=Tab.ACTIVATIONS)),
    "deltas": ((), Interface(tab=Tab.DELTAS)),
    "weights": ((), Interface(tab=Tab.WEIGHTS)),
    "all": ((), Interface(tab=Tab.ALL)),
    "line": ((c.SelectConnection(NAMES["x1-o1"]),), Interface()),
    "map-line": ((c.SelectConnection(NAMES["x1-o1"]),), Interface(tab=Tab.MAP)),
    "bias": ((c.SelectConnection(NAMES["b.o1"]),), Interface(tab=Tab.WEIGHTS)),
    "neuron": ((c.SelectNeuron(O1),), Interface()),
    "check": ((), Interface(check_open=True)),
    "settings": ((), SETTINGS),
    "forward": ((c.Seek(20, 0.1),), Interface()),
    "backward": ((c.Seek(20, 0.6),), Interface()),
    "future": ((c.Seek(10), c.ChangeSetting("learning_rate", 0.3), c.TrainTo(20)), Interface()),
    "in-hand": ((c.TakeInHand(NAMES["x2-o1"], 3.5),), Interface()),
    "by-hand": (
        (c.Seek(10), c.TakeInHand(NAMES["x2-o1"], 3.5), c.TrainTo(20), c.Seek(12)),
        Interface(),
    ),
    "stream": ((c.TogglePlay(),), Interface(tab=Tab.MAP)),
    **{f"term-{term}": ((c.GoToTerm(term),), Interface()) for term in range(1, 10)},
    "term-line": ((c.SelectConnection(NAMES["x1-o1"]), c.GoToTerm(6)), Interface()),
    "term-neuron": ((c.SelectNeuron(O1), c.GoToTerm(2)), Interface()),
}
HIDDEN_NAMES = re.compile(r"\bh_?[12]\b|[hH][₁₂]")
RULES = [
    (activation, output, loss)
    for activation in ("sigmoid", "relu")
    for output, loss in (("sigmoid", "mse"), ("sigmoid", "cross-entropy"), ("relu", "mse"))
]


def panels(given: Scene) -> list[Panel]:
    """The panels of the lab that are there."""
    return [panel for panel in opened(PARTS, given) if panel.box_of(given) is not None]


@pytest.mark.parametrize("size", FOLDS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_text_is_whole_large_enough_alone_and_true(size: tuple[int, int]) -> None:
    for name, (commands, interface) in OPENED.items():
        for preset in ("and-no-hidden", "xor-no-hidden"):
            given = scene(snapshot(preset, c.TrainTo(20), *commands), size, interface)
            texts: list[TextBox] = []
            for panel in panels(given):
                box = panel.box_of(given)
                assert box is not None
                for text in written(panel, given):
                    assert device(box, given.layout.scale).contains(text.rect), (name, text)
                    assert text.size >= theme.TYPE_FLOOR, (name, text)
                    assert ELLIPSIS not in text.string, (name, text)
                    assert not HIDDEN_NAMES.search(text.string), (name, text)
                    if text not in texts:  # what is written over itself is one
                        texts.append(text)
            assert not overlapping(texts), name


def ruled(preset: Preset, rule: tuple[str, str, str], hidden: str) -> Session:
    activation, output, loss = rule
    settings = replace(
        preset.settings,
        activation=activation,
        output_activation=output,
        loss=loss,
        hidden=hidden,
    )
    start = preset.start if hidden == preset.settings.hidden else None
    made = replace(preset, settings=settings, start=start)
    return Session(PRESETS | {made.name: made}, made, np.random.default_rng(1))


def test_every_preset_under_every_rule_can_be_drawn_in_every_state() -> None:
    """Each once, with another thing open and another size each time."""
    screens = [Screen(paths.FONTS, ENGLISH, PRESETS) for _ in FOLDS]
    states = list(OPENED.values())
    number = 0
    for preset in PRESETS.values():
        for rule in RULES:
            session = ruled(preset, rule, "off")
            for command in (c.TrainTo(20), *states[number % len(states)][0]):
                session.apply(command)
            for _ in range(3):
                session.tick()
            seen = session.snapshot()
            assert np.isfinite(seen.trace.parameters.vector).all()
            interface = states[number % len(states)][1]
            if number % 5 == 0:
                interface = replace(interface, view=View.VISITOR)
            at = number % len(FOLDS)
            surface = pygame.Surface(FOLDS[at])
            drawn = screens[at].draw(surface, seen, interface)
            assert drawn.page is Page.LAB
            number += 1


@pytest.mark.parametrize("name", drawings())
def test_nothing_of_the_network_meets_and_all_is_inside(name: str) -> None:
    drawing = drawings()[name]
    network = network_geometry(drawing, has_hidden=False)
    discs = [*network.neurons.values(), *network.biases.values()]
    assert len(discs) == 4
    for disc in discs:
        assert drawing.x <= disc.x - disc.r
        assert disc.x + disc.r <= drawing.right
        assert drawing.y <= disc.y - disc.r
        assert disc.y + disc.r <= drawing.bottom
    for number, one in enumerate(discs):
        for other in discs[number + 1 :]:
            assert np.hypot(one.x - other.x, one.y - other.y) > one.r + other.r
    assert set(network.paths) == set(NETWORK_2_1.parameters)
    assert set(network.arcs) == {NAMES["x1-o1"], NAMES["x2-o1"]}
    for path in (*network.paths.values(), *network.arcs.values()):
        x, y = path.points.T
        assert drawing.x <= x.min() <= x.max() <= drawing.right
        assert drawing.y <= y.min() <= y.max() <= drawing.bottom


def test_the_setting_by_mouse_by_touch_and_by_keyboard_alone() -> None:
    for way in ("mouse", "touch", "keyboard"):
        desk = Desk(preset="xor")
        desk.session.apply(c.TrainTo(30))
        desk.session.apply(c.SelectConnection(desk.session.snapshot().topology.by_name["b.o1"]))
        if way == "keyboard":
            desk.focus("settings")
            desk.keys("enter")
            desk.focus("setting.hidden.off")
            desk.keys("enter")
        else:
            desk.click_on("settings", touch=way == "touch")
            desk.click_on("setting.hidden.off", touch=way == "touch")
        seen = desk.session.snapshot()
        assert (seen.topology, seen.epoch, seen.last_epoch) == (NETWORK_2_1, 0, 0)
        assert seen.seed == PRESETS["xor"].seed
        # The card of what has the same name stays.
        assert seen.pinned == NAMES["b.o1"]
        assert not desk.control("setting.activation.relu").enabled
        assert ENGLISH("controls.activation.note") in words_of(desk)


def words_of(desk: Desk) -> str:
    return " ".join(
        text.string for panel in panels(desk.scene) for text in written(panel, desk.scene)
    )


@pytest.mark.parametrize("size", FOLDS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_map_says_why_and_has_the_way_back(size: tuple[int, int]) -> None:
    for preset, why in (("xor-no-hidden", "cannot part"), ("and-no-hidden", "can part")):
        for way in ("mouse", "touch", "keyboard"):
            desk = Desk(size, preset)
            desk.session.apply(c.TrainTo(30))
            desk.interface = Interface(tab=Tab.MAP)
            assert why in words_of(desk)
            button = desk.control("map.hidden-on")
            assert button.target.w >= theme.HIT_MINIMUM
            assert "hidden" not in desk.control("tab.map").tip
            if way == "keyboard":
                desk.focus("map.hidden-on")
                desk.keys("enter")
            else:
                desk.click_on("map.hidden-on", touch=way == "touch")
            assert desk.session.snapshot().topology.has_hidden
            assert desk.scene.control("map.hidden-on") is None
            assert "hidden layer" not in words_of(desk)


def test_what_was_set_by_hand_has_its_name() -> None:
    hand = c.TakeInHand(NAMES["x2-o1"], 3.5)
    desk = Desk(preset="and-no-hidden")
    for command in (c.TrainTo(20), c.Seek(10), hand, c.TrainTo(20)):
        desk.session.apply(command)
    told = " ".join(f"{control.label} {control.tip}" for control in desk.controls)
    assert "x2→o1" in told
    assert not HIDDEN_NAMES.search(told)


def test_arrow_keys_walk_over_what_is_there() -> None:
    desk = Desk(preset="and-no-hidden")
    for name in ("neuron.o1", "connection.x1-o1", "connection.b.o1"):
        desk.focus(name)
        assert desk.interface.focused == name
        desk.keys("enter")
    assert desk.session.snapshot().pinned == NAMES["b.o1"]
    names = {control.id for control in desk.controls}
    assert not any(re.search(r"h[12]", name) for name in names)


def test_the_gradient_check_is_of_all_three() -> None:
    for preset in ("and-no-hidden", "xor-no-hidden"):
        seen = snapshot(preset, c.TrainTo(20))
        tests = check_gradient(seen.trace, seen.topology).tests
        assert [test.parameter for test in tests] == list(NETWORK_2_1.parameters)
        assert all(test.agrees for test in tests)


def test_a_key_for_what_is_not_there_says_so() -> None:
    desk = Desk(preset="xor-no-hidden")
    desk.keys("a")
    notice = desk.session.notice
    assert notice is not None
    assert notice.key == "no-hidden-neurons"
    assert desk.session.settings.activation == "sigmoid"


def test_solved_without_it_the_map_speaks_of_the_input_square() -> None:
    given = scene(snapshot("and-no-hidden", c.TrainTo(30)), interface=Interface(tab=Tab.MAP))
    said = [words(panel, given) for panel in panels(given)]
    assert ENGLISH("charts.map.sentence.parts-inputs") in " ".join(map(str, said))
