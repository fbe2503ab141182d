"""The dock's buttons as controls: Play, Step, Start over, the lab, the menu, and what is next at an
end of the run. One of them is the next to press: it is filled.
"""

from typing import Final, NamedTuple

from game.session.commands import NewStart, StepEpoch, TogglePlay
from game.session.questions.turn import State
from game.view.drawing.box import Box
from game.view.scene.actions import Action, GoHome, SwitchView, ToggleMenu
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.large_boxes import LargeBoxes
from game.view.scene.page import Page
from game.view.visitor.captions.run_stage import is_over
from game.view.visitor.dock.ends import (
    NEW_START,
    NEXT_STORY,
    End,
    end_of,
    left_end,
    next_action,
    next_story,
)
from game.view.visitor.turn.shown import turn_at_work

HALVES_GAP: Final = 14.0
DOCK: Final = "dock"
JUST_WATCH: Final = "just-watch"
DOCK_END: Final = "dock-end"


class RightEnd(NamedTuple):
    """The buttons at the right end of the dock; ``lab`` None where the lab is not offered."""

    start_over: Box | None
    lab: Box | None
    menu: Box | None


def right_end(boxes: LargeBoxes, page: Page, lab: bool) -> RightEnd:
    """The right end of the dock; without a lab the others fill its place."""
    if lab or boxes.lab is None or boxes.menu is None or boxes.start_over is None:
        return RightEnd(boxes.start_over, boxes.lab, boxes.menu)
    if page is Page.PROJECTOR:
        return RightEnd(boxes.start_over._replace(x=boxes.lab.x), None, boxes.menu)
    menu = boxes.menu
    return RightEnd(
        boxes.start_over, None, Box(boxes.lab.x, menu.y, menu.right - boxes.lab.x, menu.h)
    )


def play_and_step_controls(context: ControlContext) -> list[Control]:
    """Play and Step, at the left end; at an end of the run what is next."""
    snapshot, boxes = context.snapshot, context.layout.large
    if boxes is None:
        return []
    end = end_of(snapshot, context.features)
    if end is End.WON and not snapshot.moves:
        return buttons(context, next_story_spec(context, left_end(boxes)))
    if end is End.LOST:
        play = "pause" if snapshot.moves else "play"
        word = play if snapshot.moves else "train-on"
        return buttons(
            context,
            Spec(NEW_START, "new-start", Kind.PRIMARY, boxes.play, "dice", NewStart()),
            Spec("play", word, Kind.BUTTON, boxes.step, play, TogglePlay()),
        )
    play = "pause" if snapshot.moves else "play"
    kind = Kind.BUTTON if is_over(snapshot) else Kind.PRIMARY
    return buttons(
        context,
        Spec("play", play, kind, boxes.play, play, TogglePlay()),
        Spec("step", "step", Kind.BUTTON, boxes.step, "step", StepEpoch()),
    )


def right_end_controls(context: ControlContext) -> list[Control]:
    """Start over, the lab, the menu; after a win what goes on comes first, and home is smaller."""
    page, boxes, snapshot = context.layout.page, context.layout.large, context.snapshot
    if boxes is None:
        return []
    end = right_end(boxes, page, context.features.lab)
    shown = end_of(snapshot, context.features)
    menu = Spec("menu", "menu", Kind.BUTTON, end.menu, "globe", ToggleMenu())
    lab = Spec("view", "lab", Kind.BUTTON, end.lab, "sliders", SwitchView())
    turn = turn_at_work(snapshot)
    at_end = turn is not None and turn.state is State.END
    if turn is not None and not at_end:
        shown = None  # what is next is the question's
    on = Spec("play", "train-on", Kind.BUTTON, end.start_over, "play", TogglePlay())
    if at_end and shown is End.LOST:
        on = Spec(NEW_START, "new-start", Kind.BUTTON, end.start_over, "dice", NewStart())
    if (shown is End.WON or at_end) and page is not Page.PROJECTOR:
        aside = end.lab or (None if end.menu is None else _left_half(end.menu))
        if end.lab is None and end.menu is not None:
            menu = menu._replace(box=_right_half(end.menu))
        upper = next_story_spec(context, end.start_over) if snapshot.moves and not at_end else on
        home = Spec("start-over", "home", Kind.BUTTON, aside, "home", GoHome())
        return buttons(context, upper, home, menu, panel=DOCK_END)
    if at_end or (shown is End.WON and not snapshot.moves):
        # On a projector the word has no room; its place in the bar does for Train on.
        on = on._replace(box=end.lab)
        home = Spec("start-over", "start-over", Kind.BUTTON, end.start_over, "home", GoHome())
        return buttons(context, home, on, menu, panel=DOCK_END)
    bright = is_over(snapshot) and shown is None and turn is None
    kind = Kind.PRIMARY if bright else Kind.BUTTON
    home = Spec("start-over", "start-over", kind, end.start_over, "home", GoHome())
    return buttons(context, home, lab, menu, panel=DOCK_END)


class Spec(NamedTuple):
    """A button: its id, the key of its word, how it looks, where it is, its icon, what it does."""

    identity: str
    key: str
    kind: Kind
    box: Box | None
    icon: str
    action: Action


def next_story_spec(context: ControlContext, box: Box | None) -> Spec:
    """The filled button that leads on."""
    key = "all-stories" if next_story(context.snapshot, context.features) is None else "next-story"
    action = next_action(context.snapshot, context.features)
    return Spec(NEXT_STORY, key, Kind.PRIMARY, box, "arrow", action)


def _left_half(box: Box) -> Box:
    return box._replace(w=(box.w - HALVES_GAP) / 2)


def _right_half(box: Box) -> Box:
    half = (box.w - HALVES_GAP) / 2
    return box._replace(x=box.right - half, w=half)


def buttons(context: ControlContext, *specs: Spec, panel: str = DOCK) -> list[Control]:
    """Those that have a place."""
    return [_button(context, panel, *spec) for spec in specs if spec.box is not None]


def _button(
    context: ControlContext,
    panel: str,
    identity: str,
    key: str,
    kind: Kind,
    box: Box | None,
    icon: str,
    action: Action,
) -> Control:
    """A button of the dock; without its word where it is square."""
    assert box is not None
    name = "language.name" if identity == "menu" else f"visitor.button.{key}"
    label = context.texts(name) if box.w > box.h else ""
    return Control(
        id=identity,
        kind=kind,
        target=box,
        panel=panel,
        label=label,
        icon=icon,
        action=action,
    )
