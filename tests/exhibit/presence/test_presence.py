"""Who has the screen: 75 s of quiet, 20 s to answer, then the show, and back at a touch."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.exhibit.configuration.keys import Times, of_profile
from game.exhibit.presence.presence import Answer, Presence, Stage, countdown_ticks

TIMES = Times()
SECOND = 60
SHORT = Times(idle=1.0, watching=2.0)


@dataclass
class Visit:
    """A presence, and the seconds that pass."""

    times: Times = TIMES
    training: bool = False

    def __post_init__(self):
        self.now = Presence.at_boot(self.times)
        self.answers = []

    def stir(self):
        self.now, answer = self.now.stirred()
        self.answers.append(answer)
        return self

    def wait(self, seconds):
        for _ in range(round(seconds * SECOND)):
            self.now = self.now.ticked(self.times, self.training)
        return self

    def expect(self, stage, visits=None):
        assert self.now.stage is stage
        if visits is not None:
            assert self.now.visits == visits
        return self


def test_a_kiosk_starts_by_itself_with_the_show():
    Visit().expect(Stage.ATTRACT, visits=0).wait(10_000).expect(Stage.ATTRACT, visits=0)


def test_the_first_touch_opens_the_visitors_screen_and_is_handed_on():
    visit = Visit().stir().expect(Stage.VISITOR, visits=1)
    assert visit.answers == [Answer.WAKE]
    assert visit.stir().answers == [Answer.WAKE, Answer.USE]


def test_after_75_quiet_seconds_somebody_is_asked_for_20_seconds():
    visit = Visit().stir()
    visit.wait(75 - 1 / 60).expect(Stage.VISITOR).wait(1 / 60).expect(Stage.COUNTDOWN)
    visit.wait(20 - 1 / 60).expect(Stage.COUNTDOWN).wait(1 / 60).expect(Stage.ATTRACT, visits=1)


def test_an_answer_is_swallowed_and_everything_stays():
    visit = Visit().stir().wait(80).stir().expect(Stage.VISITOR, visits=1)
    assert visit.answers[-1] is Answer.SWALLOW
    visit.wait(74).expect(Stage.VISITOR)


def test_watching_a_running_training_counts_up_to_180_seconds():
    visit = Visit(training=True).stir()
    visit.wait(180 - 1 / 60).expect(Stage.VISITOR).wait(1 / 60).expect(Stage.COUNTDOWN)


def test_a_training_that_ends_unwatched_leads_to_the_question_at_once():
    visit = Visit(training=True).stir().wait(100).expect(Stage.VISITOR)
    visit.training = False
    visit.wait(1 / 60).expect(Stage.COUNTDOWN)


def test_a_training_that_goes_on_during_the_countdown_does_not_stop_it():
    Visit(training=True).stir().wait(180 + 20).expect(Stage.ATTRACT)


def test_each_visit_is_counted_once():
    visit = Visit()
    for number in range(1, 6):
        visit.stir().wait(30).stir().wait(80).stir().expect(Stage.VISITOR, visits=number)
        visit.wait(95).expect(Stage.ATTRACT, visits=number)


@pytest.mark.parametrize("profile", ["classroom", "projector"])
def test_in_a_classroom_somebody_is_always_there(profile):
    visit = Visit(of_profile(profile).times).expect(Stage.VISITOR, visits=0)
    visit.wait(1000).expect(Stage.VISITOR).stir().wait(1000).expect(Stage.VISITOR, visits=1)


def test_without_a_show_a_visit_ends_with_a_fresh_start_and_nobody_is_asked_twice():
    visit = Visit(replace(TIMES, attract=False)).expect(Stage.VISITOR).wait(200)
    visit.expect(Stage.VISITOR, visits=0).stir().wait(75).expect(Stage.COUNTDOWN)
    before = visit.wait(20 - 1 / 60).now
    visit.wait(1 / 60).expect(Stage.VISITOR)
    assert visit.now.has_left(before)
    visit.wait(1000).expect(Stage.VISITOR, visits=1).stir().expect(Stage.VISITOR, visits=2)


def test_watching_can_be_made_to_count_for_nothing():
    Visit(replace(TIMES, watching=0.0), training=True).stir().wait(75).expect(Stage.COUNTDOWN)


def test_the_countdown_shows_every_second_once_and_never_zero():
    visit = Visit().stir().wait(75)
    shown = []
    for _ in range(20 * SECOND):
        shown.append(visit.now.seconds_left(TIMES))
        assert 0 < visit.now.share_left(TIMES) <= 1
        visit.wait(1 / 60)
    assert shown == [second for second in range(20, 0, -1) for _ in range(SECOND)]


@pytest.mark.parametrize("wanted", [0.0, 5.0, 19.9])
def test_nobody_can_configure_the_countdown_away(wanted):
    assert countdown_ticks(Times(countdown=wanted)) == 20 * SECOND


inputs = st.lists(st.integers(1, 300), max_size=40)


@given(inputs, st.booleans(), st.sampled_from([SHORT, replace(SHORT, countdown=23.0)]))
def test_a_countdown_lasts_at_least_20_seconds_and_any_input_ends_it(gaps, training, times):
    visit = Visit(times, training=training)
    for gap in gaps:
        visit.stir().expect(Stage.VISITOR)
        since = None
        for _ in range(gap * 10):
            before = visit.now.stage
            visit.wait(1 / 60)
            since = 0 if before is Stage.VISITOR is not visit.now.stage else since
            if since is not None and visit.now.stage is Stage.COUNTDOWN:
                since += 1
            if before is Stage.COUNTDOWN and visit.now.stage is Stage.ATTRACT:
                assert since == countdown_ticks(times) >= 20 * SECOND


@given(st.integers(10, 60), st.data())
def test_it_can_be_extended_as_often_as_one_likes(often, data):
    visit = Visit(SHORT).stir()
    for _ in range(often):
        visit.wait(1).expect(Stage.COUNTDOWN)
        visit.wait(data.draw(st.integers(0, 1199)) / 60).expect(Stage.COUNTDOWN)
        visit.stir().expect(Stage.VISITOR, visits=1)
        assert visit.answers[-1] is Answer.SWALLOW


@given(st.lists(st.one_of(st.none(), st.booleans()), max_size=400))
def test_the_show_is_reached_only_through_a_countdown(steps):
    times = Times(idle=0.1, watching=0.2)
    now = Presence.at_boot(times)
    for step in steps:
        before = now
        now = now.stirred()[0] if step is None else now.ticked(times, step)
        if now.stage is Stage.ATTRACT and before.stage is not Stage.ATTRACT:
            assert before.stage is Stage.COUNTDOWN
        assert now.has_left(before) == (now.stage is Stage.ATTRACT is not before.stage)
        left = before.stage is Stage.ATTRACT and now.stage is not Stage.ATTRACT
        assert now.visits == before.visits + left
