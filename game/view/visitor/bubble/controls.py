"""What can be touched to be told about: goal, error, what comes back, loss, epoch, the puzzle."""

from collections.abc import Iterator
from typing import Final

from game.session.presentation import Mode, Phase
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.large.pulls import told_pulls
from game.view.network.reading.staging import ERROR_AT
from game.view.scene.actions import ShowBubble
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.page import Page
from game.view.visitor.bubble.topics import EPOCH, ERROR, GOAL, LOSS, PUZZLE, signal_topic
from game.view.visitor.captions.run_stage import is_at_start
from game.view.visitor.dock.timeline import scrub_target
from game.view.visitor.header import puzzle_box

TELL: Final = "tell"
# Targets in the ribbon: their edges from the ribbon's, and the gap between the two.
INSET: Final = 6.0
GAP: Final = 10.0
LOSS_SHARE: Final = 0.6


def tell_controls(context: ControlContext) -> list[Control]:
    """In the order in which the eye meets them."""
    return [
        Control(
            id=topic,
            kind=Kind.TELL,
            target=box,
            panel=TELL,
            label=topic,
            action=ShowBubble(topic),
        )
        for topic, box in _places(context)
    ]


def _places(context: ControlContext) -> Iterator[tuple[str, Box]]:
    snapshot, boxes = context.snapshot, context.layout.large
    if boxes is None or context.layout.page is Page.ATTRACT:
        return
    if not is_at_start(snapshot):
        puzzle = puzzle_box(boxes, context.texts, context.layout.page, context.measure)
        if puzzle is not None:
            yield PUZZLE, puzzle
        yield from _ribbon(context)
    if snapshot.card_open:
        return
    if snapshot.moment.sample is not None and told_pulls(snapshot) is None:
        if context.wires.goal is not None:
            yield GOAL, context.wires.goal
        if context.wires.error is not None and error_stands(snapshot):
            yield ERROR, context.wires.error
    if signals_stand(snapshot):
        for line, box in context.wires.signals.items():
            yield signal_topic(snapshot.topology.parameter_name(line)), box


def _ribbon(context: ControlContext) -> Iterator[tuple[str, Box]]:
    """The loss above the epoch; on a projector the loss alone."""
    boxes, page = context.layout.large, context.layout.page
    if boxes is None or boxes.story is None:
        return
    story = boxes.story
    width = scrub_target(story, page).x - GAP - story.x - INSET
    left = Box(story.x + INSET, story.y + INSET, width, story.h - 2 * INSET)
    if page is Page.PROJECTOR:
        yield LOSS, left._replace(x=story.x, w=width + INSET)
        return
    upper = (left.h - GAP) * LOSS_SHARE
    yield LOSS, left._replace(h=upper)
    yield EPOCH, left._replace(y=left.y + upper + GAP, h=left.h - GAP - upper)


def error_stands(snapshot: Snapshot) -> bool:
    """Whether the error is written beside the goal: once they have been compared."""
    moment = snapshot.moment
    if moment.mode is not Mode.STAGED:
        return moment.mode is not Mode.READY
    return moment.phase > Phase.LOSS or (moment.phase is Phase.LOSS and moment.progress >= ERROR_AT)


def signals_stand(snapshot: Snapshot) -> bool:
    """Whether what came back is written on its arcs: not in a stream, and not of all rows."""
    moment = snapshot.moment
    if moment.sample is None:
        return False
    return moment.mode is Mode.REST or (
        moment.mode is Mode.STAGED and moment.phase is Phase.BACKWARD
    )
