"""Every touch answers: things tell about themselves, phases are told again, nothing is dead."""

from dataclasses import replace

import numpy as np
import pytest

from game.session import commands as c
from game.session.presentation import Phase
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.interaction import Interaction, PointerPressed, PointerReleased, reduce, tick
from game.view.interaction.hits import control_at
from game.view.lab.headline import HeadlinePanel
from game.view.lab.legend import LegendPanel
from game.view.lab.stats import StatsPanel
from game.view.large.lettering import FLOOR, LARGER
from game.view.network.places.geometry import network_geometry, place_of
from game.view.network.places.wires import wires
from game.view.network.reading.reading import read
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import parse
from game.view.scene.actions import ShowBubble
from game.view.scene.control import Kind
from game.view.scene.interface import Bubble, Ripple
from game.view.visitor.bubble.card import BubbleCard
from game.view.visitor.bubble.told import TELLERS, told_about
from game.view.visitor.bubble.topics import ERROR, GOAL, signal_topic
from game.view.widgets.ripple import RippleCard
from tests.session.scenario import Scenario
from tests.view.interaction.desk import Desk
from tests.view.stage import complaints, device, kit, written
from tests.view.visitor.stage import MOMENTS, PAGES, STORIES, VISITOR, Moment, pin, scene
from tests.view.visitor.states import random_states
from tests.view.visitor.test_panels import WINDOWS

SIZE = (1920, 1080)
BACK = Moment("xor", (c.TrainTo(20), c.Seek(10, 0.8)))
ADJUST = Moment("xor", (c.TrainTo(20), c.Seek(10, 0.95)))
REST = Moment("xor", (c.TrainTo(20), c.Seek(10)))
SIX = {
    "start": MOMENTS["start"],
    "playing": MOMENTS["first"],
    "back": BACK,
    "adjust": ADJUST,
    "card": MOMENTS["pinned"],
    "stuck": MOMENTS["stuck"],
}
STEP = 24


def touched(given, x, y):
    """The interface and the actions after a finger was laid down and lifted."""
    interaction = Interaction()
    pressed = interaction.react(PointerPressed(x, y, touch=True), given)
    down = replace(given, interface=pressed.interface)
    lifted = interaction.react(PointerReleased(x, y, touch=True), down)
    return lifted.interface, (*pressed.actions, *lifted.actions)


def is_known(under, before):
    """Whether the control has been touched elsewhere: only one that slides asks where it was."""
    if under is None or under.sliding or under.scrolling:
        return False
    known = under.id in before
    before.add(under.id)
    return known


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", SIX)
def test_no_place_of_the_picture_is_dead(name, page):
    given = scene(SIX[name].snapshot(), SIZE, PAGES[page])
    window, touched_once = given.layout.window, set()
    for x in np.arange(STEP / 2, window.w, STEP).tolist():
        for y in np.arange(STEP / 2, window.h, STEP).tolist():
            under = control_at(given.controls, x, y)
            if is_known(under, touched_once):
                continue
            interface, actions = touched(given, x, y)
            if under is None:
                assert interface.ripple == Ripple(x, y), (x, y)
                assert all(action == c.SelectConnection(None) for action in actions)
            else:
                assert actions or under.selected or interface.toast, under.id


LAB = {
    "start": (),
    "playing": (c.TogglePlay(),),
    "told": (c.TrainTo(20), c.Seek(10, 0.8)),
    "solved": (c.TrainTo(400),),
    "card": (c.TrainTo(20), pin("h1-o1")),
    "all-rows": (c.TrainTo(20), c.SelectSample(None)),
}


def things(given):
    """Everything that stands in the lab's picture by itself, and where: what its panels write, the
    network's discs, labels and quantities. Of panels that are pointed into only what they are named
    by counts.
    """
    log = [
        (text.string, text.rect)
        for panel in (StatsPanel(), HeadlinePanel(), LegendPanel())
        for text in written(panel, given)
    ]
    scale = given.layout.scale
    found = [(name, Box(*(part / scale for part in rect))) for name, rect in log]
    held = wires(given.layout.drawing)
    topology, reading = given.snapshot.topology, read(given.snapshot)
    parts = {
        "neuron": {topology.neuron_name(key): box for key, box in held.neurons.items()},
        "weight": {topology.parameter_name(key): box for key, box in held.labels.items()},
        "bias": {topology.parameter_name(key): box for key, box in held.biases.items()},
    }
    for kind, boxes in parts.items():
        found += [
            (f"{kind} {name}", box.inset(box.w / 5, box.h / 5)) for name, box in boxes.items()
        ]
    texts = given.texts
    if reading.target is not None or reading.is_mean:
        found.append((texts("network.target"), held.goal))
    if reading.raw_error is not None:
        found.append((texts("network.raw_error"), held.error))
    return found


