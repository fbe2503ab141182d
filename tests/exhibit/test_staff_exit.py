"""Only staff gets out: corners in order, the last one held, then the PIN.

How likely is it by chance? A tap anywhere on 1920x1080 falls into one corner with probability
96 * 96 / (1920 * 1080) = 1/225, into four given corners in a row with (1/225)^4 = 3.9e-10. In
1,000,000 taps that is 4e-4 expected ways to the last corner, which then has to be held still for
two seconds; and after it a PIN of four digits opens one time in 10,000, with three tries.
"""

import random

import pytest

from game.exhibit.staff_exit import (
    HOLD_TICKS,
    LONGEST_WAY_TICKS,
    PAD_TICKS,
    WRONG_PINS,
    Corner,
    StaffExit,
    Window,
)

WINDOW = Window(1920, 1080)
CORNERS = [(5, 5), (1915, 5), (1915, 1075), (5, 1075)]
PIN = "2580"


class Hand:
    """Somebody at the screen."""

    def __init__(self, pin=PIN):
        self.exit = StaffExit(pin)

    def tap(self, *corners, pointer=0):
        for corner in corners:
            self.exit.press(*CORNERS[corner], WINDOW, pointer)
            self.exit.release(pointer)
        return self

    def hold(self, corner, ticks, pointer=0):
        self.exit.press(*CORNERS[corner], WINDOW, pointer)
        self.wait(ticks)
        self.exit.release(pointer)
        return self

    def wait(self, ticks):
        for _ in range(ticks):
            self.exit.tick()
        return self

    def open(self):
        self.tap(0, 1, 2).hold(3, HOLD_TICKS)
        assert self.exit.pad_open
        return self

    def type(self, digits):
        for digit in digits:
            self.exit.enter(digit)
        return self


def test_corners_in_order_then_the_pin():
    hand = Hand().tap(0, 1, 2)
    hand.exit.press(*CORNERS[3], WINDOW)
    hand.wait(HOLD_TICKS - 1)
    assert not hand.exit.pad_open
    hand.wait(1)
    assert hand.exit.pad_open
    assert hand.exit.pin_length == 4
    hand.exit.release()
    hand.type("258")
    assert (hand.exit.dots, hand.exit.granted) == (3, False)
    assert hand.type("0").exit.granted


@pytest.mark.parametrize(
    "taps", [[], [0], [0, 1], [1, 2], [0, 2, 1], [2, 1, 0], [0, 1, 1, 2], [0, 1, 2, 0], [3, 0, 1]]
)
def test_another_order_opens_nothing(taps):
    assert not Hand().tap(*taps).hold(3, 3 * HOLD_TICKS).exit.pad_open


def test_a_false_start_is_forgiven():
    assert Hand().tap(0, 1, 0, 1, 2).hold(3, HOLD_TICKS).exit.pad_open
    assert Hand().tap(0, 0, 1, 2).hold(3, HOLD_TICKS).exit.pad_open


def test_a_touch_elsewhere_begins_anew():
    hand = Hand().tap(0, 1)
    hand.exit.press(900, 500, WINDOW)
    assert not hand.tap(2).hold(3, HOLD_TICKS).exit.pad_open


def test_a_short_hold_opens_nothing_and_begins_anew():
    hand = Hand().tap(0, 1, 2).hold(3, HOLD_TICKS - 1)
    assert not hand.hold(3, HOLD_TICKS).exit.pad_open


def test_a_hold_that_leaves_the_corner_is_over():
    hand = Hand().tap(0, 1, 2)
    hand.exit.press(*CORNERS[3], WINDOW)
    hand.exit.move(40, 1040, WINDOW)
    hand.wait(60)
    hand.exit.move(200, 1040, WINDOW)
    hand.exit.move(40, 1040, WINDOW)
    assert not hand.wait(HOLD_TICKS).exit.pad_open


def test_another_finger_ends_the_hold_but_its_going_up_does_not():
    hand = Hand().tap(0, 1, 2)
    hand.exit.press(*CORNERS[3], WINDOW, pointer=1)
    hand.exit.release(pointer=2)
    hand.wait(60)
    hand.exit.press(800, 500, WINDOW, pointer=2)
    assert not hand.wait(HOLD_TICKS).exit.pad_open


def test_who_takes_too_long_begins_anew():
    assert not Hand().tap(0, 1, 2).wait(LONGEST_WAY_TICKS).hold(3, HOLD_TICKS).exit.pad_open
    in_time = LONGEST_WAY_TICKS - HOLD_TICKS
    assert Hand().tap(0, 1, 2).wait(in_time).hold(3, HOLD_TICKS).exit.pad_open


