"""A neuron's card for visitors: its numbers against a textbook, what is shown, and touches."""

from dataclasses import replace
from functools import cache
from itertools import islice
from math import isclose

import numpy as np
import pytest

from game.app import paths
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.interaction.changes import reduce, settle
from game.view.interaction.hits import control_at, is_empty
from game.view.interaction.interaction import Interaction
from game.view.neuron_card.figures import FiguresReader
from game.view.neuron_card.plot import plot_of
from game.view.numbers.digits import ROUNDED, UNDEFINED, parse
from game.view.scene.actions import ToggleAnswerCurve
from game.view.scene.inputs import KeyPressed
from game.view.scene.page import Page
from game.view.scene.texts import load_texts
from game.view.visitor.captions.neuron import told_neuron
from game.view.visitor.captions.panel import CaptionPanel
from game.view.visitor.neuron.controls import BEAD, DOT, WEIGHT
from game.view.visitor.neuron.panels import visitor_neuron_panels
from game.view.visitor.neuron.places import card_places, curve_look
from game.view.visitor.neuron.total import TotalPainter
from game.view.visitor.neuron.words import card_words
from game.view.visitor.room import shows_belief, shows_neuron
from tests.view.stage import FOLDS, SIZES, picture, pixels, words, written
from tests.view.visitor.claims import Facts, check
from tests.view.visitor.stage import ALL, MOMENTS, PROJECTOR, VISITOR, Moment, neuron, scene
from tests.view.visitor.states import random_states

H1, H2, O1 = NETWORK.neurons
LANGUAGES = [load_texts(paths.TEXTS, language) for language in ("en", "de", "fr")]


def number(shown):
    return float(parse(shown.removeprefix(ROUNDED).strip().removeprefix("+")))


def near(shown, value):
    """Whether a written number is the value, rounded to its own digits."""
    if shown.strip() == f"{ROUNDED} 0":
        return 0 < abs(value) < 1e-4
    if "×" in shown:
        return isclose(number(shown), value, rel_tol=0.006)
    digits = shown.removeprefix(ROUNDED).strip().replace(" ", "").replace("\u202f", "")
    decimals = len(digits.partition(".")[2])
    return abs(number(shown) - value) <= 0.5000001 * 10**-decimals


@pytest.mark.parametrize("chosen", NETWORK.neurons)
def test_every_number_is_the_textbook_s_in_two_hundred_states(chosen):
    reader, told = FiguresReader(), 0
    for now in random_states(200, seed=23):
        now = replace(now, probe=None, pinned_neuron=chosen)
        figures = reader.read(now, chosen)
        said, facts = card_words(now, figures), Facts(now)
        row = facts.epoch.rows[figures.row]
        layer, unit = chosen.layer - 1, chosen.unit
        name = NETWORK.neuron_name(chosen)
        assert near(said.push, facts.weights[f"b.{name}"])
        slopes = [one.slope[layer][unit] for one in facts.epoch.rows]
        if np.isfinite(sum(slopes)):
            assert near(said.mean, sum(abs(slope) for slope in slopes) / 4)
        for term, arriving in zip(said.terms, row.a[layer], strict=True):
            assert near(term.weight, term.weight_value)
            if term.value != UNDEFINED and np.isfinite(arriving):
                assert near(term.value, arriving)
                assert near(term.product, term.weight_value * arriving)
        if not figures.known:
            assert (said.z, said.answer, said.slope) == (UNDEFINED, UNDEFINED, None)
            continue
        told += 1
        assert near(said.z, row.z[layer][unit])
        assert near(said.total, row.z[layer][unit])
        assert near(said.answer, row.a[chosen.layer][unit])
        if said.slope is not None:
            assert near(said.slope, row.slope[layer][unit])
        _check_signs(said)
    assert told > 100


def _check_signs(said):
    """A sum or product without a sign before it is what its written numbers give."""
    parts = [*(term.product for term in said.terms), said.push]
    plain = "×" not in "".join(parts) and f"{ROUNDED} 0" not in parts
    if plain and not said.total.startswith(ROUNDED):
        assert near(said.total, sum(number(part) for part in parts))
    for term in said.terms:
        exact = ROUNDED not in term.product + term.value + term.weight
        if exact and "×" not in term.weight + term.value:
            assert near(term.product, number(term.value) * number(term.weight))


# ------------------------------------------------------------------ what is shown


def all_words(given):
    return [word for panel in visitor_neuron_panels() for word in words(panel, given)]


def test_the_card_shows_sum_curve_and_how_well_it_listens():
    said = all_words(scene(MOMENTS["neuron"].snapshot()))
    for word in ("adds up what arrives", "own push", "sum", "and answers", "slope 0.02"):
        assert word in said
    assert "listens, over four rows" in said
    assert "locked below 0.10" in said


def test_what_has_not_arrived_is_a_dash():
    given = scene(MOMENTS["neuron-waits"].snapshot())
    said = all_words(given)
    assert said.count(UNDEFINED) == 2
    assert not [word for word in said if word.startswith("slope")]


