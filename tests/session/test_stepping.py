"""Stories of single steps, forward and back."""

import pytest

from game.session.presentation import Mode, Phase, presentation_ticks
from tests.session.scenario import Scenario


def test_a_step_tells_one_epoch_and_rests_at_the_next():
    story = Scenario("and").begin_step().expect_epoch(0, of=1)
    ticks = int(presentation_ticks(story.now.settings.animation_speed))
    story.wait(ticks - 1).expect_moment(Mode.STAGED, Phase.UPDATE).expect_epoch(0)
    story.wait(2).expect_moment(Mode.REST).expect_epoch(1, of=1).expect_paused()


def test_a_step_while_playing_pauses():
    Scenario("xor").start_playing().wait(30).step().expect_paused()


def test_ten_steps_are_ten_epochs():
    story = Scenario("and").change(animation_speed=1.0).step(times=10).expect_epoch(10, of=10)
    played = Scenario("and").train_to(10)
    story.expect_weights(played.weights)


def test_an_impatient_visitor_steps_during_a_step():
    story = Scenario("and").begin_step().wait(20).begin_step().expect_epoch(1, of=2)
    story.wait(20).begin_step().expect_epoch(2, of=3)
    story.wait(500).expect_epoch(3, of=3).expect_moment(Mode.REST)


def test_stepping_back_goes_to_the_epoch_before():
    story = Scenario("and").train_to(5)
    story.step_back().expect_epoch(4, of=5).step_back(times=2).expect_epoch(2, of=5)
    story.expect_weights(Scenario("and").train_to(2).weights)


def test_stepping_back_inside_an_epoch_goes_to_its_beginning_first():
    story = Scenario("and").train_to(5).begin_step().wait(30)
    story.step_back().expect_epoch(5, of=6).expect_moment(Mode.REST)
    story.step_back().expect_epoch(4, of=6)


def test_there_is_nothing_before_the_beginning():
    story = Scenario("and").step().step_back(times=5).expect_epoch(0, of=1)
    story.expect_weights(Scenario("and").weights)


@pytest.mark.parametrize("preset", ["and", "xor", "dying-relu", "vanishing-gradient"])
def test_step_back_then_step_forward_restores_everything(preset):
    story = Scenario(preset).change(animation_speed=1.0).train_to(40).step()
    before = story.fingerprint

    for distance in (1, 2, 7):
        story.step_back(times=distance)
        assert story.fingerprint != before
        story.step(times=distance)
        assert story.fingerprint == before


def test_a_step_in_the_past_replays_and_records_nothing_new():
    story = Scenario("xor").train_to(100)
    course = [story.weights_at(epoch).tobytes() for epoch in range(101)]

    story.seek(50).change(animation_speed=1.0).step(times=3).expect_epoch(53, of=100)

    assert [story.weights_at(epoch).tobytes() for epoch in range(101)] == course


@pytest.mark.parametrize("ticks", [0, 1, 25, 47, 60, 100, 118])
@pytest.mark.parametrize("trained", [0, 5])
def test_space_holds_a_step_between_its_phases_and_tells_it_on(ticks, trained):
    story = Scenario("and").train_to(trained).begin_step().wait(ticks)
    told = story.now.moment
    story.toggle_play().expect_paused()
    assert not story.now.moves
    held = story.fingerprint
    story.wait(300)
    assert story.fingerprint == held
    assert story.now.moment == told or ticks == 0
    story.toggle_play().expect_paused()
    assert story.now.moves
    story.wait(119 - ticks).expect_moment(Mode.STAGED).expect_epoch(trained)
    story.wait(3).expect_moment(Mode.REST).expect_epoch(trained + 1, of=trained + 1)
    assert not story.now.moves
    story.wait(300).expect_epoch(trained + 1, of=trained + 1)
    story.toggle_play().expect_playing().wait(100)
    assert story.now.epoch > trained + 5, "from rest Space plays"


def test_a_step_that_is_paused_is_told_on_too():
    story = Scenario("and").begin_step().wait(30).pause().toggle_play().expect_paused()
    story.wait(100).expect_epoch(1, of=1).expect_moment(Mode.REST)


@pytest.mark.parametrize(
    "leave",
    [
        lambda story: story.step_back(),
        lambda story: story.seek(0),
        lambda story: story.restart(),
        lambda story: story.change(learning_rate=0.3),
        lambda story: story.select("xor"),
        lambda story: story.train_to(7),
    ],
)
def test_who_leaves_a_held_step_plays_from_there(leave):
    story = leave(Scenario("and").begin_step().wait(30).toggle_play())
    epoch = story.now.epoch
    story.toggle_play().expect_playing().wait(60)
    assert story.now.epoch > epoch + 2


def test_the_next_step_may_begin_while_one_is_held():
    story = Scenario("and").begin_step().wait(30).toggle_play().begin_step().expect_epoch(1, of=2)
    story.wait(500).expect_epoch(2, of=2).expect_moment(Mode.REST)


def test_an_epoch_that_is_held_while_playing_is_played_on():
    story = Scenario("and").change(animation_speed=1.0, pace=0.5).start_playing().wait(25)
    story.toggle_play().expect_paused().toggle_play().expect_playing().wait(600)
    assert story.now.epoch >= 4
