"""Percentiles of frame times from a histogram."""

import math
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from game.exhibit.status.frame_times import BINS, FrameFigures, FrameTimes

MILLISECONDS = st.lists(st.floats(0, 600, allow_nan=False), min_size=1, max_size=300)


def test_nothing_before_the_first_frame():
    assert FrameTimes().figures() == FrameFigures()


@given(MILLISECONDS)
def test_percentiles_are_right_to_a_tenth_and_never_too_good(lengths):
    times = FrameTimes()
    for each in lengths:
        times.add(each)
    figures = times.figures()
    assert figures.frames == len(lengths)
    assert figures.longest == max(lengths)
    for percent, told in ((50, figures.p50), (95, figures.p95), (99, figures.p99)):
        exact = sorted(lengths)[math.ceil(len(lengths) * percent / 100) - 1]
        if exact >= 500:
            assert told == figures.longest
        else:
            assert exact - 1e-9 <= told <= exact + 0.1 + 1e-9


def test_odd_lengths_are_counted_too():
    times = FrameTimes()
    for each in (-5.0, 0.0, 1e12):
        times.add(each)
    assert times.figures() == FrameFigures(3, 0.1, 1e12, 1e12, 1e12)


def test_a_million_frames_take_no_more_memory():
    times = FrameTimes()
    assert len(times._counts) == BINS + 1
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for number in range(100_000):
        times.add(number % 400 / 10)
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 1000
