"""What is said while weights are changed: which line moves most, who pulls it, and what that does
to the row that is shown.
"""

from typing import Final

from game.engine.pulls import worsened
from game.session.snapshot import Snapshot
from game.view.large.parts_of_speech import Narration, Part, Role, neuron_part, said, text, word
from game.view.large.pulls import Pulls, most_moved, pulls_of
from game.view.numbers import visitor_numbers
from game.view.numbers.readout import row_name

# Every so many epochs it is told what makes a row pull as hard as it does.
EVERY: Final = 2


def told_update(snapshot: Snapshot) -> Narration:
    """The caption of Adjust: pulls add up, and so a row may get worse."""
    line = most_moved(snapshot)
    if not snapshot.trace.gradient(line):
        return said("adjust-none")
    pulls = pulls_of(snapshot)
    if pulls is None:
        return said("adjust-tiny", line="adjust-tiny-line")
    values = {**_ways(pulls), **_move(snapshot, pulls), **_worse(snapshot)}
    told = said(_caption(pulls), line=_line(snapshot, pulls, "worse" in values), **values)
    return told.lit(parameters={line})


def _caption(pulls: Pulls) -> str:
    """Which sentence: by how many rows pull it one way and the other, the more of them first."""
    more, fewer = max(pulls.up, pulls.down), min(pulls.up, pulls.down)
    if fewer or more == len(pulls.rows):
        return f"adjust-{more}-{fewer}"
    return f"adjust-{more}-alone"


def _ways(pulls: Pulls) -> dict[str, Part]:
    """Where the more of the rows pull it, where the fewer do, and who wins."""
    first = pulls.up >= pulls.down
    return {
        "this": _way("way", up=first),
        "that": _way("way", up=not first),
        "winner": _way("winner", up=pulls.move > 0),
    }


def _way(key: str, up: bool) -> Part:
    return word(f"{key}-{'up' if up else 'down'}", "positive" if up else "negative")


def _line(snapshot: Snapshot, pulls: Pulls, worse: bool) -> str:
    """The second sentence: that the row gets worse comes before all else."""
    sample = snapshot.moment.sample
    if worse and sample is not None:
        if pulls.rows[sample] * pulls.move > 0:
            return "adjust-worse-still"
        return "adjust-worse" if snapshot.epoch else "adjust-worse-first"
    if snapshot.epoch % EVERY:
        into_output = pulls.parameter.target_neuron.layer == snapshot.topology.depth
        if not into_output:
            return "adjust-rule-hidden"
        if snapshot.trace.rule.loss.cancels_slope:
            return "adjust-rule"
    return "adjust-line"


def _move(snapshot: Snapshot, pulls: Pulls) -> dict[str, Part]:
    """The line, by its ends, and its weight before and after."""
    topology, line = snapshot.topology, pulls.parameter
    source = line.source_neuron
    assert source is not None
    old = snapshot.trace.parameters.value(line)
    new = snapshot.trace.updated(line)
    shown = visitor_numbers.moved(old, new)
    return {
        "source": neuron_part(topology, source),
        "target": neuron_part(topology, line.target_neuron),
        "old": Part(shown[0], sign_role(old)),
        "new": Part(shown[1], sign_role(new)),
    }


def _worse(snapshot: Snapshot) -> dict[str, Part]:
    """The row that is shown, and its answer now and after the update, where that is further from
    the goal by as much as the digits tell; nothing where it is not.
    """
    sample = snapshot.moment.sample
    if sample is None:
        return {}
    answers = worsened(snapshot.trace, snapshot.topology, sample)
    if answers is None:
        return {}
    bounded = not snapshot.trace.rule.output_activation.can_die
    now, then = (visitor_numbers.answer(answer, bounded) for answer in answers)
    if now == then:
        return {}
    name = row_name(snapshot.dataset.sample_names[sample])
    return {"worse": text(name), "now": Part(now, "output"), "next": Part(then, "output")}


def sign_role(weight: float) -> Role:
    """The colour of a weight."""
    return "negative" if weight < 0 else "positive"
