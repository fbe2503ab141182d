"""What a network says to any input, not only to the rows of its truth table."""

import numpy as np

from game.engine.arrays import Array
from game.engine.hyperparameters import Hyperparameters
from game.engine.parameters import Parameters
from game.engine.propagation import ForwardPass, Propagation


def pass_forward(parameters: Parameters, rule: Hyperparameters, inputs: Array) -> ForwardPass:
    """The forward pass of training over ``inputs`` (input, point) instead of the rows.

    There is no target, so nothing is passed back.
    """
    unasked = np.zeros((len(parameters.biases[-1]), inputs.shape[1]))
    propagation = Propagation(parameters, inputs, unasked, rule)
    propagation.pass_forward()
    return propagation.forward
