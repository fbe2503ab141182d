"""Reads written calculations back and works them out exactly: the judge of every "="."""

import re
from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from game.engine.activation import RELU, SIGMOID, Activation
from game.engine.dataset import AND, XOR, Dataset
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import CROSS_ENTROPY, MSE, Loss
from game.engine.parameters import Parameters
from game.engine.topology import NETWORK_2_2_1
from game.engine.trace import EpochTrace, trace_epoch

NUMBER = re.compile(r"\d+(\.\d+)?(×10(?P<power>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?")
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
SIGNS = str.maketrans("−×÷", "-*/")
PRECISION = 60


def worked_out(written: str) -> Fraction:
    """The exact value of a written calculation; ValueError where it holds something unknown."""
    if {"0", "≈ 0"} <= {factor.strip("()") for factor in written.split(" × ")}:
        return Fraction(0)  # whatever the other one is
    if "ln" in written:
        return minus_log(written)
    half, squared = written.startswith("½"), written.endswith(")²")
    inner = written.removeprefix("½")
    inner = inner.removesuffix("²") if squared else inner
    plain = NUMBER.sub(_exactly, inner).translate(SIGNS)
    if not re.fullmatch(r"(Fraction\('[\d.e+-]+'\)|[\s()*/+-])+", plain):
        raise ValueError(written)
    result = Fraction(eval(plain, {"Fraction": Fraction}))
    return (result**2 if squared else result) * (Fraction(1, 2) if half else 1)


def minus_log(written: str) -> Fraction:
    """−ln of a written number or of a bracket."""
    argument = worked_out(written.removeprefix("−ln"))
    with localcontext() as context:
        context.prec = PRECISION
        if 1 - argument < Fraction(1, 10**30):
            return 1 - argument
        chance = Decimal(argument.numerator) / Decimal(argument.denominator)
        return Fraction(-chance.ln())


def half_unit(written: str) -> Fraction:
    """Half a unit of the last written place; 0 for a bare 0 or 1."""
    if written.strip("−") in ("0", "1"):
        return Fraction(0)
    match = NUMBER.search(written)
    assert match, written
    decimals = len(match.group(1) or ".") - 1
    power = int((match.group("power") or "0").translate(SUPERSCRIPTS))
    return Fraction(1, 2) * Fraction(10) ** (power - decimals)


def rounds_to(exact: Fraction, written: str) -> bool:
    """Whether a value rounds to the written number (a tie: either way)."""
    return abs(exact - worked_out(written)) <= half_unit(written)


def _exactly(match: re.Match[str]) -> str:
    digits, _, power = match.group(0).partition("×10")
    return f"Fraction('{digits}e{(power or '0').translate(SUPERSCRIPTS)}')"


Rule = tuple[Activation, Activation, Loss]
RULES: list[Rule] = [
    (activation, output, loss)
    for activation in (SIGMOID, RELU)
    for output, loss in ((SIGMOID, MSE), (SIGMOID, CROSS_ENTROPY), (RELU, MSE))
]


@st.composite
def traces(draw: st.DrawFn, largest: float = 1e6) -> EpochTrace:
    """An epoch of a random network: everyday weights, saturated ones, tiny and huge ones."""
    reach = draw(st.sampled_from([0.01, 1.0, 4.0, 20.0, largest]))
    number = st.floats(-reach, reach, allow_nan=False, allow_subnormal=False)
    vector = draw(st.lists(number, min_size=9, max_size=9))
    activation, output, loss = draw(st.sampled_from(RULES))
    rate = draw(st.sampled_from([0.01, 0.1, 0.37, 0.5, 1.0, 0.123456789]))
    return trace_of(vector, draw(st.sampled_from([AND, XOR])), (activation, output, loss), rate)


def trace_of(
    vector: Sequence[float],
    dataset: Dataset = XOR,
    rule: Rule = (SIGMOID, SIGMOID, MSE),
    rate: float = 0.5,
) -> EpochTrace:
    """The epoch of a network whose nine parameters are given."""
    parameters = Parameters.of_vector(np.array(vector, dtype=np.float64), NETWORK_2_2_1)
    activation, output, loss = rule
    return trace_epoch(parameters, dataset, Hyperparameters(rate, activation, output, loss))
