"""What a bubble says of the thing that was touched: two lines, from the engine's own numbers."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from game.engine.topology import ParameterId
from game.session.snapshot import Snapshot
from game.view.network.reading.reading import backward_value
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import ROUNDED
from game.view.numbers.readout import row_name
from game.view.visitor.bubble.topics import EPOCH, ERROR, GOAL, LOSS, PUZZLE, signal_of

SECTION: Final = "visitor.bubble."


class Line(NamedTuple):
    """A text by its key, and what fills it; ``keys``: those of the values that are texts, too."""

    key: str
    values: Mapping[str, str] = {}


Told = tuple[Line, ...]


def told_about(topic: str, snapshot: Snapshot) -> Told:
    """The lines; none where there is nothing to say of it now."""
    line = signal_of(topic, snapshot.topology)
    if line is not None:
        return _signal(snapshot, line)
    teller = TELLERS.get(topic)
    return () if teller is None else teller(snapshot)


def _difference(snapshot: Snapshot) -> Told:
    """Answer minus goal, and what the sign of the error means."""
    sample = snapshot.moment.sample
    if sample is None:
        return ()
    output = snapshot.topology.neurons[-1]
    goal = float(snapshot.dataset.targets[output.unit, sample])
    answer = snapshot.trace.activation(output, sample)
    bounded = not snapshot.trace.rule.output_activation.can_die
    values = {
        "answer": visitor_numbers.answer(answer, bounded),
        "goal": f"{goal:g}",
        "error": visitor_numbers.error(answer, goal, bounded),
    }
    near = any(ROUNDED in values[name] for name in ("answer", "error"))
    way = "right" if answer == goal else "less" if answer > goal else "more"
    return (
        Line(SECTION + ("difference-near" if near else "difference"), values),
        Line(f"{SECTION}should-{way}"),
    )


def _signal(snapshot: Snapshot, line: ParameterId) -> Told:
    """What came back along a line, and what it is made of."""
    sample, source = snapshot.moment.sample, line.source_neuron
    if sample is None or source is None:
        return ()
    topology = snapshot.topology
    share = visitor_numbers.number(backward_value(snapshot.trace, line, sample), plus=True)
    target = topology.neuron_name(line.target_neuron)
    if line.target_neuron.layer < topology.depth:
        key = "kept"
    else:
        key = "share" if snapshot.trace.rule.loss.cancels_slope else "share-slope"
    return (
        Line(f"{SECTION}back", {"share": share}),
        Line(SECTION + key, {"target": target}),
    )


def _loss(snapshot: Snapshot) -> Told:
    loss = visitor_numbers.loss(float(snapshot.history.measured(snapshot.trace)))
    return Line(f"{SECTION}loss", {"loss": loss}), Line(f"{SECTION}loss-line")


def _epoch(_: Snapshot) -> Told:
    return Line(f"{SECTION}epoch"), Line(f"{SECTION}epoch-line")


def _puzzle(snapshot: Snapshot) -> Told:
    """The rule, and the goal of every row."""
    data = snapshot.dataset
    goals = [
        f"{row_name(name)} → {goal:g}"
        for name, goal in zip(data.sample_names, data.targets[0].tolist(), strict=True)
    ]
    return (
        Line(f"{SECTION}puzzle-{data.name}"),
        Line(f"{SECTION}goals", {"goals": ", ".join(goals)}),
    )


TELLERS: Final[Mapping[str, Callable[[Snapshot], Told]]] = {
    GOAL: _difference,
    ERROR: _difference,
    LOSS: _loss,
    EPOCH: _epoch,
    PUZZLE: _puzzle,
}
