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


def test_playing_on_from_a_half_told_step():
    story = Scenario("and").begin_step().wait(30).start_playing()
    story.wait(400).expect_playing()
    assert story.now.epoch > 20