def test_the_output_s_own_room_is_the_square():
    answer = Moment(commands=(c.TrainTo(20), neuron("o1"))).snapshot()
    assert shows_belief(answer, VISITOR)
    assert not shows_neuron(answer, VISITOR)
    assert all(panel.box_of(scene(answer)) is None for panel in visitor_neuron_panels())


# Every language at each fold, and one of them, in turn, at each of the other sizes.
SPOKEN = [
    pytest.param(size, texts, id=f"{size[0]}x{size[1]}-{texts.language}")
    for place, size in enumerate(SIZES)
    for number, texts in enumerate(LANGUAGES)
    if size in FOLDS or place % len(LANGUAGES) == number
]


@cache
def _some_states() -> tuple[Snapshot, ...]:
    return tuple(islice(random_states(160, seed=29), 0, None, 20))


@pytest.mark.parametrize("home", [VISITOR, PROJECTOR], ids=["visitor", "projector"])
@pytest.mark.parametrize(("size", "texts"), SPOKEN)
def test_the_slope_is_written_clear_of_curve_and_dots(size, home, texts):
    reader, panel, told = FiguresReader(), visitor_neuron_panels()[1], 0
    for now in _some_states():
        now = replace(now, probe=None, pinned=None, pinned_neuron=H1)
        given, figures = scene(now, size, home, texts=texts), reader.read(now, H1)
        slope = card_words(now, figures).slope
        if slope is None:
            continue
        strings = texts("network.large.slope", slope=slope), slope
        log = reversed(written(panel, given))
        rect = next(text.rect for text in log if text.string.replace(",", ".") in strings)
        plot = plot_of(card_places(given.layout, 2).plot, figures, curve_look(given.layout))
        dots = [(plot.x(row.z), plot.y(row.a)) for row in figures.rows]
        scale = given.layout.scale
        places = [(x * scale, y * scale) for x, y in (*plot.points(), *dots)]
        assert not [place for place in places if rect.collidepoint(place)], figures.rows
        told += 1
    assert told


@pytest.mark.parametrize("home", [VISITOR, PROJECTOR], ids=["visitor", "projector"])
@pytest.mark.parametrize("size", SIZES)
def test_the_halves_meet_and_stay_in_the_room(size, home):
    given = scene(MOMENTS["neuron"].snapshot(), size, home)
    places = card_places(given.layout, 2)
    room = given.layout.room
    for part in (*places.lines, places.answer, places.plot, places.listening):
        assert room.covers(part, 0.5)
    boxes = [panel.box_of(given) for panel in visitor_neuron_panels()]
    assert not boxes[0].inset(0.5).overlaps(boxes[1].inset(0.5))


def test_drawn_twice_it_is_the_same():
    given = scene(MOMENTS["neuron"].snapshot())
    for panel in visitor_neuron_panels():
        assert pixels(picture(panel, given)) == pixels(picture(panel, given))


def test_a_row_s_dot_slides_while_the_weights_move():
    panel = visitor_neuron_panels()[1]
    keys = [
        panel.key(scene(Moment(commands=(c.TrainTo(20), neuron("h1"), c.Seek(20, at))).snapshot()))
        for at in (0.88, 0.92, 0.96)
    ]
    assert len(set(keys)) == 3
    still = replace(VISITOR, reduced_motion=True)
    jumped = [
        panel.key(
            scene(
                Moment(commands=(c.TrainTo(20), neuron("h1"), c.Seek(20, at))).snapshot(),
                interface=still,
            )
        )
        for at in (0.88, 0.92, 0.96)
    ]
    assert len(set(jumped)) == 1


# ------------------------------------------------------------------ what a touch does


def opened():
    """A session whose card of h1 is open."""
    session = Session(ALL, ALL["story-xor"], np.random.default_rng(1))
    for command in MOMENTS["neuron"].commands:
        session.apply(command)
    return session


def test_a_touch_on_a_hidden_neuron_opens_its_card():
    given = scene(Moment(commands=(c.TrainTo(20),)).snapshot())
    for name, chosen in (("h1", H1), ("h2", H2), ("o1", O1)):
        control = given.control(f"neuron.{name}")
        assert control.action == c.SelectNeuron(chosen)
        found = control_at(given.controls, control.target.centerx, control.target.centery)
        assert found.id == control.id


def test_the_cross_and_escape_close_it_and_its_empty_places_do_not():
    given = scene(MOMENTS["neuron"].snapshot())
    assert given.control("room-close").action == c.SelectNeuron(None)
    assert given.control("neuron.h1") is None
    (closing,) = Interaction().react(KeyPressed("escape"), given).actions
    session = opened()
    session.apply(closing)
    assert session.snapshot().pinned_neuron is None
    room = given.layout.room
    assert not is_empty(given.layout, room.centerx, room.bottom - 12.0)


