"""A weight in hand, in the lab: dragged, notched, typed, put back, trained on; and its valley."""

import numpy as np
import pytest

from game.engine.parameters import Parameters
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.trace import trace_epoch
from game.engine.what_if.valley import valley
from game.session import commands as c
from game.view.control_table import parts_of
from game.view.drawing.box import Box
from game.view.lab.by_hand.commands import WeightTyped
from game.view.lab.by_hand.controls import (
    BUTTONS,
    RULER,
    by_hand_controls,
    hand_connection_controls,
)
from game.view.lab.by_hand.panel import HandPanel
from game.view.lab.by_hand.places import places, reach_of
from game.view.lab.by_hand.reading import POINTS, HandReader
from game.view.scene.inputs import (
    KeyPressed,
    PointerCancelled,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    WheelTurned,
)
from game.view.scene.interface import HAND_FIELD
from game.view.scene.page import Page
from tests.view.interaction.desk import Desk, place_of
from tests.view.stage import COMPACT, FOLDS, WIDE, words

H1_O1 = NETWORK.by_name["h1-o1"]
PILL = "connection.h1-o1"


def desk(size: tuple[int, int] = WIDE, pinned: bool = True) -> Desk:
    made = Desk(size)
    made.session.apply(c.TrainTo(60))
    if pinned:
        made.session.apply(c.SelectConnection(H1_O1))
    return made


def value(made: Desk) -> float:
    return made.session.snapshot().trace.parameters.value(H1_O1)


def drag(made: Desk, across: float, name: str = PILL, let_go: bool = True) -> None:
    box = made.control(name).target
    x, y = box.centerx, box.centery
    made.send(PointerPressed(x, y))
    for share in (0.5, 1.0):
        made.send(PointerMoved(x + across * share, y))
    if let_go:
        made.send(PointerReleased(x + across, y))


def test_a_pill_is_dragged_by_a_hundred_units_for_one() -> None:
    made = desk(pinned=False)
    was = value(made)
    drag(made, 100.0)
    seen = made.session.snapshot()
    assert seen.hand is not None
    assert seen.pinned == H1_O1
    assert value(made) == pytest.approx(was + 1.0, abs=0.006)
    assert seen.last_epoch == 60


def test_less_than_the_slack_is_a_tap_which_pins() -> None:
    made = desk(pinned=False)
    drag(made, 7.0)
    assert made.session.snapshot().hand is None
    assert made.session.snapshot().pinned == H1_O1


def test_dragged_back_it_is_what_it_was_to_the_bit() -> None:
    made = desk()
    was = value(made)
    box = made.control(PILL).target
    made.send(PointerPressed(box.centerx, box.centery))
    for across in (60.0, 12.0, 0.0):
        made.send(PointerMoved(box.centerx + across, box.centery))
    assert value(made) == was


def test_keys_take_the_pinned_weight_up_and_down_and_back() -> None:
    made = desk()
    was = value(made)
    made.send(KeyPressed("+"))
    made.send(KeyPressed("="))
    assert value(made) == pytest.approx(was + 0.2)
    made.send(KeyPressed("-"))
    made.send(KeyPressed("_", shift=True))
    assert value(made) == pytest.approx(was + 0.09)
    made.send(KeyPressed("backspace"))
    assert value(made) == was
    assert made.session.snapshot().hand is None


def test_without_a_pinned_weight_they_do_nothing() -> None:
    made = desk(pinned=False)
    for key in ("+", "-", "backspace"):
        made.send(KeyPressed(key))
    assert made.done == []


def typed(made: Desk, text: str) -> None:
    for key in (*text, "enter"):
        made.send(KeyPressed(key))


def test_a_number_is_typed_into_the_field() -> None:
    made = desk()
    made.send(KeyPressed("+"))
    made.click_on(HAND_FIELD)
    typed(made, "-1.8")
    assert value(made) == -1.8
    assert made.interface.typing is None


