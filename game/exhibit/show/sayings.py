"""Conditions and numbers of the show's sentences, each a pure function of a snapshot."""

from collections.abc import Mapping
from typing import Final

from game.engine.saturation import is_locked, mean_slope
from game.engine.topology import NeuronId, ParameterId
from game.session.outcome import State
from game.session.presentation import Mode, Phase
from game.session.snapshot import Snapshot
from game.session.tape.history import Quantity
from game.view.large.parts_of_speech import neuron_part
from game.view.network.reading.listeners import WHISPER
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import grouped

Values = Mapping[str, str]

# What turned its sign or locked so many epochs ago is told as news.
NEWS_EPOCHS: Final = 20
# For so many epochs more, the first one with all rows right is what is talked about.
FIRST_EPOCHS: Final = 3


# ---------------------------------------------------------------- conditions


def always(snapshot: Snapshot) -> bool:
    """For sentences that only read numbers."""
    return True


def is_ready(snapshot: Snapshot) -> bool:
    """Nothing has been learned yet."""
    return snapshot.moment.mode is Mode.READY


def guesses(snapshot: Snapshot) -> bool:
    """The answer is on its way."""
    return _is_told(snapshot, Phase.FORWARD)


def sees_mistake(snapshot: Snapshot) -> bool:
    """The answer is compared with its goal, and lies on the wrong side."""
    return _is_told(snapshot, Phase.LOSS) and not snapshot.trace.right[_row(snapshot)]


def goes_back(snapshot: Snapshot) -> bool:
    """The error is on its way back."""
    return _is_told(snapshot, Phase.BACKWARD)


def adjusts(snapshot: Snapshot) -> bool:
    """The weights are moving, all of them."""
    lines = snapshot.topology.connections
    return _is_told(snapshot, Phase.UPDATE) and all(map(snapshot.trace.gradient, lines))


def has_learned(snapshot: Snapshot) -> bool:
    """The loss is lower than at the beginning."""
    history = snapshot.history
    fell = snapshot.trace.loss < history.loss_at(0)
    return bool(fell) and history.is_one_descent(0, snapshot.epoch)


def has_learned_all(snapshot: Snapshot) -> bool:
    """All rows are right, and were not at the beginning."""
    return has_learned(snapshot) and is_solved(snapshot) and bool(snapshot.outcome.since)


def is_solved(snapshot: Snapshot) -> bool:
    """All rows are right."""
    return snapshot.outcome.state is State.SOLVED


def is_solved_first(snapshot: Snapshot) -> bool:
    """All rows are right for the first time of all, since now or a moment ago."""
    since = snapshot.outcome.since
    if not is_solved(snapshot) or not since:
        return False
    new = snapshot.epoch - since <= FIRST_EPOCHS
    return new and snapshot.history.first_solved == since


def is_unsolved(snapshot: Snapshot) -> bool:
    """A row is wrong."""
    return not snapshot.trace.right.all()


def is_stuck(snapshot: Snapshot) -> bool:
    """Rows are wrong, and the loss has not moved for long."""
    return snapshot.outcome.state is State.STUCK


def has_both_signs(snapshot: Snapshot) -> bool:
    """Some connections push up and others hold down."""
    weights = [snapshot.trace.parameters.value(line) for line in snapshot.topology.connections]
    return min(weights) < 0 < max(weights)


def is_ready_with_both_signs(snapshot: Snapshot) -> bool:
    """Both signs, before anything was learned."""
    return is_ready(snapshot) and has_both_signs(snapshot)


def has_just_turned(snapshot: Snapshot) -> bool:
    """A connection that held down at the beginning, and a little ago, pushes up now."""
    return bool(_turned(snapshot))


def is_asleep(snapshot: Snapshot) -> bool:
    """Exactly one hidden neuron is locked, and it has been from the start."""
    asleep = _asleep(snapshot)
    return len(asleep) == 1 and _lock_epoch(snapshot, asleep[0]) == 0


def whispers(snapshot: Snapshot) -> bool:
    """The error is on its way back, and the neuron that sleeps hardly lets it through."""
    if not (goes_back(snapshot) and is_asleep(snapshot)):
        return False
    neuron, row = _asleep(snapshot)[0], _row(snapshot)
    return 0 < snapshot.trace.slope(neuron, row) < WHISPER and _arriving(snapshot, neuron) != 0


def is_nearly_solved_asleep(snapshot: Snapshot) -> bool:
    """One neuron sleeps, and exactly one row is wrong."""
    trace = snapshot.trace
    return is_asleep(snapshot) and trace.right_count == snapshot.dataset.sample_count - 1


# ---------------------------------------------------------------- numbers


def score(snapshot: Snapshot) -> Values:
    """Epoch, and how many rows are right."""
    rows = str(snapshot.dataset.sample_count)
    right = str(snapshot.trace.right_count)
    return {"epoch": grouped(snapshot.epoch), "right": right, "rows": rows}


