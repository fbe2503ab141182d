"""What is heard of a session: stories of visitors, listened to tick by tick."""

from collections import Counter
from itertools import pairwise

import pytest

from game.exhibit.sound.ear import GAPS, PULSE_TICKS, REST_TICKS, Ear
from game.exhibit.sound.heard import PITCHES, Sound, pitch_of
from game.session.outcome import State
from game.session.presentation import Mode, Phase
from tests.session.scenario import FOR_EVER, PRESETS, Scenario, described

BRISK = {"learning_rate": 1.0, "loss": "cross-entropy", "pace": 60.0}
TICKS = (Sound.FORWARD, Sound.BACKWARD)


class Listener(Scenario):
    """A scenario with an ear that is fed once a tick."""

    def __init__(self, preset="and"):
        super().__init__(preset)
        self.ear = Ear()
        self.heard = []
        self.tick = 0
        self.listen()

    def listen(self):
        snapshot = self.now
        self.heard += [(self.tick, snapshot, each) for each in self.ear.listen(snapshot)]

    def do(self, *several):
        super().do(*several)
        self.listen()
        return self

    def wait(self, ticks):
        for _ in range(ticks):
            self.session.tick()
            self.tick += 1
            self.listen()
        return self

    def step(self, times=1):
        for _ in range(times):
            self.begin_step()
            while self.now.moment.mode is Mode.STAGED:
                self.wait(1)
        return self

    def forget(self):
        self.heard.clear()
        return self

    def until(self, state):
        for _ in range(FOR_EVER):
            if self.now.outcome.state is state:
                return self
            self.wait(1)
        raise AssertionError(f"never {state}")

    @property
    def sounds(self):
        return [each.sound for _, _, each in self.heard]

    @property
    def counts(self):
        return Counter(self.sounds)

    def expect_silence(self):
        assert self.heard == []
        return self


def solving(**settings):
    """A run that is solved soon."""
    return described("and", seed=PRESETS["and"].seed, **{**BRISK, **settings})


# ---------------------------------------------------------------- a told epoch


def test_before_anything_happens_there_is_silence():
    Listener().wait(300).expect_silence()


def test_a_step_of_one_row_ticks_twice_forward_and_twice_backward():
    story = Listener(described(sample=0)).step()
    assert story.sounds == [Sound.FORWARD] * 2 + [Sound.BACKWARD] * 2


def test_ticks_come_when_packets_arrive():
    story = Listener(described(sample=0)).step()
    for _, snapshot, each in story.heard:
        wanted = Phase.FORWARD if each.sound is Sound.FORWARD else Phase.BACKWARD
        assert snapshot.moment.phase is wanted
        part = snapshot.moment.progress * 2 % 1.0
        assert part >= 0.88


def test_ticks_run_to_the_right_and_back():
    pans = [each.pan for _, _, each in Listener(described(sample=0)).step().heard]
    assert pans == [0.0, 0.5, 0.0, -0.5]


def test_all_rows_tick_row_by_row():
    story = Listener(described(animation_speed=0.1)).step()
    assert story.counts == {Sound.FORWARD: 8, Sound.BACKWARD: 8}


def test_a_played_telling_sounds_like_steps():
    told = Listener(described(sample=0, pace=0.5)).start_playing()
    told.wait(121)
    assert told.now.epoch == 1
    assert told.sounds == [Sound.FORWARD] * 2 + [Sound.BACKWARD] * 2


def test_the_fastest_telling_keeps_the_gaps():
    story = Listener(described(animation_speed=1.0, pace=1.0)).start_playing().wait(600)
    for sound in TICKS:
        times = [tick for tick, _, each in story.heard if each.sound is sound]
        assert len(times) > 10
        assert min(b - a for a, b in pairwise(times)) >= GAPS[sound]


def test_pitch_follows_the_loss():
    story = Listener(solving()).start_playing().wait(600)
    pitches = [each.pitch for _, _, each in story.heard if each.sound in TICKS]
    assert pitches == sorted(pitches)
    assert pitches[-1] >= pitches[0] + 4
    for _, snapshot, each in story.heard:
        if each.sound in TICKS:
            assert each.pitch == pitch_of(float(snapshot.trace.loss)) < PITCHES


# ---------------------------------------------------------------- a stream


def test_a_stream_pulses_gently():
    seconds = 10
    story = Listener().change(pace=60.0).start_playing().wait(60 * seconds)
    pulses = [(tick, each) for tick, _, each in story.heard if each.sound in TICKS]
    assert len(pulses) == pytest.approx(60 * seconds / PULSE_TICKS, abs=1)
    assert [each.sound for _, each in pulses[:4]] == [Sound.FORWARD, Sound.BACKWARD] * 2
    assert all(each.gain < 1.0 for _, each in pulses)


