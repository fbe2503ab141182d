"""A panel that draws some of the controls of the table, and nothing else."""

from collections.abc import Callable, Hashable
from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.scene.control import Control
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene
from game.view.widgets.appearance import Appearance, appearance_of
from game.view.widgets.choices import around
from game.view.widgets.draw_controls import draw_appearances
from game.view.widgets.focus_ring import LIGHT_REACH, RING_REACH

# Room around controls for their focus rings: aside, and above and below.
RING_AIR: Final = (RING_REACH + LIGHT_REACH, RING_REACH + LIGHT_REACH)

Chooser = Callable[[Control], bool]


class ControlsPanel:
    """Draws the controls of the panel ``source`` that ``chooses`` picks; as large as they are.

    Parts of a bar are panels of their own, so that a dragged slider does not redraw its neighbours,
    and so that no panel lies over another one.
    """

    def __init__(
        self, name: str, source: str, chooses: Chooser, air: tuple[float, float] = RING_AIR
    ) -> None:
        self.name = name
        self._source = source
        self._chooses = chooses
        self._air = air

    def controls(self, scene: Scene) -> tuple[Control, ...]:
        """The controls it draws."""
        return tuple(c for c in scene.controls_of(self._source) if self._chooses(c))

    def box_of(self, scene: Scene) -> Box | None:
        """Where the controls are, with room for their rings; None while there are none."""
        controls = self.controls(scene)
        if not controls:
            return None
        box = around(control.target for control in controls)
        aside, above = self._air
        return inside(box.inset(-aside, -above), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """How every control looks."""
        return self.appearances(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the controls."""
        draw_appearances(canvas, self.appearances(scene))

    def appearances(self, scene: Scene) -> tuple[Appearance, ...]:
        """How the controls look."""
        return tuple(appearance_of(c, scene.interface) for c in self.controls(scene))


def inside(box: Box, layout: Layout) -> Box:
    """The part of the box that lies in the window."""
    left, top = max(box.x, 0.0), max(box.y, 0.0)
    right, bottom = min(box.right, layout.width), min(box.bottom, layout.height)
    return Box(left, top, right - left, bottom - top)
