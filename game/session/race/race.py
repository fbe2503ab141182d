"""What a race is: its rules, and how it stands at a tick."""

from enum import Enum
from typing import Final, NamedTuple

from game.engine.topology import ParameterId

# Who ends so near above the machine has almost reached it.
NEAR: Final = 0.05
ALL_STARS: Final = 3


class Rules(NamedTuple):
    """``lines`` may be pulled, one in each of ``moves`` moves and by ``reach`` at most; after each
    move the machine trains ``epochs`` epochs.
    """

    lines: tuple[ParameterId, ...]
    moves: int
    reach: float
    epochs: int


class Stage(Enum):
    """Where a race stands."""

    START = "start"
    MOVE = "move"
    MACHINE = "machine"
    END = "end"


class Pull(NamedTuple):
    """A line that is being pulled: what its weight was before this move, and what it is now."""

    line: ParameterId
    before: float
    now: float


class Race(NamedTuple):
    """A race at one tick.

    ``yours`` are the losses at the start and after each move that was made, ``machine`` those of
    each epoch so far, from the start on; ``loss`` is what the moved weights have now, with the pull
    that is open. ``pulls`` are the moves that were made. ``largest_step``: by how much the machine
    has moved a parameter in one epoch at most; ``right`` of ``rows`` rows are right with the moved
    weights. ``solved``: the epoch at which the machine will have all rows right, looked up at the
    end; None where it is not soon.
    """

    stage: Stage
    rules: Rules
    yours: tuple[float, ...]
    machine: tuple[float, ...]
    loss: float
    pull: Pull | None
    pulls: tuple[Pull, ...]
    largest_step: float
    right: int
    rows: int
    solved: int | None

    @property
    def moves_left(self) -> int:
        """How many moves are still to be made."""
        return self.rules.moves - len(self.pulls)

    @property
    def is_won(self) -> bool:
        """Whether the moves have led below the machine."""
        return self.yours[-1] < self.machine[-1]

    @property
    def stars(self) -> int:
        """One for being below the start, two within NEAR of the machine, three below it."""
        start, end, machine = self.yours[0], self.yours[-1], self.machine[-1]
        if not end < start:
            return 0
        if end < machine:
            return ALL_STARS
        return 2 if end <= machine + NEAR else 1

    @property
    def moved_lines(self) -> int:
        """How many different lines were moved."""
        return len({pull.line for pull in self.pulls})

    @property
    def smallest_leap(self) -> float:
        """The smallest move; 0 where none was made."""
        return min((abs(pull.now - pull.before) for pull in self.pulls), default=0.0)
