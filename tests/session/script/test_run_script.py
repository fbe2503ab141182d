"""A script that a run is taken home as trains that run, to the last digit, and can be read."""

import ast
import contextlib
import importlib.util
import io

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1, Topology
from game.session import commands as c
from game.session.script.run_script import MOST_LINES, run_script
from game.session.session import Session
from game.session.settings import CHOICES, RANGES
from tests.session.scenario import PRESETS

DIGITS = 12
# This share of the changes are of a weight.
BY_HAND = 0.4
NAMES = list(PRESETS)


def any_run(seed: int, hidden: str = "on") -> Session:
    """A run that was gone back in and parted again and again."""
    rng = np.random.default_rng(seed)
    session = Session(PRESETS, PRESETS[NAMES[seed % len(NAMES)]], rng)
    session.apply(c.ChangeSetting("hidden", hidden))
    if seed % 3 == 0:
        session.apply(c.NewWeights())
    for _ in range(int(rng.integers(1, 7))):
        session.apply(c.TrainTo(int(rng.integers(0, 600))))
        last = session.recording.last_epoch
        session.apply(c.Seek(int(rng.integers(last // 2, last + 1))))
        session.apply(any_change(rng, session.recording.topology))
    # Of the future that is shown, whichever of three it is.
    session.apply(c.BringBack(int(rng.integers(0, 3))))
    session.apply(c.TrainTo(session.recording.last_epoch + int(rng.integers(0, 300))))
    return session


def any_change(rng: np.random.Generator, network: Topology) -> c.ChangeSetting | c.TakeInHand:
    if rng.random() < BY_HAND:
        parameters = network.parameters
        chosen = parameters[int(rng.integers(len(parameters)))]
        return c.TakeInHand(chosen, float(rng.uniform(-4, 4)))
    name = str(rng.choice(["learning_rate", *(name for name in CHOICES if name != "hidden")]))
    if name in CHOICES:
        return c.ChangeSetting(name, str(rng.choice(CHOICES[name])))
    return c.ChangeSetting(name, RANGES[name].value_at(float(rng.random())))


def printed(script: str) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(script, "run.py", "exec"), {})
    return said.getvalue()


def loss_of(said: str) -> float:
    return float(said.rpartition(": ")[2])


def last_loss(session: Session) -> float:
    return float(session.recording.trace_at(session.recording.last_epoch).loss)


@pytest.mark.parametrize("hidden", ["on", "off"])
@pytest.mark.parametrize("seed", range(10))
def test_a_script_prints_the_loss_of_its_run(seed, hidden):
    session = any_run(seed, hidden)
    said = printed(run_script(session.recording, "numpy"))
    assert f"{loss_of(said):.{DIGITS - 1}e}" == f"{last_loss(session):.{DIGITS - 1}e}"
    assert f"after {session.recording.last_epoch} epochs" in said


def test_some_of_these_runs_have_changes_and_some_have_many():
    changes = [len(any_run(seed).recording.rules) for seed in range(10)]
    assert max(changes) > 3
    assert sum(number > 1 for number in changes) > 6
    by_hand = [sum(bool(r.by_hand) for r in any_run(seed).recording.rules) for seed in range(10)]
    assert sum(number > 0 for number in by_hand) > 3


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="PyTorch is not installed")
@pytest.mark.parametrize("hidden", ["on", "off"])
@pytest.mark.parametrize("seed", range(10))
def test_the_script_for_pytorch_prints_it_too(seed, hidden):
    session = any_run(seed, hidden)
    found = loss_of(printed(run_script(session.recording, "torch")))
    # A loss near 0 is the difference of numbers near 1: there their last digits count.
    assert found == pytest.approx(last_loss(session), rel=10.0**-DIGITS, abs=10.0**-15)


def test_a_loss_of_no_epoch_and_one_measured_by_the_rule_that_comes():
    session = Session(PRESETS, PRESETS["xor"], np.random.default_rng(1))
    assert loss_of(printed(run_script(session.recording, "numpy"))) == last_loss(session)
    session.apply(c.TrainTo(30))
    session.apply(c.ChangeSetting("loss", "mse"))
    session.apply(c.ChangeSetting("loss", "cross-entropy"))
    assert loss_of(printed(run_script(session.recording, "numpy"))) == last_loss(session)


@pytest.mark.parametrize("library", ["numpy", "torch"])
def test_a_script_needs_one_library_and_is_short_however_often_the_rule_changes(library):
    session = Session(PRESETS, PRESETS["xor"], np.random.default_rng(1))
    for number in range(200):
        session.apply(c.TrainTo(number))
        session.apply(c.ChangeSetting("learning_rate", (0.3, 0.5)[number % 2]))
        if number % 50 == 20:
            session.apply(c.TakeInHand(NETWORK_2_2_1.by_name["b.o1"], number / 100))
    script = run_script(session.recording, library)
    assert len(script.splitlines()) <= MOST_LINES
    nodes = list(ast.walk(ast.parse(script)))
    imported = [a.name for node in nodes if isinstance(node, ast.Import) for a in node.names]
    imported += [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
    assert {name.partition(".")[0] for name in imported} == {library}
    assert "<" not in script.replace("z > 0.0", "")
    if library == "numpy":
        assert loss_of(printed(script)) == last_loss(session)
