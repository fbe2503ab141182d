"""What the next update does, while the learning rate is held: landings, loss, curve, card."""

import math
from itertools import combinations

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.what_if.valley import after_update, along_update
from game.session import commands as c
from game.session.session import Session
from game.view.lab.next_update.card import UpdateCard
from game.view.lab.next_update.places import places
from game.view.lab.next_update.reading import MOST_RATE, POINTS, UpdateReader
from game.view.network.reading.landing import landing_of, landings
from game.view.network.sprites import NetworkSprites
from game.view.numbers.figures import told_apart
from game.view.scene.inputs import PointerMoved, PointerPressed, PointerReleased, WheelTurned
from game.view.scene.interface import RATE, RATE_TICKS, Interface
from game.view.scene.page import View
from tests.view.interaction.desk import Desk, place_of
from tests.view.stage import COMPACT, FOLDS, STACK, WIDE, kit, session, words

PRESETS = ("xor", "and", "dying-relu", "vanishing-gradient", "xor-no-hidden")


def desk(size: tuple[int, int] = WIDE, preset: str = "xor") -> Desk:
    made = Desk(size, preset)
    made.session.apply(c.TrainTo(60))
    return made


def with_rate(preset: str, epoch: int, rate: float) -> Session:
    made = session(preset, c.TrainTo(90), c.Seek(epoch))
    made.apply(c.ChangeSetting("learning_rate", rate))
    return made


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(("epoch", "rate"), [(90, 0.5), (37, 1.0), (0, 0.01)])
def test_it_lands_where_training_comes_to_to_the_bit(preset: str, epoch: int, rate: float) -> None:
    made = with_rate(preset, epoch, rate)
    seen = made.snapshot()
    assert seen.trace.rule.learning_rate == rate
    landed = after_update(seen.trace, seen.topology)
    singly = [seen.trace.updated(each) for each in seen.topology.parameters]
    made.apply(c.TrainTo(epoch + 1))
    made.apply(c.Seek(epoch + 1))
    then = made.snapshot()
    assert then.epoch == epoch + 1
    assert landed.parameters.vector.tolist() == then.trace.parameters.vector.tolist() == singly
    shown = UpdateReader().read(seen)
    assert shown.loss_after == float(then.trace.loss)
    assert shown.rights == (seen.trace.right_count, then.trace.right_count)


def test_the_curve_is_the_loss_after_the_update_with_each_rate() -> None:
    seen = session("xor", c.TrainTo(90)).snapshot()
    curve = UpdateReader().curve(seen)
    assert len(curve.rates) == len(curve.losses) == POINTS
    assert curve.losses[0] == pytest.approx(float(seen.trace.loss), rel=1e-12)
    assert (curve.rates[0], curve.rates[-1]) == (0.0, MOST_RATE)
    for place in (6, 60, 120):
        rate = round(float(curve.rates[place]), 6)
        shown = UpdateReader().read(with_rate("xor", 90, rate).snapshot())
        assert curve.losses[place] == pytest.approx(shown.loss_after, rel=1e-12)
    # From 0 on it falls as fast as the gradient is long, squared.
    near, gradient = np.array([0.0, 1e-6]), seen.trace.backward.gradients.vector
    first, second = along_update(seen.trace, NETWORK, near)
    assert (second - first) / 1e-6 == pytest.approx(-float(gradient @ gradient), rel=1e-3)


def test_the_curve_is_worked_out_once_however_the_rate_is_moved() -> None:
    made, reader = with_rate("xor", 90, 0.5), UpdateReader()
    curve = reader.curve(made.snapshot())
    made.apply(c.ChangeSetting("learning_rate", 0.7))
    assert reader.curve(made.snapshot()) is curve
    made.apply(c.ChangeSetting("loss", "cross-entropy"))
    assert reader.curve(made.snapshot()) is not curve


@pytest.mark.parametrize(
    ("now", "then", "text", "way"),
    [
        (1.9141, 1.9052, "+1.905", -1),
        (-3.17, -3.168, "−3.168", 1),
        (0.5, 0.50004, "+0.5000", 1),
        (0.5, 0.5, "+0.50", 0),
        (0.0, 0.0, "0", 0),
        (0.3, 0.0012, "+0.001", -1),
        (0.3, 0.00001, "≈ 0", -1),
        (250.0, 249.0, "+249.0", -1),
        (0.2, math.inf, "+∞", 1),
    ],
)
def test_a_landing_has_as_many_decimals_as_tell_it_apart(
    now: float, then: float, text: str, way: int
) -> None:
    assert landing_of(now, then) == (text, way)


