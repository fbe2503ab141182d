"""The open card in words and figures: factors, gradient, the rows' mean, the weight's move."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from game.engine.chain_rule import explain
from game.engine.topology import ParameterId
from game.session.sleepers import sleepers
from game.session.snapshot import Snapshot
from game.view.numbers import visitor_numbers
from game.view.numbers.calculations import EXACTLY, product_of
from game.view.numbers.digits import parse
from game.view.numbers.figures import Figure, gives, sign_of
from game.view.visitor.captions.product import SMALL
from game.view.visitor.product_card.factors import Factor, Kind, factors

_HALF: Final = Decimal(5)


class FactorLine(NamedTuple):
    """One factor as written. ``subject`` is the neuron's name where several could be meant;
    ``decides``: it is the one that makes the product small; ``locked``: its neuron has a padlock.
    """

    kind: Kind
    subject: str
    number: str
    negative: bool
    decides: bool
    locked: bool


class ProductFigures(NamedTuple):
    """What the card says; ``sign`` stands before the gradient: "=" only if the digits give it.

    ``source`` None for a bias.
    """

    source: str | None
    target: str
    lines: tuple[FactorLine, ...]
    sign: str
    gradient: str
    mean: str
    old: str
    new: str


def product_figures(snapshot: Snapshot, parameter: ParameterId) -> ProductFigures:
    """The chain rule of a connection or bias for the card's row."""
    sample, topology = snapshot.pinned_sample, snapshot.topology
    rule = explain(snapshot.trace, parameter, sample, topology)
    found = factors(snapshot.trace, parameter, sample, topology)
    numbers = [_number(factor, snapshot) for factor in found]
    gradient = visitor_numbers.number(rule.product, plus=True)
    with localcontext(EXACTLY):
        exact = product_of([written(number) for number in numbers])
        sign = sign_of(gives(exact, written(gradient)))
    source = parameter.source_neuron
    old, new = visitor_numbers.moved(rule.old_value, rule.new_value)
    deciding = _deciding(found)
    asleep = sleepers(snapshot)
    several = sum(factor.kind is Kind.SLOPE for factor in found) > 1
    return ProductFigures(
        source=None if source is None else topology.neuron_name(source),
        target=topology.neuron_name(parameter.target_neuron),
        lines=tuple(
            FactorLine(
                kind=factor.kind,
                subject=_subject(factor, snapshot, several),
                number=number,
                negative=factor.value < 0,
                decides=place in deciding,
                locked=factor.kind is Kind.SLOPE and factor.neuron in asleep,
            )
            for place, (factor, number) in enumerate(zip(found, numbers, strict=True))
        ),
        sign=sign,
        gradient=gradient,
        mean=visitor_numbers.number(rule.gradient, plus=True),
        old=old,
        new=new,
    )


def written(shown: str) -> Figure:
    """A number as written, with what its digits stand for; none where they stand for none."""
    try:
        number = parse(shown.removeprefix("+"))
    except ValueError:
        return Figure(shown, None, Decimal(0))
    if number == number.to_integral_value() and "." not in shown:
        return Figure(shown, number, Decimal(0))
    exponent = number.as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    return Figure(shown, number, _HALF.scaleb(places - 1))


def _number(factor: Factor, snapshot: Snapshot) -> str:
    match factor.kind:
        case Kind.WEIGHT:
            return visitor_numbers.weight(factor.value)
        case Kind.INPUT:
            return f"{factor.value:g}"
        case Kind.ACTIVATION:
            bounded = not snapshot.trace.rule.activation.can_die
            return visitor_numbers.activation(factor.value, bounded)
        case Kind.ERROR:
            return _error(snapshot)
        case Kind.SIGNAL:
            return visitor_numbers.number(factor.value, plus=True)
        case Kind.SLOPE:
            return visitor_numbers.number(factor.value)


def _error(snapshot: Snapshot) -> str:
    """The error as it stands beside answer and goal in the network."""
    row, output = snapshot.pinned_sample, snapshot.topology.neurons[-1]
    bounded = not snapshot.trace.rule.output_activation.can_die
    target = float(snapshot.dataset.targets[output.unit, row])
    return visitor_numbers.error(snapshot.trace.activation(output, row), target, bounded)


def _subject(factor: Factor, snapshot: Snapshot, several_slopes: bool) -> str:
    """Whose slope it is where there are several, and who says an activation."""
    if factor.neuron is None or factor.kind not in (Kind.SLOPE, Kind.ACTIVATION):
        return ""
    if factor.kind is Kind.SLOPE and not several_slopes:
        return ""
    return snapshot.topology.neuron_name(factor.neuron)


def _deciding(found: Sequence[Factor]) -> frozenset[int]:
    """Zeros make everything 0; else one small number among larger ones makes the product small."""
    zeros = [place for place, factor in enumerate(found) if factor.value == 0]
    if zeros:
        return frozenset(zeros)
    small = [place for place, factor in enumerate(found) if abs(factor.value) < SMALL]
    return frozenset(small) if len(small) == 1 and len(found) > 1 else frozenset()
