"""The dock's left end while it is somebody's turn: one bright pill at most, and a way on without
an answer.
"""

from typing import Final, NamedTuple

from game.session.commands import GoOn, JustWatch, OnceMore, ShowMe
from game.session.questions.turn import State
from game.view.drawing.box import Box
from game.view.scene.actions import Action, NudgeTargets
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.visitor.dock.dock_controls import play_and_step_controls
from game.view.visitor.dock.ends import NEXT_STORY, left_end, next_action, next_story
from game.view.visitor.turn.shown import turn_at_work

TURN: Final = "turn"
YOUR_TURN: Final = "your-turn"
JUST_WATCH: Final = "just-watch"


class Spec(NamedTuple):
    """A button: its id, the key of its word, how it looks, where it is, its icon, what it does."""

    identity: str
    key: str
    kind: Kind
    box: Box | None
    icon: str
    action: Action


def left_end_controls(context: ControlContext) -> list[Control]:
    """The dock's left end: Play and Step, or what a question needs."""
    if turn_at_work(context.snapshot) is None:
        return play_and_step_controls(context)
    return [_button(context, spec) for spec in _specs(context) if spec.box is not None]


def _specs(context: ControlContext) -> tuple[Spec, ...]:
    turn, boxes = turn_at_work(context.snapshot), context.layout.large
    if turn is None or boxes is None:
        return ()
    watch = Spec(JUST_WATCH, JUST_WATCH, Kind.BUTTON, boxes.step, "eye", JustWatch())
    match turn.state:
        case State.ASK:
            yours = Spec(YOUR_TURN, YOUR_TURN, Kind.BUTTON, boxes.play, "pin", NudgeTargets())
            return yours, watch
        case State.PLACED:
            show = Spec("show-me", "show-me", Kind.PRIMARY, boxes.play, "play", ShowMe())
            return show, watch
        case State.REVEAL:
            return (Spec("go-on", "go-on", Kind.PRIMARY, left_end(boxes), "play", GoOn()),)
        case State.END:
            return _at_the_end(context, boxes.play, boxes.step, left_end(boxes))
        case _:
            return ()


def _at_the_end(
    context: ControlContext, upper: Box | None, lower: Box | None, both: Box | None
) -> tuple[Spec, ...]:
    """What was missed comes once more; then the next story."""
    snapshot, features = context.snapshot, context.features
    again = snapshot.turn is not None and snapshot.turn.once_more is not None
    key = "all-stories" if next_story(snapshot, features) is None else NEXT_STORY
    action = next_action(snapshot, features)
    if not again:
        return (Spec(NEXT_STORY, key, Kind.PRIMARY, both, "arrow", action),)
    return (
        Spec("once-more", "once-more", Kind.PRIMARY, upper, "restart", OnceMore()),
        Spec(NEXT_STORY, key, Kind.BUTTON, lower, "arrow", action),
    )


def _button(context: ControlContext, spec: Spec) -> Control:
    assert spec.box is not None
    label = context.texts(f"visitor.button.{spec.key}") if spec.box.w > spec.box.h else ""
    return Control(
        id=spec.identity,
        kind=spec.kind,
        target=spec.box,
        panel=TURN,
        label=label,
        icon=spec.icon,
        action=spec.action,
    )
