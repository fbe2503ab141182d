"""An input of one's own: what begins it, what ends it, and that it changes nothing of the run."""

import math

import numpy as np
import pytest

from game.engine.what_if.any_input import PROBE_HIGH, PROBE_LOW, inside
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.presentation import Mode
from tests.view.square.test_sheets import bent, by_hand
from tests.view.stage import session

ENDING = (
    c.TogglePlay(),
    c.StepEpoch(),
    c.StartOver(),
    c.SelectPreset("and"),
    c.SelectSample(2),
    c.SelectSample(None),
    c.SelectNextSample(),
    c.ProbeInput(None),
)
KEEPING = (
    c.Pause(),
    c.StepBack(),
    c.Seek(3),
    c.Restart(),
    c.NewWeights(),
    c.TrainTo(50),
    c.ChangeSetting("learning_rate", 0.5),
    c.ChangeSetting("activation", "relu"),
    c.SelectConnection(None),
)


def test_it_pauses_and_no_row_is_chosen() -> None:
    made = session("xor", c.SelectSample(2), c.TogglePlay(), ticks=200)
    made.apply(c.ProbeInput((0.8, 0.34)))
    seen = made.snapshot()
    assert seen.probe is not None
    assert seen.probe.inputs == (0.8, 0.34)
    assert not seen.playing
    assert not seen.moves
    assert seen.sample is None
    assert seen.moment.sample is None
    assert seen.moment.mode is Mode.REST
    made.apply(c.ProbeInput(None))
    assert made.snapshot().sample == 2


@pytest.mark.parametrize("command", ENDING, ids=str)
def test_what_lets_go_of_it(command: c.Command) -> None:
    made = session("xor", c.TrainTo(20), c.ProbeInput((0.5, 0.5)))
    made.apply(command)
    assert made.snapshot().probe is None


@pytest.mark.parametrize("command", KEEPING, ids=str)
def test_what_keeps_it(command: c.Command) -> None:
    made = session("xor", c.TrainTo(20), c.ProbeInput((0.5, 0.5)))
    made.apply(command)
    seen = made.snapshot()
    assert seen.probe is not None
    first, second = seen.probe.inputs
    sums, answers, output = by_hand(seen.trace, first, second)
    assert seen.probe.hidden == pytest.approx(tuple(answers))
    said = bent(seen.trace.rule.output_activation.name, output)
    assert seen.probe.answer == pytest.approx(said)
    assert seen.probe.trace.forward.pre_activations[0][:, 0] == pytest.approx(sums)


def test_the_run_does_not_know_of_it() -> None:
    plain = session("xor", c.TrainTo(20))
    asked = session("xor", c.TrainTo(20), c.ProbeInput((0.2, 0.9)), c.ProbeInput(None))
    assert fingerprint(plain) == fingerprint(asked)
    other = session("xor", c.TrainTo(20), c.ProbeInput((0.2, 0.9)))
    assert fingerprint(plain) != fingerprint(other)
    for made in (plain, other):
        made.apply(c.TogglePlay())
        for _ in range(300):
            made.tick()
    assert plain.snapshot().probe is None
    assert fingerprint(plain) == fingerprint(other)


def test_in_the_middle_of_a_telling_it_stands_still_and_then_goes_on() -> None:
    made = session("xor", c.TrainTo(20), c.StepEpoch(), ticks=40)
    before = made.snapshot().moment
    assert before.mode is Mode.STAGED
    made.apply(c.ProbeInput((0.3, 0.3)))
    for _ in range(100):
        made.tick()
    assert made.snapshot().moment.mode is Mode.REST
    made.apply(c.ProbeInput(None))
    assert made.snapshot().moment == before


@pytest.mark.parametrize(
    ("asked", "run"),
    [
        ((0.123, 0.987), (0.12, 0.99)),
        ((-5.0, 1e300), (PROBE_LOW, PROBE_HIGH)),
        ((-0.001, 0.0), (0.0, 0.0)),
        ((math.nan, 0.5), None),
        ((0.5, math.inf), None),
    ],
)
def test_inputs_stay_in_the_square_and_have_the_digits_that_are_shown(
    asked: tuple[float, float], run: tuple[float, float] | None
) -> None:
    assert inside(asked) == run
    if run is not None:
        assert all(math.copysign(1.0, value) > 0 or value < 0 for value in inside(asked) or ())


@pytest.mark.parametrize("seed", range(4))
def test_a_storm_of_commands_with_inputs_between_goes_on(seed: int) -> None:
    rng = np.random.default_rng(seed)
    made = session("xor")
    for _ in range(400):
        point = tuple(rng.choice([0.0, 0.3, 1.0, 7.0, math.nan, -math.inf], 2))
        command = rng.choice(len(ENDING) + len(KEEPING) + 3)
        commands = (*ENDING, *KEEPING)
        if command < len(commands):
            made.apply(commands[command])
        else:
            made.apply(c.ProbeInput((float(point[0]), float(point[1]))))
        made.tick()
        seen = made.snapshot()
        if seen.probe is not None:
            assert seen.sample is None
            assert not seen.playing
            assert all(PROBE_LOW <= value <= PROBE_HIGH for value in seen.probe.inputs)
            assert seen.probe.trace.parameters is seen.trace.parameters
