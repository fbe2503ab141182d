"""The epochs at which a rule of training changed, and what changed there."""

from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from game.engine.hyperparameters import Hyperparameters
from game.session.history import History
from game.session.recording import RuleChange


class Change(Enum):
    """What of the rule changed; the value names the sentence that says so."""

    LOSS = "loss"
    RATE = "rate"
    ACTIVATION = "activation"
    OUTPUT = "output"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class RuleMark:
    """From ``epoch`` on another rule is in force; ``breaks``: the values jump by that alone."""

    epoch: int
    change: Change
    breaks: bool


def rule_marks(history: History) -> tuple[RuleMark, ...]:
    """All changes of the rule, in the order of the epochs."""
    rules = _rules(history)
    return tuple(
        RuleMark(
            after.epoch,
            _change(before.rule, after.rule),
            replace(after.rule, learning_rate=before.rule.learning_rate) != before.rule,
        )
        for before, after in pairwise(rules)
    )


def _rules(history: History) -> tuple[RuleChange, ...]:
    # The rule of the start is needed to tell what the first change changed.
    return history._recording.rules


def _change(before: Hyperparameters, after: Hyperparameters) -> Change:
    differs = {
        Change.LOSS: before.loss != after.loss,
        Change.RATE: before.learning_rate != after.learning_rate,
        Change.ACTIVATION: before.activation != after.activation,
        Change.OUTPUT: before.output_activation != after.output_activation,
    }
    changed = [change for change, differs_here in differs.items() if differs_here]
    return changed[0] if len(changed) == 1 else Change.SEVERAL
