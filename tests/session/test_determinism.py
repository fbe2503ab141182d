"""Same commands at the same ticks, same state; and how it is told never touches training."""

import subprocess
import sys

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.settings import FULL_PACE
from tests.session.scenario import PRESETS, ROOT, Scenario

EVERYTHING_A_VISITOR_CAN_WANT = (
    lambda rng: c.TogglePlay(),
    lambda rng: c.Pause(),
    lambda rng: c.StepEpoch(),
    lambda rng: c.StepBack(),
    lambda rng: c.Seek(int(rng.integers(0, 400)), float(rng.random())),
    lambda rng: c.Seek(int(rng.integers(0, 400))),
    lambda rng: c.TrainTo(int(rng.integers(0, 400))),
    lambda rng: c.Restart(),
    lambda rng: c.NewWeights(),
    lambda rng: c.SelectPreset(str(rng.choice(list(PRESETS)))),
    lambda rng: c.UndoPreset(),
    lambda rng: c.BringBack(int(rng.integers(0, 3))),
    lambda rng: c.UndoDrop(),
    lambda rng: c.ChangeSetting("learning_rate", float(rng.choice([0.01, 0.3, 1.0]))),
    lambda rng: c.ChangeSetting("animation_speed", float(rng.choice([0.01, 0.4, 1.0]))),
    lambda rng: c.ChangeSetting("pace", float(rng.choice([0.5, 20.0, FULL_PACE]))),
    lambda rng: c.ChangeSetting("loss", str(rng.choice(["mse", "cross-entropy"]))),
    lambda rng: c.ChangeSetting("activation", str(rng.choice(["sigmoid", "relu"]))),
    lambda rng: c.ChangeSetting("output_activation", str(rng.choice(["sigmoid", "relu"]))),
    lambda rng: c.ChangeSetting("weight_init", float(rng.choice([0.0, 1.0, 8.0]))),
    lambda rng: c.ChangeSetting("bias_init", float(rng.choice([-4.0, 0.0, 4.0]))),
    lambda rng: c.ChangeSetting("lock_threshold", float(rng.choice([0.0, 0.05, 1.0]))),
    lambda rng: c.SelectSample(int(rng.integers(0, 4))),
    lambda rng: c.SelectSample(None),
    lambda rng: c.SelectNextSample(),
    lambda rng: c.SelectConnection(NETWORK.parameters[rng.integers(0, 9)]),
    lambda rng: c.SelectConnection(None),
    lambda rng: c.SelectNeuron(NETWORK.neurons[rng.integers(0, 3)]),
    lambda rng: c.SelectNeuron(None),
)


def lively_visit(seed: int, commands: int = 120, look: bool = False) -> list[str]:
    """Random commands with random pauses between them; the fingerprint after every tenth."""
    rng = np.random.default_rng(seed)
    story = Scenario("xor", seed_of_seeds=seed)
    prints = []
    for number in range(commands):
        want = EVERYTHING_A_VISITOR_CAN_WANT[rng.integers(len(EVERYTHING_A_VISITOR_CAN_WANT))]
        story.do(want(rng))
        for _ in range(int(rng.integers(0, 20))):
            story.wait(1)
            if look:
                assert story.now is not None
        if number % 10 == 9:
            prints.append(story.fingerprint)
    return prints


@pytest.mark.parametrize("seed", range(6))
def test_same_commands_at_the_same_ticks_give_the_same_fingerprints(seed):
    first = lively_visit(seed)
    assert first == lively_visit(seed)
    assert len(set(first)) > 6


def test_other_commands_give_other_fingerprints():
    assert lively_visit(1) != lively_visit(2)


def test_looking_at_every_tick_changes_nothing():
    assert lively_visit(3, look=True) == lively_visit(3)


def test_the_fingerprint_is_the_same_in_every_process():
    here = Scenario("xor").train_to(40).fingerprint
    program = (
        "from tests.session.scenario import Scenario;"
        "print(Scenario('xor').train_to(40).fingerprint)"
    )
    there = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert there.stdout.strip() == here


@pytest.mark.parametrize(
    "difference",
    [
        lambda story: story.train_to(41),
        lambda story: story.seek(39),
        lambda story: story.seek(40, progress=0.5),
        lambda story: story.start_playing(),
        lambda story: story.show_row("11"),
        lambda story: story.pin("h1-o1"),
        lambda story: story.change(pace=9.0),
        lambda story: story.change(learning_rate=0.9),
        lambda story: story.seek(20).change(learning_rate=0.9),
        lambda story: story.new_weights().train_to(40),
        lambda story: story.change(lock_threshold=1.0),
        lambda story: story.select("and"),
        lambda story: story.restart(),
    ],
)
def test_whatever_can_be_seen_is_in_the_fingerprint(difference):
    def story():
        return Scenario("xor").train_to(40).show_row("00")

    assert story().fingerprint == story().fingerprint
    assert difference(story()).fingerprint != story().fingerprint


def test_a_ghost_is_in_the_fingerprint():
    plain = Scenario("xor").train_to(40)
    again = Scenario("xor").train_to(60).restart().train_to(40)
    again.expect_weights(plain.weights)
    assert again.fingerprint != plain.fingerprint


def test_a_future_that_is_not_shown_is_in_the_fingerprint():
    def story(rate):
        story = Scenario("xor").train_to(60).seek(40).change(learning_rate=rate).train_to(50)
        return story.do(c.BringBack(0)).seek(30)

    assert story(0.5).fingerprint == story(0.5).fingerprint != story(0.4).fingerprint


# ---------------------------------------------------------------- animation speed is cosmetic


@pytest.mark.parametrize("name", PRESETS)
def test_animation_speed_changes_no_bit_of_a_played_run(name):
    def played_at(speed):
        return Scenario(name).change(animation_speed=speed, pace=20.0).play(ticks=300)

    slow, fast = played_at(0.01), played_at(1.0)

    assert slow.now.epoch == fast.now.epoch > 90
    for epoch in range(slow.now.epoch + 1):
        assert slow.weights_at(epoch).tobytes() == fast.weights_at(epoch).tobytes()
    assert slow.recording.losses.tobytes() == fast.recording.losses.tobytes()


def test_animation_speed_changes_no_bit_of_stepped_epochs():
    def stepped_at(speed):
        return Scenario("xor").change(animation_speed=speed).step(times=3)

    slow, fast = stepped_at(0.01), stepped_at(1.0)
    slow.expect_epoch(3, of=3).expect_weights(fast.expect_epoch(3, of=3).weights)


def test_changing_the_speed_all_the_time_changes_nothing_either():
    steady = Scenario("xor").change(pace=30.0).start_playing()
    restless = Scenario("xor").change(pace=30.0).start_playing()
    for number in range(120):
        steady.wait(2)
        restless.change(animation_speed=(0.01, 0.4, 1.0)[number % 3]).wait(2)
    restless.expect_epoch(steady.now.epoch).expect_weights(steady.weights)


def test_row_selection_pins_and_threshold_change_no_bit_either():
    plain = Scenario("xor").start_playing().wait(120)
    busy = Scenario("xor").start_playing()
    for number in range(120):
        busy.show_next_row().pin("x1-h1" if number % 2 else "b.o1")
        busy.change(lock_threshold=number / 120).wait(1)
    busy.expect_weights(plain.weights)
