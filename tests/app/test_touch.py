"""Mouse and fingers: one pointer, pressed and released in pairs, whatever the platform sends."""

from dataclasses import dataclass, replace

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame.event import Event

from game.app.window.events import ALL_INPUTS, EventTranslator
from game.app.window.pointing import ECHO_FRAMES, LOST_FRAMES
from game.view.interaction import (
    FocusLost,
    KeyPressed,
    PointerCancelled,
    PointerLeft,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    WheelTurned,
)

SIZE = (1000, 500)
SCALE = 0.5
HERE, THERE = (0.5, 0.5), (0.9, 0.1)
ONE, OTHER, THIRD = 1, 2, 3


def pixels(place):
    return int(place[0] * SIZE[0]), int(place[1] * SIZE[1])


def logical(place):
    x, y = pixels(place)
    return (x + 0.5) / SCALE, (y + 0.5) / SCALE


def finger(kind, number=ONE, place=HERE):
    return Event(kind, touch_id=7, finger_id=number, x=place[0], y=place[1], dx=0.0, dy=0.0)


def down(number=ONE, place=HERE):
    return finger(pygame.FINGERDOWN, number, place)


def up(number=ONE, place=HERE):
    return finger(pygame.FINGERUP, number, place)


def drag(number=ONE, place=HERE):
    return finger(pygame.FINGERMOTION, number, place)


def mouse_down(place=HERE, button=1, touch=False):
    return Event(pygame.MOUSEBUTTONDOWN, pos=pixels(place), button=button, touch=touch)


def mouse_up(place=HERE, button=1, touch=False):
    return Event(pygame.MOUSEBUTTONUP, pos=pixels(place), button=button, touch=touch)


def mouse_move(place=HERE, touch=False):
    return Event(pygame.MOUSEMOTION, pos=pixels(place), rel=(0, 0), buttons=(0, 0, 0), touch=touch)


FOCUS_LOST = Event(pygame.WINDOWFOCUSLOST)
PRESSED = PointerPressed(*logical(HERE), touch=True)
RELEASED = PointerReleased(*logical(HERE), touch=True)
TAP = [PRESSED, RELEASED]
CLICKED = [PointerPressed(*logical(HERE)), PointerReleased(*logical(HERE))]


class Stream:
    """Frames of events, and the inputs they gave."""

    def __init__(self, accepted=ALL_INPUTS):
        self.translator = EventTranslator(accepted)
        self.translator.look_at(SIZE, SCALE)
        self.given = []

    def frame(self, *events):
        self.given += self.translator.inputs(events)
        return self

    def frames(self, count):
        for _ in range(count):
            self.frame()
        return self


# ---------------------------------------------------------------- one finger


def test_a_tap_is_a_press_and_a_release():
    assert Stream().frame(down()).frame(up()).given == TAP


def test_a_tap_within_a_frame():
    assert Stream().frame(down(), up()).given == TAP


def test_a_drag_gives_the_last_move_of_a_frame():
    given = Stream().frame(down()).frame(drag(place=(0.6, 0.5)), drag(place=THERE)).given
    assert given == [PRESSED, PointerMoved(*logical(THERE), touch=True)]


def test_nothing_moves_without_a_finger_down():
    assert Stream().frame(drag(), drag(place=THERE)).given == []


def test_a_release_without_a_press_is_nothing():
    assert Stream().frame(up()).frame(up(OTHER)).given == []


def test_an_id_may_be_used_again():
    assert Stream().frame(down(), up()).frames(60).frame(down(), up()).given == TAP * 2


@pytest.mark.parametrize("place", [(1.0, 1.0), (1.5, 9.0)])
def test_the_far_edge_is_inside_the_window(place):
    pressed = Stream().frame(down(place=place)).given[0]
    assert (pressed.x, pressed.y) == ((SIZE[0] - 0.5) / SCALE, (SIZE[1] - 0.5) / SCALE)


