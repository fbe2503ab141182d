"""Pins: none touches another, each can be hit beside the playhead, and each leads where it says."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session import commands as c
from game.session.tape.pins import Pin, PinKind
from game.view.charts.axes.plot import EpochScale
from game.view.charts.pins.places import GAP, HEAD_REACH, HIT, PIN, capsules, targets
from game.view.scene.control import Kind
from game.view.scene.inputs import KeyPressed
from game.view.scene.interface import Interface
from tests.view.charts.stage import trained
from tests.view.interaction.desk import Desk
from tests.view.stage import FOLDS, scene

PINS = st.lists(
    st.builds(Pin, st.integers(0, 1000), st.sampled_from(PinKind)), max_size=40, unique=True
)


@settings(max_examples=60, deadline=None)
@given(PINS, st.integers(0, 1000))
def test_every_pin_is_in_one_capsule_and_none_touches_another(pins: list[Pin], here: int) -> None:
    pins = sorted(pins, key=lambda pin: pin.epoch)
    epochs = EpochScale(100.0, 700.0, 1000)
    placed = capsules(pins, epochs, 50.0)
    held = [pin for capsule in placed for pin in capsule.pins]
    assert len(held) == len(pins)
    assert set(held) == set(pins)
    assert all(b.box.x - a.box.right >= GAP - 1e-6 for a, b in pairwise(placed))
    for capsule in placed:
        assert capsule.box.x >= 100.0 - PIN / 2 - 1e-6, "cut off at the left"
        assert capsule.box.right <= 700.0 + PIN / 2 + 1e-6, "cut off at the right"
    hits = targets(placed, 50.0, epochs.x(here))
    shown = [hit for hit in hits if hit is not None]
    assert all(b.x >= a.right - 1e-6 for a, b in pairwise(shown))
    head = epochs.x(here)
    for hit in shown:
        assert hit.h == HIT
        assert hit.right <= head - HEAD_REACH + 1e-6 or hit.x >= head + HEAD_REACH - 1e-6


@pytest.mark.parametrize("size", FOLDS)
def test_a_touch_goes_where_the_pin_says(size: tuple[int, int]) -> None:
    desk = Desk(size, "vanishing-gradient")
    assert not [each for each in desk.controls if each.kind is Kind.PIN], "nothing has happened"
    for command in (c.TrainTo(120), c.ChangeSetting("loss", "cross-entropy"), c.TrainTo(250)):
        desk.session.apply(command)
    tips = {each.id: each.tip for each in desk.controls if each.kind is Kind.PIN}
    assert tips == {
        "pin.0.locked": "Epoch 0: o1 locked.",
        "pin.120.rule": "Epoch 120: Cross-entropy from here on. Epoch 128: o1 free again.",
        "pin.180.solved": "Epoch 180: all rows right.",
    }
    desk.click_on("pin.180.solved")
    assert desk.session.epoch == 180
    assert "pin.180.solved" not in {each.id for each in desk.controls}, "one is there"


def test_shift_and_an_arrow_go_from_pin_to_pin_whatever_is_in_focus() -> None:
    desk = Desk(preset="vanishing-gradient")
    for command in (c.TrainTo(120), c.ChangeSetting("loss", "cross-entropy"), c.TrainTo(250)):
        desk.session.apply(command)
    for focus in (None, "timeline", "pin.180.solved"):
        if focus is not None:
            desk.focus(focus)
        desk.session.apply(c.Seek(250))
        gone = []
        for _ in range(5):
            desk.send(KeyPressed("left", shift=True))
            gone.append(desk.session.epoch)
        assert gone == [180, 128, 120, 0, 0]
    desk.send(KeyPressed("right", shift=True))
    assert desk.session.epoch == 120


def test_home_end_and_page_keys() -> None:
    desk = Desk()
    assert desk.keys("home") == desk.keys("end") == desk.keys("pageup") == []
    desk.session.apply(c.TrainTo(200))
    for key, epoch in (("home", 0), ("pageup", 20), ("end", 200), ("pagedown", 180)):
        desk.keys(key)
        assert desk.session.epoch == epoch


def test_many_marks_still_leave_pins_that_can_be_told_apart() -> None:
    seen = trained(5000, "xor", c.ChangeSetting("lock_threshold", 0.12))
    pins = [each for each in scene(seen, interface=Interface()).controls if each.kind is Kind.PIN]
    assert pins
    assert all(len(each.tip) < 200 for each in pins)
