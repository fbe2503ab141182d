"""Stories of runs that outgrow their memory: the recording is thinned, and nobody can tell.

The recording keeps 64 epochs here instead of many thousands, so that a short run is a long one.
"""

from functools import partial

import pytest

from game.session.outcome import State
from game.session.settings import FULL_PACE
from game.session.tape.recording import Recording
from tests.session.scenario import Scenario

LONG = 1200
SOLVED = 349


@pytest.fixture
def story(monkeypatch):
    """XOR at full pace, thinned again and again."""
    monkeypatch.setattr("game.session.session.Recording", partial(Recording, capacity=64))
    story = Scenario("xor").change(pace=FULL_PACE).start_playing()
    while story.now.last_epoch < LONG:
        story.wait(1)
    story.pause()
    assert story.recording.stride >= 16
    return story


@pytest.fixture(scope="module")
def kept():
    """The same run with everything kept."""
    return Scenario("xor").train_to(LONG + 400)


def test_every_epoch_looks_as_it_did(story, kept):
    for epoch in (0, 1, 17, 348, 349, 350, 777, LONG):
        story.seek(epoch).expect_weights(kept.weights_at(epoch))
        kept.seek(epoch)
        assert float(story.now.trace.loss) == float(kept.now.trace.loss)


def test_the_epoch_of_the_solution_does_not_drift(story):
    story.expect_state(State.SOLVED, since=SOLVED)
    for epoch in (349, 350, 351, 352, 360, 500, 1001):
        story.seek(epoch).expect_state(State.SOLVED, since=SOLVED)
    for epoch in (348, 347, 345, 340):
        assert story.seek(epoch).now.outcome.state is not State.SOLVED


def test_steps_back_and_forth_between_stored_epochs(story, kept):
    story.change(animation_speed=1.0).seek(203).step_back(times=3).expect_epoch(200)
    story.step(times=5).expect_epoch(205).expect_weights(kept.weights_at(205))


def test_a_branch_between_stored_epochs(story):
    fresh = Scenario("xor").train_to(203).change(loss="cross-entropy").train_to(700)
    story.seek(203).change(loss="cross-entropy").expect_epoch(203, of=203)
    assert story.now.history.ghost is not None
    story.train_to(700)
    for epoch in (202, 203, 204, 300, 699, 700):
        story.seek(epoch)
        fresh.seek(epoch)
        story.expect_weights(fresh.weights)
        assert story.now.outcome == fresh.now.outcome


def test_it_goes_on_as_if_nothing_had_been_left_out(story, kept):
    story.seek(story.now.last_epoch).train_to(LONG + 400)
    story.expect_weights(kept.weights_at(LONG + 400))
