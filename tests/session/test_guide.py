"""The guided tempo: what is told, what streams, and how long each story takes to its point."""

import pytest

from game.session import commands as c
from game.session.guide import TELLING_SPEEDS, TOLD_EPOCHS, guide, guided_tempo, unguided
from game.session.outcome import State
from game.session.presentation import TICKS_PER_SECOND, Mode, Phase, is_staged
from game.session.settings import TELLING_PACE, is_allowed
from tests.session.scenario import Scenario
from tests.session.test_stories import STORIES


def guided(story, ticks):
    for _ in range(ticks):
        story.do(*guide(story.now)).wait(1)
    return story


def seconds_until(name, happens, most=90.0):
    story = Scenario(STORIES[name]).do(c.TogglePlay())
    for tick in range(int(most * TICKS_PER_SECOND)):
        if happens(story.now):
            return tick / TICKS_PER_SECOND
        guided(story, 1)
    raise AssertionError(f"{name}: it never happened")


def in_state(state):
    return lambda now: now.outcome.state is state


@pytest.mark.parametrize(
    ("name", "happens", "least", "most"),
    [
        ("and", in_state(State.SOLVED), 20, 35),
        ("xor", lambda now: now.epoch >= 1, 6, 9),
        ("xor", lambda now: now.epoch >= 2, 12, 18),
        ("xor", in_state(State.SOLVED), 25, 40),
        ("locked", in_state(State.STUCK), 35, 60),
        ("stuck", in_state(State.STUCK), 40, 60),
    ],
)
def test_every_story_comes_to_its_point_in_time(name, happens, least, most):
    assert least <= seconds_until(name, happens) <= most


def test_every_phase_of_a_told_epoch_can_be_read():
    story = Scenario(STORIES["xor"]).do(c.TogglePlay())
    ticks = dict.fromkeys(Phase, 0)
    while story.now.epoch == 0:
        guided(story, 1)
        ticks[story.now.moment.phase] += 1
    assert all(1.7 <= count / TICKS_PER_SECOND <= 3.0 for count in ticks.values())


def test_the_first_epochs_are_told_and_the_others_stream():
    story = Scenario(STORIES["xor"]).do(c.TogglePlay())
    modes = {}
    for _ in range(20 * TICKS_PER_SECOND):
        guided(story, 1)
        modes.setdefault(story.now.epoch, set()).add(story.now.moment.mode)
    assert [epoch for epoch, shown in modes.items() if Mode.STAGED in shown] == list(
        range(TOLD_EPOCHS)
    )
    assert modes[TOLD_EPOCHS + 1] == {Mode.STREAM}


def test_the_pace_only_grows_while_nothing_is_settled_and_is_always_allowed():
    tempos = [guided_tempo(epoch, State.LEARNING) for epoch in range(20_000)]
    paces = [tempo.pace for tempo in tempos]
    assert paces == sorted(paces)
    assert all(is_allowed("pace", tempo.pace) for tempo in tempos)
    assert all(is_allowed("animation_speed", tempo.animation_speed) for tempo in tempos)
    assert [is_staged(t.pace, t.animation_speed) for t in tempos[:4]] == [True, True, False, False]


@pytest.mark.parametrize("state", [State.SOLVED, State.STUCK])
def test_what_is_settled_stays_alive_without_hurry(state):
    assert guided_tempo(5000, state).pace == 20.0


def test_the_guide_changes_no_number():
    led = guided(Scenario(STORIES["xor"]).do(c.TogglePlay()), 30 * TICKS_PER_SECOND)
    alone = Scenario(STORIES["xor"]).train_to(led.now.epoch)
    led.expect_weights(alone.weights)
    assert led.now.as_preset


def test_a_single_step_is_told_as_slowly():
    story = Scenario(STORIES["xor"]).do(c.TogglePlay())
    guided(story, 25 * TICKS_PER_SECOND).do(c.Pause())
    assert guide(story.now) == ()
    story.do(c.StepEpoch(), *guide(story.now))
    assert guide(story.now) == (
        c.ChangeSetting("pace", TELLING_PACE),
        c.ChangeSetting("animation_speed", TELLING_SPEEDS[Phase.FORWARD]),
    )
    epoch = story.now.epoch
    guided(story, 7 * TICKS_PER_SECOND).expect_epoch(epoch).expect_moment(Mode.STAGED)
    guided(story, 2 * TICKS_PER_SECOND).expect_epoch(epoch + 1)


def test_a_run_that_stands_still_is_left_alone_with_what_it_says():
    story = Scenario(STORIES["xor"])
    assert guide(story.now) == ()


def test_the_lab_is_entered_at_its_usual_tempo():
    story = Scenario(STORIES["xor"])
    story.do(*unguided(story.now)).expect_settings(pace=20.0, animation_speed=0.4)
    assert unguided(story.now) == ()