@pytest.mark.parametrize("place", [(-0.5, -1.0), (float("nan"), float("nan"))])
def test_what_lies_before_the_window_is_its_edge(place):
    pressed = Stream().frame(down(place=place)).given[0]
    assert (pressed.x, pressed.y) == (0.5 / SCALE, 0.5 / SCALE)


# ---------------------------------------------------------------- several fingers


def test_a_second_finger_does_nothing():
    stream = Stream().frame(down(), down(OTHER, THERE)).frame(drag(OTHER)).frame(up(OTHER, THERE))
    assert stream.frame(up()).given == TAP


def test_the_first_release_is_never_lost():
    stream = Stream().frame(down()).frame(down(OTHER, THERE)).frame(up())
    assert stream.given == TAP
    assert stream.frame(drag(OTHER)).frame(up(OTHER)).given == TAP


def test_after_the_first_finger_a_new_one_counts():
    stream = Stream().frame(down(), down(OTHER, THERE), up()).frame(down(THIRD), up(THIRD))
    assert stream.frame(up(OTHER, THERE)).given == TAP * 2


def test_two_screens_may_number_their_fingers_alike():
    other_screen = Event(pygame.FINGERUP, touch_id=8, finger_id=ONE, x=0.1, y=0.1, dx=0.0, dy=0.0)
    assert Stream().frame(down()).frame(other_screen).frame(up()).given == TAP


# ---------------------------------------------------------------- lost and cancelled


def test_going_down_again_cancels_the_lost_touch():
    given = Stream().frame(down()).frame(down(place=THERE)).frame(up(place=THERE)).given
    there = logical(THERE)
    assert given == [
        PRESSED,
        PointerCancelled(),
        PointerPressed(*there, touch=True),
        PointerReleased(*there, touch=True),
    ]


def test_a_release_that_never_comes_blocks_touch_only_for_a_while():
    stream = Stream().frame(down()).frames(LOST_FRAMES - 2).frame(down(OTHER), up(OTHER))
    assert stream.given == [PRESSED]
    stream.frame(down(THIRD), up(THIRD))
    assert stream.given == [PRESSED, PointerCancelled(), *TAP]
    assert stream.frame(up()).given == [PRESSED, PointerCancelled(), *TAP]


def test_a_finger_that_still_moves_is_not_lost():
    stream = Stream().frame(down())
    for _ in range(2 * LOST_FRAMES):
        stream.frame(drag())
    assert PointerCancelled() not in stream.frame(down(OTHER)).given


def test_a_finger_that_rests_alone_keeps_what_it_holds():
    assert Stream().frame(down()).frames(10 * LOST_FRAMES).frame(up()).given == TAP


def test_the_mouse_may_take_over_from_a_lost_finger():
    stream = Stream().frame(down()).frames(LOST_FRAMES).frame(mouse_down(), mouse_up())
    assert stream.given == [PRESSED, PointerCancelled(), *CLICKED]


def test_a_finger_may_take_over_from_a_lost_mouse_button():
    stream = Stream().frame(mouse_down()).frames(LOST_FRAMES).frame(down(), up())
    assert stream.given == [CLICKED[0], PointerCancelled(), *TAP]
    assert stream.frames(60).frame(mouse_up()).given[4:] == []


def test_a_mouse_button_that_goes_down_twice():
    stream = Stream().frame(mouse_down()).frame(mouse_down()).frame(mouse_up(), mouse_up())
    assert stream.given == [CLICKED[0], PointerCancelled(), *CLICKED]


def test_losing_the_focus_lets_go_of_the_finger():
    stream = Stream().frame(down(), FOCUS_LOST).frame(drag(place=THERE), up(place=THERE))
    assert stream.given == [PRESSED, FocusLost()]
    assert stream.frame(down(), up()).given == [PRESSED, FocusLost(), *TAP]


