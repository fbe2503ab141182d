"""What the engine is measured against: the same epochs, written with numpy for this one network."""

import numpy as np
from numpy import add, divide, exp, multiply, negative, subtract

from game.engine.arrays import Array
from game.engine.dataset import XOR
from game.engine.parameters import Parameters


def naive_epoch(parameters: Parameters) -> object:
    """The same epoch as a textbook writes it, with its loss, keeping nothing for anybody to see."""
    (hidden_weights, output_weights), (hidden_biases, output_biases) = (
        parameters.weights,
        parameters.biases,
    )
    inputs, targets = XOR.inputs, XOR.targets
    hidden = 1.0 / (1.0 + np.exp(-(hidden_weights @ inputs + hidden_biases[:, None])))
    output = 1.0 / (1.0 + np.exp(-(output_weights @ hidden + output_biases[:, None])))
    error = output - targets
    output_delta = error * output * (1.0 - output)
    hidden_delta = (output_weights.T @ output_delta) * hidden * (1.0 - hidden)
    return (
        0.5 * (error * error).mean(),
        output_delta @ hidden.T / 4,
        output_delta.mean(axis=1),
        hidden_delta @ inputs.T / 4,
        hidden_delta.mean(axis=1),
    )


class NetworksByHand:
    """Many 2-2-1 networks, each number an array over them, every array made once.

    ``starts`` (9, networks) in the order of the parameters; ``targets`` (4,). Nothing in it serves
    another network, activation or loss, and no slope keeps its digits far out: hardly anything is
    left that numpy need not do. Of its time the twelve exponentials take a fifth where a processor
    has wide vectors for them, and over half where it has none, so they alone are no floor.
    """

    def __init__(self, starts: Array, targets: Array, learning_rate: float) -> None:
        networks = starts.shape[1]
        self._parameters = np.array(starts)
        self._targets = np.repeat(targets[:, None], networks, axis=1)
        self._rate = -learning_rate / len(targets)
        self._z, self._a, self._slopes, self._deltas = (
            np.empty((3, len(targets), networks)) for _ in range(4)
        )
        self._products = np.empty((len(targets), networks))
        self._gradient = np.empty_like(self._parameters)

    def epoch(self) -> None:
        """Forward, backward, update."""
        self._forward()
        self._backward()
        multiply(self._gradient, self._rate, self._gradient)
        add(self._parameters, self._gradient, self._parameters)

    def _forward(self) -> None:
        a_h1, a_h2, output = self._a
        x1_h1, x1_h2, x2_h1, x2_h2, h1_o1, h2_o1, b_h1, b_h2, b_o1 = self._parameters
        # -z of the rows 00, 01, 10, 11.
        for z, x1, x2, bias in ((self._z[0], x1_h1, x2_h1, b_h1), (self._z[1], x1_h2, x2_h2, b_h2)):
            negative(bias, z[0])
            subtract(z[0], x2, z[1])
            subtract(z[0], x1, z[2])
            subtract(z[2], x2, z[3])
        _sigmoid_of_negated(self._z[:2], self._a[:2])
        multiply(a_h1, h1_o1, self._products)
        multiply(a_h2, h2_o1, output)
        add(output, self._products, output)
        add(output, b_o1, output)
        negative(output, output)
        _sigmoid_of_negated(output, output)
        subtract(1.0, self._a, self._slopes)
        multiply(self._slopes, self._a, self._slopes)

    def _backward(self) -> None:
        x1_h1, x1_h2, x2_h1, x2_h2, h1_o1, h2_o1, b_h1, b_h2, b_o1 = self._gradient
        d_h1, d_h2, d_o1 = self._deltas
        subtract(self._a[2], self._targets, d_o1)
        multiply(d_o1, self._slopes[2], d_o1)
        multiply(d_o1, self._parameters[4], d_h1)
        multiply(d_o1, self._parameters[5], d_h2)
        multiply(self._deltas[:2], self._slopes[:2], self._deltas[:2])
        for delta, x1, x2, bias in ((d_h1, x1_h1, x2_h1, b_h1), (d_h2, x1_h2, x2_h2, b_h2)):
            add(delta[2], delta[3], x1)
            add(delta[1], delta[3], x2)
            add(delta[0], delta[1], bias)
            add(bias, x1, bias)
        for a, weight in ((self._a[0], h1_o1), (self._a[1], h2_o1)):
            multiply(d_o1, a, self._products)
            add.reduce(self._products, axis=0, out=weight)
        add.reduce(d_o1, axis=0, out=b_o1)


def _sigmoid_of_negated(negated: Array, out: Array) -> None:
    exp(negated, out)
    add(out, 1.0, out)
    divide(1.0, out, out)
