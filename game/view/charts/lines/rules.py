"""The epochs at which a rule of training changed, and what changed there."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from game.engine.activation import Activation
from game.engine.hyperparameters import Hyperparameters
from game.session.tape.history import History, Quantity


class Change(Enum):
    """What of the rule changed; the value names the sentence that says so."""

    LOSS = "loss"
    RATE = "rate"
    ACTIVATION = "activation"
    OUTPUT = "output"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class RuleMark:
    """From ``epoch`` on another rule is in force.

    ``loss``: with another loss; ``activation``: with another activation, hidden or output. Either
    makes values jump by that alone.
    """

    epoch: int
    change: Change
    loss: bool
    activation: bool


def rule_marks(history: History) -> tuple[RuleMark, ...]:
    """All changes of the rule, in the order of the epochs."""
    return tuple(
        RuleMark(
            after.epoch,
            _change(before.rule, after.rule),
            loss=after.rule.loss != before.rule.loss,
            activation=_activations(after.rule) != _activations(before.rule),
        )
        for before, after in pairwise(history.rules)
    )


def breaks(rules: Iterable[RuleMark], quantity: Quantity) -> list[int]:
    """The epochs at which a quantity jumps because it is computed by another rule."""
    match quantity:
        case Quantity.LOSS | Quantity.DELTAS:
            return [rule.epoch for rule in rules if rule.loss or rule.activation]
        case Quantity.ACTIVATIONS:
            return [rule.epoch for rule in rules if rule.activation]
        case Quantity.WEIGHTS:
            return []


def _activations(rule: Hyperparameters) -> tuple[Activation, Activation]:
    return rule.activation, rule.output_activation


def _change(before: Hyperparameters, after: Hyperparameters) -> Change:
    differs = {
        Change.LOSS: before.loss != after.loss,
        Change.RATE: before.learning_rate != after.learning_rate,
        Change.ACTIVATION: before.activation != after.activation,
        Change.OUTPUT: before.output_activation != after.output_activation,
    }
    changed = [change for change, differs_here in differs.items() if differs_here]
    return changed[0] if len(changed) == 1 else Change.SEVERAL