@pytest.mark.parametrize("text", ["", "-", "1..2", "500", "-100.01"])
def test_what_is_no_number_for_it_is_refused_in_words_and_the_weight_stays(text: str) -> None:
    made = desk()
    made.send(KeyPressed("+"))
    before = value(made)
    made.click_on(HAND_FIELD)
    typed(made, text)
    assert value(made) == before
    assert made.interface.toast is not None
    assert "h1→o1 goes from −100 to 100" in made.interface.toast.text


@pytest.mark.parametrize("text", ["nan", "1e999", "inf", "", "−"])
def test_nothing_else_counts_as_a_number(text: str) -> None:
    assert WeightTyped(H1_O1, 100.0)(text) is None


def test_on_a_connection_in_focus_a_digit_begins_the_number() -> None:
    made = desk()
    made.focus(PILL)
    typed(made, "3")
    assert value(made) == 3.0


def test_enter_on_its_label_goes_on_to_the_number_and_loses_nothing() -> None:
    made = desk()
    made.focus(PILL)
    made.send(KeyPressed("+"))
    before = value(made)
    made.keys("enter")
    assert value(made) == before
    assert made.session.snapshot().pinned == H1_O1
    assert made.interface.typing is not None
    assert made.interface.typing.control == HAND_FIELD
    typed(made, "-2.5")
    assert value(made) == -2.5
    made.keys("enter")
    made.keys("escape")
    assert value(made) == -2.5
    made.keys("backspace")
    made.keys("enter")
    assert made.session.snapshot().pinned is None, "with nothing in hand it lets go"


@pytest.mark.parametrize("where", [HAND_FIELD, RULER])
def test_arrows_with_shift_go_by_a_hundredth(where: str) -> None:
    made = desk()
    made.session.apply(c.TakeInHand(H1_O1, -1.8))
    made.focus(where)
    made.send(KeyPressed("up", shift=True), KeyPressed("right", shift=True))
    assert value(made) == pytest.approx(-1.78)
    made.send(KeyPressed("left", shift=True), KeyPressed("down"))
    assert value(made) == pytest.approx(-1.89)


def test_where_minus_with_shift_is_a_digit_its_neighbour_goes_by_a_hundredth() -> None:
    made = desk()
    was = value(made)
    made.send(KeyPressed("_"))
    assert value(made) == pytest.approx(was - 0.01)


def test_while_a_weight_is_in_hand_digits_are_meant_for_it() -> None:
    made = desk()
    made.send(KeyPressed("+"))
    preset = made.session.snapshot().preset
    typed(made, "2.5-")
    assert value(made) == -2.5, "the sign is turned wherever it is typed"
    assert made.session.snapshot().preset == preset
    made.send(KeyPressed("3"), KeyPressed("escape"))
    assert value(made) == -2.5


def test_with_shift_or_a_second_finger_it_goes_a_tenth_as_far() -> None:
    made = desk()
    was = value(made)
    x, y = place_of(made.control(PILL))
    made.send(PointerPressed(x, y), PointerMoved(x + 100, y), PointerMoved(x + 200, y, fine=True))
    assert value(made) == pytest.approx(was + 1.1, abs=0.006)
    made.send(PointerMoved(x + 100, y, fine=True), PointerMoved(x, y), PointerReleased(x, y))
    assert value(made) == was


def test_a_drag_that_broke_off_is_not_taken_up_by_the_next_press() -> None:
    made = desk()
    x, y = place_of(made.control(PILL))
    made.send(PointerPressed(x, y), PointerMoved(x + 50, y), PointerCancelled())
    before = value(made)
    path = made.control("connection.x1-h1").path
    assert path is not None
    x, y = path.at(0.9)
    made.send(PointerPressed(x, y), PointerMoved(x + 30, y), PointerReleased(x + 30, y))
    assert value(made) == before


def test_the_wheel_turns_the_pinned_weight_by_notches() -> None:
    made = desk()
    was = value(made)
    x, y = place_of(made.control(PILL))
    made.send(WheelTurned(x, y, 2))
    assert value(made) == pytest.approx(was + 0.2)


