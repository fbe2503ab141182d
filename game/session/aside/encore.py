"""What is told once more of the epoch that is shown, apart from the run: nothing of it is trained.

A pure function of the ticks since it began, like all that is told.
"""

from enum import Enum
from typing import Final, NamedTuple

from game.session import commands
from game.session.presentation import (
    PHASE_ENDS,
    TICKS_PER_SECOND,
    Moment,
    Phase,
    presentation_ticks,
    staged_moment,
)
from game.session.settings import START_SETTINGS, TRAINING_SETTINGS

# So long each row answers after a win.
ROW_TICKS: Final = round(0.7 * TICKS_PER_SECOND)


class Told(Enum):
    """What is told again."""

    PHASE = "phase"  # one phase, which then stands still at its end
    ROW = "row"  # the data of one row run through the network once
    ROWS = "rows"  # all rows answer, one after another: it is won


class Encore(NamedTuple):
    """``progress``: how far it has come, from 0 to 1; in ``ROWS`` through all of them."""

    told: Told
    phase: Phase = Phase.FORWARD
    progress: float = 0.0

    @property
    def is_over(self) -> bool:
        """Whether it has come to its end."""
        return self.progress >= 1.0 - 1e-9

    @property
    def stands(self) -> bool:
        """Whether its end is what is shown from then on."""
        return self.told is Told.PHASE

    def later(self, animation_speed: float, rows: int) -> "Encore":
        """A tick later."""
        if self.told is Told.ROWS:
            ticks = float(ROW_TICKS * rows)
        else:
            ticks = presentation_ticks(animation_speed) * _share(self.phase)
        return self._replace(progress=min(self.progress + 1.0 / ticks, 1.0))

    def row(self, chosen: int | None, rows: int) -> int | None:
        """Whose numbers are shown: the chosen row's, or of the one that answers."""
        if self.told is not Told.ROWS:
            return chosen
        return min(int(self.progress * rows + 1e-9), rows - 1)

    def moment(self, chosen: int | None, rows: int) -> Moment:
        """What is shown; ``chosen`` None = all rows."""
        row, local = self.row(chosen, rows), self.progress
        if self.told is Told.ROWS:
            assert row is not None
            local = min(max(self.progress * rows - row, 0.0), 1.0)
        begin = PHASE_ENDS[self.phase] - _share(self.phase)
        # The end belongs to the phase that ends.
        inside = min(local, 1.0 - 1e-9) * _share(self.phase)
        return staged_moment(begin + inside, row, rows)


# What changes nothing of what is told.
BESIDE: Final = (
    commands.SelectConnection,
    commands.SelectNeuron,
    commands.FinishStory,
)


def ends_encore(command: commands.Command) -> bool:
    """Whether a command ends what is told again: all that moves the run or the choice of a row do,
    but not what opens a card, or only makes the telling faster or slower.
    """
    if isinstance(command, commands.ChangeSetting):
        return command.name in TRAINING_SETTINGS | START_SETTINGS
    return not isinstance(command, BESIDE)


def _share(phase: Phase) -> float:
    """Which share of an epoch's telling a phase has."""
    return PHASE_ENDS[phase] - (PHASE_ENDS[Phase(phase - 1)] if phase else 0.0)
