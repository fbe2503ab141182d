"""The dock's left end while it is somebody's turn: one bright pill at most, and a way on without
an answer.
"""

from typing import Final

from game.session.commands import GoOn, JustWatch, OnceMore, PoseQuestion, ShowMe
from game.session.questions.turn import State
from game.view.drawing.box import Box
from game.view.scene.actions import NudgeTargets
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.visitor.dock.dock_controls import (
    JUST_WATCH,
    Spec,
    buttons,
    next_story_spec,
    play_and_step_controls,
)
from game.view.visitor.dock.ends import left_end
from game.view.visitor.race.buttons import race_at_work, race_controls
from game.view.visitor.turn.shown import turn_at_work

TURN: Final = "turn"
YOUR_TURN: Final = "your-turn"


def left_end_controls(context: ControlContext) -> list[Control]:
    """The dock's left end: Play and Step, or what a question or a race needs."""
    if race_at_work(context.snapshot):
        return race_controls(context)
    if turn_at_work(context.snapshot) is None:
        return [*play_and_step_controls(context), *_ask_controls(context)]
    return buttons(context, *_specs(context), panel=TURN)


def _ask_controls(context: ControlContext) -> list[Control]:
    """Whoever leads a class need not wait for the next question."""
    boxes = context.layout.large
    if boxes is None or boxes.ask is None:
        return []
    return buttons(context, Spec("ask", "ask", Kind.BUTTON, boxes.ask, "pin", PoseQuestion()))


def _specs(context: ControlContext) -> tuple[Spec, ...]:
    turn, boxes = turn_at_work(context.snapshot), context.layout.large
    if turn is None or boxes is None:
        return ()
    watch = Spec(JUST_WATCH, JUST_WATCH, Kind.BUTTON, boxes.step, "eye", JustWatch())
    match turn.state:
        case State.ASK if turn.votes is None:
            key = "class-turn" if turn.counts else YOUR_TURN
            yours = Spec(YOUR_TURN, key, Kind.BUTTON, boxes.play, "pin", NudgeTargets())
            return yours, watch
        case State.ASK | State.PLACED:
            key = "show-us" if turn.counts else "show-me"
            show = Spec("show-me", key, Kind.PRIMARY, boxes.play, "play", ShowMe())
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
    turn = context.snapshot.turn
    if turn is None or turn.once_more is None:
        return (next_story_spec(context, both),)
    return (
        Spec("once-more", "once-more", Kind.PRIMARY, upper, "restart", OnceMore()),
        next_story_spec(context, lower)._replace(kind=Kind.BUTTON),
    )
