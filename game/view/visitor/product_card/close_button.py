"""The cross of the open card."""

from typing import Final

from game.session.commands import (
    SelectConnection,
)
from game.view.drawing.box import Box
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext

CARD: Final = "card"
CLOSE_SIZE: Final = 76.0
CLOSE_INSET: Final = 16.0


def visitor_card_controls(context: ControlContext) -> list[Control]:
    """The cross of the open card."""
    boxes = context.layout.large
    if boxes is None or boxes.card is None or context.snapshot.pinned is None:
        return []
    return [
        Control(
            id="card-close",
            kind=Kind.CLOSE,
            target=close_box(boxes.card),
            panel=CARD,
            tip=context.tip("card-close"),
            icon="close",
            action=SelectConnection(None),
        )
    ]


def close_box(card: Box) -> Box:
    """The target of the cross of the open card."""
    left = card.right - CLOSE_INSET - CLOSE_SIZE
    return Box(left, card.y + CLOSE_INSET, CLOSE_SIZE, CLOSE_SIZE)
