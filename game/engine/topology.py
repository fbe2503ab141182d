"""Names and places of neurons and parameters in a fully connected, layered network."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

INPUT_LETTER, HIDDEN_LETTER, OUTPUT_LETTER = "x", "h", "o"


class NeuronId(NamedTuple):
    """A neuron: ``layer`` 0 holds the inputs; ``unit`` counts from 0 inside the layer."""

    layer: int
    unit: int


class ParameterId(NamedTuple):
    """One trainable number: the connection ``source -> target``, or a bias where ``source`` is
    None.

    ``layer`` counts the layers that have parameters from 0: it is the target neuron's layer minus
    one.
    """

    layer: int
    source: int | None
    target: int

    @property
    def is_bias(self) -> bool:
        """True for a bias: a connection from the constant 1."""
        return self.source is None

    @property
    def target_neuron(self) -> NeuronId:
        """The neuron this parameter feeds."""
        return NeuronId(self.layer + 1, self.target)

    @property
    def source_neuron(self) -> NeuronId | None:
        """The neuron whose activation this parameter scales; None for a bias."""
        return None if self.source is None else NeuronId(self.layer, self.source)


@dataclass(frozen=True)
class Topology:
    """Layer sizes from the inputs to the outputs, and the names that follow from them."""

    layer_sizes: tuple[int, ...]

    @property
    def depth(self) -> int:
        """How many layers have parameters."""
        return len(self.layer_sizes) - 1

    def neuron_name(self, neuron: NeuronId) -> str:
        """``x1``, ``h2``, ``o1``; with several hidden layers the layer is named too (``h2.1``)."""
        number = str(neuron.unit + 1)
        if neuron.layer == 0:
            return INPUT_LETTER + number
        if neuron.layer == self.depth:
            return OUTPUT_LETTER + number
        layer = f"{neuron.layer}." if self.depth > 2 else ""
        return HIDDEN_LETTER + layer + number

    def parameter_name(self, parameter: ParameterId) -> str:
        """``x1-h1`` for a connection, ``b.h1`` for a bias."""
        target = self.neuron_name(parameter.target_neuron)
        source = parameter.source_neuron
        return f"b.{target}" if source is None else f"{self.neuron_name(source)}-{target}"

    def plain_name(self, parameter: ParameterId) -> str:
        """``x1→h1`` for a connection, ``b→h1`` for a bias: as it is said in a sentence."""
        source = parameter.source_neuron
        start = "b" if source is None else self.neuron_name(source)
        return f"{start}→{self.neuron_name(parameter.target_neuron)}"

    def column_name(self, parameter: ParameterId) -> str:
        """The parameter's name in files: ``w.x1-h1`` or ``b.h1``."""
        name = self.parameter_name(parameter)
        return name if parameter.is_bias else f"w.{name}"

    @cached_property
    def inputs(self) -> tuple[NeuronId, ...]:
        """The input neurons."""
        return tuple(NeuronId(0, index) for index in range(self.layer_sizes[0]))

    @cached_property
    def neurons(self) -> tuple[NeuronId, ...]:
        """Every neuron that computes (all but the inputs), layer by layer."""
        return tuple(
            NeuronId(layer, index)
            for layer, size in enumerate(self.layer_sizes)
            if layer > 0
            for index in range(size)
        )

    @cached_property
    def connections(self) -> tuple[ParameterId, ...]:
        """Every weight, layer by layer, by source and then by target."""
        return tuple(
            ParameterId(layer, source, target)
            for layer in range(self.depth)
            for source in range(self.layer_sizes[layer])
            for target in range(self.layer_sizes[layer + 1])
        )

    @cached_property
    def biases(self) -> tuple[ParameterId, ...]:
        """Every bias, in the order of the neurons."""
        return tuple(ParameterId(n.layer - 1, None, n.unit) for n in self.neurons)

    @cached_property
    def parameters(self) -> tuple[ParameterId, ...]:
        """Every trainable number in the order of the flat parameter vector:
        weights, then biases.
        """
        return self.connections + self.biases

    @cached_property
    def by_name(self) -> dict[str, ParameterId]:
        """From ``x1-h1`` or ``b.h1`` to the parameter."""
        return {self.parameter_name(parameter): parameter for parameter in self.parameters}

    @property
    def has_hidden(self) -> bool:
        """Whether there is a layer between inputs and outputs."""
        return self.depth > 1

    def named_neuron(self, name: str) -> NeuronId | None:
        """The computing neuron of that name; None where there is none."""
        return next((n for n in self.neurons if self.neuron_name(n) == name), None)

    def outgoing(self, neuron: NeuronId) -> Iterator[ParameterId]:
        """The connections that leave a neuron."""
        return (c for c in self.connections if c.source_neuron == neuron)


NETWORK_2_2_1 = Topology((2, 2, 1))
NETWORK_2_1 = Topology((2, 1))
