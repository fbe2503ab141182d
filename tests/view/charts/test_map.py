"""The map: its places, its sentences where they are true, its numbers, and what a touch does."""

import itertools
import math

import numpy as np
import pytest

from game.session import commands as c
from game.session.snapshot import Snapshot
from game.view.charts.boxes import body, is_strip
from game.view.charts.map.hidden_points import fanned, hidden_answers, paths
from game.view.charts.map.panel import MapWordsPanel, map_panels
from game.view.charts.map.places import map_parts, map_places
from game.view.charts.map.words import probe_words, says, sentence
from game.view.drawing.box import Box
from game.view.interaction import PointerMoved, PointerPressed, PointerReleased
from game.view.lab.layout import arrange_lab
from game.view.network.reading.reading import read
from game.view.numbers import network_numbers
from game.view.scene.actions import Tab
from game.view.scene.interface import Interface
from game.view.square.domain import LAB
from game.view.square.structure import needs_two_cuts
from tests.session.aside.test_own_input import by_hand
from tests.view.interaction.desk import Desk
from tests.view.stage import (
    ENGLISH,
    FOLDS,
    SIZES,
    complaints,
    device,
    picture,
    pixels,
    scene,
    written,
)
from tests.view.stage import snapshot as seen
from tests.view.stage import words as words_of
from tests.view.stories import STORIES

MAP = Interface(tab=Tab.MAP)
SMALLEST = 17.9


# ---------------------------------------------------------------- places


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_squares_are_square_apart_and_inside(size: tuple[int, int]) -> None:
    for pinned, settings, started in itertools.product((False, True), repeat=3):
        layout = arrange_lab(*size, pinned=pinned, settings_open=settings, started=started)
        places = map_places(layout, Tab.MAP)
        assert map_places(layout, Tab.LOSS) is None
        if layout.graphs is None or is_strip(layout.graphs):
            assert places is None
            continue
        assert places is not None
        area = body(layout.graphs)
        parts = [places.inputs, places.hidden, places.words, places.sentence, places.answer]
        shown = [part for part in parts if part is not None]
        assert all(area.covers(part, 1e-6) for part in shown)
        assert not any(
            a.inset(1e-6).overlaps(b.inset(1e-6)) for a, b in itertools.combinations(shown, 2)
        )
        halves = map_parts(layout, Tab.MAP)
        assert halves is not None
        boxes = [box for box in halves if box is not None]
        assert sum(box.w * box.h for box in boxes) == pytest.approx(area.w * area.h)
        assert halves.inputs.covers(places.inputs)
        assert halves.hidden.covers(places.hidden)
        for square in (places.inputs, places.hidden):
            assert square.w == pytest.approx(square.h)
            assert square.w >= 100


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["map", "map-probe", "map-dead", "map-pinned"])
def test_its_words_are_whole_and_in_their_place(name: str, size: tuple[int, int]) -> None:
    given = scene(STORIES[name].snapshot(), size, STORIES[name].interface)
    for panel in map_panels():
        box = panel.box_of(given)
        if box is None:
            continue
        log = written(panel, given)
        room = device(box, given.layout.scale)
        # Discs of a heap may touch the mark of one's own input, which lies over them.
        found = [c for c in complaints(log, room, SMALLEST) if not c.startswith("overlap")]
        assert found == []


def test_drawn_twice_the_pixels_are_equal() -> None:
    given = scene(STORIES["map-probe"].snapshot(), FOLDS[0], MAP)
    for panel, other in zip(map_panels(), map_panels(), strict=True):
        assert pixels(picture(panel, given)) == pixels(picture(panel, given))
        assert pixels(picture(panel, given)) == pixels(picture(other, given))


# ---------------------------------------------------------------- sentences


