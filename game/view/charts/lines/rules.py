"""The epochs at which a rule of training changed, and what changed there."""

from collections.abc import Iterable
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from game.engine.activation import Activation
from game.engine.hyperparameters import Hyperparameters
from game.engine.topology import ParameterId, Topology
from game.session.tape.history import History, Quantity


class Change(Enum):
    """What of the rule changed; the value names the sentence that says so."""

    LOSS = "loss"
    RATE = "rate"
    ACTIVATION = "activation"
    OUTPUT = "output"
    BY_HAND = "by-hand"


class Changed(NamedTuple):
    """What changed, and to what: the learning rate, or the name of a loss or an activation; by
    hand: which weight.
    """

    change: Change
    to: float | str


class RuleMark(NamedTuple):
    """From ``epoch`` on another rule is in force: ``changed`` from the one before.

    ``loss``: with another loss; ``activation``: with another activation, hidden or output. Either
    makes values jump by that alone.
    """

    epoch: int
    changed: tuple[Changed, ...]
    loss: bool
    activation: bool


def rule_marks(history: History) -> tuple[RuleMark, ...]:
    """All changes of the rule, in the order of the epochs."""
    return tuple(
        RuleMark(
            after.epoch,
            (
                *changed_between(before.rule, after.rule),
                *set_by_hand((p for p, _ in after.by_hand), history.topology),
            ),
            loss=after.rule.loss != before.rule.loss,
            activation=_activations(after.rule) != _activations(before.rule),
        )
        for before, after in pairwise(history.rules)
    )


def set_by_hand(parameters: Iterable[ParameterId], topology: Topology) -> tuple[Changed, ...]:
    """What was set by hand."""
    return tuple(Changed(Change.BY_HAND, topology.plain_name(each)) for each in parameters)


def breaks(rules: Iterable[RuleMark], quantity: Quantity) -> list[int]:
    """The epochs at which a quantity jumps because it is computed by another rule."""
    match quantity:
        case Quantity.DELTAS:
            return [rule.epoch for rule in rules if rule.loss or rule.activation]
        case Quantity.LOSS | Quantity.ACTIVATIONS:  # of different losses one measure is shown
            return [rule.epoch for rule in rules if rule.activation]
        case Quantity.WEIGHTS:
            return []


def _activations(rule: Hyperparameters) -> tuple[Activation, Activation]:
    return rule.activation, rule.output_activation


def changed_between(before: Hyperparameters | None, after: Hyperparameters) -> tuple[Changed, ...]:
    """What one rule changes of another, and to what; all that it says where there is no other."""
    if before is None:
        return _parts(after)
    return tuple(
        now for was, now in zip(_parts(before), _parts(after), strict=True) if was.to != now.to
    )


def _parts(rule: Hyperparameters) -> tuple[Changed, ...]:
    return (
        Changed(Change.RATE, rule.learning_rate),
        Changed(Change.LOSS, rule.loss.name),
        Changed(Change.ACTIVATION, rule.activation.name),
        Changed(Change.OUTPUT, rule.output_activation.name),
    )
