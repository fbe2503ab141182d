"""The open card's figures: the engine's numbers, and "=" only where the written digits say so."""

import math
from decimal import Decimal

import numpy as np
import pytest

from game.engine.chain_rule import explain
from game.engine.topology import NETWORK_2_2_1
from game.session import commands as c
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.numbers.digits import EQUAL, MINUS, ROUNDED
from game.view.visitor.product_card.factors import Kind, factors
from game.view.visitor.product_card.figures import ProductFigures, product_figures, written
from tests.view.visitor.stage import ALL, MOMENTS, MSE

BY_NAME = NETWORK_2_2_1.by_name
HIDDEN, OUTPUT, BIAS = BY_NAME["x2-h1"], BY_NAME["h1-o1"], BY_NAME["b.h1"]


def session(preset: str, *commands: c.Command) -> Session:
    made = Session(ALL, ALL[preset], np.random.default_rng(1))
    for command in commands:
        made.apply(command)
    return made


def kinds(figures: ProductFigures) -> list[Kind]:
    return [line.kind for line in figures.lines]


def shown(figures: ProductFigures) -> list[str]:
    return [line.number for line in figures.lines]


def test_four_numbers_multiply_into_a_hidden_connection() -> None:
    figures = product_figures(MOMENTS["pinned"].snapshot(), HIDDEN)
    assert kinds(figures) == [Kind.ERROR, Kind.WEIGHT, Kind.SLOPE, Kind.INPUT]
    assert shown(figures) == ["−0.55", "−2.84", "0.003", "1"]
    assert (figures.sign, figures.gradient) == (ROUNDED, "+0.004")
    assert (figures.old, figures.new) == ("+3.85", "+3.86")
    assert (figures.source, figures.target) == ("x2", "h1")


def test_the_smallest_is_framed_and_the_locked_neuron_has_its_padlock() -> None:
    figures = product_figures(MOMENTS["pinned"].snapshot(), HIDDEN)
    assert [line.decides for line in figures.lines] == [False, False, True, False]
    assert [line.locked for line in figures.lines] == [False, False, True, False]


def test_with_mse_the_slope_of_the_output_is_a_fifth_factor() -> None:
    figures = product_figures(MOMENTS["five"].snapshot(), HIDDEN)
    assert kinds(figures) == [Kind.ERROR, Kind.SLOPE, Kind.WEIGHT, Kind.SLOPE, Kind.INPUT]
    assert [line.subject for line in figures.lines if line.kind is Kind.SLOPE] == ["o1", "h1"]


def test_into_the_output_there_are_three_and_cross_entropy_cancels_one() -> None:
    cancelled = product_figures(MOMENTS["pinned"].snapshot(), OUTPUT)
    assert kinds(cancelled) == [Kind.ERROR, Kind.ACTIVATION]
    assert cancelled.lines[-1].subject == "h1"
    whole = product_figures(MOMENTS["five"].snapshot(), OUTPUT)
    assert kinds(whole) == [Kind.ERROR, Kind.SLOPE, Kind.ACTIVATION]


def test_a_bias_has_no_source() -> None:
    figures = product_figures(MOMENTS["pinned"].snapshot(), BIAS)
    assert figures.source is None
    assert Kind.INPUT not in kinds(figures)


def test_a_zero_decides_alone() -> None:
    figures = product_figures(MOMENTS["pinned"].snapshot(), BY_NAME["x1-h1"])
    zeros = [line.number for line in figures.lines if line.decides]
    assert zeros == ["0"]
    assert figures.gradient == "0"


RULES = {"cross-entropy": (), "mse": (MSE,), "relu": (c.ChangeSetting("activation", "relu"),)}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("preset", ["story-and", "story-xor", "story-locked", "dying-relu"])
def test_the_product_is_the_engines_and_the_sign_is_true(preset: str, rule: str) -> None:
    made = session(preset, *RULES[rule])
    for epoch in (0, 1, 3, 20, 151, 2_000):
        made.apply(c.TrainTo(epoch))
        for sample in range(4):
            made.apply(c.SelectSample(sample))
            snapshot = made.snapshot()
            for parameter in NETWORK_2_2_1.parameters:
                check(snapshot, parameter)


def check(snapshot: Snapshot, parameter) -> None:
    sample = snapshot.pinned_sample
    engine = explain(snapshot.trace, parameter, sample, NETWORK_2_2_1)
    found = factors(snapshot.trace, parameter, sample, NETWORK_2_2_1)
    product = math.prod(factor.value for factor in found)
    assert math.isclose(product, engine.product, rel_tol=1e-9, abs_tol=1e-15)
    figures = product_figures(snapshot, parameter)
    digits = [written(line.number).number for line in figures.lines]
    gradient = written(figures.gradient)
    known = None not in digits and gradient.number is not None
    exact = math.prod((d for d in digits if d is not None), start=Decimal(1))
    known = known or (0 in digits and gradient.number is not None)
    holds = known and abs(exact - (gradient.number or 0)) <= gradient.slack
    if figures.sign == EQUAL:
        assert holds
    else:
        assert figures.sign == ROUNDED
        assert not known or abs(exact - (gradient.number or 0)) >= gradient.slack


@pytest.mark.parametrize(
    ("text", "number", "slack"),
    [
        ("1", "1", "0"),
        ("+3.20", "3.20", "0.005"),
        (f"{MINUS}0.006", "-0.006", "0.0005"),
        ("0", "0", "0"),
    ],
)
def test_what_written_digits_stand_for(text: str, number: str, slack: str) -> None:
    figure = written(text)
    assert figure.number == Decimal(number)
    assert figure.slack == Decimal(slack)
    assert written("≈ 0").number is None
