"""Calculations with written figures, and the order in which figures take more digits for them.

In the context ``EXACTLY`` the results are exact for what is written, so that a sign between figures
can be decided by them.
"""

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from itertools import product
from math import prod
from typing import Final

from game.view.numbers.digits import ROUNDED
from game.view.numbers.figures import Figure, gives

MORE: Final = range(3)
# How many more digits two numbers may take: the fewest together come first.
FINER: Final = tuple(sorted(product(MORE, MORE), key=lambda pair: (sum(pair), pair)))
# For numbers that run: no more than suit their size, lest they jump.
STEADY: Final = FINER[:1]

# Digits enough for the largest number beside the smallest that is ever written.
EXACTLY: Final = Context(prec=700)

Finer = Sequence[tuple[int, int]]


def product_of(figures: Iterable[Figure]) -> Decimal | None:
    """The written numbers multiplied; None where one of them stands for no number.

    A zero that is written in full makes the product 0, whatever "≈ 0" beside it stands for.
    """
    written = tuple(figures)
    if any(figure.number == 0 and not figure.slack for figure in written):
        return Decimal(0)
    numbers = [figure.number for figure in written if figure.number is not None]
    return prod(numbers, start=Decimal(1)) if len(numbers) == len(written) else None


def difference_of(left: Figure, right: Figure) -> Decimal | None:
    """The first written number minus the second."""
    if left.number is None or right.number is None:
        return None
    return left.number - right.number


def sum_of(numbers: Sequence[Decimal | None]) -> Decimal | None:
    """All numbers added; None where one of them is missing."""
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal()) if len(known) == len(numbers) else None


def mean_of(figures: Sequence[Figure]) -> Decimal | None:
    """The mean of the written numbers."""
    total = sum_of([figure.number for figure in figures])
    return None if total is None else total / len(figures)


def calculation(text: str, exact: Decimal | None, result: Figure) -> str:
    """A calculation that stands under its result: with "≈" before it where it only comes near."""
    return text if gives(exact, result) or text.startswith(ROUNDED) else f"{ROUNDED} {text}"


def is_true(text: str) -> bool:
    """Whether a calculation gives its result."""
    return not text.startswith(ROUNDED)