def rule(snapshot: Snapshot) -> Values:
    """The puzzle, and how many rows are right."""
    return {**score(snapshot), "puzzle": snapshot.dataset.name.upper()}


def solved(snapshot: Snapshot) -> Values:
    """Since when all rows are right."""
    return {**score(snapshot), "epoch": grouped(snapshot.outcome.since or 0)}


def comparison(snapshot: Snapshot) -> Values:
    """The row's answer, its goal and the difference."""
    row, output = _row(snapshot), snapshot.topology.neurons[-1]
    bounded = not snapshot.trace.rule.output_activation.can_die
    said, goal = snapshot.trace.activation(output, row), float(snapshot.dataset.targets[0, row])
    return {
        "answer": visitor_numbers.answer(said, bounded),
        "goal": f"{goal:g}",
        "error": visitor_numbers.error(said, goal, bounded),
    }


def most_moved(snapshot: Snapshot) -> Values:
    """The weight that this update moves most, before and after."""
    trace = snapshot.trace
    most = max(snapshot.topology.connections, key=lambda line: abs(trace.gradient(line)))
    old, new = visitor_numbers.moved(trace.parameters.value(most), trace.updated(most))
    return {"old": old, "new": new}


def turned(snapshot: Snapshot) -> Values:
    """The connection that has turned, and its weight."""
    line = _turned(snapshot)[0]
    source = line.source_neuron
    assert source is not None
    return {
        "source": neuron_part(snapshot.topology, source).text,
        "target": neuron_part(snapshot.topology, line.target_neuron).text,
        "weight": visitor_numbers.weight(snapshot.trace.parameters.value(line)),
    }


def quietest(snapshot: Snapshot) -> Values:
    """The hidden neuron that listens least, and how well: its mean slope."""
    neuron = min(_hidden(snapshot), key=lambda n: mean_slope(snapshot.trace, n))
    return {**score(snapshot), **_named(snapshot, neuron)}


def lock(snapshot: Snapshot) -> Values:
    """The neuron that sleeps, and its mean slope now."""
    return {**score(snapshot), **_named(snapshot, _asleep(snapshot)[0])}


def whisper(snapshot: Snapshot) -> Values:
    """What arrives at the neuron that sleeps, and what it lets through."""
    neuron, row = _asleep(snapshot)[0], _row(snapshot)
    return {
        "arrives": visitor_numbers.number(_arriving(snapshot, neuron), plus=True),
        "leaves": visitor_numbers.number(snapshot.trace.delta(neuron, row), plus=True),
    }


def stuck(snapshot: Snapshot) -> Values:
    """How many rows are right, and for how long the loss has not moved."""
    return {**score(snapshot), "epochs": grouped(snapshot.outcome.flat)}


# ---------------------------------------------------------------- what they are made of


def _is_told(snapshot: Snapshot, phase: Phase) -> bool:
    moment = snapshot.moment
    return moment.mode is Mode.STAGED and moment.phase is phase and moment.sample is not None


def _row(snapshot: Snapshot) -> int:
    assert snapshot.moment.sample is not None
    return snapshot.moment.sample


def _hidden(snapshot: Snapshot) -> list[NeuronId]:
    return [n for n in snapshot.topology.neurons if n.layer < snapshot.topology.depth]


def _asleep(snapshot: Snapshot) -> list[NeuronId]:
    threshold = snapshot.settings.lock_threshold
    return [n for n in _hidden(snapshot) if is_locked(snapshot.trace, n, threshold)]


def _lock_epoch(snapshot: Snapshot, neuron: NeuronId) -> int | None:
    """Since when a locked neuron has been locked; 0 or None where that was not seen."""
    seen = [m for m in snapshot.marks if m.neuron == neuron and m.epoch <= snapshot.epoch]
    return seen[-1].epoch if seen and seen[-1].locked else None


def _arriving(snapshot: Snapshot, neuron: NeuronId) -> float:
    sums = snapshot.trace.backward.backprop_sums[neuron.layer - 1]
    return float(sums[neuron.unit, _row(snapshot)])


def _turned(snapshot: Snapshot) -> list[ParameterId]:
    """The connections that push up now and held down at the beginning and a little ago."""
    topology, history = snapshot.topology, snapshot.history
    before = history.values_at(max(snapshot.epoch - NEWS_EPOCHS, 0), Quantity.WEIGHTS, None)
    start = history.values_at(0, Quantity.WEIGHTS, None)
    now = snapshot.trace.parameters
    return [
        line
        for line, first, recent in zip(topology.parameters, start, before, strict=True)
        if not line.is_bias and first < 0 and recent < 0 < now.value(line)
    ]


def _named(snapshot: Snapshot, neuron: NeuronId) -> Values:
    name = neuron_part(snapshot.topology, neuron).text
    return {"neuron": name, "slope": visitor_numbers.number(mean_slope(snapshot.trace, neuron))}
