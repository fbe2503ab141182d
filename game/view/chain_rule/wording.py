"""What the card says in numbers: each figure once, with digits that make its equations true.

Each equation's sign follows from the written figures alone: "=" only if they give the written
result. While the numbers stand still, figures take more digits until that is so: from the results
back to the factors, each with as few digits as will do. While they run, their digits stay as they
are, and the sign alone follows.
"""

from decimal import localcontext
from typing import NamedTuple

from game.engine.chain_rule import ChainRule
from game.view.chain_rule.factor_wording import word_factors
from game.view.chain_rule.update_wording import word_update
from game.view.numbers.calculations import EXACTLY, FINER, STEADY, Finer, product_of
from game.view.numbers.figures import Figure, figure, gives, is_plain, sign_of, whole
from game.view.numbers.shares import activation_figure


class Wording(NamedTuple):
    """The figures of the four sections; a ``..._sign`` stands between a result and its factors.

    A: ``row_gradient`` = ``delta`` x ``source``. B: ``delta`` = ``first_factor`` x ``slope``, with
    the calculations of both in ``first_factor_lines`` and ``slope_line`` (empty for a ReLU, whose
    slope follows from the sign of ``pre_activation``). C: ``mean`` of the ``products``. D:
    ``new_weight`` = ``weight`` - ``learning_rate`` x ``mean``.
    """

    row_gradient: Figure
    gradient_sign: str
    delta: Figure
    source: Figure
    delta_sign: str
    first_factor: Figure
    first_factor_lines: tuple[str, ...]
    slope: Figure
    slope_line: str
    pre_activation: Figure
    products: tuple[Figure, ...]
    mean: Figure
    mean_sign: str
    weight: Figure
    learning_rate: Figure
    new_weight: Figure
    update_sign: str


def word(rule: ChainRule, settled: bool = True) -> Wording:
    """The figures of a chain rule; ``settled``: they stand still, so digits may grow for "="."""
    with localcontext(EXACTLY):
        return _worded(rule, FINER if settled else STEADY)


def _worded(rule: ChainRule, finer: Finer) -> Wording:
    update = word_update(rule, finer)
    row_gradient = update.products[rule.sample]
    delta, source, gradient_holds = _word_gradient(rule, row_gradient, update.finer, finer)
    factors = word_factors(rule, delta, finer)
    return Wording(
        row_gradient=row_gradient,
        gradient_sign=sign_of(gradient_holds),
        delta=delta,
        source=source,
        delta_sign=sign_of(factors.holds),
        first_factor=factors.first,
        first_factor_lines=factors.first_lines,
        slope=factors.slope,
        slope_line=factors.slope_line,
        pre_activation=figure(rule.pre_activation),
        products=update.products,
        mean=update.mean,
        mean_sign=sign_of(update.mean_holds),
        weight=update.weight,
        learning_rate=update.learning_rate,
        new_weight=update.new_weight,
        update_sign=sign_of(update.update_holds),
    )


def _word_gradient(
    rule: ChainRule, row_gradient: Figure, least: int, finer: Finer
) -> tuple[Figure, Figure, bool]:
    """Delta and the source's activation, as fine as the product at least, and if they give it."""
    least = least if is_plain(rule.product) else 0
    tries = [
        (figure(rule.delta, least + finer_delta), _source(rule, finer_source))
        for finer_delta, finer_source in finer
    ]
    for delta, source in tries:
        if gives(product_of((delta, source)), row_gradient):
            return delta, source, True
    return *tries[0], False


def _source(rule: ChainRule, finer: int) -> Figure:
    known = rule.parameter.layer == 0 or rule.parameter.is_bias
    value = rule.source_activation
    return whole(value) if known else activation_figure(value, finer)
