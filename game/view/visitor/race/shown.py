"""What of a race is on the screen, and when the page is somebody's."""

from game.session.race.race import Race, Stage
from game.session.snapshot import Snapshot
from game.view.visitor.turn.shown import turn_at_work


def race_on(snapshot: Snapshot) -> Race | None:
    """The race while the page is its, from the first move to its end."""
    return snapshot.race if snapshot.races else None


def race_offered(snapshot: Snapshot) -> bool:
    """Whether the story's start invites to a race."""
    race = snapshot.race
    return race is not None and race.stage is Stage.START


def race_ended(snapshot: Snapshot) -> bool:
    """Whether the end of a race is shown."""
    race = snapshot.race
    return race is not None and race.stage is Stage.END


def is_taken(snapshot: Snapshot) -> bool:
    """Whether the page is a question's or a race's: nothing else is told about then."""
    return snapshot.races or turn_at_work(snapshot) is not None
