"""How one epoch is told: forward, loss, backward, update; a pure function of progress.

Nothing here touches training: the same epoch is only shown faster or slower.
"""

from enum import Enum, IntEnum
from typing import NamedTuple

from game.session.settings import TELLING_PACE

TICKS_PER_SECOND = 60
# At animation speed 1 an epoch is told in this time; at the default 0.4 in two seconds.
SECONDS_PER_EPOCH_AT_FULL_SPEED = 0.8
# At animation speed 1 the stream's packets make this many journeys along their path a second.
JOURNEYS_PER_SECOND = 0.8


class Phase(IntEnum):
    """The four parts of an epoch, in their order."""

    FORWARD = 0
    LOSS = 1
    BACKWARD = 2
    UPDATE = 3


# In a stream the beads' numbers give way to faces, and come back after it, in this time.
FACE_TICKS = 18
# Where each phase ends, as a share of the epoch's presentation.
PHASE_ENDS = {Phase.FORWARD: 0.38, Phase.LOSS: 0.50, Phase.BACKWARD: 0.86, Phase.UPDATE: 1.0}
# In "all rows", the forward and the backward phase show the rows one after another.
PHASES_BY_ROW = frozenset({Phase.FORWARD, Phase.BACKWARD})


class Mode(Enum):
    """How the network is shown."""

    READY = "ready"  # nothing trained yet: only the forward numbers stand
    REST = "rest"  # between two steps: all numbers stand, nothing moves
    STAGED = "staged"  # one epoch, phase by phase
    STREAM = "stream"  # faster than can be told: live numbers, packets flowing both ways


class Moment(NamedTuple):
    """What the presentation shows now.

    ``phase`` and ``progress`` (0 to 1 inside the phase) matter when staged; ``sample`` is the row
    whose numbers are shown, None for the mean of the rows; ``flow`` counts journeys of the stream's
    packets.
    """

    mode: Mode
    phase: Phase
    progress: float
    sample: int | None
    flow: float


def presentation_ticks(animation_speed: float) -> float:
    """How many ticks the telling of one epoch takes."""
    return TICKS_PER_SECOND * SECONDS_PER_EPOCH_AT_FULL_SPEED / animation_speed


def flow_per_tick(animation_speed: float) -> float:
    """How far the stream's packets travel in a tick, in journeys."""
    return JOURNEYS_PER_SECOND * animation_speed / TICKS_PER_SECOND


def is_staged(pace: float, animation_speed: float) -> bool:
    """Whether the pace leaves time to tell each epoch phase by phase, or waits until it is told."""
    return (
        pace == TELLING_PACE
        or presentation_ticks(animation_speed) <= TICKS_PER_SECOND / pace + 1e-9
    )


def staged_moment(progress: float, sample: int | None, sample_count: int) -> Moment:
    """The moment at ``progress`` (0 to 1) of an epoch's presentation; ``sample``
    None = all rows.
    """
    phase = next((p for p, end in PHASE_ENDS.items() if progress < end), Phase.UPDATE)
    begin = PHASE_ENDS[Phase(phase - 1)] if phase else 0.0
    local = min((progress - begin) / (PHASE_ENDS[phase] - begin), 1.0)
    if sample is None and phase in PHASES_BY_ROW:
        row, local = divmod(min(local, 1.0 - 1e-9) * sample_count, 1.0)
        sample = int(row)
    return Moment(Mode.STAGED, phase, local, sample, 0.0)
