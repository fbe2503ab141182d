"""How one epoch is told: forward, loss, backward, update, and in each the rows in their order."""

from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.presentation import (
    PHASE_ENDS,
    PHASES_BY_ROW,
    TICKS_PER_SECOND,
    Mode,
    Phase,
    flow_per_tick,
    is_staged,
    presentation_ticks,
    staged_moment,
)
from game.session.settings import FULL_PACE, RANGES, TELLING_PACE
from tests.session.scenario import Scenario

IN_ORDER = [Phase.FORWARD, Phase.LOSS, Phase.BACKWARD, Phase.UPDATE]


def told(story: Scenario):
    """Every moment of one epoch's telling, tick by tick."""
    story.begin_step().wait(1)
    while story.now.moment.mode is Mode.STAGED:
        yield story.now.moment
        story.wait(1)


def test_the_phases_come_in_their_order_and_each_takes_its_time():
    moments = list(told(Scenario("and").show_row("01")))

    phases = [phase for phase, _ in groupby(moment.phase for moment in moments)]
    assert phases == IN_ORDER
    ticks = presentation_ticks(0.4)
    assert len(moments) == pytest.approx(ticks, abs=1)
    begin = 0.0
    for phase in IN_ORDER:
        share = sum(moment.phase is phase for moment in moments) / len(moments)
        assert share == pytest.approx(PHASE_ENDS[phase] - begin, abs=2 / ticks)
        begin = PHASE_ENDS[phase]


def test_inside_a_phase_progress_runs_from_zero_to_one():
    for phase, part in groupby(told(Scenario("and").show_row("01")), lambda m: m.phase):
        progress = [moment.progress for moment in part]
        assert progress == sorted(progress), phase
        assert progress[0] < 0.1
        assert progress[-1] > 0.85


def test_a_chosen_row_is_the_only_one_told():
    assert {moment.sample for moment in told(Scenario("and").show_row("10"))} == {2}


def test_all_rows_are_told_one_after_another():
    by_phase = {
        phase: [sample for sample, _ in groupby(moment.sample for moment in part)]
        for phase, part in groupby(told(Scenario("and").show_row(None)), lambda m: m.phase)
    }
    assert by_phase[Phase.FORWARD] == [0, 1, 2, 3]
    assert by_phase[Phase.LOSS] == [None], "the loss is that of all four"
    assert by_phase[Phase.BACKWARD] == [0, 1, 2, 3]
    assert by_phase[Phase.UPDATE] == [None], "there is one update for all four"


def test_each_row_runs_from_zero_to_one():
    moments = [m for m in told(Scenario("and").show_row(None)) if m.phase in PHASES_BY_ROW]
    for _, part in groupby(moments, lambda m: (m.phase, m.sample)):
        progress = [moment.progress for moment in part]
        assert progress == sorted(progress)
        assert progress[0] < 0.15
        assert progress[-1] > 0.85


@given(st.floats(0, 1), st.sampled_from([None, 0, 1, 2, 3]))
def test_every_moment_is_well_formed(progress, sample):
    moment = staged_moment(progress, sample, 4)
    assert moment.mode is Mode.STAGED
    assert 0.0 <= moment.progress <= 1.0
    if sample is None:
        by_row = moment.phase in PHASES_BY_ROW
        assert moment.sample in (range(4) if by_row else [None])
    else:
        assert moment.sample == sample


@given(st.lists(st.floats(0, 1), min_size=2, max_size=50).map(sorted), st.sampled_from([None, 2]))
def test_the_telling_never_runs_backwards(progresses, sample):
    def order(moment):
        return (moment.phase, -1 if moment.sample is None else moment.sample, moment.progress)

    moments = [order(staged_moment(progress, sample, 4)) for progress in progresses]
    assert all(earlier <= later for earlier, later in pairwise(moments))


def test_the_very_ends():
    first, last = staged_moment(0.0, None, 4), staged_moment(1.0, None, 4)
    assert (first.phase, first.sample, first.progress) == (Phase.FORWARD, 0, 0.0)
    assert (last.phase, last.sample, last.progress) == (Phase.UPDATE, None, 1.0)
    # Where a phase ends, the next one begins.
    for phase, following in pairwise(IN_ORDER):
        moment = staged_moment(PHASE_ENDS[phase], 1, 4)
        assert (moment.phase, moment.progress) == (following, 0.0)


def test_speed_sets_how_long_an_epoch_is_told():
    for speed in (0.01, 0.4, 1.0):
        story = Scenario("and").change(animation_speed=speed)
        assert len(list(told(story))) == pytest.approx(presentation_ticks(speed), abs=2)
    assert presentation_ticks(0.4) / TICKS_PER_SECOND == pytest.approx(2.0)


def test_whether_there_is_time_to_tell_depends_on_pace_and_speed():
    assert is_staged(pace=0.5, animation_speed=0.4), "two seconds for two seconds"
    assert not is_staged(pace=0.6, animation_speed=0.4)
    assert is_staged(pace=1.25, animation_speed=1.0)
    assert not is_staged(pace=20.0, animation_speed=1.0)
    assert not is_staged(pace=FULL_PACE, animation_speed=1.0)


def test_playing_slowly_tells_every_epoch():
    story = Scenario("and").change(pace=0.5, animation_speed=1.0).start_playing()
    seen = []
    for _ in range(300):
        story.wait(1)
        seen.append((story.now.epoch, story.now.moment.mode, story.now.moment.phase))
    for epoch in (0, 1):
        phases = [phase for e, mode, phase in seen if e == epoch and mode is Mode.STAGED]
        assert [phase for phase, _ in groupby(phases)] == IN_ORDER


def test_a_told_epoch_waits_at_its_end_until_the_pace_calls_for_the_next():
    story = Scenario("and").change(pace=0.5, animation_speed=1.0).start_playing().wait(100)
    story.expect_epoch(0, of=1).expect_moment(Mode.STAGED, Phase.UPDATE, progress=1.0)


def test_speeding_up_turns_the_telling_into_a_stream_and_back():
    story = Scenario("and").change(pace=0.5, animation_speed=1.0).start_playing().wait(30)
    story.expect_moment(Mode.STAGED)
    story.change(pace=60.0).wait(60).expect_moment(Mode.STREAM)
    assert story.now.epoch > 50
    epoch = story.now.epoch
    story.change(pace=0.5).wait(30).expect_epoch(epoch).expect_moment(Mode.STAGED)


@pytest.mark.parametrize(
    "speed", [RANGES["animation_speed"].low, 0.4, RANGES["animation_speed"].high]
)
def test_the_streams_packets_travel_by_animation_speed(speed):
    story = Scenario("xor").change(animation_speed=speed).start_playing().wait(1)
    flow = story.now.moment.flow
    story.wait(60)
    assert story.now.moment.flow - flow == pytest.approx(60 * flow_per_tick(speed))


def test_at_the_pace_of_telling_an_epoch_takes_as_long_as_it_is_told():
    assert is_staged(TELLING_PACE, animation_speed=0.01)
    story = Scenario("and").change(pace=TELLING_PACE, animation_speed=0.05).start_playing()
    story.wait(950).expect_epoch(0).expect_moment(Mode.STAGED).wait(15).expect_epoch(1)
