"""Cards that wait for an answer: only they react, a touch elsewhere closes them."""

from dataclasses import replace

import pytest

from game.view.cards.pin_pad import PIN_KEYS
from game.view.interaction import KeyPressed, PointerPressed, PointerReleased
from game.view.scene import actions as a
from game.view.scene import interface as i
from tests.view.interaction.desk import Desk, place_of

CORNER = (3.0, 3.0)


def with_card(**card):
    desk = Desk()
    desk.interface = replace(desk.interface, **card)
    return desk


def pad(entered=2):
    return with_card(pin_pad=i.PinPad(entered))


def beside(desk, panel):
    """A place on a card, between two controls."""
    first, second = desk.scene.controls_of(panel)[:2]
    assert first.target.right < second.target.x or first.target.bottom < second.target.y
    if first.target.right < second.target.x:
        return (first.target.right + second.target.x) / 2, first.target.centery
    return first.target.centerx, (first.target.bottom + second.target.y) / 2


def test_g_opens_the_menu_everywhere_and_a_touch_elsewhere_closes_it():
    desk = Desk()
    assert desk.keys("g") == [a.ToggleMenu()]
    assert desk.interface.menu_open
    assert desk.click(*CORNER, touch=True) == [a.ToggleMenu()]
    assert not desk.interface.menu_open


@pytest.mark.parametrize(
    ("card", "panel", "closing"),
    [
        ({"menu_open": True}, "menu", a.ToggleMenu()),
        ({"pin_pad": i.PinPad()}, "pin", a.ClosePinPad()),
        ({"countdown": i.Countdown(9, 0.4)}, "countdown", a.KeepGoing()),
        ({"help_open": True}, "help", a.ToggleHelp()),
    ],
)
def test_escape_and_a_touch_elsewhere_close_each_card(card, panel, closing):
    assert with_card(**card).click(*CORNER) == [closing]
    assert with_card(**card).keys("escape") == [closing]
    desk = with_card(**card)
    covered = [c for c in desk.controls if c.panel != panel]
    allowed = {closing, *(control.action for control in desk.scene.controls_of(panel))}
    desk.click(*place_of(covered[0]))
    assert set(desk.done) <= allowed


@pytest.mark.parametrize("card", [{"menu_open": True}, {"pin_pad": i.PinPad()}])
def test_a_touch_that_misses_a_key_closes_nothing(card):
    desk = with_card(**card)
    panel = "menu" if "menu_open" in card else "pin"
    assert desk.click(*beside(desk, panel), touch=True) == []


def test_a_press_off_the_card_that_ends_on_it_closes_nothing():
    desk = pad()
    on_card = beside(desk, "pin")
    desk.send(PointerPressed(*CORNER), PointerReleased(*on_card))
    assert desk.done == []


def test_digits_backspace_and_the_keypad_serve_the_pad():
    assert pad().keys("4", "[0]", "7") == [a.EnterDigit(d) for d in "407"]
    assert pad().keys("backspace") == [a.EraseDigit()]


def test_a_held_digit_counts_once_and_a_held_backspace_goes_on():
    assert pad().send(KeyPressed("4", repeated=True)) == []
    assert pad().send(KeyPressed("backspace", repeated=True)) == [a.EraseDigit()]


def test_digits_go_to_the_pad_whatever_is_focused():
    desk = pad()
    desk.keys("tab", "tab")
    assert desk.interface.focused == "pin.2"
    assert desk.keys("9") == [a.EnterDigit("9")]
    assert desk.keys("enter") == [a.EnterDigit("2")]


@pytest.mark.parametrize("key", ["space", "r", "n", "v", "g", "m", "h", "f5", "f11", "right", "p"])
def test_no_other_key_means_anything_while_the_pad_is_open(key):
    assert pad().keys(key) == []


@pytest.mark.parametrize("touch", [False, True])
def test_every_key_of_the_pad_can_be_touched(touch):
    desk = pad()
    for name in PIN_KEYS:
        action = desk.control(f"pin.{name}").action
        assert desk.click_on(f"pin.{name}", touch) == [action]


def test_digits_without_the_pad_are_what_they_were():
    assert not any(isinstance(action, a.EnterDigit) for action in Desk().keys("1", "backspace"))


def test_enter_and_space_keep_going():
    for key in ("enter", "space"):
        assert with_card(countdown=i.Countdown(9, 0.4)).keys(key) == [a.KeepGoing()]


def test_keys_of_the_run_wait_while_the_menu_is_open():
    desk = with_card(menu_open=True)
    assert desk.keys("space", "r", "n", "right") == []
    assert desk.keys("m") == [a.ToggleMute()]


def test_the_menu_is_used_by_keyboard_alone():
    desk = Desk()
    desk.keys("g")
    desk.focus("menu.motion")
    assert desk.keys("enter") == [a.ToggleMotion()]
    assert desk.interface.reduced_motion
    desk.focus("menu-close")
    assert desk.keys("space") == [a.ToggleMenu()]