@pytest.mark.parametrize("size", FOLDS)
def test_dots_choose_rows_inputs_flip_and_weights_open_their_chain_rule(size):
    seen = MOMENTS["neuron"].snapshot()
    given = scene(seen, size)
    dots = [control for control in given.controls if control.id.startswith(DOT)]
    assert {dot.action.sample for dot in dots} == {0, 1, 2, 3} - {seen.pinned_sample}
    assert given.control(f"{BEAD}x1").action == c.SelectSample(3)
    assert given.control(f"{BEAD}x2").action == c.SelectSample(0)
    weight = given.control(f"{WEIGHT}x2-h1")
    assert weight.action == c.SelectConnection(NETWORK.by_name["x2-h1"])
    room = given.layout.room
    for control in (*dots, weight):
        assert room.covers(control.target, 40.0)


def test_choosing_a_connection_swaps_the_card():
    session = opened()
    session.apply(c.SelectConnection(NETWORK.by_name["x2-h1"]))
    after = session.snapshot()
    assert after.pinned_neuron is None
    assert scene(after).layout.room is None


def test_every_text_is_inside_of_its_half():
    for name in ("neuron", "neuron-locked", "neuron-waits"):
        for size in FOLDS:
            given = scene(MOMENTS[name].snapshot(), size)
            assert given.page is Page.VISITOR
            for panel in visitor_neuron_panels():
                box, k = panel.box_of(given), given.layout.scale
                for text in written(panel, given):
                    assert box.x * k - 1 <= text.rect.left
                    assert text.rect.right <= box.right * k + 1, text.string


# ------------------------------------------------------------------ the output's own curve

CURVE = replace(VISITOR, answer_curve=True)


def answer(*commands):
    return Moment(commands=(c.TrainTo(20), *commands, neuron("o1"))).snapshot()


def test_the_output_s_square_leads_to_its_curve_and_back():
    square, curve = scene(answer()), scene(answer(), interface=CURVE)
    tab = square.control("room-tab")
    assert tab.action == curve.control("room-tab").action == ToggleAnswerCurve()
    assert reduce(VISITOR, tab.action).answer_curve
    assert not reduce(CURVE, tab.action).answer_curve
    assert all(panel.box_of(curve) is not None for panel in visitor_neuron_panels())
    assert all(panel.box_of(square) is None for panel in visitor_neuron_panels())


def test_whoever_comes_back_finds_the_square():
    closed = scene(Moment(commands=(c.TrainTo(20),)).snapshot(), interface=CURVE)
    assert not settle(CURVE, closed.controls).answer_curve
    opened_again = scene(answer(), interface=CURVE)
    assert settle(CURVE, opened_again.controls).answer_curve


def test_where_the_loss_cancels_the_slope_none_is_told():
    said = all_words(scene(answer(), interface=CURVE))
    assert "Here the slope does not count." in " ".join(said)
    assert not [word for word in said if word.startswith("slope")]
    assert not [word for word in said if word.startswith("locked below")]
    squared = all_words(scene(answer(c.ChangeSetting("loss", "mse")), interface=CURVE))
    assert [word for word in squared if word.startswith("slope")]
    assert [word for word in squared if word.startswith("locked below")]


def test_its_caption_tells_the_sum_in_two_hundred_states():
    for now in random_states(200, seed=31):
        now = replace(now, probe=None, pinned=None, pinned_neuron=O1)
        check(told_neuron(now), now)


def test_the_caption_follows_the_page():
    keys = [CaptionPanel().key(scene(answer(), interface=home)) for home in (VISITOR, CURVE)]
    assert keys[0] != keys[1]
    said = words(CaptionPanel(), scene(answer(), interface=CURVE))
    assert "adds up to" in " ".join(said)


@pytest.mark.parametrize("size", SIZES)
def test_the_way_to_the_other_page_keeps_off_the_words(size):
    given = scene(answer(), size, CURVE)
    tab, k = given.control("room-tab").target, given.layout.scale
    for panel in visitor_neuron_panels():
        for text in written(panel, given):
            away = text.rect.left > tab.right * k or text.rect.right < tab.x * k
            assert away or text.rect.top > tab.bottom * k, text.string


def test_a_line_does_not_reach_to_what_it_gives(monkeypatch):
    """It ends round and glows, so that the number wants some room."""
    tubes = []

    def kept(painter, canvas, tube, weight):
        tubes.append(tube)

    monkeypatch.setattr(TotalPainter, "_draw_tube", kept)
    given = scene(Moment(commands=(c.TrainTo(100), neuron("h1"))).snapshot(), (1920, 1080), VISITOR)
    texts = [text for panel in visitor_neuron_panels() for text in written(panel, given)]
    assert tubes
    assert given.layout.scale == 1.0
    for tube in tubes:
        beside = [t.rect for t in texts if tube.y < t.rect.centery < tube.bottom]
        product = min(rect.left for rect in beside if rect.left > tube.right)
        assert product - tube.right >= 20.0
