"""Which locked neurons wear a padlock on the pages for visitors.

The lab marks every neuron whose mean slope is under the threshold. Where a puzzle is solved that is
what being sure looks like, and no trouble: a padlock on every neuron would tell the wrong story.
"""

from typing import Final

from game.engine.topology import NeuronId
from game.session.outcome import State
from game.session.snapshot import Snapshot

# Of the way to the solution: a neuron that was locked for more of it has slept through most of it.
MOST: Final = 0.5


def sleepers(snapshot: Snapshot) -> frozenset[NeuronId]:
    """The locked neurons that hear little while there is something to learn.

    Not among them: an output whose slope is cancelled by the loss (it listens all the same), and
    once all rows are right those that were awake for most of the way there.
    """
    found = snapshot.locked - snapshot.dead
    if snapshot.trace.rule.loss.cancels_slope:
        found = frozenset(n for n in found if n.layer < snapshot.topology.depth)
    outcome = snapshot.outcome
    if outcome.state is not State.SOLVED or outcome.since is None:
        return found
    latest = (1.0 - MOST) * outcome.since
    return frozenset(n for n in found if _locked_since(snapshot, n) <= latest)


def _locked_since(snapshot: Snapshot, neuron: NeuronId) -> int:
    """Since when a locked neuron has been locked; 0 where no mark tells."""
    seen = [m.epoch for m in snapshot.marks if m.neuron == neuron and m.epoch <= snapshot.epoch]
    return seen[-1] if seen else 0