def own(preset: str, epoch: int, point: tuple[float, float]) -> Snapshot:
    return seen(preset, c.TrainTo(epoch), c.ProbeInput(point))


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (seen("xor", c.TrainTo(800)), "bends"),
        (seen("and", c.TrainTo(100)), "parts"),
        (seen("xor", c.TrainTo(20)), "crosswise"),
        (seen("and"), "partly"),
        (seen("dying-relu", c.TrainTo(400)), "crosswise"),
        (own("xor", 800, (0.3, 0.8)), "between"),
        (own("xor", 20, (0.3, 0.8)), "between"),
        (own("xor", 800, (1.0, 0.0)), "row"),
        (own("and", 100, (0.0, 0.0)), "row"),
    ],
)
def test_each_sentence_where_it_is_true(told: Snapshot, wanted: str) -> None:
    assert sentence(told) == wanted
    if wanted in ("bends", "parts"):
        # What both claim: the output's line in the hidden square has every row on its side.
        assert told.trace.right.all()
        weights, bias = told.trace.parameters.weights[1][0], told.trace.parameters.biases[1][0]
        for (a, b), goal in zip(hidden_answers(told), told.dataset.targets[0], strict=True):
            assert (weights[0] * a + weights[1] * b + bias > 0.0) == (goal == 1.0)
    if wanted == "partly":
        assert not told.trace.right.all()


def test_only_xor_needs_two_cuts() -> None:
    assert needs_two_cuts(seen("xor").dataset)
    assert not needs_two_cuts(seen("and").dataset)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [(0.5, "neither"), (math.nextafter(0.5, 1.0), "one"), (math.nextafter(0.5, 0.0), "zero")],
)
def test_one_half_is_neither(answer: float, wanted: str) -> None:
    assert says(answer) == wanted


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize("number", range(200))
def test_ones_own_input_gives_the_same_numbers_everywhere(number: int) -> None:
    """On the map, in the hidden square, and in the network, as by hand."""
    rng = np.random.default_rng(number)
    preset = ("xor", "and", "dying-relu", "vanishing-gradient")[number % 4]
    point = (round(float(rng.uniform(-0.18, 1.18)), 2), round(float(rng.uniform(0.0, 1.0)), 2))
    told = own(preset, int(rng.integers(0, 300)), point)
    assert told.probe is not None
    _, answers, output = by_hand(told.trace, *point)
    assert told.probe.hidden == pytest.approx(tuple(answers))
    reading = read(told)
    assert reading.inputs == ((point[0],), (point[1],))
    assert [n.activation for n in reading.neurons[:2]] == pytest.approx(answers)
    assert reading.neurons[2].activation == told.probe.answer
    assert all(n.delta is None for n in reading.neurons)
    assert reading.target is None
    assert reading.raw_error is None
    assert reading.is_own
    assert not reading.is_mean
    bounded = told.settings.output_activation != "relu"
    pair, answer, side = probe_words(told, told.probe, ENGLISH)
    assert answer == network_numbers.answer_text(told.probe.answer, bounded)
    assert [float(part.replace("−", "-")) for part in pair.split(", ")] == list(point)
    if abs(output) > 1e-9:
        assert side == ("says 1" if output > 0 else "says 0")


def test_the_paths_begin_at_the_start_and_end_where_the_rows_are() -> None:
    told = seen("xor", c.TrainTo(900), c.Seek(400))
    first, ways = told.history, paths(told)
    start = seen("xor").trace.forward.activations[1]
    assert ways.shape[0] == 4
    assert ways.shape[1] <= 49
    np.testing.assert_array_equal(ways[:, 0].T, start)
    np.testing.assert_array_equal(ways[:, -1].T, told.trace.forward.activations[1])
    assert first.hidden_course(0, 48).shape == (2, 4, 1)


@pytest.mark.parametrize("number", range(40))
def test_a_heap_is_fanned_out_inside_its_room(number: int) -> None:
    rng = np.random.default_rng(number)
    room = Box(10.0, 20.0, 250.0, 250.0)
    spread = 10.0 ** rng.uniform(-3.0, 2.0)
    middle = rng.uniform(40.0, 220.0, 2)
    places = [tuple(float(v) for v in middle + rng.normal(0.0, spread, 2)) for _ in range(4)]
    found = fanned([(x, y) for x, y in places], 34.0, room)
    for place in found:
        assert room.x <= place[0] <= room.right
        assert room.y <= place[1] <= room.bottom
    apart = min(math.dist(a, b) for a, b in itertools.combinations(found, 2))
    assert apart > 24.0
    assert found == fanned([(x, y) for x, y in places], 34.0, room)
    far = ((20.0, 30.0), (200.0, 30.0), (20.0, 200.0), (200.0, 200.0))
    assert fanned(far, 34.0, room) == far


