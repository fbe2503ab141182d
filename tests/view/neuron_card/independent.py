"""A second implementation of what a neuron's card tells, in plain Python."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from game.engine.activation import RELU, SIGMOID
from game.engine.dataset import AND, XOR
from game.engine.saturation import is_dead, is_locked
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.topology import NeuronId
from game.session.snapshot import Snapshot
from tests.view.chain_rule.arithmetic import RULES, trace_of
from tests.view.stage import snapshot

STATES = 200
REACHES = (0.01, 0.7, 1.0, 3.0, 8.0, 25.0, 400.0, 1e5)


@dataclass(frozen=True)
class Passed:
    """A row in a neuron: what arrives with its weight (the bias with a 1), and what follows."""

    terms: tuple[tuple[float, float], ...]
    z: float
    a: float
    slope: float


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z > -700 else math.exp(z)


def passed(seen: Snapshot, neuron: NeuronId, row: int) -> Passed:
    """The row in a neuron, from the parameters by their names."""
    rule = seen.trace.rule
    known = dict(zip(("x1", "x2"), seen.dataset.inputs[:, row].tolist(), strict=True))
    sources = {"h1": ("x1", "x2"), "h2": ("x1", "x2"), "o1": ("h1", "h2")}
    found = {}
    for name, before in sources.items():
        terms = [(known[one], parameter(seen, f"{one}-{name}")) for one in before]
        terms.append((1.0, parameter(seen, f"b.{name}")))
        z = math.fsum(value * weight for value, weight in terms)
        curve = rule.output_activation if name == "o1" else rule.activation
        if curve is SIGMOID:
            a, slope = sigmoid(z), sigmoid(z) * sigmoid(-z)
        else:
            a, slope = max(z, 0.0), float(z > 0)
        known[name] = a
        found[name] = Passed(tuple(terms), z, a, slope)
    return found[NETWORK.neuron_name(neuron)]


def parameter(seen: Snapshot, name: str) -> float:
    return seen.trace.parameters.value(NETWORK.by_name[name])


def states() -> Iterator[Snapshot]:
    """Networks of all rules, from tiny weights to huge ones, each at one of its rows."""
    rng = np.random.default_rng(15)
    base = snapshot("xor")
    for number in range(STATES):
        vector = rng.normal(size=9) * REACHES[number % len(REACHES)]
        if number % 5 == 0:
            vector[6:8] = -np.abs(vector[6:8]) - 50.0  # silent, and far out
        trace = trace_of(vector.tolist(), (AND, XOR)[number % 2], RULES[number % len(RULES)])
        threshold = base.settings.lock_threshold
        yield replace(
            base,
            trace=trace,
            dataset=trace.dataset,
            sample=number % 4,
            pinned_sample=number % 4,
            locked=frozenset(n for n in NETWORK.neurons if is_locked(trace, n, threshold)),
            dead=frozenset(n for n in NETWORK.neurons if is_dead(trace, n)),
        )


def is_relu(seen: Snapshot, neuron: NeuronId) -> bool:
    rule = seen.trace.rule
    return (rule.output_activation if neuron.layer == 2 else rule.activation) is RELU
