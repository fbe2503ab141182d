"""Where an epoch lies on the timeline, and which epoch lies at a place of it."""

from typing import Final

from game.session.snapshot import Snapshot

# The playhead at the head of the recording stands here: what is right of it has not happened yet.
HEAD_FRACTION: Final = 0.97
# A timeline is never shorter than this many epochs.
SHORTEST: Final = 1
# Another future is shown as far ahead as the one that is shown has come, and at least so many
# epochs.
OTHER_AHEAD: Final = 2
OTHER_LEAST: Final = 40


def horizon(snapshot: Snapshot) -> int:
    """The epoch at which charts and timeline of the lab end: the recording's last, or a part of
    what it is compared with.
    """
    last = max(snapshot.last_epoch, SHORTEST)
    ghost = snapshot.history.ghost
    others = [other.last_epoch for other in snapshot.futures]
    if not others and ghost is not None:
        others = [int(ghost.epochs[-1])]
    return max(last, min(max(others, default=0), max(OTHER_AHEAD * last, OTHER_LEAST)))


def fraction_of(epoch: int, last_epoch: int) -> float:
    """The place (0 to 1) of an epoch on a timeline whose recording ends at ``last_epoch``."""
    return HEAD_FRACTION * epoch / max(last_epoch, SHORTEST)


def epoch_at(fraction: float, last_epoch: int) -> int:
    """The recorded epoch nearest to a place (0 to 1); the head of the recording beyond it."""
    share = min(max(fraction / HEAD_FRACTION, 0.0), 1.0)
    return round(share * last_epoch)
