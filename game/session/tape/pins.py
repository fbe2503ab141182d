"""Pins: what happened in a run that is worth going to, and when."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from game.engine.topology import NeuronId, ParameterId
from game.session.tape.marks import LockMark
from game.session.tape.recording import RuleChange


class PinKind(Enum):
    """What happened, the most important first."""

    DIED = "died"
    SOLVED = "solved"
    PARTED = "parted"
    BY_HAND = "by-hand"
    RULE = "rule"
    LOCKED = "locked"
    FREE = "free"


IMPORTANCE = {kind: place for place, kind in enumerate(PinKind)}


class Pin(NamedTuple):
    """At ``epoch`` something happened: to the ``neurons`` where it concerns some, or to the
    ``parameters`` that were set by hand.
    """

    epoch: int
    kind: PinKind
    neurons: tuple[NeuronId, ...] = ()
    parameters: tuple[ParameterId, ...] = ()


def pins_of(
    marks: Iterable[LockMark],
    rules: Sequence[RuleChange],
    solved: int | None,
    partings: Iterable[int],
) -> tuple[Pin, ...]:
    """All pins in the order of their epochs, the important ones of an epoch first.

    ``solved``: when all rows came right; ``partings``: where futures part, which says more than
    that a rule changed there.
    """
    happened: dict[tuple[int, PinKind], tuple[NeuronId, ...]] = {}
    for mark in marks:
        kind = PinKind.DIED if mark.dead else PinKind.LOCKED if mark.locked else PinKind.FREE
        happened[mark.epoch, kind] = (*happened.get((mark.epoch, kind), ()), mark.neuron)
    parted = set(partings)
    for epoch in parted:
        happened[epoch, PinKind.PARTED] = ()
    before, by_hand = rules[0].rule, []
    for change in rules:
        if change.by_hand:
            by_hand.append(Pin(change.epoch, PinKind.BY_HAND, (), tuple(dict(change.by_hand))))
        if change.rule != before and change.epoch not in parted:
            happened[change.epoch, PinKind.RULE] = ()
        before = change.rule
    if solved is not None:
        happened[solved, PinKind.SOLVED] = ()
    pins = [Pin(epoch, kind, neurons) for (epoch, kind), neurons in happened.items()]
    return tuple(sorted([*pins, *by_hand], key=lambda pin: (pin.epoch, IMPORTANCE[pin.kind])))