def test_losing_the_focus_lets_go_of_the_mouse():
    assert Stream().frame(mouse_down(), FOCUS_LOST).frame(mouse_up()).given == [
        CLICKED[0],
        FocusLost(),
    ]


def test_weeks_of_lost_releases_are_forgotten():
    stream = Stream()
    for number in range(10_000):
        stream.frame(down(number))
    assert len(stream.translator._pointing._fingers) < 100


# ---------------------------------------------------------------- made-up mouse events


def test_flagged_mouse_events_are_dropped():
    stream = Stream().frame(mouse_move(touch=True), mouse_down(touch=True), down())
    assert stream.frame(mouse_up(touch=True), up()).given == TAP


def test_one_tap_on_windows_is_one_tap():
    """The touch is repeated when the finger lifts; no flag tells."""
    stream = Stream().frame(down()).frames(20).frame(up())
    assert stream.frame(mouse_move(), mouse_down(), mouse_up()).given == TAP


def test_a_long_press_does_not_click_with_the_other_button():
    stream = Stream().frame(down()).frames(120).frame(up())
    assert stream.frame(mouse_down(button=3)).frame(mouse_up(button=3)).given == TAP


def test_a_long_drag_is_not_repeated_either():
    stream = Stream().frame(down()).frames(100).frame(drag(place=THERE)).frame(up(place=THERE))
    given = list(stream.given)
    stream.frame(mouse_down(HERE), mouse_move((0.7, 0.3))).frame(mouse_up(THERE))
    assert stream.given == given


@pytest.mark.parametrize("between", [0, 1, 5])
def test_a_click_that_comes_before_its_finger_is_one_click(between):
    stream = Stream().frame(mouse_down()).frame(mouse_up()).frames(between - 1)
    assert stream.frame(down()).frame(up()).given == CLICKED


def test_a_mouse_press_just_before_its_finger_is_one_press():
    stream = Stream().frame(mouse_down(), down()).frames(100).frame(mouse_up(), up())
    assert stream.given == CLICKED


def test_a_lifted_finger_leaves_no_hover():
    stream = Stream().frame(down(), up()).frame(mouse_move()).frames(5).frame(mouse_move(THERE))
    assert stream.given == TAP


def test_a_real_click_elsewhere_counts_at_once():
    stream = Stream().frame(down(), up()).frame(mouse_down(THERE), mouse_up(THERE))
    assert len(stream.given) == 4


def test_a_real_click_at_the_same_place_counts_a_little_later():
    stream = Stream().frame(down(), up()).frames(ECHO_FRAMES).frame(mouse_down(), mouse_up())
    assert stream.given == TAP + CLICKED


def test_quick_taps_all_count():
    stream = Stream()
    for _ in range(10):
        stream.frame(down()).frame(up())
    assert stream.given == TAP * 10


def test_quick_clicks_all_count():
    stream = Stream()
    for _ in range(10):
        stream.frame(mouse_down()).frame(mouse_up())
    assert stream.given == CLICKED * 10


def test_the_mouse_waits_while_a_finger_is_down():
    stream = Stream().frame(down()).frame(mouse_move(THERE)).frame(mouse_down(THERE))
    assert stream.frame(mouse_up(THERE)).frame(up()).given == TAP


# ---------------------------------------------------------------- what is accepted


def test_what_is_switched_off_does_nothing():
    key = Event(pygame.KEYDOWN, key=pygame.K_a, mod=0, unicode="a")
    pad = Event(pygame.JOYBUTTONDOWN, instance_id=0, button=0)
    wheel = Event(pygame.MOUSEWHEEL, x=0, y=1)
    clicked = (mouse_move(), mouse_down(), mouse_up(), wheel)
    found = {
        "mouse": {PointerMoved, PointerPressed, PointerReleased, WheelTurned},
        "touch": {PointerPressed, PointerReleased},
        "keyboard": {KeyPressed},
        "gamepad": {KeyPressed},
    }
    for only, kinds in found.items():
        stream = Stream(frozenset({only})).frame(*clicked, key, pad).frames(60)
        stream.frame(down(place=THERE), up(place=THERE))
        assert {type(each) for each in stream.given} == kinds, only
    assert Stream(frozenset()).frame(*clicked, down(), up(), key, pad).given == []


