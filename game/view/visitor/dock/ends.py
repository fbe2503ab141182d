"""What is next once a run has come to an end: the next story, or another start of this one.

One button is filled. After a win it is the next story, and training goes on beside it; where the
run is stuck, dead or has run away it is another start, which may come free.
"""

from enum import Enum
from typing import Final

from game.session.commands import Restart, SelectPreset
from game.session.outcome import State
from game.session.presets import Preset
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.scene.actions import Action
from game.view.scene.features import Features
from game.view.scene.large_boxes import LargeBoxes
from game.view.visitor.captions.run_stage import is_over

NEXT_STORY: Final = "next-story"
NEW_START: Final = "new-start"


class End(Enum):
    """How a run has ended."""

    WON = "won"
    LOST = "lost"  # stuck, dead, or the numbers ran away


def end_of(snapshot: Snapshot, features: Features) -> End | None:
    """The end that is shown; None while there is none. Without stories a win leads nowhere."""
    if not is_over(snapshot):
        return None
    if snapshot.outcome.state is not State.SOLVED:
        return End.LOST
    return End.WON if features.stories else None


def next_story(snapshot: Snapshot, features: Features) -> Preset | None:
    """The first story after this one that has not come to its end, round at the last; None once all
    of them have.
    """
    stories = list(features.stories.values())
    names = [story.name for story in stories]
    here = names.index(snapshot.preset.name) + 1 if snapshot.preset.name in names else 0
    for story in (*stories[here:], *stories[:here]):
        if story.name != snapshot.preset.name and story.name not in snapshot.finished:
            return story
    return None


def next_action(snapshot: Snapshot, features: Features) -> Action:
    """To the next story's start; once all are done, to where all of them can be chosen."""
    story = next_story(snapshot, features)
    return Restart() if story is None else SelectPreset(story.name)


def left_end(boxes: LargeBoxes) -> Box | None:
    """Play's place and Step's, as one."""
    play, step = boxes.play, boxes.step
    if play is None or step is None:
        return play
    return Box(play.x, play.y, step.right - play.x, step.bottom - play.y)