def test_a_slow_stream_pulses_with_its_epochs():
    story = Listener().change(pace=1.0).start_playing().wait(600)
    assert story.now.moment.mode is Mode.STREAM
    assert 9 <= len(story.sounds) <= 11


def test_a_stream_that_changes_nothing_rests():
    story = Listener("dying-relu").change(pace=60.0).start_playing()
    story.wait(3 * REST_TICKS).forget()
    story.wait(REST_TICKS).expect_playing().expect_silence()


def test_full_pace_is_as_gentle():
    story = Listener().change(pace="full").start_playing().wait(300)
    assert sum(story.counts[s] for s in TICKS) <= 300 / PULSE_TICKS + 1


# ---------------------------------------------------------------- chime


def test_the_chime_rings_when_a_run_is_solved():
    story = Listener(solving()).start_playing().until(State.SOLVED)
    assert story.counts[Sound.CHIME] == 1
    assert story.wait(600).counts[Sound.CHIME] == 1


def test_scrubbing_over_the_solution_is_silent():
    story = Listener(solving()).start_playing().until(State.SOLVED)
    solved = story.now.epoch
    story.pause().forget()
    for _ in range(5):
        story.seek(0).wait(3).seek(solved + 1).wait(3)
        for epoch in range(max(solved - 5, 0), solved + 2):
            story.seek(epoch, 0.5).wait(1)
    story.step_back(3)
    story.expect_silence()


def test_the_chime_rings_once_for_a_recording():
    story = Listener(solving()).start_playing().until(State.SOLVED).pause()
    story.wait(600).seek(0).forget()
    story.start_playing().until(State.SOLVED)
    assert Sound.CHIME not in story.sounds


def test_a_new_run_may_ring_again():
    story = Listener(solving()).start_playing().until(State.SOLVED).wait(300).restart().forget()
    story.start_playing().until(State.SOLVED)
    assert story.counts[Sound.CHIME] == 1


def test_stepping_into_the_solution_rings():
    story = Listener(solving()).start_playing().until(State.SOLVED).pause()
    first = story.now.outcome.since
    story.restart().train_to(first - 1).wait(300).forget()
    assert story.now.outcome.state is not State.SOLVED
    story.step()
    assert story.counts[Sound.CHIME] == 1


def test_training_ahead_in_one_go_is_silent():
    story = Listener(solving()).train_to(2000).wait(60)
    assert story.now.outcome.state is State.SOLVED
    story.expect_silence()


# ---------------------------------------------------------------- thud


def locking():
    """h1 locks after some epochs."""
    return described("xor", seed=46, weight_init=2.5, bias_init=0.0, **BRISK)


def test_a_neuron_that_locks_thuds():
    story = Listener(locking()).start_playing()
    for _ in range(FOR_EVER):
        if story.now.locked:
            break
        story.wait(1)
    assert story.now.locked
    assert story.counts[Sound.THUD] == 1
    thud = next(each for _, _, each in story.heard if each.sound is Sound.THUD)
    assert thud.pan == 0.0


def test_going_back_and_forth_over_a_lock_is_silent():
    story = Listener(locking()).train_to(400)
    mark = next(m for m in story.now.marks if m.locked)
    story.wait(60).forget()
    for _ in range(3):
        story.seek(mark.epoch - 1).wait(2).seek(mark.epoch + 1).wait(2)
    story.expect_silence()


def test_thuds_keep_their_distance():
    """The threshold goes up and down while it plays: neurons lock and free themselves."""
    story = Listener(locking()).start_playing()
    for _ in range(60):
        story.change(lock_threshold=0.2).wait(3).change(lock_threshold=0.01).wait(3)
    times = [tick for tick, _, each in story.heard if each.sound is Sound.THUD]
    assert all(b - a >= GAPS[Sound.THUD] for a, b in pairwise(times))


# ---------------------------------------------------------------- everything else


def test_what_visitors_choose_is_silent():
    story = Listener().step(2).forget()
    story.select("xor").new_weights().restart().show_row("00").show_next_row().show_row(None)
    story.change(learning_rate=0.5).change(activation="relu").pin("x1-h1").unpin()
    story.wait(30).expect_silence()


def test_another_session_is_a_new_beginning():
    """The attract show and the visitor take turns before the same ear."""
    visitor, show = Listener(solving()), Scenario("xor")
    visitor.start_playing().until(State.SOLVED).forget()
    show.restart().restart().play(60)
    assert visitor.ear.listen(show.now) == ()
    visitor.listen()
    visitor.expect_silence()