SEEN_IN_THE_LAB = {
    *("EPOCH", "LOSS", "RIGHT", "SEED", "CHECK", "target y", "data, forward", "neuron h1"),
    *("brighter ring: bigger answer", "weight h1-o1", "bias b.h1"),
}


def ripples_on(drawn, x, y):
    """Of what is drawn, a thing on which this place lies."""
    return next((name for name, box in drawn if box.contains(x, y)), None)


@pytest.mark.parametrize("name", LAB)
def test_every_thing_of_the_lab_answers_in_its_middle(name):
    """Whatever is smaller than the meshes of the grid."""
    desk = Desk()
    for command in LAB[name]:
        desk.session.apply(command)
    given = desk.scene
    for thing, box in things(given):
        assert control_at(given.controls, box.centerx, box.centery) is not None, thing


def test_what_only_ripples_though_it_is_drawn_is_told():
    desk = Desk()
    given, drawn = desk.scene, things(desk.scene)
    bare = [each for each in given.controls if each.kind is not Kind.FACT]
    missed = {thing for thing, b in drawn if control_at(bare, b.centerx, b.centery) is None}
    assert missed >= {"EPOCH", "LOSS", "SEED", "target y", "raw error", "data, forward"}
    assert not missed & {"CHECK", "neuron h1", "weight h1-o1"}


@pytest.mark.parametrize("name", LAB)
def test_no_place_of_the_lab_is_dead(name):
    desk = Desk()
    for command in LAB[name]:
        desk.session.apply(command)
    given = desk.scene
    drawn = things(given)
    assert {name for name, _ in drawn} >= SEEN_IN_THE_LAB
    window, touched_once = given.layout.window, set()
    for x in np.arange(STEP / 2, window.w, STEP).tolist():
        for y in np.arange(STEP / 2, window.h, STEP).tolist():
            under = control_at(given.controls, x, y)
            if is_known(under, touched_once):
                continue
            interface, actions = touched(given, x, y)
            thing = ripples_on(drawn, x, y) if under is None else None
            assert thing is None, (thing, x, y)
            if under is None:
                assert interface.ripple == Ripple(x, y), (x, y)
            else:
                answered = actions or under.selected or interface.toast or under.sliding
                assert answered, under.id


def at(given, name):
    control = given.control(name)
    assert control is not None, name
    return control


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_is_drawn_has_its_answer(page):
    given = scene(BACK.snapshot(), SIZE, PAGES[page])
    expected = {
        "phase.forward": c.TellAgain(Phase.FORWARD),
        "phase.update": c.TellAgain(Phase.UPDATE),
        "tell.goal": ShowBubble("tell.goal"),
        "tell.error": ShowBubble("tell.error"),
        "tell.loss": ShowBubble("tell.loss"),
        "tell.signal.h1-o1": ShowBubble("tell.signal.h1-o1"),
        "neuron.x1": c.RunRow(3),
        "neuron.x2": c.RunRow(0),
        "connection.h1-o1": c.SelectConnection(pin("h1-o1").parameter),
    }
    if page == "visitor":
        expected |= {"tell.epoch": ShowBubble("tell.epoch")}
        expected |= {"tell.puzzle": ShowBubble("tell.puzzle"), "row.11": c.SelectSample(3)}
    for name, action in expected.items():
        target = at(given, name).target
        _, actions = touched(given, target.centerx, target.centery)
        assert actions == (action,), name


@pytest.mark.parametrize("page", PAGES)
def test_an_own_push_opens_the_neuron_that_it_pushes(page):
    given = scene(REST.snapshot(), SIZE, PAGES[page])
    topology = given.snapshot.topology
    places = network_geometry(*place_of(given.layout)).pushes
    assert len(places) == 3
    for neuron, place in places.items():
        under = control_at(given.controls, *place.tail)
        assert under is not None, neuron
        assert under.id == f"neuron.{topology.neuron_name(neuron)}"


@pytest.mark.parametrize("size", WINDOWS, ids=str)
def test_what_tells_about_itself_is_large_enough_for_a_finger(size):
    for moment in (BACK, REST):
        for interface in PAGES.values():
            given = scene(moment.snapshot(), size, interface)
            for control in given.controls:
                if control.kind is Kind.TELL or control.id.startswith("phase."):
                    assert min(control.target.w, control.target.h) >= 64.0 - 1e-6, control.id


def words(line, texts):
    return texts(line.key, **line.values)


