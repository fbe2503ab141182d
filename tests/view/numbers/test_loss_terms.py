"""The loss with numbers plugged in: where "=" stands, what is written gives what is written."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from game.engine.dataset import AND
from game.engine.trace import EpochTrace
from game.session.commands import ChangeSetting, TrainTo
from game.view.numbers.loss_terms import LossTerm, loss_term, mean_term
from tests.view.chain_rule.arithmetic import RULES, Rule, rounds_to, trace_of, traces, worked_out
from tests.view.stories import Story

MSE_RULE, CROSS_ENTROPY_RULE, RELU_RULE = RULES[:3]


def with_output_at(
    z: float,
    rule: Rule = MSE_RULE,
    extra: Sequence[float] = (0.0,) * 8,
) -> EpochTrace:
    """AND with an output whose pre-activation is z on every row."""
    return trace_of([*extra, z], AND, rule)


def check(term: LossTerm) -> None:
    assert term.equals in "=≈"
    if term.equals == "=" and "σ" not in term.expression:
        assert rounds_to(worked_out(term.expression), term.result), term


@settings(max_examples=200)
@given(traces())
def test_an_equals_sign_is_true(trace: EpochTrace) -> None:
    for row in range(4):
        check(loss_term(trace, row))
    check(mean_term(trace))


@settings(max_examples=100)
@given(traces())
def test_a_result_is_the_engines_loss(trace: EpochTrace) -> None:
    for row in range(4):
        result, loss = loss_term(trace, row).result, float(trace.sample_losses[row])
        if result == "0":
            assert loss == 0
        elif result not in "∞–":
            assert float(worked_out(result)) == pytest.approx(loss, rel=0.06)


@pytest.mark.parametrize(
    ("z", "rule", "row", "expression", "equals", "result"),
    [
        (0.0, MSE_RULE, 0, "½(0.5000 − 0)²", "=", "0.1250"),
        (0.0, CROSS_ENTROPY_RULE, 0, "−ln(1 − 0.5000)", "=", "0.6931"),
        (0.0, CROSS_ENTROPY_RULE, 3, "−ln 0.5000", "=", "0.6931"),
        (3.368, CROSS_ENTROPY_RULE, 0, "−ln(1 − 0.96669)", "=", "3.4019"),
        (-40.0, MSE_RULE, 0, "½(4.25×10⁻¹⁸)²", "=", "9.0×10⁻³⁶"),
        (-700.0, MSE_RULE, 0, "½(9.9×10⁻³⁰⁵)²", "≈", "0"),
        (-800.0, MSE_RULE, 0, "½(1.2×10⁻³⁰⁸)²", "≈", "0"),
        (40.0, CROSS_ENTROPY_RULE, 0, "−ln 4.25×10⁻¹⁸", "=", "40.000"),
        (-16.0, CROSS_ENTROPY_RULE, 0, "−ln(1 − 1.1×10⁻⁷)", "=", "1.1×10⁻⁷"),
        (300.0, CROSS_ENTROPY_RULE, 0, "−ln σ(−300.0000)", "=", "300.0000"),
        (-2.0, RELU_RULE, 0, "½(0 − 0)²", "=", "0"),
        (300.0, RELU_RULE, 0, "½(300.0000 − 0)²", "=", "45000.00"),
    ],
)
def test_the_terms(
    z: float,
    rule: Rule,
    row: int,
    expression: str,
    equals: str,
    result: str,
) -> None:
    assert loss_term(with_output_at(z, rule), row) == LossTerm(expression, equals, result)


def test_the_mean_is_spelled_out() -> None:
    term = mean_term(with_output_at(0.0))
    assert term == LossTerm("(0.1250 + 0.1250 + 0.1250 + 0.1250) ÷ 4", "=", "0.1250")


@pytest.mark.parametrize("z", [-8000.0, -720.0, -700.0, -360.0, -340.0, -40.0, 40.0, 700.0])
def test_nothing_is_called_nearly_zero_inside_a_calculation(z: float) -> None:
    for rule in RULES:
        for trace in (with_output_at(z, rule), with_output_at(z, rule, (3.0,) * 8)):
            terms = [*(loss_term(trace, row) for row in range(4)), mean_term(trace)]
            assert not any("≈" in term.expression + term.result for term in terms)


@pytest.mark.parametrize("loss", ["mse", "cross-entropy"])
@pytest.mark.parametrize("preset", ["and", "xor", "vanishing-gradient"])
def test_on_real_runs_nearly_every_sign_is_an_equals_sign(preset: str, loss: str) -> None:
    signs: Counter[str] = Counter()
    for epoch in (0, 10, 100, 500, 900):
        story = Story(preset, (ChangeSetting("loss", loss), TrainTo(epoch)))
        trace = story.snapshot().trace
        terms = [*(loss_term(trace, row) for row in range(4)), mean_term(trace)]
        for term in terms:
            check(term)
            signs[term.equals] += 1
    assert signs["="] >= 0.95 * signs.total()
