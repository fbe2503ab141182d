"""The textbook's network, loop by loop in plain Python: what the engine is compared with.

No array, no shared line of code: one neuron, one sample, one term at a time, with ``math.exp``.
Everything is indexed as in a book: ``weights[l][t][s]`` leads from unit s to unit t.
"""

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass

Rows = Sequence[Sequence[float]]


def sigmoid(z: float) -> float:
    """Exact to the last digits on both sides: exp only ever sees numbers below 0. Never quite 0."""
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return max(math.exp(z) / (1 + math.exp(z)), sys.float_info.min)


def relu(z: float) -> float:
    return z if z > 0 else 0.0


def activation_of(name: str, z: float) -> float:
    return sigmoid(z) if name == "sigmoid" else relu(z)


def slope_of(name: str, z: float) -> float:
    if name == "sigmoid":
        return sigmoid(z) * sigmoid(-z)  # 1 - sigmoid(z), with all its digits
    return 1.0 if z > 0 else 0.0


@dataclass
class TextbookRow:
    """What one sample leaves behind, layer by layer (layer 0 holds the inputs)."""

    z: list[list[float]]
    a: list[list[float]]
    slope: list[list[float]]
    raw_error: list[float]
    backprop_sum: list[list[float]]
    delta: list[list[float]]
    loss: float


@dataclass
class TextbookEpoch:
    """One pass over the samples, and the mean gradients."""

    rows: list[TextbookRow]
    loss: float
    weight_gradients: list[list[list[float]]]
    bias_gradients: list[list[float]]


@dataclass
class TextbookNetwork:
    """Weights, biases, and what the neurons and the loss are called."""

    weights: list[list[list[float]]]
    biases: list[list[float]]
    activation: str
    output_activation: str
    loss: str

    def name_of(self, layer: int) -> str:
        last = len(self.weights) - 1
        return self.output_activation if layer == last else self.activation

    def epoch(self, inputs: Rows, targets: Rows) -> TextbookEpoch:
        """Forward and backward for every sample: ``inputs[n]`` and ``targets[n]`` are one's."""
        rows = [self.row(x, y) for x, y in zip(inputs, targets, strict=True)]
        count = len(rows)
        weight_gradients, bias_gradients = [], []
        for layer, weights in enumerate(self.weights):
            weight_gradients.append(
                [
                    [
                        sum(row.delta[layer][t] * row.a[layer][s] for row in rows) / count
                        for s in range(len(weights[t]))
                    ]
                    for t in range(len(weights))
                ]
            )
            bias_gradients.append(
                [sum(row.delta[layer][t] for row in rows) / count for t in range(len(weights))]
            )
        loss = sum(row.loss for row in rows) / count
        return TextbookEpoch(rows, loss, weight_gradients, bias_gradients)

    def row(self, inputs: Sequence[float], targets: Sequence[float]) -> TextbookRow:
        zs, activations, slopes = self.forward(inputs)
        raw_error = [a - y for a, y in zip(activations[-1], targets, strict=True)]
        sums, deltas = self.backward(raw_error, slopes)
        loss = sum(self.loss_of(z, y) for z, y in zip(zs[-1], targets, strict=True))
        return TextbookRow(zs, activations, slopes, raw_error, sums, deltas, loss)

    def forward(
        self, inputs: Sequence[float]
    ) -> tuple[list[list[float]], list[list[float]], list[list[float]]]:
        zs, activations, slopes = [], [list(inputs)], []
        for layer, (weights, biases) in enumerate(zip(self.weights, self.biases, strict=True)):
            name = self.name_of(layer)
            z = []
            for target, bias in enumerate(biases):
                total = bias
                for source, a in enumerate(activations[-1]):
                    total += weights[target][source] * a
                z.append(total)
            zs.append(z)
            activations.append([activation_of(name, value) for value in z])
            slopes.append([slope_of(name, value) for value in z])
        return zs, activations, slopes

    def backward(
        self, raw_error: list[float], slopes: list[list[float]]
    ) -> tuple[list[list[float]], list[list[float]]]:
        if self.loss == "mse":
            delta = [error * slope for error, slope in zip(raw_error, slopes[-1], strict=True)]
        else:
            delta = list(raw_error)
        sums, deltas = [], [delta]
        for layer in range(len(self.weights) - 1, 0, -1):
            arriving = []
            for source in range(len(self.weights[layer][0])):
                total = 0.0
                for target, complaint in enumerate(deltas[0]):
                    total += self.weights[layer][target][source] * complaint
                arriving.append(total)
            sums.insert(0, arriving)
            slopes_here = slopes[layer - 1]
            deltas.insert(0, [s * slope for s, slope in zip(arriving, slopes_here, strict=True)])
        return sums, deltas

    def loss_of(self, z: float, target: float) -> float:
        if self.loss == "mse":
            return (activation_of(self.output_activation, z) - target) ** 2 / 2
        # ln a = -ln(1 + e^-z) and ln(1 - a) = -ln(1 + e^z)
        return target * softplus(-z) + (1 - target) * softplus(z)


def softplus(z: float) -> float:
    """ln(1 + e^z) without overflow and without losing a small result."""
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))
