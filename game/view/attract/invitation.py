"""The invitation of the attract show: a pill with a hand, and rings that breathe around it."""

import math
from collections.abc import Hashable
from typing import Final

import pygame

from game.session.presentation import TICKS_PER_SECOND
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.sprite import PREMULTIPLIED
from game.view.drawing.styles import styles
from game.view.large import lettering
from game.view.scene.actions import AttractTouched
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.scene import Scene
from game.view.widgets.appearance import appearance_in
from game.view.widgets.controls_panel import inside
from game.view.widgets.hand_pill import draw_hand_pill, with_glow

# The panels that draw the controls, and the ids of the two that are alone on their page.
ATTRACT: Final = "attract"
TOUCH_TO_TRY: Final = "touch-to-try"
INVITATION_SIZE: Final = 50.0
# Rings around the invitation, the innermost first: how far out, and how strong at most.
RINGS: Final = ((12.0, 0.72), (26.0, 0.46), (42.0, 0.26))
RING_WIDTH: Final = 3.0
# While they breathe they never fade further than this.
FAINTEST: Final = 0.35
FULL: Final = 255
# Room for the outermost ring and its soft edge.
RING_ROOM: Final = 44.0
# Well below the two flashes a second that are allowed: it draws the eye, and does not flash.
SECONDS: Final = 2.5
LEVELS: Final = 12


def attract_controls(context: ControlContext) -> list[Control]:
    """The invitation."""
    boxes = context.layout.large
    if context.interface.attract is None or boxes is None or boxes.invitation is None:
        return []
    return [
        Control(
            id=TOUCH_TO_TRY,
            kind=Kind.PRIMARY,
            target=boxes.invitation,
            panel=ATTRACT,
            label=context.texts("attract.touch"),
            icon="hand",
            action=AttractTouched(),
        )
    ]


class InvitationPanel:
    """The pill "Touch to try" in its rings."""

    name = "attract-invitation"

    def box_of(self, scene: Scene) -> Box | None:
        """The pill with its rings; None while there is no show."""
        control = scene.control(TOUCH_TO_TRY)
        if control is None:
            return None
        return inside(with_glow(control.target).inset(-RING_ROOM), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """How the pill looks, and how far the rings have swollen."""
        return appearance_in(scene, TOUCH_TO_TRY), _level(scene), scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw rings and pill."""
        control = appearance_in(scene, TOUCH_TO_TRY)
        if control is None:
            return
        share = FAINTEST + (1.0 - FAINTEST) * _level(scene) / LEVELS
        for reach, strength in reversed(RINGS):
            _draw_ring(canvas, control.target.inset(-reach), strength * share)
        draw_hand_pill(canvas, control, INVITATION_SIZE, lettering.FLOOR)


def _level(scene: Scene) -> int:
    attract = scene.interface.attract
    if attract is None or scene.interface.reduced_motion:
        return LEVELS
    return breath(attract.tick)


def _draw_ring(canvas: Canvas, box: Box, strength: float) -> None:
    """A ring as faint as is asked: one picture serves all strengths."""
    style = canvas.style(styles.outline, canvas.palette.action, RING_WIDTH)
    scale, shapes = canvas.scale, canvas.kit.shapes
    shape = shapes.shape(round(box.w * scale), round(box.h * scale), style)
    faint = shape.surface.copy()
    faint.fill((round(FULL * strength),) * 4, special_flags=pygame.BLEND_RGBA_MULT)
    left, top = round(box.x * scale) - canvas.origin[0], round(box.y * scale) - canvas.origin[1]
    corner = (left - shape.padding, top - shape.padding)
    canvas.surface.blit(faint, corner, None, PREMULTIPLIED)


def breath(tick: int) -> int:
    """How far the rings have swollen, 0 to LEVELS, at a tick of the show."""
    turn = 2.0 * math.pi * tick / (SECONDS * TICKS_PER_SECOND)
    return round(LEVELS * (0.5 - 0.5 * math.cos(turn)))
