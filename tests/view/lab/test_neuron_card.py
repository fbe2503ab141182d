"""The lab's card of a neuron: its faces, what can be pointed at, and that everything has room."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app import paths
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.chain_rule.card import CardPanel
from game.view.drawing import theme
from game.view.drawing.text.text_log import TextBox
from game.view.interaction.hits import control_at, in_disc
from game.view.lab.layout import pinned_card
from game.view.lab.neuron.boxes import cells, places
from game.view.lab.neuron.controls import CELL, DOT
from game.view.lab.neuron.panels import neuron_panels
from game.view.lab.neuron.peek import NeuronPeek
from game.view.neuron_card.figures import FiguresReader
from game.view.scene.control import Kind
from game.view.scene.interface import Interface
from game.view.scene.texts import load_texts
from game.view.screen import Screen
from tests.view.interaction.desk import Desk, place_of
from tests.view.made_once import afresh
from tests.view.stage import (
    FOLDS,
    PRESETS,
    SIZES,
    change_outside,
    device,
    picture,
    pixels,
    scene,
    session,
    words,
)
from tests.view.stories import NEURONS, STORIES, Story, pin, pin_neuron

H1, H2, O1 = NETWORK.neurons
ENGLISH = load_texts(paths.TEXTS, "en")
ROWS = ("00", "01", "10", "11")


def said(snapshot: Snapshot, size: tuple[int, int] = FOLDS[0]) -> list[str]:
    shown = scene(snapshot, size)
    return [word for part in neuron_panels() for word in words(part, shown)]


def screen(log: list[TextBox] | None = None) -> Screen:
    return Screen(paths.FONTS, ENGLISH, PRESETS, log=log)


@pytest.mark.parametrize("size", SIZES)
def test_its_parts_fill_the_place_of_the_chain_rule_card_and_do_not_overlap(
    size: tuple[int, int],
) -> None:
    for story in (NEURONS["neuron-hidden"], NEURONS["neuron-output"]):
        shown = scene(story.snapshot(), size)
        connection = scene(Story("xor", (c.TrainTo(120), pin("x1-h1"))).snapshot(), size)
        card = shown.layout.card
        assert card == connection.layout.card
        assert card is not None
        boxes = [part.box_of(shown) for part in neuron_panels()]
        for place, box in enumerate(boxes):
            assert box is not None
            assert card.covers(box, 1e-6)
            assert not any(
                other is not None and box.inset(1e-6).overlaps(other)
                for other in boxes[place + 1 :]
            )
        assert places(card).curve.h >= 200


@pytest.mark.parametrize("size", FOLDS)
@pytest.mark.parametrize("name", NEURONS)
def test_the_same_state_gives_the_same_pixels_inside_the_boxes(
    name: str, size: tuple[int, int]
) -> None:
    shown = scene(STORIES[name].snapshot(), size)
    for part, again in zip(neuron_panels(), neuron_panels(), strict=True):
        box = part.box_of(shown)
        assert box is not None
        first = picture(part, shown)
        assert pixels(first) == pixels(picture(again, shown))
        assert pixels(first) == pixels(picture(part, shown)), "from what is kept"
        assert change_outside(first, device(box, shown.layout.scale).inflate(2, 2)) == 0, part.name


def test_an_equal_key_means_equal_pixels_and_only_the_curve_moves_with_the_dots() -> None:
    one, two = (
        scene(Story("xor", (c.TrainTo(120), pin_neuron("h1"), c.Seek(120, at))).snapshot())
        for at in (0.9, 0.95)
    )
    for part in neuron_panels():
        moves = part.name == "neuron-curve"
        assert (part.key(one) != part.key(two)) is moves
        assert (pixels(picture(part, one)) != pixels(picture(part, two))) is moves


def test_without_motion_the_dots_jump() -> None:
    still = Interface(reduced_motion=True)
    stories = [
        Story("xor", (c.TrainTo(120), pin_neuron("h1"), c.Seek(120, at))) for at in (0.87, 0.99)
    ]
    curve = next(part for part in neuron_panels() if part.name == "neuron-curve")
    keys = {curve.key(scene(story.snapshot(), interface=still)) for story in stories}
    assert len(keys) == 1


@pytest.mark.parametrize("name", NEURONS)
def test_every_figure_stands_on_the_card(name: str) -> None:
    seen = STORIES[name].snapshot()
    assert seen.pinned_neuron is not None
    shown = FiguresReader().read(seen, seen.pinned_neuron)
    told = " ".join(said(seen))
    for term in shown.terms:
        assert term.weight.factor in told
        assert term.value.factor in told
    for point in shown.rows:
        assert point.name in told
        if point is not shown.shown:
            assert point.slope.text in told
    for figure in (shown.z, shown.activation, shown.slope, shown.mean_slope):
        assert figure.text.strip("()") in told
    if shown.raw_error is not None:
        assert f"raw error {shown.raw_error.signed}" in told


SENTENCES = {
    "listens": {"neuron-hidden", "neuron-output", "neuron-relu", "neuron-moves"},
    "hardly listens": {"neuron-locked"},
    "silent on every row": {"neuron-dead"},
    "cancelled by cross-entropy": {"neuron-cancelled"},
    "locked": {"neuron-locked"},
    "dead": {"neuron-dead"},
    "0, as z ≤ 0: the floor is flat": {"neuron-dead"},
    "1, as z > 0": {"neuron-relu"},
    "locked below 0.05": set(NEURONS),
    "what arrives, added up": set(NEURONS),
    "target 1": {"neuron-output", "neuron-unknown"},
    "target 0": {"neuron-locked", "neuron-cancelled"},
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_said_where_it_is_true_and_nowhere_else(sentence: str) -> None:
    assert {name for name in NEURONS if sentence in said(STORIES[name].snapshot())} == SENTENCES[
        sentence
    ]


def test_a_silent_row_of_a_living_relu() -> None:
    told = said(
        Story("dying-relu", (c.TrainTo(60), c.SelectSample(1), pin_neuron("h2"))).snapshot()
    )
    assert "silent on this row" in told
    assert "silent on every row" not in told
    assert "dead" not in told


def test_all_rows_take_one_as_an_example() -> None:
    told = said(Story("xor", (c.TrainTo(120), c.SelectSample(None), pin_neuron("h1"))).snapshot())
    assert "all rows, here 1 0" in told


def test_an_input_of_ones_own_is_named_and_no_row_is_framed() -> None:
    running = session("xor", c.TrainTo(120), pin_neuron("h1"), c.ProbeInput((0.7, 0.8)))
    told = said(running.snapshot())
    assert "your input 0.70, 0.80" in told
    assert not any(word.startswith("row ") for word in told)
    chosen = [control for control in scene(running.snapshot()).controls if control.selected]
    assert not any(control.id.startswith((CELL, DOT)) for control in chosen)


# ------------------------------------------------------------------ pointing


@pytest.mark.parametrize("size", SIZES)
def test_a_cell_and_a_dot_choose_their_row(size: tuple[int, int]) -> None:
    desk = Desk(size)
    desk.session.apply(c.TrainTo(120))
    desk.click_on("neuron.h1")
    for place, name in enumerate(ROWS):
        assert desk.click_on(CELL + name) == [c.SelectSample(place)]
    desk.session.apply(c.SelectSample(0))
    for name in ROWS:
        dot = desk.control(DOT + name)
        found = control_at(desk.controls, *place_of(dot))
        assert found is not None
        # Dots that lie on each other: the nearest one.
        assert found.id == dot.id or place_of(found) == pytest.approx(place_of(dot), abs=1.0)
    desk.click_on(DOT + "01")
    assert desk.session.snapshot().sample == 1


@pytest.mark.parametrize("size", SIZES)
def test_targets_are_large_enough_and_lie_on_the_card(size: tuple[int, int]) -> None:
    desk = Desk(size)
    desk.session.apply(c.TrainTo(120))
    desk.session.apply(pin_neuron("o1"))
    card = desk.layout.card
    assert card is not None
    mine = [control for control in desk.controls if control.id.startswith((CELL, DOT))]
    assert len(mine) == 8
    for control in mine:
        assert min(control.target.w, control.target.h) >= 56.0 - 1e-6
        assert card.covers(control.target, 1e-6) or control.kind is Kind.INPUT
    *boxes, _ = cells(places(card).rows, 4)
    targets = [desk.control(CELL + name).target for name in ROWS]
    assert targets == boxes
    close = desk.control("card-close")
    assert not any(control.target.overlaps(close.target) for control in mine)


def test_the_keyboard_alone_opens_walks_and_closes_it() -> None:
    desk = Desk()
    desk.session.apply(c.TrainTo(120))
    desk.focus("neuron.h1")
    assert desk.scene.peeked_neuron == H1
    desk.keys("enter")
    assert desk.session.snapshot().pinned_neuron == H1
    assert desk.scene.peeked_neuron is None
    desk.keys("right")
    assert desk.scene.peeked_neuron == H2, "peeked at over the pinned one"
    desk.focus(CELL + "11")
    assert desk.session.snapshot().sample == 3
    desk.focus(DOT + "00")
    desk.keys("enter")
    assert desk.session.snapshot().sample == 0
    desk.keys("escape")
    assert not desk.session.snapshot().card_open
    desk.focus("neuron.x2")
    desk.keys("enter")
    assert desk.session.snapshot().sample == 1


def test_enter_on_the_pinned_neuron_lets_go() -> None:
    desk = Desk()
    desk.focus("neuron.o1")
    desk.keys("enter")
    assert desk.session.snapshot().pinned_neuron == O1
    desk.keys("enter")
    assert not desk.session.snapshot().card_open


def test_a_label_near_a_disc_still_wins() -> None:
    for size in SIZES:
        desk = Desk(size)
        for control in desk.controls:
            if control.kind is Kind.CONNECTION:
                found = control_at(desk.controls, *place_of(control))
                assert found is not None
                assert found.id == control.id
        disc = desk.control("neuron.h1")
        assert in_disc(disc, *place_of(disc))


# ------------------------------------------------------------------ peeking


@pytest.mark.parametrize("size", SIZES)
def test_a_peek_lies_where_the_card_would_be(size: tuple[int, int]) -> None:
    for control in ("neuron.h1", "bias.h1"):
        shown = scene(STORIES["start"].snapshot(), size, Interface(hovered=control))
        box = NeuronPeek(pinned_card).box(shown)
        pinned = scene(Story("and", (pin_neuron("h1"),)).snapshot(), size)
        assert box == pinned.layout.card


def test_a_peek_says_how_to_keep_it() -> None:
    seen = STORIES["start"].snapshot()
    by_pointer = scene(seen, interface=Interface(hovered="neuron.h1"))
    by_key = scene(seen, interface=Interface(focused="neuron.h1", focus_visible=True))
    assert "click to keep" in words(NeuronPeek(pinned_card), by_pointer)
    assert "Enter to keep" in words(NeuronPeek(pinned_card), by_key)


def test_an_input_is_not_peeked_at_and_neither_is_what_is_pinned() -> None:
    peek = NeuronPeek(pinned_card)
    assert (
        peek.box(scene(STORIES["start"].snapshot(), interface=Interface(hovered="neuron.x1")))
        is None
    )
    pinned = NEURONS["neuron-hidden"].snapshot()
    assert peek.box(scene(pinned, interface=Interface(hovered="neuron.h1"))) is None
    assert peek.box(scene(pinned, interface=Interface(hovered="neuron.h2"))) is not None
    assert peek.box(scene(pinned, interface=Interface(hovered="neuron.h2", help_open=True))) is None


# ------------------------------------------------------------------ what becomes of it


def test_the_connections_card_and_the_neurons_are_never_there_together() -> None:
    for story in (NEURONS["neuron-hidden"], STORIES["pinned-hidden"], STORIES["start"]):
        shown = scene(story.snapshot())
        neuron = [part.box_of(shown) is not None for part in neuron_panels()]
        assert len(set(neuron)) == 1
        assert neuron[0] is not (CardPanel().box_of(shown) is not None)


def test_the_pin_goes_on_when_its_network_is_replaced() -> None:
    running = Session(PRESETS, PRESETS["xor"], np.random.default_rng(1))
    running.apply(c.TrainTo(300))
    running.apply(c.SelectNeuron(H2))
    for command in (
        c.SelectPreset("dying-relu"),
        c.UndoPreset(),
        c.NewWeights(),
        c.Restart(),
        c.ChangeSetting("activation", "relu"),
        c.ChangeSetting("weight_init", 8.0),
        c.Seek(0),
        c.TrainTo(50),
    ):
        running.apply(command)
        assert running.snapshot().pinned_neuron == H2
        said(running.snapshot())
    running.apply(c.SelectNeuron(NETWORK.inputs[0]))
    assert running.snapshot().pinned_neuron == H2, "an input has no card"
    running.apply(c.StartOver())
    assert running.snapshot().pinned_neuron is None


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_kept_up_to_date_it_equals_one_drawn_afresh(size: tuple[int, int]) -> None:
    session = Session(PRESETS, PRESETS["xor"], np.random.default_rng(1))
    session.apply(c.TrainTo(100))
    kept, window = screen(), pygame.Surface(size)
    steps: list[tuple[c.Command, Interface]] = [
        (c.SelectNeuron(H1), Interface()),
        (c.SelectNeuron(O1), Interface(hovered="neuron.h2")),
        (pin("h1-o1"), Interface(hovered="bias.h1")),
        (c.SelectNeuron(O1), Interface(hovered=DOT + "11", pointer=(1500.0, 300.0))),
        (c.StepEpoch(), Interface(hovered=CELL + "01")),
        (c.Seek(60, 0.93), Interface()),
        (c.SelectPreset("dying-relu"), Interface(settings_open=True)),
        (c.TrainTo(60), Interface(focused=CELL + "01", focus_visible=True)),
        (c.SelectConnection(None), Interface()),
    ]
    told = []
    for command, interface in steps:
        session.apply(command)
        for _ in range(3):
            session.tick()
            kept.render(window, kept.scene(session.snapshot(), interface, size), lambda: False)
        for _ in range(theme.REFRESH_FRAMES + 6):
            kept.render(window, kept.scene(session.snapshot(), interface, size), lambda: True)
        told.append((command, session.snapshot(), interface, pixels(window)))
    afresh()
    for command, snapshot, interface, shown in told:
        screen().draw(window, snapshot, interface)
        assert shown == pixels(window), command


def test_an_open_card_goes_on_while_the_window_shrinks() -> None:
    kept = screen()
    for size in ((1280, 720), (640, 400), (320, 320), (400, 320), (320, 900), (1024, 768)):
        window = pygame.Surface(size)
        for name in NEURONS:
            kept.render(
                window, kept.scene(STORIES[name].snapshot(), Interface(), size), lambda: True
            )


def test_whatever_the_numbers_are_nothing_on_it_overlaps() -> None:
    rng, log = np.random.default_rng(3), []
    # A screen for each size keeps what it draws with.
    screens = {size: Screen(paths.FONTS, ENGLISH, PRESETS, log=log) for size in FOLDS}
    names = [NETWORK.column_name(parameter) for parameter in NETWORK.parameters]
    found = []
    for number in range(36):
        reach = (0.001, 1.0, 5.0, 30.0, 1e3, 1e5)[number % 6]
        start = dict(zip(names, (rng.normal(size=9) * reach).tolist(), strict=True))
        running = Session(PRESETS, replace(PRESETS["xor"], start=start), rng)
        if number % 4 == 1:
            running.apply(c.ChangeSetting("activation", "relu"))
        if number % 4 == 2:
            running.apply(c.ChangeSetting("output_activation", "relu"))
        running.apply(c.SelectSample(number % 4))
        running.apply(c.SelectNeuron(NETWORK.neurons[number % 3]))
        log.clear()
        size = FOLDS[number % 3]
        scene_drawn = screens[size].draw(pygame.Surface(size), running.snapshot(), Interface())
        mine = [box for box in log if box.owner and box.owner.name.startswith("neuron-")]
        assert mine
        for place, box in enumerate(mine):
            ink = box.rect.inflate(0, -2)
            found += [
                f"{number} {size}: {box.string} over {other.string}"
                for other in mine[place + 1 :]
                if ink.colliderect(other.rect.inflate(0, -2))
            ]
        assert scene_drawn.layout.card is not None
    assert not found, "\n".join(found)
