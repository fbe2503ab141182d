"""What is told again: a phase, a row's data, and all four rows when it is won."""

from dataclasses import replace

import pytest

from game.session import commands as c
from game.session.aside.encore import ROW_TICKS
from game.session.guide import guide
from game.session.outcome import State
from game.session.presentation import Mode, Phase
from tests.session.scenario import Scenario
from tests.session.test_stories import STORIES

LONG = 20 * 60


def led(story, ticks):
    for _ in range(ticks):
        story.do(*guide(story.now)).wait(1)
    return story


def won(name="xor"):
    story = Scenario(STORIES[name]).do(c.TogglePlay())
    for _ in range(60 * 60):
        led(story, 1)
        if story.now.crowned:
            return story
    raise AssertionError("it was never won")


class TestPhase:
    @pytest.mark.parametrize("phase", Phase)
    @pytest.mark.parametrize("epoch", [0, 40])
    def test_it_pauses_tells_the_phase_and_stands_still(self, phase, epoch):
        story = Scenario("xor").train_to(epoch).start_playing().wait(1)
        epoch = story.now.epoch
        story.do(c.TellAgain(phase))
        seen = []
        for _ in range(LONG):
            assert story.now.moment.mode is Mode.STAGED
            assert story.now.moment.phase is phase
            seen.append(story.now.moment.progress)
            story.wait(1)
        assert seen == sorted(seen)
        assert seen[0] < 0.05
        assert seen[-1] > 0.999
        assert not story.now.moves
        story.expect_epoch(epoch)

    def test_nothing_is_trained(self):
        story = Scenario("xor")
        before = story.fingerprint
        story.do(c.TellAgain(Phase.UPDATE)).wait(LONG)
        story.expect_epoch(0, of=0)
        story.do(c.Seek(0)).expect_moment(Mode.READY)
        assert story.fingerprint == before

    def test_play_goes_on_from_where_the_run_is(self):
        story = Scenario("xor").train_to(40).do(c.TellAgain(Phase.LOSS)).wait(LONG)
        story.do(c.TogglePlay())
        assert story.now.playing
        assert story.now.encore is None

    def test_pausing_it_brings_it_to_its_end(self):
        story = Scenario("xor").train_to(40).do(c.TellAgain(Phase.BACKWARD)).wait(5)
        assert story.now.moves
        story.do(c.TogglePlay())
        assert not story.now.moves
        assert not story.now.playing
        story.expect_moment(Mode.STAGED, Phase.BACKWARD)

    def test_all_rows_are_told_one_after_another(self):
        story = Scenario("xor").train_to(40).show_row(None).do(c.TellAgain(Phase.FORWARD))
        rows = []
        for _ in range(LONG):
            rows.append(story.now.moment.sample)
            story.wait(1)
        assert list(dict.fromkeys(rows)) == [0, 1, 2, 3]


class TestRow:
    def test_a_row_is_chosen_and_its_data_run_once(self):
        story = Scenario("xor").train_to(40).do(c.RunRow(2))
        assert story.now.sample == 2
        story.expect_moment(Mode.STAGED, Phase.FORWARD)
        story.wait(LONG).expect_moment(Mode.STREAM)
        assert story.now.sample == 2
        story.expect_epoch(40)

    def test_while_it_plays_the_row_is_only_chosen(self):
        story = Scenario("xor").train_to(40).start_playing().wait(5).do(c.RunRow(2))
        assert story.now.encore is None
        assert story.now.sample == 2
        assert story.now.playing

    def test_a_row_that_is_not_there_changes_nothing(self):
        story = Scenario("xor").train_to(40)
        before = story.fingerprint
        assert story.do(c.RunRow(7)).fingerprint == before

    def test_cards_may_be_opened_meanwhile_and_a_step_ends_it(self):
        story = Scenario("xor").train_to(40).do(c.RunRow(2)).pin("x1-h1")
        assert story.now.encore is not None
        story.do(c.StepEpoch())
        assert story.now.encore is None


