"""The forward pass and the backward pass: the same two for one network and for thousands.

Forward, layer by layer: z = sum(w a) + b and a = sigma(z).
Backward, from the output: delta = dL/dz; in a hidden layer delta = (sum of w delta) sigma'(z).
See Rumelhart, Hinton and Williams (1986), "Learning representations by back-propagating errors".
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np

# By their own names: looking them up in numpy at every call takes 7 % of an epoch.
from numpy import add, multiply, subtract

from game.engine.activation import Value
from game.engine.arrays import Array
from game.engine.hyperparameters import Hyperparameters
from game.engine.parameters import Parameters
from game.engine.topology import Topology
from game.engine.value_type import fixed_type


@fixed_type
class ForwardPass:
    """``activations[0]`` are the inputs; ``pre_activations[l]`` and ``slopes[l]`` belong to layer l
    + 1.

    Every array is (unit, sample, ...).
    """

    pre_activations: tuple[Array, ...]
    activations: tuple[Array, ...]
    slopes: tuple[Array, ...]


@fixed_type
class BackwardPass:
    """What travels back.

    ``raw_error`` = a - y of the outputs; ``backprop_sums[l]`` = sum of w delta arriving at hidden
    layer l + 1; ``deltas[l]`` = dL/dz of layer l + 1, each (unit, sample, ...); ``gradients`` holds
    the means over the samples, in the shapes of the parameters.
    """

    raw_error: Array
    backprop_sums: tuple[Array, ...]
    deltas: tuple[Array, ...]
    gradients: Parameters


class Passes:
    """What both passes have left, by layer.

    ``sizes`` of all layers from the inputs on; ``inputs`` (input, sample, ...); ``computed``
    (quantity, neuron, sample, ...): z, a, slope, what arrives on the way back, and delta of all
    neurons; ``gradient`` (parameter, ...) in the order of :attr:`Topology.parameters`.
    """

    def __init__(
        self, sizes: tuple[int, ...], inputs: Array, computed: Array, gradient: Array
    ) -> None:
        self._sizes, self._inputs = sizes, inputs
        self._computed, self._gradient = computed, gradient

    def kept(self) -> "Passes":
        """The same, left alone by later passes."""
        return Passes(self._sizes, self._inputs, self._computed.copy(), self._gradient.copy())

    @cached_property
    def forward(self) -> ForwardPass:
        """What the forward pass leaves."""
        z, a, slopes, _, _ = self._of_layers
        return ForwardPass(z, (self._inputs, *a), slopes)

    @cached_property
    def backward(self) -> BackwardPass:
        """What the backward pass leaves."""
        _, _, _, arriving, deltas = self._of_layers
        gradients = Parameters.of_vector(self._gradient, Topology(self._sizes))
        return BackwardPass(arriving[-1], arriving[:-1], deltas, gradients)

    @property
    def _of_layers(self) -> list[tuple[Array, ...]]:
        first_and_end = pairwise(accumulate(self._sizes[1:], initial=0))
        layers = [slice(first, end) for first, end in first_and_end]
        return [tuple([of_all[layer] for layer in layers]) for of_all in self._computed]


@dataclass(slots=True, eq=False)
class _Layer:
    """What the passes read and write in one layer.

    They read ``weights`` (target, source, ...), ``biases`` (target, 1, ...) and ``sources``, the
    activations of the layer before (source, sample, ...); "back" is the same with the first two
    axes exchanged. They write the rest: the gradients (source, target, ...), all else
    (target, sample, ...). ``arriving`` is the raw error of an output neuron or the backprop sum of
    a hidden one.
    """

    value: Value
    weights: Array
    weights_back: Array
    biases: Array
    sources: Array
    pre_activations: Array
    activations: Array
    slopes: Array
    arriving: Array
    deltas: Array
    deltas_back: Array
    weight_gradients: Array


class Propagation:
    """Both passes over all samples, in arrays that are made once and filled anew by every pass.

    ``parameters`` are read where they lie: change them in place, and the next pass sees it.
    ``inputs`` are (input, sample, ...), ``targets`` (output, sample, ...). ``gradient`` holds all
    gradients in one array (parameter, ...), in the order of
    :attr:`Topology.parameters`; ``passes`` is what the last passes have left. ``exact``: slopes
    with all their digits, to be looked at.
    """

    def __init__(
        self,
        parameters: Parameters,
        inputs: Array,
        targets: Array,
        rule: Hyperparameters,
        exact: bool = False,
    ) -> None:
        sizes = (len(inputs), *map(len, parameters.biases))
        neurons = sum(sizes[1:])
        connections = sum(sources * into for sources, into in pairwise(sizes))
        samples, networks = targets.shape[1], parameters.biases[0].shape[1:]
        # Each quantity of all neurons is one array, and a layer's part of it is a view.
        computed = np.empty((5, neurons, samples, *networks))
        z, a, slopes, _, deltas = computed
        self.gradient = np.empty((connections + neurons, *networks))
        self.passes = Passes(sizes, inputs, computed, self.gradient)
        self._bias_gradients = self.gradient[connections:]
        self._deltas = deltas
        self._layers = _layers(parameters, inputs, computed, self.gradient, rule)
        self._hidden_backwards = self._layers[-2::-1]
        hidden_slope, output_slope = rule.activation.slope, rule.output_activation.slope
        if exact:
            hidden_slope = rule.activation.exact_slope
            output_slope = rule.output_activation.exact_slope
        self._slopes = [(output_slope, z, a, slopes)]
        hidden = neurons - len(targets)
        if hidden and rule.activation is not rule.output_activation:
            self._slopes = [
                (hidden_slope, z[:hidden], a[:hidden], slopes[:hidden]),
                (output_slope, z[hidden:], a[hidden:], slopes[hidden:]),
            ]
        self._targets = targets
        if networks:
            self._targets = np.broadcast_to(targets, (len(targets), samples, *networks)).copy()
        self._output_delta = rule.loss.output_delta
        self._share = np.array(1.0 / samples)
        self._is_single = not networks
        self._product = _product_side_by_side if networks else np.ndarray.dot

    def pass_forward(self) -> None:
        """Every z, a and slope."""
        product, is_single = self._product, self._is_single
        for layer in self._layers:
            z, a = layer.pre_activations, layer.activations
            product(layer.weights, layer.sources, z)
            if is_single:
                a[...] = layer.biases  # once for each sample: numpy adds small equals faster
                add(z, a, z)
            else:
                add(z, layer.biases, z)
            layer.value(z, a)
        for slope, z, a, slopes in self._slopes:
            slope(z, a, slopes)

    def pass_backward(self) -> None:
        """Every delta and the mean gradients, of what the last forward pass left."""
        product = self._product
        ahead = self._layers[-1]
        subtract(ahead.activations, self._targets, ahead.arriving)
        self._output_delta(ahead.arriving, ahead.slopes, ahead.deltas)
        for layer in self._hidden_backwards:
            product(ahead.weights_back, ahead.deltas, layer.arriving)
            multiply(layer.arriving, layer.slopes, layer.deltas)
            ahead = layer
        for layer in self._layers:
            product(layer.sources, layer.deltas_back, layer.weight_gradients)
        add.reduce(self._deltas, axis=1, out=self._bias_gradients)
        multiply(self.gradient, self._share, self.gradient)

    @property
    def output(self) -> tuple[Array, Array]:
        """z and a of the output layer."""
        layer = self._layers[-1]
        return layer.pre_activations, layer.activations


def _layers(
    parameters: Parameters,
    inputs: Array,
    computed: Array,
    gradient: Array,
    rule: Hyperparameters,
) -> list[_Layer]:
    """From first to last; ``computed`` (quantity, neuron, sample, ...) and ``gradient``
    (parameter, ...) are dealt out to them.
    """
    layers: list[_Layer] = []
    all_z, all_a, all_slopes, all_arriving, all_deltas = computed
    sources, neuron, connection = inputs, 0, 0
    for weights, biases in zip(parameters.weights, parameters.biases, strict=True):
        neurons = slice(neuron, neuron + len(biases))
        after = connection + len(biases) * len(sources)
        a, deltas = all_a[neurons], all_deltas[neurons]
        layer = _Layer(
            rule.activation.value,
            weights,
            weights.swapaxes(0, 1),
            biases[:, None],
            sources,
            all_z[neurons],
            a,
            all_slopes[neurons],
            all_arriving[neurons],
            deltas,
            deltas.swapaxes(0, 1),
            gradient[connection:after].reshape(len(sources), *biases.shape),
        )
        layers.append(layer)
        sources, neuron, connection = a, neurons.stop, after
    layers[-1].value = rule.output_activation.value
    return layers


def _product_side_by_side(left: Array, right: Array, out: Array) -> None:
    """The matrix product, network by network; either may be one and the same for all."""
    if len(right) == 1:
        multiply(left, right, out)
    elif right.shape[-1] == 1:
        np.matmul(right[..., 0].T, left, out=out)
    elif left.shape[-1] == 1:
        np.matmul(left[..., 0], right.swapaxes(0, 1), out=out.swapaxes(0, 1))
    else:
        np.einsum("ij...,jk...->ik...", left, right, out=out)
