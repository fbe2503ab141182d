"""The line that an update moves most, and how each row pulls it: what Adjust is told by.

Pulls add up. Each is the row's share of the move, so that the arrows of all rows, one after
another, are the arrow of the move that is made.
"""

from typing import NamedTuple

from game.engine.pulls import pulls
from game.engine.topology import ParameterId
from game.session.presentation import Mode, Phase
from game.session.snapshot import Snapshot
from game.view.numbers import visitor_numbers


class Pulls(NamedTuple):
    """How the rows pull the weight ``parameter``, in their order; ``move`` is what is done with it:
    the sum. Positive numbers pull it up.
    """

    parameter: ParameterId
    rows: tuple[float, ...]
    move: float

    @property
    def up(self) -> int:
        """How many rows pull it up."""
        return sum(row > 0 for row in self.rows)

    @property
    def down(self) -> int:
        """How many rows pull it down."""
        return sum(row < 0 for row in self.rows)

    @property
    def largest(self) -> float:
        """The size of the largest of all, the move among them."""
        return max(abs(value) for value in (*self.rows, self.move))


def most_moved(snapshot: Snapshot) -> ParameterId:
    """The weight that this epoch's update moves most; the first of several."""
    lines = snapshot.topology.connections
    return max(lines, key=lambda line: abs(snapshot.trace.gradient(line)))


def told_pulls(snapshot: Snapshot) -> Pulls | None:
    """The pulls on that weight while Adjust is told; None at all other times, and where nothing
    moves by so much that its numbers tell, or a card is open.
    """
    moment = snapshot.moment
    if moment.mode is not Mode.STAGED or moment.phase is not Phase.UPDATE:
        return None
    return None if snapshot.card_open else pulls_of(snapshot)


def pulls_of(snapshot: Snapshot) -> Pulls | None:
    """The pulls on the weight that is moved most; None where its numbers do not tell of it."""
    line = most_moved(snapshot)
    old, new = snapshot.trace.parameters.value(line), snapshot.trace.updated(line)
    if not visitor_numbers.moves(old, new):
        return None
    rows = tuple(float(value) for value in pulls(snapshot.trace, line))
    return Pulls(line, rows, new - old)
