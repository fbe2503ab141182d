"""Places on the timeline and epochs belong together."""

from hypothesis import given
from hypothesis import strategies as st

from game.view.widgets.sliders.timescale import HEAD_FRACTION, epoch_at, fraction_of

LAST = st.integers(min_value=0, max_value=1_000_000)


@given(LAST, st.data())
def test_every_epoch_is_found_again_at_its_place(last: int, data: st.DataObject) -> None:
    epoch = data.draw(st.integers(min_value=0, max_value=last))
    assert epoch_at(fraction_of(epoch, last), last) == epoch


@given(LAST, st.floats(min_value=-2, max_value=3))
def test_every_place_is_a_recorded_epoch(last: int, fraction: float) -> None:
    assert 0 <= epoch_at(fraction, last) <= last


@given(LAST, st.floats(min_value=0, max_value=1), st.floats(min_value=0, max_value=1))
def test_further_right_is_never_earlier(last: int, one: float, other: float) -> None:
    left, right = sorted((one, other))
    assert epoch_at(left, last) <= epoch_at(right, last)


def test_the_head_leaves_room_for_the_future() -> None:
    assert fraction_of(500, 500) == HEAD_FRACTION
    assert 0.9 < HEAD_FRACTION < 1.0
    assert epoch_at(1.0, 500) == 500


def test_before_anything_is_recorded_the_playhead_stands_at_the_left() -> None:
    assert fraction_of(0, 0) == 0.0
    assert epoch_at(0.7, 0) == 0