class TestBubbles:
    def test_the_error_is_spelled_out(self):
        now = BACK.snapshot()
        told = [words(line, scene(now).texts) for line in told_about(ERROR, now)]
        assert told == [
            "answer 0.28 − goal 1 = error −0.72",
            "Below 0: it should have said more.",
        ]
        assert told_about(GOAL, now) == told_about(ERROR, now)

    def test_its_numbers_agree_in_whatever_state(self):
        ways = set()
        for now in random_states(400, seed=5):
            if now.moment.sample is None:
                assert told_about(ERROR, now) == ()
                continue
            first, second = told_about(ERROR, now)
            ways.add(second.key)
            answer = now.trace.activation(now.topology.neurons[-1], now.moment.sample)
            goal = now.dataset.targets[0, now.moment.sample]
            way = "right" if answer == goal else "more" if answer < goal else "less"
            assert second.key.endswith(way)
            if first.key.endswith("near") or "×" in first.values["answer"]:
                continue
            said, aim, wrong = (float(parse(first.values[n])) for n in ("answer", "goal", "error"))
            assert abs(said - aim - wrong) < 1e-9
        assert len(ways) == 3

    @pytest.mark.parametrize("line", ["h1-o1", "h2-o1", "x1-h1"])
    @pytest.mark.parametrize("loss", ["cross-entropy", "mse"])
    def test_what_came_back_is_what_it_is_said_to_be(self, line, loss):
        story = Scenario(STORIES["xor"]).change(loss=loss).train_to(20)
        now = story.seek(10, 0.8).now
        first, second = told_about(signal_topic(line), now)
        trace, row = now.trace, now.moment.sample
        parameter = now.topology.by_name[line]
        target = parameter.target_neuron
        error = trace.backward.raw_error[0, row]
        if target.layer == now.topology.depth:
            share = error * trace.parameters.value(parameter)
            if loss == "mse":
                share *= trace.slope(target, row)
            assert second.key.endswith("share" if loss == "cross-entropy" else "share-slope")
        else:
            arrived = trace.backward.backprop_sums[0][target.unit, row]
            share = arrived * trace.slope(target, row)
            assert second.key.endswith("kept")
        assert first.values["share"] == visitor_numbers.number(float(share), plus=True)

    def test_another_touch_or_time_closes_it(self):
        given = scene(BACK.snapshot(), interface=reduce(VISITOR, ShowBubble(ERROR)))
        assert BubbleCard(kit(1.0).typeface.width).box(given) is not None
        interface, _ = touched(given, 700.0, 20.0)
        assert interface.bubble is None
        interface = given.interface
        for _ in range(theme.BUBBLE_TICKS - 1):
            interface = tick(interface)
        assert interface.bubble is not None
        assert tick(interface).bubble is None

    def test_what_has_gone_is_told_of_no_more(self):
        interface = reduce(VISITOR, ShowBubble(ERROR))
        given = scene(ADJUST.snapshot(), interface=interface)
        assert BubbleCard(kit(1.0).typeface.width).box(given) is None

    @pytest.mark.parametrize("size", WINDOWS, ids=str)
    @pytest.mark.parametrize("page", PAGES)
    def test_it_lies_in_the_window_and_its_words_are_whole(self, size, page):
        smallest = FLOOR * (LARGER if page == "projector" else 1.0)
        for topic in (*TELLERS, "tell.signal.h1-o1", "tell.signal.x1-h1"):
            given = scene(BACK.snapshot(), size, replace(PAGES[page], bubble=Bubble(topic, 9)))
            card = BubbleCard(kit(given.layout.scale).typeface.width)
            box = card.box(given)
            if box is None:
                assert given.control(topic) is None
                continue
            assert given.layout.window.covers(box, 1e-6), topic
            room = device(box, given.layout.scale)
            assert not complaints(written(card, given), room, smallest), topic


class TestRipple:
    def test_it_spreads_for_less_than_half_a_second(self):
        interface = replace(VISITOR, ripple=Ripple(500.0, 500.0))
        ticks = 0
        while interface.ripple is not None:
            interface, ticks = tick(interface), ticks + 1
        assert ticks == theme.RIPPLE_TICKS == 24

    def test_with_less_motion_one_ring_stands_where_it_is(self):
        for calm in (False, True):
            keys = set()
            for ticks in (0, 8, 16, 23):
                ripple = Ripple(500.0, 500.0, ticks)
                interface = replace(VISITOR, ripple=ripple, reduced_motion=calm)
                given = scene(REST.snapshot(), interface=interface)
                card = RippleCard()
                box = card.box(given)
                assert box is not None
                assert (box.centerx, box.centery) == (500.0, 500.0)
                keys.add(card.key(given))
            assert len(keys) == 4
