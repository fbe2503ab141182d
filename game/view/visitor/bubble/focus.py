"""The ring of the keyboard around what tells about itself: an overlay, since numbers move there."""

from collections.abc import Hashable
from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.large import looks
from game.view.scene.control import Control, Kind
from game.view.scene.scene import Scene

ROUND_KINDS: Final = frozenset({Kind.INPUT})


class TellFocus:
    """The overlay "tell-focus"."""

    name = "tell-focus"
    margin = looks.RING_REACH + 2.0

    def box(self, scene: Scene) -> Box | None:
        """Around what is in visible focus, if it tells about itself or is an input."""
        control = _focused(scene)
        return None if control is None else control.target

    def key(self, scene: Scene) -> Hashable:
        """What is in focus."""
        control = _focused(scene)
        return control and control.id, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the ring."""
        control = _focused(scene)
        if control is None:
            return
        round_ = control.kind in ROUND_KINDS
        radius = control.target.h / 2 if round_ else looks.CARD_RADIUS
        looks.draw_ring(canvas, control.target, radius)


def _focused(scene: Scene) -> Control | None:
    interface = scene.interface
    if not (interface.focus_visible and interface.focused):
        return None
    control = scene.control(interface.focused)
    kinds = ROUND_KINDS | {Kind.TELL} if scene.page.is_large else {Kind.FACT}
    if control is None or control.kind not in kinds:
        return None
    return control
