"""The cross of the open card."""

from typing import Final

from game.session.commands import (
    SelectConnection,
)
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.visitor.close_button import close_box

CARD: Final = "card"


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