def test_with_touch_off_a_finger_is_no_mouse_either():
    stream = Stream(ALL_INPUTS - {"touch"}).frame(down(), mouse_down(touch=True))
    assert stream.frame(up(), mouse_up(touch=True)).frame(mouse_down(), mouse_up()).given == []


def test_leaving_and_losing_focus_are_always_told():
    stream = Stream(frozenset()).frame(Event(pygame.WINDOWLEAVE), FOCUS_LOST)
    assert stream.given == [PointerLeft(), FocusLost()]


# ---------------------------------------------------------------- anything at all


@dataclass
class Books:
    """Presses and releases, kept in balance."""

    held: tuple = ()

    def enter(self, found):
        match found:
            case PointerPressed():
                same = replace(found, x=0.0, y=0.0)
                assert same not in self.held, "pressed twice"
                if found.touch:
                    assert self.held == (), "a finger beside something else"
                self.held += (same,)
            case PointerReleased(button=button, touch=touch):
                pressed = PointerPressed(0.0, 0.0, button, touch)
                assert pressed in self.held, "released without a press"
                self.held = tuple(each for each in self.held if each != pressed)
            case PointerCancelled() | FocusLost():
                self.held = ()
            case PointerMoved(touch=True):
                assert PointerPressed(0.0, 0.0, 1, True) in self.held


PLACES = st.sampled_from([HERE, THERE, (0.51, 0.5), (0.0, 0.0), (1.0, 1.0)])
FINGERS = st.sampled_from([ONE, OTHER, THIRD])
BUTTONS = st.sampled_from([1, 2, 3, 4, 8])
FLAGS = st.booleans()
EVENTS = st.one_of(
    st.builds(down, FINGERS, PLACES),
    st.builds(up, FINGERS, PLACES),
    st.builds(drag, FINGERS, PLACES),
    st.builds(mouse_down, PLACES, BUTTONS, FLAGS),
    st.builds(mouse_up, PLACES, BUTTONS, FLAGS),
    st.builds(mouse_move, PLACES, FLAGS),
    st.just(FOCUS_LOST),
    st.just(Event(pygame.WINDOWLEAVE)),
)
FRAMES = st.lists(
    st.one_of(st.lists(EVENTS, max_size=5), st.integers(1, 2 * LOST_FRAMES)), max_size=25
)
ACCEPTED = st.sampled_from([ALL_INPUTS, ALL_INPUTS - {"mouse"}, ALL_INPUTS - {"touch"}])
ALL_UP = [*(up(f) for f in (ONE, OTHER, THIRD)), *(mouse_up(button=b) for b in range(1, 9))]


@given(frames=FRAMES, accepted=ACCEPTED)
def test_whatever_comes_is_balanced(frames, accepted):
    stream, books = Stream(accepted), Books()
    for frame in frames:
        if isinstance(frame, int):
            stream.frames(frame)
        else:
            stream.frame(*frame)
    stream.frame(*ALL_UP)
    for found in stream.given:
        books.enter(found)
    assert books.held == ()


@given(frames=FRAMES)
def test_after_whatever_came_a_tap_is_a_tap_again(frames):
    """After a few quiet seconds nothing of the past is in the way, released or not."""
    stream = Stream()
    for frame in frames:
        if isinstance(frame, int):
            stream.frames(frame)
        else:
            stream.frame(*frame)
    stream.frames(LOST_FRAMES + 1)
    stream.given.clear()
    stream.frame(down(99)).frame(up(99))
    assert [each for each in stream.given if each != PointerCancelled()] == TAP