@pytest.mark.parametrize("size", [(1440, 1080), (1920, 1080), (2560, 1080), (3840, 2160)])
def test_the_corners_are_large_enough_for_a_finger_and_apart(size):
    window = Window(*map(float, size))
    edge = max(96.0, 0.06 * min(size))
    width, height = size
    assert window.corner_at(0, 0) is Corner.TOP_LEFT
    assert window.corner_at(edge - 1, edge - 1) is Corner.TOP_LEFT
    assert window.corner_at(edge, 5) is None
    assert window.corner_at(width - 1, 0) is Corner.TOP_RIGHT
    assert window.corner_at(width - 1, height - 1) is Corner.BOTTOM_RIGHT
    assert window.corner_at(0, height - 1) is Corner.BOTTOM_LEFT
    assert window.corner_at(width / 2, height / 2) is None
    assert window.corner_at(-1, -1) is None
    assert window.corner_at(width, height) is None


class TestPad:
    def test_it_closes_itself_when_nobody_uses_it(self):
        hand = Hand().open().type("25").wait(PAD_TICKS - 1)
        assert hand.exit.pad_open
        assert not hand.wait(1).exit.pad_open
        assert hand.open().exit.dots == 0

    def test_every_digit_and_every_touch_keeps_it_open(self):
        hand = Hand().open().wait(PAD_TICKS - 1).type("2").wait(PAD_TICKS - 1)
        hand.exit.press(900, 500, WINDOW)
        assert hand.wait(PAD_TICKS - 1).exit.pad_open

    @pytest.mark.parametrize("locks", [1, 3])
    def test_it_stays_open_while_it_is_locked_and_as_long_as_ever_after_it(self, locks):
        hand = Hand()
        for _ in range(locks):
            hand.open().type("0000" * WRONG_PINS)
            hand.wait(hand.exit.locked_seconds * 60 - 1)
            assert (hand.exit.pad_open, hand.exit.locked_seconds) == (True, 1)
            hand.wait(PAD_TICKS - 1)
            assert (hand.exit.pad_open, hand.exit.locked_seconds) == (True, 0)
            assert not hand.wait(1).exit.pad_open

    def test_digits_can_be_taken_back(self):
        hand = Hand().open().type("259")
        hand.exit.erase()
        assert hand.type("80").exit.granted

    def test_a_wrong_pin_is_said_until_the_next_digit(self):
        hand = Hand().open().type("0000")
        assert (hand.exit.refused, hand.exit.granted, hand.exit.dots) == (True, False, 0)
        assert not hand.type("2").exit.refused

    @pytest.mark.parametrize("digit", ["", "a", "12", "²", "٣", "\n"])
    def test_only_digits_are_digits(self, digit):
        hand = Hand().open()
        hand.exit.enter(digit)
        assert hand.exit.dots == 0

    def test_nothing_is_taken_while_it_is_closed(self):
        hand = Hand().type(PIN)
        assert (hand.exit.dots, hand.exit.granted) == (0, False)

    def test_three_wrong_pins_lock_it_for_twice_as_long_each_time(self):
        hand = Hand()
        seconds = []
        for _ in range(8):
            hand.open().type("0000" * 3)
            seconds.append(hand.exit.locked_seconds)
            assert not hand.type(PIN).exit.granted, "locked"
            hand.exit.close()
            hand.wait(seconds[-1] * 60)
        assert seconds == [60, 120, 240, 480, 960, 1920, 3600, 3600]
        assert hand.open().type(PIN).exit.granted

    def test_wrong_pins_are_counted_across_openings(self):
        hand = Hand()
        for number in (1, 2, 3):
            hand.open().type("1111")
            assert (hand.exit.locked_seconds > 0) == (number == 3)
            hand.exit.close()

    @pytest.mark.parametrize("pin", ["", "12a4", "½"])
    def test_a_pin_is_a_row_of_digits(self, pin):
        with pytest.raises(ValueError, match="digits"):
            StaffExit(pin)


def test_a_million_random_taps_never_open_it():
    dice = random.Random(5)
    staff, corners, furthest = StaffExit(PIN), 0, 0
    for _ in range(1_000_000):
        x, y = dice.random() * 1920, dice.random() * 1080
        staff.press(x, y, WINDOW)
        if not dice.randrange(50):  # now and then one is held
            for _ in range(dice.randrange(200)):
                staff.tick()
        staff.release()
        staff.tick()
        corners += WINDOW.corner_at(x, y) is not None
        furthest = max(furthest, staff._way._done)
        assert not staff.pad_open
    assert corners > 15_000, "every 56th tap was in a corner"
    assert furthest >= 1


def test_taps_that_only_know_corners_need_the_order_and_the_hold():
    dice = random.Random(6)
    staff = StaffExit(PIN)
    for _ in range(100_000):
        staff.press(*CORNERS[dice.randrange(4)], WINDOW)
        for _ in range(dice.randrange(HOLD_TICKS // 2)):
            staff.tick()
        staff.release()
        assert not staff.pad_open


def test_without_a_pin_no_row_of_digits_opens():
    hand = Hand(None).open()
    assert hand.exit.pin_length == 0
    for digits in ("2580", "0000", "None", *(f"{number:03}" for number in range(1000))):
        hand.type(digits)
    assert (hand.exit.granted, hand.exit.dots, hand.exit.locked_seconds) == (False, 0, 0)
    hand.wait(PAD_TICKS)
    assert not hand.exit.pad_open
