"""What is said while the square of the answer is open: where it says 1, where 0, and why."""

from itertools import combinations
from typing import Final

from game.engine.topology import NeuronId
from game.session.outcome import State
from game.session.snapshot import Snapshot
from game.view.large.parts_of_speech import Narration, neuron_part, said, text
from game.view.numbers.readout import row_name
from game.view.square.structure import (
    corner_pair,
    crosses,
    is_made_of_two_cuts,
    is_one_cut,
    lone_row,
    needs_two_cuts,
    said_everywhere,
)

# Two corners sit on the fence while they are so near to it, and to each other.
FENCE: Final = 0.5
NEAR: Final = 0.02
# A hidden neuron is undecided while it is so near to one half in every corner.
UNDECIDED: Final = 0.1


def told_belief(snapshot: Snapshot) -> Narration | None:
    """The caption while the output is chosen; else None."""
    if snapshot.pinned_neuron != snapshot.topology.neurons[-1]:
        return None
    return _right(snapshot) or _on_fence(snapshot) or _locked(snapshot) or _sides(snapshot)


def _right(snapshot: Snapshot) -> Narration | None:
    """All corners are right: by how many cuts?"""
    trace = snapshot.trace
    if not trace.right.all():
        return None
    goals = [round(float(goal)) for goal in trace.dataset.targets[0]]
    if is_made_of_two_cuts(trace):
        rows = [lone_row(trace, neuron) for neuron in snapshot.topology.neurons[:-1]]
        beyond = {goals[row] for row in rows if row is not None}
        return said(f"belief-two-cuts-{min(beyond)}", line="belief-two-cuts-line")
    if goals.count(1) == 1 and is_one_cut(trace):
        row = text(row_name(trace.dataset.sample_names[goals.index(1)]))
        return said("belief-one-cut", line="belief-one-cut-line", row=row)
    return said("belief-right", line="belief-line")


def _on_fence(snapshot: Snapshot) -> Narration | None:
    """Two corners with different goals get the same answer, one half."""
    trace = snapshot.trace
    answers = trace.forward.activations[-1][0]
    goals, names = trace.dataset.targets[0], trace.dataset.sample_names
    near = [row for row, answer in enumerate(answers) if abs(answer - FENCE) < NEAR]
    pairs = [
        (one, other)
        for one, other in combinations(near, 2)
        if goals[one] != goals[other] and abs(answers[one] - answers[other]) < NEAR
    ]
    if not pairs:
        return None
    pair = "all" if len(near) == len(goals) else corner_pair(trace, *pairs[0])
    kind = "stuck" if snapshot.outcome.state is State.STUCK else "fence"
    values = {
        name: text(row_name(names[row])) for name, row in zip(("one", "two"), pairs[0], strict=True)
    }
    line = f"belief-{kind}-line"
    return said(f"belief-{kind}-{pair}", line=line, **values)


def _locked(snapshot: Snapshot) -> Narration | None:
    """A locked hidden neuron whose cut runs through the square, and perhaps one that has none."""
    hidden = snapshot.topology.neurons[:-1]
    done = [
        n for n in hidden if n in snapshot.locked - snapshot.dead and crosses(snapshot.trace, n)
    ]
    if not done:
        return None
    values = {"neuron": neuron_part(snapshot.topology, done[0])}
    for other in hidden:
        if other != done[0] and _is_undecided(snapshot, other):
            values["other"] = neuron_part(snapshot.topology, other)
            told = said("belief-locked", line="belief-undecided-line", **values)
            return told.lit(neurons={done[0], other})
    return said("belief-locked", line="belief-line", **values).lit(neurons={done[0]})


def _is_undecided(snapshot: Snapshot, neuron: NeuronId) -> bool:
    if snapshot.trace.rule.activation.can_die:
        return False
    answers = snapshot.trace.forward.activations[neuron.layer][neuron.unit]
    return bool((abs(answers - FENCE) < UNDECIDED).all())


def _sides(snapshot: Snapshot) -> Narration:
    """Where it says what, and why that is not easy, or how many corners are right."""
    score = {
        "right": text(str(snapshot.trace.right_count)),
        "rows": text(str(snapshot.dataset.sample_count)),
    }
    line = "belief-crosswise-line" if needs_two_cuts(snapshot.dataset) else "belief-score-line"
    everywhere = said_everywhere(snapshot.trace)
    if everywhere is not None:
        return said(f"belief-all-{everywhere}", line=line, **score)
    return said("belief-sides", line=line, **score)
