"""What a neuron's card says to visitors: few digits, and none that lies."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from game.engine.topology import NeuronId, ParameterId
from game.session.snapshot import Snapshot
from game.view.network.reading.reading import lamp_level
from game.view.neuron_card.figures import NeuronFigures
from game.view.numbers import visitor_numbers
from game.view.numbers.calculations import EXACTLY, product_of, sum_of
from game.view.numbers.digits import ROUNDED, UNDEFINED
from game.view.numbers.figures import gives
from game.view.visitor.product_card.figures import written

NOTHING: Final = "0"


class TermWords(NamedTuple):
    """What one line brings: its ``source`` says ``value`` (``lamp``: as bright as in the network),
    times ``weight`` is ``product``.
    """

    parameter: ParameterId
    source: NeuronId
    value: str
    lamp: int
    weight: str
    weight_value: float
    product: str


class CardWords(NamedTuple):
    """The card in words.

    ``push``: the bias; ``total``: the sum, with "≈" before it where the digits shown do not add up;
    ``slope`` None where none counts or is known yet; ``mean``: of the four rows' slopes, against
    ``threshold``; ``error`` of the output, once it stands.
    """

    name: str
    terms: tuple[TermWords, ...]
    push: str
    push_value: float
    total: str
    z: str
    answer: str
    slope: str | None
    mean: str
    threshold: str
    goal: str | None
    error: str | None


def card_words(snapshot: Snapshot, figures: NeuronFigures) -> CardWords:
    """What the card of these figures says."""
    trace, shown = snapshot.trace, figures.shown
    terms = tuple(_term(snapshot, figures, place) for place in range(len(figures.terms) - 1))
    bias = figures.terms[-1]
    push = visitor_numbers.weight(bias.weight_value)
    z = visitor_numbers.number(shown.z) if figures.known else UNDEFINED
    rule = trace.rule
    curve = rule.output_activation if figures.is_output else rule.activation
    write = visitor_numbers.answer if figures.is_output else visitor_numbers.activation
    answer = write(shown.a, not curve.can_die) if figures.known else UNDEFINED
    counts = figures.known and not figures.slope_cancelled
    error = None
    if figures.raw_error is not None and figures.target is not None:
        error = visitor_numbers.error(shown.a, figures.target, not curve.can_die)
    return CardWords(
        name=figures.name,
        terms=terms,
        push=push,
        push_value=bias.weight_value,
        total=_total(terms, push, z) if figures.known else UNDEFINED,
        z=z,
        answer=answer,
        slope=visitor_numbers.number(shown.slope_value) if counts else None,
        mean=visitor_numbers.number(figures.mean_value),
        threshold=visitor_numbers.number(figures.threshold_value),
        goal=None if figures.target is None else f"{figures.target:g}",
        error=error,
    )


def _term(snapshot: Snapshot, figures: NeuronFigures, place: int) -> TermWords:
    term, trace = figures.terms[place], snapshot.trace
    source = NeuronId(term.parameter.layer, place)
    arriving = trace.activation(source, figures.row)
    value, product, lamp = UNDEFINED, UNDEFINED, 0
    weight = visitor_numbers.weight(term.weight_value)
    if term.known:
        lamp = lamp_level(arriving)
        bounded = not trace.rule.activation.can_die
        value = f"{arriving:g}"
        if not term.from_input:
            value = visitor_numbers.activation(arriving, bounded)
        product = _product(value, weight, term.product_value)
    return TermWords(term.parameter, source, value, lamp, weight, term.weight_value, product)


def _product(value: str, weight: str, product: float) -> str:
    shown = visitor_numbers.number(product) if product else NOTHING
    with localcontext(EXACTLY):
        holds = gives(product_of((written(value), written(weight))), written(shown))
    return shown if holds or shown.startswith(ROUNDED) else f"{ROUNDED} {shown}"


def _total(terms: tuple[TermWords, ...], push: str, z: str) -> str:
    parts = [written(bare(term.product)).number for term in terms]
    with localcontext(EXACTLY):
        added: Decimal | None = sum_of([*parts, written(push).number])
        holds = gives(added, written(z))
    return z if holds or z.startswith(ROUNDED) else f"{ROUNDED} {z}"


def bare(shown: str) -> str:
    """A rounded number as its digits stand there; "≈ 0" stands for none."""
    digits = shown.removeprefix(ROUNDED).strip()
    return shown if digits == NOTHING else digits
