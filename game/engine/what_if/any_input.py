"""What a network says to any input, not only to the rows of its truth table."""

import math
from typing import Final

import numpy as np

from game.engine.arrays import Array
from game.engine.dataset import Dataset
from game.engine.hyperparameters import Hyperparameters
from game.engine.parameters import Parameters
from game.engine.propagation import ForwardPass, Propagation
from game.engine.trace import EpochTrace, trace_epoch
from game.engine.value_type import fixed_type

# The square that inputs of one's own are taken from, and their decimals: what is shown was run.
PROBE_LOW: Final = -0.18
PROBE_HIGH: Final = 1.18
DECIMALS: Final = 2
NAME: Final = "probe"


def pass_forward(parameters: Parameters, rule: Hyperparameters, inputs: Array) -> ForwardPass:
    """The forward pass of training over ``inputs`` (input, point) instead of the rows.

    There is no target, so nothing is passed back.
    """
    unasked = np.zeros((len(parameters.biases[-1]), inputs.shape[1]))
    propagation = Propagation(parameters, inputs, unasked, rule)
    propagation.pass_forward()
    return propagation.passes.forward


@fixed_type
class Probe:
    """An input of one's own, x1 and x2, run through a network.

    ``trace`` is of this one sample under the network's parameters. There is no target: the one in
    there stands for nothing, and neither does what is computed from it.
    """

    inputs: tuple[float, float]
    trace: EpochTrace

    @property
    def answer(self) -> float:
        """What the output says."""
        return float(self.trace.forward.activations[-1][0, 0])

    @property
    def hidden(self) -> tuple[float, float]:
        """What the hidden neurons say."""
        first, second = self.trace.forward.activations[1][:, 0]
        return float(first), float(second)


def inside(inputs: tuple[float, float]) -> tuple[float, float] | None:
    """The inputs as they are run: inside the square, rounded; None where one is no number."""
    if not all(math.isfinite(value) for value in inputs):
        return None
    first, second = (round(min(max(v, PROBE_LOW), PROBE_HIGH), DECIMALS) + 0.0 for v in inputs)
    return first, second


def probed(inputs: tuple[float, float], trace: EpochTrace) -> Probe:
    """The inputs run through the network of a trace."""
    column = np.array(inputs)[:, None]
    outputs = len(trace.parameters.biases[-1])
    alone = Dataset(NAME, column, np.zeros((outputs, 1)), (NAME,))
    return Probe(inputs, trace_epoch(trace.parameters, alone, trace.rule))
