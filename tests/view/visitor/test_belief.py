"""The room behind the answer: what it says where, what a touch does, and that it is live."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app import paths
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.drawing.text.text_log import TextBox
from game.view.interaction import Interaction, KeyPressed, PointerPressed, PointerReleased
from game.view.large.parts_of_speech import SECTION
from game.view.network.panel import NetworkPanel
from game.view.scene.interface import Interface, neuron_control
from game.view.scene.page import View
from game.view.scene.scene import Scene
from game.view.scene.texts import load_texts
from game.view.screen import Screen
from game.view.visitor.belief.panel import BeliefPanel
from game.view.visitor.belief.places import belief_places
from game.view.visitor.captions.belief import told_belief
from game.view.visitor.captions.narration import narrate
from tests.view.square.test_sheets import random_state
from tests.view.stage import SIZES, complaints, device, picture, pixels, written
from tests.view.visitor.claims import CLAIMS, Facts
from tests.view.visitor.stage import ALL, FEATURES, PAGES, PROJECTOR, Moment, scene

O1 = NETWORK.neurons[-1]
OPEN = c.SelectNeuron(O1)


def named(**values: float) -> dict[str, float]:
    """A start from the few weights that are not 0: x1_h1=2, b_h1=-3."""
    start = {NETWORK.column_name(parameter): 0.0 for parameter in NETWORK.parameters}
    for name, value in values.items():
        first, second = name.split("_")
        start[f"b.{second}" if first == "b" else f"w.{first}-{second}"] = value
    return start


def run(story: str, *commands: c.Command, **weights: float) -> Snapshot:
    preset = ALL[f"story-{story}"]
    if weights:
        preset = replace(preset, start=named(**weights))
    session = Session(ALL, preset, np.random.default_rng(0))
    for command in (*commands, OPEN):
        session.apply(command)
    return session.snapshot()


# h1 parts 0 1 and h2 parts 1 0; or 0 0 and 1 1.
BEYOND_1 = {"x1_h1": -20, "x2_h1": 20, "b_h1": -10, "x1_h2": 20, "x2_h2": -20, "b_h2": -10}
BEYOND_0 = {"x1_h1": 20, "x2_h1": 20, "b_h1": -10, "x1_h2": 20, "x2_h2": 20, "b_h2": -30}
ASIDE = {"x2_h1": 20, "b_h1": -10}
STILL = {"x1_h1": 60, "b_h1": -30}

STATES = [
    (run("xor", **BEYOND_1, h1_o1=20, h2_o1=20, b_o1=-10), "two-cuts-1", "two-cuts-line"),
    (run("xor", **BEYOND_0, h1_o1=20, h2_o1=-20, b_o1=-10), "two-cuts-0", "two-cuts-line"),
    (run("and", **BEYOND_0, h2_o1=20, b_o1=-10), "one-cut", "one-cut-line"),
    (run("and", c.TrainTo(300)), "one-cut", "one-cut-line"),
    (run("xor", c.TrainTo(300)), "two-cuts-1", "two-cuts-line"),
    (run("stuck", c.TrainTo(2400)), None, "stuck-line"),
    (run("xor", **ASIDE, h1_o1=20, b_o1=-20), "fence-upper", "fence-line"),
    (run("xor", **ASIDE, h1_o1=20), "fence-lower", "fence-line"),
    (run("xor"), None, None),
    (run("xor", x1_h1=0.0), "fence-all", "fence-line"),
    (run("xor", **STILL, b_o1=-3), "locked", "undecided-line"),
    (run("xor", b_o1=-3.0), "all-0", "crosswise-line"),
    (run("xor", b_o1=3.0), "all-1", "crosswise-line"),
    (run("xor", x1_h1=2, b_h1=-1, h1_o1=5, b_o1=-2), "sides", "crosswise-line"),
    (run("and", b_o1=-3.0), "all-0", "score-line"),
    (run("and", b_o1=3.0), "all-1", "score-line"),
    (run("and", x1_h1=2, b_h1=-1, h1_o1=5, b_o1=-2), "sides", "score-line"),
]


@pytest.mark.parametrize("place", range(len(STATES)))
def test_each_sentence_where_it_is_true(place: int) -> None:
    now, key, line = STATES[place]
    told = told_belief(now)
    assert told is not None
    assert narrate(now) == told
    assert told.line_key is not None
    for said, wanted in ((told.key, key), (told.line_key, line)):
        name = said.removeprefix(SECTION)
        assert CLAIMS[name](Facts(now), told), name
        if wanted is not None:
            assert name == f"belief-{wanted}"


@pytest.mark.parametrize("number", range(200))
def test_whatever_the_network_its_sentence_holds(number: int) -> None:
    trace = random_state(number)
    start = dict(
        zip(
            [NETWORK.column_name(p) for p in NETWORK.parameters],
            trace.parameters.vector.tolist(),
            strict=True,
        )
    )
    preset = replace(ALL["story-xor" if number % 2 else "story-and"], start=start)
    session = Session(ALL, preset, np.random.default_rng(0))
    if trace.rule.output_activation.can_die:
        session.apply(c.ChangeSetting("loss", "mse"))
        session.apply(c.ChangeSetting("output_activation", "relu"))
    session.apply(c.ChangeSetting("activation", trace.rule.activation.name))
    session.apply(OPEN)
    now = session.snapshot()
    told = told_belief(now)
    assert told is not None
    for key in (told.key, told.line_key):
        assert key is not None
        assert CLAIMS[key.removeprefix(SECTION)](Facts(now), told), key


@pytest.mark.parametrize("story", ["and", "xor", "locked", "stuck"])
def test_it_holds_all_along_a_run(story: str) -> None:
    session = Session(ALL, ALL[f"story-{story}"], np.random.default_rng(0))
    session.apply(OPEN)
    for epoch in range(0, 400, 7):
        session.apply(c.TrainTo(epoch))
        now = session.snapshot()
        told = told_belief(now)
        assert told is not None
        for key in (told.key, told.line_key):
            assert key is not None
            assert CLAIMS[key.removeprefix(SECTION)](Facts(now), told), (epoch, key)


def test_it_is_silent_while_the_answer_is_not_chosen() -> None:
    assert told_belief(Moment(commands=(c.TrainTo(50),)).snapshot()) is None
    hidden = Moment(commands=(c.TrainTo(50), c.SelectNeuron(NETWORK.neurons[0]))).snapshot()
    assert told_belief(hidden) is None


# ---------------------------------------------------------------- the room

SOLVED = Moment(commands=(c.TrainTo(204), OPEN))


def shown(page: str = "visitor", size: tuple[int, int] = (1920, 1080)) -> Scene:
    return scene(SOLVED.snapshot(), size, PAGES[page])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_everything_is_inside_large_enough_and_apart(page: str, size: tuple[int, int]) -> None:
    given = shown(page, size)
    room = given.layout.room
    places = belief_places(given.layout, 2)
    assert room is not None
    assert places is not None
    squares = [*places.hidden, places.answer]
    assert all(room.covers(square) for square in squares)
    assert not any(a.overlaps(b) for i, a in enumerate(squares) for b in squares[i + 1 :])
    assert places.answer.w >= 400
    assert min(box.w for box in places.hidden) >= 180
    controls = given.controls_of("room")
    assert len(controls) == 2 + 2 + 4
    for control in controls:
        assert room.covers(control.target)
        assert min(control.target.w, control.target.h) >= 64
    log = written(BeliefPanel(), given)
    smallest = (39.0 if page == "visitor" else 54.0) - 0.1
    found = complaints(log, device(room, given.layout.scale), 0.0)
    assert found == []
    words = [text for text in log if any(ch.isalpha() for ch in text.string)]
    small = [text.string for text in words if text.size < smallest and len(text.string) > 2]
    assert small == []


@pytest.mark.parametrize("page", PAGES)
def test_drawn_twice_the_pixels_are_equal(page: str) -> None:
    given = shown(page)
    panel = BeliefPanel()
    assert pixels(picture(panel, given)) == pixels(picture(panel, given))
    assert pixels(picture(panel, given)) == pixels(picture(BeliefPanel(), given))


def test_the_network_gives_up_its_place_and_comes_back() -> None:
    given = shown()
    assert given.layout.room is not None
    assert BeliefPanel().box_of(given) == given.layout.room.inset(-9.0)
    assert NetworkPanel().box_of(given) is None
    assert not any(control.id.startswith("connection.") for control in given.controls)
    closed = scene(Moment(commands=(c.TrainTo(204),)).snapshot())
    assert BeliefPanel().box_of(closed) is None
    assert NetworkPanel().box_of(closed) == closed.layout.drawing
    answer = closed.control(neuron_control("o1"))
    assert answer is not None
    assert answer.action == OPEN


def tap(given: Scene, control: str) -> tuple[object, ...]:
    hand, target = Interaction(), given.control(control)
    assert target is not None, control
    place = (target.target.centerx, target.target.centery)
    pressed = hand.react(PointerPressed(*place, touch=True), given)
    given = replace(given, interface=pressed.interface)
    return hand.react(PointerReleased(*place, touch=True), given).actions


def test_a_corner_is_a_row_a_half_its_neuron_and_the_cross_closes() -> None:
    given = shown()
    for sample, name in enumerate(("00", "01", "10", "11")):
        assert tap(given, f"corner.{name}") == (c.SelectSample(sample),)
    assert tap(given, "half.h1") == (c.SelectNeuron(NETWORK.neurons[0]),)
    assert tap(given, "room-close") == (c.SelectNeuron(None),)


def test_escape_closes_it_and_the_keyboard_reaches_the_corners() -> None:
    given = shown()
    assert Interaction().react(KeyPressed("escape"), given).actions == (c.SelectConnection(None),)
    reached, hand = set(), Interaction()
    for _ in range(20):
        given = replace(given, interface=hand.react(KeyPressed("tab"), given).interface)
        reached.add(given.interface.focused)
    assert {"room-close", "half.h1", "corner.01"} <= reached


def test_it_is_live_while_the_network_learns() -> None:
    session = Session(ALL, ALL["story-xor"], np.random.default_rng(0))
    session.apply(OPEN)
    panel, keys = BeliefPanel(), set()
    for epoch in (0, 10, 50, 150):
        session.apply(c.TrainTo(epoch))
        given = scene(session.snapshot())
        keys.add(panel.key(given))
        assert panel.box_of(given) is not None
    assert len(keys) == 4


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [("de", "berühre eine Ecke", "berührt eine Ecke"), ("fr", "touche un coin", "touchez un coin")],
)
def test_a_class_is_told_to_touch_a_corner_as_several(
    language: str, one: str, several: str
) -> None:
    texts = load_texts(paths.TEXTS, language)
    for interface, said in ((Interface(view=View.VISITOR), one), (PROJECTOR, several)):
        log: list[TextBox] = []
        screen = Screen(paths.FONTS, texts, ALL, log=log, features=FEATURES)
        screen.draw(pygame.Surface((1920, 1080)), run("xor"), interface)
        told = " ".join(text.string for text in log)
        assert said in told
        assert (several if said == one else one) not in told
