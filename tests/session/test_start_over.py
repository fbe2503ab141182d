"""Starting over is total: from any state back to the boot state, and the same from there on."""

import gc
from functools import partial
from itertools import count
from unittest import mock

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.presentation import Phase
from game.session.session import Session
from game.session.settings import CHOICES, FULL_PACE, RANGES, TELLING_PACE
from game.session.tape.recording import Recording
from tests.session.scenario import PRESETS, Scenario, described
from tests.session.test_stories import STORIES

EXPLOSIVE = described(
    "and", start=200.0, activation="relu", output_activation="relu", learning_rate=1.0, pace=60.0
)
WORLD = PRESETS | {f"story-{name}": story for name, story in STORIES.items()} | {"huge": EXPLOSIVE}
STATES = 10_000
LONGEST = 60


def slider(rng):
    name = str(rng.choice(list(RANGES)))
    return c.ChangeSetting(name, RANGES[name].value_at(float(rng.random())))


def choice(rng):
    name = str(rng.choice(list(CHOICES)))
    return c.ChangeSetting(name, str(rng.choice(CHOICES[name])))


WANTS = (
    lambda rng: c.TogglePlay(),
    lambda rng: c.TogglePlay(),
    lambda rng: c.Pause(),
    lambda rng: c.StepEpoch(),
    lambda rng: c.StepBack(),
    lambda rng: c.Seek(int(rng.integers(-3, LONGEST)), float(rng.random())),
    lambda rng: c.TrainTo(int(rng.integers(-3, LONGEST))),
    lambda rng: c.Restart(),
    lambda rng: c.NewWeights(),
    lambda rng: c.StartOver(),
    lambda rng: c.SelectPreset(str(rng.choice(list(WORLD)))),
    lambda rng: c.UndoPreset(),
    slider,
    choice,
    choice,
    lambda rng: c.ChangeSetting("pace", float(rng.choice([TELLING_PACE, 0.5, FULL_PACE]))),
    lambda rng: c.SelectSample(int(rng.integers(0, 4))),
    lambda rng: c.SelectSample(None),
    lambda rng: c.SelectNextSample(),
    lambda rng: c.SelectConnection(NETWORK.parameters[rng.integers(0, 9)]),
    lambda rng: c.SelectConnection(None),
    lambda rng: c.SelectNeuron(NETWORK.neurons[rng.integers(0, 3)]),
    lambda rng: c.SelectNeuron(None),
    lambda rng: c.TellAgain(Phase(int(rng.integers(0, 4)))),
    lambda rng: c.RunRow(int(rng.integers(-1, 5))),
    lambda rng: c.CelebrateWin(),
    lambda rng: c.FinishStory(),
    lambda rng: c.NewStart(),
)


@pytest.fixture(autouse=True)
def small_recordings():
    """Cheap to make and to look at, and thinned all the time."""
    with mock.patch("game.session.run.Recording", partial(Recording, capacity=32)):
        yield


def booted(name="story-xor", numbers=None):
    return Session(WORLD, WORLD[name], np.random.default_rng(7), numbers)


def stir(session, rng, most=7):
    for _ in range(int(rng.integers(1, most))):
        session.apply(WANTS[rng.integers(len(WANTS))](rng))
        for _ in range(int(rng.integers(0, 3))):
            session.tick()


def luck(session):
    return repr(session._rng.bit_generator.state)


def told(session):
    now = session.snapshot()
    return now.preset.name, now.settings, now.seed, now.last_epoch, now.sample, now.pinned


@pytest.mark.parametrize("name", ["story-xor", "sandbox", "vanishing-gradient", "huge"])
def test_from_ten_thousand_states_it_leads_back_to_the_boot_state(name):
    boot, session = booted(name), booted(name)
    wanted = fingerprint(boot), luck(boot)
    rng = np.random.default_rng(3)
    others = 0
    for _ in range(STATES // 4):
        stir(session, rng)
        others += told(session) != told(boot)
        session.apply(c.StartOver())
        assert (fingerprint(session), luck(session)) == wanted
    assert others > STATES / 4 * 0.6, "most of the states were others"


@pytest.mark.parametrize("seed", range(20))
def test_the_same_commands_afterwards_give_the_same_states(seed):
    fresh, used = booted(), booted()
    stir(used, np.random.default_rng(seed), most=40)
    used.apply(c.StartOver())
    for session in (fresh, used):
        session.apply(c.NewWeights())
    assert fresh.snapshot().seed == used.snapshot().seed
    for again in range(20):
        for session in (fresh, used):
            stir(session, np.random.default_rng((seed, again)))
        assert fingerprint(fresh) == fingerprint(used)
        assert luck(fresh) == luck(used)


def test_a_described_run_comes_back_too():
    preset = described("and", seed=5, sample=2, learning_rate=0.7)
    story = Scenario(preset)
    boot = story.fingerprint
    story.select("xor").train_to(30).pin("h1-o1").new_weights().do(c.StartOver())
    assert story.fingerprint == boot
    story.expect_pinned(None).expect_notice(None).expect_row("10").expect_seed(5)


def test_the_dice_stand_as_at_boot():
    story = Scenario("xor")
    first = [story.new_weights().now.seed for _ in range(3)]
    story.do(c.StartOver())
    assert [story.new_weights().now.seed for _ in range(3)] == first


def test_starting_over_is_a_new_run_that_no_cache_can_mistake():
    story = Scenario("xor")
    first = story.now.run
    story.train_to(10).do(c.StartOver())
    assert story.now.run != first


def test_sessions_that_share_their_numbers_never_show_the_same_run():
    numbers = count(1)
    sessions = [booted("xor", numbers), booted("and", numbers)]
    rng = np.random.default_rng(1)
    shown = [set(), set()]
    for _ in range(300):
        for session, runs in zip(sessions, shown, strict=True):
            stir(session, rng)
            runs.add(session.snapshot().run)
    assert not shown[0] & shown[1]


def test_a_thousand_times_over_leaves_nothing_behind():
    session = booted()
    rng = np.random.default_rng(5)

    def over(times):
        for _ in range(times):
            stir(session, rng)
            session.apply(c.StartOver())
            session.snapshot()
        gc.collect()
        return len(gc.get_objects())

    over(50)
    gc.freeze()  # what other tests left behind, and may yet let go, is not counted
    before = over(50)
    assert over(1000) < before + 100, "not even one thing for ten times over"
