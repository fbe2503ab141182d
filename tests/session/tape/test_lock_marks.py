"""The marks of the timeline: where neurons locked, freed themselves or died."""

import numpy as np
import pytest

from game.engine.saturation import is_dead, is_locked
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session.settings import FULL_PACE
from game.session.tape.marks import MOST_MARKS, LockMark, LockMarks
from game.session.tape.recording import Recording
from tests.session.scenario import NEURONS, PRESETS, Scenario, described


def scan(recording: Recording, threshold: float, step: int = 1) -> tuple[LockMark, ...]:
    """Every epoch looked at on its own: the slow way that cannot be wrong."""
    marks = []
    neurons = recording.topology.neurons
    before = dict.fromkeys(neurons, False)
    for epoch in range(0, recording.last_epoch + 1, step):
        trace = recording.trace_at(epoch)
        for neuron in neurons:
            locked = is_locked(trace, neuron, threshold)
            if locked != before[neuron]:
                marks.append(LockMark(epoch, neuron, locked, dead=is_dead(trace, neuron)))
                before[neuron] = locked
    return tuple(marks)


@pytest.mark.parametrize("threshold", [0.0, 0.01, 0.05, 0.15, 0.2, 0.3, 1.0])
@pytest.mark.parametrize("name", PRESETS)
def test_marks_equal_a_scan_of_every_epoch(name, threshold):
    story = Scenario(name).change(lock_threshold=threshold).train_to(150)
    assert story.now.marks == scan(story.recording, threshold)


def test_marks_grow_with_the_recording():
    story = Scenario("dying-relu").change(pace=FULL_PACE, lock_threshold=0.2).start_playing()
    for _ in range(4):
        story.wait(1)
        assert story.now.marks == scan(story.recording, 0.2)


def test_marks_grow_epoch_by_epoch():
    story = Scenario("dying-relu").change(lock_threshold=0.2)
    for epoch in range(60):
        assert story.train_to(epoch).now.marks == scan(story.recording, 0.2)
    assert len(story.now.marks) == 3


def test_marks_follow_a_branch():
    story = Scenario("vanishing-gradient").train_to(100)
    story.seek(60).change(loss="cross-entropy").train_to(120)
    assert story.now.marks == scan(story.recording, 0.05)
    assert [m.locked for m in story.now.marks] == [True, False], "locked at first, then set free"
    story.seek(61).change(loss="mse").train_to(80)
    assert story.now.marks == scan(story.recording, 0.05)


def test_marks_of_another_run_are_forgotten():
    story = Scenario("dying-relu").train_to(100)
    assert len(story.now.marks) == 3
    assert [m.epoch for m in story.restart().now.marks] == [0]
    story.train_to(20)
    assert story.now.marks == scan(story.recording, 0.05)
    assert story.select("and").now.marks == ()
    story.train_to(30)
    assert story.now.marks == ()


def test_the_dying_relus_story_in_marks():
    marks = Scenario("dying-relu").train_to(300).now.marks
    assert [(m.epoch, m.neuron, m.locked, m.dead) for m in marks] == [
        (0, NEURONS["o1"], True, False),
        (10, NEURONS["o1"], False, False),
        (33, NEURONS["h1"], True, True),
    ]


def test_a_death_stays_a_death_after_the_rule_has_changed():
    story = Scenario("dying-relu").train_to(100).change(activation="sigmoid").train_to(150)
    deaths = [mark for mark in story.now.marks if mark.dead]
    assert [(mark.epoch, mark.neuron) for mark in deaths] == [(33, NEURONS["h1"])]
    assert story.now.marks == scan(story.recording, 0.05)


def test_a_saturated_sigmoid_is_not_called_dead_because_relu_came_later():
    story = Scenario(described("and", start=100.0)).train_to(5)
    assert {(m.epoch, m.locked, m.dead) for m in story.now.marks} >= {(0, True, False)}
    story.change(activation="relu", output_activation="relu").train_to(6)
    assert story.now.marks == scan(story.recording, 0.05)


def test_after_thinning_marks_stand_at_the_stored_epochs():
    preset = PRESETS["dying-relu"]
    recording = Recording(
        Scenario("dying-relu").weights_at(0),
        preset.dataset,
        preset.settings.hyperparameters,
        NETWORK,
        capacity=64,
    )
    marks = LockMarks()
    for _ in range(20):
        recording.train(37)
        assert marks.of(recording, 0.05) == scan(recording, 0.05, step=recording.stride)
    assert recording.stride == 16


def test_what_flickers_for_ever_gets_a_bounded_number_of_marks():
    # A threshold right at the slope of a neuron that wobbles.
    story = Scenario(
        described("xor", seed=3, activation="relu", learning_rate=1.0, weight_init=4.0)
    )
    story.train_to(2000)
    for threshold in np.linspace(0.01, 0.3, 30):
        assert len(story.change(lock_threshold=float(threshold)).now.marks) <= MOST_MARKS
