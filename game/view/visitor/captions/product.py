"""What is said while the open card shows a chain rule: how many numbers multiply, and who wins."""

from typing import Final

from game.session.snapshot import Snapshot
from game.view.large.parts_of_speech import Narration, Role, said, word
from game.view.visitor.product_card.factors import Factor, Kind, factors

# A factor below this, while no other is, decides about the product.
SMALL: Final = 0.1


def told_product(snapshot: Snapshot) -> Narration | None:
    """The caption for the pinned connection or bias; None where nothing is pinned."""
    if snapshot.pinned is None:
        return None
    found = factors(snapshot.trace, snapshot.pinned, snapshot.pinned_sample, snapshot.topology)
    small = [factor for factor in found if abs(factor.value) < SMALL]
    what = "bias" if snapshot.pinned.is_bias else "weight"
    line = f"product-line-{what}"
    if not snapshot.trace.gradient(snapshot.pinned):
        line += "-still"
    count = word(f"count-{len(found)}")
    zeros = sum(factor.value == 0 for factor in found)
    parameters = {snapshot.pinned, *(f.parameter for f in found if f.parameter is not None)}
    if len(found) == 1:
        told = said("product-single", line=line)
    elif zeros:
        key = "product-zero" if zeros == 1 else "product-zeros"
        told = said(key, line=line, count=count, zero=word("zero"))
    elif len(small) == 1:
        smallest = word("smallest", _role(small[0]))
        told = said("product-smallest", line=line, count=count, smallest=smallest)
    else:
        told = said("product", line=line, count=count)
    return told.lit(parameters=parameters)


def _role(factor: Factor) -> Role:
    if factor.kind is Kind.SLOPE:
        return "lock"
    if factor.kind is Kind.WEIGHT:
        return "negative" if factor.value < 0 else "positive"
    return "text"