# ---------------------------------------------------------------- touch and keys


def with_map(size: tuple[int, int]) -> tuple[Desk, Box]:
    desk = Desk(size)
    desk.session.apply(c.TrainTo(50))
    desk.keys("d")
    assert desk.interface.tab is Tab.MAP
    return desk, desk.control("map").target


@pytest.mark.parametrize("size", FOLDS, ids=str)
def test_a_tap_runs_the_input_that_is_there_and_a_drag_follows(size: tuple[int, int]) -> None:
    desk, box = with_map(size)
    for touch in (False, True):
        place = LAB.place(box, (0.3, 0.8))
        assert desk.send(PointerPressed(*place, touch=touch)) != []
        probe = desk.session.snapshot().probe
        assert probe is not None
        assert probe.inputs == pytest.approx((0.3, 0.8))
        beyond = (box.right + 300.0, box.y - 100.0)
        desk.send(PointerMoved(*LAB.place(box, (0.6, 0.1)), touch))
        probe = desk.session.snapshot().probe
        assert probe is not None
        assert probe.inputs == pytest.approx((0.6, 0.1))
        desk.send(PointerMoved(*beyond, touch), PointerReleased(*beyond, touch=touch))
        probe = desk.session.snapshot().probe
        assert probe is not None
        assert probe.inputs == (1.18, 1.18)
        desk.keys("escape")
        assert desk.session.snapshot().probe is None


@pytest.mark.parametrize("size", FOLDS, ids=str)
def test_a_corner_is_a_row(size: tuple[int, int]) -> None:
    desk, box = with_map(size)
    desk.click(*LAB.place(box, (0.4, 0.6)))
    for sample, inputs in enumerate(((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))):
        assert desk.click(*LAB.place(box, inputs)) == [c.SelectSample(sample)]
        assert desk.session.snapshot().probe is None
        assert desk.session.snapshot().sample == sample


@pytest.mark.parametrize("size", FOLDS, ids=str)
def test_the_cross_lets_go(size: tuple[int, int]) -> None:
    desk, box = with_map(size)
    desk.click(*LAB.place(box, (0.4, 0.6)))
    if size == (1280, 720):
        assert desk.scene.control("probe-close") is None  # no room: a row, Play or Escape
        return
    assert desk.click_on("probe-close") == [c.ProbeInput(None)]
    assert desk.session.snapshot().probe is None


def test_the_keyboard_walks_in_steps_of_a_twentieth() -> None:
    desk, _ = with_map(FOLDS[0])
    desk.focus("map")
    desk.keys("enter")
    steps = {"right": (0.05, 0.0), "up": (0.0, 0.05), "left": (-0.05, 0.0), "down": (0.0, -0.05)}
    at = (0.5, 0.5)
    for key, (across, up) in steps.items():
        desk.keys(key)
        at = (at[0] + across, at[1] + up)
        probe = desk.session.snapshot().probe
        assert probe is not None
        assert probe.inputs == pytest.approx(at)
    desk.keys("space")
    assert desk.session.snapshot().probe is None
    assert desk.session.snapshot().playing


def test_the_map_says_how_to_begin_and_what_came_of_it() -> None:
    panel = MapWordsPanel()
    before = words_of(panel, scene(STORIES["map"].snapshot(), FOLDS[0], MAP))
    assert any("any input runs through the network" in line for line in before)
    after = words_of(panel, scene(STORIES["map-probe"].snapshot(), FOLDS[0], MAP))
    assert "your input 0.80, 0.34" in after
    assert "0.38" in after
    assert "says 0" in after