def test_two_losses_that_are_two_look_like_two() -> None:
    assert told_apart(0.27081, 0.26131) == ("0.2708", "0.2613")
    assert told_apart(0.250001, 0.250008) == ("0.25000", "0.25001")
    assert told_apart(0.25, 0.25) == ("0.2500", "0.2500")
    assert told_apart(0.25, 3e-9)[1].endswith("×10⁻⁹")


def shows(made: Desk) -> bool:
    pills, card = landings(made.scene), UpdateCard().box(made.scene)
    assert bool(pills) == (card is not None)
    return bool(pills)


def test_by_mouse_and_by_finger_it_shows_while_the_rate_is_held_and_two_seconds_more() -> None:
    for touch in (False, True):
        made = desk()
        assert not shows(made)
        x, y = place_of(made.control(RATE))
        made.send(PointerPressed(x, y, touch=touch), PointerMoved(x + 20, y, touch))
        made.frame(300)
        assert shows(made)
        made.send(PointerReleased(x + 20, y, touch=touch))
        made.frame(RATE_TICKS - 1)
        assert shows(made)
        made.frame()
        assert not shows(made)


def test_by_the_wheel_it_shows_for_two_seconds() -> None:
    made = desk()
    made.send(WheelTurned(*place_of(made.control(RATE)), 1))
    assert shows(made)
    made.frame(RATE_TICKS)
    assert not shows(made)


def test_by_keys_it_shows_while_the_rate_is_in_focus() -> None:
    made = desk()
    made.focus(RATE)
    before = landings(made.scene)
    made.keys("left")
    assert shows(made)
    assert landings(made.scene) != before
    made.keys("tab")
    assert not shows(made)


def test_in_a_stream_and_for_visitors_it_does_not_show() -> None:
    made = desk()
    made.interface = Interface(pressed=RATE)
    assert shows(made)
    made.session.apply(c.ChangeSetting("pace", 100.0))
    made.session.apply(c.TogglePlay())
    made.frame(30)
    made.interface = Interface(pressed=RATE)
    assert made.session.snapshot().streams
    assert not shows(made)
    assert not Interface(view=View.VISITOR).holds_rate


@pytest.mark.parametrize("size", FOLDS)
@pytest.mark.parametrize("pinned", [False, True])
def test_it_lies_over_the_card_alone(size: tuple[int, int], pinned: bool) -> None:
    made = desk(size)
    if pinned:
        made.session.apply(c.SelectConnection(NETWORK.by_name["h1-o1"]))
    made.interface = Interface(pressed=RATE)
    card, layout = UpdateCard().box(made.scene), made.layout
    assert card is not None
    assert card == layout.card
    assert layout.graphs is None or not card.overlaps(layout.graphs)
    at = places(card)
    assert at.plot.h > 70
    for part in (at.title, at.plot, *at.readouts):
        assert card.covers(part)
    said = " ".join(words(UpdateCard(), made.scene))
    assert "After the next update" in said
    assert "loss for every η" in said


@pytest.mark.parametrize("size", [COMPACT, STACK])
def test_with_the_settings_over_the_card_only_the_labels_show(size: tuple[int, int]) -> None:
    made = desk(size)
    made.interface = Interface(pressed=RATE, settings_open=True)
    assert landings(made.scene)
    assert UpdateCard().box(made.scene) is None


def test_with_numbers_without_bound_there_is_no_curve_but_a_card() -> None:
    made = desk()
    made.interface = Interface(pressed=RATE)
    curve = UpdateReader().curve(made.scene.snapshot)
    assert curve.is_drawn
    assert not curve._replace(losses=np.array([0.2, np.inf])).is_drawn


def test_a_weight_in_hand_keeps_its_card_and_the_others_land() -> None:
    made = desk()
    made.session.apply(c.TakeInHand(NETWORK.by_name["h1-o1"], -1.8))
    made.interface = Interface(pressed=RATE)
    assert landings(made.scene)
    assert UpdateCard().box(made.scene) is None


@pytest.mark.parametrize("size", FOLDS)
def test_labels_with_all_their_decimals_touch_neither_discs_nor_each_other(
    size: tuple[int, int],
) -> None:
    made = desk(size)
    made.session.apply(c.ChangeSetting("learning_rate", 0.02))
    made.interface = Interface(pressed=RATE)
    written = {landing.text for landing in landings(made.scene)}
    log = NetworkSprites(kit(made.layout.scale)).text_log(made.scene)
    for first, second in combinations(log, 2):
        assert not first.rect.colliderect(second.rect), (first.string, second.string)
    assert written <= {box.string for box in log}