def test_by_mouse_alone_and_by_finger_alone() -> None:
    made = desk()
    drag(made, 40.0)
    before = value(made)
    made.click_on("by-hand.more")
    assert value(made) == pytest.approx(before + 0.1)
    drag(made, -80.0, RULER)
    assert made.session.snapshot().hand is not None
    made.click_on("by-hand.back")
    assert made.session.snapshot().hand is None
    drag(made, 40.0)
    made.session.apply(c.Pause())
    made.click_on("by-hand.train")
    assert made.session.playing
    made.session.tick()
    assert len(made.session.snapshot().futures) == 2


def test_a_finger_that_misses_its_label_does_not_lose_the_weight() -> None:
    made = desk()
    drag(made, 40.0)
    before = value(made)
    box = made.control(PILL).target
    x, y = box.centerx, box.bottom + 90.0
    made.send(PointerPressed(x, y, touch=True), PointerReleased(x, y, touch=True))
    assert value(made) == before
    assert made.session.snapshot().hand is not None
    made.keys("backspace")
    made.send(PointerPressed(x, y, touch=True), PointerReleased(x, y, touch=True))
    assert made.session.snapshot().pinned is None, "with nothing in hand it lets go"


@pytest.mark.parametrize("size", FOLDS)
def test_everything_is_in_the_card_and_beside_each_other(size: tuple[int, int]) -> None:
    made = desk(size)
    made.session.apply(c.TakeInHand(H1_O1, -1.8))
    card = made.layout.card
    assert card is not None
    boxes = [c.target for c in made.controls if c.panel == BUTTONS or c.id == RULER]
    assert len(boxes) == 6
    for number, box in enumerate(boxes):
        assert card.contains(box.x, box.y)
        assert card.contains(box.right - 1, box.bottom - 1)
        assert not any(box.overlaps(other) for other in boxes[:number])
    said = " ".join(words(HandPanel(), made.scene))
    assert "was" in said
    assert "gradient" in said


def test_the_headline_says_that_it_is_by_hand_and_not_how_the_run_stands() -> None:
    made = desk(COMPACT)
    made.session.apply(c.TakeInHand(H1_O1, -1.8))
    assert not any(control.id.startswith("phase.") for control in made.controls)


def test_the_valley_is_the_loss_of_each_value() -> None:
    made = desk()
    made.session.apply(c.TakeInHand(H1_O1, -1.8))
    seen = made.session.snapshot()
    assert seen.hand is not None
    found = HandReader().valley(seen, seen.hand)
    assert len(found.values) == POINTS
    for place in (0, 137, 240, POINTS - 1):
        vector = np.array(seen.trace.parameters.vector)
        vector[NETWORK.parameters.index(H1_O1)] = found.values[place]
        alone = trace_epoch(Parameters.of_vector(vector, NETWORK), seen.dataset, seen.trace.rule)
        assert found.losses[place] == pytest.approx(float(alone.loss), rel=1e-12)
    # The gradient is the steepness of the valley where the ball lies.
    near = np.array([-1.8 - 1e-5, -1.8 + 1e-5])
    low, high = valley(seen.trace, NETWORK, H1_O1, near)
    gradient = seen.trace.backward.gradients.value(H1_O1)
    assert (high - low) / 2e-5 == pytest.approx(gradient, rel=1e-6)


def test_the_ruler_goes_as_far_as_the_weight() -> None:
    made = desk()
    for value_now, reach in ((-1.8, 6.0), (6.0, 6.0), (6.5, 12.0), (90.0, 96.0)):
        made.session.apply(c.TakeInHand(H1_O1, value_now))
        hand = made.session.snapshot().hand
        assert hand is not None
        assert reach_of(hand) == reach


def test_a_card_that_lies_has_its_readouts_at_the_right() -> None:
    at = places(Box(0, 0, 1300, 350))
    assert at.readouts[0].x > at.plot.right
    assert at.plot.h > 80


def test_visitors_have_no_weight_to_drag() -> None:
    for page in (Page.VISITOR, Page.PROJECTOR, Page.ATTRACT):
        assert hand_connection_controls not in parts_of(page)
        assert by_hand_controls not in parts_of(page)
