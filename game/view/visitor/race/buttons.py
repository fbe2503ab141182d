"""The dock's left end in a race: one bright pill at most, and a way to just watch."""

from typing import Final

from game.session.commands import BeginRace, LeaveRace, MakeMove
from game.session.race.race import Race, Stage
from game.session.snapshot import Snapshot
from game.view.scene.actions import NudgeTargets
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.large_boxes import LargeBoxes
from game.view.visitor.captions.run_stage import is_at_start
from game.view.visitor.dock.dock_controls import JUST_WATCH, Spec, buttons, next_story_spec
from game.view.visitor.race.shown import race_offered, race_on

RACE: Final = "race"
YOUR_MOVE: Final = "your-move"
MAKE_MOVE: Final = "make-move"
ONCE_MORE: Final = "once-more"


def race_at_work(snapshot: Snapshot) -> bool:
    """Whether the dock's left end is a race's: it is on, or the story's start invites to it."""
    return snapshot.races or (race_offered(snapshot) and is_at_start(snapshot))


def race_controls(context: ControlContext) -> list[Control]:
    """The buttons of the stage that the race is in."""
    boxes, race = context.layout.large, race_on(context.snapshot)
    if boxes is None:
        return []
    if race is None:
        begin = Spec("play", "race", Kind.PRIMARY, boxes.play, "play", BeginRace())
        return buttons(context, begin)
    return buttons(context, *_specs(context, race, boxes), panel=RACE)


def _specs(context: ControlContext, race: Race, boxes: LargeBoxes) -> tuple[Spec, ...]:
    watch = Spec(JUST_WATCH, JUST_WATCH, Kind.BUTTON, boxes.step, "eye", LeaveRace())
    match race.stage:
        case Stage.MOVE if race.pull is not None:
            done = Spec(MAKE_MOVE, "done", Kind.PRIMARY, boxes.play, "tick", MakeMove())
            return done, watch
        case Stage.MOVE:
            yours = Spec(YOUR_MOVE, YOUR_MOVE, Kind.BUTTON, boxes.play, "pin", NudgeTargets())
            return yours, watch
        case Stage.END:
            again = Spec(ONCE_MORE, ONCE_MORE, Kind.PRIMARY, boxes.play, "restart", BeginRace())
            return again, next_story_spec(context, boxes.step)._replace(kind=Kind.BUTTON)
        case _:
            return (watch,)
