"""The card's figures: where "=" stands, the written numbers give the written result."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.activation import SIGMOID
from game.engine.chain_rule import ChainRule, explain
from game.engine.topology import NETWORK_2_2_1, ParameterId
from game.engine.trace import EpochTrace
from game.session.commands import TrainTo
from game.view.chain_rule.wording import Wording, word
from game.view.numbers.figures import figure
from tests.view.chain_rule.arithmetic import RULES, rounds_to, trace_of, traces, worked_out
from tests.view.stories import Story

PARAMETERS = st.sampled_from(NETWORK_2_2_1.parameters)
SAMPLES = st.integers(0, 3)


def rules_of(trace: EpochTrace) -> list[ChainRule]:
    """Every parameter's chain rule in every row."""
    return [
        explain(trace, parameter, sample, NETWORK_2_2_1)
        for parameter in NETWORK_2_2_1.parameters
        for sample in range(4)
    ]


def equations(rule: ChainRule, shown: Wording) -> list[tuple[str, str, str]]:
    """Everything the card claims: calculation, sign, result."""
    products = ") + (".join(product.text for product in shown.products)
    told = [
        (f"{shown.delta.text} × ({shown.source.text})", shown.gradient_sign, shown.row_gradient),
        (f"(({products})) ÷ 4", shown.mean_sign, shown.mean),
        (
            f"{shown.weight.text} − {shown.learning_rate.text} × {shown.mean.factor}",
            shown.update_sign,
            shown.new_weight,
        ),
        (" ".join(shown.first_factor_lines), "", shown.first_factor),
    ]
    factor = shown.first_factor.text
    slope = "" if rule.slope_cancelled else f" × ({shown.slope.text})"
    told.append((f"({factor}){slope}", shown.delta_sign, shown.delta))
    if shown.slope_line:
        told.append((shown.slope_line, "", shown.slope))
    return [
        (text.removeprefix("≈ "), sign or ("≈" if text.startswith("≈") else "="), result.text)
        for text, sign, result in told
    ]


def check(rule: ChainRule, shown: Wording) -> None:
    for calculation, sign, result in equations(rule, shown):
        assert sign in "=≈"
        if sign == "=":
            assert rounds_to(worked_out(calculation), result), (calculation, result)


@settings(max_examples=300)
@given(traces(), PARAMETERS, SAMPLES, st.booleans())
def test_an_equals_sign_is_true(
    trace: EpochTrace, parameter: ParameterId, sample: int, settled: bool
) -> None:
    rule = explain(trace, parameter, sample, NETWORK_2_2_1)
    check(rule, word(rule, settled))


@settings(max_examples=100)
@given(traces(), PARAMETERS, SAMPLES)
def test_every_figure_is_the_engines_number_rounded(
    trace: EpochTrace, parameter: ParameterId, sample: int
) -> None:
    rule = explain(trace, parameter, sample, NETWORK_2_2_1)
    shown = word(rule)
    pairs = [
        (shown.row_gradient, rule.product),
        (shown.delta, rule.delta),
        (shown.source, rule.source_activation),
        (shown.first_factor, rule.first_factor),
        (shown.slope, rule.slope),
        (shown.mean, rule.gradient),
        (shown.weight, rule.old_value),
        (shown.new_weight, rule.new_value),
        (shown.learning_rate, rule.learning_rate),
        *zip(shown.products, map(float, rule.products), strict=True),
    ]
    for written, value in pairs:
        if written.number is None:
            assert abs(value) < 1e-90
            continue
        assert abs(Fraction(written.number) - Fraction(value)) <= Fraction(written.slack)
        assert (written.number == 0) == (value == 0)


@pytest.mark.parametrize("preset", ["and", "xor", "vanishing-gradient", "dying-relu"])
def test_on_real_runs_nearly_every_sign_is_an_equals_sign(preset: str) -> None:
    signs: Counter[str] = Counter()
    for epoch in (0, 7, 60, 350):
        trace = Story(preset, (TrainTo(epoch),)).snapshot().trace
        for rule in rules_of(trace):
            shown = word(rule)
            check(rule, shown)
            signs.update(sign for _, sign, _ in equations(rule, shown))
    assert signs["="] > 0.95 * signs.total()


def test_while_numbers_run_their_digits_do_not_depend_on_the_equations() -> None:
    trace = trace_of([1.5, -2.0, 0.7, 0.3, 1.1, -0.4, 0.2, 0.1, -0.6])
    for rule in rules_of(trace):
        shown = word(rule, settled=False)
        assert shown.delta == figure(rule.delta)
        assert shown.first_factor == figure(rule.first_factor)
        assert shown.products == tuple(figure(float(value)) for value in rule.products)


def test_cross_entropy_leaves_the_raw_error_as_delta() -> None:
    trace = trace_of([1.0] * 9, rule=RULES[1])
    rule = explain(trace, NETWORK_2_2_1.by_name["h1-o1"], 0, NETWORK_2_2_1)
    shown = word(rule)
    assert rule.slope_cancelled
    assert shown.delta == shown.first_factor
    assert shown.delta_sign == "="


def test_the_same_activation_has_the_same_digits_in_both_calculations() -> None:
    trace = trace_of([1.0, -1.0, 2.0, 0.5, 1.5, -0.5, 0.0, 0.1, 0.2])
    shown = word(explain(trace, NETWORK_2_2_1.by_name["h1-o1"], 1, NETWORK_2_2_1))
    (error,) = shown.first_factor_lines
    assert error.split(" − ")[0] == shown.slope_line.split(" × ")[0]


def test_a_saturated_output_keeps_its_last_digits() -> None:
    trace = trace_of([0.0] * 8 + [18.0])
    shown = word(explain(trace, NETWORK_2_2_1.by_name["b.o1"], 1, NETWORK_2_2_1))
    assert trace.rule.output_activation is SIGMOID
    assert shown.first_factor.text == "−1.5×10⁻⁸"
    assert shown.first_factor_lines == ("(1 − 1.52×10⁻⁸) − 1",)
    assert shown.slope_line == "(1 − 1.52×10⁻⁸) × 1.52×10⁻⁸"


def test_the_update_can_be_seen() -> None:
    trace = trace_of([0.4, 0.4, 0.4, 0.4, 0.3, 0.3, 0.1, 0.1, 0.1], rate=0.01)
    for rule in rules_of(trace):
        shown = word(rule)
        if abs(rule.learning_rate * rule.gradient) > 2e-6:
            assert shown.weight.text != shown.new_weight.text
