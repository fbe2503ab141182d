"""Who is there: presses always, motion only when somebody means it."""

import math

import pytest

from game.exhibit.presence.stirrings import DISTANCE, WITHIN_TICKS, Stirrings
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

DAY = 24 * 3600


def stirred(stirrings, found, ticks=1):
    for _ in range(ticks):
        stirrings.tick()
    return stirrings.stirred(found)


@pytest.mark.parametrize(
    "found",
    [
        PointerPressed(5, 5),
        PointerPressed(5, 5, touch=True),
        PointerPressed(5, 5, button=3),
        PointerReleased(5, 5),
        WheelTurned(5, 5, steps=-1),
        KeyPressed("a"),
    ],
)
def test_what_only_people_do(found):
    stirrings = Stirrings()
    assert stirred(stirrings, found)
    assert stirred(stirrings, found, ticks=100_000)


@pytest.mark.parametrize(
    "found",
    [FocusLost(), PointerLeft(), PointerCancelled(), KeyPressed("right", repeated=True)],
)
def test_what_happens_by_itself(found):
    assert not stirred(Stirrings(), found)


def test_a_shaking_mouse_is_nobody():
    """Several times a second for hours, within a few units around its place."""
    stirrings = Stirrings()
    for second in range(DAY):
        x = 500 + 0.33 * DISTANCE * math.sin(second)
        y = 300 + 0.33 * DISTANCE * math.cos(1.7 * second)
        assert not stirred(stirrings, PointerMoved(x, y), ticks=13)


def test_a_mouse_that_creeps_is_nobody():
    stirrings = Stirrings()
    step = 0.7 * DISTANCE / WITHIN_TICKS
    assert not any(stirred(stirrings, PointerMoved(step * tick, 0)) for tick in range(10_000))


def test_a_hand_on_the_mouse_is_somebody_at_once():
    stirrings = Stirrings()
    stirred(stirrings, PointerMoved(500, 300))
    found = [stirred(stirrings, PointerMoved(500 + 4 * tick, 300)) for tick in range(1, 20)]
    assert any(found[:8])
    assert sum(found) >= 2


def test_a_jump_after_a_long_rest_counts():
    stirrings = Stirrings()
    stirred(stirrings, PointerMoved(500, 300))
    assert stirred(stirrings, PointerMoved(700, 300), ticks=100_000)


def test_the_first_sight_of_the_pointer_is_nobody_yet():
    assert not stirred(Stirrings(), PointerMoved(900, 500))


def test_a_dragging_finger_is_somebody_and_a_resting_one_is_not():
    stirrings = Stirrings()
    assert stirred(stirrings, PointerPressed(100, 100, touch=True))
    assert not stirred(stirrings, PointerMoved(103, 101, touch=True))
    assert stirred(stirrings, PointerMoved(140, 100, touch=True))
