"""Where a visitor's run stands: before its start, under way, or at an end."""

from game.session.outcome import ENDS
from game.session.snapshot import Snapshot


def is_at_start(snapshot: Snapshot) -> bool:
    """Whether nothing has happened yet: the first thing to do is to choose a story, and Play."""
    return not (snapshot.started or snapshot.playing or snapshot.races)


def is_over(snapshot: Snapshot) -> bool:
    """Whether the run has come to an end, so that the next thing to do is to start over; a race has
    an end of its own.
    """
    if snapshot.races:
        return False
    outcome = snapshot.outcome
    return not is_at_start(snapshot) and outcome.state in ENDS and not outcome.bouncing
