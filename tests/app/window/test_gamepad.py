"""Gamepads and button boxes: from what they report to keys."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame.event import Event

from game.app.window import gamepad as module
from game.app.window.events import EventTranslator
from game.app.window.gamepad import KEYS, LONGEST_HELD_TICKS, REPEATING, Gamepad
from game.exhibit.configuration.keys import BUTTONS
from game.exhibit.configuration.rules import BUTTON_ACTIONS
from game.view.drawing import theme
from game.view.interaction import KEY_BINDINGS, FocusLost, KeyPressed

DELAY, INTERVAL = theme.REPEAT_DELAY_TICKS, theme.REPEAT_INTERVAL_TICKS
FOCUS_LOST = Event(pygame.WINDOWFOCUSLOST)
ALL_WORDS = {f"button-{number}": word for number, word in enumerate(KEYS)}


def press(button, device=0):
    return Event(pygame.JOYBUTTONDOWN, instance_id=device, button=button)


def lift(button, device=0):
    return Event(pygame.JOYBUTTONUP, instance_id=device, button=button)


def hat(x, y, device=0):
    return Event(pygame.JOYHATMOTION, instance_id=device, hat=0, value=(x, y))


def axis(number, value, device=0):
    return Event(pygame.JOYAXISMOTION, instance_id=device, axis=number, value=value)


def removed(device=0):
    return Event(pygame.JOYDEVICEREMOVED, instance_id=device)


class Pad:
    """A translator that is fed only by pads."""

    def __init__(self, mapping=BUTTONS):
        self.translator = EventTranslator(buttons=mapping)
        self.given = []

    def does(self, *events):
        self.given += self.translator.inputs(events)
        return self

    def waits(self, ticks):
        for _ in range(ticks):
            self.translator.tick()
            self.does()
        return self

    @property
    def keys(self):
        return [each.key for each in self.given]


# ---------------------------------------------------------------- the table


def test_the_configuration_offers_exactly_these_words():
    assert set(KEYS) == set(BUTTON_ACTIONS)
    assert set(BUTTONS.values()) <= set(KEYS)
    assert set(KEYS) >= REPEATING


@pytest.mark.parametrize(("control", "word"), ALL_WORDS.items())
def test_every_word_is_its_key(control, word):
    button = int(control.removeprefix("button-"))
    assert Pad(ALL_WORDS).does(press(button), lift(button)).given == [KEYS[word]]


def test_every_key_is_bound_to_something():
    bound = {binding.key for binding in KEY_BINDINGS} | {"tab", "enter", "up", "down"}
    assert {key.key for key in KEYS.values()} <= bound


def test_shoulders_go_through_the_controls_both_ways():
    keys = Pad(ALL_WORDS).does(press(list(KEYS).index("shift-tab"))).given
    assert keys == [KeyPressed("tab", shift=True)]


@pytest.mark.parametrize("mapping", [{}, {"button-0": "no such word"}])
def test_what_is_not_in_the_mapping_does_nothing(mapping):
    pad = Pad(mapping).does(press(0), hat(1, 1), axis(0, 1.0), press(63)).waits(100)
    assert pad.given == []


# ---------------------------------------------------------------- hat and sticks


def test_the_hat_gives_arrows():
    pad = Pad().does(hat(0, 1)).does(hat(0, 0)).does(hat(-1, 0), hat(0, 0), hat(0, -1), hat(1, 0))
    assert pad.keys == ["up", "left", "down", "right"]


def test_a_hat_that_rolls_over_a_corner():
    assert Pad().does(hat(0, 1), hat(1, 1), hat(1, 0), hat(0, 0)).keys == ["up", "right"]


@pytest.mark.parametrize(
    ("number", "value", "key"),
    [(0, 1.0, "right"), (0, -1.0, "left"), (1, 1.0, "down"), (1, -1.0, "up")],
)
def test_the_stick_gives_arrows(number, value, key):
    pad = Pad().does(axis(number, value / 2), axis(number, value), axis(number, 0.0))
    assert pad.keys == [key]


def test_a_push_counts_once():
    pad = Pad()
    for value in (0.2, 0.5, 0.7, 0.9, 1.0, 0.8, 0.58, 0.62, 0.4, 0.6, 1.0):
        pad.does(axis(0, value))
    assert pad.keys == ["right"]
    assert pad.does(axis(0, 0.3), axis(0, 0.7)).keys == ["right", "right"]


def test_jitter_says_nothing():
    pad = Pad()
    for step in range(10_000):
        pad.does(axis(step % 6, 0.55 * (-1) ** step))
    pad.waits(600)
    assert pad.given == []


def test_triggers_that_rest_at_one_end_say_nothing():
    pad = Pad().does(axis(2, -1.0), axis(5, -1.0)).waits(100)
    assert pad.given == []
    assert pad.does(axis(0, 1.0)).keys == ["right"]


def test_a_push_aslant_goes_one_way():
    pad = Pad().does(axis(0, 0.9), axis(1, 0.7)).waits(DELAY)
    assert set(pad.keys) == {"right"}
    pad.does(axis(0, 0.0), axis(1, 0.65)).waits(100)
    assert set(pad.keys) == {"right"}
    assert pad.does(axis(1, 0.0), axis(1, 0.9)).keys[-1] == "down"


ALL_AXES = {f"axis-{number}{sign}": "tab" for number in range(16) for sign in "+-"}


@pytest.mark.parametrize("rest", [1.0, -1.0, 0.7, -0.62])
@pytest.mark.parametrize("stuck", range(16))
def test_an_axis_that_never_returns_shuts_out_no_other(stuck, rest):
    """Triggers that rest at one end are usual; sticks get stuck, and drift."""
    for mapping in (ALL_AXES, {name: w for name, w in ALL_AXES.items() if name[-1] == "-"}):
        pad = Pad(mapping | BUTTONS).does(axis(stuck, rest)).waits(LONGEST_HELD_TICKS)
        for _ in range(3):
            for number in set(range(16)) - {stuck}:
                pad.given.clear()
                # It goes on reporting that it is where it is.
                pad.does(axis(number, -1.0), axis(stuck, rest * 0.99), axis(number, 0.0))
                assert len(pad.given) == 1, number


@pytest.mark.parametrize("trigger", [2, 3, 4, 5, 6, 7])
def test_a_trigger_at_its_end_is_heard_of_once_and_the_stick_at_once(trigger):
    pad = Pad(BUTTONS | {f"axis-{trigger}-": "step"}).does(axis(trigger, -1.0))
    pad.given.clear()
    assert pad.does(axis(0, 1.0)).given == [KeyPressed("right")]


def test_two_axes_that_never_return_leave_the_rest_of_the_pad_alone():
    pad = Pad().does(axis(0, 1.0)).waits(LONGEST_HELD_TICKS)
    pad.does(axis(1, -1.0)).waits(LONGEST_HELD_TICKS)
    pad.given.clear()
    pad.does(hat(1, 0), hat(0, 0), press(0), lift(0), axis(1, 0.0), axis(1, 1.0))
    assert pad.keys == ["right", "space", "down"]
    assert pad.waits(DELAY - 1).keys == ["right", "space", "down"]


def test_from_one_end_to_the_other():
    assert Pad().does(axis(0, 1.0), axis(0, -1.0), axis(0, 1.0)).keys == ["right", "left", "right"]


def test_a_stick_that_reports_nonsense():
    assert Pad().does(axis(0, float("nan"))).does(axis(0, 1.0)).keys == ["right"]


# ---------------------------------------------------------------- repeating


def test_arrows_repeat_as_on_a_keyboard():
    pad = Pad().does(hat(1, 0)).waits(DELAY - 1)
    assert len(pad.given) == 1
    pad.waits(1 + 5 * INTERVAL)
    assert pad.given[1:] == [KeyPressed("right", repeated=True)] * 6
    pad.does(hat(0, 0)).waits(100)
    assert len(pad.given) == 7


@pytest.mark.parametrize("word", sorted(set(KEYS) - REPEATING))
def test_deeds_do_not_repeat(word):
    assert len(Pad({"button-0": word}).does(press(0)).waits(600).given) == 1


def test_a_stuck_button_stops_repeating():
    pad = Pad({"button-0": "right"}).does(press(0)).waits(LONGEST_HELD_TICKS)
    count = len(pad.given)
    assert len(pad.waits(10_000).given) == count


def test_losing_the_focus_ends_repeating():
    pad = Pad().does(hat(1, 0), FOCUS_LOST).waits(100)
    assert pad.given == [KeyPressed("right"), FocusLost()]


# ---------------------------------------------------------------- devices


def test_a_pad_that_vanishes_while_pushed():
    pad = Pad().does(hat(1, 0), axis(0, 1.0), press(4)).does(removed()).waits(100)
    assert all(not key.repeated for key in pad.given)
    assert Pad().does(removed(99), lift(0, device=99)).given == []


def test_the_other_pad_goes_on():
    pad = Pad().does(hat(1, 0, device=0), hat(0, 1, device=1), removed(0)).waits(DELAY)
    assert pad.given[2:] == [KeyPressed("up", repeated=True)]


def test_a_pad_comes_back():
    pad = Pad().does(axis(0, 1.0), removed()).does(axis(0, 1.0, device=1))
    assert pad.keys == ["right", "right"]


def test_a_device_that_cannot_be_opened_is_left_alone():
    assert Pad().does(Event(pygame.JOYDEVICEADDED, device_index=17, guid="")).given == []


def test_a_device_is_kept_until_it_goes(monkeypatch):
    class Joystick:
        def __init__(self, index):
            self.index = index

        def get_instance_id(self):
            return 40 + self.index

    monkeypatch.setattr(module.pygame.joystick, "Joystick", Joystick)
    pad = Gamepad()
    pad.table[pygame.JOYDEVICEADDED](Event(pygame.JOYDEVICEADDED, device_index=2))
    assert list(pad._devices) == [42]
    pad.table[pygame.JOYDEVICEREMOVED](removed(42))
    assert pad._devices == {}


@pytest.mark.parametrize("fault", [NotImplementedError, pygame.error, ImportError])
def test_without_support_for_pads_nothing_fails(monkeypatch, fault):
    class Missing:
        def __getattr__(self, name):
            raise fault("joystick module not available")

    monkeypatch.setattr(module.pygame, "joystick", Missing())
    pad = Pad().waits(3).does(Event(pygame.JOYDEVICEADDED, device_index=0), press(0))
    assert pad.keys == ["space"]


def test_devices_are_looked_for_once_and_not_before_the_first_tick(monkeypatch):
    looked = []
    monkeypatch.setattr(module.pygame.joystick, "init", lambda: looked.append(True))
    pad = Pad().does(press(0))
    assert looked == []
    pad.waits(10)
    assert looked == [True]


# ---------------------------------------------------------------- anything at all

DEVICES = st.integers(0, 2)
EVENTS = st.one_of(
    st.builds(press, st.integers(0, 63), DEVICES),
    st.builds(lift, st.integers(0, 63), DEVICES),
    st.builds(hat, st.integers(-1, 1), st.integers(-1, 1), DEVICES),
    st.builds(axis, st.integers(0, 5), st.floats(-1.0, 1.0), DEVICES),
    st.builds(removed, DEVICES),
    st.just(FOCUS_LOST),
)


@given(st.lists(st.one_of(EVENTS, st.integers(1, 100)), max_size=40))
def test_once_everything_is_at_rest_nothing_repeats(course):
    pad = Pad()
    for each in course:
        if isinstance(each, int):
            pad.waits(each)
        else:
            pad.does(each)
    for device in range(3):
        pad.does(*(lift(button, device) for button in range(64)), hat(0, 0, device))
        pad.does(*(axis(number, 0.0, device) for number in range(6)))
    count = len(pad.given)
    assert len(pad.waits(100).given) == count
