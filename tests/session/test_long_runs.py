"""Stories of runs that outgrow their memory: the recording is thinned, and nobody can tell.

The recording keeps 64 epochs here instead of many thousands, so that a short run is a long one.
"""

import tomllib
from functools import partial

import pytest

from game.session.outcome import State
from game.session.settings import FULL_PACE
from game.session.tape.recording import MOST_EPOCHS, Recording
from tests.session.scenario import ROOT, Scenario

LONG = 1200
SOLVED = 349


@pytest.fixture
def story(monkeypatch):
    """XOR at full pace, thinned again and again."""
    monkeypatch.setattr("game.session.run.Recording", partial(Recording, capacity=64))
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


# ---------------------------------------------------------------- the longest run

MOST = 500


@pytest.fixture
def at_the_end(monkeypatch):
    """XOR, played until it stops by itself."""
    short = partial(Recording, capacity=64, most_epochs=MOST)
    monkeypatch.setattr("game.session.run.Recording", short)
    return Scenario("xor").change(pace=FULL_PACE).start_playing().wait(30)


@pytest.mark.parametrize("pace", [20.0, 977.0, FULL_PACE])
def test_the_longest_run_stops_by_itself_and_says_so(at_the_end, pace):
    at_the_end.expect_paused().expect_epoch(MOST, of=MOST).expect_notice("longest-run")
    at_the_end.seek(MOST - 3).change(pace=pace).start_playing().wait(60)
    at_the_end.expect_paused().expect_epoch(MOST, of=MOST).expect_notice("longest-run")
    at_the_end.expect_state(State.SOLVED, since=SOLVED)


def test_the_longest_run_cannot_be_played_or_stepped_on(at_the_end):
    at_the_end.toggle_play().expect_paused().expect_notice("longest-run")
    at_the_end.step().expect_epoch(MOST, of=MOST).expect_notice("longest-run")
    at_the_end.train_to(MOST + 1).expect_epoch(MOST, of=MOST).expect_notice("longest-run")
    at_the_end.seek(MOST, progress=0.5).expect_epoch(MOST, of=MOST)


def test_the_longest_run_goes_on_from_its_past_and_from_its_start(at_the_end):
    at_the_end.step_back().expect_epoch(MOST - 1, of=MOST).expect_notice(None)
    at_the_end.change(loss="cross-entropy").start_playing().wait(2)
    at_the_end.expect_epoch(MOST, of=MOST).expect_notice("longest-run")
    at_the_end.restart().start_playing().wait(2).expect_playing().expect_notice(None)


@pytest.mark.parametrize(
    ("language", "length"),
    [("en", "10 million"), ("de", "10 Millionen"), ("fr", "10 millions")],
)
def test_the_sentence_names_the_length(language, length):
    texts = tomllib.loads((ROOT / "assets" / "texts" / f"{language}.toml").read_text("utf-8"))
    assert length in texts["notice"]["longest-run"]
    assert MOST_EPOCHS == 10_000_000
