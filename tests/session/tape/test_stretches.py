"""Since when something has been true."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.session.tape.stretches import MOST_TURNS, Stretches

courses = st.lists(st.booleans(), min_size=1, max_size=60)


def brute_force(course: list[bool], epoch: int) -> int | None:
    if not course[epoch]:
        return None
    while epoch > 0 and course[epoch - 1]:
        epoch -= 1
    return epoch


@given(courses, st.lists(st.integers(1, 60), max_size=5))
def test_in_whatever_blocks_it_is_told(course, cuts):
    stretches, first = Stretches(), 0
    for end in [*sorted(c for c in cuts if c < len(course)), len(course)]:
        if end > first:
            stretches.extend(first, np.array(course[first:end]))
            first = end
    assert [stretches.since(e) for e in range(len(course))] == [
        brute_force(course, e) for e in range(len(course))
    ]


@given(courses, courses, st.integers(0, 60))
def test_after_a_cut_it_goes_on_otherwise(course, other, cut):
    cut = min(cut, len(course))
    stretches = Stretches()
    stretches.extend(0, np.array(course))
    stretches.cut(cut)
    stretches.extend(cut, np.array(other))
    both = course[:cut] + other
    assert [stretches.since(e) for e in range(len(both))] == [
        brute_force(both, e) for e in range(len(both))
    ]


def test_what_flickers_for_ever_is_remembered_a_good_way_back():
    stretches, epochs = Stretches(), 3 * MOST_TURNS
    for first in range(0, epochs, 1000):
        stretches.extend(first, np.arange(first, first + 1000) % 2 == 0)
    for epoch in range(epochs - MOST_TURNS // 2, epochs):
        assert stretches.since(epoch) == (epoch if epoch % 2 == 0 else None)
    assert stretches.since(0) is None, "too long ago"


def test_the_first_time_is_remembered_until_it_is_cut_or_forgotten():
    stretches = Stretches()
    assert stretches.first is None
    stretches.extend(0, np.array([False, False, True, False, True]))
    assert stretches.first == 2
    stretches.cut(2)
    assert stretches.first is None
    stretches.extend(2, np.arange(MOST_TURNS + 2) % 2 == 0)
    assert stretches.first is None, "so long ago that it is forgotten"