class TestWin:
    @pytest.mark.parametrize(("name", "since"), [("and", 34), ("xor", 118)])
    def test_the_epoch_that_makes_all_right_pauses(self, name, since):
        story = won(name)
        story.expect_epoch(since).expect_state(State.SOLVED, since=since)
        assert not story.now.playing
        assert story.now.preset.name in story.now.finished or led(story, 1)
        assert story.now.preset.name in led(story, 1).now.finished

    def test_the_rows_answer_one_after_another(self):
        story = won()
        rows = []
        for _ in range(4 * ROW_TICKS - 1):
            rows.append((story.now.moment.sample, story.now.sample))
            assert story.now.moment.phase is Phase.FORWARD
            led(story, 1)
        assert list(dict.fromkeys(rows)) == [(0, 0), (1, 1), (2, 2), (3, 3)]
        assert all(abs(rows.count((row, row)) - ROW_TICKS) <= 1 for row in range(4))
        assert story.now.encore is None
        assert story.now.sample == 1, "the row that was chosen is chosen again"

    def test_it_is_celebrated_once_and_training_goes_on(self):
        story = won().do(c.TogglePlay())
        led(story, 300)
        assert story.now.playing
        assert story.now.epoch > 118
        story.do(c.Seek(100), c.TogglePlay())
        led(story, 600)
        assert story.now.playing, "to pass it a second time is no win"

    def test_a_single_step_can_win(self):
        story = Scenario(STORIES["xor"]).train_to(117).do(c.StepEpoch())
        led(story, 20 * 60)
        assert story.now.crowned
        story.expect_epoch(118)

    def test_what_was_solved_from_the_start_is_no_win(self):
        solved = Scenario(STORIES["xor"]).train_to(400)
        start = dict(
            zip(
                map(solved.now.topology.column_name, solved.now.topology.parameters),
                solved.weights,
                strict=True,
            )
        )
        story = Scenario(replace(STORIES["xor"], start=start)).do(c.TogglePlay())
        led(story, 1200)
        assert not story.now.crowned
        assert story.now.playing

    def test_in_the_lab_nothing_pauses(self):
        story = Scenario(STORIES["xor"]).change(pace=60.0).start_playing().wait(400)
        assert story.now.playing
        assert not story.now.crowned

    def test_a_win_is_found_exactly_however_fast_it_goes(self):
        story = Scenario(STORIES["xor"]).train_to(90).change(pace=1000.0).start_playing()
        story.wait(4)
        assert story.now.epoch > 118
        story.do(*guide(story.now)).expect_epoch(118)


class TestTries:
    def test_starts_that_came_to_an_end_are_counted(self):
        story = Scenario(STORIES["stuck"])
        story.do(c.NewStart())
        assert story.now.tries == (), "what never began is not counted"
        story.do(c.SelectPreset("and"))
        story = Scenario(STORIES["stuck"]).train_to(2300).expect_state(State.STUCK)
        assert story.now.tries == ()
        story.do(c.NewStart())
        assert story.now.tries == (False,)
        assert story.now.playing
        assert not story.now.as_preset
        ends = []
        for _ in range(6):
            story.train_to(3500)
            ends.append(story.now.outcome.state is State.SOLVED)
            story.do(c.NewStart())
        assert story.now.tries == (False, *ends)
        assert True in ends, "some come free"
        story.do(c.SelectPreset("xor"))
        assert story.now.tries == ()

    def test_another_start_is_not_told_phase_by_phase_again(self):
        story = Scenario(STORIES["stuck"]).train_to(2300).do(c.NewStart())
        led(story, 60)
        assert story.now.moment.mode is Mode.STREAM

    def test_every_story_can_be_finished_and_a_fresh_start_forgets(self):
        for name, epoch in (("and", 40), ("xor", 120), ("locked", 2000), ("stuck", 2300)):
            story = Scenario(STORIES[name]).train_to(epoch)
            led(story, 2)
            assert story.now.finished == {name}
            story.do(c.StartOver())
            assert story.now.finished == frozenset()
