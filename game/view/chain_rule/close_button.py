"""The button that lets go of what is pinned: a connection, or a neuron."""

from typing import Final, NamedTuple

from game.session.commands import SelectConnection
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.styles.buttons import Look, button
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.scene import Scene
from game.view.widgets.push_buttons import close_box

ICON_SIZE: Final = 44.0
# Of the target, so that ring and glow stay inside the card.
INSET: Final = 5.0


def card_controls(context: ControlContext) -> list[Control]:
    """The cross of the open card."""
    card = context.layout.card
    if card is None or not context.snapshot.card_open:
        return []
    return [
        Control(
            id="card-close",
            kind=Kind.CLOSE,
            target=close_box(card),
            panel="card",
            tip=context.tip("card-close"),
            icon="close",
            action=SelectConnection(None),
        )
    ]


class CloseButton(NamedTuple):
    """How the button looks now."""

    target: Box
    hovered: bool
    pressed: bool
    focused: bool

    def draw(self, canvas: Canvas) -> None:
        """A bare cross; a round button under the pointer; a ring in keyboard focus."""
        disc = self.target.inset(INSET)
        if self.hovered or self.pressed:
            look = Look.PRESSED if self.pressed else Look.HOVER
            canvas.panel(disc, canvas.style(button, look))
        bright = self.hovered or self.pressed or self.focused
        color = canvas.palette.text if bright else canvas.palette.muted
        canvas.icon("close", self.target.centerx, self.target.centery, ICON_SIZE, color)
        if self.focused:
            canvas.panel(disc, canvas.style(styles.focus_ring, styles.ROUND))


def close_buttons(scene: Scene) -> tuple[CloseButton, ...]:
    """The card's close button, if it has one now."""
    interface = scene.interface
    return tuple(
        CloseButton(
            target=control.target,
            hovered=interface.hovered == control.id,
            pressed=interface.pressed == control.id,
            focused=interface.has_ring(control.id),
        )
        for control in scene.controls_of("card")
        if control.kind is Kind.CLOSE
    )
