"""Marks on a course: where a neuron locked, freed itself or died, where a rule changed.

Only as many are kept as can be told apart, and a label stands only where it covers nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import Final, NamedTuple

from game.engine.topology import Topology
from game.session.tape.marks import LockMark
from game.view.charts.lines.rules import Change, Changed, RuleMark
from game.view.drawing.box import Box
from game.view.numbers.readout import subscripted

# Labels stay this far from lines and from each other, and this far from the plot's ends.
LABEL_AIR: Final = 6.0
LABEL_LEVELS: Final = 3


class MarkKind(Enum):
    """What happened, the most important first."""

    DEAD = "dead"
    RULE = "rule"
    LOCKED = "locked"
    RATE = "rate"
    FREE = "free"


RULE_KINDS: Final = frozenset({MarkKind.RULE, MarkKind.RATE})
_RANK: Final = {kind: rank for rank, kind in enumerate(MarkKind)}


class Mark(NamedTuple):
    """Something that happened at ``epoch``: to the neurons ``subject``, or the rule ``changed``."""

    epoch: int
    kind: MarkKind
    subject: str = ""
    changed: tuple[Changed, ...] = ()


def lock_marks(marks: Sequence[LockMark], topology: Topology) -> list[Mark]:
    """The marks of the neurons; neurons to which the same happened at once share one."""
    names: dict[tuple[int, MarkKind], list[str]] = {}
    for mark in marks:
        kind = MarkKind.DEAD if mark.dead else MarkKind.LOCKED if mark.locked else MarkKind.FREE
        name = subscripted(topology.neuron_name(mark.neuron))
        names.setdefault((mark.epoch, kind), []).append(name)
    return [Mark(epoch, kind, ", ".join(group)) for (epoch, kind), group in names.items()]


def rule_changes(marks: Iterable[RuleMark]) -> list[Mark]:
    """The marks of the rules."""
    return [
        Mark(
            mark.epoch,
            MarkKind.RATE if _is_rate(mark) else MarkKind.RULE,
            changed=mark.changed,
        )
        for mark in marks
    ]


def _is_rate(mark: RuleMark) -> bool:
    return all(changed.change in (Change.RATE, Change.BY_HAND) for changed in mark.changed)


def thinned(marks: Sequence[Mark], x: Callable[[float], float], gap: float) -> list[Mark]:
    """The marks that stand at least ``gap`` apart, the important ones first, then the earlier."""
    kept: list[Mark] = []
    taken: dict[int, list[float]] = {}
    for mark in sorted(marks, key=lambda mark: (_RANK[mark.kind], mark.epoch)):
        place = x(mark.epoch)
        cell = int(place // gap)
        near = (other for c in (cell - 1, cell, cell + 1) for other in taken.get(c, ()))
        if all(abs(place - other) >= gap for other in near):
            kept.append(mark)
            taken.setdefault(cell, []).append(place)
    return kept


def label_box(
    x: float,
    size: tuple[float, float],
    plot: Box,
    taken: Sequence[Box],
    is_clear: Callable[[Box], bool],
) -> Box | None:
    """Where the label of a line at ``x`` stands: beside it, as high or as low as can be.

    It touches none of ``taken`` and only what ``is_clear``; None if there is no such place.
    """
    for level in range(LABEL_LEVELS):
        for top in (plot.y + level * size[1], plot.bottom - (level + 1) * size[1]):
            for left in (x + LABEL_AIR, x - LABEL_AIR - size[0]):
                place = Box(left, top, *size)
                touches = any(place.overlaps(other) for other in taken)
                if plot.covers(place, 1.0) and not touches and is_clear(place):
                    return place
    return None
