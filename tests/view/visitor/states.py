"""Thousands of states of a session, drawn from a seed: any start, any rules, any moment."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.session import Session
from game.session.snapshot import Snapshot
from tests.view.visitor.stage import ALL

LOOKS_PER_RUN = 20
# A neuron is looked at every so often.
NEURONS_EVERY = 7
# How far runs are trained; now and then one goes on until it stands still or has come to an end.
SHORT, LONG, LONG_SHARE = 60, 1200, 0.06
# Sizes of the numbers that a run starts from, as powers of ten.
SMALL, LARGE = -5.0, 1.6
# Of so many runs one each is untrained, runs away, starts from zeros, is solved at once, gets
# stuck, falls asleep, and two take leaps.
KINDS = 24
# What runs begin from: named, so that another preset does not draw all states anew.
DRAWN = (
    *("and", "dying-relu", "sandbox", "story-and", "story-locked", "story-stuck", "story-xor"),
    *("vanishing-gradient", "xor"),
)

Start = dict[str, float]
NAMES = [NETWORK.column_name(parameter) for parameter in NETWORK.parameters]
RULES: dict[str, tuple[str | float, ...]] = {
    "activation": ("sigmoid", "sigmoid", "relu"),
    "loss": ("mse", "mse", "cross-entropy"),
    "output_activation": ("sigmoid", "sigmoid", "relu"),
    "learning_rate": (0.01, 0.1, 0.5, 1.0),
    "lock_threshold": (0.05, 0.05, 0.3, 1.0),
}
RUNAWAY = {"activation": "relu", "output_activation": "relu", "loss": "mse", "learning_rate": 1.0}


def random_states(count: int, seed: int) -> Iterator[Snapshot]:
    """So many snapshots of runs that begin and are looked at by chance."""
    rng = np.random.default_rng(seed)
    for place in range(count):
        if place % LOOKS_PER_RUN == 0:
            session = _random_run(rng, place // LOOKS_PER_RUN % KINDS)
        _look(session, rng)
        yield session.snapshot()
        if place % NEURONS_EVERY == 0:  # the same with an open card of a neuron
            session.apply(c.SelectNeuron(NETWORK.neurons[place % 3]))
            yield session.snapshot()


def _random_run(rng: np.random.Generator, kind: int) -> Session:
    preset = ALL[str(rng.choice(DRAWN))]
    if rng.random() < 0.6:
        sizes = 10.0 ** rng.uniform(SMALL, LARGE, size=9 if rng.random() < 0.3 else 1)
        numbers = rng.normal(size=9) * sizes
        numbers[rng.random(9) < rng.choice([0.0, 0.3])] = 0.0
        preset = replace(preset, start=_start(numbers))
    rules = {name: values[rng.integers(len(values))] for name, values in RULES.items()}
    epochs = int(rng.integers(LONG if rng.random() < LONG_SHARE else SHORT))
    match kind:
        case 0:
            epochs = 0
        case 1:
            preset, rules, epochs = replace(preset, start=_start(np.full(9, 100.0))), RUNAWAY, 9
        case 2:
            preset = replace(preset, start=_start(np.zeros(9)))
        case 3:
            preset, rules = replace(preset, start=_solution(preset.dataset.name)), {}
        case 4:
            preset, rules, epochs = ALL["story-stuck"], {}, 2400
        case 5:
            preset, rules, epochs = ALL["story-locked"], {}, 30
        case 6 | 7:
            preset = replace(preset, start=_start(rng.normal(size=9) * 5.0))
            rules, epochs = RUNAWAY, 2
        case _:
            rules = rules if rng.random() < 0.7 else {}
    session = Session(ALL, preset, np.random.default_rng(int(rng.integers(1000))))
    for name, value in rules.items():
        session.apply(c.ChangeSetting(name, value))
    if epochs:
        session.apply(c.TrainTo(epochs))
    return session


def _start(numbers: NDArray[np.float64]) -> Start:
    return {name: float(number) for name, number in zip(NAMES, numbers, strict=True)}


@cache
def _solution(scenario: str) -> Start:
    """Parameters with which all rows are right."""
    session = Session(ALL, ALL[scenario], np.random.default_rng(0))
    session.apply(c.TrainTo(1000))
    return _start(session.snapshot().trace.parameters.vector)


def _look(session: Session, rng: np.random.Generator) -> None:
    last = session.snapshot().last_epoch
    session.apply(c.SelectSample([None, 0, 1, 2, 3][rng.integers(5)]))
    pinned = NETWORK.parameters[rng.integers(9)] if rng.random() < 0.25 else None
    session.apply(c.SelectConnection(pinned))
    how = rng.random()
    if how < 0.15:
        session.apply(c.TrainTo(last))
    elif last > 0:
        progress = float(rng.random()) if how < 0.8 else 0.0
        session.apply(c.Seek(int(rng.integers(last + 1)), progress))
