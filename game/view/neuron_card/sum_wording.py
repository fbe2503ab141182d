"""The sum of a neuron in numbers: what arrives along each line times its weight, and the bias."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.engine.topology import NeuronId, ParameterId
from game.engine.trace import EpochTrace
from game.view.numbers.calculations import Finer, product_of, sum_of
from game.view.numbers.figures import Figure, figure, gives, whole
from game.view.numbers.shares import activation_figure

# How many more digits the sum and its terms may take, in the order in which it is tried: the sum
# rather gives up a digit than that every term takes one more.
SETTLED: Final[Finer] = ((0, 0), (-1, 0), (0, 1), (-1, 1))
RUNNING: Final[Finer] = SETTLED[:1]


class Term(NamedTuple):
    """What one line brings: ``value`` (1 along a bias) times ``weight`` is ``product``.

    ``weight_value`` is the weight itself, for its colour and width; ``from_input``: the value is an
    input's. ``known``: it has arrived; else what of it is not known yet is a dash.
    """

    parameter: ParameterId
    source: str | None
    from_input: bool
    value: Figure
    weight: Figure
    weight_value: float
    product: Figure
    product_value: float
    product_holds: bool
    known: bool = True


class SumWording(NamedTuple):
    """The terms, weights first and the bias last, their sum, and whether the digits give it."""

    terms: tuple[Term, ...]
    total: Figure
    holds: bool


def into(neuron: NeuronId, trace: EpochTrace) -> tuple[ParameterId, ...]:
    """The parameters whose products add up to a neuron's z: its weights, then its bias."""
    layer = neuron.layer - 1
    sources = range(trace.parameters.weights[layer].shape[1])
    weights = (ParameterId(layer, source, neuron.unit) for source in sources)
    return (*weights, ParameterId(layer, None, neuron.unit))


def word_sum(
    trace: EpochTrace, neuron: NeuronId, sample: int, names: Sequence[str], finer: Finer
) -> SumWording:
    """The first digits that make the sum true, or the usual ones.

    ``names``: of the sources, in the order of their units.
    """
    value = trace.pre_activation(neuron, sample)
    tried: list[SumWording] = []
    for finer_total, finer_terms in finer:
        terms = tuple(
            _term(trace, parameter, sample, names, finer_terms) for parameter in into(neuron, trace)
        )
        total = figure(value, finer_total)
        added = sum_of([product_of((term.value, term.weight)) for term in terms])
        tried.append(SumWording(terms, total, gives(added, total)))
        if tried[-1].holds:
            return tried[-1]
    return tried[0]


def _term(
    trace: EpochTrace, parameter: ParameterId, sample: int, names: Sequence[str], finer: int
) -> Term:
    weight = trace.parameters.value(parameter)
    source = parameter.source_neuron
    arriving = 1.0 if source is None else trace.activation(source, sample)
    from_input = source is not None and source.layer == 0
    written = whole(arriving) if source is None or from_input else _activation(arriving, finer)
    factor = figure(weight, finer)
    exact = product_of((written, factor))
    # With an input that is 0 or 1 the product is known as well as the weight.
    product = factor if arriving == 1.0 else figure(weight * arriving, finer)
    return Term(
        parameter=parameter,
        source=None if source is None else names[source.unit],
        from_input=from_input,
        value=written,
        weight=factor,
        weight_value=weight,
        product=product,
        product_value=weight * arriving,
        product_holds=gives(exact, product),
    )


def _activation(value: float, finer: int) -> Figure:
    return activation_figure(value, finer)
