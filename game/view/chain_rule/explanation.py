"""Everything the open card shows about one connection, worked out once an epoch."""

from typing import NamedTuple

from game.engine.activation import SIGMOID
from game.engine.chain_rule import explain
from game.engine.gradient_check.check import NudgeTest
from game.engine.pulls import worsened
from game.engine.topology import ParameterId
from game.engine.trace import EpochTrace
from game.session.snapshot import Snapshot
from game.view.chain_rule.wording import Wording, word
from game.view.numbers.checked import CheckReader
from game.view.numbers.network_numbers import answer_text
from game.view.numbers.readout import row_name


class Explanation(NamedTuple):
    """A connection's chain rule as shown; equal explanations look equal.

    ``source`` is None for a bias. ``rows`` are the names of all rows, ``row`` the place of the one
    that is spelled out; ``one_of_all``: as an example, since all of them are chosen.
    ``listening``: its slope is not 0. ``pulls``: each row's share of the step without the learning
    rate; they add up to minus the mean gradient. ``worse``: the answer to that row now and after
    the whole update, where it gets worse by as much as the digits tell. ``check``: the mean
    gradient beside what a nudge gives; None where that is not made yet.
    """

    source: str | None
    target: str
    rows: tuple[str, ...]
    row: int
    one_of_all: bool
    from_input: bool
    into_output: bool
    sigmoid: bool
    listening: bool
    slope_cancelled: bool
    wording: Wording
    pulls: tuple[float, ...]
    worse: tuple[str, str] | None
    check: NudgeTest | None

    @property
    def row_name(self) -> str:
        """The name of the row that is spelled out."""
        return self.rows[self.row]


class Explainer:
    """Explains connections of snapshots, and remembers the latest explanation.

    The trace belongs to one epoch and never changes, so nothing is worked out twice.
    """

    def __init__(self, checks: CheckReader | None = None) -> None:
        self._trace: EpochTrace | None = None
        self._asked: tuple[object, ...] | None = None
        self._given: Explanation | None = None
        self._checks = checks or CheckReader()

    def explain(self, snapshot: Snapshot, parameter: ParameterId) -> Explanation:
        """The chain rule of ``parameter`` in the card's row of a snapshot."""
        rows = snapshot.pinned_sample, snapshot.sample is None
        asked = (parameter, *rows, stands_still(snapshot))
        if self._given is None or self._trace is not snapshot.trace or self._asked != asked:
            self._trace, self._asked = snapshot.trace, asked
            check = self._checks.read(snapshot.trace, snapshot.topology).of(parameter)
            self._given = _explanation(snapshot, parameter, check)
        return self._given


def stands_still(snapshot: Snapshot) -> bool:
    """Whether there is time to read the numbers: not while epochs stream by."""
    return not snapshot.streams


def _explanation(snapshot: Snapshot, parameter: ParameterId, check: NudgeTest) -> Explanation:
    topology = snapshot.topology
    rule = explain(snapshot.trace, parameter, snapshot.pinned_sample, topology)
    source = parameter.source_neuron
    return Explanation(
        source=None if source is None else topology.neuron_name(source),
        target=topology.neuron_name(parameter.target_neuron),
        rows=tuple(row_name(name) for name in snapshot.dataset.sample_names),
        row=rule.sample,
        one_of_all=snapshot.sample is None,
        from_input=source is not None and source.layer == 0,
        into_output=rule.is_output,
        sigmoid=rule.activation is SIGMOID,
        listening=rule.slope != 0,
        slope_cancelled=rule.slope_cancelled,
        wording=word(rule, stands_still(snapshot)),
        pulls=tuple(-float(product) / len(rule.products) for product in rule.products),
        worse=_worse(snapshot) if stands_still(snapshot) else None,
        check=check,
    )


def _worse(snapshot: Snapshot) -> tuple[str, str] | None:
    """Told of a row that was chosen: of all, as an example, it would say nothing."""
    if snapshot.sample is None:
        return None
    answers = worsened(snapshot.trace, snapshot.topology, snapshot.pinned_sample)
    if answers is None:
        return None
    bounded = not snapshot.trace.rule.output_activation.can_die
    now, then = (answer_text(answer, bounded) for answer in answers)
    return None if now == then else (now, then)
